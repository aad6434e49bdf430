//! For whoever sends a form after their session has ended: what was typed stays on the page, to be sent again.

use axum::http::StatusCode;
use axum::response::Response;
use serde::Serialize;

use super::context::{Context, Form};
use super::{answer, layout};
use crate::domain::message::Message;

/// How much is carried along, in bytes. Longer forms hold files that were pasted, and would come and go with each try.
const LARGEST: usize = 1_000_000;

/// What stands in no page, however it was typed.
const SECRET: [&str; 2] = ["password", "token"];

#[derive(Serialize)]
struct Page<'a> {
    /// Where it is sent again.
    action: String,
    cells: Vec<Cell<'a>>,
    files: Vec<Cell<'a>>,
    /// It is too much to be carried along.
    large: bool,
    /// Passwords were left out.
    secret: bool,
}

/// A field with what was typed in it, or with the name of its file.
#[derive(Serialize)]
struct Cell<'a> {
    name: &'a str,
    value: &'a str,
}

/// The page, with the status of who is not signed in. What may come from another site is not repeated.
#[must_use]
pub fn page(ctx: &Context) -> Response {
    if !ctx.from_here {
        return answer::see_other("/sign-in", None);
    }
    let size: usize = ctx.cells.iter().map(|(name, value)| name.len() + value.len()).sum();
    let large = size > LARGEST;
    let kept = ctx.cells.iter().filter(|(name, _)| !large && !is_secret(name));
    let files = ctx.files.iter().filter(|file| !file.name.is_empty());
    let page = Page {
        action: ctx.address_asked(),
        cells: kept.map(|(name, value)| Cell { name, value }).collect(),
        files: files.map(|file| Cell { name: &file.field, value: &file.name }).collect(),
        large,
        secret: ctx.cells.iter().any(|(name, _)| is_secret(name)),
    };
    let title = Message::new("session-ended-title");
    let mut response = layout::render(ctx, "session/ended", &title, &page, &Form::default())
        .unwrap_or_else(|_| answer::html(StatusCode::UNAUTHORIZED, ctx.say(&title)));
    *response.status_mut() = StatusCode::UNAUTHORIZED;
    response
}

fn is_secret(field: &str) -> bool {
    let field = field.to_lowercase();
    SECRET.iter().any(|secret| field.contains(secret))
}
