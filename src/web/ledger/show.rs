//! One entry whole, and the walk along the chain.

use axum::response::Response;
use serde::Serialize;
use serde_json::{Value, json};

use super::subject::{Entry, entry};
use crate::domain::access::Right;
use crate::domain::message::Message;
use crate::error::Result;
use crate::operations::document;
use crate::operations::ledger::{Show, Verify, Whole};
use crate::operations::upkeep::{Break, Chain};
use crate::web::context::{Context, Form};

#[derive(Serialize)]
struct Page<'a> {
    entry: Entry<'a>,
    whole: &'a Whole,
    /// The payload, a field on a line.
    payload: String,
    trail: Vec<Value>,
    previous: Option<i64>,
    next: Option<i64>,
}

pub fn show(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadLedger)?;
    form(ctx, ctx.id("seq")?, &Form::default())
}

/// The page with its form, as it was sent.
pub fn form(ctx: &Context, seq: i64, form: &Form) -> Result<Response> {
    let whole = ctx.ask(Show { seq })?;
    let title = Message::new("ledger-entry-title").with("seq", ctx.language.number(seq));
    let page = Page {
        entry: entry(ctx, &whole.entry),
        payload: whole.payload.as_ref().map(serde_json::to_string_pretty).transpose()?.unwrap_or_default(),
        trail: trail(ctx, &ctx.say(&title)),
        previous: (seq > 1).then(|| seq - 1),
        next: (seq < whole.head).then(|| seq + 1),
        whole: &whole,
    };
    ctx.form("ledger/show", title, &page, form)
}

fn trail(ctx: &Context, here: &str) -> Vec<Value> {
    vec![json!({ "text": ctx.language.text("ledger-list-title"), "href": "/ledger" }), json!({ "text": here, "href": null })]
}

#[derive(Serialize)]
struct Verified {
    whole: bool,
    count: i64,
    head: String,
    broken: Option<Broken>,
    destroyed: Vec<Destroyed>,
    files: Looked,
    trail: Vec<Value>,
}

/// What was found in the folder of files.
#[derive(Default, Serialize)]
struct Looked {
    /// Why nothing was found out.
    problem: String,
    whole: i64,
    destroyed: i64,
    missing: Vec<i64>,
    altered: Vec<i64>,
    unlisted: usize,
}

#[derive(Serialize)]
struct Broken {
    seq: i64,
    reason: Break,
}

#[derive(Serialize)]
struct Destroyed {
    by: i64,
    payloads: i64,
}

pub fn verify(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadLedger)?;
    let trail = trail(ctx, &ctx.language.text("ledger-verify-title"));
    let chain = ctx.ask(Verify {})?;
    let files = files(ctx);
    let page = match chain {
        Chain::Whole { count, head, destroyed } => {
            let destroyed = destroyed.into_iter().map(|(by, payloads)| Destroyed { by, payloads }).collect();
            Verified { whole: true, count, head, broken: None, destroyed, files, trail }
        }
        Chain::Broken { seq, reason } => {
            let broken = Some(Broken { seq, reason });
            Verified { whole: false, count: 0, head: String::new(), broken, destroyed: Vec::new(), files, trail }
        }
    };
    ctx.page("ledger/verify", "ledger-verify-title", &page)
}

/// A folder that cannot be looked through says nothing against the ledger.
fn files(ctx: &Context) -> Looked {
    match document::inspect(ctx.register(), |_, _| {}) {
        Ok(files) => Looked {
            problem: String::new(),
            whole: files.whole,
            destroyed: files.destroyed,
            missing: files.missing,
            altered: files.altered,
            unlisted: files.unlisted.len() + files.unfinished.len(),
        },
        Err(error) => Looked { problem: ctx.say(&error.message()), ..Looked::default() },
    }
}
