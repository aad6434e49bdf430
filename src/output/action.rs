//! Corrective actions as a table.

use super::grid::{Grid, Value};
use crate::locale::Language;
use crate::operations::action::{Exported, Line};

/// In the order of the columns. `action-column-<field>` is the id of the heading.
const COLUMNS: [&str; 18] = [
    "control_no",
    "consignee",
    "work",
    "department",
    "source",
    "reference",
    "grade",
    "finding",
    "state",
    "opened_on",
    "awaited",
    "due_on",
    "first_due_on",
    "overdue",
    "owner",
    "done_on",
    "ended_on",
    "unconfirmed",
];

/// The corrective actions in a language.
#[must_use]
pub fn grid(exported: &Exported, language: Language) -> Grid {
    let text = |field: &&str| language.text(&format!("action-column-{}", field.replace('_', "-"))).into_owned();
    Grid {
        title: language.text("action-list-title").into_owned(),
        headings: COLUMNS.iter().map(text).collect(),
        rows: exported.lines.iter().map(|line| row(line, language)).collect(),
    }
}

fn row(line: &Line, language: Language) -> Vec<Value> {
    let label = |id: String| Value::from(language.text(&id).as_ref());
    let mark = |is: bool| Value::from(if is { "○" } else { "" });
    let department = language.either(&line.department_ja, &line.department_en);
    let numbers = [line.source_id, line.source_number].into_iter().flatten().map(|number| number.to_string());
    let reference: Vec<String> = numbers.chain([line.reference.clone()]).filter(|text| !text.is_empty()).collect();
    vec![
        line.control_no.as_str().into(),
        line.consignee.as_str().into(),
        line.work.as_str().into(),
        department.into(),
        label(line.source.label_id()),
        reference.join(" / ").into(),
        label(line.grade.label_id()),
        line.finding.as_str().into(),
        label(line.state.label_id()),
        Value::Date(line.opened_on),
        line.awaited.map_or(Value::Empty, |awaited| label(awaited.label_id())),
        line.due_on.into(),
        line.first_due_on.into(),
        mark(line.overdue),
        line.owner.as_str().into(),
        line.done_on.into(),
        line.ended_on.into(),
        mark(line.unconfirmed),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_has_a_heading_in_both_languages() {
        for language in Language::ALL {
            let grid = grid(&Exported { on: chrono::NaiveDate::MIN, lines: Vec::new() }, *language);
            assert_eq!(grid.headings.len(), COLUMNS.len());
            assert!(grid.headings.iter().all(|heading| !heading.starts_with("action-column")), "{:?}", grid.headings);
        }
    }
}
