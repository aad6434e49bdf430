//! Mail through a real mail server: once, tried again, given up, and by one server only.

use kantoku::domain::access::{Actor, Role};
use kantoku::domain::mail::MailOutcome;
use kantoku::jobs::Ran;
use kantoku::operations::mail::Attempt;
use serde_json::json;

use super::{due, jobs, mails, manager, server};
use crate::harness::on_each_database;
use crate::nda::call;

#[test]
fn a_digest_goes_out_once_in_office_hours_by_one_of_several_servers() {
    on_each_database("2026-04-13", |h| {
        manager(h);
        for name in ["一番商事", "二番商事", "三番商事"] {
            due(h, name, "2026-06-12");
        }
        let Some(smtp) = server(h) else { return };
        // Seven in the morning: too early.
        let early = jobs(&h.at("2026-04-12T22:00:00"), &smtp.url());
        assert_eq!(early.once().unwrap(), Ran::default());
        let servers = [jobs(&h.register, &smtp.url()), jobs(&h.register, &smtp.url())];
        let ran: Vec<Ran> = std::thread::scope(|scope| {
            let all: Vec<_> = servers.iter().map(|server| scope.spawn(|| server.once())).collect();
            all.into_iter().filter_map(|one| one.join().expect("no panic").ok()).collect()
        });
        assert_eq!(ran.iter().map(|ran| ran.digests).sum::<usize>(), 1, "one digest of three deadlines: {ran:?}");
        servers[1].once().unwrap();
        servers[0].once().unwrap();
        let received = smtp.received();
        assert_eq!(received.len(), 1);
        assert!(received[0].to.contains("pdm@example.jp") && received[0].id.contains("@example.jp"), "{}", received[0].id);
        let line = &mails(&h.register, h)[0];
        assert_eq!((line["state"].as_str(), line["lines"].as_i64()), (Some("sent"), Some(3)), "{line}");
        let shown = h.call(&h.as_(Role::Auditor), "mail.show", json!({ "id": line["id"] })).unwrap();
        let plain = shown["plain"].as_str().unwrap();
        assert!(plain.contains("二番商事") && plain.contains("https://kantoku.example.jp/consignees/"), "{plain}");
        // The ledger says that it was written, and not what stands in it.
        let entry = h.call(&h.as_(Role::Auditor), "ledger.show", json!({ "seq": line["id"] })).unwrap().to_string();
        assert!(entry.contains("sha256:") && !entry.contains("pdm@example.jp") && !entry.contains("二番商事"), "{entry}");
    });
}

#[test]
fn with_the_mail_server_away_for_three_days_nothing_is_lost_or_doubled() {
    on_each_database("2026-04-13", |h| {
        manager(h);
        due(h, "不在商事", "2026-06-12");
        due(h, "不在第二商事", "2026-06-15");
        let Some(mut smtp) = server(h) else { return };
        smtp.go_away();
        for (day, failed) in [("2026-04-13", 1), ("2026-04-14", 1), ("2026-04-15", 2)] {
            let ran = jobs(&h.on(day), &smtp.url()).once().unwrap();
            // The second falls due on 15 June: sixty days before is a Thursday, the 16th.
            assert_eq!(ran.sent, 0, "{day}: {ran:?}");
            assert!(ran.failed <= failed, "{day}: {ran:?}");
        }
        let line = &mails(&h.on("2026-04-15"), h)[0];
        assert_eq!(line["state"], "retried", "{line}");
        assert!(line["detail"].as_str().unwrap().to_lowercase().contains("refused"), "{line}");
        smtp.come_back();
        let ran = jobs(&h.on("2026-04-16"), &smtp.url()).once().unwrap();
        assert_eq!((ran.digests, ran.sent, ran.failed), (1, 2, 0), "{ran:?}");
        jobs(&h.on("2026-04-16"), &smtp.url()).once().unwrap();
        assert_eq!(smtp.received().len(), 2);
        let browser = h.browser_of(&h.as_(Role::PersonalDataManager));
        browser.get("/reminders/mail").expect(200).expect_words("送信済み").assert_fit_to_be_seen();
        browser.get(&format!("/reminders/mail/{}", line["id"])).expect(200).expect_words("失敗").assert_fit_to_be_seen();
    });
}

#[test]
fn what_is_refused_for_good_is_given_up_shown_and_tried_again_when_somebody_says_so() {
    on_each_database("2026-04-13", |h| {
        let answers = manager(h);
        let Some(smtp) = server(h) else { return };
        let id = h.call(&answers, "mail.test", json!({})).unwrap();
        let ran = jobs(&h.register, &smtp.url()).once().unwrap();
        assert_eq!((ran.sent, ran.failed), (1, 0));
        assert!(h.call(&answers, "mail.again", json!({ "id": id })).is_err(), "it was sent");
        assert!(h.call(&h.as_(Role::Auditor), "mail.again", json!({ "id": id })).is_err(), "not theirs");
        // Nobody listens there.
        let id = h.call(&answers, "mail.test", json!({})).unwrap();
        let mut refused = jobs(&h.register, "smtp://127.0.0.1:1");
        for day in 13..30 {
            refused = refused.at(h.at(&format!("2026-04-{day}T09:00:00")));
            refused.once().unwrap();
        }
        let later = h.on("2026-05-01");
        let line = mails(&later, h).into_iter().find(|line| line["id"] == id).unwrap();
        assert_eq!((line["state"].as_str(), line["attempts"].as_i64()), (Some("given_up"), Some(16)), "{line}");
        call(&later, &answers, "mail.again", json!({ "id": id })).unwrap();
        let ran = jobs(&later, &smtp.url()).once().unwrap();
        assert_eq!(ran.sent, 1);
        assert_eq!(smtp.received().len(), 2);
    });
}

#[test]
fn what_was_written_to_a_person_goes_when_they_are_erased() {
    on_each_database("2026-04-13", |h| {
        let leaver = h.someone(&[Role::PersonalDataManager]);
        super::address(h, &leaver, "leaver@example.jp");
        let id = h.call(&leaver, "mail.test", json!({})).unwrap();
        let keeper = h.as_(Role::PersonalDataManager);
        let shown = h.call(&keeper, "person.show", json!({ "id": leaver.person })).unwrap();
        let leave = json!({ "id": leaver.person, "seen": shown["seen"], "until_on": "2026-04-14" });
        h.call(&keeper, "person.leave", leave).unwrap();
        let later = h.on("2026-04-20");
        call(&later, &keeper, "person.erase", json!({ "id": leaver.person, "reason": "保管期間の満了" })).unwrap();
        let shown = call(&later, &keeper, "mail.show", json!({ "id": id })).unwrap().to_string();
        assert!(!shown.contains("leaver@example.jp"), "{shown}");
        let Some(smtp) = server(h) else { return };
        jobs(&later, &smtp.url()).once().unwrap();
        assert_eq!(smtp.received().len(), 0, "nothing goes out to who was erased");
    });
}

#[test]
fn a_server_that_dies_over_a_mail_sends_it_once_more_and_then_leaves_it_to_people() {
    on_each_database("2026-04-13", |h| {
        let answers = manager(h);
        let Some(smtp) = server(h) else { return };
        let id = h.call(&answers, "mail.test", json!({})).unwrap().as_i64().unwrap();
        // As a server leaves it that is killed while it speaks to the mail server.
        let dies = || {
            let begun = Attempt { id, outcome: MailOutcome::Begun, detail: String::new() };
            h.register.run(&Actor::system(), &begun).unwrap();
        };
        dies();
        assert_eq!(jobs(&h.register, &smtp.url()).once().unwrap().sent, 1);
        let id = h.call(&answers, "mail.test", json!({})).unwrap().as_i64().unwrap();
        for _ in 0..2 {
            h.register.run(&Actor::system(), &Attempt { id, outcome: MailOutcome::Begun, detail: String::new() }).unwrap();
        }
        assert_eq!(jobs(&h.register, &smtp.url()).once().unwrap(), Ran::default());
        let line = mails(&h.register, h).into_iter().find(|line| line["id"] == id).unwrap();
        assert_eq!(line["state"], "given_up", "somebody has to look: {line}");
        h.call(&answers, "mail.again", json!({ "id": id })).unwrap();
        assert_eq!(jobs(&h.register, &smtp.url()).once().unwrap().sent, 1);
        assert_eq!(smtp.received().len(), 2);
    });
}
