//! Nobody decides on an evaluation of their own, by whichever door they come.

use std::process::Output;

use axum::http::Method;
use chrono::Months;
use chrono_tz::Asia::Tokyo;
use kantoku::clock::Clock;
use kantoku::domain::access::{Actor, Role};
use serde_json::json;

use super::{begun, four, item, marks, sheet, submit};
use crate::harness::{Harness, PASSWORD, login_of, on_each_database, program};

/// Before the clock of the program, which is the machine's.
const TODAY: &str = "2020-04-01";

/// An evaluation that waits for a decision, and somebody who may decide and has answered in it.
fn own(h: &Harness) -> (i64, Actor) {
    let id = begun(h, four());
    let both = h.someone(&[Role::Procurement, Role::Manager]);
    marks(h, id, "○○○");
    let seen = item(&sheet(h, id), "D")["seen"].clone();
    h.call(&both, "evaluation.answer", json!({ "id": id, "code": "D", "seen": seen, "verdict": "good" })).unwrap();
    submit(h, id);
    (id, both)
}

/// `kantoku evaluation decide`, typed by somebody who signs in with their password.
fn decide(h: &Harness, id: i64, who: &Actor, language: &str) -> Output {
    let until_on = h.register.at(Clock::of_machine(Tokyo)).now().today + Months::new(12);
    let (id, seen, until_on) = (id.to_string(), sheet(h, id)["seen"].to_string(), until_on.to_string());
    let typed = ["evaluation", "decide", "--id", &id, "--seen", &seen, "--outcome", "pass", "--valid-until-on", &until_on];
    let mut command = program();
    command.args(typed).args(["--lang", language, "--user", &login_of(&h.register, who), "--database", &h.database.url]);
    command.env("KANTOKU_PASSWORD", PASSWORD).output().expect("the program starts")
}

#[test]
fn the_command_line_lets_nobody_decide_on_their_own_evaluation() {
    on_each_database(TODAY, |h| {
        let (id, both) = own(h);
        let head = h.head();
        for (language, words) in [("ja", "この評価の作成に関わった人は、判定できません"), ("en", "prepared")] {
            let refused = decide(h, id, &both, language);
            let said = String::from_utf8_lossy(&refused.stderr).into_owned();
            assert!(refused.status.code() == Some(1) && said.contains(words), "{said}");
        }
        assert_eq!((h.head(), &sheet(h, id)["state"]), (head, &json!("submitted")), "nothing was written");
        let decided = decide(h, id, &h.as_(Role::Manager), "ja");
        assert_eq!(decided.status.code(), Some(0), "{}", String::from_utf8_lossy(&decided.stderr));
        assert_eq!(sheet(h, id)["decisions"][0]["outcome"], "pass", "somebody else decides by the same door");
    });
}

#[test]
fn neither_a_token_nor_the_page_lets_anybody_decide_on_their_own_evaluation() {
    on_each_database(TODAY, |h| {
        let (id, both) = own(h);
        let head = sheet(h, id)["seen"].clone();
        let issued = h.call(&both, "token.issue", json!({ "name": "連携", "role": "manager", "expires_on": "2020-12-31" })).unwrap();
        let input = json!({ "id": id, "seen": head, "outcome": "pass", "valid_until_on": "2021-03-31" }).to_string();
        let refused = h.browser().api(Method::POST, "/api/v1/evaluation.decide", issued["token"].as_str(), input).expect(403);
        assert!(refused.says("この評価の作成に関わった人は、判定できません"), "{}", refused.text());
        let seen = head.to_string();
        let fields = [("seen", seen.as_str()), ("outcome", "pass"), ("valid_until_on", "2021-03-31")];
        assert_eq!(h.browser_of(&both).post(&format!("/evaluations/{id}/decision"), &fields).status, 403);
        assert_eq!((&sheet(h, id)["state"], &sheet(h, id)["seen"]), (&json!("submitted"), &head));
    });
}
