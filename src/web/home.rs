//! The first page after signing in.

use axum::extract::{Request, State};
use axum::response::Response;
use serde::Serialize;

use super::context::Context;
use super::{App, handler};
use crate::domain::access::Right;
use crate::error::{Error, Result};

#[derive(Serialize)]
struct Home {}

pub fn show(ctx: &Context) -> Result<Response> {
    ctx.need(Right::OwnAccount)?;
    ctx.page("home/show", "home-title", &Home {})
}

/// The page for addresses that there are not.
pub async fn nothing_here(State(app): State<App>, request: Request) -> Response {
    let handler: handler::Handler = |_| Err(Error::NotFound("page"));
    handler::answer(app, request, handler).await
}
