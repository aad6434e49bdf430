//! Pages of reviews: the list, the plan of a year, one review, what tells of failed supervision.

mod cadence;
mod list;
mod new;
mod plan;
mod show;

use axum::Router;
use serde_json::{Value, json};

use super::App;
use super::context::Context;
use super::handler::{form, page};

/// The addresses of reviews.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/reviews", page(list::list))
        .route("/reviews/export", page(list::export))
        .route("/reviews/alarms", page(list::alarms))
        .route("/reviews/plans/{year}", page(plan::show).merge(form(plan::draw_up)))
        .route("/reviews/plans/{year}/propose", form(plan::propose))
        .route("/reviews/plans/{year}/return", form(plan::give_back))
        .route("/reviews/plans/{year}/approve", form(plan::approve))
        .route("/consignees/{id}/reviews", form(new::schedule))
        .route("/consignees/{id}/reviews/new", page(new::new))
        .route("/consignees/{id}/entrustments/{work}/cadence", page(cadence::new).merge(form(cadence::set)))
        .route("/reviews/{id}", page(show::show))
        .route("/reviews/{id}/adjust", form(show::adjust))
        .route("/reviews/{id}/move", form(show::put_off))
        .route("/reviews/{id}/begin", form(show::begin))
        .route("/reviews/{id}/check", form(show::check))
        .route("/reviews/{id}/find", form(show::find))
        .route("/reviews/{id}/finish", form(show::finish))
        .route("/reviews/{id}/cancel", form(show::cancel))
        .route("/reviews/{id}/documents", form(show::attach))
        .route("/reviews/{id}/documents/{document}/detach", form(show::detach))
}

fn trail(ctx: &Context, here: &str) -> Vec<Value> {
    vec![json!({ "text": ctx.language.text("nav-reviews"), "href": "/reviews" }), json!({ "text": here, "href": null })]
}
