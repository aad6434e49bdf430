//! Corrective actions and certificates in the report: every figure as a count by hand has it.

use kantoku::domain::access::Role;
use kantoku::domain::report::{Movement, Share};
use kantoku::locale::Language;
use kantoku::operations::list::find;
use kantoku::operations::report::{ActionLine, Annual, AnnualReport, CertificateLine};
use kantoku::web::report::Format;
use serde_json::{Value, json};

use super::bytes;
use crate::evaluation::{consignee, entrust, extend};
use crate::harness::{Harness, on_each_database};

pub const TODAY: &str = "2026-04-01";
/// A month after the year.
pub const AFTER: &str = "2027-05-01";

pub fn report(h: &Harness, year: i64) -> AnnualReport {
    h.on(AFTER).ask(&h.as_(Role::Auditor), Annual { year, on: None, known: None, known_on: None }).unwrap()
}

pub fn on(h: &Harness, day: &str, role: Role, operation: &str, input: Value) -> Value {
    find(operation).unwrap().call_and_wait(&h.on(day), &h.as_(role), input).unwrap()
}

fn step(h: &Harness, day: &str, role: Role, operation: &str, id: &Value, more: Value) {
    let seen = h.call(&h.as_(Role::Auditor), "action.show", json!({ "id": id })).unwrap()["seen"].clone();
    let mut input = json!({ "id": id, "seen": seen });
    extend(&mut input, more);
    on(h, day, role, operation, input);
}

/// Of four actions one is closed in time, one late at the end, one waits for confirmation, and one was cancelled. Of three certificates one is
/// renewed, one ends without renewal, one soon.
fn tell(h: &Harness) {
    let (first, second) = (consignee(h, "甲社"), consignee(h, "乙社"));
    for id in [first, second] {
        entrust(h, id, json!({}));
    }
    let open = |day: &str, consignee: i64, finding: &str| {
        let input = json!({ "consignee_id": consignee, "grade": "minor", "finding": finding });
        on(h, day, Role::Procurement, "action.open", input)["id"].clone()
    };
    let me = h.as_(Role::Procurement).person;
    let plan = |day: &str, id: &Value, due: &str| {
        let plan = json!({ "cause": "原因", "measure": "処置", "due_on": due, "owner_id": me });
        step(h, day, Role::Procurement, "action.plan", id, plan);
    };
    let closed = open("2026-05-01", first, "完了したもの");
    plan("2026-05-02", &closed, "2026-06-30");
    step(h, "2026-06-20", Role::Procurement, "action.do", &closed, json!({ "what": "実施" }));
    step(h, "2026-07-20", Role::Manager, "action.confirm", &closed, json!({ "comment": "有効" }));
    let late = open("2026-10-01", second, "遅れたもの");
    plan("2026-10-02", &late, "2027-01-31");
    let waiting = open("2026-10-01", second, "確認待ちのもの");
    plan("2026-10-02", &waiting, "2026-12-31");
    step(h, "2026-12-20", Role::Procurement, "action.do", &waiting, json!({ "what": "実施" }));
    let cancelled = open("2026-11-01", first, "取り消したもの");
    step(h, "2026-11-02", Role::Manager, "action.cancel", &cancelled, json!({ "reason": "重複" }));
    let enter = |consignee: i64, kind: &str, number: &str, until: &str| {
        let input = json!({ "consignee_id": consignee, "kind": kind, "number": number, "from_on": "2025-01-01", "until_on": until });
        h.call(&h.as_(Role::Procurement), "certificate.enter", input).unwrap()["id"].clone()
    };
    let renewed = enter(first, "privacy_mark", "P-1", "2026-12-31");
    on(h, TODAY, Role::Procurement, "certificate.renew", json!({ "id": renewed, "seen": renewed, "until_on": "2028-12-31" }));
    enter(first, "isms", "I-1", "2026-09-30");
    enter(second, "isms", "I-2", "2027-05-31");
}

#[test]
fn corrective_actions_agree_with_a_hand_count() {
    on_each_database(TODAY, |h| {
        tell(h);
        let told = report(h, 2026).actions;
        assert_eq!(told.year.movement, Movement { start: 0, joined: 4, left: 2, end: 2 });
        assert_eq!((told.year.closed, told.year.in_time), (Share::of(1, 2), Share::of(1, 1)));
        assert_eq!((told.year.overdue, told.year.unconfirmed), (Share::of(1, 2), Share::of(1, 1)));
        let findings = |lines: &[ActionLine]| lines.iter().map(|line| line.finding.clone()).collect::<Vec<_>>();
        assert_eq!(findings(&told.overdue), ["遅れたもの"]);
        assert_eq!(findings(&told.waiting), ["確認待ちのもの"]);
        assert_eq!(findings(&told.ended), ["完了したもの", "取り消したもの"]);
        assert_eq!((told.opened.len(), &told.overdue[0].consignee.as_ref().unwrap().name), (4, &"乙社".to_owned()));
        let after = report(h, 2027).actions;
        assert_eq!((after.before, after.year.movement), (Some(told.year), Movement { start: 2, joined: 0, left: 0, end: 2 }));
    });
}

#[test]
fn certificates_agree_with_a_hand_count() {
    on_each_database(TODAY, |h| {
        tell(h);
        let told = report(h, 2026).certificates;
        assert_eq!(told.movement, Movement { start: 3, joined: 0, left: 1, end: 2 });
        let numbers = |lines: &[CertificateLine]| lines.iter().map(|line| line.number.clone()).collect::<Vec<_>>();
        assert_eq!(
            (numbers(&told.ended), numbers(&told.lapsed), numbers(&told.ending)),
            (vec!["I-1".to_owned()], vec!["I-1".to_owned()], vec!["I-2".to_owned()])
        );
        assert_eq!((told.holders, told.by_kind[1].count.start, told.by_kind[1].count.end), (Share::of(2, 2), 2, 1));
    });
}

#[test]
fn both_sections_stand_in_every_file_in_both_languages_and_as_they_were_known() {
    on_each_database(TODAY, |h| {
        consignee(h, "先の社");
        let before = h.head();
        let ask = || h.on(AFTER).ask(&h.as_(Role::Auditor), Annual { year: 2026, on: None, known: Some(before), known_on: None }).unwrap();
        let known = bytes(&ask(), Format::Json, Language::Ja).unwrap();
        tell(h);
        assert_eq!(bytes(&ask(), Format::Json, Language::Ja).unwrap(), known, "what came later changes nothing of what was known");
        let told = report(h, 2026);
        for (language, words) in [
            (Language::Ja, ["是正処置の完了と遅れ", "有効性の確認を待つもの", "種別ごとの有効な認証"]),
            (
                Language::En,
                ["Corrective actions closed and late", "Waiting for the confirmation of their effect", "Certificates that hold, by scheme"],
            ),
        ] {
            for format in [Format::Html, Format::Csv] {
                let text = String::from_utf8(bytes(&told, format, language).unwrap()).unwrap();
                for word in words {
                    assert!(text.contains(word), "{format} {language}: {word}");
                }
                assert!(text.contains("遅れたもの") && text.contains("I-2"), "{format} {language}");
            }
            let value: Value = serde_json::from_slice(&bytes(&told, Format::Json, language).unwrap()).unwrap();
            assert_eq!((&value["actions"]["year"]["overdue"]["of"], &value["certificates"]["holders"]["count"]), (&json!(2), &json!(2)));
        }
    });
}
