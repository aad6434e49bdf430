//! Pages of the organisation's rules and of their acknowledgement.

mod acknowledge;
mod coverage;
mod document;
mod edit;
mod link;
mod list;
mod open;
mod publish;
mod record;
mod stages;
mod steps;
mod upload;

use axum::Router;
use serde_json::{Value, json};

use super::App;
use super::context::Context;
use super::handler::{form, page};
use super::version;
use crate::domain::message::Message;
use crate::error::Result;
use crate::operations::rule::{RuleText, Show};

/// The addresses of rules. Who has only a link acknowledges at `/acknowledge/…`, without signing in.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/rules", page(list::list).merge(form(open::create)))
        .route("/rules/new", page(open::new))
        .route("/rules/stages", page(stages::show))
        .route("/rules/coverage", page(coverage::show))
        .route("/rules/coverage/export", page(coverage::export))
        .route("/rules/{id}", page(list::show))
        .route("/rules/{id}/versions", form(open::draft))
        .route("/rules/{id}/acknowledge", page(acknowledge::of_rule))
        .route("/rules/versions/{id}", page(document::show))
        .route("/rules/versions/{id}/edit", page(edit::show).merge(form(edit::write)))
        .route("/rules/versions/{id}/file", page(upload::show).merge(form(upload::put)))
        .route("/rules/versions/{id}/steps/{step}", page(version::show::<RuleText>).merge(form(version::take::<RuleText>)))
        .route("/rules/versions/{id}/publish", page(publish::show).merge(form(publish::publish)))
        .route("/rules/versions/{id}/acknowledge", page(acknowledge::show).merge(form(acknowledge::acknowledge)))
        .route("/rules/versions/{id}/record", page(record::show).merge(form(record::record)))
        .route("/rules/versions/{id}/strike/{person}", page(record::striking).merge(form(record::strike)))
        .route("/rules/versions/{id}/link", form(link::make))
        .route("/acknowledge/{token}", page(link::show).merge(form(link::acknowledge)))
        .route("/acknowledge/{token}/file", page(link::file))
}

fn shown(ctx: &Context) -> Result<RuleText> {
    ctx.ask(ctx.read_query_with::<Show>(&[("version_id", ctx.id("id")?.to_string())])?)
}

/// Where a page stands: the list, the rule, the version, and what is done with it.
fn trail(ctx: &Context, version: Option<&RuleText>, here: Option<&str>) -> Vec<Value> {
    let mut trail = vec![json!({ "text": ctx.language.text("nav-rules"), "href": "/rules" })];
    if let Some(shown) = version {
        trail.push(json!({ "text": ctx.either(&shown.title_ja, &shown.title_en), "href": format!("/rules/{}", shown.rule_id) }));
        let href = here.map(|_| format!("/rules/versions/{}", shown.id));
        trail.push(json!({ "text": ctx.say(&Message::new("rule-number").with("number", shown.number)), "href": href }));
    }
    if let Some(here) = here {
        trail.push(json!({ "text": here, "href": null }));
    }
    trail
}

fn version_name(ctx: &Context, shown: &RuleText) -> String {
    let name = ctx.either(&shown.title_ja, &shown.title_en);
    ctx.say(&Message::new("rule-version-of").with("name", name).with("number", shown.number))
}
