//! What is sent to whom on a day as a table: a line for each deadline of each person.

use super::deadline::state;
use super::grid::{Grid, Value};
use crate::locale::Language;
use crate::operations::reminder::{Digest, Previewed, Told};

/// The ids of the headings.
const COLUMNS: [&str; 6] = ["mail-to", "person-email", "deadline-due-on", "deadline-state", "deadline-kind", "deadline-what"];

/// The digests of the day in a language, and after them what reaches nobody.
#[must_use]
pub fn grid(shown: &Previewed, language: Language) -> Grid {
    let of_person = |digest: &Digest| digest.lines.iter().map(|told| row(shown, digest, told, language)).collect::<Vec<_>>();
    let nobody = shown.unaddressed.iter().map(|one| {
        let to = language.text("reminder-unaddressed");
        vec![
            to.as_ref().into(),
            Value::Empty,
            Value::Date(one.due_on),
            Value::Empty,
            language.text(&one.kind.label_id()).as_ref().into(),
            language.say(&one.what).into(),
        ]
    });
    Grid {
        title: language.text("reminder-title").into_owned(),
        headings: COLUMNS.iter().map(|id| language.text(id).into_owned()).collect(),
        rows: shown.digests.iter().flat_map(of_person).chain(nobody).collect(),
    }
}

fn row(shown: &Previewed, digest: &Digest, told: &Told, language: Language) -> Vec<Value> {
    let one = &told.deadline;
    vec![
        digest.name.as_str().into(),
        digest.email.as_str().into(),
        Value::Date(one.due_on),
        language.say(&state((one.due_on - shown.on).num_days())).into(),
        language.text(&one.kind.label_id()).as_ref().into(),
        language.say(&one.what).into(),
    ]
}
