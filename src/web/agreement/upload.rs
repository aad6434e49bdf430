//! The form by which a text of one's own takes the place of a body.

use axum::response::Response;
use serde::Serialize;
use serde_json::{Value, json};

use super::{shown, trail, version_name};
use crate::domain::access::Right;
use crate::domain::agreement::Language;
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::operations::agreement::{Shown, Upload};
use crate::web::context::{Context, Form};
use crate::web::version::editable;

#[derive(Serialize)]
struct Page<'a> {
    shown: &'a Shown,
    name: String,
    trail: Vec<Value>,
    languages: Vec<Value>,
}

pub fn show(ctx: &Context) -> Result<Response> {
    ctx.need(Right::WriteAgreements)?;
    let shown = shown(ctx)?;
    editable(&shown)?;
    page(ctx, &shown, &Form::default())
}

pub fn put(ctx: &Context) -> Result<Response> {
    ctx.need(Right::WriteAgreements)?;
    let id = ctx.id("id")?;
    match keep(ctx, id) {
        Ok(_) => Ok(ctx.see_other(&format!("/agreements/versions/{id}"), "agreement-said-uploaded")),
        Err(error @ (Error::Invalid(_) | Error::Conflict(_) | Error::Unavailable(_))) => {
            page(ctx, &shown(ctx)?, &Form::without_file(ctx, error))
        }
        Err(error) => Err(error),
    }
}

fn keep(ctx: &Context, version_id: i64) -> Result<i64> {
    let file = ctx.file("file").ok_or_else(|| Error::invalid("file", "input-required"))?;
    let (read, longest) = (file.name.chars().count(), 200_usize);
    if read > longest {
        return Err(Error::invalid("file", Message::new("input-too-long").with("read", read).with("expected", longest)));
    }
    let language = Language::from_code(ctx.cell("language")).ok_or_else(|| Error::invalid("language", "input-required"))?;
    let seen = ctx.cell("seen").parse().unwrap_or_default();
    let upload = Upload { version_id, seen, language, name: file.name.clone(), content: file.content()? };
    ctx.register().carry_out(&ctx.actor, upload)
}

fn page(ctx: &Context, shown: &Shown, form: &Form) -> Result<Response> {
    let here = ctx.language.text("agreement-upload").into_owned();
    let name = version_name(ctx, shown);
    let chosen = Language::from_code(ctx.cell("language")).unwrap_or(Language::Ja);
    let choice = |language: &Language| json!({ "value": language, "label": ctx.language.text(&language.label_id()), "selected": *language == chosen });
    let page = Page {
        trail: trail(ctx, Some(shown), Some(&here)),
        languages: Language::ALL.iter().map(choice).collect(),
        name: name.clone(),
        shown,
    };
    ctx.form("agreement/upload", Message::new("agreement-upload-title").with("name", name), &page, form)
}
