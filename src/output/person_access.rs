//! Who has access to what as a table, with the headings that the import reads.

use super::grid::{Grid, Value};
use crate::domain::person_access::Handled;
use crate::locale::Language;
use crate::operations::person_access::{Exported, Line};

/// The fields of the import, in the order of the columns. `person-access-column-<field>` is the id of the heading.
const FIELDS: [&str; 6] = ["person", "resource", "entrustment", "from_on", "until_on", "note"];

/// What the register knows beside them: not read back.
const BESIDE: [&str; 5] = ["name", "department", "handled", "thing", "data"];

/// The accesses in a language.
#[must_use]
pub fn grid(exported: &Exported, language: Language) -> Grid {
    let text = |field: &&str| language.text(&format!("person-access-column-{}", field.replace('_', "-"))).into_owned();
    Grid {
        title: language.text("person-access-list-title").into_owned(),
        headings: FIELDS.iter().chain(&BESIDE).map(text).collect(),
        rows: exported.lines.iter().map(|line| row(line, language)).collect(),
    }
}

fn row(line: &Line, language: Language) -> Vec<Value> {
    let entrusted = line.handled == Handled::Entrustment;
    let code = |is: bool| Value::from(if is { line.thing_code.as_str() } else { "" });
    let department = language.either(&line.department_ja, &line.department_en);
    vec![
        line.code.as_str().into(),
        code(!entrusted),
        code(entrusted),
        Value::Date(line.from_on),
        line.until_on.into(),
        line.note.as_str().into(),
        line.name.as_str().into(),
        department.into(),
        language.text(&line.handled.label_id()).as_ref().into(),
        line.thing.as_str().into(),
        special(line, language).into(),
    ]
}

/// What weighs more among the data.
fn special(line: &Line, language: Language) -> String {
    let marks = [(line.special_care, "entrustment-special-care-short"), (line.my_number, "entrustment-my-number-short")];
    let said: Vec<String> = marks.iter().filter(|(holds, _)| *holds).map(|(_, id)| language.text(id).into_owned()).collect();
    said.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::{self, columns, headings};
    use crate::output::csv;

    #[test]
    fn every_heading_is_one_that_the_import_reads() {
        for language in Language::ALL {
            let mut table = grid(&Exported { on: chrono::NaiveDate::MIN, lines: Vec::new() }, *language);
            table.rows.push(vec!["S001".into(), "R-1".into()]);
            let sheet = intake::read(&csv::utf8(&table).unwrap(), "access.csv").unwrap();
            let found = columns::find(&sheet, headings::ACCESS).unwrap();
            assert!(found.missing.is_empty(), "{language}: {:?}", found.missing);
            assert_eq!(found.unknown_headings.len(), BESIDE.len(), "{language}: {:?}", found.unknown_headings);
        }
    }
}
