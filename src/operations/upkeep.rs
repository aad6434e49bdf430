//! What stands beside the operations: whether the register is ready, whether its ledger is whole, and a copy of it.

use super::{Register, opening};
use crate::domain::access::Actor;
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::store::{ledger, upkeep};

pub use crate::store::ledger::{Break, Chain};

/// Whether the database answers and its tables are those of this program.
///
/// # Errors
/// `Unavailable` if not.
pub fn ready(register: &Register) -> Result<()> {
    register.db().ready()
}

/// How many entries the ledger has.
///
/// # Errors
/// `Unavailable` if the database cannot be reached.
pub fn entries(register: &Register) -> Result<i64> {
    register.db().read(register.now(), &Actor::system(), |tx| Ok(ledger::head_seen(tx)?.seq))
}

/// Walks the whole ledger. `passed` is told from time to time how many entries hold so far, and how many there are.
///
/// # Errors
/// `Unavailable` if the database cannot be reached. A chain that is broken is no error but an answer.
pub fn verify(register: &Register, mut passed: impl FnMut(i64, i64)) -> Result<Chain> {
    register.db().read(register.now(), &Actor::console(), |tx| {
        let all = ledger::head_seen(tx)?.seq;
        ledger::walk(tx, |held| passed(held, all))
    })
}

/// Copies a SQLite register while it is in use, with its tables as they are: a newer program can copy it before it brings them up to
/// date. The copy is a register of one instant, and its chain is whole.
///
/// # Errors
/// `Invalid` if there is no register, the file is there already, or the register is in PostgreSQL, where `pg_dump` does this.
pub fn back_up(database: &str, path: &str) -> Result<()> {
    let address = opening::address(database)?;
    if !address.is_sqlite() {
        return Err(Error::invalid("database", Message::new("register-backup-postgres")));
    }
    opening::look(&address, opening::IfMissing::Refuse)?;
    opening::make_file(path)?;
    upkeep::copy_into(&address, path)
}

/// After much was written at once: what is on disk is in one file, and quick to search.
pub fn settle(register: &Register) -> Result<()> {
    upkeep::settle(register.db().address())
}
