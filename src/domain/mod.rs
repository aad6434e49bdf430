//! The rules: pure functions of dated facts and a date. No database, no language, no clock.

pub mod access;
pub mod account;
pub mod as_of;
pub mod codes;
pub mod criteria;
pub mod dates;
pub mod digits;
pub mod fiscal_year;
pub mod message;
pub mod person;
pub mod seal;
