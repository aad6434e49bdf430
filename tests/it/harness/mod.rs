//! What tests stand on: a fresh register on each database, people in it, a browser before it, and a chain that is whole at the end.

mod browser;
mod database;
mod page;
mod people;
mod postgres;
mod server;
mod smtp;
mod webdriver;

use std::cell::Cell;

use chrono::{NaiveDate, NaiveDateTime};
use chrono_tz::Asia::Tokyo;
use kantoku::clock::Clock;
use kantoku::domain::access::{Actor, Door};
use kantoku::error::Result;
use kantoku::operations::Register;
use kantoku::operations::list::find;
use kantoku::store::conn::Conn;
use kantoku::store::ledger::{self, Chain};
use kantoku::store::{Db, ReadTx};
use kantoku::web::report::Printing;
use serde_json::Value;

pub use browser::Browser;
pub use database::{Database, Engine};
pub use page::{Page, attributes};
pub use people::{PASSWORD, login_of};
pub use server::{Connection, Server, program};
pub use smtp::Smtp;
pub use webdriver::{ENTER, WebDriver};

/// A register of its own on one of the databases. The organisation is in Tokyo; its clock stands at nine in the morning.
pub struct Harness {
    /// The register on the day that the test began with.
    pub register: Register,
    pub today: NaiveDate,
    people: people::People,
    chain_may_break: Cell<bool>,
    // Last: the database goes when everything that uses it has gone.
    pub database: Database,
}

/// Runs a test on a fresh register on SQLite, and then on PostgreSQL. At its end the chain of the ledger is whole.
pub fn on_each_database(today: &str, test: impl Fn(&Harness)) {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        on(engine, today, &test);
    }
}

/// Runs a test on SQLite alone: for what happens before any database is asked.
pub fn on_one_database(today: &str, test: impl Fn(&Harness)) {
    on(Engine::Sqlite, today, &test);
}

fn on(engine: Engine, today: &str, test: &impl Fn(&Harness)) {
    if let Some(database) = Database::fresh(engine) {
        let harness = Harness::on_database(database, day(today));
        test(&harness);
        harness.assert_whole();
    }
}

impl Harness {
    fn on_database(database: Database, today: NaiveDate) -> Self {
        let db = Db::open(database.address(), 6).expect("the register opens");
        let documents = database.folder.path().join("documents");
        let register = Register::new(db, Clock::standing_on(Tokyo, today)).with_documents(documents).with_reader(&kantoku::files::Files);
        let register = register.with_printer(std::sync::Arc::new(printing()));
        Self { register, today, people: people::People::default(), chain_may_break: Cell::new(false), database }
    }

    /// The same register at nine in the morning of another day.
    pub fn on(&self, date: &str) -> Register {
        self.register.at(Clock::standing_on(Tokyo, day(date)))
    }

    /// The same register so many minutes after nine o'clock of the test's day.
    pub fn minutes_later(&self, minutes: i64) -> Register {
        self.register.at(Clock::standing_at(Tokyo, self.register.now().at + chrono::TimeDelta::minutes(minutes)))
    }

    /// The same register at an instant in UTC, such as `2026-04-01T00:00:00`.
    pub fn at(&self, instant: &str) -> Register {
        self.register.at(Clock::standing_at(Tokyo, instant.parse::<NaiveDateTime>().expect("an instant")))
    }

    /// Asks or does by name, as the API and the command line do, and waits for the answer.
    pub fn call(&self, actor: &Actor, operation: &str, input: Value) -> Result<Value> {
        find(operation).unwrap_or_else(|| panic!("there is no operation {operation}")).call_and_wait(&self.register, actor, input)
    }

    /// A browser that nobody has signed in with, speaking Japanese.
    pub fn browser(&self) -> Browser {
        Browser::new(self.register.clone())
    }

    /// A browser with that actor signed in through the sign-in page.
    pub fn browser_of(&self, actor: &Actor) -> Browser {
        let browser = self.browser();
        browser.sign_in(&login_of(&self.register, actor), PASSWORD);
        browser
    }

    /// A connection beside the register's own.
    pub fn conn(&self) -> Conn {
        self.database.conn()
    }

    /// Looks into the tables by the functions of the store.
    pub fn look<T>(&self, f: impl FnOnce(&mut ReadTx<'_>) -> Result<T>) -> T {
        let db = Db::open(self.database.address(), 2).expect("the database is there");
        db.read(self.register.now(), &Actor::nobody(Door::Page), f).expect("the tables can be read")
    }

    /// Walks the ledger.
    pub fn chain(&self) -> Chain {
        self.look(|tx| ledger::walk(tx, |_| {}))
    }

    /// The number of the last entry.
    pub fn head(&self) -> i64 {
        self.look(|tx| ledger::head_seen(tx)).seq
    }

    /// This test breaks the chain on purpose.
    pub fn let_chain_break(&self) {
        self.chain_may_break.set(true);
    }

    fn assert_whole(&self) {
        if !self.chain_may_break.get() {
            let chain = self.chain();
            assert!(matches!(chain, Chain::Whole { .. }), "the chain broke on {:?}: {chain:?}", self.database.engine);
        }
    }
}

/// What sets documents, with the real program beside it.
pub fn printing() -> Printing {
    Printing::new(None).with_program(Some(env!("CARGO_BIN_EXE_kantoku").into()))
}

impl Drop for Harness {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("(this was on {:?})", self.database.engine);
        }
    }
}

/// A date written as in `2026-04-01`.
pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap_or_else(|_| panic!("{text} is no date"))
}
