//! By when sub-consignees have to be decided on.

use super::line::{Line, lines};
use crate::domain::deadline::{Basis, Deadline, DeadlineKind, Owner};
use crate::domain::message::Message;
use crate::domain::sub_entrustment::{SubNeed, SubState};
use crate::error::Result;
use crate::operations::deadline::Asked;
use crate::operations::facts;
use crate::store::{Reads, consignee};

/// Requests that nobody has decided on, each before its work begins.
pub(crate) fn deadlines(tx: &mut impl Reads, asked: Asked) -> Result<Vec<Deadline>> {
    let known = facts::of_all(tx, asked.as_of.known)?;
    let names = consignee::all(tx, asked.as_of)?;
    let all = names.iter().filter_map(|row| Some(lines(known.get(&row.id)?, row.id, &row.name, asked.as_of.on))).flatten();
    let open = all.filter(|line| line.state == SubState::Undecided && line.until_on.is_none_or(|until| asked.as_of.on <= until));
    Ok(open.filter(|line| line.due_on <= asked.until).map(|line| of(&line)).collect())
}

fn of(line: &Line) -> Deadline {
    let because = if line.my_number {
        Message::new("deadline-because-sub-my-number")
    } else {
        Message::new("deadline-because-sub-terms").label("need", line.need.label_id())
    };
    Deadline {
        kind: DeadlineKind::SubEntrustment,
        subject: "sub_entrustment",
        id: line.id,
        number: 0,
        due_on: line.due_on,
        basis: if line.my_number || line.need == SubNeed::Nothing { Basis::Rule } else { Basis::Set },
        because,
        what: Message::new("deadline-sub-entrustment").with("name", &line.name).with("consignee", &line.consignee),
        consignee_id: Some(line.consignee_id),
        owner: Owner::department(line.department_id),
    }
}
