//! An answer of the sheet is saved: for a script in JSON, without one by a form.

use axum::response::Response;

use super::row::{Refused, stands};
use super::{item, sheet, shown};
use crate::domain::access::Right;
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::operations::evaluation::{Answer, Saved};
use crate::web::context::{Context, Form, overtakes};
use crate::web::{answer as reply, problem, saving};

pub fn answer(ctx: &Context) -> Result<Response> {
    if ctx.wants_json() {
        return Ok(saving::told_beside(ctx, save(ctx).map(|saved| Some(saved.seq)), || standing(ctx)));
    }
    let (id, code) = (ctx.id("id")?, ctx.cell("code"));
    let place: String = code.chars().filter(|c| c.is_ascii_alphanumeric() || "-._".contains(*c)).collect();
    let of_item = ctx.cell("back") == "item";
    match save(ctx) {
        Ok(_) if of_item => Ok(ctx.see_other(&format!("/evaluations/{id}/items/{place}"), "evaluation-said-saved")),
        Ok(_) => Ok(reply::see_other(&format!("/evaluations/{id}#item-{place}"), Some("evaluation-said-saved"))),
        Err(error @ (Error::Invalid(_) | Error::Conflict(_))) if of_item => {
            item::again(ctx, &shown(ctx)?, code, &Form::rejected(ctx, error)?)
        }
        Err(error @ (Error::Invalid(_) | Error::Conflict(_))) => again(ctx, &error),
        Err(error) => Err(error),
    }
}

fn save(ctx: &Context) -> Result<Saved> {
    ctx.need(Right::PrepareEvaluations)?;
    ctx.run_form::<Answer>(&[("id", ctx.id("id")?.to_string())])
}

/// The entry that holds what is recorded of the item, and what that says.
fn standing(ctx: &Context) -> Result<(i64, String)> {
    let sheet = shown(ctx)?;
    let asked = sheet.items.iter().find(|asked| asked.item.code == ctx.cell("code")).ok_or(Error::NotFound("page"))?;
    Ok((asked.seen, ctx.say(&Message::new("form-stands").with("value", stands(ctx, asked)))))
}

/// The sheet with what was typed and what is wrong with it; the frozen one, if it may not be changed any more.
fn again(ctx: &Context, error: &Error) -> Result<Response> {
    let sheet = shown(ctx)?;
    if !sheet.may.answer {
        return Err(Error::Conflict(error.message()));
    }
    let cell = |name: &str| ctx.cell(name).to_owned();
    let refused = Refused {
        code: cell("code"),
        seen: cell("seen").parse().ok(),
        overtaken: overtakes(error),
        problem: said(ctx, error),
        verdict: cell("verdict"),
        na_reason: cell("na_reason"),
        grounds: cell("grounds"),
        evidence: cell("evidence"),
    };
    sheet::fill_in(ctx, &sheet, Some((&refused, problem::status(error))))
}

fn said(ctx: &Context, error: &Error) -> String {
    match error {
        Error::Invalid(problems) => problems.0.values().map(|message| ctx.say(message)).collect::<Vec<_>>().join(" "),
        other => ctx.say(&other.message()),
    }
}
