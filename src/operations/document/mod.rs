//! Files that are handed in: where they are kept, which kinds are taken, and how they are found again.

mod content;
mod find;
mod folder;
mod kind;

pub use content::Content;
pub use find::{Find, Found, open};
pub use folder::Folder;
pub use kind::{KINDS, LARGEST, media_type, plain_name};
