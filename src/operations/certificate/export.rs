//! All certificates of a date as one table, which can be imported again.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::list::{Line, List, walk};
use crate::domain::access::Right;
use crate::domain::as_of::AsOf;
use crate::domain::certificate::{CertificateKind, CertificateState};
use crate::error::Result;
use crate::operations::Query;
use crate::store::{ReadTx, Reads, consignee};

/// Gives the certificates of a date, all of them at once; what is given can be imported again.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Export {
    #[serde(default)]
    pub consignee_id: Option<i64>,
    #[serde(default)]
    pub kind: Option<CertificateKind>,
    #[serde(default)]
    pub state: Option<CertificateState>,
    /// Only those that have ended and were not renewed while the work goes on.
    #[serde(default)]
    pub lapsed: bool,
    /// The date that it speaks of; today if empty.
    #[serde(default)]
    pub on: Option<NaiveDate>,
    /// As it was known when the ledger ended with this entry.
    #[serde(default)]
    pub known: Option<i64>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Exported {
    pub on: NaiveDate,
    pub lines: Vec<ExportedLine>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ExportedLine {
    /// Of the consignee.
    pub control_no: String,
    pub line: Line,
}

impl Query for Export {
    const NAME: &'static str = "certificate.export";
    const NEEDS: Right = Right::ReadRegister;
    type Answer = Exported;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Exported> {
        let as_of = AsOf { on: self.on.unwrap_or(tx.moment().today), known: self.known.unwrap_or(i64::MAX) };
        let Self { consignee_id, kind, state, lapsed, .. } = self;
        let list = List { consignee_id, kind, state, lapsed, ..List::default() };
        let lines = walk(tx, &list, as_of, None)?;
        let numbers: BTreeMap<i64, String> = consignee::all(tx, as_of)?.into_iter().map(|row| (row.id, row.control_no)).collect();
        let numbered = |line: Line| ExportedLine { control_no: numbers.get(&line.consignee_id).cloned().unwrap_or_default(), line };
        Ok(Exported { on: as_of.on, lines: lines.into_iter().map(numbered).collect() })
    }
}
