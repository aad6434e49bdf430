//! Why the API does not answer: what any door may say, and what only HTTP knows.

use axum::http::StatusCode;

use crate::domain::message::Message;
use crate::error::Error;
use crate::web::problem;

/// A request that is not answered.
pub enum Refusal {
    Error(Error),
    /// The method is not one of these.
    Method(&'static str),
    /// The body is not JSON; why not.
    Json(String),
    /// The body is of another type than JSON.
    MediaType(String),
    /// The body has more than so many bytes.
    TooLarge(usize),
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Self::Error(error)
    }
}

impl Refusal {
    pub fn status(&self) -> StatusCode {
        match self {
            Self::Error(error) => problem::status(error),
            Self::Method(_) => StatusCode::METHOD_NOT_ALLOWED,
            Self::Json(_) => StatusCode::BAD_REQUEST,
            Self::MediaType(_) => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TooLarge(_) => StatusCode::PAYLOAD_TOO_LARGE,
        }
    }

    /// The name of the kind: the end of the problem's type, and of the id of its title.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Error(Error::Invalid(_)) => "invalid",
            Self::Error(Error::NotFound(_)) => "not-found",
            Self::Error(Error::Conflict(_)) => "conflict",
            Self::Error(Error::SignedOut) => "signed-out",
            Self::Error(Error::Denied(_)) => "denied",
            Self::Error(Error::Throttled(_)) => "throttled",
            Self::Error(Error::Unavailable(_)) => "unavailable",
            Self::Error(Error::Fault(_)) => "fault",
            Self::Method(_) => "method",
            Self::Json(_) => "json",
            Self::MediaType(_) => "media-type",
            Self::TooLarge(_) => "too-large",
        }
    }

    /// What it says to a person.
    pub fn message(&self) -> Message {
        match self {
            Self::Error(error) => error.message(),
            Self::Method(allowed) => Message::new("api-method").with("expected", *allowed),
            Self::Json(why) => Message::new("api-json").with("why", why),
            Self::MediaType(read) => Message::new("api-media-type").with("read", read),
            Self::TooLarge(limit) => Message::new("api-too-large").with("expected", limit / 1024 / 1024),
        }
    }
}
