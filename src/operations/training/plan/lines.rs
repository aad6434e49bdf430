//! The lines of a plan, put down and removed while it is open.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::show::state_now;
use crate::domain::access::Right;
use crate::domain::message::{Message, Problems};
use crate::domain::training::Method;
use crate::error::{Error, Result};
use crate::operations::Command;
use crate::operations::setting::fiscal_year;
use crate::store::code::Coded;
use crate::store::training::course;
use crate::store::training::plan::{self, LineRow, Row};
use crate::store::{Reads, WriteTx};

/// Puts a line into the training plan of a fiscal year, or writes one anew. The first line begins the plan.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct PutLine {
    /// The calendar year in which the fiscal year begins.
    #[schemars(range(min = 1900, max = 2999))]
    pub year: i64,
    /// A line that there is; a new one if empty.
    #[serde(default)]
    pub number: Option<i64>,
    pub course_id: i64,
    /// A day of the fiscal year, by which it is held.
    pub planned_on: NaiveDate,
    pub method: Method,
    /// For whom, why, with what aim.
    #[serde(default)]
    #[schemars(length(max = 2_000))]
    pub note: String,
}

/// Removes a line from a training plan that is open.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct RemoveLine {
    /// The calendar year in which the fiscal year begins.
    pub year: i64,
    pub number: i64,
}

impl Command for PutLine {
    const NAME: &'static str = "training_plan.put_line";
    const NEEDS: Right = Right::KeepTraining;
    /// The number of the line.
    type Outcome = i64;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<i64> {
        let (year, mut problems) = (fiscal_year(tx, self.year)?, Problems::default());
        if !year.contains(self.planned_on) {
            let message = Message::new("training-plan-day-outside").with("read", self.planned_on);
            problems.add("planned_on", message.with("first", year.first()).with("last", year.last()));
        }
        if course::of_id(tx, self.course_id)?.is_none() {
            problems.add("course_id", Message::new("training-no-such-course").with("read", self.course_id));
        }
        problems.or(())?;
        let row = match plan::of_year(tx, self.year, i64::MAX)? {
            Some(row) => row,
            None => begin(tx, self.year)?,
        };
        open(tx, &row)?;
        let standing = plan::lines(tx, row.id, i64::MAX)?;
        let number = match self.number {
            Some(number) if standing.iter().any(|line| line.number == number) => number,
            Some(_) => return Err(Error::NotFound("training-plan")),
            None => plan::next_number(tx, row.id)?,
        };
        tx.about("training-plan", row.id);
        plan::supersede_line(tx, row.id, number)?;
        let line = LineRow {
            plan_id: row.id,
            number,
            course_id: self.course_id,
            planned_on: self.planned_on,
            method: Coded(self.method),
            note: self.note.trim().to_owned(),
            person_id: tx.actor().person,
            seq: tx.seq(),
            superseded_seq: None,
        };
        plan::insert_line(tx, &line)?;
        Ok(number)
    }
}

impl Command for RemoveLine {
    const NAME: &'static str = "training_plan.remove_line";
    const NEEDS: Right = Right::KeepTraining;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let row = plan::of_year(tx, self.year, i64::MAX)?.ok_or(Error::NotFound("training-plan"))?;
        open(tx, &row)?;
        if !plan::lines(tx, row.id, i64::MAX)?.iter().any(|line| line.number == self.number) {
            return Err(Error::NotFound("training-plan"));
        }
        tx.about("training-plan", row.id);
        plan::supersede_line(tx, row.id, self.number)
    }
}

fn begin(tx: &mut WriteTx<'_>, year: i64) -> Result<Row> {
    let row = Row { id: tx.seq(), year, person_id: tx.actor().person, seq: tx.seq() };
    plan::insert(tx, &row)?;
    Ok(row)
}

fn open(tx: &mut WriteTx<'_>, row: &Row) -> Result<()> {
    let state = state_now(tx, row.id)?;
    state.may_change().map_err(Error::Conflict)
}
