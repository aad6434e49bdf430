//! Selection rounds: candidates side by side, a recommendation, and a choice by somebody else.

use kantoku::domain::access::{Actor, Role};
use kantoku::error::Result;
use serde_json::{Value, json};

use crate::evaluation::{
    TODAY, assert_conflict, assert_denied, assert_refused, consignee, criteria, decide, extend, four, marks, motley, sheet, submit,
};
use crate::harness::{Harness, on_each_database};

fn open(h: &Harness) -> i64 {
    let set_id = criteria(h, four());
    let input = json!({ "title": "会員名簿の発送", "work": "年4回、会員あての発送", "set_id": set_id });
    h.call(&h.as_(Role::Procurement), "round.open", input).unwrap().as_i64().unwrap()
}

fn add(h: &Harness, round: i64, consignee: i64) -> i64 {
    let input = json!({ "id": round, "consignee_id": consignee });
    h.call(&h.as_(Role::Procurement), "round.add", input).unwrap().as_i64().unwrap()
}

fn show(h: &Harness, actor: &Actor, round: i64) -> Value {
    h.call(actor, "round.show", json!({ "id": round })).unwrap()
}

fn step(h: &Harness, actor: &Actor, operation: &str, round: i64, more: Value) -> Result<Value> {
    let mut input = json!({ "id": round, "seen": show(h, &h.as_(Role::Auditor), round)["seen"] });
    extend(&mut input, more);
    h.call(actor, operation, input)
}

#[test]
fn candidates_stand_side_by_side_against_the_same_version() {
    on_each_database(TODAY, |h| {
        let round = open(h);
        let (one, other) = (consignee(h, "甲候補"), consignee(h, "乙候補"));
        let (first, second) = (add(h, round, one), add(h, round, other));
        assert_eq!(add(h, round, one), first, "a candidate is added once");
        marks(h, first, "○○○○");
        marks(h, second, "○×○○");
        let shown = show(h, &h.as_(Role::Manager), round);
        assert_eq!(
            shown["candidates"].as_array().unwrap().iter().map(|one| one["percent"].clone()).collect::<Vec<_>>(),
            [json!("100.0"), json!("70.0")]
        );
        let differing: Vec<&str> = shown["rows"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|row| row["differs"] == true)
            .map(|row| row["item"]["code"].as_str().unwrap())
            .collect();
        assert_eq!(differing, ["B"]);
        for id in [first, second] {
            assert_eq!(sheet(h, id)["criteria"]["version_id"], shown["version_id"]);
            assert_eq!(sheet(h, id)["round"]["id"], round);
        }
    });
}

#[test]
fn what_is_recorded_and_not_scored_stands_side_by_side_too() {
    on_each_database(TODAY, |h| {
        let set_id = criteria(h, motley());
        let input = json!({ "title": "会員名簿の発送", "work": "年4回、会員あての発送", "set_id": set_id });
        let round = h.call(&h.as_(Role::Procurement), "round.open", input).unwrap().as_i64().unwrap();
        let (first, _) = (add(h, round, consignee(h, "甲候補")), add(h, round, consignee(h, "乙候補")));
        let answered = json!({ "id": first, "code": "M.a", "seen": 0, "verdict": "partial", "grounds": "規程の目次だけを確認" });
        h.call(&h.as_(Role::Procurement), "evaluation.answer", answered).unwrap();
        let browser = h.browser_of(&h.as_(Role::Manager));
        for (language, words) in [("ja", "採点しない"), ("en", "Not scored")] {
            browser.speak(language);
            for query in ["", "?differing=true"] {
                let page = browser.get(&format!("/rounds/{round}{query}")).expect(200).text();
                let (_, folded) = page.split_once("<details class=\"techniques").expect("techniques are folded");
                let (folded, _) = folded.split_once("</details>").unwrap();
                for text in ["M.a", "規程の目次だけを確認", "△", words] {
                    assert!(folded.contains(text), "{text}: {folded}");
                }
            }
        }
    });
}

#[test]
fn who_recommends_or_prepares_does_not_choose() {
    on_each_database(TODAY, |h| {
        let round = open(h);
        let (one, other) = (consignee(h, "甲候補"), consignee(h, "乙候補"));
        let (first, second) = (add(h, round, one), add(h, round, other));
        let (procurement, manager) = (h.as_(Role::Procurement), h.as_(Role::Manager));
        let both = h.someone(&[Role::Procurement, Role::Manager]);
        assert_conflict(step(h, &manager, "round.decide", round, json!({ "consignee_id": one })), "round-step-out-of-order");
        assert_refused(
            step(h, &both, "round.recommend", round, json!({ "consignee_id": 999, "reason": "安い" })),
            "consignee_id",
            "round-no-candidate",
        );
        assert_denied(step(h, &manager, "round.recommend", round, json!({ "consignee_id": one, "reason": "安い" })), "access-denied");
        step(h, &both, "round.recommend", round, json!({ "consignee_id": one, "reason": "得点が高い" })).unwrap();
        assert_denied(step(h, &both, "round.decide", round, json!({ "consignee_id": one })), "round-own-preparation");
        assert_denied(step(h, &procurement, "round.decide", round, json!({ "consignee_id": one })), "access-denied");
        assert_refused(
            step(h, &manager, "round.decide", round, json!({ "consignee_id": one })),
            "consignee_id",
            "round-candidate-not-decided",
        );
        marks(h, first, "○○○○");
        submit(h, first);
        decide(h, first, "pass", json!({ "valid_until_on": "2027-03-31" })).unwrap();
        marks(h, second, "××××");
        submit(h, second);
        decide(h, second, "fail", json!({})).unwrap();
        assert_refused(
            step(h, &manager, "round.decide", round, json!({ "consignee_id": other, "reason": "近い" })),
            "consignee_id",
            "round-candidate-failed",
        );
        assert_refused(step(h, &manager, "round.decide", round, json!({})), "reason", "round-departure-needs-reason");
        let chosen = json!({ "id": round, "seen": show(h, &manager, round)["seen"], "consignee_id": one });
        h.call(&manager, "round.decide", chosen.clone()).unwrap();
        let head = h.head();
        h.call(&manager, "round.decide", chosen).unwrap();
        assert_eq!(h.head(), head, "a form sent twice chooses once");
        let shown = show(h, &manager, round);
        assert_eq!((&shown["state"], &shown["chosen"]), (&json!("decided"), &json!(one)));
        let late = json!({ "id": round, "consignee_id": consignee(h, "丙候補") });
        assert_conflict(h.call(&procurement, "round.add", late), "round-step-out-of-order");
    });
}

#[test]
fn a_round_that_is_given_up_withdraws_what_is_open() {
    on_each_database(TODAY, |h| {
        let round = open(h);
        let (one, other, third) = (consignee(h, "甲候補"), consignee(h, "乙候補"), consignee(h, "丙候補"));
        let (first, second, out) = (add(h, round, one), add(h, round, other), add(h, round, third));
        let procurement = h.as_(Role::Procurement);
        step(h, &procurement, "round.remove", round, json!({ "consignee_id": third, "reason": "辞退" })).unwrap();
        assert_eq!(sheet(h, out)["state"], "withdrawn");
        assert_refused(
            step(h, &procurement, "round.remove", round, json!({ "consignee_id": third, "reason": "辞退" })),
            "consignee_id",
            "round-no-candidate",
        );
        marks(h, first, "○○○○");
        submit(h, first);
        decide(h, first, "pass", json!({ "valid_until_on": "2027-03-31" })).unwrap();
        let stale = json!({ "id": round, "seen": 1, "reason": "予算" });
        assert_conflict(h.call(&procurement, "round.cancel", stale), "stale-form");
        step(h, &procurement, "round.cancel", round, json!({ "reason": "予算がつかなかった" })).unwrap();
        assert_eq!((&sheet(h, first)["state"], &sheet(h, second)["state"]), (&json!("decided"), &json!("withdrawn")));
        assert_eq!(show(h, &procurement, round)["state"], "withdrawn");
    });
}

#[test]
fn a_round_goes_from_page_to_page_to_its_decision() {
    on_each_database(TODAY, |h| {
        let set_id = criteria(h, four()).to_string();
        let candidate = consignee(h, "頁候補");
        let (writer, manager) = (h.browser_of(&h.as_(Role::Procurement)), h.browser_of(&h.as_(Role::Manager)));
        writer.get("/rounds").expect(200).expect_words("選定はまだありません");
        writer.get("/rounds/new").expect(200);
        assert_eq!(writer.post("/rounds", &[("title", ""), ("work", "発送"), ("set_id", &set_id)]).status, 422);
        let page = writer.post("/rounds", &[("title", "発送<b>"), ("work", "発送"), ("set_id", &set_id)]).expect(200);
        assert!(page.says("発送&lt;b&gt;"));
        let id: i64 = page.path.trim_start_matches("/rounds/").parse().unwrap();
        writer.get(&format!("/rounds/{id}/candidates")).expect(200).expect_words("頁候補");
        writer.post(&format!("/rounds/{id}/candidates"), &[("consignee_id", &candidate.to_string())]).expect(200).expect_words("頁候補");
        let shown = show(h, &h.as_(Role::Auditor), id);
        let evaluation = shown["candidates"][0]["evaluation_id"].as_i64().unwrap();
        marks(h, evaluation, "○○○○");
        submit(h, evaluation);
        decide(h, evaluation, "pass", json!({ "valid_until_on": "2027-03-31" })).unwrap();
        for language in ["ja", "en"] {
            writer.speak(language);
            for path in ["", "?differing=true", "/steps/recommend", "/steps/cancel", "/candidates"] {
                writer.get(&format!("/rounds/{id}{path}")).expect(200);
            }
            writer.get(&format!("/rounds/{id}/candidates/{candidate}/remove")).expect(200);
        }
        writer.speak("ja");
        let seen = shown["seen"].to_string();
        let recommend = format!("/rounds/{id}/steps/recommend");
        assert_eq!(writer.post(&recommend, &[("seen", &seen), ("consignee_id", &candidate.to_string()), ("reason", "")]).status, 422);
        writer
            .post(&recommend, &[("seen", &seen), ("consignee_id", &candidate.to_string()), ("reason", "得点が高い")])
            .expect(200)
            .expect_words("得点が高い");
        let seen = show(h, &h.as_(Role::Auditor), id)["seen"].to_string();
        let decision = format!("/rounds/{id}/steps/decide");
        manager.get(&decision).expect(200).expect_words("推薦：頁候補");
        assert_eq!(manager.post(&decision, &[("seen", &seen), ("consignee_id", "nobody"), ("reason", "")]).status, 422);
        manager
            .post(&decision, &[("seen", &seen), ("consignee_id", &candidate.to_string()), ("reason", "")])
            .expect(200)
            .expect_words("決定済み");
        assert_eq!(writer.get("/rounds/999999").status, 404);
    });
}

#[test]
fn the_same_form_twice_opens_one_round() {
    on_each_database(TODAY, |h| {
        let set_id = criteria(h, four()).to_string();
        let writer = h.browser_of(&h.as_(Role::Procurement));
        let form = [("title", "二度の選定"), ("work", "発送"), ("set_id", &*set_id)];
        let first = writer.post("/rounds", &form).expect(200).path;
        let head = h.head();
        assert_eq!(writer.post("/rounds", &form).expect(200).path, first);
        assert_eq!(h.head(), head);
    });
}

#[test]
fn a_candidate_is_found_on_any_page_and_added_with_the_work_that_is_chosen() {
    on_each_database(TODAY, |h| {
        let round = open(h);
        for number in 0..52 {
            consignee(h, &format!("候補{number:02}商事"));
        }
        let (candidate, other) = (consignee(h, "継続商事"), consignee(h, "別の商事"));
        let work = crate::evaluation::entrust(h, candidate, json!({})).to_string();
        let elsewhere = crate::evaluation::entrust(h, other, json!({})).to_string();
        let (writer, path) = (h.browser_of(&h.as_(Role::Procurement)), format!("/rounds/{round}/candidates"));
        writer.get(&path).expect(200).expect_words("rel=\"next\"");
        let found = writer.get(&format!("{path}?search=%E7%B6%99%E7%B6%9A")).expect(200).expect_words("継続商事");
        assert!(found.says(&format!("{path}?consignee={candidate}")) && !found.says("候補00商事"), "{}", found.text());
        writer.get(&format!("{path}?consignee={candidate}")).expect(200).expect_words("会員名簿の発送");
        let id = candidate.to_string();
        let refused = writer.post(&path, &[("consignee_id", &id), ("entrustment_ids", &elsewhere)]).expect(422);
        refused.expect_words("この委託先のものではありません").expect_words("継続商事");
        writer.post(&path, &[("consignee_id", &id), ("entrustment_ids", &work)]).expect(200).expect_words("継続商事");
        let evaluation = show(h, &h.as_(Role::Auditor), round)["candidates"][0]["evaluation_id"].as_i64().unwrap();
        assert_eq!(sheet(h, evaluation)["work"].as_array().unwrap().len(), 1);
    });
}
