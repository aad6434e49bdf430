//! Acknowledgements on a list of paper that was signed, and striking what was recorded by mistake.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::version::{Standing, about};
use crate::domain::access::{Actor, Right};
use crate::domain::as_of::AsOf;
use crate::domain::message::{Message, Problems};
use crate::domain::rule::{AcknowledgementMethod, check_acknowledged_on};
use crate::error::{Error, Result};
use crate::operations::document::{Content, Received, SCANS, receive, record};
use crate::operations::{Command, Prepare, Prepared, Register};
use crate::store::code::Coded;
use crate::store::rule::{self, AcknowledgementRow};
use crate::store::{Reads, WriteTx, person};

/// Records who acknowledged an approved version on a list of paper that was signed, with the scan of the list: PDF, PNG or JPEG.
///
/// Who had acknowledged it before keeps that acknowledgement. Nobody records themselves.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct RecordList {
    pub version_id: i64,
    /// Who is on the list: people who belonged on its day.
    #[schemars(length(min = 1, max = 10_000))]
    pub person_ids: Vec<i64>,
    /// The day on which it was signed: not before the approval, and not in the future.
    pub acknowledged_on: NaiveDate,
    /// What the scan is called.
    #[schemars(length(min = 1, max = 200))]
    pub name: String,
    /// The bytes of the scan, in base64.
    pub content: Content,
}

/// A list whose scan is on disk, as the ledger knows it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Scanned {
    version_id: i64,
    person_ids: Vec<i64>,
    acknowledged_on: NaiveDate,
    name: String,
    hash: String,
    media_type: String,
    size: i64,
}

/// How many acknowledgements came of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Recorded {
    pub recorded: usize,
    /// Those who had acknowledged before.
    pub before: usize,
}

/// Strikes an acknowledgement from a list of paper that was recorded by mistake. What was recorded stays known, and why it was struck.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Strike {
    pub version_id: i64,
    pub person_id: i64,
    #[schemars(length(min = 1, max = 2000))]
    pub reason: String,
}

impl Prepare for RecordList {
    type Command = Scanned;
    type Answer = Recorded;

    fn prepare(self, register: &Register, actor: &Actor) -> Result<Prepared<Self>> {
        // What would be refused is refused before its scan is kept.
        register.db().read(register.now(), actor, |tx| check(tx, self.version_id, &self.person_ids, self.acknowledged_on).map(drop))?;
        let received = receive(register, &self.name, &self.content, SCANS)?;
        let command = Scanned {
            version_id: self.version_id,
            person_ids: self.person_ids,
            acknowledged_on: self.acknowledged_on,
            name: received.name,
            hash: received.hash,
            media_type: received.media_type,
            size: received.size,
        };
        Ok(Prepared { command, answer: Box::new(|recorded| recorded) })
    }
}

impl Command for Scanned {
    const NAME: &'static str = "rule.record_list";
    const NEEDS: Right = Right::KeepTraining;
    type Outcome = Recorded;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<Recorded> {
        let (version, recorder) = check(tx, self.version_id, &self.person_ids, self.acknowledged_on)?;
        let before: Vec<i64> = rule::acknowledgements_of(tx, self.version_id, i64::MAX)?.iter().map(|row| row.person_id).collect();
        let mut new = self.person_ids.clone();
        new.sort_unstable();
        new.dedup();
        let listed = new.len();
        new.retain(|id| !before.contains(id));
        let outcome = Recorded { recorded: new.len(), before: listed - new.len() };
        if new.is_empty() {
            tx.unchanged();
            return Ok(outcome);
        }
        about(tx, &version.row);
        let (hash, name, media_type) = (self.hash.clone(), self.name.clone(), self.media_type.clone());
        let document_id = record(tx, &Received { hash, name, media_type, size: self.size }, Some(recorder))?;
        for person_id in new {
            rule::insert_acknowledgement(tx, &self.row(person_id, document_id, recorder, tx))?;
            rule::void_links(tx, self.version_id, person_id)?;
        }
        Ok(outcome)
    }
}

impl Scanned {
    fn row(&self, person_id: i64, document_id: i64, recorder: i64, tx: &WriteTx<'_>) -> AcknowledgementRow {
        AcknowledgementRow {
            version_id: self.version_id,
            person_id,
            method: Coded(AcknowledgementMethod::OnList),
            acknowledged_on: self.acknowledged_on,
            recorded_at: tx.moment().at,
            address: String::new(),
            agent: String::new(),
            document_id: Some(document_id),
            recorded_by: Some(recorder),
            seq: tx.seq(),
            superseded_seq: None,
        }
    }
}

/// What is looked at before anything is written: the version, and who records.
fn check(tx: &mut dyn Reads, version_id: i64, people: &[i64], on: NaiveDate) -> Result<(Standing, i64)> {
    let recorder = tx.actor().someone().map_err(Error::Denied)?;
    let today = tx.moment().today;
    let version = Standing::of(tx, version_id)?;
    let approved_on = version.approved_on(today)?;
    let mut problems = Problems::default();
    problems.keep("acknowledged_on", check_acknowledged_on(on, approved_on, today));
    if people.is_empty() {
        problems.add("person_ids", "rule-needs-people");
    }
    if people.contains(&recorder) {
        problems.add("person_ids", "rule-own-list");
    }
    let there = person::belonging_among(tx, people, AsOf::on(on))?;
    if let Some(id) = people.iter().find(|id| !there.contains(id)) {
        let name = person::names(tx, &[*id])?.remove(id).unwrap_or_else(|| id.to_string());
        problems.add("person_ids", Message::new("rule-not-there-then").with("read", name).with("on", on));
    }
    problems.or(())?;
    Ok((version, recorder))
}

impl Command for Strike {
    const NAME: &'static str = "rule.strike";
    const NEEDS: Right = Right::KeepTraining;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        tx.actor().someone().map_err(Error::Denied)?;
        if self.reason.trim().is_empty() {
            return Err(Error::invalid("reason", "input-required"));
        }
        let version = Standing::of(tx, self.version_id)?;
        let row = rule::acknowledged_by(tx, self.version_id, self.person_id)?.ok_or(Error::NotFound("acknowledgement"))?;
        if row.method.0 != AcknowledgementMethod::OnList {
            return Err(Error::conflict("rule-strike-own-act"));
        }
        about(tx, &version.row);
        tx.about("person", self.person_id);
        rule::strike(tx, self.version_id, self.person_id)
    }
}
