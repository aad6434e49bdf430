//! Answers of the API that are bytes and no JSON.

use axum::extract::{Path, Request, State};
use axum::response::Response;

use super::refusal::Refusal;
use super::{language, problem, who};
use crate::domain::access::Right;
use crate::error::Error;
use crate::web::App;
use crate::web::report::send_pack;

/// An evidence pack, sent while it is written.
pub async fn pack(State(app): State<App>, Path(id): Path<String>, request: Request) -> Response {
    let (language, path) = (language(request.headers()), request.uri().path().to_owned());
    let claim = who::Claim::of(&app, &request);
    match answer(&app, &id, claim).await {
        Ok(response) => response,
        Err(refusal) => problem::response(language, &path, &refusal),
    }
}

async fn answer(app: &App, id: &str, claim: who::Claim) -> Result<Response, Refusal> {
    let actor = claim.actor(app).await?;
    who::may(&actor, Right::ReadLedger)?;
    let id = id.parse().map_err(|_| Error::NotFound("report-pack"))?;
    let asking = app.clone();
    let sent = app.readers.run(move || send_pack(&asking, &actor, id)).await;
    Ok(sent.unwrap_or_else(|| Err(Error::fault("nobody answered")))?)
}
