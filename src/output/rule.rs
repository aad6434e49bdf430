//! Who has acknowledged which rule, as a table.

use super::grid::{Grid, Value};
use crate::locale::Language;
use crate::operations::rule::{Exported, Line};

/// In the order of the columns. `rule-column-<field>` is the id of the heading.
const COLUMNS: [&str; 11] =
    ["code", "name", "person_kind", "department", "rule", "version", "state", "due_on", "overdue", "acknowledged_on", "acknowledged"];

/// People and rules in a language.
#[must_use]
pub fn grid(exported: &Exported, language: Language) -> Grid {
    let text = |field: &&str| language.text(&format!("rule-column-{}", field.replace('_', "-"))).into_owned();
    Grid {
        title: language.text("rule-coverage-title").into_owned(),
        headings: COLUMNS.iter().map(text).collect(),
        rows: exported.lines.iter().map(|line| row(line, language)).collect(),
    }
}

fn row(line: &Line, language: Language) -> Vec<Value> {
    let label = |id: String| Value::from(language.text(&id).as_ref());
    let either = |ja: &str, en: &str| Value::from(language.either(ja, en));
    let number = |number: i64| Value::from(number.to_string().as_str());
    let stand = &line.stand;
    vec![
        line.code.as_str().into(),
        line.name.as_str().into(),
        label(line.kind.label_id()),
        either(&line.department_ja, &line.department_en),
        either(&line.title_ja, &line.title_en),
        number(line.number),
        label(stand.state.label_id()),
        stand.due_on.into(),
        Value::from(if stand.state == crate::domain::rule::AcknowledgementState::Overdue { "○" } else { "" }),
        stand.acknowledged_on.into(),
        stand.acknowledged.map_or(Value::Empty, number),
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
            assert!(grid.headings.iter().all(|heading| !heading.starts_with("rule-column")), "{:?}", grid.headings);
        }
    }
}
