//! The JSON API: every operation at `/api/v1/<name>`, with nothing written for any of them.

mod body;
mod file;
pub mod openapi;
mod problem;
mod refusal;
#[cfg(test)]
mod tests;
mod who;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{any, get};
use serde_json::Value;

use super::App;
use super::turned_away::Why;
use crate::domain::access::Actor;
use crate::error::{Error, Result};
use crate::locale::{Labels, Language};
use crate::operations::list::{self, Kind, Operation, Reply};
use refusal::Refusal;

/// Operations in which a password is guessed as in signing in: they may be tried as often.
const GUESSED: [&str; 1] = ["account.change_password"];

pub fn routes() -> Router<App> {
    Router::new()
        .route("/api/v1/{operation}", any(operate))
        .route("/api/v1/report_pack/{id}/file", get(file::pack))
        .route("/api/openapi.json", get(openapi::serve))
        .route("/api/{*rest}", any(nothing_here))
}

async fn operate(State(app): State<App>, Path(name): Path<String>, request: Request) -> Response {
    let (language, path) = (language(request.headers()), request.uri().path().to_owned());
    match answer(&app, &name, request).await {
        Ok(json) => ([(header::CONTENT_TYPE, "application/json")], json).into_response(),
        Err(refusal) => problem::response(language, &path, &refusal),
    }
}

/// The answer to a request that no handler of the API sees.
pub(super) fn turned_away(asked: &Parts, why: Why) -> Response {
    let refusal = match why {
        Why::Elsewhere => Refusal::from(Error::denied("problem-elsewhere")),
        // What is no operation is only read.
        Why::Method => Refusal::Method("GET, HEAD"),
    };
    problem::response(language(&asked.headers), asked.uri.path(), &refusal)
}

async fn nothing_here(request: Request) -> Response {
    problem::response(language(request.headers()), request.uri().path(), &Error::NotFound("page").into())
}

/// Who asks is known before the input is read: strangers are not told what is wrong with it.
async fn answer(app: &App, name: &str, request: Request) -> Result<Bytes, Refusal> {
    let operation = list::find(name).ok_or(Error::NotFound("operation"))?;
    let reads = request.method() == Method::GET || request.method() == Method::HEAD;
    match (operation.kind, reads) {
        (Kind::Query, true) => {}
        (Kind::Query | Kind::Command, false) if request.method() == Method::POST => body::check(request.headers())?,
        (Kind::Query, _) => return Err(Refusal::Method("GET, HEAD, POST")),
        (Kind::Command, _) => return Err(Refusal::Method("POST")),
    }
    let claim = who::Claim::of(app, &request);
    let address = claim.address();
    let actor = claim.actor(app).await?;
    who::may(&actor, operation.needs)?;
    if let (true, Some(account)) = (GUESSED.contains(&operation.name), actor.account) {
        app.throttle.admit(&format!("#{account}"), &address)?;
    }
    let input = if reads { of_query(operation, &request)? } else { body::read(request).await? };
    call(app, operation, actor, input).await
}

fn of_query(operation: &Operation, request: &Request) -> Result<Value> {
    let query = request.uri().query().unwrap_or_default();
    let cells: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    operation.read(&cells, &Labels)
}

/// Questions are answered on a reading thread; commands wait for their turn to write.
async fn call(app: &App, operation: &'static Operation, actor: Actor, input: Value) -> Result<Bytes, Refusal> {
    let (said, heard) = tokio::sync::oneshot::channel();
    let reply: Reply = Box::new(move |answer| {
        drop(said.send(answer.and_then(|value| Ok(Bytes::from(serde_json::to_vec(&value)?)))));
    });
    match operation.kind {
        Kind::Query => {
            let asking = app.clone();
            app.readers.run(move || (operation.call)(&asking.register, &actor, input, reply)).await;
        }
        Kind::Command => (operation.call)(&app.register, &actor, input, reply),
    }
    Ok(heard.await.unwrap_or_else(|_| Err(Error::fault("nobody answered")))?)
}

fn language(headers: &HeaderMap) -> Language {
    Language::negotiate(headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default())
}
