//! Sub-consignees: asked for, decided on, ended; and who stands behind how much.

mod concentration;
mod deadlines;
mod decide;
mod details;
mod end;
mod line;
mod list;
mod request;
mod show;

pub use concentration::{Company, Concentration, Work};
pub use decide::Decide;
pub use details::Details;
pub use end::End;
pub use line::Line;
pub use list::{List, Page};
pub use request::Request;
pub use show::{Decided, Show, Whole};

pub(crate) use concentration::Supply;
pub(crate) use deadlines::deadlines;
pub(crate) use line::lines;
