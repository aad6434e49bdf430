//! The real program in a process of its own: how long it takes to start, how it answers 32 connections at once, and what memory it holds.
//!
//! Written to the terminal: criterion measures none of it. The client runs on the same processors.

use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use chrono_tz::Asia::Tokyo;
use kantoku::clock::Clock;
use kantoku::operations::{Register, session};

use crate::data;
use crate::program::{Connection, Server};

const CONNECTIONS: usize = 32;
const LOADED_FOR: Duration = Duration::from_secs(8);
/// Pages that look at everything.
const WHOLE: [&str; 6] = ["/consignees?on=2026-11-01", "/evaluations", "/deadlines", "/contracts", "/reviews", "/"];

pub fn benches(size: usize) {
    let folder = tempfile::tempdir().expect("a folder");
    let made = data::register(folder.path(), size, size);
    let url = format!("sqlite:{}", folder.path().join(format!("{size}.db")).display());
    let session = signed_in(&made.register);
    tell("start until the first page", (0..5).map(|_| start(&url, folder.path())).collect());
    let server = Server::start(&url, folder.path());
    answered(&mut connection(&server, ""), "/sign-in");
    hold(&server, "idle");
    let from = Instant::now();
    let took = load(&server, &session, "/consignees");
    let in_a_second = took.len() as u128 * 1_000 / from.elapsed().as_millis().max(1);
    eprintln!("server: {in_a_second} lists in a second, {CONNECTIONS} connections");
    tell("a list", took);
    hold(&server, "after the lists");
    for path in WHOLE {
        tell(path, vec![answered(&mut connection(&server, &session), path)]);
    }
    hold(&server, "after pages over everything");
}

/// The server goes by the clock of the machine, and so does a session in it.
fn signed_in(register: &Register) -> String {
    let now = register.at(Clock::of_machine(Tokyo));
    session::sign_in(&now, "preparer", data::PASSWORD, "127.0.0.1", "bench").expect("signed in")
}

fn connection(server: &Server, session: &str) -> Connection {
    Connection::open(&server.address, session).expect("the server listens")
}

fn answered(connection: &mut Connection, path: &str) -> Duration {
    let from = Instant::now();
    let (status, _) = connection.get(path).expect("an answer");
    assert_eq!(status, 200, "{path}");
    from.elapsed()
}

fn start(url: &str, folder: &Path) -> Duration {
    let from = Instant::now();
    let server = Server::start(url, folder);
    answered(&mut connection(&server, ""), "/sign-in");
    from.elapsed()
}

/// How long each answer took, while all connections ask.
fn load(server: &Server, session: &str, path: &str) -> Vec<Duration> {
    let ask = || {
        let (mut connection, until) = (connection(server, session), Instant::now() + LOADED_FOR);
        let mut took = Vec::new();
        while Instant::now() < until {
            took.push(answered(&mut connection, path));
        }
        took
    };
    thread::scope(|scope| {
        let all: Vec<_> = (0..CONNECTIONS).map(|_| scope.spawn(ask)).collect();
        all.into_iter().flat_map(|one| one.join().expect("a client ends in good order")).collect()
    })
}

fn tell(what: &str, mut took: Vec<Duration>) {
    took.sort_unstable();
    let at = |share: usize| took[(took.len() * share / 100).min(took.len() - 1)].as_secs_f64() * 1e3;
    eprintln!("server: {what}: p50 {:.1} ms, p99 {:.1} ms, {} times", at(50), at(99), took.len());
}

#[cfg(target_os = "linux")]
fn hold(server: &Server, when: &str) {
    let megabytes = |name| server.memory(name) / 1_000_000;
    eprintln!("server: memory {when}: {} MB, at most {} MB", megabytes("VmRSS:"), megabytes("VmHWM:"));
}

#[cfg(not(target_os = "linux"))]
fn hold(_: &Server, _: &str) {}
