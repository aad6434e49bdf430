//! Every address, and what answers it.

use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::middleware::{from_fn_with_state, map_response};
use axum::routing::get;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate};
use tower_http::csrf::CsrfLayer;
use tower_http::timeout::TimeoutLayer;
use tower_http::trace::TraceLayer;

use super::handler::{LARGEST, form, page};
use super::{
    App, account, action, agreement, api, assets, calendar, certificate, consignee, contract, criteria, deadline, department, document,
    ending, entrustment, evaluation, figures, foreign, health, home, import, ledger, nda, office, person, person_access, reminder, report,
    resource, review, round, rule, security, session, setting, sub_entrustment, template, training, turned_away,
};

/// The whole site.
pub fn router(app: App) -> Router {
    let routes = Router::new()
        .route("/", page(home::show))
        .route("/sign-in", page(session::show).merge(form(session::open)))
        .route("/sign-in/done", page(session::done))
        .route("/sign-out", form(session::close))
        .route("/static/{version}/{name}", get(assets::serve))
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .route("/metrics", get(figures::show))
        .merge(api::routes())
        .merge(consignees())
        .merge(contract::routes())
        .merge(action::routes())
        .merge(certificate::routes())
        .merge(sub_entrustment::routes())
        .merge(foreign::routes())
        .merge(ending::routes())
        .merge(account::routes())
        .merge(person::routes())
        .merge(person_access::routes())
        .merge(resource::routes())
        .merge(department::routes())
        .merge(office::routes())
        .merge(setting::routes())
        .merge(template::routes())
        .merge(criteria::routes())
        .merge(agreement::routes())
        .merge(deadline::routes())
        .merge(calendar::routes())
        .merge(reminder::routes())
        .merge(import::routes())
        .merge(evaluation::routes())
        .merge(round::routes())
        .merge(review::routes())
        .merge(nda::routes())
        .merge(rule::routes())
        .merge(report::routes())
        .merge(ledger::routes())
        .merge(document::routes())
        .merge(training::routes())
        .fallback(super::home::nothing_here);
    routes
        .layer(DefaultBodyLimit::max(LARGEST))
        .layer(CsrfLayer::new())
        .layer(from_fn_with_state(app.clone(), turned_away::explain))
        .layer(map_response(security::headers))
        .layer(CompressionLayer::new().compress_when(DefaultPredicate::new().and(NotForContentType::const_new("application/zip"))))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, Duration::from_mins(2)))
        .layer(CatchPanicLayer::new())
        .layer(TraceLayer::new_for_http())
        .layer(from_fn_with_state(app.clone(), figures::measure))
        .with_state(app)
}

fn consignees() -> Router<App> {
    Router::new()
        .route("/consignees", page(consignee::list).merge(form(consignee::enter)))
        .route("/consignees/export", page(consignee::export))
        .route("/consignees/new", page(consignee::new))
        .route("/consignees/{id}", page(consignee::show).merge(form(consignee::change)))
        .route("/consignees/{id}/edit", page(consignee::edit))
        .route("/consignees/{id}/end", page(consignee::ending).merge(form(consignee::end)))
        .route("/consignees/{id}/entrustments", form(entrustment::enter))
        .route("/consignees/{id}/entrustments/new", page(entrustment::new))
        .route("/consignees/{id}/entrustments/{work}", page(entrustment::edit).merge(form(entrustment::change)))
        .route("/consignees/{id}/entrustments/{work}/end", page(entrustment::ending).merge(form(entrustment::end)))
}
