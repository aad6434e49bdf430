//! Training: courses and their versions, sessions and attendance, comprehension tests, the plan of a year, and where everyone stands.

pub mod course;
mod deadlines;
mod exempt;
mod export;
mod facts;
mod held;
pub mod leave;
mod matrix;
pub mod plan;
mod rates;
mod record;
pub mod session;
pub mod test;

pub use exempt::{EndExemption, Exempt};
pub use export::{Attendances, Export, Exported, Listed};
pub use matrix::{Cell, Line, Matrix, Page};
pub use rates::{CourseRate, GroupRate, Rates, Rating};
pub use record::{Due, Event, Mine, Record, Recorded, Whole};

pub(crate) use deadlines::deadlines;
pub(crate) use held::{Held, courses};
pub(crate) use rates::{rating, stands};
