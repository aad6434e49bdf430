//! A file that was handed in, sent piece by piece and never shown as part of a page; and the form by which its bytes are destroyed.

use std::io::{self, Read};
use std::pin::Pin;
use std::task::{Context as Waker, Poll};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::{HeaderValue, header};
use axum::response::Response;
use http_body::{Frame, SizeHint};
use tokio::sync::mpsc::{Receiver, Sender, channel};

use serde::Serialize;
use serde_json::{Value, json};

use super::context::{Context, Form};
use super::handler::{form, page};
use super::{App, answer};
use crate::domain::access::Right;
use crate::domain::document::Parent;
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::operations::document::{self, Erase, Find, Found};

/// How much is read at once, in bytes.
const PIECE: usize = 64 * 1024;

/// Whatever opens the file, nothing in it may run here.
const POLICY: &str = "sandbox; default-src 'none'; frame-ancestors 'none'";

pub fn routes() -> Router<App> {
    Router::new().route("/documents/{id}", page(fetch)).route("/documents/{id}/erase", page(erasing).merge(form(erase)))
}

fn fetch(ctx: &Context) -> Result<Response> {
    ctx.need(Right::OwnAccount)?;
    let (found, file) = document::open(ctx.register(), &ctx.actor, ctx.id("id")?)?;
    send(&found.name, &found.media_type, found.size, file)
}

/// A file that was handed in, to be saved, of so many bytes.
pub(super) fn send(name: &str, media_type: &str, size: i64, file: document::Kept) -> Result<Response> {
    let (pieces, waiting) = channel(4);
    std::thread::Builder::new().name("document".into()).spawn(move || read(file, &pieces))?;
    let mut response = answer::file(name, "application/octet-stream", Vec::new());
    let kind = HeaderValue::from_str(media_type).map_err(Error::fault)?;
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    *response.body_mut() = Body::new(Pieces { waiting, left: u64::try_from(size).unwrap_or_default() });
    Ok(response)
}

/// Ends when all is read, or when nobody takes it any more.
fn read(mut file: document::Kept, pieces: &Sender<io::Result<Bytes>>) {
    let mut piece = vec![0; PIECE];
    loop {
        let next = match file.read(&mut piece) {
            Ok(0) => return,
            Ok(read) => Ok(Bytes::copy_from_slice(piece.get(..read).unwrap_or_default())),
            Err(error) => Err(error),
        };
        let failed = next.is_err();
        if pieces.blocking_send(next).is_err() || failed {
            return;
        }
    }
}

/// The body of an answer that is read from disk while it is sent.
struct Pieces {
    waiting: Receiver<io::Result<Bytes>>,
    left: u64,
}

impl http_body::Body for Pieces {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(mut self: Pin<&mut Self>, waker: &mut Waker<'_>) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        let next = self.waiting.poll_recv(waker);
        if let Poll::Ready(Some(Ok(piece))) = &next {
            self.left = self.left.saturating_sub(piece.len() as u64);
        }
        next.map(|next| next.map(|piece| piece.map(Frame::data)))
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left)
    }
}

#[derive(Serialize)]
struct Page<'a> {
    file: &'a Found,
    /// Where what it belongs to is shown.
    back: String,
    /// What it belongs to, by its kind.
    parent: &'static str,
    trail: Vec<Value>,
}

fn erasing(ctx: &Context) -> Result<Response> {
    ctx.need(Right::EraseData)?;
    erase_form(ctx, &Form::default())
}

fn erase_form(ctx: &Context, form: &Form) -> Result<Response> {
    let file = ctx.ask(Find { id: ctx.id("id")? })?;
    let back = shown_at(file.parent);
    let title = Message::new("document-erase-title").with("name", &file.name);
    let trail =
        vec![json!({ "text": file.name, "href": back }), json!({ "text": ctx.language.text("document-erase-action"), "href": null })];
    let page = Page { parent: kind(file.parent), back, trail, file: &file };
    ctx.form("document/erase", title, &page, form)
}

fn erase(ctx: &Context) -> Result<Response> {
    ctx.need(Right::EraseData)?;
    let id = ctx.id("id")?;
    match ctx.carry_form::<Erase>(&[("id", id.to_string())]) {
        Ok(_) => Ok(ctx.see_other(&format!("/documents/{id}/erase"), "document-was-erased")),
        Err(error) => erase_form(ctx, &Form::rejected(ctx, error)?),
    }
}

/// The page of what a file belongs to.
fn shown_at(parent: Parent) -> String {
    match parent {
        Parent::Evaluation { id } => format!("/evaluations/{id}"),
        Parent::Contract { id } => format!("/contracts/{id}"),
        Parent::Action { id } => format!("/actions/{id}"),
        Parent::Certificate { id } => format!("/certificates/{id}"),
        Parent::Report { id } => format!("/reports/editions/{id}"),
        Parent::Review { id } => format!("/reviews/{id}"),
        Parent::Course { id } => format!("/training/courses/{id}"),
        Parent::Ending { id } => format!("/endings/{id}"),
        Parent::Agreement { id } => format!("/agreements/versions/{id}"),
        Parent::Rule { id } | Parent::RuleList { id } => format!("/rules/versions/{id}"),
        Parent::Nda { id, .. } => format!("/ndas/{id}"),
    }
}

fn kind(parent: Parent) -> &'static str {
    match parent {
        Parent::Evaluation { .. } => "evaluation",
        Parent::Contract { .. } => "contract",
        Parent::Action { .. } => "action",
        Parent::Certificate { .. } => "certificate",
        Parent::Report { .. } => "report-edition",
        Parent::Review { .. } => "review",
        Parent::Course { .. } => "course",
        Parent::Ending { .. } => "entrustment",
        Parent::Agreement { .. } => "agreement",
        Parent::Rule { .. } | Parent::RuleList { .. } => "rule",
        Parent::Nda { .. } => "nda",
    }
}
