//! The decision on a sub-consignee.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::access::Right;
use crate::domain::message::Message;
use crate::domain::sub_entrustment::{SubOutcome, may_decide, need};
use crate::error::{Error, Result};
use crate::operations::Command;
use crate::store::code::Coded;
use crate::store::sub_entrustment::{self, Decision};
use crate::store::{Reads, WriteTx, entrustment};

/// Approves or refuses a sub-consignee, or takes note of it where the contract asks for no more than a report. Outcome: the decision's id.
///
/// Not for whoever recorded it. Where the contract forbids it, a request can only be refused; with My Number it needs approval whatever the contract says.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Decide {
    /// The sub-consignee.
    pub id: i64,
    /// The entry of the ledger that the caller has seen last of it.
    pub seen: i64,
    /// `approved`, `noted` or `refused`.
    pub outcome: SubOutcome,
    /// The conditions, which flow down to the sub-consignee; of a refusal, its reason.
    #[serde(default)]
    #[schemars(length(max = 2_000))]
    pub conditions: String,
}

impl Command for Decide {
    const NAME: &'static str = "sub_entrustment.decide";
    const NEEDS: Right = Right::DecideSubEntrustments;
    type Outcome = i64;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<i64> {
        let person = tx.actor().someone().map_err(Error::Denied)?;
        let row = sub_entrustment::of_id(tx, self.id)?.ok_or(Error::NotFound("sub-entrustment"))?;
        let before = sub_entrustment::decisions(tx, &[self.id], i64::MAX)?;
        may_decide(&sub_entrustment::recorders(tx, self.id)?, person).map_err(Error::Denied)?;
        let (decided_on, seq) = (tx.moment().today, tx.seq());
        if let Some(made) = before.iter().max_by_key(|one| one.seq).filter(|one| row.seq < one.seq && self.made(one, person, decided_on)) {
            tx.unchanged();
            return Ok(made.id);
        }
        if before.iter().map(|one| one.seq).chain([row.seq]).max() != Some(self.seen) {
            return Err(Error::conflict("stale-form"));
        }
        let periods = entrustment::periods(tx, row.entrustment_id)?;
        // What the contract says when the work of the sub-consignee begins, or today if that has begun.
        let day = decided_on.max(row.from_on);
        let work = periods.iter().rfind(|work| work.from_on <= day).or(periods.first()).ok_or(Error::NotFound("entrustment"))?;
        let need = need(work.sub_entrustment.0, work.my_number);
        if !need.allows(self.outcome) {
            let message = Message::new("sub-entrustment-not-so").label("outcome", self.outcome.label_id()).label("need", need.label_id());
            return Err(Error::invalid("outcome", message));
        }
        if self.outcome == SubOutcome::Refused && self.conditions.trim().is_empty() {
            return Err(Error::invalid("conditions", "sub-entrustment-reason-needed"));
        }
        tx.about("consignee", work.consignee_id);
        tx.about("entrustment", work.id);
        tx.about("sub-entrustment", row.id);
        let conditions = self.conditions.trim().to_owned();
        let outcome = Coded(self.outcome);
        sub_entrustment::decide(
            tx,
            &Decision { id: seq, sub_entrustment_id: row.id, outcome, decided_on, conditions, person_id: Some(person), seq },
        )?;
        Ok(seq)
    }
}

impl Decide {
    /// Whether this form made the decision, and was sent twice.
    fn made(&self, decision: &Decision, person: i64, on: NaiveDate) -> bool {
        self.seen < decision.seq
            && (decision.person_id, decision.decided_on) == (Some(person), on)
            && decision.outcome.0 == self.outcome
            && decision.conditions == self.conditions.trim()
    }
}
