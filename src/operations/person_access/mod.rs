//! Who may handle which personal data: give access, end it, see who has it on any date.

mod end;
mod export;
mod give;
mod leave;
mod list;
mod of_person;
mod thing;

pub use end::EndAccess;
pub use export::{Export, Exported};
pub use give::{GiveAccess, Given};
pub(crate) use leave::leave;
pub use list::{Cursor, Filter, Line, List, Page};
pub use of_person::{Held, OfPerson};
pub(crate) use thing::{Thing, find};
