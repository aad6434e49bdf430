//! Answers as files: a grid of typed values → CSV and XLSX; and documents as PDF. The same answer gives the same bytes.

pub mod chart;
pub mod csv;
pub mod evaluation;
pub mod nda;
pub mod pdf;
pub mod person_access;
pub mod reach;
pub mod register;
pub mod report;
pub mod xlsx;

mod grid;

pub use grid::{Grid, Value};

#[cfg(test)]
mod tests;
