//! The auditor's part of a report, to be written.

use axum::response::Response;
use serde_json::{Value, json};

use super::edition::trail;
use crate::domain::message::Message;
use crate::error::Result;
use crate::operations::Command;
use crate::operations::report::edition::{Texts, Write, Written};
use crate::web::context::{Context, Form};

pub fn show(ctx: &Context) -> Result<Response> {
    ctx.need(Write::NEEDS)?;
    let written = ctx.ask(Texts { year: ctx.id("year")? })?;
    page(ctx, &written, &written.auditor.left_out, &filled(&written))
}

/// The form as the texts stand.
fn filled(written: &Written) -> Form {
    let said = &written.auditor;
    let mut form = Form::default();
    let parts = [
        ("findings", &said.findings),
        ("opinion", &said.opinion),
        ("recommendations", &said.recommendations),
        ("next_year", &said.next_year),
    ];
    for (name, text) in parts {
        form.values.insert(name.into(), text.as_str().into());
    }
    form
}

pub fn write(ctx: &Context) -> Result<Response> {
    ctx.need(Write::NEEDS)?;
    let year = ctx.id("year")?;
    match ctx.run_form::<Write>(&[("year", year.to_string())]) {
        Ok(()) => Ok(ctx.see_other(&format!("/reports/annual/{year}"), "report-said-written")),
        Err(error) => {
            let typed = ctx.cells.iter().filter(|(name, _)| name == "left_out").map(|(_, value)| value.clone());
            let left_out: Vec<String> = typed.collect();
            let (form, written) = (Form::rejected(ctx, error)?, ctx.ask(Texts { year })?);
            page(ctx, &written, &left_out, &form.beside(&filled(&written)))
        }
    }
}

fn page(ctx: &Context, written: &Written, left_out: &[String], form: &Form) -> Result<Response> {
    let label = ctx.say(&written.label);
    let here = ctx.language.text("report-texts").into_owned();
    let section = |id: &String| {
        let title = ctx.language.text(&format!("report-{}", id.replace('_', "-"))).into_owned();
        json!({ "value": id, "label": title, "checked": left_out.contains(id) })
    };
    let sections: Vec<Value> = written.sections.iter().map(section).collect();
    let year = ctx.id("year")?;
    let page = json!({
        "trail": trail(ctx, &[(&label, Some(format!("/reports/annual/{year}"))), (&here, None)]),
        "year": year,
        "label": label,
        "sections": sections,
        "seen": written.seen,
    });
    ctx.form("report/texts", Message::new("report-texts-of").with("year", label), &page, form)
}
