//! Pages of ended work: the list, and one piece with the confirmation of return or destruction.

use axum::Router;
use axum::response::Response;
use serde_json::json;

use super::App;
use super::consignee::choices;
use super::context::{Context, Form};
use super::handler::{form, page};
use super::link;
use super::tables;
use crate::domain::access::Right;
use crate::domain::ending::{EndingState, Statement};
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::locale::Labels;
use crate::operations::document::{EVIDENCE, endings};
use crate::operations::ending::{Agree, Confirm, List, Stated};
use crate::operations::input;

/// The addresses of ended work.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/endings", page(list))
        .route("/endings/export", page(export))
        .route("/endings/{id}", page(show).merge(form(confirm)))
        .route("/endings/{id}/term", form(agree))
}

fn list(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadRegister)?;
    let answer = ctx.ask(ctx.read_query::<List>()?)?;
    let page = json!({
        "lines": answer.lines,
        "states": choices(ctx, "ending-state", EndingState::CODES, ctx.asked("state")),
        "asked_on": ctx.asked("on").unwrap_or_default(),
        "csv": link::with(ctx, "/endings/export", &[("format", Some("csv"))]),
        "xlsx": link::with(ctx, "/endings/export", &[("format", Some("xlsx"))]),
    });
    ctx.page("ending/list", "ending-list-title", &page)
}

/// The list as a file: `format` is csv, sjis or xlsx.
fn export(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadRegister)?;
    tables::send(ctx, ctx.read_query::<List>()?)
}

fn show(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadRegister)?;
    shown(ctx, &Form::default())
}

fn shown(ctx: &Context, form: &Form) -> Result<Response> {
    let asked = List { entrustment_id: Some(ctx.id("id")?), ..List::default() };
    let line = ctx.ask(asked)?.lines.pop().ok_or(Error::NotFound("page"))?;
    let page = json!({
        "subs": line.subs.join(", "),
        "statements": Statement::CODES,
        "endings": endings(EVIDENCE),
        "trail": [
            { "text": ctx.language.text("ending-list-title"), "href": "/endings" },
            { "text": line.control_no, "href": null },
        ],
        "line": line,
    });
    ctx.form("ending/show", Message::new("ending-show-title").with("control_no", &line.control_no), &page, form)
}

fn confirm(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepRegister)?;
    match keep(ctx) {
        Ok(_) => Ok(ctx.see_other(&format!("/endings/{}", ctx.id("id")?), "ending-confirmed")),
        Err(error) => {
            let mut form = Form::rejected(ctx, error)?;
            // The page has one field for the file: its name and its content are both there.
            for field in ["content", "name"] {
                if let Some(message) = form.problems.0.remove(field) {
                    form.problems.add("file", message);
                }
            }
            shown(ctx, &form)
        }
    }
}

fn keep(ctx: &Context) -> Result<i64> {
    let mut cells: Vec<(String, String)> = ctx.cells.iter().filter(|(name, _)| name != "entrustment_id").cloned().collect();
    cells.push(("entrustment_id".to_owned(), ctx.id("id")?.to_string()));
    let stated = input::from_cells::<Stated>(&cells, &Labels)?;
    let file = ctx.file("file");
    let content = file.map(super::context::Upload::content).transpose()?;
    let name = file.map(|file| file.name.clone()).unwrap_or_default();
    ctx.register().carry_out(&ctx.actor, Confirm { stated, name, content })
}

fn agree(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepRegister)?;
    let id = ctx.id("id")?;
    match ctx.run_form::<Agree>(&[("entrustment_id", id.to_string())]) {
        Ok(()) => Ok(ctx.see_other(&format!("/endings/{id}"), "ending-agreed-saved")),
        Err(error) => shown(ctx, &Form::rejected(ctx, error)?),
    }
}
