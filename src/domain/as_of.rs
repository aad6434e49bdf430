//! The two time axes: *valid on* a date, *known at* an entry of the ledger.

use chrono::NaiveDate;
use serde::Serialize;

/// Which facts count: those valid on `on`, as they were known when the ledger ended with entry `known`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct AsOf {
    pub on: NaiveDate,
    pub known: i64,
}

impl AsOf {
    /// Everything that is known today of that date.
    #[must_use]
    pub fn on(on: NaiveDate) -> Self {
        Self { on, known: i64::MAX }
    }
}
