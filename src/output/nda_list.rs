//! The list of NDAs, and who of those with access is bound, as tables.

use super::{Grid, Value};
use crate::locale::Language;
use crate::operations::nda::{CoverageLine, Covering, Line, Page};

const COLUMNS: [&str; 11] = [
    "nda-column-number",
    "nda-party",
    "nda-signatory",
    "nda-kind",
    "nda-column-version",
    "nda-state",
    "nda-issued-on",
    "nda-sign-by",
    "nda-column-overdue",
    "nda-signed-on",
    "nda-valid-until",
];

/// NDAs and pledges in a language.
#[must_use]
pub fn grid(page: &Page, language: Language) -> Grid {
    table(language, "nda-list-title", &COLUMNS, page.lines.iter().map(|line| row(line, language)).collect())
}

/// The people that were asked for in a language, each with how they stand.
#[must_use]
pub fn coverage(covering: &Covering, language: Language) -> Grid {
    let columns = ["person-code", "person-name", "person-department", "person-kind", "nda-stands", "nda-column-number"];
    table(language, "nda-coverage-title", &columns, covering.people.iter().map(|line| person(line, language)).collect())
}

fn table(language: Language, title: &str, columns: &[&str], rows: Vec<Vec<Value>>) -> Grid {
    let text = |id: &str| language.text(id).into_owned();
    Grid { title: text(title), headings: columns.iter().map(|id| text(id)).collect(), rows }
}

fn row(line: &Line, language: Language) -> Vec<Value> {
    let label = |id: String| Value::from(language.text(&id).as_ref());
    vec![
        line.id.into(),
        line.party.as_str().into(),
        line.signatory.as_str().into(),
        label(line.kind.label_id()),
        line.version.into(),
        label(line.state.label_id()),
        Value::Date(line.issued_on),
        line.sign_by_on.into(),
        if line.overdue { "○" } else { "" }.into(),
        line.signed_on.into(),
        line.valid_until_on.into(),
    ]
}

fn person(line: &CoverageLine, language: Language) -> Vec<Value> {
    let label = |id: String| Value::from(language.text(&id).as_ref());
    let department = language.either(&line.department_ja, &line.department_en);
    vec![
        line.code.as_str().into(),
        line.name.as_str().into(),
        department.into(),
        label(line.kind.label_id()),
        label(line.cover.label_id()),
        line.nda_id.into(),
    ]
}
