//! Pages of the ledger, for those who audit the register.

mod erase;
mod export;
mod list;
mod show;
mod subject;

use axum::Router;

use super::App;
use super::handler::{form, page};

pub use export::{workbook, write_csv, write_json};

/// The addresses of the ledger.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/ledger", page(list::list))
        .route("/ledger/export", page(export::export))
        .route("/ledger/verify", page(show::verify))
        .route("/ledger/{seq}", page(show::show))
        .route("/ledger/{seq}/erase", form(erase::erase))
}
