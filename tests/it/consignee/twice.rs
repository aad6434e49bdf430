//! The same form sent twice does one thing, and says both times that it was done.

use kantoku::domain::access::{Actor, Role};
use kantoku::operations::Register;
use kantoku::operations::list::find;
use serde_json::{Value, json};

use super::{enter, keeper, show};
use crate::harness::{Browser, Harness, on_each_database};

const TODAY: &str = "2026-11-23";

fn does(register: &Register, actor: &Actor, operation: &str, input: &Value) -> Value {
    find(operation).unwrap().call_and_wait(register, actor, input.clone()).unwrap()
}

/// Sends a form twice; the second time makes no entry. Gives the address to which both lead.
fn twice(h: &Harness, browser: &Browser, path: &str, form: &[(&str, &str)]) -> String {
    let first = browser.post(path, form).expect(200).path;
    let head = h.head();
    assert_eq!(browser.post(path, form).expect(200).path, first, "{path}");
    assert_eq!(h.head(), head, "{path}");
    first
}

#[test]
fn the_same_form_twice_enters_one_consignee_one_piece_of_work_and_one_contract() {
    on_each_database(TODAY, |h| {
        let browser = h.browser_of(&keeper(h));
        let address = twice(h, &browser, "/consignees", &[("name", "二度送信商事"), ("distinct", "true")]);
        let id: i64 = address.trim_start_matches("/consignees/").parse().unwrap();
        assert_eq!(h.call(&keeper(h), "consignee.list", json!({})).unwrap()["lines"].as_array().unwrap().len(), 1);
        twice(h, &browser, &format!("{address}/entrustments"), &[("work", "発送"), ("from_on", "2026-04-01")]);
        twice(h, &browser, &format!("{address}/contracts"), &[("title", "業務委託契約書"), ("kind", "basic"), ("from_on", "2026-04-01")]);
        let whole = show(h, &keeper(h), id);
        assert_eq!((whole["entrustments"].as_array().unwrap().len(), whole["contracts"].as_array().unwrap().len()), (1, 1));
    });
}

#[test]
fn the_same_from_somebody_else_or_later_or_after_a_change_is_another() {
    on_each_database(TODAY, |h| {
        let (keeper, other) = (keeper(h), h.someone(&[Role::Procurement]));
        let id = enter(h, &keeper, json!({ "name": "別送信商事" }));
        let work = json!({ "consignee_id": id, "work": "発送", "from_on": "2026-04-01" });
        let entrust = |register: &Register, actor: &Actor| does(register, actor, "entrustment.enter", &work)["id"].clone();
        let first = entrust(&h.register, &keeper);
        assert_eq!(entrust(&h.minutes_later(9), &keeper), first);
        let second = entrust(&h.minutes_later(9), &other);
        assert_ne!(second, first, "somebody else means it");
        let end = json!({ "id": first, "seen": first, "until_on": "2026-12-31", "reason": "満了" });
        does(&h.minutes_later(9), &keeper, "entrustment.end", &end);
        let third = entrust(&h.minutes_later(9), &keeper);
        assert!(third != first && third != second, "the first one was looked at meanwhile");
        assert_ne!(entrust(&h.minutes_later(25), &keeper), third, "after a while it is meant");
        assert_eq!(show(h, &keeper, id)["entrustments"].as_array().unwrap().len(), 4);
    });
}

#[test]
fn what_stands_as_asked_is_saved_whatever_was_seen() {
    on_each_database(TODAY, |h| {
        let browser = h.browser_of(&keeper(h));
        let id = enter(h, &keeper(h), json!({ "name": "再送商事", "from_on": "2024-04-01" }));
        let work = json!({ "consignee_id": id, "work": "発送", "from_on": "2024-04-01" });
        let work = h.call(&keeper(h), "entrustment.enter", work).unwrap()["id"].to_string();
        let contract = crate::contract::bind(h, id, json!({})).to_string();
        let seen = show(h, &keeper(h), id)["seen"].to_string();
        let address = format!("/consignees/{id}");
        twice(h, &browser, &address, &[("seen", &seen), ("name", "再送商会"), ("from_on", "2026-10-01")]);
        let of_work = format!("{address}/entrustments/{work}");
        twice(h, &browser, &of_work, &[("seen", &work), ("work", "発送と封入"), ("from_on", "2026-10-01")]);
        let of_contract = format!("/contracts/{contract}");
        twice(h, &browser, &of_contract, &[("seen", &contract), ("title", "基本契約書"), ("kind", "basic"), ("from_on", "2026-10-01")]);
        let seen = show(h, &keeper(h), id)["entrustments"][0]["seen"].to_string();
        let end = [("seen", &*seen), ("until_on", "2026-11-01"), ("reason", "満了")];
        twice(h, &browser, &format!("{of_work}/end"), &end);
        let stated = json!({ "entrustment_id": work.parse::<i64>().unwrap(), "statement": "nothing_held", "confirmed_on": "2026-11-02", "confirmed_by": "山田" });
        h.call(&keeper(h), "ending.confirm", stated).unwrap();
        let seen = show(h, &keeper(h), id)["seen"].to_string();
        twice(h, &browser, &format!("{address}/end"), &[("seen", &seen), ("until_on", "2026-11-23"), ("reason", "終了")]);
    });
}

#[test]
fn the_same_renewal_twice_is_one_period() {
    on_each_database(TODAY, |h| {
        let keeper = keeper(h);
        let id = enter(h, &keeper, json!({ "name": "認証商事" }));
        let input = json!({ "consignee_id": id, "kind": "privacy_mark", "number": "99000001(01)", "from_on": "2025-01-01", "until_on": "2026-12-31" });
        let certificate = h.call(&keeper, "certificate.enter", input).unwrap()["id"].clone();
        let renewal = json!({ "id": certificate, "seen": certificate, "until_on": "2028-12-31", "number": "99000001(02)" });
        h.call(&keeper, "certificate.renew", renewal.clone()).unwrap();
        let head = h.head();
        h.call(&keeper, "certificate.renew", renewal.clone()).unwrap();
        assert_eq!(h.head(), head);
        let mut other = renewal;
        other["until_on"] = json!("2029-12-31");
        crate::evaluation::assert_conflict(h.call(&keeper, "certificate.renew", other), "stale-form");
    });
}

#[test]
fn the_same_request_and_the_same_decision_twice_are_one() {
    on_each_database(TODAY, |h| {
        let (browser, manager) = (h.browser_of(&keeper(h)), h.browser_of(&h.as_(Role::Manager)));
        let id = enter(h, &keeper(h), json!({ "name": "再委託元商事" }));
        let work = json!({ "consignee_id": id, "work": "発送", "from_on": "2026-04-01" });
        let work = h.call(&keeper(h), "entrustment.enter", work).unwrap()["id"].clone();
        let request = [("name", "みどり倉庫"), ("work", "封入"), ("from_on", "2026-12-01"), ("requested_on", "2026-11-01")];
        twice(h, &browser, &format!("/consignees/{id}/entrustments/{work}/sub-entrustments"), &request);
        let listed = h.call(&keeper(h), "sub_entrustment.list", json!({})).unwrap()["lines"].clone();
        assert_eq!(listed.as_array().unwrap().len(), 1);
        let sub = || h.call(&keeper(h), "sub_entrustment.show", json!({ "id": listed[0]["id"] })).unwrap();
        let seen = sub()["seen"].to_string();
        let decision = [("seen", seen.as_str()), ("outcome", "approved"), ("conditions", "同等の安全管理措置")];
        twice(h, &manager, &format!("/sub-entrustments/{}/decide", listed[0]["id"]), &decision);
        assert_eq!(sub()["decisions"].as_array().unwrap().len(), 1);
    });
}

#[test]
fn the_same_action_and_the_same_review_twice_are_one() {
    on_each_database(TODAY, |h| {
        let browser = h.browser_of(&keeper(h));
        let id = enter(h, &keeper(h), json!({ "name": "二度点検商事" })).to_string();
        let work = json!({ "consignee_id": id.parse::<i64>().unwrap(), "work": "発送", "from_on": "2026-04-01", "media_carried": true });
        h.call(&keeper(h), "entrustment.enter", work).unwrap();
        twice(h, &browser, "/actions", &[("consignee_id", &id), ("grade", "minor"), ("finding", "施錠の記録がない")]);
        twice(h, &browser, "/actions", &[("consignee_id", &id), ("grade", "minor"), ("finding", "台帳の記載漏れ")]);
        let listed = |operation: &str| h.call(&keeper(h), operation, json!({})).unwrap()["lines"].as_array().unwrap().len();
        assert_eq!(listed("action.list"), 2);
        let mut review = vec![("kind", "extraordinary"), ("cause", "incident"), ("reason", "誤送付"), ("method", "interview")];
        review.push(("planned_on", "2026-11-30"));
        let path = format!("/consignees/{id}/reviews");
        // The number of a review is not that of its entry.
        assert_eq!(twice(h, &browser, &path, &review), "/reviews/1");
        review[4].1 = "2026-12-01";
        assert_eq!(twice(h, &browser, &path, &review), "/reviews/2");
        assert_eq!(listed("review.list"), 2);
    });
}
