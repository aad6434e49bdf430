//! Selection rounds: several candidates for one piece of work, side by side, a recommendation, and a decision by somebody else.

mod cancel;
mod candidates;
mod choose;
mod docket;
mod list;
mod open;
mod show;

pub use cancel::Cancel;
pub use candidates::{Add, Remove};
pub use choose::{Decide, Recommend, Step};
pub use list::{Line, List, Page};
pub use open::{Criteria, Open};
pub use show::{Candidate, Cell, Happened, Row, Show, Whole};
