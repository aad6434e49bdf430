//! NDAs, pledges and contracts in the report: every figure as a count by hand has it.

use std::collections::BTreeMap;

use kantoku::domain::access::Role;
use kantoku::domain::nda::Cover;
use kantoku::domain::report::{Between, Days, Measure, Movement, NdaCount, Share};
use kantoku::locale::Language;
use kantoku::operations::report::{Annual, AnnualReport, WorkLine};
use kantoku::web::report::Format;
use serde_json::{Value, json};

use super::bytes;
use crate::contract;
use crate::evaluation::extend;
use crate::harness::{Harness, day, on_each_database};
use crate::nda::coverage::{nda_with, sign_by_link};
use crate::nda::{SCAN, TODAY, call, issuer, person, prepared, sign};

/// A month after the year.
const AFTER: &str = "2027-05-01";

fn report(h: &Harness, year: i64) -> AnnualReport {
    h.on(AFTER).ask(&h.as_(Role::Auditor), Annual { year, on: None, known: None, known_on: None }).unwrap()
}

/// People with pledges, from 1 April 2026 on.
struct Pledges<'a> {
    h: &'a Harness,
    agreement: i64,
    people: Vec<i64>,
}

impl Pledges<'_> {
    fn issue(&self, on: &str, number: usize, more: Value) -> i64 {
        let mut input = json!({ "agreement_id": self.agreement, "language": "ja", "person_id": self.people[number - 1] });
        extend(&mut input, more);
        call(&self.h.on(on), &issuer(self.h), "nda.issue", input).unwrap().as_i64().unwrap()
    }

    fn sign(&self, on: &str, id: i64) {
        let shown = call(&self.h.on(on), &issuer(self.h), "nda.show", json!({ "id": id })).unwrap();
        let name = shown["signer"].as_str().unwrap().to_owned();
        sign(&self.h.on(on), shown["person_id"].as_i64().unwrap(), &name, &shown).unwrap();
    }

    fn sign_off(&self, on: &str, ids: &[i64]) {
        call(&self.h.on(on), &self.h.as_(Role::Manager), "nda.sign_off", json!({ "seen": i64::MAX, "ids": ids })).unwrap();
    }

    fn step(&self, on: &str, role: Role, operation: &str, input: Value) {
        call(&self.h.on(on), &self.h.as_(role), operation, input).unwrap();
    }
}

/// Twelve people with access: 1 to 6 sign, 7 declines, 8 gets theirs again, 9 never signs, 10 waits for the sign-off, and the pledges of
/// 11 and 12 run out, of whom 12 renews.
fn pledges(h: &Harness) {
    let agreement = prepared(h);
    let people: Vec<i64> = (1..=12).map(|n| person(h, &format!("S-{n:02}"), &format!("架空 {n:02}郎"))).collect();
    h.call(&issuer(h), "resource.enter", json!({ "code": "L1", "name": "名簿", "kind": "ledger", "from_on": TODAY })).unwrap();
    h.call(&issuer(h), "person.give_access", json!({ "person_ids": people, "resource": "L1", "from_on": TODAY })).unwrap();
    let told = Pledges { h, agreement, people };
    let year = json!({ "valid_until_on": "2026-12-31" });
    let ids: Vec<i64> = (1..=12).map(|n| told.issue(TODAY, n, if n > 10 { year.clone() } else { json!({}) })).collect();
    for number in [1, 2, 3, 4, 5, 6, 11, 12] {
        told.sign("2026-04-02", ids[number - 1]);
    }
    told.sign_off("2026-04-03", &[ids[0], ids[1], ids[10], ids[11]]);
    let as_seventh = crate::nda::as_person(told.people[6]);
    call(&h.on("2026-04-05"), &as_seventh, "nda.decline", json!({ "id": ids[6], "reason": "同意できない" })).unwrap();
    told.step("2026-04-06", Role::PersonalDataManager, "nda.void", json!({ "seen": i64::MAX, "id": ids[7], "reason": "誤り" }));
    told.sign_off("2026-04-07", &[ids[2], ids[3]]);
    told.sign_off("2026-04-12", &[ids[4]]);
    told.step("2026-04-12", Role::Manager, "nda.return", json!({ "seen": i64::MAX, "id": ids[5], "reason": "氏名の表記" }));
    told.sign("2026-04-13", ids[5]);
    told.sign_off("2026-04-15", &[ids[5]]);
    told.step(
        "2026-09-30",
        Role::PersonalDataManager,
        "nda.end",
        json!({ "seen": i64::MAX, "id": ids[4], "ends_on": "2026-09-30", "reason": "担当替え" }),
    );
    let renewal = told.issue("2026-12-20", 12, json!({ "renews_id": ids[11], "valid_until_on": "2027-12-31" }));
    told.sign("2026-12-21", renewal);
    told.sign_off("2026-12-22", &[renewal]);
    told.issue("2027-03-15", 8, json!({}));
    let shown = call(&h.on("2027-03-30"), &issuer(h), "nda.show", json!({ "id": ids[9] })).unwrap();
    let paper = json!({ "id": ids[9], "seen": shown["seen"], "signed_on": "2027-03-30", "name": "a.pdf", "content": SCAN });
    told.step("2027-03-30", Role::PersonalDataManager, "nda.sign_on_paper", paper);
}

#[test]
fn who_is_bound_and_what_happened_to_pledges_agrees_with_a_hand_count() {
    on_each_database(TODAY, |h| {
        pledges(h);
        let told = report(h, 2026);
        let ndas = &told.ndas;
        assert_eq!((ndas.bound, ndas.bound_before), (Share::of(6, 12), None));
        assert_eq!(ndas.groups.iter().map(|group| group.share).collect::<Vec<_>>(), [Share::of(6, 12)]);
        let covers: BTreeMap<&str, i64> = ndas.covers.iter().map(|line| (line.cover.code(), line.share.count)).collect();
        let expected = [("bound", 1), ("expiring", 5), ("signed", 1), ("unsigned", 2), ("lapsed", 2), ("declined", 1), ("missing", 0)];
        assert_eq!(covers, BTreeMap::from(expected));
        let unbound: Vec<(&str, Cover)> = ndas.unbound.iter().map(|line| (line.code.as_str(), line.cover)).collect();
        let mut sorted = unbound.clone();
        sorted.sort_unstable();
        let (lapsed, unsigned) = (Cover::Lapsed, Cover::Unsigned);
        let expected = [
            ("S-05", lapsed),
            ("S-07", Cover::Declined),
            ("S-08", unsigned),
            ("S-09", unsigned),
            ("S-10", Cover::Signed),
            ("S-11", lapsed),
        ];
        assert_eq!(sorted, expected);
        assert_eq!(ndas.count, NdaCount { issued: 13, signed: 10, signed_off: 9, declined: 1, ended: 1, expired: 2 });
        assert_eq!(ndas.sign_off, Some(Days { count: 9, median_tenths: 10, longest: 10 }));
        let named = |lines: &[kantoku::operations::report::NdaLine]| -> Vec<(String, i64)> {
            lines.iter().map(|line| (line.name.clone(), line.days)).collect()
        };
        assert_eq!((ndas.not_renewed, named(&ndas.expired)), (Share::of(1, 2), vec![("架空 11郎".to_owned(), 90)]));
        assert_eq!((ndas.unsigned, named(&ndas.waiting)), (Share::of(1, 2), vec![("架空 09郎".to_owned(), 364)]));

        // The year after sees this one beside it.
        let after = report(h, 2027);
        assert_eq!(
            (after.ndas.bound_before, after.ndas.count_before, after.ndas.sign_off_before),
            (Some(ndas.bound), Some(ndas.count), ndas.sign_off)
        );
        // The pledges of the first five are for twelve months, and were not renewed.
        assert_eq!((after.ndas.count, after.ndas.sign_off), (NdaCount { expired: 5, ..NdaCount::default() }, None));
        assert_eq!((after.ndas.bound, after.ndas.not_renewed), (Share::of(1, 12), Share::of(5, 5)));
        let figure = after.figures.iter().find(|figure| figure.name.code() == "bound").unwrap();
        let of_twelve = |count| Measure { count, of: Some(12) };
        assert_eq!((figure.now, figure.before), (of_twelve(1), Some(of_twelve(6))));
    });
}

#[test]
fn a_signature_that_comes_later_does_not_change_what_was_known() {
    on_each_database(TODAY, |h| {
        pledges(h);
        let known = h.head();
        let ask = || h.on(AFTER).ask(&h.as_(Role::Auditor), Annual { year: 2026, on: None, known: Some(known), known_on: None }).unwrap();
        let before = bytes(&ask(), Format::Json, Language::Ja).unwrap();
        let id = ask().ndas.waiting[0].nda_id;
        let shown = call(&h.on(AFTER), &issuer(h), "nda.show", json!({ "id": id })).unwrap();
        let paper = json!({ "id": id, "seen": shown["seen"], "signed_on": "2026-04-02", "name": "a.pdf", "content": SCAN });
        call(&h.on(AFTER), &issuer(h), "nda.sign_on_paper", paper).unwrap();
        assert_eq!(bytes(&ask(), Format::Json, Language::Ja).unwrap(), before);
        assert_eq!(report(h, 2026).ndas.count.signed, 11, "the day of the signature is in the year");
    });
}

fn works(lines: &[WorkLine]) -> Vec<&str> {
    let mut names: Vec<&str> = lines.iter().map(|line| line.consignee.name.as_str()).collect();
    names.sort_unstable();
    names
}

/// Five consignees with one piece of work each: one whose term renews, one with My Number that lacks clauses, one whose contract ends, one
/// on terms of service, and one that is bound by an NDA alone.
fn contracts(h: &Harness) {
    h.call(&issuer(h), "setting.make", json!({ "name": "organisation_ja", "value": "架空の会" })).unwrap();
    let procurement = h.as_(Role::Procurement);
    let entrusted = |name: &str, more: Value| {
        let enter = json!({ "name": name, "distinct": true, "from_on": TODAY });
        let id = h.call(&procurement, "consignee.enter", enter).unwrap()["id"].as_i64().unwrap();
        let mut work = json!({ "consignee_id": id, "work": "発送", "principals": 100, "from_on": TODAY });
        extend(&mut work, more);
        h.call(&procurement, "entrustment.enter", work).unwrap();
        id
    };
    let bound = |id: i64, more: Value| {
        let mut input = json!({ "from_on": TODAY, "kind": "basic" });
        extend(&mut input, more);
        contract::bind(h, id, input);
    };
    let renewing = json!({ "findings": contract::everything(), "term_ends_on": "2027-05-31", "renewal_months": 12, "notice_days": 30 });
    bound(entrusted("A社", json!({})), renewing);
    bound(entrusted("B社", json!({ "my_number": true })), json!({}));
    bound(entrusted("C社", json!({})), json!({ "term_ends_on": "2026-12-31" }));
    let terms = json!({ "kind": "terms_of_service", "terms_url": "https://example.jp/terms", "checked_on": "2026-03-15" });
    bound(entrusted("D社", json!({})), terms);
    let nda = nda_with(h, &json!(entrusted("E社", json!({}))));
    sign_by_link(h, "2026-04-02", &json!({ "id": nda }));
    call(&h.on("2026-04-03"), &h.as_(Role::Manager), "nda.sign_off", json!({ "seen": i64::MAX, "ids": [nda] })).unwrap();
}

#[test]
fn contracts_and_what_is_missing_in_them_agree_with_a_hand_count() {
    on_each_database(TODAY, |h| {
        contracts(h);
        let told = report(h, 2026);
        let contracts = &told.contracts;
        assert_eq!(contracts.movement, Movement { start: 0, joined: 4, left: 1, end: 3 });
        let kinds: BTreeMap<&str, i64> = contracts.by_kind.iter().map(|line| (line.kind.code(), line.count.end)).collect();
        assert_eq!((kinds["basic"], kinds["terms_of_service"]), (2, 1));
        assert!(contracts.by_kind.iter().all(|line| line.count.start == Between::default().start));
        assert_eq!((contracts.work, works(&contracts.without)), (Share::of(3, 5), vec!["C社", "E社"]));
        assert_eq!((told.ndas.work, works(&told.ndas.gaps)), (Share::of(4, 5), vec!["C社"]));
        let regimes: Vec<(&str, Share)> = contracts.regimes.iter().map(|line| (line.regime.code(), line.lacking)).collect();
        assert_eq!(regimes, [("appi", Share::of(0, 3)), ("privacy_mark", Share::of(0, 0)), ("my_number", Share::of(1, 1))]);
        let missing: Vec<(&str, &str)> = contracts.missing.iter().map(|line| (line.consignee.name.as_str(), line.code.as_str())).collect();
        let codes = ["C03", "C05", "C07", "C09", "C10", "C11", "C13", "C14", "C15"];
        assert_eq!(missing, codes.map(|code| ("B社", code)));
        let lines = |lines: &[kantoku::operations::report::ContractLine]| -> Vec<(String, Option<chrono::NaiveDate>)> {
            lines.iter().map(|line| (line.consignee.name.clone(), line.on)).collect()
        };
        assert_eq!(lines(&contracts.notices), [("A社".to_owned(), Some(day("2027-05-01")))]);
        assert_eq!((contracts.unchecked, lines(&contracts.terms)), (Share::of(1, 1), vec![("D社".to_owned(), Some(day("2026-03-15")))]));
        assert_eq!(lines(&contracts.ended), [("C社".to_owned(), Some(day("2026-12-31")))]);
        assert_eq!(contracts.begun.len(), 4);
        let after = report(h, 2027).contracts;
        assert_eq!((after.work_before, after.movement), (Some(contracts.work), Movement { start: 3, joined: 0, left: 0, end: 3 }));
    });
}

#[test]
fn both_sections_stand_in_every_file_in_both_languages() {
    on_each_database(TODAY, |h| {
        contracts(h);
        let told = report(h, 2026);
        for (language, words) in [
            (Language::Ja, ["誓約書と秘密保持契約", "秘密保持の定めがない委託", "不足している必須条項"]),
            (Language::En, ["NDAs and pledges", "Entrustments without confidentiality", "Mandatory clauses that are missing"]),
        ] {
            for format in [Format::Html, Format::Csv] {
                let text = String::from_utf8(bytes(&told, format, language).unwrap()).unwrap();
                for word in words {
                    assert!(text.contains(word), "{format} {language}: {word}");
                }
                assert!(text.contains("C社") && text.contains("2027"), "{format} {language}");
            }
            let value: Value = serde_json::from_slice(&bytes(&told, Format::Json, language).unwrap()).unwrap();
            assert_eq!((&value["contracts"]["work"]["count"], &value["ndas"]["work"]["of"]), (&json!(3), &json!(5)));
        }
    });
}
