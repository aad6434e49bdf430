//! Pages of NDAs and pledges: the list, one NDA, signing, the sign-off queue, and coverage.

mod certificate;
mod coverage;
mod issue;
mod link;
mod list;
mod paper;
mod queue;
mod show;
mod sign;
mod steps;

use axum::Router;
use serde_json::{Value, json};

use super::App;
use super::context::Context;
use super::handler::{form, page};
use crate::error::Result;
use crate::operations::nda::{Show, Whole};

/// The addresses of NDAs. Who has only a link signs at `/sign/…`, without signing in.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/ndas", page(list::list))
        .route("/ndas/mine", page(list::mine))
        .route("/ndas/export", page(list::export))
        .route("/ndas/coverage", page(coverage::show))
        .route("/ndas/coverage/export", page(coverage::export))
        .route("/ndas/queue", page(queue::show).merge(form(queue::sign_off)))
        .route("/ndas/new", page(issue::show).merge(form(issue::issue)))
        .route("/ndas/all", page(issue::all).merge(form(issue::issue_all)))
        .route("/ndas/{id}", page(show::show))
        .route("/ndas/{id}/text", page(certificate::text))
        .route("/ndas/{id}/certificate", page(certificate::show))
        .route("/ndas/{id}/certificate.pdf", page(certificate::pdf))
        .route("/ndas/{id}/sign", page(sign::show).merge(form(sign::sign)))
        .route("/ndas/{id}/paper", page(paper::show).merge(form(paper::record)))
        .route("/ndas/{id}/link", form(link::make))
        .route("/ndas/{id}/steps/{step}", page(steps::show).merge(form(steps::take)))
        .route("/sign/{token}", page(link::show).merge(form(link::sign)))
        .route("/sign/{token}/file", page(link::file))
        .route("/sign/{token}/decline", form(link::decline))
}

fn shown(ctx: &Context) -> Result<Whole> {
    ctx.ask(Show { id: ctx.id("id")? })
}

/// Where a page stands: the list, the NDA, and what is done with it.
fn trail(ctx: &Context, whole: Option<&Whole>, here: Option<&str>) -> Vec<Value> {
    let list = if ctx.may(crate::domain::access::Right::ReadNdas) { ("nav-ndas", "/ndas") } else { ("nda-mine-title", "/ndas/mine") };
    let mut trail = vec![json!({ "text": ctx.language.text(list.0), "href": list.1 })];
    if let Some(whole) = whole {
        let href = here.map(|_| format!("/ndas/{}", whole.id));
        trail.push(json!({ "text": whole.party, "href": href }));
    }
    if let Some(here) = here {
        trail.push(json!({ "text": here, "href": null }));
    }
    trail
}

/// The choices of a filter, by the codes of a closed list.
fn choices(ctx: &Context, list: &str, codes: &[&str], name: &str) -> Vec<Value> {
    let asked = ctx.asked(name).unwrap_or_default();
    let choice = |code: &&str| {
        let label = ctx.language.text(&format!("{list}-{}", code.replace('_', "-"))).into_owned();
        json!({ "value": code, "label": label, "selected": *code == asked })
    };
    codes.iter().map(choice).collect()
}
