//! The offices of the organisation: appoint, end, list, and which of them are vacant.

mod appoint;
mod end;
mod list;

pub use appoint::{Appoint, Appointed};
pub use end::End;
pub use list::{Line, List, Offices};
