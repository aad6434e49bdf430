//! The answer to a script that saves a row as one goes: the entry that holds it, or what is wrong with it.

use axum::body::Body;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};

use super::context::{Context, overtakes};
use super::problem;
use crate::error::{Error, Result};

/// What came of it, in JSON: the entry that holds it, where the next save has to name one.
pub fn told(ctx: &Context, saved: Result<Option<i64>>) -> Response {
    match saved {
        Ok(seq) => in_json(StatusCode::OK, &json!({ "seq": seq })),
        Err(error) => refused(ctx, &error),
    }
}

/// The same. Where somebody else was faster it tells what stands now, and the entry over which it is saved if the person says so.
pub fn told_beside(ctx: &Context, saved: Result<Option<i64>>, now: impl FnOnce() -> Result<(i64, String)>) -> Response {
    match saved {
        Err(error) if overtakes(&error) => match now() {
            Ok((over, stands)) => refusal(ctx, &error, &json!({ "over": over, "stands": stands })),
            Err(_) => refused(ctx, &error),
        },
        saved => told(ctx, saved),
    }
}

/// What is wrong, in JSON.
pub fn refused(ctx: &Context, error: &Error) -> Response {
    refusal(ctx, error, &json!({}))
}

fn refusal(ctx: &Context, error: &Error, more: &Value) -> Response {
    let reference = problem::log(error, &ctx.path);
    let errors: Map<String, Value> = match error {
        Error::Invalid(problems) => problems.0.iter().map(|(field, message)| (field.clone(), ctx.say(message).into())).collect(),
        _ => Map::new(),
    };
    let mut body = json!({ "detail": ctx.say(&error.message()), "errors": errors, "reference": reference });
    if let (Some(body), Some(more)) = (body.as_object_mut(), more.as_object()) {
        body.extend(more.clone());
    }
    in_json(problem::status(error), &body)
}

fn in_json(status: StatusCode, body: &Value) -> Response {
    (status, [(header::CONTENT_TYPE, "application/json")], Body::from(body.to_string())).into_response()
}
