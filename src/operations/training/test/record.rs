//! The result of a test that was held elsewhere.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::access::Right;
use crate::domain::as_of::AsOf;
use crate::domain::message::{Message, Problems};
use crate::domain::training::Graded;
use crate::error::{Error, Result};
use crate::operations::Command;
use crate::operations::training::held::course;
use crate::store::training::test::{self, Outcome};
use crate::store::{Reads, WriteTx, person};

/// Records the result of a test that a person took elsewhere, on paper or in another system. Not one's own. Another result of the same day
/// corrects it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Record {
    pub course_id: i64,
    pub person_id: i64,
    /// The day on which it was taken; today if empty.
    #[serde(default)]
    pub on: Option<NaiveDate>,
    #[schemars(range(min = 0, max = 10_000))]
    pub points: i64,
    /// How many points there were; 100 if empty.
    #[serde(default = "hundred")]
    #[schemars(range(min = 1, max = 10_000))]
    pub out_of: i64,
}

fn hundred() -> i64 {
    100
}

impl Command for Record {
    const NAME: &'static str = "training_test.record";
    const NEEDS: Right = Right::KeepTraining;
    /// Whether it is passed.
    type Outcome = bool;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<bool> {
        if tx.actor().someone().map_err(Error::Denied)? == self.person_id {
            return Err(Error::Denied("training-own-attendance".into()));
        }
        let (held, today) = (course(tx, self.course_id)?, tx.moment().today);
        let on = self.on.unwrap_or(today);
        self.check(tx, on, today)?;
        let (force, text) = held.given(on)?;
        let graded = Graded::elsewhere(self.points, self.out_of, text.pass_mark);
        let known = test::elsewhere_on(tx, self.course_id, self.person_id, on)?;
        if known.as_ref().is_some_and(|known| (known.points, known.out_of) == (self.points, self.out_of)) {
            tx.unchanged();
            return Ok(graded.passed);
        }
        tx.about("course", self.course_id);
        tx.about("person", self.person_id);
        if let Some(known) = &known {
            test::supersede_result(tx, known.id)?;
        }
        let row = Outcome {
            id: known.map_or(tx.seq(), |known| known.id),
            attempt_id: None,
            course_id: self.course_id,
            version_id: force.version.id,
            person_id: self.person_id,
            happened_on: on,
            points: self.points,
            out_of: self.out_of,
            passed: graded.passed,
            recorded_by: tx.actor().person,
            seq: tx.seq(),
            superseded_seq: None,
        };
        test::insert_result(tx, &row)?;
        Ok(graded.passed)
    }
}

impl Record {
    fn check(&self, tx: &mut WriteTx<'_>, on: NaiveDate, today: NaiveDate) -> Result<()> {
        let mut problems = Problems::default();
        if today < on {
            problems.add("on", Message::new("training-day-ahead").with("read", on).with("expected", today));
        }
        if self.out_of < self.points {
            problems.add("points", Message::new("training-points-above").with("read", self.points).with("expected", self.out_of));
        }
        if person::on(tx, self.person_id, AsOf::on(on))?.is_none() {
            let name = person::names(tx, &[self.person_id])?.remove(&self.person_id).unwrap_or_else(|| self.person_id.to_string());
            problems.add("person_id", Message::new("training-not-there").with("read", name).with("on", on));
        }
        Ok(problems.or(())?)
    }
}
