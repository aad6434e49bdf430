//! What is recorded of a certificate, and the checks that it passes whoever enters it.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::certificate::CertificateKind;
use crate::domain::message::{Message, Problems};
use crate::store::certificate::Row;
use crate::store::code::Coded;

/// What is recorded of a certificate in one period.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Details {
    pub kind: CertificateKind,
    /// What it is called, where the kind does not say it.
    #[serde(default)]
    #[schemars(length(max = 200))]
    pub name: String,
    /// The number under which it is registered.
    #[schemars(length(min = 1, max = 100))]
    pub number: String,
    /// Which organisation, places and services it covers.
    #[serde(default)]
    #[schemars(length(max = 1_000))]
    pub scope: String,
    /// Who certified it.
    #[serde(default)]
    #[schemars(length(max = 200))]
    pub issuer: String,
    #[serde(default)]
    pub note: String,
}

impl Details {
    #[must_use]
    pub fn of(row: &Row) -> Self {
        Self {
            kind: row.kind.0,
            name: row.name.clone(),
            number: row.number.clone(),
            scope: row.scope.clone(),
            issuer: row.issuer.clone(),
            note: row.note.clone(),
        }
    }

    pub(super) fn check(&self, problems: &mut Problems) {
        if self.kind == CertificateKind::Other && self.name.trim().is_empty() {
            problems.add("name", "certificate-name-needed");
        }
    }

    /// The row that these details make over another one.
    pub(super) fn over(&self, row: &Row) -> Row {
        Row {
            kind: Coded(self.kind),
            name: self.name.trim().to_owned(),
            number: self.number.trim().to_owned(),
            scope: self.scope.trim().to_owned(),
            issuer: self.issuer.trim().to_owned(),
            note: self.note.trim().to_owned(),
            ..row.clone()
        }
    }
}

/// A period does not end before it begins.
pub(super) fn check_period(from_on: NaiveDate, until_on: Option<NaiveDate>, problems: &mut Problems) {
    if let Some(until) = until_on.filter(|until| *until < from_on) {
        problems.add("until_on", Message::new("contract-term-before-start").with("read", until).with("expected", from_on));
    }
}
