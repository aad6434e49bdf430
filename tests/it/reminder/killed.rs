//! The server is killed at any moment of its jobs: the digests of the day are made once, every mail arrives, none more than twice.

use std::collections::BTreeMap;
use std::process::{Command, Stdio};
use std::time::Duration;

use chrono_tz::Asia::Tokyo;
use diesel::connection::SimpleConnection;
use kantoku::clock::Clock;
use kantoku::domain::access::Role;
use kantoku::operations::Register;
use kantoku::store::Db;
use kantoku::store::conn::Address;

use super::{address, due, jobs, mails, server};
use crate::harness::{day, on_each_database};

const TODAY: &str = "2026-04-13";
const DATABASE: &str = "KANTOKU_TEST_KILLED_DATABASE";
const MAIL_SERVER: &str = "KANTOKU_TEST_KILLED_SMTP";
/// So many people are told of something on the day.
const PEOPLE: usize = 30;
/// So many servers are killed at most, until one lives to the end.
const SERVERS: u64 = 40;

#[test]
fn a_server_that_is_killed_at_any_moment_loses_no_mail_and_doubles_none_but_the_one_it_died_over() {
    on_each_database(TODAY, |h| {
        for number in 0..PEOPLE {
            address(h, &h.someone(&[Role::PersonalDataManager]), &format!("pdm{number}@example.jp"));
        }
        due(h, "一番商事", "2026-06-12");
        let Some(smtp) = server(h) else { return };
        // Longer and longer, until one gets to its mails; then about as long, so that it dies somewhere in them.
        let (mut kills, mut midst, mut life) = (0, 0, 40);
        for number in 0..SERVERS {
            let before = smtp.received().len();
            let mut child = Command::new(std::env::current_exe().expect("a test program"))
                .args(["--exact", "reminder::killed::jobs_of_a_server_that_may_be_killed"])
                .env(DATABASE, &h.database.url)
                .env(MAIL_SERVER, smtp.url())
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .expect("the test program starts");
            std::thread::sleep(Duration::from_millis(life));
            let lived = child.try_wait().expect("a process").is_some();
            drop(child.kill());
            child.wait().expect("a process");
            let arrived = smtp.received().len();
            midst += usize::from(arrived > before && !lived);
            // Five minutes later: nobody holds the job of the dead any more.
            h.conn().batch_execute("UPDATE job_note SET holder = ''").expect("a database");
            if lived {
                break;
            }
            kills += 1;
            life = match arrived {
                0 => life + life / 3,
                now if now > before => life * 9 / 10 - number % 7 * 5,
                _ => life + 25 + number % 5 * 3,
            };
        }
        jobs(&h.register, &smtp.url()).once().expect("the last server lives");
        let mut arrived: BTreeMap<String, usize> = BTreeMap::new();
        for mail in smtp.received() {
            *arrived.entry(mail.id).or_default() += 1;
        }
        let (all, doubled) = (mails(&h.register, h), arrived.values().filter(|times| **times > 1).count());
        let given_up = all.iter().filter(|line| line["state"] == "given_up").count();
        println!(
            "{kills} servers killed, {midst} in the midst; {PEOPLE} digests, {} mails arrived, {doubled} twice, {given_up} left to people",
            arrived.len()
        );
        assert!(kills > 0 && midst > 0, "no server died over its mails");
        assert_eq!(all.len(), PEOPLE, "the digests of the day are made once");
        assert!(all.iter().all(|line| line["state"] == "sent" || line["state"] == "given_up"), "{all:?}");
        assert!(arrived.len() + given_up >= PEOPLE, "none is lost: what did not arrive is shown to people");
        assert!(arrived.values().all(|times| *times <= 2) && doubled <= kills, "{arrived:?}");
    });
}

/// A server for the test above, in a process of its own that can be killed. By itself it has no database and nothing to do.
#[test]
fn jobs_of_a_server_that_may_be_killed() {
    let (Ok(database), Ok(smtp)) = (std::env::var(DATABASE), std::env::var(MAIL_SERVER)) else { return };
    let db = Db::open(Address::parse(&database).expect("an address"), 2).expect("a database");
    jobs(&Register::new(db, Clock::standing_on(Tokyo, day(TODAY))), &smtp).once().expect("jobs");
}
