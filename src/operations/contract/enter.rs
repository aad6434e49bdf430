//! A contract with a consignee is entered.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::clauses::{self, Checked};
use super::details::{Details, Of};
use crate::domain::access::Right;
use crate::domain::as_of::AsOf;
use crate::domain::message::{Message, Problems};
use crate::domain::period::Period;
use crate::error::{Error, Result};
use crate::operations::{Command, again};
use crate::store::{Reads, WriteTx, consignee, contract};

/// Enters a contract with a consignee, and if it was looked through already, what was found in it.
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
    /// The first day on which it is in force.
    pub from_on: NaiveDate,
    /// What was found at the clauses of the checklist.
    #[serde(default)]
    pub findings: Vec<Checked>,
}

#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Entered {
    pub id: i64,
    pub control_no: String,
}

impl Command for Enter {
    const NAME: &'static str = "contract.enter";
    const NEEDS: Right = Right::KeepRegister;
    type Outcome = Entered;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<Entered> {
        if let Some(entered) = again(tx, self, "contract", |entered| entered.id)? {
            return Ok(entered);
        }
        let id = tx.seq();
        let known = consignee::of_id(tx, self.consignee_id, AsOf::on(self.from_on))?.or(consignee::periods(tx, self.consignee_id)?.pop());
        let owner = known.ok_or(Error::NotFound("consignee"))?;
        let mut problems = Problems::default();
        let control_no = match self.control_no.trim() {
            "" => format!("{}-C{:02}", owner.control_no, contract::count_of_consignee(tx, owner.id)? + 1),
            given => given.to_owned(),
        };
        if contract::of_control_no(tx, &control_no)?.is_some() {
            problems.add("control_no", Message::new("consignee-control-no-used").with("read", &control_no));
        }
        let of = Of { id, consignee_id: owner.id, control_no: &control_no, first_on: self.from_on };
        let row = match self.details.row(tx, &of, Period { from_on: self.from_on, until_on: None }, None) {
            Ok(row) => Some(row),
            Err(Error::Invalid(others)) => {
                problems.extend(others);
                None
            }
            Err(other) => return Err(other),
        };
        let checked_on = tx.moment().today;
        let has_terms = !self.details.terms_url.trim().is_empty() && self.details.checked_on.is_some();
        let found = clauses::read(&self.findings, has_terms, checked_on, &mut problems);
        let Some(row) = problems.or(row)? else { return Err(Error::NotFound("contract")) };
        tx.about("consignee", owner.id);
        tx.about("contract", id);
        contract::insert(tx, &row)?;
        for entrustment in self.details.covered() {
            contract::cover(tx, id, entrustment)?;
        }
        clauses::record(tx, id, found, self.details.checked_on.unwrap_or(checked_on))?;
        Ok(Entered { id, control_no })
    }
}
