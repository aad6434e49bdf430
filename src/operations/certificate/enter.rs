//! A certificate of a consignee is entered.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::details::{Details, check_period};
use crate::domain::access::Right;
use crate::domain::message::{Message, Problems};
use crate::error::{Error, Result};
use crate::operations::Command;
use crate::store::certificate::{self, Row};
use crate::store::code::Coded;
use crate::store::{WriteTx, consignee};

/// Enters a certificate that a third party gave to a consignee, with its first period. Later periods are renewals of it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Enter {
    pub consignee_id: i64,
    #[serde(flatten)]
    pub details: Details,
    /// The first day.
    pub from_on: NaiveDate,
    /// The last day; empty: no end is known.
    #[serde(default)]
    pub until_on: Option<NaiveDate>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Entered {
    pub id: i64,
}

impl Command for Enter {
    const NAME: &'static str = "certificate.enter";
    const NEEDS: Right = Right::KeepRegister;
    type Outcome = Entered;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<Entered> {
        if consignee::periods(tx, self.consignee_id)?.is_empty() {
            return Err(Error::NotFound("consignee"));
        }
        let mut problems = Problems::default();
        self.details.check(&mut problems);
        check_period(self.from_on, self.until_on, &mut problems);
        let theirs = certificate::of_consignees(tx, &[self.consignee_id], i64::MAX)?;
        let (kind, number) = (self.details.kind, self.details.number.trim());
        if theirs.iter().any(|row| row.kind.0 == kind && row.number == number) {
            problems.add("number", Message::new("certificate-there-already").with("read", number));
        }
        problems.or(())?;
        let id = tx.seq();
        let blank = Row {
            id,
            consignee_id: self.consignee_id,
            kind: Coded(kind),
            name: String::new(),
            number: String::new(),
            scope: String::new(),
            issuer: String::new(),
            note: String::new(),
            from_on: self.from_on,
            until_on: self.until_on,
            seq: id,
            superseded_seq: None,
        };
        tx.about("consignee", self.consignee_id);
        tx.about("certificate", id);
        certificate::insert(tx, &self.details.over(&blank))?;
        Ok(Entered { id })
    }
}
