//! Which packs were taken, by whom, and by which hash each is known again.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::access::Right;
use crate::domain::message::Message;
use crate::error::Result;
use crate::operations::Query;
use crate::operations::setting::fiscal_year;
use crate::store::{ReadTx, pack, person};

/// Lists the evidence packs that were ordered, the latest first: who took which, and the hash of its list of files.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct List {
    /// Only those of this edition.
    #[serde(default)]
    pub edition_id: Option<i64>,
    /// Only those of this fiscal year, by the calendar year in which it begins.
    #[serde(default)]
    pub year: Option<i64>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Line {
    pub id: i64,
    /// None: of a report that is not closed.
    pub edition_id: Option<i64>,
    pub year: i64,
    pub label: Message,
    /// The date to which the report is made.
    pub reported_on: NaiveDate,
    /// The entry up to which the ledger was known.
    pub known: i64,
    pub language: String,
    pub ordered_on: NaiveDate,
    /// Who took it; empty for whoever holds the machine.
    pub ordered_by: String,
    /// Whether it was handed over whole.
    pub finished: bool,
    /// SHA-256 of `manifest.json`, in hexadecimal; empty as long as it was not.
    pub manifest: String,
    pub files: Option<i64>,
    /// Files that are cited and could not be packed.
    pub missing: Option<i64>,
    /// In bytes.
    pub size: Option<i64>,
}

impl Query for List {
    const NAME: &'static str = "report_pack.list";
    const NEEDS: Right = Right::ReadReports;
    type Answer = Vec<Line>;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Vec<Line>> {
        let rows = pack::list(tx, self.edition_id, self.year)?;
        let names = person::names(tx, &rows.iter().filter_map(|(row, _)| row.person_id).collect::<Vec<i64>>())?;
        let mut lines = Vec::with_capacity(rows.len());
        for (row, end) in rows {
            lines.push(Line {
                label: fiscal_year(tx, row.year)?.label(),
                ordered_by: row.person_id.and_then(|id| names.get(&id).cloned()).unwrap_or_default(),
                finished: end.is_some(),
                files: end.as_ref().map(|end| end.files),
                missing: end.as_ref().map(|end| end.missing),
                size: end.as_ref().map(|end| end.size),
                manifest: end.map(|end| end.manifest).unwrap_or_default(),
                id: row.id,
                edition_id: row.edition_id,
                year: row.year,
                reported_on: row.reported_on,
                known: row.known_seq,
                language: row.language,
                ordered_on: row.ordered_on,
            });
        }
        Ok(lines)
    }
}
