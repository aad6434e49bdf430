//! A corrective action is opened.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::source;
use crate::domain::access::Right;
use crate::domain::action::ActionSource;
use crate::domain::as_of::AsOf;
use crate::domain::finding::Grade;
use crate::domain::message::{Message, Problems};
use crate::error::{Error, Result};
use crate::operations::{Command, again};
use crate::store::action::{self, Row};
use crate::store::code::Coded;
use crate::store::{Reads, WriteTx, consignee, department, entrustment};

/// Opens a corrective action: from an item of an evaluation, a condition of a decision, a finding of a review, an incident, or on its own.
///
/// It concerns a consignee, and perhaps one piece of its work, or a department of the organisation itself.
///
/// An equal input of the same person within ten minutes gives the first outcome again, unless something else was recorded of it since.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Open {
    /// Whom it concerns; empty: the organisation itself, in a department. Where it comes from an evaluation or a review, that of it.
    #[serde(default)]
    pub consignee_id: Option<i64>,
    /// The piece of work that it concerns, if it is one.
    #[serde(default)]
    pub entrustment_id: Option<i64>,
    /// The department of ours that sees to it.
    #[serde(default)]
    pub department_id: Option<i64>,
    #[serde(default = "own")]
    pub source: ActionSource,
    /// The evaluation or the review it comes from.
    #[serde(default)]
    pub source_id: Option<i64>,
    /// The number of the condition or of the finding, from 1.
    #[serde(default)]
    #[schemars(range(min = 1))]
    pub source_number: Option<i64>,
    /// The code of the item, or what an incident is filed under.
    #[serde(default)]
    #[schemars(length(max = 100))]
    pub reference: String,
    pub grade: Grade,
    /// What was found.
    #[schemars(length(min = 1, max = 2_000))]
    pub finding: String,
    /// By when it is to be done, if the finding says so.
    #[serde(default)]
    pub asked_on: Option<NaiveDate>,
    /// The day on which it was found; today if empty.
    #[serde(default)]
    pub opened_on: Option<NaiveDate>,
    /// Unique, and never used again. If empty, the next number.
    #[serde(default)]
    #[schemars(length(max = 40))]
    pub control_no: String,
}

fn own() -> ActionSource {
    ActionSource::Own
}

#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Opened {
    pub id: i64,
    pub control_no: String,
}

impl Command for Open {
    const NAME: &'static str = "action.open";
    const NEEDS: Right = Right::KeepActions;
    type Outcome = Opened;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<Opened> {
        if let Some(opened) = again(tx, self, "action", |opened| opened.id)? {
            return Ok(opened);
        }
        let person = tx.actor().someone().map_err(Error::Denied)?;
        let mut problems = Problems::default();
        let consignee_id = source::check(self, tx, &mut problems)?;
        self.check_dates(tx.moment().today, &mut problems);
        let department_id = self.department(tx, consignee_id, &mut problems)?;
        let control_no = self.number(tx, &mut problems)?;
        problems.or(())?;
        let id = tx.seq();
        let row = Row {
            id,
            control_no: control_no.clone(),
            consignee_id,
            entrustment_id: self.entrustment_id,
            department_id,
            source: Coded(self.source),
            source_id: self.source_id,
            source_number: self.source_number,
            reference: self.reference.trim().to_owned(),
            grade: Coded(self.grade),
            finding: self.finding.trim().to_owned(),
            asked_on: self.asked_on,
            opened_on: self.opened_on.unwrap_or(tx.moment().today),
            person_id: Some(person),
            seq: id,
        };
        tx.about("action", id);
        if let Some(consignee) = consignee_id {
            tx.about("consignee", consignee);
        }
        action::insert(tx, &row)?;
        Ok(Opened { id, control_no })
    }
}

impl Open {
    fn check_dates(&self, today: NaiveDate, problems: &mut Problems) {
        let opened_on = self.opened_on.unwrap_or(today);
        if opened_on > today {
            problems.add("opened_on", Message::new("action-ahead").with("read", opened_on).with("expected", today));
        }
        if let Some(asked) = self.asked_on.filter(|asked| *asked < opened_on) {
            problems.add("asked_on", Message::new("action-due-before-opening").with("read", asked).with("expected", opened_on));
        }
    }

    /// The department that sees to it: the one that is named, else the one in charge of the work.
    fn department(&self, tx: &mut WriteTx<'_>, consignee_id: Option<i64>, problems: &mut Problems) -> Result<Option<i64>> {
        let on = AsOf::on(tx.moment().today);
        if let Some(id) = self.department_id {
            if department::on(tx, id, on)?.is_none() {
                problems.add("department_id", Message::new("action-no-such-department").with("read", id));
            }
            return Ok(Some(id));
        }
        let Some(consignee) = consignee_id else {
            problems.add("department_id", "action-of-whom");
            return Ok(None);
        };
        if consignee::periods(tx, consignee)?.is_empty() {
            return Err(Error::NotFound("consignee"));
        }
        let Some(work) = self.entrustment_id else { return Ok(None) };
        let last = entrustment::periods(tx, work)?.pop().filter(|row| row.consignee_id == consignee);
        if last.is_none() {
            problems.add("entrustment_id", Message::new("contract-other-work").with("read", work));
        }
        Ok(last.and_then(|row| row.department_id))
    }

    fn number(&self, tx: &mut WriteTx<'_>, problems: &mut Problems) -> Result<String> {
        let given = self.control_no.trim();
        if !given.is_empty() {
            if action::of_control_no(tx, given)?.is_some() {
                problems.add("control_no", Message::new("consignee-control-no-used").with("read", given));
            }
            return Ok(given.to_owned());
        }
        let mut number = action::count(tx)? + 1;
        loop {
            let control_no = format!("CA-{number:04}");
            if action::of_control_no(tx, &control_no)?.is_none() {
                return Ok(control_no);
            }
            number += 1;
        }
    }
}
