//! Courses: opened, written, published in versions, ended; with their files.

mod attach;
mod details;
mod list;
mod open;
mod publish;
mod questions;
mod show;

pub use attach::{Attach, Detach, Kept};
pub use details::Details;
pub use list::{Line, List};
pub use open::{Draft, Open, Opened, Write};
pub use publish::{End, Publish};
pub use questions::{PutQuestion, RemoveQuestion};
pub use show::{File, Happened, Numbered, Show, Version, Whole};

pub(crate) use show::files;
