//! Dates as people write them in Japan: by era or by the western year, in any width, sometimes with a note behind.

mod era;
mod scan;
mod serial;

use chrono::NaiveDate;

pub use era::wareki;
pub use scan::YEARS;
pub use serial::{DateSystem, SERIALS, from_excel_serial};

use super::{
    digits::{is_only_dashes, normalise},
    message::Message,
};
use scan::Written;

/// A date that was read, with what should be looked at again.
#[derive(Clone, Debug, PartialEq)]
pub struct Parsed {
    pub date: NaiveDate,
    /// The date stands outside its era (contracts written before 2019 end in 平成32年), has a note beside it, or was a
    /// spreadsheet's day number.
    pub warning: Option<Message>,
}

/// The date in a text: `令和8年11月23日`, `R8.11.23`, `元年`, `2026/11/23`, `2026-11-23`, `20261123`, in full or half width.
///
/// # Errors
/// `format-date-several` when there are two dates, `format-date-not-real` for a day that is not in the calendar,
/// `format-date-ambiguous` for `26/11/23`, otherwise `format-date`; each says what was read.
pub fn parse(text: &str) -> Result<Parsed, Message> {
    let read = |id| Message::new(id).with("read", text.trim());
    let plain = normalise(text);
    let found = scan::dates(&plain);
    let Some(first) = found.written.first() else {
        let ambiguous = scan::is_three_numbers(&plain);
        return Err(read(if ambiguous { "format-date-ambiguous" } else { "format-date" }));
    };
    let dates: Option<Vec<NaiveDate>> = found.written.iter().map(|written| written.date).collect();
    let dates = dates.ok_or_else(|| read("format-date-not-real"))?;
    let date = dates.first().copied().unwrap_or_default();
    if let Some(&other) = dates.iter().find(|&&other| other != date) {
        return Err(read("format-date-several").with("first", date).with("second", other));
    }
    let warning = outside_era(first, date).map(|id| read(id).with("expected", wareki(date)));
    let note = || (!found.beside.is_empty()).then(|| read("format-date-with-note").with("note", &found.beside));
    Ok(Parsed { date, warning: warning.or_else(note).map(|message| message.with("date", date)) })
}

/// The date in a cell. An empty cell or one of dashes is none; a bare number from 20000 to 60000 is taken for a
/// spreadsheet's day number, with a warning.
///
/// # Errors
/// As [`parse`].
pub fn parse_optional(text: &str) -> Result<Option<Parsed>, Message> {
    let plain = normalise(text);
    if plain.is_empty() || is_only_dashes(&plain) {
        return Ok(None);
    }
    let serial = plain.parse::<i64>().ok().filter(|serial| SERIALS.contains(serial));
    match serial.and_then(|serial| from_excel_serial(serial, DateSystem::From1900)) {
        Some(date) => {
            let warning = Message::new("format-date-from-serial").with("read", plain).with("date", date);
            Ok(Some(Parsed { date, warning: Some(warning) }))
        }
        None => parse(text).map(Some),
    }
}

fn outside_era(written: &Written, date: NaiveDate) -> Option<&'static str> {
    let outside = written.era.is_some_and(|era| !era.contains(date));
    outside.then_some("format-date-outside-era")
}

#[cfg(test)]
mod tests;
