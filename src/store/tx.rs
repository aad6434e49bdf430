//! The two kinds of transaction, and the journal: nothing is written but in an entry of the ledger.

use diesel::connection::Connection;
use serde::Serialize;
use serde_json::Value;

use super::conn::Conn;
use super::ledger::{self, Head};
use crate::clock::Moment;
use crate::domain::access::Actor;
use crate::domain::ledger::SUBJECTS;
use crate::error::{Error, Result};

/// Something that can be asked. Only `store` knows what to ask of the connection.
pub trait Reads {
    fn conn(&mut self) -> &mut Conn;
    fn moment(&self) -> Moment;
    fn actor(&self) -> &Actor;
    /// The last entry that is seen. What has no `known` of its own keeps to it where something is told of the past: names, and what
    /// happened to evaluations, NDAs and sessions.
    fn known(&self) -> i64 {
        i64::MAX
    }
}

/// A snapshot to ask questions of.
pub struct ReadTx<'a> {
    conn: &'a mut Conn,
    moment: Moment,
    actor: &'a Actor,
    known: i64,
}

/// The writing of one ledger entry. Every row that is written names it by [`WriteTx::seq`].
pub struct WriteTx<'a> {
    conn: &'a mut Conn,
    moment: Moment,
    actor: &'a Actor,
    seq: i64,
    about: Vec<(&'static str, i64)>,
    unchanged: bool,
}

/// A transaction that seals what is entered, entry by entry.
pub struct Journal<'a> {
    conn: &'a mut Conn,
    moment: Moment,
    head: Head,
}

#[derive(Serialize)]
struct Body<'a> {
    input: &'a Value,
    outcome: Value,
    about: &'a [(&'static str, i64)],
}

impl<'a> ReadTx<'a> {
    pub(super) fn new(conn: &'a mut Conn, moment: Moment, actor: &'a Actor) -> Self {
        Self { conn, moment, actor, known: i64::MAX }
    }

    /// The same snapshot, as it was known when the ledger ended with an entry.
    #[must_use]
    pub fn as_known(self, known: i64) -> Self {
        Self { known, ..self }
    }
}

impl Reads for ReadTx<'_> {
    fn conn(&mut self) -> &mut Conn {
        self.conn
    }
    fn moment(&self) -> Moment {
        self.moment
    }
    fn actor(&self) -> &Actor {
        self.actor
    }
    fn known(&self) -> i64 {
        self.known
    }
}

impl Reads for WriteTx<'_> {
    fn conn(&mut self) -> &mut Conn {
        self.conn
    }
    fn moment(&self) -> Moment {
        self.moment
    }
    fn actor(&self) -> &Actor {
        self.actor
    }
}

impl WriteTx<'_> {
    /// The number of this entry. It is also the id of the thing that the entry makes.
    #[must_use]
    pub fn seq(&self) -> i64 {
        self.seq
    }

    /// Says what this entry speaks of, so that one thing can be followed through the ledger.
    pub fn about(&mut self, subject: &'static str, id: i64) {
        debug_assert!(SUBJECTS.contains(&subject), "{subject} is not among what entries speak of");
        if !self.about.contains(&(subject, id)) {
            self.about.push((subject, id));
        }
    }

    /// Nothing was written because all was so already: no entry is made.
    pub fn unchanged(&mut self) {
        self.unchanged = true;
    }
}

impl<'a> Journal<'a> {
    pub(super) fn open(conn: &'a mut Conn, moment: Moment) -> Result<Self> {
        let head = ledger::head(conn)?;
        Ok(Self { conn, moment: moment.not_before(head.at), head })
    }

    /// What is entered from here on is entered at that moment: those who write together have not all come at once.
    pub fn at(&mut self, moment: Moment) {
        self.moment = moment.not_before(self.head.at);
    }

    /// The number of the last entry, that of this transaction included.
    #[must_use]
    pub fn last(&self) -> i64 {
        self.head.seq
    }

    /// Asks within the transaction: what was entered in it is seen.
    pub fn look<T>(&mut self, actor: &Actor, f: impl FnOnce(&mut ReadTx<'_>) -> Result<T>) -> Result<T> {
        f(&mut ReadTx::new(self.conn, self.moment, actor))
    }

    /// Runs `f` in a savepoint of its own and seals its input and outcome; if it fails, nothing of it stands and nothing is sealed.
    pub fn enter<T: Serialize>(
        &mut self,
        actor: &Actor,
        operation: &'static str,
        input: &Value,
        f: impl FnOnce(&mut WriteTx<'_>) -> Result<T>,
    ) -> Result<T> {
        let (moment, head) = (self.moment, &self.head);
        let entered = self.conn.transaction(|conn| {
            ledger::take_number(conn, head.seq + 1)?;
            let mut tx = WriteTx { conn, moment, actor, seq: head.seq + 1, about: Vec::new(), unchanged: false };
            let outcome = f(&mut tx)?;
            if tx.unchanged {
                return Err(Left::Unchanged(outcome));
            }
            let body = Body { input, outcome: serde_json::to_value(&outcome).map_err(Error::from)?, about: &tx.about };
            let body = serde_json::to_string(&body).map_err(Error::from)?;
            let about = std::mem::take(&mut tx.about);
            let sealed = ledger::seal(conn, head, moment, actor, operation, &body, &about)?;
            Ok((outcome, sealed))
        });
        match entered {
            Ok((outcome, sealed)) => {
                self.head = sealed;
                Ok(outcome)
            }
            Err(Left::Unchanged(outcome)) => Ok(outcome),
            Err(Left::Failed(error)) => Err(error),
        }
    }
}

/// Why a savepoint is rolled back: all was so already, and the number of the entry is given back; or something failed.
enum Left<T> {
    Unchanged(T),
    Failed(Error),
}

impl<T> From<Error> for Left<T> {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

impl<T> From<diesel::result::Error> for Left<T> {
    fn from(error: diesel::result::Error) -> Self {
        Self::Failed(error.into())
    }
}
