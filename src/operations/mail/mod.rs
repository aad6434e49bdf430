//! Mail on its way out: written with the fact, sent after, tried again until it is sent or given up.

mod again;
mod letter;
mod list;
mod sending;

pub use again::{Again, Test};
pub use letter::{Letter, Put};
pub use list::{Attempted, Line, List, Mail, Page, Show};
pub use sending::{Attempt, Failure, Outgoing, send_waiting};
