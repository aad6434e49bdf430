//! What somebody may do with an evaluation now, and why not.

use schemars::JsonSchema;
use serde::Serialize;

use super::dossier::Dossier;
use crate::domain::access::{Actor, Right};
use crate::domain::evaluation::{DecisionOutcome, EvaluationState, may_decide};
use crate::domain::message::Message;

/// What the caller may do with an evaluation now. Each step checks it again.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
#[expect(clippy::struct_excessive_bools, reason = "each is a step of its own")]
pub struct May {
    pub answer: bool,
    pub submit: bool,
    pub withdraw: bool,
    #[serde(rename = "return")]
    pub give_back: bool,
    pub decide: bool,
    pub approve_exceptionally: bool,
    pub meet_conditions: bool,
    /// Why the caller, who has the right, may not decide: a separation of duties.
    pub separated: Option<Message>,
}

pub(super) fn may(actor: &Actor, dossier: &Dossier) -> May {
    let state = dossier.state();
    let prepares = actor.person.is_some() && actor.may(Right::PrepareEvaluations);
    let separated = actor.person.and_then(|person| may_decide(&dossier.people, person).err());
    let unbound = actor.person.is_some() && separated.is_none();
    let submitted = state == EvaluationState::Submitted;
    let failed = dossier.decisions.last().is_some_and(|last| last.outcome.0 == DecisionOutcome::Fail);
    let decides = (submitted && actor.may(Right::DecideEvaluations)) || (failed && actor.may(Right::ApproveExceptions));
    May {
        answer: prepares && state.is_open(),
        submit: prepares && state.is_open(),
        withdraw: prepares && (state.is_open() || submitted),
        give_back: submitted && unbound && actor.may(Right::DecideEvaluations),
        decide: submitted && unbound && actor.may(Right::DecideEvaluations),
        approve_exceptionally: failed && unbound && actor.may(Right::ApproveExceptions),
        meet_conditions: prepares && dossier.decisions.iter().any(|row| row.outcome.0 == DecisionOutcome::Conditional),
        separated: separated.filter(|_| decides),
    }
}
