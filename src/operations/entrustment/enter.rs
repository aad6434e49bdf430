//! Work is entrusted to a consignee.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::details::{Details, Of};
use crate::domain::access::Right;
use crate::domain::as_of::AsOf;
use crate::domain::message::{Message, Problems};
use crate::domain::period::Period;
use crate::error::{Error, Result};
use crate::operations::{Command, again};
use crate::store::{WriteTx, consignee, entrustment};

/// Enters work that is entrusted to a consignee.
///
/// An equal input of the same person within ten minutes gives the first outcome again, unless something else was recorded of it since.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Enter {
    pub consignee_id: i64,
    /// Unique, and never used again. If empty, that of the consignee with the next number.
    #[serde(default)]
    #[schemars(length(max = 40))]
    pub control_no: String,
    #[serde(flatten)]
    pub details: Details,
    /// The first day.
    pub from_on: NaiveDate,
    /// The last day, if one is agreed.
    #[serde(default)]
    pub until_on: Option<NaiveDate>,
}

#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Entered {
    pub id: i64,
    pub control_no: String,
}

impl Command for Enter {
    const NAME: &'static str = "entrustment.enter";
    const NEEDS: Right = Right::KeepRegister;
    type Outcome = Entered;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<Entered> {
        if let Some(entered) = again(tx, self, "entrustment", |entered| entered.id)? {
            return Ok(entered);
        }
        let id = tx.seq();
        let known = consignee::of_id(tx, self.consignee_id, AsOf::on(self.from_on))?.or(consignee::periods(tx, self.consignee_id)?.pop());
        let owner = known.ok_or(Error::NotFound("consignee"))?;
        let mut problems = Problems::default();
        let control_no = match self.control_no.trim() {
            "" => format!("{}-{:02}", owner.control_no, entrustment::count_of_consignee(tx, owner.id)? + 1),
            given => given.to_owned(),
        };
        if entrustment::of_control_no(tx, &control_no)?.is_some() {
            problems.add("control_no", Message::new("consignee-control-no-used").with("read", &control_no));
        }
        check_period(self.from_on, self.until_on, &mut problems);
        if let Some(end) = owner.until_on.filter(|end| self.until_on.is_none_or(|until| until > *end)) {
            problems.add("until_on", Message::new("entrustment-after-consignee").with("expected", end));
        }
        let period = Period { from_on: self.from_on, until_on: self.until_on };
        let of = Of { id, consignee_id: owner.id, control_no: &control_no };
        let row = match self.details.row(tx, &of, period, id) {
            Err(Error::Invalid(others)) => {
                problems.extend(others);
                return Err(problems.into());
            }
            other => other?,
        };
        problems.or(())?;
        tx.about("consignee", owner.id);
        tx.about("entrustment", id);
        entrustment::insert(tx, &row)?;
        Ok(Entered { id, control_no })
    }
}

pub(super) fn check_period(from_on: NaiveDate, until_on: Option<NaiveDate>, problems: &mut Problems) {
    if let Some(until) = until_on.filter(|until| *until < from_on) {
        problems.add("until_on", Message::new("entrustment-end-before-start").with("read", until).with("expected", from_on));
    }
}
