//! The page on which a version is proposed, returned, adopted, discarded or withdrawn.

use axum::response::Response;
use serde::Serialize;
use serde_json::Value;

use super::{Life, ShownVersion, may, out_of_order};
use crate::domain::access::Right;
use crate::domain::message::Message;
use crate::domain::version::VersionStep as Step;
use crate::error::{Error, Result};
use crate::operations::Command;
use crate::web::context::{Context, Form};

#[derive(Serialize)]
struct Page {
    id: i64,
    step: Step,
    /// What it leads to, as the id of a message.
    lead: &'static str,
    seq: i64,
    name: String,
    trail: Vec<Value>,
    #[serde(flatten)]
    besides: Value,
}

pub fn show<V: ShownVersion>(ctx: &Context) -> Result<Response> {
    let step = step(ctx)?;
    ctx.need(right::<V>(step))?;
    let shown = V::shown(ctx)?;
    if !may(&shown, step) {
        return Err(refusal(&shown, step));
    }
    let mut form = Form::default();
    form.values.insert("effective_on".into(), ctx.register().now().today.to_string().into());
    page(ctx, &shown, step, &form)
}

pub fn take<V: ShownVersion>(ctx: &Context) -> Result<Response> {
    let step = step(ctx)?;
    ctx.need(right::<V>(step))?;
    let id = ctx.id("id")?;
    let known = [("version_id", id.to_string())];
    let taken = match step {
        Step::Propose => ctx.run_form::<V::Propose>(&known),
        Step::Return => ctx.run_form::<V::Return>(&known),
        Step::Adopt => ctx.run_form::<V::Adopt>(&known),
        Step::Discard => ctx.run_form::<V::Discard>(&known),
        Step::Withdraw => ctx.run_form::<V::Withdraw>(&known),
        Step::Edit => Err(Error::NotFound("page")),
    };
    match taken {
        Ok(()) => Ok(ctx.see_other(&format!("{}/{id}", V::ADDRESS), V::words(step).said)),
        Err(error @ (Error::Invalid(_) | Error::Conflict(_))) => page(ctx, &V::shown(ctx)?, step, &Form::rejected(ctx, error)?),
        Err(error) => Err(error),
    }
}

fn step(ctx: &Context) -> Result<Step> {
    ctx.param("step").and_then(Step::from_code).filter(|step| *step != Step::Edit).ok_or(Error::NotFound("page"))
}

fn right<V: ShownVersion>(step: Step) -> Right {
    if step.is_of_adopters() { V::Adopt::NEEDS } else { V::Propose::NEEDS }
}

/// Why a step is not offered: the separation of duties, or the state.
fn refusal<V: ShownVersion>(shown: &V, step: Step) -> Error {
    match (step, shown.life().refused) {
        (Step::Adopt, Some(message)) => Error::denied(message.clone()),
        _ => out_of_order(shown, step.label_id()),
    }
}

fn page<V: ShownVersion>(ctx: &Context, shown: &V, step: Step, form: &Form) -> Result<Response> {
    let Life { id, seq, .. } = shown.life();
    let here = ctx.language.text(&step.label_id()).into_owned();
    let name = shown.name(ctx);
    let title = Message::new(V::TITLE).with("name", name.clone()).label("step", step.label_id());
    let (trail, besides) = (shown.trail(ctx, &here), shown.besides(ctx));
    ctx.form(V::TEMPLATE, title, &Page { id, step, lead: V::words(step).lead, seq, name, trail, besides }, form)
}
