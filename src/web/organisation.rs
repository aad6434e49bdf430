//! The organisation's name in the head of every page, read again at most every few seconds.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use chrono::NaiveDateTime;

use crate::locale::Language;
use crate::operations::Register;

#[derive(Default)]
pub struct Organisation(Mutex<Option<Known>>);

struct Known {
    until: NaiveDateTime,
    ja: String,
    en: String,
}

const FRESH_FOR: Duration = Duration::from_secs(5);

impl Organisation {
    /// Reads it again for the next page: it has just been changed.
    pub fn forget(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// Empty if it has no name yet, or the database is away.
    pub fn of(&self, register: &Register, language: Language) -> String {
        let now = register.now().at;
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.as_ref().is_none_or(|known| known.until <= now) {
            let (ja, en) = crate::operations::setting::organisation(register).unwrap_or_default();
            *known = Some(Known { until: now + FRESH_FOR, ja, en });
        }
        known
            .as_ref()
            .map(|known| match language {
                Language::Ja => known.ja.clone(),
                Language::En => known.en.clone(),
            })
            .unwrap_or_default()
    }
}
