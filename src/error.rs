//! The one error of the product, and what each kind means to a person.

use std::fmt;
use std::panic::Location;

use crate::domain::message::{Message, Problems};

pub type Result<T, E = Error> = std::result::Result<T, E>;

#[derive(Debug)]
pub enum Error {
    /// The input is wrong; by field, with what was read and what was expected.
    Invalid(Problems),
    /// There is no such thing; the name is that of the subject (`consignee`, `evaluation` …).
    NotFound(&'static str),
    /// The input was right once, but something else has happened in between.
    Conflict(Message),
    /// Nobody is signed in, or no longer.
    SignedOut,
    /// This person may not do this: a right that is missing, or a separation of duties.
    Denied(Message),
    /// Too many tries; try again after so many seconds.
    Throttled(u64),
    /// The database is read-only, full, locked or away: nothing was written.
    Unavailable(Message),
    /// Ours: logged once at the edge, with a reference that the person sees too.
    Fault(Fault),
}

/// What went wrong inside, and where it was first seen.
#[derive(Debug)]
pub struct Fault {
    pub source: Box<dyn std::error::Error + Send + Sync>,
    pub at: &'static Location<'static>,
}

impl Error {
    #[track_caller]
    pub fn fault(source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Fault(Fault { source: source.into(), at: Location::caller() })
    }

    pub fn invalid(field: impl Into<String>, message: impl Into<Message>) -> Self {
        Self::Invalid(Problems::one(field, message))
    }

    pub fn conflict(message: impl Into<Message>) -> Self {
        Self::Conflict(message.into())
    }

    pub fn denied(message: impl Into<Message>) -> Self {
        Self::Denied(message.into())
    }

    /// One sentence for a person, whatever the kind.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Invalid(problems) => {
                problems.0.get("").cloned().unwrap_or_else(|| Message::new("error-invalid").with("n", problems.0.len()))
            }
            Self::NotFound(subject) => Message::new("error-not-found").label("subject", format!("subject-{subject}")),
            Self::Conflict(message) | Self::Denied(message) | Self::Unavailable(message) => message.clone(),
            Self::SignedOut => Message::new("error-signed-out"),
            Self::Throttled(seconds) => Message::new("error-throttled").with("seconds", i64::try_from(*seconds).unwrap_or(i64::MAX)),
            Self::Fault(_) => Message::new("error-fault"),
        }
    }
}

impl fmt::Display for Error {
    /// For the log: ids and causes, no person's language.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Invalid(problems) => {
                let said: Vec<String> = problems.0.iter().map(|(field, m)| format!("{field}: {}", m.id)).collect();
                write!(f, "invalid input ({})", said.join(", "))
            }
            Self::Fault(fault) => write!(f, "{} (at {})", fault.source, fault.at),
            other => write!(f, "{}", other.message().id),
        }
    }
}

impl std::error::Error for Error {}

impl From<Problems> for Error {
    fn from(problems: Problems) -> Self {
        Self::Invalid(problems)
    }
}

impl From<diesel::result::Error> for Error {
    #[track_caller]
    fn from(error: diesel::result::Error) -> Self {
        crate::store::error::understand(error, Location::caller())
    }
}

impl From<serde_json::Error> for Error {
    #[track_caller]
    fn from(error: serde_json::Error) -> Self {
        Self::Fault(Fault { source: error.into(), at: Location::caller() })
    }
}

impl From<std::io::Error> for Error {
    #[track_caller]
    fn from(error: std::io::Error) -> Self {
        Self::Fault(Fault { source: error.into(), at: Location::caller() })
    }
}
