//! The bar with the score, as its template shows it.

use serde_json::{Value, json};

use crate::domain::scoring::{Counted, Outcome};
use crate::operations::evaluation::Sheet;
use crate::web::context::Context;

/// What `score` takes. `next` is where the primary button leads, and what it says.
pub(super) fn score(ctx: &Context, sheet: &Sheet, next: Option<(&str, &str)>) -> Value {
    let calculation = &sheet.calculation;
    let terms = &sheet.criteria.terms;
    let counts = |wanted: &[Counted]| calculation.lines.iter().filter(|line| wanted.contains(&line.counted)).count();
    let answered = counts(&[Counted::Counted, Counted::NotApplicableStated]);
    let asked = answered + counts(&[Counted::Unanswered]);
    let outcome = |outcome: &Outcome| json!({ "code": outcome, "text": ctx.language.text(&outcome.label_id()), "current": *outcome == calculation.outcome });
    json!({
        "pass_percent": terms.pass_percent,
        "conditional_percent": terms.conditional_percent,
        "partial_knock_out": terms.partial_knock_out,
        "score": sheet.percent.as_deref().unwrap_or("—"),
        "sum": format!("{} ÷ {}", calculation.numerator.decimal(), calculation.denominator),
        "outcome": calculation.outcome,
        "width": sheet.percent.as_deref().unwrap_or("0"),
        "answered": format!("{answered} / {asked}"),
        "unanswered": calculation.unanswered.len(),
        "failed": calculation.failed_knock_outs.len(),
        "partial": calculation.partial_knock_outs.len(),
        "outcomes": Outcome::ALL.iter().map(outcome).collect::<Vec<_>>(),
        "next_href": next.map(|(href, _)| href),
        "next": next.map(|(_, id)| ctx.language.text(id)),
    })
}
