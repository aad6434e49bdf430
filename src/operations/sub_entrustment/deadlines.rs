//! By when sub-consignees have to be decided on.

use super::line::{Line, lines};
use crate::domain::deadline::{Basis, Deadline, DeadlineKind, Owner};
use crate::domain::message::Message;
use crate::domain::sub_entrustment::{SubNeed, SubState};
use crate::operations::deadline::{Asked, Consignees};

/// Requests that nobody has decided on, each before its work begins.
pub(crate) fn deadlines(consignees: &Consignees<'_>, asked: Asked) -> Vec<Deadline> {
    let all = consignees.each().flat_map(|(id, name, known)| lines(known, id, name, asked.as_of.on));
    let open = all.filter(|line| line.state == SubState::Undecided && line.until_on.is_none_or(|until| asked.as_of.on <= until));
    open.filter(|line| line.due_on <= asked.until).map(|line| of(&line)).collect()
}

fn of(line: &Line) -> Deadline {
    let because = if line.my_number {
        Message::new("deadline-because-sub-my-number")
    } else {
        Message::new("deadline-because-sub-terms").label("need", line.need.label_id())
    };
    Deadline {
        kind: DeadlineKind::SubEntrustment,
        subject: "sub-entrustment",
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
