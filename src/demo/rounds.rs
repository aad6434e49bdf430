//! A selection round as it went.

use super::evaluations::{Begun, set};
use super::lines::Round;
use super::stage::Stage;
use crate::error::{Error, Result};
use crate::operations::import::Thing;
use crate::operations::round::{Decide, Open, Recommend, Show};

pub(super) fn open(stage: &mut Stage<'_>, begun: &mut Begun, round: &Round) -> Result<()> {
    let actor = stage.actor(&round.opened_by)?;
    let register = stage.register();
    let set_id = set(&register, &actor, &round.criteria_set)?;
    let id = register.run(&actor, &Open { title: round.title.clone(), work: round.work.clone(), set_id })?;
    begun.rounds.insert(round.number.clone(), id);
    Ok(())
}

pub(super) fn recommend(stage: &mut Stage<'_>, begun: &Begun, round: &Round) -> Result<()> {
    let (id, actor) = (of(begun, round)?, stage.actor(&round.recommended_by)?);
    let consignee_id = Some(stage.id(Thing::Consignee, &round.recommended)?);
    let register = stage.register();
    let seen = register.ask(&actor, Show { id })?.seen;
    register.run(&actor, &Recommend { id, seen, consignee_id, reason: round.recommendation_reason.clone() })
}

pub(super) fn choose(stage: &mut Stage<'_>, begun: &Begun, round: &Round) -> Result<()> {
    let (id, actor) = (of(begun, round)?, stage.actor(&round.decided_by)?);
    let consignee_id = Some(stage.id(Thing::Consignee, &round.decided)?);
    let register = stage.register();
    let seen = register.ask(&actor, Show { id })?.seen;
    register.run(&actor, &Decide { id, seen, consignee_id, reason: round.decision_reason.clone() })
}

fn of(begun: &Begun, round: &Round) -> Result<i64> {
    begun.rounds.get(&round.number).copied().ok_or_else(|| Error::fault(format!("{} was not opened", round.number)))
}
