//! Answers as files: a grid of typed values → CSV and XLSX; and documents as PDF. The same answer gives the same bytes.

pub mod action;
pub mod cells;
pub mod certificate;
pub mod chart;
pub mod contract;
pub mod csv;
pub mod deadline;
pub mod evaluation;
pub mod ledger;
pub mod nda;
pub mod nda_list;
pub mod pack;
pub mod pdf;
pub mod person_access;
pub mod reach;
pub mod register;
pub mod reminder;
pub mod report;
pub mod review;
pub mod rule;
pub mod training;
pub mod xlsx;

mod form;
mod grid;

pub use form::FileForm;
pub use grid::{Grid, Target, Value};

#[cfg(test)]
mod tests;
