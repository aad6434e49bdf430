//! The database as a whole: connections, and the two ways in, to read and to write.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use diesel::connection::{Connection, TransactionManager};
use diesel::r2d2::R2D2Connection;
use diesel::result::Error as Diesel;

use super::conn::{Address, Conn};
use super::error::unreachable;
use super::tx::{Journal, ReadTx};
use crate::clock::Moment;
use crate::domain::access::Actor;
use crate::error::{Error, Result};

type Manager = <Conn as Connection>::TransactionManager;

/// A register's database, SQLite or PostgreSQL.
pub struct Db {
    address: Address,
    pool: r2d2::Pool<Opener>,
    /// One writer at a time in this process: who waits here waits without a time limit of the database.
    writing: Mutex<()>,
}

struct Opener(Address);

/// A connection, and whether it may be used again.
struct Slot {
    conn: Conn,
    broken: bool,
}

impl r2d2::ManageConnection for Opener {
    type Connection = Slot;
    type Error = diesel::ConnectionError;

    fn connect(&self) -> Result<Slot, Self::Error> {
        // SQLite would make the file anew, and there would be an empty register in the place of the one that has gone.
        if self.0.is_gone() {
            return Err(diesel::ConnectionError::BadConnection("unable to open database file".to_owned()));
        }
        Conn::open(&self.0).map(|conn| Slot { conn, broken: false })
    }

    fn is_valid(&self, _: &mut Slot) -> Result<(), Self::Error> {
        Ok(())
    }

    fn has_broken(&self, slot: &mut Slot) -> bool {
        slot.broken || slot.conn.is_broken()
    }
}

impl Db {
    /// Opens a register with as many connections as can be busy at once, and brings its tables up to date.
    ///
    /// # Errors
    /// `Unavailable` if it cannot be reached.
    pub fn open(address: Address, connections: u32) -> Result<Self> {
        let mut first = Conn::open(&address).map_err(|error| unreachable(&error))?;
        if first.is_behind().map_err(Error::fault)? {
            first.migrate().map_err(Error::fault)?;
        }
        let pool = r2d2::Pool::builder()
            .max_size(connections.max(2))
            .min_idle(Some(0))
            .test_on_check_out(false)
            .idle_timeout(None)
            .max_lifetime(None)
            .connection_timeout(Duration::from_secs(3))
            .error_handler(Box::new(r2d2::NopErrorHandler))
            .build_unchecked(Opener(address.clone()));
        Ok(Self { address, pool, writing: Mutex::new(()) })
    }

    #[must_use]
    pub fn address(&self) -> &Address {
        &self.address
    }

    /// Answers from one snapshot. Nothing that `f` does can write.
    pub fn read<T>(&self, moment: Moment, actor: &Actor, f: impl FnOnce(&mut ReadTx<'_>) -> Result<T>) -> Result<T> {
        let mut slot = self.pool.get().map_err(|error| unreachable(&error))?;
        slot.run(Conn::begin_reading, |conn| f(&mut ReadTx::new(conn, moment, actor)))
    }

    /// The same as it was known when the ledger ended with an entry.
    pub fn read_known<T>(&self, moment: Moment, actor: &Actor, known: i64, f: impl FnOnce(&mut ReadTx<'_>) -> Result<T>) -> Result<T> {
        let mut slot = self.pool.get().map_err(|error| unreachable(&error))?;
        slot.run(Conn::begin_reading, |conn| f(&mut ReadTx::new(conn, moment, actor).as_known(known)))
    }

    /// One transaction in which [`Journal::enter`] may be called several times; all of it is committed, or nothing.
    pub fn write<T>(&self, moment: Moment, f: impl FnOnce(&mut Journal<'_>) -> Result<T>) -> Result<T> {
        let _turn = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let mut slot = self.pool.get().map_err(|error| unreachable(&error))?;
        slot.run(Conn::begin_writing, |conn| f(&mut Journal::open(conn, moment)?))
    }

    /// Notes that are no facts, such as when a session was last seen: not on the ledger, and no operation may rely on them.
    /// Whoever reads must not wait for whoever writes: while somebody does, or where nothing can be written, nothing is noted.
    pub(super) fn note(&self, f: impl FnOnce(&mut Conn) -> Result<()>) {
        let Ok(_turn) = self.writing.try_lock() else { return };
        let Ok(mut slot) = self.pool.get() else { return };
        if let Err(error) = slot.run(Conn::begin_noting, f) {
            tracing::debug!(%error, "not noted");
        }
    }

    /// Notes that are no facts, but must be noted: which of several servers does something. Waits for its turn.
    pub(super) fn note_surely<T>(&self, f: impl FnOnce(&mut Conn) -> Result<T>) -> Result<T> {
        let _turn = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let mut slot = self.pool.get().map_err(|error| unreachable(&error))?;
        slot.run(Conn::begin_noting, f)
    }

    /// Whether the database answers and its tables are those of this program.
    pub fn ready(&self) -> Result<()> {
        let mut slot = self.pool.get().map_err(|error| unreachable(&error))?;
        slot.conn.ping().map_err(|error| unreachable(&error))?;
        if slot.conn.is_behind().map_err(Error::fault)? {
            return Err(Error::fault("the tables are older than the program"));
        }
        Ok(())
    }
}

impl Slot {
    /// A transaction around `f`. A connection on which beginning or ending fails is not used again.
    fn run<T>(&mut self, begin: fn(&mut Conn) -> Result<(), Diesel>, f: impl FnOnce(&mut Conn) -> Result<T>) -> Result<T> {
        if let Err(error) = begin(&mut self.conn) {
            self.broken = true;
            return Err(error.into());
        }
        // A panic in `f` would leave the transaction open: the connection counts as broken until it has ended.
        self.broken = true;
        let result = f(&mut self.conn);
        let ended = match &result {
            Ok(_) => Manager::commit_transaction(&mut self.conn),
            Err(_) => Manager::rollback_transaction(&mut self.conn),
        };
        self.broken = ended.is_err();
        match (result, ended) {
            (Ok(value), Ok(())) => Ok(value),
            (Ok(_), Err(error)) => Err(error.into()),
            (Err(error), _) => Err(error),
        }
    }
}
