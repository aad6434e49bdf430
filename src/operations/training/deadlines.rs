//! By when people have to have had their training.

use super::facts::{Facts, Whose};
use super::held::courses;
use crate::domain::deadline::{Basis, Deadline, DeadlineKind, Owner};
use crate::domain::message::{Arg, Message};
use crate::domain::training::{Stand, TrainingState};
use crate::error::Result;
use crate::operations::deadline::Asked;
use crate::store::{Reads, person};

/// What each person has to have had by then, or is late with. Who is away for long or exempt is not asked.
pub(crate) fn deadlines(tx: &mut dyn Reads, asked: Asked) -> Result<Vec<Deadline>> {
    let courses = courses(tx, asked.as_of.known)?;
    if courses.is_empty() {
        return Ok(Vec::new());
    }
    let facts = Facts::of(tx, &courses, asked.as_of, Whose::Everyone)?;
    let people = person::belonging(tx, asked.as_of)?;
    let mut all = Vec::new();
    for held in &courses {
        let Some(force) = held.course.in_force(asked.as_of.on) else { continue };
        let (ja, en) = held.titles(asked.as_of.on);
        let title = Arg::Either { en: if en.is_empty() { ja.clone() } else { en }, ja };
        for row in &people {
            let stand = facts.stand(held.row.id, &force, row.id);
            all.extend(stand.and_then(|stand| deadline(held.row.id, row, &stand, &title, asked)));
        }
    }
    Ok(all)
}

fn deadline(course: i64, row: &person::Row, stand: &Stand, title: &Arg, asked: Asked) -> Option<Deadline> {
    let open = matches!(stand.state, TrainingState::Valid | TrainingState::Due | TrainingState::Overdue);
    let due_on = stand.due_on.filter(|due_on| open && *due_on <= asked.until)?;
    let because = match stand.done_on {
        Some(done_on) => Message::new("deadline-because-training-again").with("done", done_on),
        None => Message::new("deadline-because-training").with("since", stand.since_on),
    };
    Some(Deadline {
        kind: DeadlineKind::Training,
        subject: "training",
        id: course,
        number: row.id,
        due_on,
        basis: Basis::Rule,
        because,
        what: Message::new("deadline-training").with("title", title.clone()).with("name", &row.name),
        consignee_id: None,
        owner: Owner { person_id: Some(row.id), department_id: row.department_id },
    })
}
