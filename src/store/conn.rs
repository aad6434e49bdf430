//! One connection to either database, opened by the scheme of its address.

use std::path::Path;

use diesel::backend::Backend;
use diesel::connection::{AnsiTransactionManager, Connection, SimpleConnection};
use diesel::migration::MigrationSource;
use diesel::pg::{Pg, PgConnection};
use diesel::sql_types::Text;
use diesel::sqlite::{Sqlite, SqliteConnection};
use diesel::{ConnectionError, QueryResult, RunQueryDsl};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

const FOR_SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const FOR_POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");

/// A connection to SQLite or PostgreSQL. PostgreSQL stands first: it is tried first where both could be meant.
#[derive(diesel::MultiConnection)]
pub enum Conn {
    Pg(PgConnection),
    Sqlite(SqliteConnection),
}

/// Where a register lives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    Sqlite(String),
    Postgres(String),
}

impl Address {
    /// `sqlite:path` or `postgres://…`; nothing else, so that a typing error never makes a file.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return Some(Self::Postgres(text.to_owned()));
        }
        let path = text.strip_prefix("sqlite:")?;
        let path = path.strip_prefix("//").unwrap_or(path);
        (!path.is_empty()).then(|| Self::Sqlite(path.to_owned()))
    }

    #[must_use]
    pub fn is_sqlite(&self) -> bool {
        matches!(self, Self::Sqlite(_))
    }

    /// Whether the file of a register that was open is there no more. What is no plain path is left to SQLite.
    #[must_use]
    pub fn is_gone(&self) -> bool {
        matches!(self, Self::Sqlite(path) if !path.starts_with("file:") && !Path::new(path).exists())
    }

    /// Whether there is anything to open: a SQLite file that is not there is made only when that is asked for.
    #[must_use]
    pub fn exists(&self) -> bool {
        match self {
            Self::Sqlite(path) => Path::new(path).is_file(),
            Self::Postgres(_) => true,
        }
    }
}

impl Conn {
    pub fn open(address: &Address) -> Result<Self, ConnectionError> {
        match address {
            Address::Postgres(url) => {
                let mut conn = PgConnection::establish(url)?;
                conn.batch_execute("SET client_min_messages = warning; SET lock_timeout = '10s'; SET TIME ZONE 'UTC'")
                    .map_err(ConnectionError::CouldntSetupConfiguration)?;
                Ok(Self::Pg(conn))
            }
            Address::Sqlite(path) => {
                let mut conn = SqliteConnection::establish(path)?;
                conn.batch_execute(
                    "PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
                     PRAGMA secure_delete = ON; PRAGMA cache_size = -4096; PRAGMA temp_store = MEMORY;",
                )
                .or_else(|error| read_only(&mut conn, error))
                .map_err(ConnectionError::CouldntSetupConfiguration)?;
                Ok(Self::Sqlite(conn))
            }
        }
    }

    /// Brings the tables up to this version of the program, or leaves them as they were. Servers that start together take turns.
    pub fn migrate(&mut self) -> diesel::migration::Result<()> {
        match self {
            Self::Pg(conn) => conn.transaction(|conn| {
                conn.batch_execute("SELECT pg_advisory_xact_lock(4711)")?;
                conn.run_pending_migrations(FOR_POSTGRES).map(drop)
            }),
            Self::Sqlite(conn) => conn.immediate_transaction(|conn| conn.run_pending_migrations(FOR_SQLITE).map(drop)),
        }
    }

    /// Whether this version of the program knows of tables that the database does not have yet. Only reads: a database may be
    /// read-only, or its user may not make tables.
    pub fn is_behind(&mut self) -> diesel::migration::Result<bool> {
        let made = diesel::sql_query(match self {
            Self::Pg(_) => "SELECT tablename::text AS text FROM pg_tables WHERE tablename = '__diesel_schema_migrations'",
            Self::Sqlite(_) => "SELECT name AS text FROM sqlite_master WHERE name = '__diesel_schema_migrations'",
        });
        if made.load::<Found>(self)?.is_empty() {
            return Ok(true);
        }
        let applied: Vec<Found> = diesel::sql_query("SELECT version AS text FROM __diesel_schema_migrations").load(self)?;
        let known = match self {
            Self::Pg(_) => versions::<Pg>(&FOR_POSTGRES)?,
            Self::Sqlite(_) => versions::<Sqlite>(&FOR_SQLITE)?,
        };
        Ok(known.iter().any(|version| applied.iter().all(|found| found.text != *version)))
    }

    /// A snapshot: several questions see one state.
    pub(super) fn begin_reading(&mut self) -> QueryResult<()> {
        match self {
            Self::Pg(conn) => AnsiTransactionManager::begin_transaction_sql(conn, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"),
            Self::Sqlite(conn) => AnsiTransactionManager::begin_transaction_sql(conn, "BEGIN"),
        }
    }

    /// A transaction that gives up at once where it would have to wait.
    pub(super) fn begin_noting(&mut self) -> QueryResult<()> {
        match self {
            Self::Pg(conn) => {
                AnsiTransactionManager::begin_transaction_sql(conn, "BEGIN")?;
                conn.batch_execute("SET LOCAL lock_timeout = '50ms'")
            }
            Self::Sqlite(conn) => {
                conn.batch_execute("PRAGMA busy_timeout = 50")?;
                let begun = AnsiTransactionManager::begin_transaction_sql(conn, "BEGIN IMMEDIATE");
                conn.batch_execute("PRAGMA busy_timeout = 10000")?;
                begun
            }
        }
    }

    /// Writers queue here, in both databases, before they read what they build on.
    pub(super) fn begin_writing(&mut self) -> QueryResult<()> {
        match self {
            Self::Pg(conn) => {
                AnsiTransactionManager::begin_transaction_sql(conn, "BEGIN")?;
                conn.batch_execute("LOCK TABLE ledger IN EXCLUSIVE MODE")
            }
            Self::Sqlite(conn) => AnsiTransactionManager::begin_transaction_sql(conn, "BEGIN IMMEDIATE"),
        }
    }
}

#[derive(diesel::QueryableByName)]
struct Found {
    #[diesel(sql_type = Text)]
    text: String,
}

fn versions<DB: Backend>(source: &EmbeddedMigrations) -> diesel::migration::Result<Vec<String>> {
    let migrations = MigrationSource::<DB>::migrations(source)?;
    Ok(migrations.iter().map(|migration| migration.name().version().to_string()).collect())
}

/// A file that may only be read cannot change its journal mode, and need not.
fn read_only(conn: &mut SqliteConnection, error: diesel::result::Error) -> QueryResult<()> {
    if error.to_string().contains("readonly") {
        return conn.batch_execute("PRAGMA busy_timeout = 10000; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;");
    }
    Err(error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_one_of_two_schemes() {
        assert_eq!(Address::parse("sqlite:a.db"), Some(Address::Sqlite("a.db".into())));
        assert_eq!(Address::parse("sqlite:///srv/a.db"), Some(Address::Sqlite("/srv/a.db".into())));
        assert!(matches!(Address::parse("postgres://u@h/d"), Some(Address::Postgres(_))));
        for wrong in ["", "a.db", "sqlite:", "mysql://x", "postgresql:typo"] {
            assert_eq!(Address::parse(wrong), None, "{wrong}");
        }
    }
}
