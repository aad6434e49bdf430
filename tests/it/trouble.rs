//! A database that is read-only, locked or away: a sentence that says so, nothing half done, and all is well when it is back.

use std::sync::mpsc::channel;

use diesel::connection::SimpleConnection;
use kantoku::domain::access::{Actor, Role};
use kantoku::domain::setting::Setting;
use kantoku::error::{Error, Result};
use kantoku::locale::Language;
use kantoku::operations::setting::{List, Make};
use kantoku::operations::{Register, session};
use kantoku::store::Db;
use kantoku::store::conn::{Address, Conn};

use crate::harness::{Engine, Harness, PASSWORD, login_of, on_each_database};

fn make(value: &str) -> Make {
    Make { name: Setting::OrganisationJa, value: value.to_owned() }
}

/// # Panics
/// If it went well, or with anything but a sentence for whoever can mend it.
#[track_caller]
fn assert_unavailable<T>(result: Result<T>, expected: &[&str]) {
    match result {
        Err(Error::Unavailable(message)) => {
            assert!(expected.contains(&message.id), "{} is none of {expected:?}", message.id);
            assert!(Language::ALL.iter().all(|language| language.has(message.id)), "{} is said in no language", message.id);
        }
        Err(other) => panic!("not a sentence for a person: {other:?}"),
        Ok(_) => panic!("it went well"),
    }
}

fn queued(register: &Register, command: Make) -> Result<()> {
    let (said, heard) = channel();
    register.queue(Actor::console(), command, move |outcome| drop(said.send(outcome)));
    heard.recv().unwrap_or_else(|_| Err(Error::fault("nobody answered")))
}

/// The same database, through a door that cannot write.
fn read_only(h: &Harness) -> Register {
    let address = match h.database.address() {
        Address::Sqlite(path) => Address::Sqlite(format!("file:{path}?mode=ro")),
        Address::Postgres(url) => {
            let name = url.rsplit('/').next().unwrap_or_default();
            let statement = format!("ALTER DATABASE {name} SET default_transaction_read_only = on");
            h.conn().batch_execute(&statement).expect("a database can be made read-only");
            Address::Postgres(url)
        }
    };
    Register::new(Db::open(address, 2).expect("what can be read can be opened"), h.register.clock().clone())
}

#[test]
fn a_database_that_is_read_only_can_be_read_and_says_why_nothing_is_written() {
    on_each_database("2026-04-01", |h| {
        h.register.run(&Actor::console(), &make("書かれたもの")).unwrap();
        let register = read_only(h);
        assert_unavailable(register.run(&Actor::console(), &make("書かれないもの")), &["error-database-read-only"]);
        assert_unavailable(queued(&register, make("書かれないもの")), &["error-database-read-only"]);
        let settings = register.ask(&Actor::console(), List {}).unwrap();
        assert_eq!(settings.get(Setting::OrganisationJa.code()).map(String::as_str), Some("書かれたもの"));
        assert_eq!(h.head(), 1);
    });
}

#[test]
fn a_database_that_somebody_else_holds_says_so_and_goes_on_afterwards() {
    on_each_database("2026-04-01", |h| {
        let mut other = h.conn();
        let hold = match h.database.engine {
            Engine::Sqlite => "BEGIN IMMEDIATE",
            Engine::Postgres => "BEGIN; LOCK TABLE ledger IN EXCLUSIVE MODE",
        };
        other.batch_execute(hold).unwrap();
        assert_unavailable(queued(&h.register, make("待たされたもの")), &["error-database-busy"]);
        h.register.ask(&Actor::console(), List {}).expect("readers never wait");
        other.batch_execute("ROLLBACK").unwrap();
        queued(&h.register, make("その後")).expect("the lock is gone");
    });
}

#[test]
fn whoever_reads_waits_for_no_writer_and_needs_none() {
    on_each_database("2026-04-01", |h| {
        let login = login_of(&h.register, &h.as_(Role::Staff));
        let token = session::sign_in(&h.register, &login, PASSWORD, "192.0.2.1", "a browser").unwrap();
        let (mut other, later) = (h.conn(), h.minutes_later(5));
        let hold = match h.database.engine {
            Engine::Sqlite => "BEGIN IMMEDIATE",
            Engine::Postgres => "BEGIN; LOCK TABLE session IN EXCLUSIVE MODE",
        };
        other.batch_execute(hold).unwrap();
        let asked = std::time::Instant::now();
        assert!(session::of_token(&later, &token).unwrap().is_some());
        assert!(asked.elapsed() < std::time::Duration::from_secs(5), "{:?}", asked.elapsed());
        other.batch_execute("ROLLBACK").unwrap();
        let register = read_only(h).at(later.clock().clone());
        assert!(session::of_token(&register, &token).unwrap().is_some(), "nothing can be noted there");
    });
}

#[test]
fn a_server_of_databases_that_goes_away_is_missed_and_found_again() {
    on_each_database("2026-04-01", |h| {
        let Address::Postgres(url) = h.database.address() else { return };
        let browser = h.browser_of(&h.as_(Role::Administrator));
        let (server, name) = url.rsplit_once('/').expect("an address with a database");
        let mut beside = Conn::open(&Address::Postgres(format!("{server}/postgres"))).unwrap();
        let away = format!(
            "ALTER DATABASE {name} ALLOW_CONNECTIONS false; SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"
        );
        let back = format!("ALTER DATABASE {name} ALLOW_CONNECTIONS true");
        for statement in away.split("; ") {
            beside.batch_execute(statement).unwrap();
        }
        assert_unavailable(queued(&h.register, make("届かないもの")), &["error-database-away"]);
        assert_unavailable(h.register.ask(&Actor::console(), List {}), &["error-database-away"]);
        let page = browser.get("/");
        assert_eq!(page.status, 503, "{}", page.text());
        beside.batch_execute(&back).unwrap();
        queued(&h.register, make("戻った後")).expect("the server is back");
        browser.get("/").expect(200);
    });
}

#[test]
fn a_database_that_is_not_there_is_not_made_by_a_look_at_it() {
    let nowhere = std::env::temp_dir().join("kantoku-no-such-folder").join("register.db");
    assert_unavailable(Db::open(Address::Sqlite(nowhere.display().to_string()), 2), &["error-database-away"]);
    assert!(!nowhere.exists());
}
