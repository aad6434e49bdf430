//! Requests that no handler sees, from another site or with a method that the address does not know, are told why.

use axum::extract::{Request, State};
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use tower_http::csrf::ProtectionError;

use super::{App, api, handler, problem};
use crate::domain::message::Message;

/// Why it reaches no handler.
#[derive(Clone, Copy)]
pub enum Why {
    /// It comes from a page of another site.
    Elsewhere,
    /// The address does not know the method.
    Method,
}

/// Puts a sentence in the reader's language in place of an empty answer.
pub async fn explain(State(app): State<App>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let asked = parts.clone();
    let answer = next.run(Request::from_parts(parts, body)).await;
    let Some(why) = why(&answer) else { return answer };
    let allowed = answer.headers().get(header::ALLOW).cloned();
    let mut told = if asked.uri.path().starts_with("/api/") { api::turned_away(&asked, why) } else { page(app, asked, why).await };
    if let Some(allowed) = allowed {
        told.headers_mut().insert(header::ALLOW, allowed);
    }
    told
}

fn why(answer: &Response) -> Option<Why> {
    if answer.extensions().get::<ProtectionError>().is_some() {
        return Some(Why::Elsewhere);
    }
    let silent = !answer.headers().contains_key(header::CONTENT_TYPE);
    (answer.status() == StatusCode::METHOD_NOT_ALLOWED && silent).then_some(Why::Method)
}

async fn page(app: App, asked: Parts, why: Why) -> Response {
    let work = move || {
        let mut context = handler::head(app, &asked);
        match why {
            Why::Elsewhere => {
                // Another site neither keeps a session open nor ends one.
                (context.session, context.flash) = (None, None);
                problem::told(&context, StatusCode::FORBIDDEN, &Message::new("problem-elsewhere"))
            }
            Why::Method => match context.recognise() {
                Ok(()) => problem::told(&context, StatusCode::METHOD_NOT_ALLOWED, &Message::new("problem-method")),
                Err(error) => problem::page(&context, &error),
            },
        }
    };
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|_| problem::unanswered())
}
