//! Further attempts for whoever used up those of the course.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::paper::Sitting;
use crate::domain::access::Right;
use crate::domain::as_of::AsOf;
use crate::domain::message::Message;
use crate::domain::training::Needs;
use crate::error::{Error, Result};
use crate::operations::Command;
use crate::operations::training::held::course;
use crate::store::training::test::{self, Allowance};
use crate::store::{Reads, WriteTx, person};

/// Allows a person further attempts at the test of a course this fiscal year, for a reason. Refused while attempts are left, once it is
/// passed, and for oneself.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Allow {
    pub course_id: i64,
    pub person_id: i64,
    /// How many; 1 if empty.
    #[serde(default = "one")]
    #[schemars(range(min = 1, max = 10))]
    pub attempts: i64,
    /// Why: what was done so that the next attempt goes better.
    #[schemars(length(min = 1, max = 1_000))]
    pub reason: String,
}

fn one() -> i64 {
    1
}

impl Command for Allow {
    const NAME: &'static str = "training_test.allow";
    const NEEDS: Right = Right::KeepTraining;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let allowed_by = tx.actor().someone().map_err(Error::Denied)?;
        if allowed_by == self.person_id {
            return Err(Error::Denied("training-own-attendance".into()));
        }
        let (held, today) = (course(tx, self.course_id)?, tx.moment().today);
        let (force, text) = held.given(today)?;
        if force.version.needs == Needs::Attendance {
            return Err(Error::conflict("training-no-test"));
        }
        if person::on(tx, self.person_id, AsOf::on(today))?.is_none() {
            return Err(Error::NotFound("person"));
        }
        let sitting = Sitting::of(tx, &held, text, self.person_id)?;
        if sitting.passed {
            return Err(Error::conflict("training-passed-already"));
        }
        let open = i64::from(sitting.open.is_some());
        if 0 < sitting.left + open {
            return Err(Error::Conflict(Message::new("training-attempts-left").with("n", sitting.left + open)));
        }
        tx.about("course", self.course_id);
        tx.about("person", self.person_id);
        let row = Allowance {
            id: tx.seq(),
            version_id: force.version.id,
            person_id: self.person_id,
            attempts: self.attempts,
            reason: self.reason.trim().to_owned(),
            allowed_on: today,
            allowed_by: Some(allowed_by),
            seq: tx.seq(),
        };
        test::insert_allowance(tx, &row)
    }
}
