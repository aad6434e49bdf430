//! The comprehension test: taken by oneself, signed in or by a link, and recorded where it was held elsewhere.

mod by_link;
mod paper;
mod record;
mod take;

pub use by_link::{AnswerByLink, BeginByLink, FinishByLink, LinkMade, MakeLink, OfLink};
pub use paper::{Paper, Put, Show};
pub use record::Record;
pub use take::{Answer, Begin, Finish, Marked};
