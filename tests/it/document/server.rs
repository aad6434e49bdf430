//! The real program with files: killed while they are handed in, and looked at while a large one comes in.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use chrono_tz::Asia::Tokyo;
use kantoku::clock::Clock;
use kantoku::domain::access::Role;
use kantoku::operations::session;

use super::TODAY;
use crate::evaluation::{begun, four};
use crate::harness::{Connection, Harness, PASSWORD, Server, login_of, on_each_database, on_one_database, program};

/// Procurement, signed in at the time of the machine.
fn session(h: &Harness) -> String {
    let now = h.register.at(Clock::of_machine(Tokyo));
    session::sign_in(&now, &login_of(&h.register, &h.as_(Role::Procurement)), PASSWORD, "", "").expect("the password is right")
}

#[test]
fn no_acknowledged_file_is_lost_when_the_server_is_killed() {
    on_each_database(TODAY, |h| {
        let id = begun(h, four());
        let session = session(h);
        let acknowledged = Arc::new(AtomicUsize::new(0));
        for (round, life) in [200, 700].into_iter().enumerate() {
            let server = Server::start(&h.database.url, h.database.folder.path());
            let writers: Vec<_> = (0..3)
                .map(|writer| {
                    let (address, session, count) = (server.address.clone(), session.clone(), Arc::clone(&acknowledged));
                    thread::spawn(move || hand_in(&address, &session, id, &format!("{round}-{writer}"), &count))
                })
                .collect();
            thread::sleep(Duration::from_millis(life));
            // A slow machine needs its time for the first of them.
            while round > 0 && acknowledged.load(Ordering::Relaxed) == 0 && writers.iter().any(|writer| !writer.is_finished()) {
                thread::sleep(Duration::from_millis(50));
            }
            server.kill();
            for writer in writers {
                writer.join().expect("a writer ends when the server is gone");
            }
            let acknowledged = acknowledged.load(Ordering::Relaxed);
            let output = program()
                .args(["verify", "--lang", "en", "--database", &h.database.url])
                .current_dir(h.database.folder.path())
                .output()
                .expect("the program starts");
            let said = String::from_utf8_lossy(&output.stdout).into_owned();
            assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
            let there = said.lines().find_map(|line| line.strip_prefix("Files: ")?.split(' ').next()?.parse::<usize>().ok());
            assert!(there.is_some_and(|there| there >= acknowledged), "{acknowledged} were acknowledged: {said}");
        }
        assert!(acknowledged.load(Ordering::Relaxed) > 0, "nothing was handed in");
    });
}

/// Hands in files, and counts those that were acknowledged, until the server is gone.
fn hand_in(address: &str, session: &str, id: i64, name: &str, acknowledged: &AtomicUsize) {
    let Ok(mut connection) = Connection::open(address, session) else { return };
    for number in 0.. {
        let content = "YWFh".repeat(1_000 + number);
        let body = format!(r#"{{"id":{id},"code":"A","name":"{name}-{number}.txt","content":"{content}"}}"#);
        match connection.post_json("/api/v1/evaluation.attach", &body) {
            Ok((200..=299, _)) => _ = acknowledged.fetch_add(1, Ordering::Relaxed),
            Ok((status, said)) => panic!("{status}: {said}"),
            Err(_) => return,
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn memory_does_not_grow_with_a_file_that_comes_in() {
    on_one_database(TODAY, |h| {
        let path = format!("/evaluations/{}/items/A/documents", begun(h, four()));
        let server = Server::start(&h.database.url, h.database.folder.path());
        let mut connection = Connection::open(&server.address, &session(h)).expect("the server listens");
        let mut upload = |size: usize| {
            let mut body = b"--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n%PDF-1.7\n".to_vec();
            body.extend((0..size).map(|place| u8::try_from(place % 251).expect("it is small")));
            body.extend_from_slice(b"\r\n--x--\r\n");
            let (status, said) = connection.post(&path, "multipart/form-data; boundary=x", &body).expect("the server answers");
            assert_eq!(status, 303, "{said}");
        };
        // The first files bring in what the program needs for any.
        for _ in 0..3 {
            upload(2_000_000);
        }
        let before = server.peak_memory();
        upload(20_000_000);
        // The kernel estimates the mark, and may put it a little lower than before.
        let grown = server.peak_memory().saturating_sub(before);
        assert!(grown < 12_000_000, "the server took {grown} bytes for 20 MB");
    });
}
