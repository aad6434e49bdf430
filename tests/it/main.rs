//! All integration tests in one binary: real databases, real commands, the real router.

mod architecture;
mod harness;
mod http;
mod ledger;
mod schema;
mod source;
