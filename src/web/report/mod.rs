//! Pages of the annual report, and its files.

mod edition;
mod figure;
pub(super) mod file;
mod list;
mod pack;
mod printing;
mod show;
mod texts;

use axum::Router;

use super::App;
use super::handler::{form, page};

pub use file::{Format, bytes, with_facts};
pub use pack::{Packing, Written, send as send_pack, write as write_pack};
pub use printing::Printing;

/// The addresses of reports.
pub fn routes() -> Router<App> {
    Router::new()
        .merge(pack::routes())
        .route("/reports", page(list::list))
        .route("/reports/annual", page(show::choose))
        .route("/reports/annual.schema.json", page(file::schema))
        .route("/reports/annual/{year}", page(show::show))
        .route("/reports/annual/{year}/figure", page(figure::show))
        .route("/reports/period", page(show::show))
        .route("/reports/period/figure", page(figure::show))
        .route("/reports/period/{format}", page(file::download))
        .route("/reports/annual/{year}/texts", page(texts::show).merge(form(texts::write)))
        .route("/reports/annual/{year}/close", page(edition::new).merge(form(edition::close)))
        .route("/reports/editions/{id}", page(edition::show))
        .route("/reports/editions/{id}/approve", form(edition::approve))
        .route("/reports/editions/{id}/return", form(edition::give_back))
        .route("/reports/editions/{id}/publish", form(edition::publish))
        .route("/reports/editions/{id}/{language}/{format}", page(edition::download))
        .route("/reports/annual/{year}/{format}", page(file::download))
}
