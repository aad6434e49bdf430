//! The matrix of training, and the list of attendance, as tables.

use super::grid::{Grid, Value};
use crate::locale::Language;
use crate::operations::training::{Cell, Exported, Line, Listed, Page};

/// People and courses of a date, in a language: what a cell says, and by when.
#[must_use]
pub fn matrix(page: &Page, language: Language) -> Grid {
    let fixed = ["training-column-code", "training-column-name", "training-column-department"];
    let mut headings: Vec<String> = fixed.iter().map(|id| language.text(id).into_owned()).collect();
    for course in &page.courses {
        let title = language.either(&course.title_ja, &course.title_en);
        headings.push(title.to_owned());
        headings.push(format!("{title} {}", language.text("training-done-on")));
        headings.push(format!("{title} {}", language.text("training-due-on")));
    }
    Grid {
        title: language.text("training-matrix").into_owned(),
        headings,
        rows: page.people.iter().map(|line| person(line, language)).collect(),
    }
}

fn person(line: &Line, language: Language) -> Vec<Value> {
    let department = language.either(&line.department_ja, &line.department_en);
    let mut row: Vec<Value> = vec![line.code.as_str().into(), line.name.as_str().into(), department.into()];
    for Cell { state, due_on, done_on } in &line.cells {
        row.push(state.map_or(Value::Empty, |state| language.text(&state.label_id()).as_ref().into()));
        row.push(done_on.map_or(Value::Empty, Value::Date));
        row.push(due_on.map_or(Value::Empty, Value::Date));
    }
    row
}

/// `training-column-<field>` is the id of the heading.
const COLUMNS: [&str; 11] = ["code", "name", "happened-on", "course", "version", "result", "points", "out-of", "method", "trainer", "note"];

/// Who attended what, and what tests came to, in a language.
#[must_use]
pub fn attendances(exported: &Exported, language: Language) -> Grid {
    let text = |field: &&str| language.text(&format!("training-column-{field}")).into_owned();
    Grid {
        title: language.text("training-attendances").into_owned(),
        headings: COLUMNS.iter().map(text).collect(),
        rows: exported.lines.iter().map(|line| attendance(line, language)).collect(),
    }
}

fn attendance(line: &Listed, language: Language) -> Vec<Value> {
    let label = |id: &str| Value::from(language.text(id).as_ref());
    let result = match (line.mark, line.passed) {
        (Some(mark), _) => label(&mark.label_id()),
        (None, Some(true)) => label("training-passed"),
        (None, _) => label("training-failed"),
    };
    vec![
        line.code.as_str().into(),
        line.name.as_str().into(),
        Value::Date(line.happened_on),
        language.either(&line.title_ja, &line.title_en).into(),
        Value::Integer(line.version),
        result,
        line.points.map_or(Value::Empty, Value::Integer),
        line.out_of.map_or(Value::Empty, Value::Integer),
        line.method.map_or(Value::Empty, |method| label(&method.label_id())),
        line.trainer.as_str().into(),
        line.note.as_str().into(),
    ]
}
