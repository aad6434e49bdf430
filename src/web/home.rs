//! The first page after signing in.

use axum::extract::{Request, State};
use axum::response::Response;
use serde::Serialize;

use super::context::Context;
use super::{App, handler};
use crate::domain::access::Right;
use crate::error::{Error, Result};
use crate::operations::consignee::{Overall, Overview};
use crate::operations::evaluation::{List, Page, Stage};
use crate::operations::nda;
use crate::operations::office::{self, Offices};

/// What waits, as far as the person may see it.
#[derive(Serialize)]
struct Home {
    overall: Option<Overall>,
    /// Which offices nobody holds.
    offices: Option<Offices>,
    /// What waits for one's own signature.
    to_sign: Vec<nda::Line>,
    /// How many signatures wait for the sign-off.
    to_sign_off: Option<usize>,
    /// What waits for somebody who decides.
    waiting: Option<Page>,
    /// What is being prepared.
    open: Option<Page>,
}

pub fn show(ctx: &Context) -> Result<Response> {
    ctx.need(Right::OwnAccount)?;
    let evaluations = |stage| ctx.ask(List { stage: Some(stage), limit: Some(20), ..List::default() });
    let home = Home {
        overall: ctx.may(Right::ReadRegister).then(|| ctx.ask(Overview::default())).transpose()?,
        offices: ctx.may(Right::ReadPeople).then(|| ctx.ask(office::List::default())).transpose()?,
        to_sign: ctx.ask(nda::Mine {})?.into_iter().filter(|line| line.state.awaits_signature()).collect(),
        to_sign_off: ctx
            .may(Right::SignOffNdas)
            .then(|| ctx.ask(nda::Queue { limit: Some(1), kind: None }))
            .transpose()?
            .map(|queue| queue.total),
        waiting: ctx.may(Right::DecideEvaluations).then(|| evaluations(Stage::Waiting)).transpose()?,
        open: ctx.may(Right::PrepareEvaluations).then(|| evaluations(Stage::Open)).transpose()?,
    };
    ctx.page("home/show", "home-title", &home)
}

/// The page for addresses that there are not.
pub async fn nothing_here(State(app): State<App>, request: Request) -> Response {
    let handler: handler::Handler = |_| Err(Error::NotFound("page"));
    handler::answer(app, request, handler).await
}
