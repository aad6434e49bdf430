//! What people write as an answer, read on the scale of its item.

use crate::domain::criteria::{Item, Scale};
use crate::domain::mark::{self, Mark, Points, YesNo};
use crate::domain::message::Message;
use crate::domain::scoring::Verdict;

/// The answer in a text: a code as the API has it, or a sign or word as sheets have it (○, はい, 3, 対象外). Nothing is unanswered.
///
/// # Errors
/// What was read and what the scale of the item takes.
pub(super) fn read(item: &Item, text: &str) -> Result<Option<Verdict>, Message> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    if let Ok(verdict) = text.parse::<Verdict>() {
        return Ok(Some(verdict));
    }
    Ok(match item.scale {
        Scale::Marks => mark::read(text)?.map(|mark| match mark {
            Mark::Good => Verdict::Good,
            Mark::Partial => Verdict::Partial,
            Mark::Poor => Verdict::Poor,
            Mark::NotApplicable => Verdict::NotApplicable,
        }),
        Scale::YesNo => mark::read_yes_no(text)?.map(|answer| match answer {
            YesNo::Yes => Verdict::Yes,
            YesNo::No => Verdict::No,
            YesNo::NotApplicable => Verdict::NotApplicable,
        }),
        Scale::Number => mark::read_number(text, item.scale_max.unwrap_or(0))?.map(|points| match points {
            Points::Number(number) => Verdict::Number(number),
            Points::NotApplicable => Verdict::NotApplicable,
        }),
    })
}
