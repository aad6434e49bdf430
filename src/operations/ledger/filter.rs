//! What narrows the ledger down.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::access::Door;
use crate::error::Result;
use crate::store::entry::{self, Narrow};
use crate::store::{ReadTx, Reads};

#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Filter {
    /// The operation by its name, such as `consignee.enter`.
    #[serde(default)]
    #[schemars(length(max = 100))]
    pub operation: Option<String>,
    /// Who did it.
    #[serde(default)]
    pub person_id: Option<i64>,
    /// What it speaks of, such as `consignee`.
    #[serde(default)]
    #[schemars(length(max = 100))]
    pub subject: Option<String>,
    /// The number of the thing of which it speaks; with `subject`.
    #[serde(default)]
    pub subject_id: Option<i64>,
    #[serde(default)]
    pub door: Option<Door>,
    /// Recorded on this day or later.
    #[serde(default)]
    pub from_on: Option<NaiveDate>,
    /// Recorded on this day or earlier.
    #[serde(default)]
    pub until_on: Option<NaiveDate>,
}

impl Filter {
    /// Whether it follows one thing.
    #[must_use]
    pub fn is_of_one(&self) -> bool {
        self.subject_id.is_some() && self.subject.as_deref().is_some_and(|subject| !subject.trim().is_empty())
    }

    /// With entries after one and before another. Days are those of the organisation; the ledger is in UTC.
    pub(super) fn narrow(&self, tx: &mut ReadTx<'_>, after: Option<i64>, before: Option<i64>) -> Result<Narrow> {
        let mut first_of = |day: Option<NaiveDate>| {
            let begins = day.map(|day| tx.moment().beginning_of(day));
            begins.map(|at| entry::first_since(tx, at)).transpose()
        };
        let (from, end) = (first_of(self.from_on)?, first_of(self.until_on.and_then(|on| on.succ_opt()))?);
        let text = |text: &Option<String>| text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(ToOwned::to_owned);
        Ok(Narrow {
            operation: text(&self.operation),
            person_id: self.person_id,
            subject: text(&self.subject),
            subject_id: self.subject_id,
            door: self.door,
            from: [from, after.map(|after| after.saturating_add(1))].into_iter().flatten().max(),
            before: [end, before].into_iter().flatten().min(),
        })
    }
}
