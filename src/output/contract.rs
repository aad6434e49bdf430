//! The list of contracts as a table.

use super::{Grid, Value};
use crate::domain::contract::Clause;
use crate::locale::Language;
use crate::operations::contract::{Line, Page};

const COLUMNS: [&str; 11] = [
    "contract-control-no",
    "contract-title",
    "contract-kind",
    "contract-consignee",
    "contract-covers",
    "contract-state",
    "contract-from-on",
    "contract-until-on",
    "contract-term",
    "contract-notice-on",
    "contract-missing",
];

/// The contracts in a language.
#[must_use]
pub fn grid(page: &Page, language: Language) -> Grid {
    Grid {
        title: language.text("contract-list-title").into_owned(),
        headings: COLUMNS.iter().map(|id| language.text(id).into_owned()).collect(),
        rows: page.lines.iter().map(|line| row(line, language)).collect(),
    }
}

fn row(line: &Line, language: Language) -> Vec<Value> {
    let label = |id: &str| Value::from(language.text(id).as_ref());
    vec![
        line.control_no.as_str().into(),
        line.title.as_str().into(),
        label(&line.kind.label_id()),
        line.consignee.as_str().into(),
        if line.covers.is_empty() { label("contract-covers-all") } else { line.covers.join(", ").into() },
        label(&line.state.label_id()),
        line.from_on.into(),
        line.last_on.into(),
        line.term_ends_on.into(),
        line.notice_on.into(),
        line.missing.iter().map(|clause| named(clause, language)).collect::<Vec<_>>().join("\n").into(),
    ]
}

/// A clause with its code.
fn named(clause: &Clause, language: Language) -> String {
    format!("{} {}", clause.code, language.either(&clause.label_ja, &clause.label_en))
}
