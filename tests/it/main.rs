//! All integration tests in one binary: real databases, real commands, the real router.

mod harness;
mod http;
mod source;
