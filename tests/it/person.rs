//! People and departments in the register, through operations and pages.

use diesel::connection::SimpleConnection;
use kantoku::domain::access::{Actor, Role};
use kantoku::error::Error;
use kantoku::store::conn::Address;
use serde_json::{Value, json};

use crate::harness::{Harness, on_each_database, on_one_database};

/// Enters a person who has been there since 2020-04-01.
fn enter(h: &Harness, code: &str, name: &str, kana: &str, department: &str) -> i64 {
    let input = json!({ "code": code, "name": name, "kana": kana, "kind": "staff", "department": department, "from_on": "2020-04-01" });
    h.call(&Actor::console(), "person.enter", input).expect("a person can be entered")["id"].as_i64().unwrap()
}

fn department(h: &Harness, code: &str, name: &str) -> i64 {
    let input = json!({ "code": code, "name_ja": name, "from_on": "2010-04-01" });
    h.call(&Actor::console(), "department.enter", input).expect("a department can be entered")["id"].as_i64().unwrap()
}

fn show(h: &Harness, id: i64, on: &str) -> Value {
    h.call(&Actor::console(), "person.show", json!({ "id": id, "on": on })).expect("the person is there")
}

/// A change of the person as they are now.
fn change(h: &Harness, id: i64, changes: &Value) -> Result<Value, Error> {
    let whole = show(h, id, "2026-04-01");
    let now = &whole["now"];
    let mut input = json!({ "id": id, "seen": whole["seen"], "code": now["code"], "name": now["name"], "kana": now["kana"],
        "kind": now["kind"], "department": now["department_code"], "email": now["email"] });
    for (name, value) in changes.as_object().unwrap() {
        input[name] = value.clone();
    }
    h.call(&Actor::console(), "person.change", input)
}

fn leave(h: &Harness, id: i64, until_on: &str) -> Result<Value, Error> {
    let seen = show(h, id, "2026-04-01")["seen"].clone();
    h.call(&Actor::console(), "person.leave", json!({ "id": id, "seen": seen, "until_on": until_on }))
}

fn names(h: &Harness, input: Value) -> Vec<String> {
    let page = h.call(&Actor::console(), "person.list", input).expect("the list can be asked for");
    page["lines"].as_array().unwrap().iter().map(|line| line["name"].as_str().unwrap().to_owned()).collect()
}

fn fields(error: Error) -> Vec<(String, &'static str)> {
    match error {
        Error::Invalid(problems) => problems.0.into_iter().map(|(field, message)| (field, message.id)).collect(),
        other => panic!("{other}"),
    }
}

fn conflict(result: Result<Value, Error>) -> &'static str {
    match result {
        Err(Error::Conflict(message)) => message.id,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_move_keeps_what_was_before() {
    on_each_database("2026-04-01", |h| {
        department(h, "A", "総務部");
        department(h, "B", "会員支援部");
        let id = enter(h, "S001", "架空 花子", "カクウ ハナコ", "A");
        change(h, id, &json!({ "department": "会員支援部", "from_on": "2025-10-01" })).unwrap();
        for (on, name) in [("2025-09-30", "総務部"), ("2025-10-01", "会員支援部"), ("2026-04-01", "会員支援部")] {
            assert_eq!(show(h, id, on)["now"]["department_ja"], name, "{on}");
        }
        let periods = show(h, id, "2026-04-01")["periods"].clone();
        assert_eq!(periods[1]["until_on"], "2025-09-30");
        assert_eq!(periods[0]["until_on"], Value::Null);
    });
}

#[test]
fn a_correction_without_a_date_leaves_one_period() {
    on_each_database("2026-04-01", |h| {
        let id = enter(h, "S001", "架空 花子", "カクウ ハナコ", "");
        change(h, id, &json!({ "name": "架空 華子" })).unwrap();
        let whole = show(h, id, "2020-04-01");
        assert_eq!(whole["now"]["name"], "架空 華子");
        assert_eq!(whole["periods"].as_array().unwrap().len(), 1);
    });
}

#[test]
fn who_leaves_is_listed_up_to_the_last_day_and_may_come_back() {
    on_each_database("2026-04-01", |h| {
        let id = enter(h, "S001", "架空 花子", "カクウ ハナコ", "");
        leave(h, id, "2025-03-31").unwrap();
        assert_eq!(names(h, json!({ "on": "2025-03-31" })), ["架空 花子"]);
        assert!(names(h, json!({ "on": "2025-04-01" })).is_empty());
        assert_eq!(show(h, id, "2026-04-01")["belongs"], false);
        change(h, id, &json!({ "from_on": "2026-04-01" })).unwrap();
        assert!(names(h, json!({ "on": "2026-03-31" })).is_empty());
        assert_eq!(names(h, json!({})), ["架空 花子"]);
    });
}

#[test]
fn a_last_day_takes_back_what_was_to_come() {
    on_each_database("2026-04-01", |h| {
        let id = enter(h, "S001", "架空 花子", "カクウ ハナコ", "");
        change(h, id, &json!({ "kind": "officer", "from_on": "2026-07-01" })).unwrap();
        leave(h, id, "2026-05-31").unwrap();
        assert!(names(h, json!({ "on": "2026-07-01" })).is_empty());
        leave(h, id, "2026-06-30").unwrap();
        assert_eq!(show(h, id, "2026-04-01")["periods"][0]["until_on"], "2026-06-30");
        assert_eq!(fields(leave(h, id, "2020-03-31").unwrap_err()), [("until_on".to_owned(), "person-end-before-start")]);
    });
}

#[test]
fn a_stale_form_overwrites_nothing_and_the_same_form_twice_is_one_entry() {
    on_each_database("2026-04-01", |h| {
        let id = enter(h, "S001", "架空 花子", "カクウ ハナコ", "");
        let seen = show(h, id, "2026-04-01")["seen"].clone();
        change(h, id, &json!({ "email": "hanako@example.org" })).unwrap();
        assert_eq!(conflict(change(h, id, &json!({ "seen": seen, "email": "other@example.org" }))), "stale-form");
        let head = h.head();
        change(h, id, &json!({})).unwrap();
        leave(h, id, "2026-12-31").unwrap();
        leave(h, id, "2026-12-31").unwrap();
        assert_eq!(h.head(), head + 1);
        assert_eq!(show(h, id, "2026-04-01")["now"]["email"], "hanako@example.org");
    });
}

#[test]
fn everything_that_is_wrong_with_a_person_is_said_at_once() {
    on_each_database("2026-04-01", |h| {
        enter(h, "S001", "架空 花子", "カクウ ハナコ", "");
        let input = json!({ "code": "S001", "name": "仮", "kana": "仮", "kind": "staff", "department": "ない部", "email": "a b",
            "from_on": "2026-04-01", "until_on": "2026-03-31" });
        let expected = [
            ("code", "person-code-used"),
            ("department", "department-unknown"),
            ("email", "person-email-form"),
            ("kana", "person-kana-form"),
            ("until_on", "person-end-before-start"),
        ];
        let said = fields(h.call(&Actor::console(), "person.enter", input).unwrap_err());
        assert_eq!(said, expected.map(|(field, id)| (field.to_owned(), id)));
    });
}

#[test]
fn people_are_found_in_any_spelling_and_by_what_they_belong_to() {
    on_each_database("2026-04-01", |h| {
        let kaiin = department(h, "KAIIN", "会員支援部");
        enter(h, "S001", "髙橋　花子", "たかはし はなこ", "KAIIN");
        enter(h, "S002", "渡邊 太郎", "ワタナベ タロウ", "");
        for (search, found) in [
            ("高橋花子", "髙橋　花子"),
            ("ﾀｶﾊｼ", "髙橋　花子"),
            ("はなこ", "髙橋　花子"),
            ("渡辺", "渡邊 太郎"),
            ("s-002", "渡邊 太郎"),
            ("Ｓ００２", "渡邊 太郎"),
        ] {
            assert_eq!(names(h, json!({ "search": search })), [found], "{search}");
        }
        assert!(names(h, json!({ "search": "佐藤" })).is_empty());
        assert_eq!(names(h, json!({ "department_id": kaiin })), ["髙橋　花子"]);
        assert!(names(h, json!({ "kind": "officer" })).is_empty());
    });
}

#[test]
fn the_pages_of_the_list_follow_each_other_in_the_order_of_the_syllabary() {
    on_each_database("2026-04-01", |h| {
        let kana = ["ワタナベ", "アベ", "サトウ", "サトウ", "ハバ", "ババ", "いとう"];
        for (place, kana) in kana.iter().enumerate() {
            enter(h, &format!("S{place:03}"), &format!("人{place}"), kana, "");
        }
        let (mut all, mut after) = (Vec::new(), Value::Null);
        loop {
            let page = h.call(&Actor::console(), "person.list", json!({ "limit": 2, "after": after })).unwrap();
            assert_eq!(page["total"], 7);
            all.extend(page["lines"].as_array().unwrap().iter().map(|line| line["name"].as_str().unwrap().to_owned()));
            after = page["next"].clone();
            if after.is_null() {
                break;
            }
        }
        assert_eq!(all, ["人1", "人6", "人2", "人3", "人4", "人5", "人0"]);
        let wrong = h.call(&Actor::console(), "person.list", json!({ "after": "nonsense" })).unwrap_err();
        assert_eq!(fields(wrong), [("after".to_owned(), "input-cursor")]);
    });
}

#[test]
fn who_holds_an_office_or_administers_alone_does_not_leave() {
    on_each_database("2026-04-01", |h| {
        let administrator = h.as_(Role::Administrator);
        let said = fields(leave(h, administrator.person.unwrap(), "2026-04-30").unwrap_err());
        assert_eq!(said, [("until_on".to_owned(), "account-last-administrator")]);
        let representative = h.as_(Role::Representative);
        let said = fields(leave(h, representative.person.unwrap(), "2026-04-30").unwrap_err());
        assert_eq!(said, [("until_on".to_owned(), "person-holds-office")]);
        h.someone(&[Role::Administrator]);
        leave(h, administrator.person.unwrap(), "2026-04-30").unwrap();
    });
}

#[test]
fn erasing_leaves_nothing_of_the_person_and_the_chain_whole() {
    on_each_database("2026-04-01", |h| {
        let manager = h.as_(Role::PersonalDataManager);
        let id = enter(h, "X-771", "消野 忘", "ケシノ ボウ", "");
        change(h, id, &json!({ "email": "wasure@example.org", "from_on": "2021-04-01" })).unwrap();
        let invited = h.call(&Actor::console(), "account.invite", json!({ "person_id": id, "login": "wasure", "roles": ["staff"] }));
        invited.expect("the person still belongs");
        leave(h, id, "2026-03-31").unwrap();
        let said = h.call(&manager, "person.erase", json!({ "id": id, "reason": "保存期間の満了" })).unwrap();
        assert_eq!(said["destroyed"], 4);
        for word in ["消野", "ケシノ", "けしの", "X-771", "wasure"] {
            assert!(!stands_somewhere(h, word), "{word} is still there");
        }
        let whole = show(h, id, "2026-04-01");
        assert_eq!((&whole["erased"], &whole["now"]["name"]), (&json!(true), &json!("■■■")));
        assert_eq!(conflict(change(h, id, &json!({ "name": "だれか", "code": "S9" }))), "person-erased");
        let head = h.head();
        h.call(&manager, "person.erase", json!({ "id": id, "reason": "もう一度" })).unwrap();
        assert_eq!(h.head(), head, "what is erased is not erased again");
    });
}

/// Whether a word stands in any row in which something about a person can stand.
fn stands_somewhere(h: &Harness, word: &str) -> bool {
    use diesel::prelude::*;
    use diesel::sql_types::{BigInt, Text};
    #[derive(QueryableByName)]
    struct Found {
        #[diesel(sql_type = BigInt)]
        n: i64,
    }
    let tables =
        [("payload", "body"), ("person", "name || kana || code || email || search_key"), ("account", "login"), ("api_token", "name")];
    tables.iter().any(|(table, texts)| {
        let mark = if h.database.engine == crate::harness::Engine::Sqlite { "?" } else { "$1" };
        let question = format!("SELECT count(*) AS n FROM {table} WHERE {texts} LIKE {mark}");
        let found = diesel::sql_query(question).bind::<Text, _>(format!("%{word}%")).get_result::<Found>(&mut h.conn()).unwrap();
        found.n > 0
    })
}

#[test]
fn what_was_erased_is_gone_from_the_pages_of_the_file_too() {
    on_one_database("2026-04-01", |h| {
        let manager = h.as_(Role::PersonalDataManager);
        let name = "消去対象太郎左衛門";
        let id = enter(h, "X-772", name, "ショウキョ", "");
        leave(h, id, "2026-03-31").unwrap();
        let there = |h: &Harness| {
            h.conn().batch_execute("PRAGMA wal_checkpoint(TRUNCATE)").expect("the log can be emptied");
            let Address::Sqlite(path) = h.database.address() else { panic!("this is about files") };
            std::fs::read(path).unwrap().windows(name.len()).any(|piece| piece == name.as_bytes())
        };
        assert!(there(h));
        h.call(&manager, "person.erase", json!({ "id": id, "reason": "保存期間の満了" })).unwrap();
        assert!(!there(h), "it stands in what is no longer used of the file");
    });
}

#[test]
fn only_who_is_gone_is_erased_and_only_by_the_personal_data_manager() {
    on_each_database("2026-04-01", |h| {
        let id = enter(h, "S001", "架空 花子", "カクウ ハナコ", "");
        let input = json!({ "id": id, "reason": "本人の請求" });
        let refused = h.call(&h.as_(Role::PersonalDataManager), "person.erase", input.clone()).unwrap_err();
        assert_eq!(fields(refused), [(String::new(), "person-erase-still-belongs")]);
        leave(h, id, "2026-03-31").unwrap();
        for role in [Role::Administrator, Role::Procurement, Role::Representative, Role::Auditor] {
            assert!(matches!(h.call(&h.as_(role), "person.erase", input.clone()), Err(Error::Denied(_))), "{role}");
        }
        assert!(matches!(h.call(&Actor::console(), "person.erase", input.clone()), Err(Error::Denied(_))));
        let blank = h.call(&h.as_(Role::PersonalDataManager), "person.erase", json!({ "id": id, "reason": "　" })).unwrap_err();
        assert_eq!(fields(blank), [("reason".to_owned(), "input-required")]);
        h.call(&h.as_(Role::PersonalDataManager), "person.erase", input).unwrap();
    });
}

#[test]
fn a_department_is_named_for_its_time_and_dissolved_when_nobody_is_left() {
    on_each_database("2026-04-01", |h| {
        let id = department(h, "SOMU", "総務課");
        let line = |on: &str| h.call(&Actor::console(), "department.list", json!({ "on": on })).unwrap()[0].clone();
        let seen = line("2026-04-01")["seen"].clone();
        let input = json!({ "id": id, "seen": seen, "code": "SOMU", "name_ja": "総務部", "from_on": "2025-04-01" });
        h.call(&Actor::console(), "department.change", input.clone()).unwrap();
        let head = h.head();
        h.call(&Actor::console(), "department.change", input.clone()).unwrap();
        assert_eq!(h.head(), head, "the same form once more is no entry");
        let mut stale = input;
        stale["name_ja"] = json!("別の部");
        assert_eq!(conflict(h.call(&Actor::console(), "department.change", stale)), "stale-form");
        assert_eq!((line("2025-03-31")["name_ja"].clone(), line("2025-04-01")["name_ja"].clone()), (json!("総務課"), json!("総務部")));
        let person = enter(h, "S001", "架空 花子", "カクウ ハナコ", "総務部");
        assert_eq!(line("2026-04-01")["people"], 1);
        let end = || json!({ "id": id, "seen": line("2026-04-01")["seen"], "until_on": "2026-04-30" });
        let refused = fields(h.call(&Actor::console(), "department.end", end()).unwrap_err());
        assert_eq!(refused, [("until_on".to_owned(), "department-has-people")]);
        change(h, person, &json!({ "department": "", "from_on": "2026-04-30" })).unwrap();
        h.call(&Actor::console(), "department.end", end()).unwrap();
        assert_eq!(h.call(&Actor::console(), "department.list", json!({ "on": "2026-05-01" })).unwrap(), json!([]));
        let again =
            h.call(&Actor::console(), "department.enter", json!({ "code": "SOMU", "name_ja": "新総務部", "from_on": "2026-04-30" }));
        assert_eq!(fields(again.unwrap_err()), [("code".to_owned(), "department-code-used")]);
        h.call(&Actor::console(), "department.enter", json!({ "code": "SOMU", "name_ja": "新総務部", "from_on": "2026-05-01" })).unwrap();
    });
}

#[test]
fn a_person_goes_through_the_pages_from_the_first_day_to_the_last() {
    on_each_database("2026-04-01", |h| {
        department(h, "KAIIN", "会員支援部");
        let browser = h.browser_of(&h.as_(Role::PersonalDataManager));
        browser.get("/people/new").expect(200).expect_words("会員支援部");
        let form = [("code", "S001"), ("name", "架空 花子"), ("kana", "かくう はなこ"), ("kind", "staff"), ("department", "KAIIN")];
        let refused = browser.post("/people", &[&form[..], &[("from_on", "26/4/1")]].concat()).expect(422);
        refused.expect_words("value=\"26/4/1\"").expect_words("年を特定できません");
        let shown = browser.post("/people", &[&form[..], &[("from_on", "令和2年4月1日")]].concat()).expect(200);
        let shown = shown.expect_words("カクウ ハナコ").expect_words("2020/04/01から");
        let address = shown.path.clone();
        browser.get(&format!("{address}/edit")).expect(200).expect_words("value=\"架空 花子\"");
        browser.get(&format!("{address}/leave")).expect(200);
        let seen = h.head().to_string();
        let stale = browser.post(&format!("{address}/leave"), &[("seen", "1"), ("until_on", "2026-03-31")]).expect(422);
        stale.expect_words("ほかの人が内容を更新しました");
        browser.post(&format!("{address}/leave"), &[("seen", &seen), ("until_on", "2026-03-31")]).expect(200).expect_words("離籍");
        browser.speak("en");
        browser.get(&format!("{address}?lang=en")).expect(200).expect_words("Has left");
        browser.get("/people?on=2026-03-31").expect(200).expect_words("架空 花子");
        assert!(!browser.get("/people").expect(200).says("架空 花子"));
        browser.post(&format!("{address}/erase"), &[("reason", "expiry")]).expect(200).expect_words("Erased");
        assert!(!browser.get(&address).expect(200).says("架空"));
    });
}

#[test]
fn what_is_typed_comes_back_as_text() {
    on_each_database("2026-04-01", |h| {
        let browser = h.browser_of(&h.as_(Role::Administrator));
        let name = "<script>alert(1)</script>\u{1F980}か\u{3099}";
        let shown = browser.post("/people", &[("code", "S001"), ("name", name), ("kind", "staff")]);
        assert!(shown.says("&lt;script&gt;") && !shown.says("<script>alert"), "{}", shown.text());
        browser.get("/people").expect(200).expect_words("\u{1F980}か\u{3099}");
    });
}
