//! The timeline: each event by the day from which it holds, with the entry and the person that recorded it.

use kantoku::domain::access::{Actor, Role};
use kantoku::operations::list::find;
use serde_json::{Value, json};

use crate::evaluation::{begun, decide, four, marks, sheet, submit};
use crate::harness::{Browser, Harness, PASSWORD, login_of, on_each_database};

/// The day before everything: the clock of the ledger does not run backwards.
const FIRST: &str = "2026-04-01";
const LAST: &str = "2026-11-23";

fn does(h: &Harness, day: &str, actor: &Actor, operation: &str, input: &Value) -> Value {
    find(operation).unwrap().call_and_wait(&h.on(day), actor, input.clone()).unwrap()
}

fn whole(h: &Harness, actor: &Actor, id: &Value) -> Value {
    does(h, LAST, actor, "consignee.show", &json!({ "id": id }))
}

/// The events of one kind: day, entry, who recorded it, and the fields that it names.
fn events(whole: &Value, kind: &str) -> Vec<(String, i64, String, Value)> {
    let all = whole["timeline"].as_array().unwrap().iter().filter(|event| event["what"]["id"] == kind);
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    all.map(|event| {
        let fields = event["what"]["args"]["fields"]["labels"].clone();
        (text(&event["on"]), event["seq"].as_i64().unwrap(), text(&event["recorded_by"]), fields)
    })
    .collect()
}

fn name(actor: &Actor) -> String {
    format!("試験 {}郎", actor.person.unwrap())
}

#[test]
fn a_change_is_dated_by_the_day_from_which_it_holds_and_a_correction_by_its_own() {
    on_each_database(FIRST, |h| {
        let (one, other) = (h.someone(&[Role::Procurement]), h.someone(&[Role::Procurement]));
        let entry = json!({ "name": "旧商事", "address": "架空県1", "from_on": "2019-04-01" });
        let id = does(h, FIRST, &one, "consignee.enter", &entry)["id"].clone();
        let entered = h.head();
        let change = |day: &str, actor: &Actor, mut fields: Value| {
            fields["id"] = id.clone();
            fields["seen"] = whole(h, actor, &id)["seen"].clone();
            does(h, day, actor, "consignee.change", &fields);
            h.head()
        };
        let moved = change("2026-08-01", &other, json!({ "name": "新商事", "address": "架空県2", "from_on": "2026-10-01" }));
        let corrected = change("2026-11-05", &one, json!({ "name": "新商事", "address": "架空県2", "representative": "山田" }));
        let end = json!({ "id": id, "seen": whole(h, &one, &id)["seen"], "until_on": "2026-12-31", "reason": "終了" });
        does(h, "2026-11-20", &other, "consignee.end", &end);
        let ended = h.head();
        let noted = json!({ "name": "新商事", "address": "架空県2", "representative": "山田", "note": "追記" });
        let noted = change("2026-11-22", &one, noted);
        let shown = whole(h, &one, &id);
        let none = Value::Null;
        assert_eq!(events(&shown, "timeline-entered"), [("2019-04-01".to_owned(), entered, name(&one), none.clone())]);
        assert_eq!(events(&shown, "timeline-renamed"), [("2026-10-01".to_owned(), moved, name(&other), none.clone())]);
        assert_eq!(
            events(&shown, "timeline-changed"),
            [("2026-10-01".to_owned(), moved, name(&other), json!(["consignee-address"]))],
            "neither the end nor what is kept for the days before is a change"
        );
        assert_eq!(
            events(&shown, "timeline-corrected"),
            [
                ("2026-11-22".to_owned(), noted, name(&one), json!(["consignee-note"])),
                ("2026-11-05".to_owned(), corrected, name(&one), json!(["consignee-representative"])),
            ]
        );
        assert_eq!(events(&shown, "timeline-ended"), [("2026-12-31".to_owned(), ended, name(&other), none)], "whoever corrected it later");
        let before = does(h, LAST, &one, "consignee.show", &json!({ "id": id, "on": "2026-11-10" }));
        assert_eq!(events(&before, "timeline-corrected").len(), 1, "what is corrected later is no event of that day");
    });
}

#[test]
fn changes_of_work_stand_in_the_timeline_with_what_changed() {
    on_each_database(FIRST, |h| {
        let (one, other) = (h.someone(&[Role::Procurement]), h.someone(&[Role::Procurement]));
        let id = does(h, FIRST, &one, "consignee.enter", &json!({ "name": "業務商事", "from_on": "2019-04-01" }))["id"].clone();
        let work = json!({ "consignee_id": id, "work": "発送", "principals": 10, "from_on": "2025-04-01", "until_on": "2027-03-31" });
        let work = does(h, FIRST, &one, "entrustment.enter", &work)["id"].clone();
        let entered = h.head();
        let change = |day: &str, actor: &Actor, mut fields: Value| {
            fields["id"] = work.clone();
            fields["seen"] = whole(h, actor, &id)["entrustments"][0]["seen"].clone();
            does(h, day, actor, "entrustment.change", &fields);
            h.head()
        };
        let raised = json!({ "work": "発送", "principals": 5000, "my_number": true, "from_on": "2026-10-01" });
        let raised = change("2026-08-01", &other, raised);
        let corrected = json!({ "work": "発送と封入", "principals": 5000, "my_number": true });
        let corrected = change("2026-11-05", &one, corrected);
        let shown = whole(h, &one, &id);
        let fields = json!(["entrustment-principals", "entrustment-my-number-short"]);
        assert_eq!(events(&shown, "timeline-work-from"), [("2025-04-01".to_owned(), entered, name(&one), Value::Null)]);
        assert_eq!(events(&shown, "timeline-work-changed"), [("2026-10-01".to_owned(), raised, name(&other), fields)]);
        assert_eq!(
            events(&shown, "timeline-work-corrected"),
            [("2026-11-05".to_owned(), corrected, name(&one), json!(["entrustment-work"]))]
        );
        assert_eq!(events(&shown, "timeline-work-until"), [("2027-03-31".to_owned(), entered, name(&one), Value::Null)]);
        let browser = Browser::new(h.on(LAST));
        browser.sign_in(&login_of(&h.register, &one), PASSWORD);
        let page = browser.get(&format!("/consignees/{id}")).expect(200);
        page.expect_words("（本人数（人） / 個人番号）").expect_words(&format!("{}が2026年8月1日に記録", name(&other)));
    });
}

#[test]
fn a_condition_that_is_met_names_who_recorded_that_and_not_who_decided() {
    on_each_database(FIRST, |h| {
        let evaluation = begun(h, four());
        let id = sheet(h, evaluation)["consignee"]["id"].clone();
        marks(h, evaluation, "○○△×");
        submit(h, evaluation);
        let conditions = json!([{ "text": "暗号化する", "due_on": "2026-06-30" }, { "text": "台帳を作る", "due_on": "2026-06-30" }]);
        decide(h, evaluation, "conditional", json!({ "valid_until_on": "2027-03-31", "conditions": conditions })).unwrap();
        let decided = h.head();
        let (manager, keeper) = (h.as_(Role::Manager), h.as_(Role::Procurement));
        let met = json!({ "id": evaluation, "number": 1, "seen": 0, "met_on": "2026-05-01", "note": "設定画面を確認" });
        does(h, "2026-05-10", &keeper, "evaluation.meet_condition", &met);
        let recorded = h.head();
        let shown = whole(h, &manager, &id);
        assert_eq!(events(&shown, "timeline-condition-met"), [("2026-05-01".to_owned(), recorded, name(&keeper), Value::Null)]);
        assert_eq!(events(&shown, "timeline-condition-due"), [("2026-06-30".to_owned(), decided, name(&manager), Value::Null)]);
        let at = |seq: i64| {
            let all = shown["timeline"].as_array().unwrap();
            all.iter().find(|event| event["seq"] == seq).unwrap()["recorded_at"].as_str().unwrap()[..10].to_owned()
        };
        assert_eq!((at(decided), at(recorded)), ("2026-04-01".to_owned(), "2026-05-10".to_owned()));
    });
}
