//! The plan of a fiscal year, from the proposal of the product to its approval by somebody else.

use kantoku::domain::access::Role;
use serde_json::json;

use super::{TODAY, approved, entrusted, plan, shown, step};
use crate::evaluation::{assert_conflict, assert_denied, assert_refused};
use crate::harness::on_each_database;

#[test]
fn what_falls_due_is_proposed_adjusted_and_approved_by_somebody_else() {
    on_each_database(TODAY, |h| {
        let (_, _) = entrusted(h, json!({}));
        let (procurement, manager) = (h.as_(Role::Procurement), h.as_(Role::Manager));
        let drawn = h.call(&procurement, "review_plan.draw_up", json!({ "year": 2026 })).unwrap();
        assert_eq!(drawn["lines"], 1);
        assert_refused(h.call(&procurement, "review_plan.draw_up", json!({ "year": 2026 })), "year", "review-plan-there");
        assert_refused(h.call(&procurement, "review_plan.draw_up", json!({ "year": 2029 })), "year", "review-plan-year-outside");
        let line = &plan(h)["lines"][0];
        assert_eq!((&line["due_on"], &line["state"], &line["overdue"]), (&json!("2026-06-15"), &json!("proposed"), &json!(null)));
        let late = json!({ "planned_on": "2026-06-16", "method": "document" });
        assert_refused(step(h, "review_plan.adjust", 1, late), "planned_on", "review-plan-date-outside");
        step(h, "review_plan.adjust", 1, json!({ "planned_on": "2026-05-20", "method": "on_site" })).unwrap();
        let propose = json!({ "year": 2026, "seen": plan(h)["seen"] });
        h.call(&procurement, "review_plan.propose", propose).unwrap();
        let adjust = step(h, "review_plan.adjust", 1, json!({ "planned_on": "2026-05-21", "method": "on_site" }));
        assert_conflict(adjust, "plan-not-open");
        let back = json!({ "year": 2026, "seen": plan(h)["seen"], "comment": "方法を見直す" });
        h.call(&manager, "review_plan.return", back).unwrap();
        // Whoever changes a line makes the plan as much as whoever drew it up.
        let other = h.someone(&[Role::PersonalDataManager]);
        let seen = shown(h, 1)["seen"].clone();
        let line = json!({ "id": 1, "seen": seen, "planned_on": "2026-05-22", "method": "on_site" });
        h.call(&other, "review_plan.adjust", line).unwrap();
        let pdm = h.as_(Role::PersonalDataManager);
        h.call(&pdm, "review_plan.propose", json!({ "year": 2026, "seen": plan(h)["seen"] })).unwrap();
        let approve = json!({ "year": 2026, "seen": plan(h)["seen"] });
        for maker in [&pdm, &other] {
            assert_denied(h.call(maker, "review_plan.approve", approve.clone()), "plan-made-it");
        }
        h.call(&manager, "review_plan.approve", approve).unwrap();
        let whole = plan(h);
        assert_eq!((&whole["state"], &whole["lines"][0]["state"]), (&json!("approved"), &json!("planned")));
        assert_eq!(whole["steps"].as_array().unwrap().len(), 4);
    });
}

#[test]
fn a_date_is_overdue_only_once_its_plan_is_approved_and_the_standing_says_so() {
    on_each_database(TODAY, |h| {
        let (id, _) = entrusted(h, json!({}));
        let codes = |on: &str| {
            let whole = h.call(&h.as_(Role::Auditor), "consignee.show", json!({ "id": id, "on": on })).unwrap();
            let reasons = whole["standing"]["reasons"].as_array().unwrap().clone();
            reasons.iter().any(|reason| reason["code"] == "review_overdue")
        };
        assert!(!codes("2026-12-01"), "nobody has set a date, and no law sets one");
        approved(h);
        let planned = plan(h)["lines"][0]["planned_on"].as_str().unwrap().to_owned();
        assert!(!codes(&planned), "the day itself is in time");
        assert!(codes("2026-06-16"));
        let list = h.call(&h.as_(Role::Auditor), "review.list", json!({ "overdue": true, "on": "2026-06-16" })).unwrap();
        assert_eq!(list["lines"][0]["overdue"], "set");
        let due = h.call(&h.as_(Role::Auditor), "deadline.list", json!({ "kind": "review", "until": "2026-06-30" })).unwrap();
        assert_eq!((&due["lines"][0]["key"], &due["lines"][0]["basis"]), (&json!("review:review:1"), &json!("set")));
    });
}

#[test]
fn a_cadence_is_set_for_a_reason_and_never_beyond_the_law() {
    on_each_database(TODAY, |h| {
        let (_, work) = entrusted(h, json!({ "countries": ["US"] }));
        let set = |months: i64| {
            let input = json!({ "entrustment_id": work, "months": months, "reason": "業務の性質" });
            h.call(&h.as_(Role::Procurement), "cadence.set", input)
        };
        assert_refused(set(13), "months", "cadence-beyond-law");
        set(6).unwrap();
        let drawn = h.call(&h.as_(Role::Procurement), "review_plan.draw_up", json!({ "year": 2026 })).unwrap();
        assert_eq!(drawn["lines"], 2, "the cadence begins with the first plan");
    });
}
