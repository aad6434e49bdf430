//! The rules: pure functions of dated facts and a date. No database, no language, no clock.

pub mod access;
pub mod account;
pub mod as_of;
pub mod codes;
pub mod consignee;
pub mod corporate_number;
pub mod criteria;
pub mod dates;
pub mod digits;
pub mod entrustment;
pub mod evaluation;
pub mod fiscal_year;
pub mod formula;
pub mod invoice_number;
pub mod mark;
pub mod message;
pub mod names;
pub mod person;
pub mod phone;
pub mod postal;
pub mod scoring;
pub mod seal;
pub mod setting;
pub mod tier;
