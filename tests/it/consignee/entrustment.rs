//! Entrusted work: its periods, its tier, its end.

use serde_json::{Value, json};

use super::{enter, keeper, show};
use crate::harness::{Harness, on_each_database};

fn entrust(h: &Harness, fields: Value) -> i64 {
    h.call(&keeper(h), "entrustment.enter", fields).expect("the work is entered")["id"].as_i64().expect("an id")
}

#[test]
fn the_tier_follows_from_what_is_entrusted_and_says_why() {
    on_each_database("2026-11-23", |h| {
        let keeper = keeper(h);
        let id = enter(h, &keeper, json!({ "name": "区分商事" }));
        entrust(h, json!({ "consignee_id": id, "work": "清掃名簿", "from_on": "2026-04-01", "principals": 10 }));
        assert_eq!(show(h, &keeper, id)["tier"]["tier"], "c");
        entrust(h, json!({ "consignee_id": id, "work": "給与計算", "from_on": "2026-10-01", "principals": 10, "my_number": true }));
        let whole = show(h, &keeper, id);
        assert_eq!((&whole["tier"]["tier"], &whole["tier"]["reasons"][0]["id"]), (&json!("a"), &json!("tier-reason-my-number")));
        let before = h.call(&keeper, "consignee.show", json!({ "id": id, "on": "2026-09-30" })).unwrap();
        assert_eq!(before["tier"]["tier"], "c", "on any date, what was under way then");
    });
}

#[test]
fn work_changes_from_a_day_on_and_ends_with_its_last_day() {
    on_each_database("2026-11-23", |h| {
        let keeper = keeper(h);
        let id = enter(h, &keeper, json!({ "name": "期間商事", "from_on": "2024-04-01" }));
        let work = entrust(h, json!({ "consignee_id": id, "work": "発送", "from_on": "2024-04-01", "principals": 10 }));
        let seen = show(h, &keeper, id)["entrustments"][0]["seen"].clone();
        let change = json!({ "id": work, "seen": seen, "from_on": "2025-04-01", "work": "発送と封入", "principals": 5000 });
        h.call(&keeper, "entrustment.change", change).unwrap();
        let on = |date: &str| h.call(&keeper, "consignee.show", json!({ "id": id, "on": date })).unwrap()["entrustments"][0].clone();
        assert_eq!((&on("2025-03-31")["details"]["work"], &on("2025-03-31")["tier"]), (&json!("発送"), &json!("c")));
        assert_eq!((&on("2025-04-01")["details"]["work"], &on("2025-04-01")["tier"]), (&json!("発送と封入"), &json!("a")));
        let end = json!({ "id": work, "seen": on("2026-11-23")["seen"], "until_on": "2026-03-31", "reason": "契約満了" });
        h.call(&keeper, "entrustment.end", end).unwrap();
        assert_eq!((&on("2026-03-31")["live"], &on("2026-04-01")["live"]), (&json!(true), &json!(false)));
        assert_eq!(on("2026-04-01")["from_on"], "2024-04-01", "its first day is still its first day");
    });
}

#[test]
fn a_consignee_cannot_leave_while_work_is_entrusted_to_it() {
    on_each_database("2026-11-23", |h| {
        let keeper = keeper(h);
        let id = enter(h, &keeper, json!({ "name": "継続商事", "from_on": "2024-04-01" }));
        entrust(h, json!({ "consignee_id": id, "work": "発送", "from_on": "2024-04-01", "until_on": "2026-11-20" }));
        let whole = show(h, &keeper, id);
        let (seen, work) = (whole["seen"].to_string(), whole["entrustments"][0]["id"].clone());
        let browser = h.browser_of(&keeper);
        let path = format!("/consignees/{id}/end");
        browser.post(&path, &[("seen", &seen), ("until_on", "令和8年11月19日"), ("reason", "終了")]).expect(422).expect_words("発送");
        let end = || browser.post(&path, &[("seen", &seen), ("until_on", "2026-11-20"), ("reason", "終了")]);
        end().expect(422).expect_words("返却・廃棄が確認されていない");
        let stated = json!({ "entrustment_id": work, "statement": "nothing_held", "confirmed_on": "2026-11-22", "confirmed_by": "山田" });
        h.call(&keeper, "ending.confirm", stated).unwrap();
        end().expect(200).expect_words("登録を終えました");
    });
}

#[test]
fn what_cannot_be_is_refused_at_its_field() {
    on_each_database("2026-11-23", |h| {
        let keeper = keeper(h);
        let id = enter(h, &keeper, json!({ "name": "誤入力商事" }));
        for (fields, field) in [
            (json!({ "consignee_id": id, "work": "", "from_on": "2026-04-01" }), "work"),
            (json!({ "consignee_id": id, "work": "発送" }), "from_on"),
            (json!({ "consignee_id": id, "work": "発送", "from_on": "2026-04-01", "until_on": "2026-03-31" }), "until_on"),
            (json!({ "consignee_id": id, "work": "発送", "from_on": "2026-04-01", "principals": -1 }), "principals"),
            (json!({ "consignee_id": id, "work": "発送", "from_on": "2026-04-01", "countries": ["日本"] }), "countries"),
            (json!({ "consignee_id": id, "work": "発送", "from_on": "2026-04-01", "department": "存在しない課" }), "department"),
            (json!({ "consignee_id": id, "work": "発送", "from_on": "2026-04-01", "kind": "gift" }), "kind"),
            (json!({ "consignee_id": id, "work": "発送", "from_on": "2026-04-01", "colour": "red" }), "colour"),
        ] {
            match h.call(&keeper, "entrustment.enter", fields.clone()) {
                Err(kantoku::error::Error::Invalid(problems)) => assert!(problems.0.contains_key(field), "{fields}: {problems:?}"),
                other => panic!("{fields}: {other:?}"),
            }
        }
        assert!(h.call(&keeper, "entrustment.enter", json!({ "consignee_id": 999_999, "work": "発送", "from_on": "2026-04-01" })).is_err());
    });
}
