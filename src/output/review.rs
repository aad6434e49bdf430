//! The list of reviews as a table.

use super::{Grid, Value};
use crate::domain::deadline::Basis;
use crate::locale::Language;
use crate::operations::review::{Line, Page};

const COLUMNS: [&str; 11] = [
    "review-consignee",
    "review-work",
    "review-kind",
    "review-date",
    "review-due-on",
    "review-state",
    "review-method",
    "review-assignee",
    "review-done-on",
    "review-done-by",
    "review-conclusion",
];

/// The lines of a list; what is overdue says so beside its state.
#[must_use]
pub fn grid(page: &Page, language: Language) -> Grid {
    Grid {
        title: language.text("review-list-title").into_owned(),
        headings: COLUMNS.iter().map(|id| language.text(id).into_owned()).collect(),
        rows: page.lines.iter().map(|line| row(line, language)).collect(),
    }
}

fn row(line: &Line, language: Language) -> Vec<Value> {
    let label = |id: String| language.text(&id).into_owned();
    let state = match line.overdue {
        Some(Basis::Set) => language.text("review-overdue-set").into_owned(),
        Some(Basis::Rule) => language.text("review-overdue-rule").into_owned(),
        None => label(line.state.label_id()),
    };
    vec![
        line.consignee.as_str().into(),
        line.work.join("\n").into(),
        label(line.kind.label_id()).into(),
        line.planned_on.into(),
        line.due_on.into(),
        state.into(),
        label(line.method.label_id()).into(),
        line.assignee.as_str().into(),
        line.done_on.into(),
        line.carried_out_by.as_str().into(),
        line.conclusion.map(|conclusion| label(conclusion.label_id())).into(),
    ]
}
