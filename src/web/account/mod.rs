//! Pages of the accounts: all of them for administrators, one's own, and the pages that one-time links open.

mod link;
mod manage;
mod own;

use axum::Router;

use super::App;
use super::handler::{form, page};

pub fn routes() -> Router<App> {
    Router::new()
        .route("/links/{token}", page(link::show).merge(form(link::accept)))
        .route("/account", page(own::show))
        .route("/account/password", page(own::show).merge(form(own::change_password)))
        .route("/account/sign-out", page(own::show).merge(form(own::sign_out_everywhere)))
        .route("/account/tokens", page(own::show).merge(form(own::issue)))
        .route("/account/tokens/{id}/revoke", form(own::revoke))
        .route("/accounts", page(manage::list))
        .route("/accounts/{id}", page(manage::show))
        .route("/accounts/{id}/grant", page(manage::show).merge(form(manage::grant)))
        .route("/accounts/{id}/revoke", page(manage::show).merge(form(manage::revoke)))
        .route("/accounts/{id}/reset", page(manage::show).merge(form(manage::reset)))
        .route("/accounts/{id}/close", page(manage::show).merge(form(manage::close)))
        .route("/accounts/{id}/sign-out", page(manage::show).merge(form(manage::sign_out_everywhere)))
        .route("/accounts/{id}/tokens/{token}/revoke", form(manage::revoke_token))
        .route("/people/{id}/account", page(manage::inviting).merge(form(manage::invite)))
}
