//! Answers: what may be said, who was there first, and what stays as it was.

use kantoku::domain::access::Role;
use serde_json::json;

use super::{TODAY, answer, assert_conflict, assert_denied, assert_refused, begun, decide, four, item, marks, motley, sheet, step, submit};
use crate::harness::on_each_database;

#[test]
fn an_answer_stands_on_the_scale_of_its_item() {
    on_each_database(TODAY, |h| {
        let id = begun(h, motley());
        for (code, typed, stands) in [
            ("M", "good", Ok("good")),
            ("M", "△", Ok("partial")),
            ("M", "✕", Ok("poor")),
            ("N", "はい", Ok("yes")),
            ("N", "no", Ok("no")),
            ("P", "４", Ok("n:4")),
            ("P", "n:0", Ok("n:0")),
            ("M", "yes", Err("answer-off-scale")),
            ("N", "partial", Err("answer-off-scale")),
            ("P", "6", Err("format-points")),
            ("P", "n:6", Err("answer-off-scale")),
            ("M", "たぶん", Err("format-mark")),
            ("M", "not_applicable", Err("answer-must-applies")),
        ] {
            match (answer(h, id, code, typed), stands) {
                (Ok(_), Ok(stands)) => assert_eq!(item(&sheet(h, id), code)["verdict"], stands, "{code} {typed}"),
                (refused @ Err(_), Err(message)) => assert_refused(refused, "verdict", message),
                (found, expected) => panic!("{code} {typed}: {found:?} in place of {expected:?}"),
            }
        }
    });
}

#[test]
fn what_is_left_out_needs_a_reason_and_a_must_is_never_left_out() {
    on_each_database(TODAY, |h| {
        let id = begun(h, four());
        let without = json!({ "id": id, "code": "A", "seen": 0, "verdict": "対象外", "na_reason": "  " });
        assert_refused(h.call(&h.as_(Role::Procurement), "evaluation.answer", without), "na_reason", "answer-na-needs-reason");
        answer(h, id, "A", "not_applicable").unwrap();
        assert_eq!(item(&sheet(h, id), "A")["line"]["counted"], "not_applicable_stated");
        answer(h, id, "A", "good").unwrap();
        assert_eq!(item(&sheet(h, id), "A")["na_reason"], "", "the reason goes with what it explained");
    });
}

#[test]
fn somebody_elses_answer_is_told_and_not_overwritten() {
    on_each_database(TODAY, |h| {
        let id = begun(h, four());
        let (first, second) = (h.as_(Role::Procurement), h.someone(&[Role::Procurement]));
        let save = |actor, seen: i64, verdict: &str| {
            let input = json!({ "id": id, "code": "A", "seen": seen, "verdict": verdict, "grounds": "規程を確認" });
            h.call(actor, "evaluation.answer", input)
        };
        let seq = save(&first, 0, "good").unwrap()["seq"].as_i64().unwrap();
        assert_conflict(save(&second, 0, "poor"), "evaluation-answer-overtaken");
        assert_eq!(item(&sheet(h, id), "A")["verdict"], "good");
        let head = h.head();
        assert_eq!(save(&second, 0, "good").unwrap()["seq"], seq, "the same answer again changes nothing");
        assert_eq!(save(&first, seq, "good").unwrap()["seq"], seq);
        assert_eq!(h.head(), head, "and leaves no entry");
        let next = save(&second, seq, "poor").unwrap()["seq"].as_i64().unwrap();
        assert_conflict(save(&first, seq, "partial"), "evaluation-answer-overtaken");
        assert!(save(&first, next, "partial").is_ok());
    });
}

#[test]
fn each_saved_answer_is_one_entry_about_the_evaluation_and_the_consignee() {
    on_each_database(TODAY, |h| {
        let id = begun(h, four());
        sheet(h, id);
        let before = h.head();
        let seq = answer(h, id, "A", "good").unwrap()["seq"].as_i64().unwrap();
        assert_eq!((h.head(), seq), (before + 1, before + 1));
        assert_eq!(sheet(h, id)["seen"], seq);
    });
}

#[test]
fn what_the_consignee_says_of_itself_stays_beside_the_verdict() {
    on_each_database(TODAY, |h| {
        let id = begun(h, four());
        let actor = h.as_(Role::Procurement);
        let own = json!({ "id": id, "code": "A", "seen": 0, "own": "○" });
        let seq = h.call(&actor, "evaluation.answer", own).unwrap()["seq"].clone();
        assert_eq!(sheet(h, id)["calculation"]["unanswered"], json!(["A", "B", "C", "D"]), "its own word is no verdict");
        let verdict = json!({ "id": id, "code": "A", "seen": seq, "verdict": "poor" });
        let seq = h.call(&actor, "evaluation.answer", verdict).unwrap()["seq"].clone();
        let asked = sheet(h, id);
        assert_eq!((&item(&asked, "A")["own"], &item(&asked, "A")["verdict"]), (&json!("good"), &json!("poor")));
        let gone = json!({ "id": id, "code": "A", "seen": seq, "verdict": "poor", "own": "" });
        h.call(&actor, "evaluation.answer", gone).unwrap();
        assert_eq!(item(&sheet(h, id), "A")["own"], json!(null));
        let off = json!({ "id": id, "code": "B", "seen": 0, "own": "yes" });
        assert_refused(h.call(&actor, "evaluation.answer", off), "own", "answer-off-scale");
    });
}

#[test]
fn nothing_is_answered_that_is_not_there_or_not_ones_own_to_answer() {
    on_each_database(TODAY, |h| {
        let id = begun(h, four());
        assert_refused(
            h.call(&h.as_(Role::Procurement), "evaluation.answer", json!({ "id": id, "code": "Z", "verdict": "good" })),
            "code",
            "evaluation-no-such-item",
        );
        for role in [Role::Manager, Role::Auditor, Role::Staff, Role::Administrator] {
            let input = json!({ "id": id, "code": "A", "verdict": "good" });
            assert_denied(h.call(&h.as_(role), "evaluation.answer", input), "access-denied");
        }
    });
}

#[test]
fn the_sheet_is_closed_from_submission_on_and_opens_again_only_when_returned() {
    on_each_database(TODAY, |h| {
        let id = begun(h, four());
        marks(h, id, "○○○○");
        submit(h, id);
        assert_conflict(answer(h, id, "A", "poor"), "evaluation-sheet-closed");
        step(h, &h.as_(Role::Manager), "evaluation.return", id, json!({ "comment": "根拠を書いてください" })).unwrap();
        answer(h, id, "A", "partial").unwrap();
        submit(h, id);
        decide(h, id, "pass", json!({ "valid_until_on": "2027-03-31" })).unwrap();
        let before = sheet(h, id);
        assert_conflict(answer(h, id, "A", "poor"), "evaluation-sheet-closed");
        let all = json!({ "id": id, "answers": [{ "code": "A", "verdict": "poor" }] });
        assert_conflict(h.call(&h.as_(Role::Procurement), "evaluation.answer_all", all), "evaluation-sheet-closed");
        assert_eq!(sheet(h, id), before);
    });
}
