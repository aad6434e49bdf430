//! The evidence of a corrective action, put on and taken off.

use axum::response::Response;

use super::show::again;
use crate::domain::access::Right;
use crate::domain::message::{Message, Problems};
use crate::error::{Error, Result};
use crate::operations::action::{Attach, Detach};
use crate::web::context::{Context, Form};

pub fn attach(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepActions)?;
    let id = ctx.id("id")?;
    let problems = match put(ctx, id) {
        Ok(_) => return Ok(ctx.see_other(&format!("/actions/{id}"), "action-file-attached")),
        // The page has one field for the file: its name and its content are both there.
        Err(Error::Invalid(problems)) => match problems.0.into_values().next() {
            Some(message) => Problems::one("file", message),
            None => Problems::default(),
        },
        Err(error @ (Error::Conflict(_) | Error::Unavailable(_))) => Problems::one("file", error.message()),
        Err(error) => return Err(error),
    };
    again(ctx, &Form { problems, ..Form::default() })
}

fn put(ctx: &Context, id: i64) -> Result<i64> {
    let file = ctx.files.iter().find(|file| file.field == "file" && !file.name.is_empty());
    let file = file.ok_or_else(|| Error::invalid("file", "input-required"))?;
    let length = file.name.chars().count();
    if length > 200 {
        return Err(Error::invalid("file", Message::new("input-too-long").with("read", length).with("expected", 200_i64)));
    }
    ctx.register().carry_out(&ctx.actor, Attach { id, name: file.name.clone(), content: file.content()? })
}

pub fn detach(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepActions)?;
    let (id, document_id) = (ctx.id("id")?, ctx.id("document")?);
    ctx.run(Detach { id, document_id })?;
    Ok(ctx.see_other(&format!("/actions/{id}"), "action-file-detached"))
}
