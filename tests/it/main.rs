//! All integration tests in one binary: real databases, real commands, the real router.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr, reason = "a test fails by panicking")]

mod access;
mod account;
mod agreement;
mod architecture;
mod browser;
mod consignee;
mod contract;
mod criteria;
mod demo;
mod document;
mod ending;
mod evaluation;
mod foreign;
mod harness;
mod http;
mod import;
mod input;
mod kill;
mod ledger;
mod ledger_pages;
mod nda;
mod office;
mod person;
mod person_access;
mod report;
mod resource;
mod round;
mod schema;
mod session;
mod source;
mod sub_entrustment;
mod token;
mod trouble;
