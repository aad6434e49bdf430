//! The server is killed at any moment of its jobs: the digests of the day are made once, every mail arrives, none more than twice.

use std::collections::BTreeMap;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use chrono_tz::Asia::Tokyo;
use diesel::connection::SimpleConnection;
use kantoku::clock::Clock;
use kantoku::domain::access::Role;
use kantoku::operations::Register;
use kantoku::store::Db;
use kantoku::store::conn::Address;

use super::{address, due, jobs, mails, server};
use crate::harness::{Harness, Smtp, day, on_each_database};

const TODAY: &str = "2026-04-13";
const NAME: &str = "reminder::killed::a_server_that_is_killed_at_any_moment_loses_no_mail_and_sends_none_more_than_twice";
const DATABASE: &str = "KANTOKU_TEST_KILLED_DATABASE";
const MAIL_SERVER: &str = "KANTOKU_TEST_KILLED_SMTP";
/// So many people are told of something on the day.
const PEOPLE: usize = 30;

/// The test is its own server, too: it starts itself again, in a process that can be killed.
#[test]
fn a_server_that_is_killed_at_any_moment_loses_no_mail_and_sends_none_more_than_twice() {
    if let (Ok(database), Ok(smtp)) = (std::env::var(DATABASE), std::env::var(MAIL_SERVER)) {
        let db = Db::open(Address::parse(&database).expect("an address"), 2).expect("a database");
        jobs(&Register::new(db, Clock::standing_on(Tokyo, day(TODAY))), &smtp).once().expect("jobs");
        return;
    }
    on_each_database(TODAY, |h| {
        for number in 0..PEOPLE {
            address(h, &h.someone(&[Role::PersonalDataManager]), &format!("pdm{number}@example.jp"));
        }
        due(h, "一番商事", "2026-06-12");
        let Some(smtp) = server(h) else { return };
        let before = before_the_digests_are_made(h, &smtp);
        let midst = over_their_mails(h, &smtp);
        jobs(&h.register, &smtp.url()).once().expect("the last server lives");
        let mut arrived: BTreeMap<String, usize> = BTreeMap::new();
        for mail in smtp.received() {
            *arrived.entry(mail.id).or_default() += 1;
        }
        let (all, doubled) = (mails(&h.register, h), arrived.values().filter(|times| **times > 1).count());
        let given_up = all.iter().filter(|line| line["state"] == "given_up").count();
        let mails = arrived.len();
        println!(
            "killed: {before} before the digests, {midst} over mails; {mails} mails arrived, {doubled} twice, {given_up} left to people"
        );
        assert!(before > 0 && midst > 3, "servers died before the digests and over the mails");
        assert_eq!(all.len(), PEOPLE, "the digests of the day are made once");
        assert!(all.iter().all(|line| line["state"] == "sent" || line["state"] == "given_up"), "{all:?}");
        assert!(mails + given_up >= PEOPLE, "none is lost: what did not arrive is shown to people");
        assert!(arrived.values().all(|times| *times <= 2) && doubled <= midst, "{arrived:?}");
    });
}

/// Servers that live longer and longer, until one has made the digests.
fn before_the_digests_are_made(h: &Harness, smtp: &Smtp) -> usize {
    let (mut killed, mut life) = (0, Duration::from_millis(10));
    loop {
        let mut server = start(h, smtp);
        std::thread::sleep(life);
        let lived = end(h, &mut server);
        if lived || !mails(&h.register, h).is_empty() {
            return killed;
        }
        killed += 1;
        life += life / 4;
    }
}

/// Servers that are killed when one to four mails more have arrived, and a moment later.
fn over_their_mails(h: &Harness, smtp: &Smtp) -> usize {
    for killed in 0.. {
        let wanted = smtp.received().len() + 1 + killed % 4;
        let mut server = start(h, smtp);
        while smtp.received().len() < wanted && server.try_wait().expect("a process").is_none() {
            std::thread::sleep(Duration::from_millis(1));
        }
        std::thread::sleep(Duration::from_millis(killed as u64 * 7 % 20));
        if end(h, &mut server) {
            return killed;
        }
    }
    0
}

fn start(h: &Harness, smtp: &Smtp) -> Child {
    let mut command = Command::new(std::env::current_exe().expect("a test program"));
    command.args(["--exact", NAME]).env(DATABASE, &h.database.url).env(MAIL_SERVER, smtp.url());
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the test program starts")
}

/// Kills a server, if it has not come to its end by itself.
fn end(h: &Harness, server: &mut Child) -> bool {
    let lived = server.try_wait().expect("a process").is_some();
    drop(server.kill());
    server.wait().expect("a process");
    // Five minutes later: nobody holds the job of the dead any more.
    h.conn().batch_execute("UPDATE job_note SET holder = ''").expect("a database");
    lived
}
