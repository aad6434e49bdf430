//! A refusal as problem details (RFC 9457), in the reader's language.

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use super::refusal::Refusal;
use crate::domain::message::Problems;
use crate::error::Error;
use crate::locale::Language;
use crate::web::problem;

/// Seconds after which it is worth asking again when the database was away.
const AGAIN: &str = "5";

#[derive(Serialize)]
struct Details<'a> {
    r#type: String,
    title: String,
    status: u16,
    detail: String,
    instance: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<FieldError<'a>>,
    /// What the log says the same of.
    #[serde(skip_serializing_if = "Option::is_none")]
    reference: Option<String>,
}

#[derive(Serialize)]
struct FieldError<'a> {
    field: &'a str,
    /// Does not change with the language.
    id: &'static str,
    message: String,
}

pub fn response(language: Language, path: &str, refusal: &Refusal) -> Response {
    let (reference, errors) = match refusal {
        Refusal::Error(Error::Invalid(problems)) => (None, fields(language, problems)),
        Refusal::Error(error) => (problem::log(error, path), Vec::new()),
        _ => (None, Vec::new()),
    };
    let details = Details {
        r#type: format!("urn:kantoku:problem:{}", refusal.kind()),
        title: language.text(&format!("api-problem-{}", refusal.kind())).into_owned(),
        status: refusal.status().as_u16(),
        detail: language.say(&refusal.message()),
        instance: path,
        errors,
        reference,
    };
    // It is texts and a number: there is nothing in it that could fail.
    let body = serde_json::to_vec(&details).unwrap_or_default();
    let mut response = (refusal.status(), body).into_response();
    headers(&mut response, language, refusal);
    response
}

fn fields(language: Language, problems: &Problems) -> Vec<FieldError<'_>> {
    problems.0.iter().map(|(field, message)| FieldError { field, id: message.id, message: language.say(message) }).collect()
}

fn headers(response: &mut Response, language: Language, refusal: &Refusal) {
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(language.code()));
    headers.insert(header::VARY, HeaderValue::from_static("accept-language"));
    match refusal {
        Refusal::Method(allowed) => drop(headers.insert(header::ALLOW, HeaderValue::from_static(allowed))),
        Refusal::Error(Error::SignedOut) => {
            drop(headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer realm=\"kantoku\"")));
        }
        Refusal::Error(Error::Unavailable(_)) => drop(headers.insert(header::RETRY_AFTER, HeaderValue::from_static(AGAIN))),
        Refusal::Error(error) => problem::retry_after(response, error),
        _ => {}
    }
}
