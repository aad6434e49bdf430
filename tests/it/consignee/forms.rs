//! Bad input: a clear message at the field, what was typed stays, nothing is written.

use serde_json::{Value, json};

use super::{enter, keeper};
use crate::harness::{Harness, on_each_database};

fn problem(h: &Harness, fields: &Value, field: &str) -> String {
    match h.call(&keeper(h), "consignee.enter", fields.clone()) {
        Err(kantoku::error::Error::Invalid(problems)) => problems.0.get(field).map(|message| message.id.to_owned()).unwrap_or_default(),
        other => panic!("{fields} was not refused at {field}: {other:?}"),
    }
}

#[test]
fn every_error_of_a_corporate_number_has_its_name() {
    on_each_database("2026-11-23", |h| {
        for (number, id) in [
            ("1000012010025", "format-corporate-number-check-digit"),
            ("211105005402", "format-corporate-number-not-13-digits"),
            ("0123456789012", "format-corporate-number-leading-zero"),
            ("2010010000000", "format-corporate-number-spreadsheet-rounded"),
            ("1234567890123", "format-corporate-number-placeholder"),
            ("①4011405001520\n②8040005004621", "format-corporate-number-multiple"),
        ] {
            assert_eq!(problem(h, &json!({ "name": "番号商事", "corporate_number": number }), "corporate_number"), id, "{number}");
        }
        enter(h, &keeper(h), json!({ "name": "番号商事", "corporate_number": " ７０００－０１２０５０００２ " }));
    });
}

#[test]
fn one_that_is_perhaps_there_already_is_pointed_out_and_entered_only_when_it_is_another() {
    on_each_database("2026-11-23", |h| {
        let keeper = keeper(h);
        enter(h, &keeper, json!({ "name": "㈱ミドリ", "corporate_number": "7000012050002" }));
        assert_eq!(problem(h, &json!({ "name": "株式会社ミドリ" }), "name"), "consignee-alike");
        assert_eq!(
            problem(h, &json!({ "name": "別名", "corporate_number": "7000012050002" }), "corporate_number"),
            "consignee-same-number"
        );
        let browser = h.browser_of(&keeper);
        browser
            .post("/consignees", &[("name", "ﾐﾄﾞﾘ(株)")])
            .expect(422)
            .expect_words("よく似た委託先")
            .expect_words("別の相手方として登録する");
        browser.post("/consignees", &[("name", "ﾐﾄﾞﾘ(株)"), ("distinct", "true")]).expect(200).expect_words("委託先を登録しました");
        let similar = h.call(&keeper, "consignee.alike", json!({ "name": "みどり", "corporate_number": "7000012050002" })).unwrap();
        assert!(similar.as_array().is_some_and(|all| !all.is_empty()));
    });
}

#[test]
fn a_change_to_the_name_or_number_of_another_one_is_pointed_out() {
    on_each_database("2026-11-23", |h| {
        let keeper = keeper(h);
        enter(h, &keeper, json!({ "name": "㈱ミドリ", "corporate_number": "7000012050002" }));
        let id = enter(h, &keeper, json!({ "name": "アオバ" }));
        let change = |fields: Value| {
            let mut input = json!({ "id": id, "seen": super::show(h, &keeper, id)["seen"] });
            crate::evaluation::extend(&mut input, fields);
            h.call(&keeper, "consignee.change", input)
        };
        let refused = |fields: Value| crate::evaluation::said(&change(fields).unwrap_err());
        let needed = ("distinct".to_owned(), "consignee-distinct-needed-change");
        assert_eq!(refused(json!({ "name": "株式会社ミドリ" })), [needed.clone(), ("name".to_owned(), "consignee-alike")]);
        let number = json!({ "name": "アオバ", "corporate_number": "7000012050002" });
        assert_eq!(refused(number), [("corporate_number".to_owned(), "consignee-same-number"), needed]);
        let (browser, address) = (h.browser_of(&keeper), format!("/consignees/{id}"));
        let seen = super::show(h, &keeper, id)["seen"].to_string();
        let form = [("seen", &*seen), ("name", "ミドリ株式会社")];
        browser.post(&address, &form).expect(422).expect_words("よく似た委託先").expect_words("別の相手方として保存する");
        browser.post(&address, &[&form[..], &[("distinct", "true")]].concat()).expect(200).expect_words("ミドリ株式会社");
        change(json!({ "name": "ミドリ株式会社", "address": "架空県1" })).expect("a namesake is pointed out once");
    });
}

#[test]
fn the_next_control_number_follows_the_largest_number_whatever_else_people_typed() {
    on_each_database("2026-11-23", |h| {
        let keeper = keeper(h);
        let typed = |no: &str| enter(h, &keeper, json!({ "name": format!("手入力{no}"), "control_no": no, "distinct": true }));
        let next = |name: &str| h.call(&keeper, "consignee.enter", json!({ "name": name })).unwrap()["control_no"].clone();
        typed("C-00005");
        for number in 0..21 {
            typed(&format!("C-X{number:02}"));
        }
        assert_eq!(next("語のあと"), "C-00006", "numbers with words behind the prefix are none");
        typed("C-99999");
        assert_eq!((next("桁上がり"), next("その次")), (json!("C-100000"), json!("C-100001")), "more digits are more");
        typed("C-000000000007");
        typed("c-900000");
        typed("C-");
        assert_eq!(next("ゼロ"), "C-100002", "zeros in front do not make a number larger");
        typed("C-99999999999999999999");
        assert_eq!(next("長い番号"), "C-100000000000000000000");
    });
}

#[test]
fn a_letter_in_a_corporate_number_is_named() {
    on_each_database("2026-11-23", |h| {
        let browser = h.browser_of(&keeper(h));
        for (typed, said) in [("T4999001345489", "先頭の「T」を除いた数字13桁"), ("499900134548A", "数字以外の文字「A」")]
        {
            browser
                .post("/consignees", &[("name", "番号商事"), ("corporate_number", typed)])
                .expect(422)
                .expect_words(said)
                .expect_words(typed);
        }
    });
}

#[test]
fn hostile_and_wrong_input_is_refused_at_its_field_and_leaves_nothing_behind() {
    on_each_database("2026-11-23", |h| {
        let keeper = keeper(h);
        let browser = h.browser_of(&keeper);
        let head = h.head();
        let long = "長".repeat(201);
        for (field, typed) in [
            ("name", ""),
            ("name", "　"),
            ("name", long.as_str()),
            ("name", "NUL\u{0}の会社"),
            ("name", "\u{1b}[31m赤"),
            ("kana", "漢字"),
            ("kind", "castle"),
            ("corporate_number", "abc"),
            ("invoice_number", "T12"),
            ("postal_code", "１２"),
            ("country", "日本"),
            ("contact_phone", "電話"),
            ("contact_email", "not mail"),
            ("from_on", "26/11/23"),
            ("from_on", "令和8年2月30日"),
        ] {
            // The last cell of a name counts.
            let page = browser.post("/consignees", &[("name", "正しい名称"), (field, typed)]);
            assert_eq!(page.status, 422, "{field} = {typed:?}");
            page.assert_fit_to_be_seen();
        }
        assert_eq!(h.head(), head, "nothing was written");
    });
}

#[test]
fn scripts_templates_and_rare_characters_are_names_like_any_other() {
    on_each_database("2026-11-23", |h| {
        let keeper = keeper(h);
        let browser = h.browser_of(&keeper);
        for name in
            ["<script>alert(1)</script>", "𠮷野家🏯", "か\u{3099}ぎ店", "O'Brien & Söhne \"GmbH\"", "${7*7} {% x %}; DROP TABLE ledger;--"]
        {
            let page = browser.post("/consignees", &[("name", name), ("distinct", "true")]).expect(200);
            assert!(!page.text().contains("<script>alert"), "{name} is escaped");
            let id = names_now(h).into_iter().find(|(known, _)| known == name).map(|(_, id)| id);
            assert!(id.is_some(), "{name} is stored as it was typed");
        }
    });
}

fn names_now(h: &Harness) -> Vec<(String, i64)> {
    let page = h.call(&keeper(h), "consignee.list", json!({ "limit": 500 })).unwrap();
    let lines = page["lines"].as_array().cloned().unwrap_or_default();
    lines.iter().map(|line| (line["name"].as_str().unwrap_or_default().to_owned(), line["id"].as_i64().unwrap_or_default())).collect()
}

#[test]
fn a_control_number_is_never_used_twice() {
    on_each_database("2026-11-23", |h| {
        let keeper = keeper(h);
        let id = enter(h, &keeper, json!({ "name": "一番", "control_no": "A-1" }));
        let seen = super::show(h, &keeper, id)["seen"].clone();
        h.call(&keeper, "consignee.end", json!({ "id": id, "seen": seen, "until_on": "2026-11-23", "reason": "契約終了" })).unwrap();
        assert_eq!(problem(h, &json!({ "name": "二番", "control_no": "A-1" }), "control_no"), "consignee-control-no-used");
        let first = h.call(&keeper, "consignee.enter", json!({ "name": "自動" })).unwrap();
        let second = h.call(&keeper, "consignee.enter", json!({ "name": "自動二" })).unwrap();
        assert_eq!((&first["control_no"], &second["control_no"]), (&json!("C-00001"), &json!("C-00002")));
    });
}
