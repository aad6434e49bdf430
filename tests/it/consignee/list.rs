//! The list: search in any spelling, order of the reading, pages, filters, files.

use kantoku::domain::access::Role;
use kantoku::intake::{self, columns, headings};
use serde_json::json;

use super::{enter, keeper, names};
use crate::harness::on_each_database;

#[test]
fn a_consignee_is_found_in_any_spelling() {
    on_each_database("2026-11-23", |h| {
        let keeper = keeper(h);
        enter(h, &keeper, json!({ "name": "㈱ミドリ発送センター", "kana": "ミドリハッソウセンター", "control_no": "K-001" }));
        enter(h, &keeper, json!({ "name": "髙橋会計事務所", "kana": "タカハシカイケイジムショ" }));
        for search in ["株式会社ミドリ発送センター", "（株）ﾐﾄﾞﾘ", "みどりはっそう", "ﾐﾄﾞﾘﾊｯｿｳｾﾝﾀｰ", "Ｋ－００１", "k-001", "midori"]
        {
            let found = names(&h.call(&keeper, "consignee.list", json!({ "search": search })).unwrap());
            let expected: &[&str] = if search == "midori" { &[] } else { &["㈱ミドリ発送センター"] };
            assert_eq!(found, expected, "{search}");
        }
        let found = names(&h.call(&keeper, "consignee.list", json!({ "search": "高橋" })).unwrap());
        assert_eq!(found, ["髙橋会計事務所"], "a variant of a character is the same character to those who search");
    });
}

#[test]
fn characters_of_a_pattern_stand_for_themselves() {
    on_each_database("2026-11-23", |h| {
        let keeper = keeper(h);
        enter(h, &keeper, json!({ "name": "テスト商会" }));
        for search in ["%", "_", "!", "' OR 1=1 --", "\\"] {
            let page = h.call(&keeper, "consignee.list", json!({ "search": search })).unwrap();
            let letters = search.chars().any(char::is_alphanumeric);
            assert_eq!(names(&page).len(), usize::from(!letters), "{search}: signs alone narrow nothing down, words do");
        }
    });
}

#[test]
fn pages_follow_the_order_of_the_reading_and_do_not_overlap() {
    on_each_database("2026-11-23", |h| {
        let keeper = keeper(h);
        for kana in ["ババ", "ハハ", "パパ", "ばば", "ハーハ", "ハバ", "アサヒ"] {
            enter(h, &keeper, json!({ "name": format!("{kana}の家"), "kana": kana, "distinct": true }));
        }
        let mut seen = Vec::new();
        let mut after = None;
        loop {
            let page = h.call(&keeper, "consignee.list", json!({ "limit": 2, "after": after })).unwrap();
            seen.extend(names(&page));
            after = page["next"].as_str().map(ToOwned::to_owned);
            if after.is_none() {
                break;
            }
        }
        assert_eq!(seen.first().map(String::as_str), Some("アサヒの家"));
        assert_eq!(seen.iter().map(|name| name.trim_end_matches("の家")).collect::<Vec<_>>()[1..4], ["ハーハ", "ハハ", "ハバ"]);
        assert_eq!(seen.last().map(String::as_str), Some("パパの家"));
        assert_eq!(seen.len(), 7, "{seen:?}");
    });
}

#[test]
fn nobody_is_in_order_by_default_and_the_list_says_why() {
    on_each_database("2026-11-23", |h| {
        let keeper = keeper(h);
        enter(h, &keeper, json!({ "name": "評価のない会社" }));
        let page = h.call(&keeper, "consignee.list", json!({ "standing": "may_not_be_used" })).unwrap();
        assert_eq!(names(&page), ["評価のない会社"]);
        assert_eq!(page["lines"][0]["reasons"][0]["code"], "no_evaluation");
        assert_eq!(names(&h.call(&keeper, "consignee.list", json!({ "standing": "in_order" })).unwrap()), Vec::<String>::new());
        h.browser_of(&keeper).get("/consignees").expect_words("利用不可").expect_words("評価のない会社");
    });
}

#[test]
fn what_is_exported_can_be_imported_and_formulas_stay_text() {
    on_each_database("2026-11-23", |h| {
        let keeper = keeper(h);
        let id = enter(h, &keeper, json!({ "name": "=HYPERLINK(\"x\")", "kana": "テスト", "corporate_number": "7000012050002" }));
        let work = json!({ "consignee_id": id, "work": "発送", "from_on": "2026-04-01", "data_kinds": ["contact"], "principals": 1200 });
        h.call(&keeper, "entrustment.enter", work).unwrap();
        let browser = h.browser_of(&keeper);
        for format in ["csv", "sjis", "xlsx"] {
            let file = browser.get(&format!("/consignees/export?format={format}")).expect(200);
            let sheet = intake::read(&file.bytes, "register").unwrap();
            let table = columns::find(&sheet, headings::CONSIGNEES).unwrap();
            let cells = &table.rows[0].cells;
            assert_eq!(cells["name"], "=HYPERLINK(\"x\")", "{format}");
            assert_eq!(cells["corporate_number"], "7000012050002", "{format}");
            assert_eq!((cells["principals"].as_str(), cells["from_on"].as_str()), ("1200", "2026-04-01"), "{format}");
        }
        let csv = browser.get("/consignees/export?format=csv").expect(200);
        assert!(!csv.text().contains("\n=HYPER") && csv.text().contains("'=HYPER"), "{}", csv.text());
    });
}

#[test]
fn a_role_without_the_right_sees_no_register() {
    on_each_database("2026-11-23", |h| {
        let staff = h.as_(Role::Staff);
        h.browser_of(&staff).get("/consignees").expect(403);
        h.browser_of(&staff).post("/consignees", &[("name", "テスト")]).expect(403);
        assert!(h.call(&staff, "consignee.list", json!({})).is_err());
    });
}
