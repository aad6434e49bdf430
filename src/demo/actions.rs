//! Corrective actions as they went: opened, planned and done by those who keep the register, settled by somebody else.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::evaluations::Begun;
use super::lines::{Action, Lines};
use super::stage::Stage;
use crate::domain::access::Actor;
use crate::domain::action::ActionSource;
use crate::error::{Error, Result};
use crate::operations::action::{Cancel, Confirm, Do, Move, Open, Plan, Refuse, Show};
use crate::operations::import::Thing;
use crate::operations::{Command, Register};

/// The ids of what was opened so far, by the place in the file.
#[derive(Default)]
pub(super) struct Opened(BTreeMap<usize, i64>);

/// The days on which something happens.
pub(super) fn days(lines: &Lines) -> BTreeSet<NaiveDate> {
    let of = |one: &Action| [Some(one.opened_on), one.planned_on, one.moved_on, one.done_on, one.settled_on];
    lines.actions.iter().flat_map(of).flatten().collect()
}

/// Everything that happens on the day, in the order of a life.
pub(super) fn on(stage: &mut Stage<'_>, begun: &mut Begun, lines: &Lines) -> Result<()> {
    let today = stage.today();
    for (place, one) in lines.actions.iter().enumerate() {
        if one.opened_on == today {
            let id = open(stage, begun, one, lines)?;
            begun.actions.0.insert(place, id);
        }
        let id = || begun.actions.0.get(&place).copied().ok_or_else(|| Error::fault(format!("line {place} of the actions was not opened")));
        if one.planned_on == Some(today) {
            plan(stage, id()?, one)?;
        }
        if one.moved_on == Some(today) {
            let due_on = one.moved_to.unwrap_or(today);
            step(stage, &one.planned_by, id()?, |id, seen| Move { id, seen, due_on, reason: one.moved_because.clone() })?;
        }
        if one.done_on == Some(today) {
            step(stage, &one.planned_by, id()?, |id, seen| Do { id, seen, done_on: None, what: one.done.clone() })?;
        }
        if one.settled_on == Some(today) {
            settle(stage, id()?, one)?;
        }
    }
    Ok(())
}

fn open(stage: &mut Stage<'_>, begun: &Begun, one: &Action, lines: &Lines) -> Result<i64> {
    let actor = stage.actor(&one.opened_by)?;
    let filled = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let consignee_id = filled(&one.control_no).map(|code| stage.id(Thing::Consignee, &code)).transpose()?;
    let entrustment_id = filled(&one.entrustment).map(|code| stage.id(Thing::Entrustment, &code)).transpose()?;
    let department_id = filled(&one.department).map(|code| stage.id(Thing::Department, &code)).transpose()?;
    let source_id = one.evaluation_on.map(|day| begun.evaluation(&one.control_no, day)).transpose()?;
    let review =
        one.review_year.filter(|_| begun.looked.any()).map(|year| begun.looked.review(lines, &one.control_no, year)).transpose()?;
    let source = match (source_id, one.condition, one.incident.as_str()) {
        (Some(_), None, _) => ActionSource::EvaluationItem,
        (Some(_), Some(_), _) => ActionSource::Condition,
        (None, _, "") => ActionSource::Own,
        (None, ..) => ActionSource::Incident,
    };
    let open = Open {
        consignee_id,
        entrustment_id,
        department_id,
        source: if review.is_some() { ActionSource::ReviewFinding } else { source },
        source_id: review.or(source_id),
        source_number: review.map(|_| 1).or(one.condition),
        reference: if one.item.is_empty() { one.incident.clone() } else { one.item.clone() },
        grade: one.grade,
        finding: one.finding.clone(),
        asked_on: None,
        opened_on: None,
        control_no: String::new(),
    };
    Ok(stage.register().run(&actor, &open)?.id)
}

fn plan(stage: &mut Stage<'_>, id: i64, one: &Action) -> Result<()> {
    let owner_id = stage.id(Thing::Person, &one.owner)?;
    let due_on = one.due_on.ok_or_else(|| Error::fault(format!("a plan without a date: {}", one.finding)))?;
    step(stage, &one.planned_by, id, |id, seen| Plan {
        id,
        seen,
        cause: one.cause.clone(),
        measure: one.measure.clone(),
        due_on,
        owner_id,
        counterpart: one.counterpart.clone(),
        contact: String::new(),
        reason: String::new(),
    })
}

fn settle(stage: &mut Stage<'_>, id: i64, one: &Action) -> Result<()> {
    let (login, comment) = (one.settled_by.as_str(), one.comment.clone());
    match one.outcome.as_str() {
        "confirmed" => step(stage, login, id, |id, seen| Confirm { id, seen, comment }),
        "refused" => step(stage, login, id, |id, seen| Refuse { id, seen, comment }),
        "cancelled" => step(stage, login, id, |id, seen| Cancel { id, seen, reason: comment }),
        other => Err(Error::fault(format!("{other} settles no corrective action"))),
    }
}

fn step<C: Command<Outcome = ()>>(stage: &mut Stage<'_>, login: &str, id: i64, command: impl FnOnce(i64, i64) -> C) -> Result<()> {
    let actor = stage.actor(login)?;
    let register = stage.register();
    let seen = seen(&register, &actor, id)?;
    register.run(&actor, &command(id, seen))
}

fn seen(register: &Register, actor: &Actor, id: i64) -> Result<i64> {
    Ok(register.ask(actor, Show { id, on: None, known: None })?.seen)
}
