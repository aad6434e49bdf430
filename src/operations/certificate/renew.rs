//! A certificate is renewed: another period follows the last.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::change::standing;
use super::details::{Details, check_period};
use crate::domain::access::Right;
use crate::domain::message::{Message, Problems};
use crate::error::{Error, Result};
use crate::operations::{Command, unless_stale};
use crate::store::certificate::{self, Row};
use crate::store::{Reads, WriteTx};

/// Records that a certificate was renewed: another period, which begins after the last one. What is written empty stays as it was.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Renew {
    pub id: i64,
    /// The entry of the ledger that the caller has seen last of this certificate.
    pub seen: i64,
    /// The first day of the new period; if empty, the day after the last one ends.
    #[serde(default)]
    pub from_on: Option<NaiveDate>,
    /// The last day of the new period; empty: no end is known.
    #[serde(default)]
    pub until_on: Option<NaiveDate>,
    /// Its number, if it is another one now.
    #[serde(default)]
    #[schemars(length(max = 100))]
    pub number: String,
    /// What it covers, if that is something else now.
    #[serde(default)]
    #[schemars(length(max = 1_000))]
    pub scope: String,
}

impl Command for Renew {
    const NAME: &'static str = "certificate.renew";
    const NEEDS: Right = Right::KeepRegister;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let standing = standing(tx, self.id)?;
        let Some((last, before)) = standing.split_last() else { return Err(Error::NotFound("certificate")) };
        if before.last().is_some_and(|before| self.made(before, last)) {
            tx.unchanged();
            return Ok(());
        }
        unless_stale(standing.iter().map(|row| row.seq), self.seen)?;
        let Some(ended_on) = last.until_on else {
            return Err(Error::invalid("from_on", "certificate-without-end"));
        };
        let from_on = self.from_on.or(ended_on.succ_opt()).unwrap_or(tx.moment().today);
        let mut problems = Problems::default();
        check_period(from_on, self.until_on, &mut problems);
        if from_on <= ended_on {
            problems.add("from_on", Message::new("certificate-overlaps").with("read", from_on).with("expected", ended_on));
        }
        problems.or(())?;
        let details = self.details(last);
        tx.about("consignee", last.consignee_id);
        tx.about("certificate", last.id);
        let new = Row { from_on, until_on: self.until_on, seq: tx.seq(), ..last.clone() };
        certificate::insert(tx, &details.over(&new))
    }
}

impl Renew {
    /// What the new period says, after the last one.
    fn details(&self, last: &Row) -> Details {
        let details = Details::of(last);
        let kept = |new: &str, old: String| if new.trim().is_empty() { old } else { new.to_owned() };
        Details { number: kept(&self.number, details.number), scope: kept(&self.scope, details.scope), ..details }
    }

    /// Whether the last period is what this form made of the one before, and has not been looked at since: it was sent twice.
    fn made(&self, before: &Row, last: &Row) -> bool {
        let from_on = self.from_on.or(before.until_on.and_then(|ended_on| ended_on.succ_opt()));
        let new = self.details(before).over(last);
        before.seq.max(self.seen) < last.seq
            && from_on == Some(last.from_on)
            && self.until_on == last.until_on
            && Details::of(&new) == Details::of(last)
    }
}
