//! What an error is to a person: one place for pages, one for the API, and one line in the log.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use super::context::Context;
use super::{answer, layout, named, saving, signed_out};
use crate::domain::message::Message;
use crate::error::Error;

#[derive(Serialize)]
struct Page<'a> {
    status: u16,
    message: &'a str,
    problems: Vec<Wrong<'a>>,
    /// What the log says the same of.
    reference: Option<&'a str>,
}

/// What is wrong with a field.
#[derive(Serialize)]
struct Wrong<'a> {
    field: &'a str,
    /// What its form calls it, in the reader's language.
    label: Option<String>,
    text: String,
}

#[must_use]
pub fn status(error: &Error) -> StatusCode {
    match error {
        Error::Invalid(problems) if problems.0.get("").is_some_and(|message| message.id == "error-too-large") => {
            StatusCode::PAYLOAD_TOO_LARGE
        }
        Error::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
        Error::NotFound(_) => StatusCode::NOT_FOUND,
        Error::Conflict(_) => StatusCode::CONFLICT,
        Error::SignedOut => StatusCode::UNAUTHORIZED,
        Error::Denied(_) => StatusCode::FORBIDDEN,
        Error::Throttled(_) => StatusCode::TOO_MANY_REQUESTS,
        Error::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
        Error::Fault(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// Logs a fault once, with a reference that the person sees too.
#[must_use]
pub fn log(error: &Error, path: &str) -> Option<String> {
    let Error::Fault(fault) = error else { return None };
    let reference = hex::encode(rand::random::<[u8; 4]>());
    // What stands behind these is a secret.
    let secret = ["/links/", "/sign/"].into_iter().find(|door| path.starts_with(door));
    let path = secret.unwrap_or(path);
    tracing::error!(%reference, path, at = %fault.at, error = %fault.source, "a fault");
    Some(reference)
}

/// The error as a page; people who are not signed in are led to the door and back, or keep what they typed.
#[must_use]
pub fn page(ctx: &Context, error: &Error) -> Response {
    if matches!(error, Error::SignedOut) {
        return at_the_door(ctx, error);
    }
    let reference = log(error, &ctx.path);
    let message = ctx.say(&error.message());
    let problems = match error {
        // What is wrong with the whole is the message itself.
        Error::Invalid(problems) => {
            let of_fields = problems.0.iter().filter(|(field, _)| !field.is_empty());
            let label = |field: &str| Some(ctx.language.text(named::label_id(&ctx.path, field)?).into_owned());
            of_fields.map(|(field, message)| Wrong { field, label: label(field), text: ctx.say(message) }).collect()
        }
        _ => Vec::new(),
    };
    let page = Page { status: status(error).as_u16(), message: &message, problems, reference: reference.as_deref() };
    let mut response = rendered(ctx, status(error), &page);
    retry_after(&mut response, error);
    response
}

/// A sentence as the page of a problem.
#[must_use]
pub fn told(ctx: &Context, status: StatusCode, message: &Message) -> Response {
    let message = ctx.say(message);
    rendered(ctx, status, &Page { status: status.as_u16(), message: &message, problems: Vec::new(), reference: None })
}

fn rendered(ctx: &Context, status: StatusCode, page: &Page<'_>) -> Response {
    let mut response = layout::render(ctx, "problem", &Message::new("problem-title"), page, &super::context::Form::default())
        .unwrap_or_else(|_| answer::html(status, page.message.to_owned()));
    *response.status_mut() = status;
    response
}

/// Only pages are led back to: where forms are sent there is often none, and what was typed would be lost.
fn at_the_door(ctx: &Context, error: &Error) -> Response {
    if !ctx.posted {
        let back: String = form_urlencoded::byte_serialize(ctx.address_asked().as_bytes()).collect();
        return answer::see_other(&format!("/sign-in?next={back}"), None);
    }
    if ctx.wants_json() { saving::refused(ctx, error) } else { signed_out::page(ctx) }
}

pub fn retry_after(response: &mut Response, error: &Error) {
    if let Error::Throttled(seconds) = error
        && let Ok(value) = HeaderValue::from_str(&seconds.to_string())
    {
        response.headers_mut().insert(header::RETRY_AFTER, value);
    }
}

/// The thread that should have answered is gone; it has said why in the log.
#[must_use]
pub fn unanswered() -> Response {
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}
