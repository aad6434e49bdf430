//! The forms for the steps of a corrective action.

use axum::response::Response;
use serde::Serialize;
use serde_json::{Value, json};

use super::{shown, trail};
use crate::domain::access::Right;
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::operations::action::{Cancel, Confirm, Do, Move, Plan, Refuse, Verb, Whole};

use crate::web::context::{Context, Form};
use crate::web::whom;

impl Verb {
    fn of(ctx: &Context) -> Result<Self> {
        ctx.param("step").and_then(Self::from_code).ok_or(Error::NotFound("page"))
    }

    fn needs(self) -> Right {
        match self {
            Self::Plan | Self::Move | Self::Do => Right::KeepActions,
            Self::Confirm | Self::Refuse | Self::Cancel => Right::ConfirmActions,
        }
    }

    /// What is said once it is done.
    fn said(self) -> &'static str {
        match self {
            Self::Plan => "action-said-planned",
            Self::Move => "action-said-moved",
            Self::Do => "action-said-done",
            Self::Confirm => "action-said-confirmed",
            Self::Refuse => "action-said-refused",
            Self::Cancel => "action-said-cancelled",
        }
    }
}

#[derive(Serialize)]
struct Page<'a> {
    whole: &'a Whole,
    verb: Verb,
    people: Vec<Value>,
    trail: Vec<Value>,
}

pub fn show(ctx: &Context) -> Result<Response> {
    let verb = Verb::of(ctx)?;
    ctx.need(verb.needs())?;
    let whole = shown(ctx)?;
    let mut form = Form::default();
    if let Some(plan) = whole.plan.as_ref().filter(|_| verb == Verb::Plan) {
        form = Form::of(plan)?;
    }
    if verb == Verb::Do {
        form.values.insert("done_on".into(), json!(ctx.register().now().today));
    }
    page(ctx, verb, &whole, &form)
}

fn page(ctx: &Context, verb: Verb, whole: &Whole, form: &Form) -> Result<Response> {
    let here = ctx.language.text(&verb.label_id()).into_owned();
    let page = Page {
        people: if verb == Verb::Plan { people(ctx, form)? } else { Vec::new() },
        trail: trail(ctx, Some(whole), Some(&here)),
        verb,
        whole,
    };
    let title = Message::new("action-step-title").with("control_no", &whole.line.control_no).label("verb", verb.label_id());
    ctx.form("action/step", title, &page, form)
}

/// Who can see to it: everyone who belongs, whoever plans it first.
fn people(ctx: &Context, form: &Form) -> Result<Vec<Value>> {
    let chosen = match form.values.get("owner_id") {
        Some(Value::String(id)) => id.clone(),
        Some(Value::Number(id)) => id.to_string(),
        _ => ctx.actor.person.map(|id| id.to_string()).unwrap_or_default(),
    };
    whom::people(ctx, &chosen)
}

pub fn take(ctx: &Context) -> Result<Response> {
    let verb = Verb::of(ctx)?;
    ctx.need(verb.needs())?;
    let id = ctx.id("id")?;
    let known = [("id", id.to_string())];
    let done = match verb {
        Verb::Plan => ctx.run_form::<Plan>(&known),
        Verb::Move => ctx.run_form::<Move>(&known),
        Verb::Do => ctx.run_form::<Do>(&known),
        Verb::Confirm => ctx.run_form::<Confirm>(&known),
        Verb::Refuse => ctx.run_form::<Refuse>(&known),
        Verb::Cancel => ctx.run_form::<Cancel>(&known),
    };
    match done {
        Ok(()) => Ok(ctx.see_other(&format!("/actions/{id}"), verb.said())),
        Err(error) => page(ctx, verb, &shown(ctx)?, &Form::rejected(ctx, error)?),
    }
}
