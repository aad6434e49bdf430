//! Everything about one sub-consignee: what was asked, what was decided, and who stands under it.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::line::{Line, lines};
use crate::domain::access::Right;
use crate::domain::as_of::AsOf;
use crate::domain::message::Message;
use crate::domain::sub_entrustment::{SubOutcome, may_decide};
use crate::error::{Error, Result};
use crate::operations::Query;
use crate::operations::facts;
use crate::store::{ReadTx, Reads, consignee, entrustment, person, sub_entrustment};

/// Shows a sub-consignee on a date: what was asked, what the contract asks for, what was decided by whom, and who stands under it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Show {
    pub id: i64,
    /// Today if empty.
    #[serde(default)]
    pub on: Option<NaiveDate>,
    /// As it was known when the ledger ended with this entry.
    #[serde(default)]
    pub known: Option<i64>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Whole {
    pub on: NaiveDate,
    pub line: Line,
    /// Who recorded it last.
    pub recorded_by: String,
    /// The latest first.
    pub decisions: Vec<Decided>,
    /// Those to whom it entrusts a part further.
    pub under: Vec<Line>,
    /// The outcomes that the terms of the work allow.
    pub outcomes: Vec<SubOutcome>,
    /// The caller may decide on it.
    pub may_decide: bool,
    /// Why the caller, who has the right, may not decide.
    pub separated: Option<Message>,
    /// The entry that recorded something of it last: to be handed in with a decision.
    pub seen: i64,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Decided {
    pub id: i64,
    pub outcome: SubOutcome,
    pub decided_on: NaiveDate,
    pub conditions: String,
    pub by: String,
}

impl Query for Show {
    const NAME: &'static str = "sub_entrustment.show";
    const NEEDS: Right = Right::ReadRegister;
    type Answer = Whole;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Whole> {
        let as_of = AsOf { on: self.on.unwrap_or(tx.moment().today), known: self.known.unwrap_or(i64::MAX) };
        let missing = || Error::NotFound("sub-entrustment");
        let row = sub_entrustment::of_id(tx, self.id)?.ok_or_else(missing)?;
        let owner = entrustment::periods(tx, row.entrustment_id)?.pop().ok_or_else(missing)?.consignee_id;
        let known = facts::of(tx, &[owner], as_of.known)?.remove(&owner).unwrap_or_default();
        let name = consignee::names(tx, &[owner])?.remove(&owner).unwrap_or_default();
        let all = lines(&known, owner, &name, as_of.on);
        let line = all.iter().find(|line| line.id == self.id).cloned().ok_or_else(missing)?;
        let decisions = sub_entrustment::decisions(tx, &[self.id], as_of.known)?;
        let people: Vec<i64> = decisions.iter().filter_map(|one| one.person_id).chain(row.person_id).collect();
        let names = person::names(tx, &people)?;
        let called = |id: Option<i64>| id.and_then(|id| names.get(&id).cloned()).unwrap_or_default();
        let actor = tx.actor().clone();
        let separated = match actor.person.filter(|_| actor.may(Right::DecideSubEntrustments)) {
            Some(person) => may_decide(&sub_entrustment::recorders(tx, self.id)?, person).err(),
            None => None,
        };
        let latest = sub_entrustment::decisions(tx, &[self.id], i64::MAX)?;
        Ok(Whole {
            on: as_of.on,
            recorded_by: called(row.person_id),
            under: all.into_iter().filter(|other| other.parent_id == Some(self.id)).collect(),
            outcomes: SubOutcome::ALL.iter().copied().filter(|outcome| line.need.allows(*outcome)).collect(),
            may_decide: actor.may(Right::DecideSubEntrustments) && actor.person.is_some() && separated.is_none(),
            separated,
            seen: latest.iter().map(|one| one.seq).chain([row.seq]).max().unwrap_or(row.seq),
            decisions: decisions
                .into_iter()
                .rev()
                .map(|one| Decided {
                    by: called(one.person_id),
                    id: one.id,
                    outcome: one.outcome.0,
                    decided_on: one.decided_on,
                    conditions: one.conditions,
                })
                .collect(),
            line,
        })
    }
}
