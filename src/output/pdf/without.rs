//! What stands in the place of the press where the program was built without it.

use std::path::PathBuf;

use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::output::nda::Certificate;
use crate::output::report::Document;

/// Prints nothing.
pub struct Press;

impl Press {
    #[must_use]
    pub fn new(_: Option<PathBuf>) -> Self {
        Self
    }

    /// # Errors
    /// Always `Unavailable`.
    pub fn certificate(&self, _: &Certificate) -> Result<Vec<u8>> {
        Err(Error::Unavailable(Message::new("pdf-not-built")))
    }

    /// # Errors
    /// Always `Unavailable`.
    pub fn report(&self, _: &Document) -> Result<Vec<u8>> {
        Err(Error::Unavailable(Message::new("pdf-not-built")))
    }
}
