//! Answers as files: a grid of typed values → CSV and XLSX. The same grid gives the same bytes.

pub mod chart;
pub mod csv;
pub mod evaluation;
pub mod person_access;
pub mod register;
pub mod report;
pub mod xlsx;

mod grid;

pub use grid::{Grid, Value};

#[cfg(test)]
mod tests;
