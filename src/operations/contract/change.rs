//! What is recorded of a contract changes from a day on, or is corrected.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::details::{Details, Of};
use crate::domain::access::Right;
use crate::domain::contract::Finding;
use crate::domain::message::Message;
use crate::domain::period::{self, Period};
use crate::error::{Error, Result};
use crate::operations::{Command, unless_stale};
use crate::store::{Reads, WriteTx, contract};

/// Changes what is recorded of a contract.
///
/// With `from_on`, from that day on. Without it, what is valid today is corrected. What it covers is always corrected.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Change {
    pub id: i64,
    /// The entry of the ledger that the caller has seen last of this contract; a later one is not overwritten.
    pub seen: i64,
    #[serde(default)]
    pub from_on: Option<NaiveDate>,
    #[serde(flatten)]
    pub details: Details,
}

impl Command for Change {
    const NAME: &'static str = "contract.change";
    const NEEDS: Right = Right::KeepRegister;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let standing = standing(tx, self.id)?;
        let periods: Vec<Period> = standing.iter().map(|row| Period { from_on: row.from_on, until_on: row.until_on }).collect();
        let today = tx.moment().today;
        let valid = periods.iter().find(|period| period.holds(today)).or(periods.last()).map_or(today, |period| period.from_on);
        let from_on = self.from_on.unwrap_or(valid);
        let split = period::change(&periods, from_on)
            .ok_or_else(|| Error::invalid("from_on", Message::new("contract-outside-periods").with("read", from_on)))?;
        let (Some(old), Some(first)) = (standing.get(split.replaced), standing.first()) else { return Err(Error::NotFound("contract")) };
        let of = Of { id: old.id, consignee_id: old.consignee_id, control_no: &old.control_no, first_on: first.from_on };
        let new = self.details.row(tx, &of, split.new, Some(old))?;
        self.check_findings(tx)?;
        let (before, after) = (covered(tx, self.id)?, self.details.covered());
        if before == after && same(old, &new) {
            tx.unchanged();
            return Ok(());
        }
        unless_stale(standing.iter().map(|row| row.seq), self.seen)?;
        tx.about("consignee", old.consignee_id);
        tx.about("contract", old.id);
        contract::supersede(tx, old)?;
        if let Some(kept) = split.kept {
            contract::insert(tx, &contract::Row { until_on: kept.until_on, seq: tx.seq(), ..old.clone() })?;
        }
        contract::insert(tx, &new)?;
        before.difference(&after).try_for_each(|gone| contract::uncover(tx, self.id, *gone))?;
        after.difference(&before).try_for_each(|new| contract::cover(tx, self.id, *new))
    }
}

impl Change {
    /// What was found in the terms of a service needs their address.
    fn check_findings(&self, tx: &mut dyn Reads) -> Result<()> {
        let has_terms = !self.details.terms_url.trim().is_empty();
        let by_terms = contract::clauses(tx, self.id, i64::MAX)?.into_iter().find(|row| row.finding.0 == Finding::ByTerms);
        match by_terms.filter(|_| !has_terms) {
            Some(row) => Err(Error::invalid("terms_url", Message::new("contract-terms-needed").with("code", row.code))),
            None => Ok(()),
        }
    }
}

fn covered(tx: &mut dyn Reads, id: i64) -> Result<BTreeSet<i64>> {
    Ok(contract::covers(tx, &[id], i64::MAX)?.into_iter().map(|(_, entrustment)| entrustment).collect())
}

fn same(one: &contract::Row, other: &contract::Row) -> bool {
    let text = |row: &contract::Row| serde_json::to_string(&Details::of(row, Vec::new())).unwrap_or_default();
    text(one) == text(other)
}

/// The standing rows, oldest first: at least one.
pub(super) fn standing(tx: &mut WriteTx<'_>, id: i64) -> Result<Vec<contract::Row>> {
    let standing = contract::periods(tx, id)?;
    if standing.is_empty() { Err(Error::NotFound("contract")) } else { Ok(standing) }
}
