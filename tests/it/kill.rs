//! The server is killed under load: what it acknowledged is there, and the chain is whole.

use std::collections::BTreeSet;
use std::thread;
use std::time::Duration;

use chrono_tz::Asia::Tokyo;
use diesel::RunQueryDsl;
use diesel::sql_types::Text;
use kantoku::clock::Clock;
use kantoku::domain::access::Role;
use kantoku::operations::session;

use crate::harness::{Connection, Harness, PASSWORD, Server, login_of, on_each_database, program};

const WRITERS: usize = 4;

#[test]
fn no_acknowledged_write_is_lost_when_the_server_is_killed() {
    on_each_database("2020-04-01", |h| {
        let administrator = h.as_(Role::Administrator);
        let now = h.register.at(Clock::of_machine(Tokyo));
        let session = session::sign_in(&now, &login_of(&h.register, &administrator), PASSWORD, "", "").expect("the password is right");
        let mut acknowledged = BTreeSet::new();
        for (round, life) in [150, 400, 900].into_iter().enumerate() {
            let server = Server::start(&h.database.url, h.database.folder.path());
            let writers: Vec<_> = (0..WRITERS)
                .map(|writer| {
                    let (address, session) = (server.address.clone(), session.clone());
                    thread::spawn(move || write_until_it_is_gone(&address, &session, &format!("{round}-{writer}")))
                })
                .collect();
            thread::sleep(Duration::from_millis(life));
            server.kill();
            let before = acknowledged.len();
            acknowledged.extend(writers.into_iter().flat_map(|writer| writer.join().expect("a writer ends when the server is gone")));
            assert!(acknowledged.len() > before, "nothing was written in round {round}");
            assert_verified(h);
            assert_eq!(acknowledged.difference(&standing(h)).count(), 0, "an acknowledged write is lost");
        }
        let server = Server::start(&h.database.url, h.database.folder.path());
        let page = Connection::open(&server.address, &session).and_then(|mut connection| connection.get("/settings"));
        assert_eq!(page.expect("the server answers").0, 200, "who was signed in still is");
    });
}

/// The values whose writing was acknowledged.
fn write_until_it_is_gone(address: &str, session: &str, name: &str) -> Vec<String> {
    let mut acknowledged = Vec::new();
    let Ok(mut connection) = Connection::open(address, session) else { return acknowledged };
    for number in 0.. {
        let value = format!("{name}-{number}");
        let body = format!(r#"{{"name":"organisation_en","value":"{value}"}}"#);
        match connection.post_json("/api/v1/setting.make", &body) {
            Ok((200..=299, _)) => acknowledged.push(value),
            Ok((status, said)) => panic!("{status}: {said}"),
            Err(_) => break,
        }
    }
    acknowledged
}

#[derive(diesel::QueryableByName)]
struct Made {
    #[diesel(sql_type = Text)]
    value: String,
}

fn standing(h: &Harness) -> BTreeSet<String> {
    let made: Vec<Made> = diesel::sql_query("SELECT value FROM setting").load(&mut h.conn()).expect("the database opens again");
    made.into_iter().map(|made| made.value).collect()
}

fn assert_verified(h: &Harness) {
    let output = program().args(["verify", "--database", &h.database.url]).output().expect("the program starts");
    assert!(output.status.success(), "{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
}
