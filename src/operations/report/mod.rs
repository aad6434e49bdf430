//! The annual report: what the register says of a fiscal year, with a denominator for every figure.

mod annual;
pub mod edition;
pub mod pack;
mod years;

pub use annual::*;
pub use years::{Answer as YearsAnswer, Year, Years};
