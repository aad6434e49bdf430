//! A database that is read-only, locked, full or away: a sentence that says so, nothing half done, and all is well when it is back.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::mpsc::channel;

use chrono_tz::Asia::Tokyo;
use diesel::RunQueryDsl;
use diesel::connection::SimpleConnection;
use kantoku::clock::Clock;
use kantoku::domain::access::{Actor, Role};
use kantoku::domain::setting::Setting;
use kantoku::error::{Error, Result};
use kantoku::locale::Language;
use kantoku::operations::setting::{List, Make};
use kantoku::operations::{Register, session};
use kantoku::store::Db;
use kantoku::store::conn::{Address, Conn};
use serde_json::{Value, json};

use crate::harness::{Browser, Connection, Engine, Harness, PASSWORD, Server, login_of, on_each_database};

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
fn a_database_that_goes_away_is_missed_and_found_again() {
    on_each_database("2026-04-01", |h| match h.database.address() {
        Address::Sqlite(path) => without_its_file(h, Path::new(&path)),
        Address::Postgres(url) => without_its_server(h, &url),
    });
}

/// SQLite is away where no connection to its file can be opened any more: its disk is not mounted, or somebody has moved it.
fn without_its_file(h: &Harness, path: &Path) {
    // Of a register that was just opened nothing was asked yet: it has no connection that would hold on to the file.
    let db = Db::open(h.database.address(), 2).expect("the file is there");
    let register = Register::new(db, h.register.clock().clone());
    let browser = Browser::new(register.clone());
    let elsewhere = path.with_extension("moved");
    std::fs::rename(path, &elsewhere).unwrap();
    assert_unavailable(queued(&register, make("届かないもの")), &["error-database-away"]);
    assert_unavailable(register.ask(&Actor::console(), List {}), &["error-database-away"]);
    assert_eq!(browser.get("/readyz").status, 503);
    assert!(!path.exists(), "no empty register is made in its place");
    std::fs::rename(&elsewhere, path).unwrap();
    queued(&register, make("戻った後")).expect("the file is back");
    browser.get("/readyz").expect(200);
}

fn without_its_server(h: &Harness, url: &str) {
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
}

#[test]
fn a_database_without_room_says_so_and_goes_on_when_there_is_room() {
    on_each_database("2020-04-01", |h| match h.database.address() {
        Address::Sqlite(path) => on_a_full_disk(h, Path::new(&path)),
        Address::Postgres(_) => on_a_server_without_room(h),
    });
}

/// The real program, which may let no file grow: it serves on, and is told of it once there is room again.
fn on_a_full_disk(h: &Harness, path: &Path) {
    let (now, login) = (h.register.at(Clock::of_machine(Tokyo)), login_of(&h.register, &h.as_(Role::Administrator)));
    let session = session::sign_in(&now, &login, PASSWORD, "", "").expect("the password is right");
    let written_so_far = std::fs::metadata(path.with_extension("db-wal")).map_or(0, |file| file.len());
    let room = written_so_far + 256 * 1024;
    assert!(room < 3_500_000, "before {room} bytes what was written would be moved to the file, and there would be room again");
    let (mut written, refused) = {
        let server = Server::start_cramped(&h.database.url, h.database.folder.path(), room);
        let mut connection = Connection::open(&server.address, &session).expect("the server listens");
        let (written, refused) = write_until_refused(&mut connection);
        let (status, _) = post(&mut connection, "setting.make", &json!({ "name": "organisation_en", "value": refused }));
        assert_eq!(status, 503, "there is no more room the second time");
        let (status, settings) = post(&mut connection, "setting.list", &json!({}));
        assert_eq!((status, &settings["organisation_en"]), (200, &json!(written.last())), "what was written can be read");
        (written, refused)
    };
    let server = Server::start(&h.database.url, h.database.folder.path());
    let mut connection = Connection::open(&server.address, &session).expect("the server listens");
    let (status, said) = post(&mut connection, "setting.make", &json!({ "name": "organisation_en", "value": "room again" }));
    assert!((200..300).contains(&status), "{said}");
    written.push("room again".to_owned());
    assert_eq!(values(h), written.into_iter().collect(), "all that was acknowledged is there, and nothing that was not: {refused}");
}

/// The values that were acknowledged before there was no room, and the one that was refused.
fn write_until_refused(connection: &mut Connection) -> (Vec<String>, String) {
    let mut written = Vec::new();
    for number in 0..10_000 {
        let value = format!("value {number} {}", "x".repeat(100));
        let (status, said) = post(connection, "setting.make", &json!({ "name": "organisation_en", "value": value }));
        if !(200..300).contains(&status) {
            assert_eq!((status, &said["detail"]), (503, &json!(Language::Ja.text("error-database-full"))), "{said}");
            assert!(written.len() > 1, "there was room for {}", written.len());
            return (written, value);
        }
        written.push(value);
    }
    panic!("the disk was never full")
}

fn post(connection: &mut Connection, operation: &str, input: &Value) -> (u16, Value) {
    let (status, said) = connection.post_json(&format!("/api/v1/{operation}"), &input.to_string()).expect("the server answers");
    (status, serde_json::from_str(&said).unwrap_or(Value::Null))
}

#[derive(diesel::QueryableByName)]
struct Made {
    #[diesel(sql_type = diesel::sql_types::Text)]
    value: String,
}

/// Every value that a setting ever had.
fn values(h: &Harness) -> BTreeSet<String> {
    let made: Vec<Made> = diesel::sql_query("SELECT value FROM setting").load(&mut h.conn()).expect("the database opens");
    made.into_iter().map(|made| made.value).collect()
}

/// A disk of PostgreSQL cannot be filled here. A trigger says what PostgreSQL says then: in the midst of writing, and when it commits.
fn on_a_server_without_room(h: &Harness) {
    let browser = h.browser_of(&h.as_(Role::Administrator));
    let full = "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        RAISE EXCEPTION 'could not extend file \"base/16384/2619\": No space left on device' USING ERRCODE = 'disk_full'; END $$";
    h.conn().batch_execute(full).unwrap();
    for trigger in [
        "CREATE TRIGGER no_room BEFORE INSERT ON setting FOR EACH ROW EXECUTE FUNCTION full_disk()",
        "CREATE CONSTRAINT TRIGGER no_room AFTER INSERT ON setting DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION full_disk()",
    ] {
        let (head, before) = (h.head(), values(h));
        h.conn().batch_execute(trigger).unwrap();
        assert_unavailable(h.register.run(&Actor::console(), &make("入らないもの")), &["error-database-full"]);
        assert_unavailable(queued(&h.register, make("入らないもの")), &["error-database-full"]);
        let page = browser.post("/settings", &[("organisation_ja", "入らないもの")]);
        assert!(page.status == 503 && page.says("空きがありません"), "{}: {}", page.status, page.text());
        assert_eq!((h.head(), values(h)), (head, before), "nothing is half done");
        h.conn().batch_execute("DROP TRIGGER no_room ON setting").unwrap();
        queued(&h.register, make(trigger.split(' ').nth(1).unwrap_or_default())).expect("there is room again");
    }
}

#[test]
fn a_database_that_is_not_there_is_not_made_by_a_look_at_it() {
    let nowhere = std::env::temp_dir().join("kantoku-no-such-folder").join("register.db");
    assert_unavailable(Db::open(Address::Sqlite(nowhere.display().to_string()), 2), &["error-database-away"]);
    assert!(!nowhere.exists());
}
