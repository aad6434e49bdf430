//! By when corrective actions have to be planned, done and confirmed.

use std::collections::BTreeMap;

use super::held::held;
use crate::domain::action::{Action, ActionRule, Awaited};
use crate::domain::deadline::{Basis, Deadline, DeadlineKind, Owner};
use crate::domain::message::Message;
use crate::error::Result;
use crate::operations::deadline::{Asked, Names};
use crate::store::action::{self, Row};
use crate::store::{Reads, department};

/// Corrective actions of which something is to be done.
pub(crate) fn deadlines(tx: &mut dyn Reads, names: &Names, asked: Asked) -> Result<Vec<Deadline>> {
    let known = asked.as_of.known;
    let all = held(action::all(tx, known)?, action::all_steps(tx, known)?);
    if all.is_empty() {
        return Ok(Vec::new());
    }
    let departments = department::names(tx, known)?;
    let of_one = |(row, action): &(Row, Action)| {
        let whom = whom(row, names, &departments);
        deadline(row, action, &whom, asked)
    };
    Ok(all.iter().filter_map(of_one).collect())
}

/// Whom it concerns, by name.
fn whom(row: &Row, names: &Names, departments: &BTreeMap<i64, (String, String)>) -> String {
    match row.consignee_id {
        Some(id) => names.name(id).unwrap_or_default().to_owned(),
        None => row.department_id.and_then(|id| departments.get(&id)).map(|(ja, _)| ja.clone()).unwrap_or_default(),
    }
}

fn deadline(row: &Row, action: &Action, whom: &str, asked: Asked) -> Option<Deadline> {
    let on = asked.as_of.on;
    let (awaited, due_on, basis) = action.next(on).filter(|(_, due_on, _)| action.is_there(on) && *due_on <= asked.until)?;
    let what = match awaited {
        Awaited::Plan => "deadline-action-plan",
        Awaited::Deed => "deadline-action-deed",
        Awaited::Confirmation => "deadline-action-confirmation",
    };
    // Whoever has to do it does not confirm it: that falls to the Personal Data Manager.
    let owner = match (awaited, action.owner(on)) {
        (Awaited::Confirmation, _) => Owner::default(),
        (_, owner) => Owner { person_id: owner, department_id: row.department_id },
    };
    Some(Deadline {
        kind: if awaited == Awaited::Confirmation { DeadlineKind::Effectiveness } else { DeadlineKind::Action },
        subject: "action",
        id: row.id,
        number: 0,
        due_on,
        basis,
        because: because(action, awaited, basis, asked),
        what: Message::new(what).with("control_no", &row.control_no).with("name", whom).with("finding", &row.finding),
        consignee_id: row.consignee_id,
        owner,
    })
}

fn because(action: &Action, awaited: Awaited, basis: Basis, asked: Asked) -> Message {
    let rule = ActionRule::on(asked.as_of.on);
    match (awaited, basis) {
        (Awaited::Confirmation, _) => Message::new("deadline-because-action-confirmation").with("days", days(rule.confirm_days)),
        (Awaited::Plan, Basis::Rule) => Message::new("deadline-because-action-plan").with("days", days(rule.plan_days)),
        _ if action.due_on(asked.as_of.on) != action.first_due_on() => match action.first_due_on() {
            Some(first) => Message::new("deadline-because-action-moved").with("first", first),
            None => Message::new("deadline-because-action-set"),
        },
        _ => Message::new("deadline-because-action-set"),
    }
}

fn days(days: u64) -> i64 {
    i64::try_from(days).unwrap_or(i64::MAX)
}
