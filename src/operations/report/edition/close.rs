//! A report is closed: what it says is frozen, in every form and language.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::bundle::pack;
use super::printer::Imprint;
use super::state::Editions;
use crate::domain::access::{Actor, Right};
use crate::domain::message::Message;
use crate::domain::report::EditionState;
use crate::error::{Error, Result};
use crate::operations::document::{Content, Received, record};
use crate::operations::report::{Annual, Explain};
use crate::operations::template::in_force_of;
use crate::operations::{Command, Prepare, Prepared, Query as _, Register};
use crate::store::edition::{self, FileRow, Row};
use crate::store::{Reads, WriteTx, entry, ledger, person};

/// Closes the annual report of a fiscal year: its content, by everything that is known now, is frozen as an edition, in every form and
/// language. What is recorded later changes it no more; a correction is another edition.
///
/// Refused while another edition of the year waits for approval.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Close {
    /// The fiscal year, by the calendar year in which it begins.
    #[schemars(range(min = 1900, max = 2999))]
    pub year: i64,
    /// The date to which it is made, in the year; if empty, its last day, or today if it has not ended.
    #[serde(default)]
    pub on: Option<NaiveDate>,
    /// What it corrects. Needed where an edition of the year was closed before.
    #[serde(default)]
    #[schemars(length(max = 2_000))]
    pub reason: String,
}

/// An edition that is on disk, as the ledger knows it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Frozen {
    pub year: i64,
    pub on: NaiveDate,
    /// The entry up to which the ledger was known, and its hash.
    pub known: i64,
    pub head: String,
    pub imprint: Imprint,
    pub hash: String,
    pub size: i64,
    pub files: Vec<FrozenFile>,
}

#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct FrozenFile {
    pub format: String,
    pub language: String,
    pub hash: String,
    pub size: i64,
}

impl Prepare for Close {
    type Command = Frozen;
    /// The edition.
    type Answer = i64;

    fn prepare(self, register: &Register, actor: &Actor) -> Result<Prepared<Self>> {
        let reason = self.reason.trim().to_owned();
        let (report, imprint, in_force) = register.db().read(register.now(), actor, |tx| {
            let number = number(tx, self.year, &reason)?;
            let known = ledger::head_seen(tx)?.seq;
            let mut report = Annual { year: self.year, on: self.on, known: Some(known), known_on: None }.answer(tx)?;
            report.facts = Explain::all_of(&report).answer(tx)?.figures;
            let closed_by = tx.actor().someone().map_err(Error::Denied)?;
            let closed_by = person::names(tx, &[closed_by])?.remove(&closed_by).unwrap_or_default();
            let imprint = Imprint {
                number,
                closed_on: tx.moment().today,
                closed_by,
                reason: reason.clone(),
                content: hex::encode(Sha256::digest(serde_json::to_vec(&report)?)),
                program: env!("CARGO_PKG_VERSION").to_owned(),
                template: String::new(),
            };
            Ok((report, imprint, in_force_of(tx, known)?))
        })?;
        let printer = register.printer()?;
        let imprint = Imprint { template: printer.template(&in_force), ..imprint };
        let made = printer.print(&report, &imprint, &in_force)?;
        let content = Content::Bytes(pack(&made)?);
        let hash = register.documents()?.keep(&content)?;
        let file = |file: super::Printed| FrozenFile {
            format: file.format.to_owned(),
            language: file.language.to_owned(),
            hash: hex::encode(Sha256::digest(&file.bytes)),
            size: i64::try_from(file.bytes.len()).unwrap_or(i64::MAX),
        };
        let command = Frozen {
            year: self.year,
            on: report.period.on,
            known: report.known.seq,
            head: report.known.head.clone(),
            imprint,
            hash,
            size: i64::try_from(content.size()).unwrap_or(i64::MAX),
            files: made.into_iter().map(file).collect(),
        };
        Ok(Prepared { command, answer: Box::new(|id| id) })
    }
}

impl Command for Frozen {
    const NAME: &'static str = "report_edition.close";
    const NEEDS: Right = Right::KeepReports;
    type Outcome = i64;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<i64> {
        let closed_by = tx.actor().someone().map_err(Error::Denied)?;
        if number(tx, self.year, &self.imprint.reason)? != self.imprint.number {
            return Err(Error::conflict("stale-form"));
        }
        // What was frozen is what this ledger holds.
        let sealed = entry::of_seq(tx, self.known)?.map(|row| hex::encode(row.hash));
        if sealed.as_deref() != Some(&self.head) {
            return Err(Error::conflict("stale-form"));
        }
        tx.about("report", self.year);
        let name = format!("annual-report-{}-{}.zip", self.year, self.imprint.number);
        let received = Received { hash: self.hash.clone(), name, media_type: "application/zip".to_owned(), size: self.size };
        let id = record(tx, &received, Some(closed_by))?;
        tx.about("report-edition", id);
        let row = Row {
            id,
            year: self.year,
            number: self.imprint.number,
            reported_on: self.on,
            known_seq: self.known,
            head: self.head.clone(),
            content: self.imprint.content.clone(),
            program: self.imprint.program.clone(),
            template: self.imprint.template.clone(),
            reason: self.imprint.reason.clone(),
            document_id: id,
            closed_on: self.imprint.closed_on,
            person_id: closed_by,
            seq: tx.seq(),
        };
        let file = |file: &FrozenFile| FileRow {
            edition_id: id,
            format: file.format.clone(),
            language: file.language.clone(),
            hash: file.hash.clone(),
            size: file.size,
            seq: row.seq,
        };
        edition::insert(tx, &row, &self.files.iter().map(file).collect::<Vec<_>>())?;
        Ok(id)
    }
}

/// The number of the next edition of a year.
fn number(tx: &mut dyn Reads, year: i64, reason: &str) -> Result<i64> {
    let editions = Editions::of_year(tx, year)?;
    let today = tx.moment().today;
    if let Some(waits) = editions.rows.iter().find(|row| editions.state(row, today) == EditionState::Closed) {
        return Err(Error::Conflict(Message::new("edition-waits").with("n", waits.number)));
    }
    if !editions.rows.is_empty() && reason.is_empty() {
        return Err(Error::invalid("reason", "edition-reason-needed"));
    }
    Ok(editions.rows.last().map_or(1, |row| row.number + 1))
}
