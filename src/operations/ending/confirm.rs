//! The confirmation that data were returned or destroyed, or why they are still held.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::access::{Actor, Right};
use crate::domain::ending::Statement;
use crate::domain::message::{Message, Problems};
use crate::error::{Error, Result};
use crate::operations::document::{Content, EVIDENCE, Received, receive, record};
use crate::operations::{Command, Prepare, Prepared, Register};
use crate::store::code::Coded;
use crate::store::ending::{self, Row};
use crate::store::{Reads, WriteTx, entrustment, sub_entrustment};

/// Confirms what became of the data of work that has ended. Outcome: its id.
///
/// Destruction needs its certificate, or the reason why there is none. Where the work had sub-consignees, the statement has to speak for them, too.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Confirm {
    #[serde(flatten)]
    pub stated: Stated,
    /// What the file of the certificate is called.
    #[serde(default)]
    #[schemars(length(max = 200))]
    pub name: String,
    /// The bytes of the certificate, in base64.
    #[serde(default)]
    pub content: Option<Content>,
}

/// What is stated.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Stated {
    pub entrustment_id: i64,
    pub statement: Statement,
    /// The day of the confirmation: not before the work ended.
    pub confirmed_on: NaiveDate,
    /// Who stated it, on the side of the consignee.
    #[schemars(length(min = 1, max = 200))]
    pub confirmed_by: String,
    /// The law that asks for keeping, and what is kept.
    #[serde(default)]
    #[schemars(length(max = 400))]
    pub kept_reason: String,
    /// The last day on which it is kept.
    #[serde(default)]
    pub kept_until_on: Option<NaiveDate>,
    /// Why there is no certificate of destruction.
    #[serde(default)]
    #[schemars(length(max = 400))]
    pub no_certificate_reason: String,
    /// It speaks for the sub-consignees, too.
    #[serde(default)]
    pub flows_down: bool,
    #[serde(default)]
    pub note: String,
}

/// A statement whose certificate, if there is one, is on disk.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Kept {
    #[serde(flatten)]
    stated: Stated,
    file: Option<File>,
}

#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
struct File {
    name: String,
    hash: String,
    media_type: String,
    size: i64,
}

impl Prepare for Confirm {
    type Command = Kept;
    type Answer = i64;

    fn prepare(self, register: &Register, actor: &Actor) -> Result<Prepared<Self>> {
        let content = self.content.filter(|_| !self.name.trim().is_empty());
        // What would be refused is refused before its file is kept.
        register.db().read(register.now(), actor, |tx| self.stated.check(tx, content.is_some()).map(drop))?;
        let file = match content {
            Some(content) => {
                let Received { hash, name, media_type, size } = receive(register, &self.name, &content, EVIDENCE)?;
                Some(File { name, hash, media_type, size })
            }
            None => None,
        };
        Ok(Prepared { command: Kept { stated: self.stated, file }, answer: Box::new(|id| id) })
    }
}

impl Command for Kept {
    const NAME: &'static str = "ending.confirm";
    const NEEDS: Right = Right::KeepRegister;
    type Outcome = i64;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<i64> {
        let work = self.stated.check(tx, self.file.is_some())?;
        tx.about("consignee", work.consignee_id);
        tx.about("entrustment", work.id);
        let (id, person_id) = (tx.seq(), tx.actor().person);
        let document_id = match self.file.clone() {
            Some(File { name, hash, media_type, size }) => Some(record(tx, &Received { hash, name, media_type, size }, person_id)?),
            None => None,
        };
        ending::insert(tx, &self.stated.row(id, document_id, person_id))?;
        Ok(id)
    }
}

impl Stated {
    /// The work, in its last period. Problems name the field.
    fn check(&self, tx: &mut dyn Reads, has_certificate: bool) -> Result<entrustment::Row> {
        let work = entrustment::periods(tx, self.entrustment_id)?.pop().ok_or(Error::NotFound("entrustment"))?;
        let mut problems = Problems::default();
        self.check_days(&work, tx.moment().today, &mut problems);
        self.check_kept(&mut problems);
        if self.statement.needs_certificate() && !has_certificate && self.no_certificate_reason.trim().is_empty() {
            problems.add("no_certificate_reason", "ending-certificate-needed");
        }
        let subs = sub_entrustment::of_entrustments(tx, &[work.id], i64::MAX)?;
        if let Some(sub) = subs.first().filter(|_| !self.flows_down) {
            problems.add("flows_down", Message::new("ending-subs-open").with("name", &sub.name));
        }
        Ok(problems.or(work)?)
    }

    fn check_days(&self, work: &entrustment::Row, today: NaiveDate, problems: &mut Problems) {
        match work.until_on.filter(|until| *until <= today) {
            None => problems.add("entrustment_id", Message::new("ending-not-ended").with("read", &work.control_no)),
            Some(until) if self.confirmed_on < until => {
                problems.add("confirmed_on", Message::new("ending-before-end").with("read", self.confirmed_on).with("expected", until));
            }
            Some(_) if self.confirmed_on > today => {
                problems.add("confirmed_on", Message::new("contract-ahead").with("read", self.confirmed_on).with("expected", today));
            }
            Some(_) => {}
        }
    }

    fn check_kept(&self, problems: &mut Problems) {
        if self.statement != Statement::KeptByLaw {
            return;
        }
        if self.kept_reason.trim().is_empty() {
            problems.add("kept_reason", "ending-kept-reason-needed");
        }
        if self.kept_until_on.is_none_or(|until| until < self.confirmed_on) {
            problems.add("kept_until_on", Message::new("ending-kept-until-needed").with("expected", self.confirmed_on));
        }
    }

    fn row(&self, id: i64, document_id: Option<i64>, person_id: Option<i64>) -> Row {
        let is_kept = self.statement == Statement::KeptByLaw;
        Row {
            id,
            entrustment_id: self.entrustment_id,
            statement: Coded(self.statement),
            confirmed_on: self.confirmed_on,
            confirmed_by: self.confirmed_by.trim().to_owned(),
            kept_reason: if is_kept { self.kept_reason.trim().to_owned() } else { String::new() },
            kept_until_on: self.kept_until_on.filter(|_| is_kept),
            document_id,
            no_certificate_reason: self.no_certificate_reason.trim().to_owned(),
            flows_down: self.flows_down,
            note: self.note.trim().to_owned(),
            person_id,
            seq: id,
        }
    }
}
