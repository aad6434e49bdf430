//! What stands in the place of the press where the program was built without it.

use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use super::Failure;
use crate::domain::message::Message;
use crate::error::Error;
use crate::output::nda::Certificate;
use crate::output::report::Document;

/// Prints nothing.
pub struct Press;

impl Press {
    #[must_use]
    pub fn new(_: Option<PathBuf>) -> Self {
        Self
    }

    #[must_use]
    pub fn with_program(self, _: PathBuf) -> Self {
        self
    }

    #[must_use]
    pub fn with_patience(self, _: Duration) -> Self {
        self
    }

    /// # Errors
    /// Always `Unavailable`.
    pub fn certificate(&self, _: &Certificate, _: Option<&str>) -> Result<Vec<u8>, Failure> {
        Err(not_built())
    }

    /// # Errors
    /// Always `Unavailable`.
    pub fn report(&self, _: &Document, _: Option<&str>) -> Result<Vec<u8>, Failure> {
        Err(not_built())
    }
}

fn not_built() -> Failure {
    Failure::Other(Error::Unavailable(Message::new("pdf-not-built")))
}

/// Sets nothing.
#[must_use]
pub fn set_apart(_: &mut dyn Read, _: &mut dyn Write) -> ExitCode {
    ExitCode::FAILURE
}
