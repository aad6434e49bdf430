//! Documents as PDF, typeset inside the program. A program built without the feature `pdf` says so in their place.

#[cfg(feature = "pdf")]
mod fonts;
#[cfg(feature = "pdf")]
mod press;
#[cfg(not(feature = "pdf"))]
mod without;
#[cfg(feature = "pdf")]
mod world;

#[cfg(feature = "pdf")]
pub use press::Press;
#[cfg(not(feature = "pdf"))]
pub use without::Press;

/// The template of the annual report.
pub const REPORT: &str = include_str!("../../../templates/pdf/report.typ");
