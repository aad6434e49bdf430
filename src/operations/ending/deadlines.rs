//! By when return or destruction has to be confirmed.

use super::line::{Line, lines};
use crate::domain::deadline::{Basis, Deadline, DeadlineKind, Owner};
use crate::domain::ending::{EndingRule, EndingState};
use crate::domain::message::Message;
use crate::operations::deadline::{Asked, Consignees};

/// Ended work whose data were not returned or destroyed yet.
pub(crate) fn deadlines(consignees: &Consignees<'_>, asked: Asked) -> Vec<Deadline> {
    let all = consignees.each().flat_map(|(id, name, known)| lines(known, id, name, asked.as_of.on));
    all.filter(|line| line.state != EndingState::Closed && line.due_on <= asked.until).map(|line| of(&line)).collect()
}

fn of(line: &Line) -> Deadline {
    let (basis, because) = match (line.kept_until_on, line.agreed_days) {
        (Some(_), _) => (Basis::Set, Message::new("deadline-because-disposal-kept").with("reason", &line.kept_reason)),
        (None, Some(days)) => (Basis::Set, Message::new("deadline-because-disposal-agreed").with("days", days)),
        (None, None) => (Basis::Rule, Message::new("deadline-because-disposal").with("days", EndingRule::published().days)),
    };
    Deadline {
        kind: DeadlineKind::Disposal,
        subject: "ending",
        id: line.entrustment_id,
        number: 0,
        due_on: line.due_on,
        basis,
        because,
        what: Message::new("deadline-disposal").with("name", &line.consignee).with("work", &line.work),
        consignee_id: Some(line.consignee_id),
        owner: Owner::department(line.department_id),
    }
}
