//! Who asks the API: the holder of a token, or of a session that a page opened.

use axum::extract::Request;
use axum::http::header;

use crate::domain::access::{Actor, ActorKind, Door, Right};
use crate::error::{Error, Result};
use crate::operations::session;
use crate::web::{App, address, handler};

/// What a request brings to say who sends it, and from where it comes.
pub struct Claim {
    credentials: Credentials,
    address: String,
}

enum Credentials {
    None,
    Token(String),
    Session(String),
    /// Of a kind that is not taken here.
    Other,
}

impl Claim {
    pub fn of(app: &App, request: &Request) -> Self {
        let address = address::of(request.extensions(), request.headers(), app.setup.trusted_proxy);
        Self { credentials: credentials(app, request), address }
    }

    #[must_use]
    pub fn address(&self) -> String {
        self.address.clone()
    }

    /// # Errors
    /// `SignedOut` for a token that is not in force, `Throttled` when an address has tried too many of them.
    pub async fn actor(self, app: &App) -> Result<Actor> {
        let asking = app.clone();
        let recognise: Box<dyn FnOnce() -> Result<Actor> + Send> = match self.credentials {
            Credentials::None => return Ok(Actor::nobody(Door::Api)),
            Credentials::Other => return Err(Error::SignedOut),
            Credentials::Token(token) => Box::new(move || of_token(&asking, &token, &self.address)),
            Credentials::Session(token) => Box::new(move || of_session(&asking, &token)),
        };
        app.readers.run(recognise).await.unwrap_or_else(|| Err(Error::fault("nobody answered")))
    }
}

/// The same rule that the register applies, asked before the input is read.
pub fn may(actor: &Actor, right: Right) -> Result<()> {
    if actor.kind == ActorKind::Nobody && right != Right::Nobody {
        return Err(Error::SignedOut);
    }
    actor.need(right).map_err(Error::Denied)
}

fn of_token(app: &App, token: &str, address: &str) -> Result<Actor> {
    match session::of_api_token(&app.register, token, Door::Api) {
        Err(Error::SignedOut) => Err(app.throttle.token_refused(address)),
        other => other,
    }
}

fn of_session(app: &App, token: &str) -> Result<Actor> {
    let who = session::of_token(&app.register, token)?;
    Ok(who.map_or_else(|| Actor::nobody(Door::Api), |who| who.actor.through(Door::Api)))
}

/// A header of authorisation wins over a cookie: who sends it means it.
fn credentials(app: &App, request: &Request) -> Credentials {
    if let Some(value) = request.headers().get(header::AUTHORIZATION) {
        let bearer = value.to_str().ok().and_then(|text| text.split_once(' ')).filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"));
        return bearer.map_or(Credentials::Other, |(_, token)| Credentials::Token(token.trim().to_owned()));
    }
    let name = handler::session_cookie(app.secure);
    let held = handler::cookies(request.headers()).into_iter().find(|(known, _)| known == name);
    held.map_or(Credentials::None, |(_, token)| Credentials::Session(token))
}
