//! What the auditor says, and which sections are left out.

use schemars::JsonSchema;
use serde::Serialize;

use crate::store::edition::TextRow;

/// The sections of the report by their ids, in its order. The summary and the state of the ledger are always there.
pub const SECTIONS: [&str; 19] = [
    "criteria",
    "register",
    "evaluations",
    "decisions",
    "exceptions",
    "conditions",
    "standing",
    "ndas",
    "contracts",
    "sub_entrustments",
    "foreign",
    "certificates",
    "reviews",
    "actions",
    "endings",
    "rules",
    "training",
    "offices",
    "late",
];

/// The auditor's part of the report, as it was known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Auditor {
    pub findings: String,
    pub opinion: String,
    pub recommendations: String,
    pub next_year: String,
    /// The sections that the report does not show, by their ids.
    pub left_out: Vec<String>,
}

impl Auditor {
    #[must_use]
    pub fn of(row: TextRow) -> Self {
        let left_out = row.left_out.split(',').filter(|id| !id.is_empty()).map(ToOwned::to_owned).collect();
        let TextRow { findings, opinion, recommendations, next_year, .. } = row;
        Self { findings, opinion, recommendations, next_year, left_out }
    }
}
