//! What a database error means to a person: one place decides.

use std::panic::Location;

use diesel::result::{DatabaseErrorKind, Error as Diesel};

use crate::domain::message::Message;
use crate::error::{Error, Fault};

#[must_use]
pub fn understand(error: Diesel, at: &'static Location<'static>) -> Error {
    match &error {
        Diesel::DatabaseError(DatabaseErrorKind::UniqueViolation, _) => Error::conflict("error-already-there"),
        Diesel::DatabaseError(DatabaseErrorKind::ClosedConnection | DatabaseErrorKind::UnableToSendCommand, _) => {
            unavailable("error-database-away", &error, at)
        }
        Diesel::DatabaseError(_, said) => match trouble(said.message()) {
            Some(id) => unavailable(id, &error, at),
            None => Error::Fault(Fault { source: error.into(), at }),
        },
        _ => Error::Fault(Fault { source: error.into(), at }),
    }
}

/// The states of a database that an administrator can mend, by the words in which it reports them.
fn trouble(said: &str) -> Option<&'static str> {
    const KNOWN: [(&str, &str); 13] = [
        ("readonly database", "error-database-read-only"),
        ("read-only transaction", "error-database-read-only"),
        ("disk is full", "error-database-full"),
        ("disk I/O error", "error-database-full"),
        ("No space left", "error-database-full"),
        ("could not extend file", "error-database-full"),
        // SQLite takes the whole transaction back by itself where it cannot write in the midst of it.
        ("no such savepoint", "error-database-full"),
        ("database is locked", "error-database-busy"),
        ("lock timeout", "error-database-busy"),
        ("unable to open database", "error-database-away"),
        ("server closed the connection", "error-database-away"),
        ("terminating connection", "error-database-away"),
        ("connection to server", "error-database-away"),
    ];
    KNOWN.iter().find(|(words, _)| said.contains(words)).map(|(_, id)| *id)
}

fn unavailable(id: &'static str, error: &Diesel, at: &Location<'_>) -> Error {
    tracing::error!(%error, %at, "the database refuses");
    Error::Unavailable(Message::new(id))
}

/// No connection can be had: the database is away.
pub fn unreachable(error: &dyn std::fmt::Display) -> Error {
    let said = error.to_string();
    tracing::error!(error = %said, "no connection to the database");
    Error::Unavailable(Message::new(trouble(&said).unwrap_or("error-database-away")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_administrator_can_mend_is_no_fault_of_ours() {
        for (said, id) in [
            ("disk I/O error", "error-database-full"),
            ("database or disk is full", "error-database-full"),
            ("no such savepoint: diesel_savepoint_1", "error-database-full"),
            ("could not extend file \"base/1/2\": No space left on device", "error-database-full"),
            ("attempt to write a readonly database", "error-database-read-only"),
            ("unable to open database file", "error-database-away"),
        ] {
            let error = Diesel::DatabaseError(DatabaseErrorKind::Unknown, Box::new(said.to_owned()));
            assert!(matches!(understand(error, Location::caller()), Error::Unavailable(message) if message.id == id), "{said}");
        }
        let other = Diesel::DatabaseError(DatabaseErrorKind::Unknown, Box::new("no such table: x".to_owned()));
        assert!(matches!(understand(other, Location::caller()), Error::Fault(_)));
    }
}
