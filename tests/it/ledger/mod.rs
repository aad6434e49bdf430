//! The ledger: what is sealed stays as it was, or the walk along the chain says where it does not.

mod chain;
mod erasure;
mod tampering;
mod writing;

use kantoku::domain::access::{Actor, Right};
use kantoku::domain::setting::Setting;
use kantoku::error::{Error, Result};
use kantoku::operations::setting::{List, Make};
use kantoku::operations::{Command, Register};
use kantoku::store::{WriteTx, ledger};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::harness::{Engine, Harness};

fn make(value: &str) -> Make {
    Make { name: Setting::OrganisationJa, value: value.to_owned() }
}

/// Writes so many entries.
fn write(register: &Register, entries: usize) {
    for number in 0..entries {
        register.run(&Actor::console(), &make(&format!("記録 {number}"))).expect("a setting can be made");
    }
}

fn organisation(register: &Register) -> String {
    let mut settings = register.ask(&Actor::console(), List {}).expect("settings can be read");
    settings.remove(Setting::OrganisationJa.code()).unwrap_or_default()
}

/// Writes, and then does not end well.
#[derive(Serialize, Deserialize, JsonSchema)]
struct Fail {
    panics: bool,
}

impl Command for Fail {
    const NAME: &'static str = "setting.make";
    const NEEDS: Right = Right::ManageSettings;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        make("written and taken back").run(tx)?;
        tx.about("office", 1);
        assert!(!self.panics, "a command that panics on purpose");
        Err(Error::conflict("stale-form"))
    }
}

/// Destroys payloads.
#[derive(Serialize, Deserialize, JsonSchema)]
struct Erase {
    entries: Vec<i64>,
}

impl Command for Erase {
    const NAME: &'static str = "person.erase";
    const NEEDS: Right = Right::ManageSettings;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        self.entries.iter().try_for_each(|seq| ledger::destroy_payload(tx, *seq))
    }
}

/// A connection on which no trigger and no reference stands in the way: what whoever holds the files could do.
pub fn unguarded(h: &Harness) -> kantoku::store::conn::Conn {
    use diesel::connection::SimpleConnection;
    h.let_chain_break();
    let mut conn = h.conn();
    let unguard = match h.database.engine {
        Engine::Postgres => "SET session_replication_role = replica",
        Engine::Sqlite => {
            "PRAGMA foreign_keys = OFF;
             DROP TRIGGER IF EXISTS ledger_stands_update; DROP TRIGGER IF EXISTS ledger_stands_delete;
             DROP TRIGGER IF EXISTS payload_stands_update; DROP TRIGGER IF EXISTS payload_stands_delete;
             DROP TRIGGER IF EXISTS erasure_stands_update; DROP TRIGGER IF EXISTS erasure_stands_delete;"
        }
    };
    conn.batch_execute(unguard).expect("the guards can be taken away");
    conn
}
