//! Whether the server lives, and whether it can do its work.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::App;
use crate::operations::upkeep;

/// The process answers.
pub async fn alive() -> &'static str {
    "ok\n"
}

/// The database is there, and its tables are those of this program.
pub async fn ready(State(app): State<App>) -> Response {
    let asking = app.clone();
    match app.readers.run(move || upkeep::ready(&asking.register)).await {
        Some(Ok(())) => "ready\n".into_response(),
        Some(Err(error)) => {
            tracing::warn!(%error, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "not ready\n").into_response()
        }
        None => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
