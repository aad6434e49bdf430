//! What the reader may do with a corrective action now.

use schemars::JsonSchema;
use serde::Serialize;

use super::dossier::Dossier;
use crate::domain::access::{Actor, Right};
use crate::domain::action::{ActionState, ActionStep, allowed, may_settle};
use crate::domain::codes::codes;
use crate::domain::message::Message;

codes! {
    /// What somebody may do with a corrective action.
    pub enum Verb as "action-verb" {
        Plan = "plan",
        Move = "move",
        Do = "do",
        Confirm = "confirm",
        Refuse = "refuse",
        Cancel = "cancel",
    }
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
#[expect(clippy::struct_excessive_bools, reason = "each is an answer to one question")]
pub struct May {
    pub plan: bool,
    pub r#move: bool,
    pub r#do: bool,
    pub confirm: bool,
    pub refuse: bool,
    pub cancel: bool,
    pub attach: bool,
    /// Why whoever may confirm in general may not confirm this one.
    pub separated: Option<Message>,
}

pub(super) fn may(actor: &Actor, dossier: &Dossier) -> May {
    let fits = |step| allowed(dossier.state, step).is_ok();
    let keeps = actor.may(Right::KeepActions) && actor.person.is_some();
    let settles = actor.may(Right::ConfirmActions);
    let apart = actor.person.map(|person| may_settle(&dossier.people, person, "action-own-effect"));
    let free = settles && matches!(apart, Some(Ok(())));
    let separated = apart.and_then(Result::err).filter(|_| settles && dossier.state == ActionState::Done);
    May {
        plan: keeps && fits(ActionStep::Planned),
        r#move: keeps && fits(ActionStep::Moved),
        r#do: keeps && fits(ActionStep::Done),
        confirm: free && fits(ActionStep::Confirmed),
        refuse: free && fits(ActionStep::Refused),
        cancel: free && fits(ActionStep::Cancelled),
        attach: keeps && dossier.state.is_open(),
        separated,
    }
}
