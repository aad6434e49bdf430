//! From draft to superseded, and which stages are governed.

use kantoku::domain::access::{Door, Role};
use serde_json::{Value, json};

use super::{TODAY, approve, created, in_force, proposed, refused, shown, text, writer};
use crate::harness::{day, on_each_database};

#[test]
fn a_rule_is_written_proposed_adopted_by_somebody_else_and_superseded_on_its_day() {
    on_each_database(TODAY, |h| {
        let first = in_force(h, "handling", &json!({}));
        let rule_id = shown(h, first)["rule_id"].clone();
        let second = h.call(&writer(h), "rule.draft", json!({ "rule_id": rule_id })).unwrap().as_i64().unwrap();
        assert_eq!(shown(h, second)["body_ja"], shown(h, first)["body_ja"], "the next version begins as a copy");
        refused(h.call(&h.someone(&[Role::PersonalDataManager]), "rule.draft", json!({ "rule_id": rule_id })), "rule-draft-open");
        proposed(h, second, &json!({ "stages": ["deletion"], "changed": "第2条を追加" }));
        approve(h, second, "2026-05-01").unwrap();
        for (on, current) in
            [("2026-03-31", Value::Null), (TODAY, json!(first)), ("2026-04-30", json!(first)), ("2026-05-01", json!(second))]
        {
            let listed = h.call(&writer(h), "rule.list", json!({ "on": on })).unwrap();
            let found = listed["rules"].as_array().unwrap().first().map_or(Value::Null, |rule| rule["in_force"].clone());
            assert_eq!(found, current, "{on}");
        }
        let states = |on: &str| {
            let listed = h.call(&writer(h), "rule.list", json!({ "on": on })).unwrap();
            let versions = listed["rules"][0]["versions"].as_array().unwrap().clone();
            versions.iter().map(|version| version["state"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(states("2026-05-01"), ["adopted", "superseded"]);
        assert_eq!(states("2026-04-30"), ["adopted", "adopted"]);
    });
}

#[test]
fn nobody_adopts_or_withdraws_what_they_wrote_through_any_door() {
    on_each_database(TODAY, |h| {
        let author = h.someone(&[Role::PersonalDataManager, Role::Manager, Role::Administrator]);
        let input = json!({ "code": "own", "kind": "other", "title_ja": "規程", "title_en": "Rule" });
        let id = h.call(&author, "rule.create", input).unwrap().as_i64().unwrap();
        proposed(h, id, &json!({}));
        let input = json!({ "version_id": id, "seen": shown(h, id)["seq"], "effective_on": TODAY });
        for door in [Door::Page, Door::Api, Door::Cli, Door::Import, Door::Job] {
            for actor in [&author, &writer(h)] {
                refused(h.call(&actor.clone().through(door), "rule.approve", input.clone()), "version-own");
            }
        }
        approve(h, id, TODAY).unwrap();
        let input = json!({ "version_id": id, "seen": shown(h, id)["seq"], "comment": "不都合" });
        refused(h.call(&author, "rule.withdraw", input.clone()), "version-own-stays");
        h.call(&h.as_(Role::Manager), "rule.withdraw", input).unwrap();
        assert_eq!(shown(h, id)["state"], "withdrawn");
    });
}

#[test]
fn what_cannot_be_right_is_refused_with_its_reason() {
    on_each_database(TODAY, |h| {
        let id = created(h, "handling");
        let other = json!({ "code": "handling", "kind": "other", "title_ja": "別", "title_en": "Other" });
        refused(h.call(&writer(h), "rule.create", other), "rule-code-taken");
        let form = json!({ "code": "取扱", "kind": "other", "title_ja": "別", "title_en": "Other" });
        refused(h.call(&writer(h), "rule.create", form), "rule-code-form");
        let propose = || h.call(&writer(h), "rule.propose", json!({ "version_id": id, "seen": shown(h, id)["seq"] }));
        refused(propose(), "rule-needs-text");
        h.call(&writer(h), "rule.write", text(h, id, &json!({ "body_en": "" }))).unwrap();
        refused(propose(), "rule-needs-both-languages");
        refused(h.call(&writer(h), "rule.write", text(h, id, &json!({ "audience": "departments" }))), "rule-needs-departments");
        let nowhere = json!({ "audience": "departments", "departments": [999_999] });
        refused(h.call(&writer(h), "rule.write", text(h, id, &nowhere)), "rule-no-such-department");
        let stale = text(h, id, &json!({}));
        h.call(&writer(h), "rule.write", text(h, id, &json!({ "changed": "a" }))).unwrap();
        refused(h.call(&writer(h), "rule.write", stale), "stale-form");
        proposed(h, id, &json!({}));
        refused(approve(h, id, "2026-03-31"), "version-effective-before-adoption");
        let half = json!({ "version_id": id, "seen": shown(h, id)["seq"], "effective_on": TODAY, "published_on": TODAY });
        refused(h.call(&h.as_(Role::Manager), "rule.approve", half), "rule-needs-address");
        refused(h.call(&h.as_(Role::Staff), "rule.write", text(h, id, &json!({}))), "access-denied");
        refused(h.call(&writer(h), "rule.write", text(h, id, &json!({ "changed": "b" }))), "version-step-out-of-order");
    });
}

#[test]
fn a_stage_that_no_rule_in_force_governs_is_named_for_any_date() {
    on_each_database(TODAY, |h| {
        let stages = |on: &str| h.call(&h.as_(Role::Staff), "rule.stages", json!({ "on": on })).unwrap();
        assert_eq!(stages(TODAY)["uncovered"].as_array().unwrap().len(), 5);
        let id = in_force(h, "handling", &json!({ "stages": ["acquisition", "use", "storage", "transfer"] }));
        assert_eq!(stages(TODAY)["uncovered"], json!(["deletion"]));
        assert_eq!(stages("2026-03-31")["uncovered"].as_array().unwrap().len(), 5, "the day before nothing was in force");
        let row = &stages(TODAY)["stages"][2];
        assert_eq!((&row["stage"], &row["rules"][0]["version_id"]), (&json!("storage"), &json!(id)));
        let register = h.on("2026-06-01");
        let seen = shown(h, id)["seq"].as_i64().unwrap();
        let withdraw = kantoku::operations::rule::Withdraw { version_id: id, seen, comment: "廃止".into() };
        register.run(&h.as_(Role::Manager), &withdraw).unwrap();
        assert_eq!(stages("2026-05-31")["uncovered"], json!(["deletion"]));
        assert_eq!(stages("2026-06-01")["uncovered"].as_array().unwrap().len(), 5);
    });
}

#[test]
fn where_it_is_published_is_recorded_and_corrected() {
    on_each_database(TODAY, |h| {
        let id = in_force(h, "handling", &json!({}));
        let publish = |at: &str| {
            let input = json!({ "version_id": id, "published_on": TODAY, "published_at": at });
            h.call(&h.as_(Role::Manager), "rule.publish", input).unwrap();
        };
        publish("https://example.jp/privcy");
        let wrong = h.head();
        publish("https://example.jp/privacy");
        assert_eq!(shown(h, id)["published_at"], "https://example.jp/privacy");
        let then = h.call(&writer(h), "rule.show", json!({ "version_id": id, "known": wrong })).unwrap();
        assert_eq!(then["published_at"], "https://example.jp/privcy", "what was known stays known");
        let head = h.head();
        publish("https://example.jp/privacy");
        assert_eq!(h.head(), head, "the same once more changes nothing");
        assert_eq!(shown(h, id)["published_on"], json!(day(TODAY)));
    });
}
