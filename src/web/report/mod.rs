//! Pages of the annual report, and its files.

mod file;
mod list;
mod show;

use axum::Router;

use super::App;
use super::handler::page;

pub use file::{Format, bytes};

/// The addresses of reports.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/reports", page(list::list))
        .route("/reports/annual", page(show::choose))
        .route("/reports/annual.schema.json", page(file::schema))
        .route("/reports/annual/{year}", page(show::show))
        .route("/reports/annual/{year}/{format}", page(file::download))
}
