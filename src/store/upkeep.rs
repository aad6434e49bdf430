//! What is done to a database as a whole: seeing what it holds, and copying it.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use super::conn::{Address, Conn};
use super::error::unreachable;
use crate::error::{Error, Result};

/// What a database holds before it is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contents {
    Nothing,
    /// Tables of this program, of whatever version.
    Register,
    /// Tables of another program, or no database at all.
    Other,
}

#[derive(QueryableByName)]
struct Tables {
    #[diesel(sql_type = BigInt)]
    all_tables: i64,
    #[diesel(sql_type = BigInt)]
    ours: i64,
}

const IN_SQLITE: &str = "SELECT count(*) AS all_tables, coalesce(sum(name IN ('ledger', 'payload')), 0) AS ours FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
const IN_POSTGRES: &str = "SELECT count(*) AS all_tables, count(*) FILTER (WHERE table_name IN ('ledger', 'payload')) AS ours FROM information_schema.tables WHERE table_schema = current_schema()";

/// Looks before anything is written.
///
/// # Errors
/// `Unavailable` if the database cannot be reached.
pub fn contents(address: &Address) -> Result<Contents> {
    let mut conn = match Conn::open(address) {
        Ok(conn) => conn,
        Err(error) if error.to_string().contains("not a database") => return Ok(Contents::Other),
        Err(error) => return Err(unreachable(&error)),
    };
    let sql = if address.is_sqlite() { IN_SQLITE } else { IN_POSTGRES };
    let found: Tables = diesel::sql_query(sql).get_result(&mut conn)?;
    Ok(match found {
        Tables { all_tables: 0, .. } => Contents::Nothing,
        Tables { ours: 2, .. } => Contents::Register,
        Tables { .. } => Contents::Other,
    })
}

/// Copies a SQLite register, as it stands at one instant and while it is in use, into an empty file.
///
/// # Errors
/// `Unavailable` if the disk is full; a fault for PostgreSQL, which has tools of its own.
pub fn copy_into(address: &Address, path: &str) -> Result<()> {
    if !address.is_sqlite() {
        return Err(Error::fault("only SQLite is copied by the program"));
    }
    let mut conn = Conn::open(address).map_err(|error| unreachable(&error))?;
    diesel::sql_query("VACUUM INTO $1").bind::<Text, _>(path).execute(&mut conn)?;
    Ok(())
}

/// Brings everything into the one file of a SQLite register, and gathers what helps the database to find rows. PostgreSQL does both by itself.
pub fn settle(address: &Address) -> Result<()> {
    if address.is_sqlite() {
        let mut conn = Conn::open(address).map_err(|error| unreachable(&error))?;
        conn.batch_execute("PRAGMA optimize = 0x10002; PRAGMA wal_checkpoint(TRUNCATE)")?;
    }
    Ok(())
}
