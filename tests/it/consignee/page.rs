//! Everything about a consignee on its page: its work as recorded, all of its evaluations, its selections, on any day.

use kantoku::domain::access::Role;
use serde_json::json;

use super::{enter, keeper, show};
use crate::harness::on_each_database;

#[test]
fn all_that_is_recorded_of_its_work_stands_on_the_page_for_whoever_reads_it() {
    on_each_database("2026-11-23", |h| {
        let keeper = keeper(h);
        let id = enter(h, &keeper, json!({ "name": "閲覧商事", "from_on": "2024-04-01" }));
        let work = json!({ "consignee_id": id, "work": "会報の発送", "from_on": "2024-04-01", "data_kinds": ["contact"], "purpose": "会報を届ける",
            "transfer_method": "暗号化したファイル", "places": "架空倉庫", "countries": ["JP", "US"], "sub_entrustment": "prohibited",
            "special_care": true, "media_carried": true, "note": "年4回" });
        let work = h.call(&keeper, "entrustment.enter", work).unwrap()["id"].as_i64().unwrap();
        let seen = show(h, &keeper, id)["entrustments"][0]["seen"].clone();
        let change = json!({ "id": work, "seen": seen, "from_on": "2026-10-01", "work": "会報の発送", "purpose": "会報と案内を届ける" });
        h.call(&keeper, "entrustment.change", change).unwrap();
        let edit = format!("/consignees/{id}/entrustments/{work}\"");
        for role in [Role::Auditor, Role::Manager, Role::Administrator, Role::Representative, Role::Procurement] {
            let browser = h.browser_of(&h.as_(role));
            let page = browser.get(&format!("/consignees/{id}?on=2026-09-30")).expect(200);
            assert_eq!(page.says(&edit), role == Role::Procurement, "the form is offered to those who may open it: {role:?}");
            let words = ["会報を届ける", "暗号化したファイル", "架空倉庫", "US", "禁止", "連絡先", "年4回", "不明", "value=\"2026-09-30\""];
            words.into_iter().fold(page, |page, words| page.expect_words(words));
            let today = browser.get(&format!("/consignees/{id}")).expect(200).expect_words("会報と案内を届ける").expect_words("記録なし");
            assert!(!today.says("架空倉庫"), "what is recorded for another day is not that of today");
            browser.speak("en");
            browser.get(&format!("/consignees/{id}")).expect(200).expect_words("not recorded");
        }
    });
}

#[test]
fn evaluations_that_are_not_decided_and_selections_are_listed_and_linked() {
    on_each_database(crate::evaluation::TODAY, |h| {
        let set_id = crate::evaluation::criteria(h, crate::evaluation::four());
        let (id, other) = (crate::evaluation::consignee(h, "候補商事"), crate::evaluation::consignee(h, "無関係商事"));
        crate::evaluation::entrust(h, id, json!({}));
        let draft = crate::evaluation::start(h, id, set_id);
        let input = json!({ "title": "会員名簿の発送先", "work": "発送", "set_id": set_id });
        let round = h.call(&keeper(h), "round.open", input).unwrap();
        h.call(&keeper(h), "round.add", json!({ "id": round, "consignee_id": id })).unwrap();
        let shown = h.call(&keeper(h), "round.show", json!({ "id": round })).unwrap();
        let out = json!({ "id": round, "seen": shown["seen"], "consignee_id": id, "reason": "辞退" });
        h.call(&keeper(h), "round.remove", out).unwrap();
        let browser = h.browser_of(&h.as_(Role::Manager));
        let page = browser.get(&format!("/consignees/{id}")).expect(200).expect_words("下書き").expect_words("取下げ済み");
        let page = page.expect_words(&format!("/evaluations/{draft}\"")).expect_words("会員名簿の発送先");
        page.expect_words(&format!("/rounds/{round}\""));
        browser.get(&format!("/consignees/{id}?on=2026-03-31")).expect(200).expect_words("状態は本日現在のものです");
        assert!(!browser.get(&format!("/consignees/{other}")).expect(200).says("会員名簿の発送先"));
        let listed = |consignee: i64| h.call(&keeper(h), "round.list", json!({ "consignee_id": consignee })).unwrap()["lines"].clone();
        assert_eq!((listed(id)[0]["id"].clone(), listed(other)), (round, json!([])));
    });
}

#[test]
fn of_many_selections_the_newest_are_shown_and_the_rest_is_in_a_list_that_says_what_it_lists() {
    on_each_database(crate::evaluation::TODAY, |h| {
        let set_id = crate::evaluation::criteria(h, crate::evaluation::four());
        let (id, other) = (crate::evaluation::consignee(h, "多数商事"), crate::evaluation::consignee(h, "無関係商事"));
        let browser = h.browser_of(&h.as_(Role::Manager));
        let opened = |number: usize| {
            let input = json!({ "title": format!("第{number}次選定"), "work": "発送", "set_id": set_id });
            let round = h.call(&keeper(h), "round.open", input).unwrap();
            h.call(&keeper(h), "round.add", json!({ "id": round, "consignee_id": id })).unwrap();
        };
        (1..=50).for_each(opened);
        let (said, path) = ("新しい順に50件を表示しています", format!("/consignees/{id}"));
        assert!(!browser.get(&path).expect(200).says(said), "these are all");
        opened(51);
        let page = browser.get(&path).expect(200);
        assert_eq!(page.text().matches(said).count(), 2, "of the selections, and of their evaluations");
        assert!(page.says("第51次選定") && !page.says("第1次選定"));
        let narrowed = browser.get(&format!("/rounds?consignee_id={id}")).expect(200);
        let narrowed =
            narrowed.expect_words("多数商事が候補になった選定だけを表示しています").expect_words("href=\"/rounds\">すべての選定を表示");
        narrowed.assert_fit_to_be_seen();
        let none = browser.get(&format!("/rounds?consignee_id={other}")).expect(200);
        none.expect_words("この委託先が候補になった選定はありません").assert_fit_to_be_seen();
        assert!(!browser.get("/rounds").expect(200).says("だけを表示しています"));
    });
}

#[test]
fn the_list_is_narrowed_by_kind_and_country_on_its_page() {
    on_each_database("2026-11-23", |h| {
        let keeper = keeper(h);
        enter(h, &keeper, json!({ "name": "国内会社" }));
        enter(h, &keeper, json!({ "name": "国外会社", "kind": "foreign", "country": "US" }));
        enter(h, &keeper, json!({ "name": "個人事業者", "kind": "individual" }));
        let browser = h.browser_of(&keeper);
        for (query, found) in
            [("kind=foreign", "国外会社"), ("country=us", "国外会社"), ("country=ＵＳ", "国外会社"), ("kind=individual", "個人事業者")]
        {
            let query = query.replace("ＵＳ", "%EF%BC%B5%EF%BC%B3");
            let page = browser.get(&format!("/consignees?{query}")).expect(200).expect_words(found);
            assert!(!page.says("国内会社"), "{query}");
        }
        browser.get("/consignees?country=us").expect_words("name=\"country\" value=\"us\"");
    });
}
