//! What holds for the items of a version as a whole.

use crate::domain::message::Message;
use crate::error::{Error, Result};

/// The most items that a version holds. Questionnaires in use have twenty to a hundred.
pub(super) const MOST: usize = 500;

pub(super) fn room_for(items: usize) -> Result<()> {
    if items <= MOST {
        return Ok(());
    }
    Err(Error::invalid("items", Message::new("criteria-too-many-items").with("read", items).with("most", MOST)))
}
