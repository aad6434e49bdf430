//! Files that are handed in: where they are kept, which kinds are taken, how they are found again, looked through and destroyed.

mod content;
mod erase;
mod find;
mod folder;
mod inspect;
mod key;
mod kind;
mod receive;
mod sealed;
mod spool;
mod text;

pub use content::{Content, ReadSeek};
pub use erase::{Destroy, Erase};
pub use find::{Find, Found, open, open_kept};
pub use folder::{Folder, Kept};
pub use inspect::{Copied, Files, copy_into, inspect, is_there, number, remove_unfinished, remove_unlisted};
pub use kind::{EVIDENCE, KINDS, LARGEST, SCANS, TEXTS, endings, media_type, too_large};
pub use receive::{Received, receive, record};
pub use spool::{Spool, Spooling};
