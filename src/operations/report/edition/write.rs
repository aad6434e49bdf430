//! The auditor's part of a report: findings, opinion, recommendations, the plan for next year, and which sections are left out.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::access::Right;
use crate::domain::message::{Message, Problems};
use crate::error::{Error, Result};
use crate::operations::Command;
use crate::operations::report::SECTIONS;
use crate::operations::setting::fiscal_year;
use crate::store::edition::{self, TextRow};
use crate::store::{Reads, WriteTx};

/// Writes the auditor's part of the annual report of a fiscal year. Reports that are closed already do not change by it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Write {
    /// The calendar year in which the fiscal year begins.
    pub year: i64,
    /// The entry of the ledger by which it was written last; 0 if nothing is written yet.
    pub seen: i64,
    /// What the auditor found.
    #[serde(default)]
    #[schemars(length(max = 20_000))]
    pub findings: String,
    #[serde(default)]
    #[schemars(length(max = 20_000))]
    pub opinion: String,
    #[serde(default)]
    #[schemars(length(max = 20_000))]
    pub recommendations: String,
    /// What is planned for next year.
    #[serde(default)]
    #[schemars(length(max = 20_000))]
    pub next_year: String,
    /// The sections that the report does not show, by their ids. It says that they were left out.
    #[serde(default)]
    pub left_out: Vec<String>,
}

impl Command for Write {
    const NAME: &'static str = "report.write";
    const NEEDS: Right = Right::KeepReports;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let person = tx.actor().someone().map_err(Error::Denied)?;
        fiscal_year(tx, self.year)?;
        let mut problems = Problems::default();
        for id in self.left_out.iter().filter(|id| !SECTIONS.contains(&id.as_str())) {
            problems.add("left_out", Message::new("report-no-such-section").with("read", id).with("expected", SECTIONS.join(" / ")));
        }
        problems.or(())?;
        // In the order of the report, so that the same choice is the same text.
        let left_out: Vec<&str> = SECTIONS.iter().copied().filter(|id| self.left_out.iter().any(|named| named == id)).collect();
        let row = TextRow {
            year: self.year,
            findings: plain(&self.findings),
            opinion: plain(&self.opinion),
            recommendations: plain(&self.recommendations),
            next_year: plain(&self.next_year),
            left_out: left_out.join(","),
            person_id: Some(person),
            seq: tx.seq(),
            superseded_seq: None,
        };
        let known = edition::text(tx, self.year, i64::MAX)?;
        if known.as_ref().is_some_and(|known| same(known, &row)) {
            tx.unchanged();
            return Ok(());
        }
        if known.map_or(0, |known| known.seq) != self.seen {
            return Err(Error::conflict("stale-form"));
        }
        tx.about("report", self.year);
        edition::write_text(tx, &row)
    }
}

/// Lines as one system writes them.
fn plain(text: &str) -> String {
    text.trim().replace("\r\n", "\n")
}

fn same(known: &TextRow, row: &TextRow) -> bool {
    let of = |row: &TextRow| [&row.findings, &row.opinion, &row.recommendations, &row.next_year, &row.left_out].map(ToOwned::to_owned);
    of(known) == of(row)
}
