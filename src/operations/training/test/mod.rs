//! The comprehension test: taken by oneself, signed in or by a link, and recorded where it was held elsewhere.

mod allow;
mod by_link;
mod paper;
mod record;
mod take;

pub use allow::Allow;
pub use by_link::{AnswerByLink, BeginByLink, FinishByLink, LinkMade, MakeLink, OfLink, open_by_link};
pub use paper::{Paper, Put, Show};
pub use record::Record;
pub use take::{Answer, Begin, Finish, Marked};
