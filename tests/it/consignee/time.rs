//! Two time axes: valid on a date, known at an entry.

use serde_json::json;

use super::{enter, keeper, names, show};
use crate::harness::on_each_database;

#[test]
fn a_change_from_a_day_on_leaves_the_days_before_as_they_were() {
    on_each_database("2026-11-23", |h| {
        let keeper = keeper(h);
        let id = enter(h, &keeper, json!({ "name": "旧商事", "from_on": "2024-04-01" }));
        let seen = show(h, &keeper, id)["seen"].clone();
        h.call(&keeper, "consignee.change", json!({ "id": id, "seen": seen, "name": "新商事", "from_on": "2025-10-01" })).unwrap();
        for (on, name) in [("2024-04-01", "旧商事"), ("2025-09-30", "旧商事"), ("2025-10-01", "新商事"), ("2026-11-23", "新商事")]
        {
            let page = h.call(&keeper, "consignee.list", json!({ "on": on })).unwrap();
            assert_eq!(names(&page), [name], "{on}");
            assert_eq!(h.call(&keeper, "consignee.show", json!({ "id": id, "on": on })).unwrap()["details"]["name"], name, "{on}");
        }
        assert_eq!(names(&h.call(&keeper, "consignee.list", json!({ "on": "2024-03-31" })).unwrap()), Vec::<String>::new());
        h.browser_of(&keeper).get("/consignees?on=2025-09-30").expect_words("旧商事").expect_words("2025年9月30日");
    });
}

#[test]
fn a_correction_is_known_from_then_on_and_what_was_known_before_stays_known() {
    on_each_database("2026-11-23", |h| {
        let keeper = keeper(h);
        let id = enter(h, &keeper, json!({ "name": "誤植商事", "from_on": "2024-04-01" }));
        let before = h.head();
        let seen = show(h, &keeper, id)["seen"].clone();
        h.call(&keeper, "consignee.change", json!({ "id": id, "seen": seen, "name": "正植商事" })).unwrap();
        let then = h.call(&keeper, "consignee.list", json!({ "on": "2025-03-31", "known": before })).unwrap();
        assert_eq!(names(&then), ["誤植商事"], "as it was known then");
        let now = h.call(&keeper, "consignee.list", json!({ "on": "2025-03-31" })).unwrap();
        assert_eq!(names(&now), ["正植商事"], "as it is known now");
    });
}

#[test]
fn what_somebody_else_has_saved_in_between_is_not_overwritten() {
    on_each_database("2026-11-23", |h| {
        let keeper = keeper(h);
        let id = enter(h, &keeper, json!({ "name": "共同編集商事" }));
        let seen = show(h, &keeper, id)["seen"].to_string();
        let (one, other) = (h.browser_of(&keeper), h.browser_of(&keeper));
        one.post(&format!("/consignees/{id}"), &[("seen", &seen), ("name", "先に保存")]).expect(200);
        let refused = other.post(&format!("/consignees/{id}"), &[("seen", &seen), ("name", "後から保存")]).expect(422);
        assert!(refused.says("ほかの人が") && refused.says("後から保存"), "told, and what was typed is still there: {}", refused.text());
        assert_eq!(show(h, &keeper, id)["details"]["name"], "先に保存");
    });
}

#[test]
fn the_same_change_twice_is_one_entry() {
    on_each_database("2026-11-23", |h| {
        let keeper = keeper(h);
        let id = enter(h, &keeper, json!({ "name": "二度商事" }));
        let seen = show(h, &keeper, id)["seen"].clone();
        let change = json!({ "id": id, "seen": seen, "name": "二度商会" });
        h.call(&keeper, "consignee.change", change.clone()).unwrap();
        let head = h.head();
        h.call(&keeper, "consignee.change", change.clone()).unwrap();
        assert_eq!(h.head(), head, "the very same form");
        let mut again = change;
        again["seen"] = show(h, &keeper, id)["seen"].clone();
        h.call(&keeper, "consignee.change", again).unwrap();
        assert_eq!(h.head(), head, "the same from a form that was opened later");
    });
}

#[test]
fn the_timeline_says_what_is_dated_when_and_who_recorded_it() {
    on_each_database("2026-11-23", |h| {
        let keeper = keeper(h);
        let id = enter(h, &keeper, json!({ "name": "経過商事", "from_on": "2024-04-01" }));
        h.call(&keeper, "entrustment.enter", json!({ "consignee_id": id, "work": "印刷", "from_on": "2027-01-01" })).unwrap();
        let timeline = show(h, &keeper, id)["timeline"].clone();
        assert_eq!(timeline[0]["what"]["id"], "timeline-work-from");
        assert_eq!((&timeline[0]["ahead"], &timeline[1]["late"]), (&json!(true), &json!(true)));
        assert!(timeline[1]["recorded_by"].as_str().is_some_and(|name| !name.is_empty()), "{timeline}");
    });
}
