//! Sub-consignees, foreign handling and ends of work in the report: every figure as a count by hand has it.

use kantoku::domain::access::Role;
use kantoku::domain::ending::Statement;
use kantoku::domain::report::{Between, Share};
use kantoku::locale::Language;
use kantoku::operations::report::{Annual, EndingLine, SubLine};
use kantoku::web::report::Format;
use serde_json::{Value, json};

use super::bytes;
use super::corrected::{AFTER, TODAY, on, report};
use crate::evaluation::{consignee, entrust, extend};
use crate::harness::{Harness, on_each_database};

fn work(h: &Harness, name: &str, more: Value) -> i64 {
    entrust(h, consignee(h, name), more)
}

fn request(h: &Harness, day: &str, entrustment: i64, name: &str, from: &str) -> i64 {
    let input = json!({ "entrustment_id": entrustment, "name": name, "work": "封入", "from_on": from, "requested_on": day });
    on(h, day, Role::Procurement, "sub_entrustment.request", input).as_i64().unwrap()
}

fn decide(h: &Harness, day: &str, id: i64, outcome: &str) {
    let seen = on(h, day, Role::Auditor, "sub_entrustment.show", json!({ "id": id }))["seen"].clone();
    on(h, day, Role::Manager, "sub_entrustment.decide", json!({ "id": id, "seen": seen, "outcome": outcome, "conditions": "条件" }));
}

/// Of four that are asked for, one is approved in time, one when it had begun, one refused; on one nobody decides. It stands behind two pieces of work.
fn tell_subs(h: &Harness) {
    let (first, second) = (work(h, "甲社", approval()), work(h, "乙社", approval()));
    decide(h, "2026-05-20", request(h, "2026-05-01", first, "みどり倉庫", "2026-06-01"), "approved");
    decide(h, "2026-08-10", request(h, "2026-07-01", first, "あおぞら印刷", "2026-08-01"), "approved");
    request(h, "2026-10-01", second, "みどり倉庫", "2026-11-01");
    decide(h, "2026-12-10", request(h, "2026-12-01", second, "ことり運輸", "2027-06-01"), "refused");
}

fn approval() -> Value {
    json!({ "sub_entrustment": "prior_approval", "countries": ["JP"] })
}

#[test]
fn sub_consignees_agree_with_a_hand_count() {
    on_each_database(TODAY, |h| {
        tell_subs(h);
        let told = report(h, 2026).sub_entrustments;
        let year = told.year;
        assert_eq!((year.under_way, year.lacking, year.waiting), (3, Share::of(1, 3), 1));
        assert_eq!((year.approved, year.noted, year.refused), (Share::of(2, 4), Share::of(0, 4), Share::of(1, 4)));
        assert_eq!((year.undecided, year.late), (Share::of(1, 4), Share::of(1, 3)));
        let names = |lines: &[SubLine]| lines.iter().map(|line| format!("{} {}", line.consignee.name, line.name)).collect::<Vec<_>>();
        assert_eq!((names(&told.lacking), names(&told.waiting)), (vec!["乙社 みどり倉庫".to_owned()], vec!["乙社 みどり倉庫".to_owned()]));
        assert_eq!((names(&told.late), told.requested.len()), (vec!["甲社 あおぞら印刷".to_owned()], 4));
        assert_eq!(told.concentrated, Between { start: 0, end: 1 });
        let company = &told.companies[0];
        assert_eq!((company.name.as_str(), company.count, company.direct, company.sub), ("みどり倉庫", 2, 0, 2));
        let after = report(h, 2027).sub_entrustments;
        assert_eq!((after.before, after.year.approved), (Some(year), Share::of(0, 0)));
        assert_eq!(after.concentrated, Between { start: 1, end: 1 });
    });
}

/// Of four places one was checked in time, one late and not as it should be, one not at all; one has no route.
fn tell_foreign(h: &Harness) {
    let abroad = |name: &str, country: &str, from: &str, route: Option<&str>| {
        let id = work(h, name, json!({ "from_on": from, "countries": ["JP", country] }));
        if let Some(route) = route {
            let input = json!({ "entrustment_id": id, "route": route, "from_on": from, "grounds": "契約書第12条" });
            on(h, TODAY, Role::Procurement, "foreign.set_route", input);
        }
        id
    };
    let check = |day: &str, id: i64, result: &str| {
        let input =
            json!({ "entrustment_id": id, "checked_on": day, "result": result, "looked_at": "報告書", "foreign_system": "変更なし" });
        on(h, day, Role::Procurement, "foreign.record_check", input);
    };
    check("2026-05-20", abroad("丙社", "US", "2025-06-01", Some("contract")), "maintained");
    check("2026-09-01", abroad("丁社", "SG", "2025-07-01", Some("certified")), "action_asked");
    abroad("戊社", "US", "2025-08-01", Some("contract"));
    abroad("己社", "US", "2026-04-01", None);
}

#[test]
fn places_abroad_agree_with_a_hand_count() {
    on_each_database(TODAY, |h| {
        tell_foreign(h);
        let told = report(h, 2026).foreign;
        assert_eq!((told.year.without_route, told.year.overdue), (Share::of(1, 4), Share::of(1, 3)));
        assert_eq!((told.year.checked, told.year.in_time), (Share::of(2, 3), Share::of(1, 2)));
        let countries: Vec<_> = told.by_country.iter().map(|line| (line.country.as_str(), line.count.start, line.count.end)).collect();
        assert_eq!(countries, [("SG", 1, 1), ("US", 0, 1), ("US", 2, 2)], "those without a route come first");
        assert_eq!((told.without_route[0].consignee.name.as_str(), told.overdue[0].consignee.name.as_str()), ("己社", "戊社"));
        let due: Vec<_> = told.due.iter().map(|line| (line.place.consignee.name.as_str(), line.in_time)).collect();
        assert_eq!(due, [("丙社", true), ("丁社", false), ("戊社", false)]);
        assert_eq!(told.results.iter().map(|line| line.count).collect::<Vec<_>>(), [1, 1, 0]);
        assert_eq!(told.not_maintained[0].place.consignee.name, "丁社");
        let after = report(h, 2027).foreign;
        assert_eq!((after.before, after.year.checked), (Some(told.year), Share::of(0, 2)));
    });
}

/// Of the work that ends, the data of one piece are returned in time, of one destroyed late, of one kept under a law; of one nobody knows.
fn tell_endings(h: &Harness) {
    let owner = consignee(h, "庚社");
    let ended = |until: &str| {
        let input = json!({ "consignee_id": owner, "work": "会報の発送", "principals": 10, "from_on": "2025-04-01", "until_on": until });
        h.call(&h.as_(Role::Procurement), "entrustment.enter", input).unwrap()["id"].as_i64().unwrap()
    };
    let confirm = |day: &str, id: i64, more: Value| {
        let mut input = json!({ "entrustment_id": id, "statement": "returned", "confirmed_on": day, "confirmed_by": "佐藤" });
        extend(&mut input, more);
        on(h, day, Role::Procurement, "ending.confirm", input);
    };
    confirm("2026-07-15", ended("2026-06-30"), json!({}));
    confirm("2026-09-01", ended("2026-06-30"), json!({ "statement": "destroyed", "no_certificate_reason": "立会い" }));
    let kept = json!({ "statement": "kept_by_law", "kept_reason": "法人税法", "kept_until_on": "2033-06-30" });
    confirm("2026-07-10", ended("2026-06-30"), kept);
    ended("2026-12-31");
    ended("2027-03-31");
}

#[test]
fn ends_of_work_agree_with_a_hand_count() {
    on_each_database(TODAY, |h| {
        tell_endings(h);
        let told = report(h, 2026).endings;
        let year = told.year;
        assert_eq!((year.confirmed, year.kept, year.open), (Share::of(2, 4), Share::of(1, 4), Share::of(1, 4)));
        assert_eq!((year.in_time, year.overdue), (Share::of(1, 2), Share::of(1, 1)));
        assert_eq!((year.waiting, year.all_kept), (Between { start: 0, end: 1 }, Between { start: 0, end: 1 }));
        let counts: Vec<_> = told.statements.iter().filter(|line| line.count > 0).map(|line| line.statement).collect();
        assert_eq!(counts, [Statement::Returned, Statement::Destroyed, Statement::KeptByLaw]);
        let until = |lines: &[EndingLine]| lines.iter().map(|line| line.until_on.unwrap().to_string()).collect::<Vec<_>>();
        assert_eq!((told.ended.len(), until(&told.open)), (4, vec!["2026-12-31".to_owned()]));
        assert_eq!((until(&told.late), told.kept[0].kept_reason.as_str()), (vec!["2026-06-30".to_owned()], "法人税法"));
        let after = report(h, 2027).endings;
        assert_eq!((after.before, until(&after.ended)), (Some(year), vec!["2027-03-31".to_owned()]));
        assert_eq!((after.year.open, after.year.overdue), (Share::of(1, 1), Share::of(2, 2)));
    });
}

#[test]
fn the_three_sections_stand_in_every_file_in_both_languages_and_as_they_were_known() {
    on_each_database(TODAY, |h| {
        consignee(h, "先の社");
        let before = h.head();
        let ask = || h.on(AFTER).ask(&h.as_(Role::Auditor), Annual { year: 2026, on: None, known: Some(before), known_on: None }).unwrap();
        let known = bytes(&ask(), Format::Json, Language::Ja).unwrap();
        tell_subs(h);
        tell_foreign(h);
        tell_endings(h);
        assert_eq!(bytes(&ask(), Format::Json, Language::Ja).unwrap(), known, "what came later changes nothing of what was known");
        let told = report(h, 2026);
        for (language, words) in [
            (Language::Ja, ["承諾なく業務中の再委託先", "根拠が未登録の取扱い", "期間中に、期限後に確認した委託"]),
            (Language::En, ["At work without the approval", "Places without a route", "Confirmed late in the period"]),
        ] {
            for format in [Format::Html, Format::Csv] {
                let text = String::from_utf8(bytes(&told, format, language).unwrap()).unwrap();
                for word in words.into_iter().chain(["みどり倉庫", "己社", "法人税法"]) {
                    assert!(text.contains(word), "{format} {language}: {word}");
                }
            }
            let value: Value = serde_json::from_slice(&bytes(&told, Format::Json, language).unwrap()).unwrap();
            assert_eq!(value["sub_entrustments"]["year"]["lacking"], json!({ "count": 1, "of": 3 }));
            assert_eq!((&value["foreign"]["year"]["checked"]["of"], &value["endings"]["year"]["confirmed"]["of"]), (&json!(3), &json!(4)));
        }
    });
}
