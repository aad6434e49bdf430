//! Certificates of consignees as a table, with the headings that the import reads.

use super::grid::{Grid, Value};
use crate::locale::Language;
use crate::operations::certificate::{Exported, ExportedLine};

/// The fields of the import, in the order of the columns. `certificate-column-<field>` is the id of the heading.
const FIELDS: [&str; 9] = ["consignee_no", "consignee_name", "kind", "name", "number", "scope", "issuer", "from_on", "until_on"];

/// What the register computes: not read back.
const COMPUTED: [&str; 2] = ["state", "lapsed"];

/// The certificates in a language.
#[must_use]
pub fn grid(exported: &Exported, language: Language) -> Grid {
    let text = |field: &&str| language.text(&format!("certificate-column-{}", field.replace('_', "-"))).into_owned();
    Grid {
        title: language.text("certificate-list-title").into_owned(),
        headings: FIELDS.iter().chain(&COMPUTED).map(text).collect(),
        rows: exported.lines.iter().map(|line| row(line, language)).collect(),
    }
}

fn row(exported: &ExportedLine, language: Language) -> Vec<Value> {
    let line = &exported.line;
    vec![
        exported.control_no.as_str().into(),
        line.consignee.as_str().into(),
        language.text(&line.kind.label_id()).as_ref().into(),
        line.name.as_str().into(),
        line.number.as_str().into(),
        line.scope.as_str().into(),
        line.issuer.as_str().into(),
        Value::Date(line.from_on),
        line.until_on.into(),
        language.text(&line.state.label_id()).as_ref().into(),
        if line.lapsed { "○" } else { "" }.into(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::{self, columns, headings};
    use crate::output::csv;

    /// What an import may say otherwise, and no export writes.
    const ASKED: [&str; 3] = ["corporate_number", "period", "note"];

    #[test]
    fn every_heading_is_one_that_the_import_reads() {
        for language in Language::ALL {
            let mut table = grid(&Exported { on: chrono::NaiveDate::MIN, lines: Vec::new() }, *language);
            table.rows.push(vec!["K-1".into(), "㈱テスト".into(), "ISMS".into(), Value::Empty, "IS 1".into()]);
            let sheet = intake::read(&csv::utf8(&table).unwrap(), "certificates.csv").unwrap();
            let found = columns::find(&sheet, headings::CERTIFICATES).unwrap();
            assert_eq!(found.missing, ASKED, "{language}");
            assert_eq!(found.unknown_headings.len(), COMPUTED.len(), "{language}: {:?}", found.unknown_headings);
        }
    }
}
