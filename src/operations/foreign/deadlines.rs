//! By when recipients in foreign countries have to be checked.

use chrono::NaiveDate;

use super::line::{Line, lines};
use crate::domain::deadline::{Basis, Deadline, DeadlineKind, Owner};
use crate::domain::message::Message;
use crate::operations::deadline::{Asked, Consignees};

/// The checks that are due next, one for each place.
pub(crate) fn deadlines(consignees: &Consignees<'_>, asked: Asked) -> Vec<Deadline> {
    let all = consignees.each().flat_map(|(id, name, known)| lines(known, id, name, asked.as_of.on));
    all.filter_map(|line| Some((line.check_due_on.filter(|due| *due <= asked.until)?, line))).map(|(due, line)| of(due, &line)).collect()
}

fn of(due_on: NaiveDate, line: &Line) -> Deadline {
    let name = if line.sub.is_empty() { &line.consignee } else { &line.sub };
    Deadline {
        kind: DeadlineKind::ForeignCheck,
        subject: "foreign",
        id: line.entrustment_id,
        number: line.sub_entrustment_id.unwrap_or(0),
        due_on,
        basis: Basis::Rule,
        because: Message::new("deadline-because-foreign-check"),
        what: Message::new("deadline-foreign-check").with("name", name).with("countries", line.countries.join(", ")),
        consignee_id: Some(line.consignee_id),
        owner: Owner::department(line.department_id),
    }
}
