//! The form of a draft: titles, text in both languages, how long it binds, and where it says what the checklist asks for.

use axum::response::Response;
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::{shown, trail, version_name};
use crate::domain::access::Right;
use crate::domain::agreement::{Blanks, Issued, Language, render, sample};
use crate::domain::message::Message;
use crate::error::Result;
use crate::operations::agreement::{Shown, Write};
use crate::web::context::{Context, Form};
use crate::web::version::editable;

#[derive(Serialize)]
struct Page<'a> {
    shown: &'a Shown,
    name: String,
    trail: Vec<Value>,
    checklist: Vec<Value>,
    blanks: [&'static str; 10],
    /// What was typed, with invented values in its blanks; only when it was asked for.
    previews: Vec<Value>,
}

pub fn show(ctx: &Context) -> Result<Response> {
    ctx.need(Right::WriteAgreements)?;
    let shown = shown(ctx)?;
    editable(&shown)?;
    page(ctx, &shown, &Form { values: values(&shown), ..Form::default() }, Vec::new())
}

pub fn write(ctx: &Context) -> Result<Response> {
    ctx.need(Right::WriteAgreements)?;
    let id = ctx.id("id")?;
    match ctx.run_form::<Write>(&[("version_id", id.to_string())]) {
        Ok(()) => Ok(ctx.see_other(&format!("/agreements/versions/{id}"), "agreement-said-written")),
        Err(error) => {
            let (form, shown) = (Form::rejected(ctx, error)?, shown(ctx)?);
            let stands = Form { values: values(&shown), ..Form::default() };
            page(ctx, &shown, &form.beside(&stands), Vec::new())
        }
    }
}

/// Shows what was typed as it would read. Nothing is saved.
pub fn preview(ctx: &Context) -> Result<Response> {
    ctx.need(Right::WriteAgreements)?;
    let shown = shown(ctx)?;
    editable(&shown)?;
    let mut form = Form::default();
    form.values.extend(ctx.cells.iter().map(|(name, value)| (name.clone(), value.clone().into())));
    let mut previews = Vec::new();
    for (language, field) in [(Language::Ja, "body_ja"), (Language::En, "body_en")] {
        let issued = Issued { organisation: ctx.app.organisation.of(ctx.register(), page_language(language)), ..shown.text.sample.clone() };
        let filled = render(ctx.cell(field), &sample(&issued, language));
        if let Some(text) = form.problems.keep(field, filled).filter(|text| !text.is_empty()) {
            previews.push(json!({ "language": language, "text": text }));
        }
    }
    page(ctx, &shown, &form, previews)
}

fn page_language(language: Language) -> crate::locale::Language {
    match language {
        Language::Ja => crate::locale::Language::Ja,
        Language::En => crate::locale::Language::En,
    }
}

/// The fields as the draft stands.
fn values(shown: &Shown) -> Map<String, Value> {
    let text = &shown.text;
    let mut values = Map::new();
    for (name, value) in [
        ("seen", json!(shown.seq)),
        ("title_ja", json!(text.title_ja)),
        ("title_en", json!(text.title_en)),
        ("body_ja", json!(text.ja.body)),
        ("body_en", json!(text.en.body)),
        ("valid_months", json!(text.valid_months)),
        ("survival_months", json!(text.survival_months)),
        ("note", json!(text.note)),
    ] {
        values.insert(name.to_owned(), value);
    }
    for (place, covered) in shown.checklist.iter().enumerate() {
        values.insert(format!("clauses.{place}.article"), json!(covered.article));
    }
    values
}

fn page(ctx: &Context, shown: &Shown, form: &Form, previews: Vec<Value>) -> Result<Response> {
    let here = ctx.language.text("agreement-edit").into_owned();
    let name = version_name(ctx, shown);
    let row = |(place, covered): (usize, &crate::domain::agreement::Covered)| {
        let wanted = &covered.wanted;
        let field = format!("clauses.{place}.article");
        json!({
            "place": place,
            "code": wanted.code,
            "label": format!("{} {}", wanted.code, ctx.either(&wanted.label_ja, &wanted.label_en)),
            "value": form.values.get(&field).filter(|value| !value.is_null()).cloned().unwrap_or_else(|| "".into()),
            "error": form.problems.0.get(&field).map(|message| ctx.say(message)),
            "field": field,
        })
    };
    let page = Page {
        trail: trail(ctx, Some(shown), Some(&here)),
        name: name.clone(),
        checklist: shown.checklist.iter().enumerate().map(row).collect(),
        blanks: Blanks::NAMES,
        previews,
        shown,
    };
    ctx.form("agreement/edit", Message::new("agreement-edit-title").with("name", name), &page, form)
}
