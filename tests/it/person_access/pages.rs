//! Access through the pages: for one person, for a department, at the work that is entrusted.

use kantoku::domain::access::{Actor, Role};
use serde_json::json;

use super::{TODAY, give, keeper, person, resource, work};
use crate::harness::on_each_database;

#[test]
fn a_person_is_given_access_and_it_ends_in_both_languages() {
    on_each_database(TODAY, |h| {
        let id = person(h, "S001", "架空 花子");
        resource(h, "R-01", "会員管理システム", "system");
        let browser = h.browser_of(&keeper(h));
        let address = format!("/people/{id}");
        browser.get(&address).expect(200).expect_words("アクセス権の記録はありません");
        browser.get(&format!("{address}/access")).expect(200).expect_words("会員管理システム");
        let refused = browser.post(&format!("{address}/access"), &[("resource", ""), ("entrustment", "")]).expect(422);
        refused.expect_words("システム・台帳か、委託業務の管理番号を入力してください");
        let refused = browser.post(&format!("{address}/access"), &[("resource", "R-01"), ("from_on", "昨日")]).expect(422);
        refused.expect_words("value=\"昨日\"");
        let form = [("resource", "R-01"), ("from_on", "令和8年4月1日")];
        let shown = browser.post(&format!("{address}/access"), &form).expect(200);
        shown.expect_words("会員管理システム").expect_words("2026/04/01から");
        let given = h.head();
        browser.post(&format!("{address}/access"), &form).expect(422).expect_words("同じアクセス権を持っています");
        browser.speak("en");
        browser.get(&format!("{address}?lang=en")).expect(200).expect_words("In force");
        let end = format!("{address}/access/{given}/end");
        browser.get(&end).expect(200).expect_words("会員管理システム");
        let seen = given.to_string();
        browser.post(&end, &[("seen", &seen), ("until_on", "2026-03-31")]).expect(422).expect_words("is before the first");
        let shown = browser.post(&end, &[("seen", &seen), ("until_on", "2026-10-31")]).expect(200);
        assert!(!shown.says("In force"));
        browser.get(&format!("{address}/access/999999/end")).expect(404);
    });
}

#[test]
fn a_department_is_given_access_in_one_form() {
    on_each_database(TODAY, |h| {
        let department = json!({ "code": "A", "name_ja": "総務部", "from_on": "2020-04-01" });
        let department = h.call(&Actor::console(), "department.enter", department).unwrap()["id"].as_i64().unwrap();
        let mut ids = Vec::new();
        for code in ["S001", "S002"] {
            let input =
                json!({ "code": code, "name": format!("架空 {code}"), "kind": "staff", "department": "A", "from_on": "2024-04-01" });
            ids.push(h.call(&Actor::console(), "person.enter", input).unwrap()["id"].to_string());
        }
        person(h, "S003", "よその人");
        resource(h, "R-01", "会員管理システム", "system");
        let browser = h.browser_of(&keeper(h));
        let offered = browser.get(&format!("/access/new?department_id={department}&resource=R-01")).expect(200);
        assert!(offered.says("架空 S001") && !offered.says("よその人"));
        let of = department.to_string();
        let fixed = [("resource", "R-01"), ("from_on", "2026-04-01"), ("of_department", of.as_str())];
        browser.post("/access", &fixed).expect(422).expect_words("アクセス権を与える人を選んでください");
        let both = [&fixed[..], &[("person_ids", ids[0].as_str()), ("person_ids", ids[1].as_str())]].concat();
        let listed = browser.post("/access", &both).expect(200);
        assert_eq!(listed.path, "/access");
        listed.expect_words("架空 S001").expect_words("会員管理システム");
        let again = browser.post("/access", &both).expect(422);
        again.expect_words("架空 S002さんは").expect_words("checked");
        browser.speak("en");
        browser.get("/access?kind=system&search=S002").expect(200).expect_words("1 access");
        browser.get("/access?kind=ledger").expect(200).expect_words("No such access was found");
        browser.get("/access?on=2026-03-31").expect(200).expect_words("No such access was found");
    });
}

#[test]
fn who_handles_entrusted_data_stands_at_the_work() {
    on_each_database(TODAY, |h| {
        let id = person(h, "S001", "架空 花子");
        let (consignee, work) = work(h, "C-1");
        let browser = h.browser_of(&h.as_(Role::Procurement));
        let address = format!("/consignees/{consignee}/entrustments/{work}");
        browser.get(&address).expect(200).expect_words("取り扱う人は記録されていません");
        give(h, &[id], &json!({ "entrustment": "C-1-1", "from_on": "2025-04-01" })).unwrap();
        let page = browser.get(&address).expect(200).expect_words("架空 花子");
        assert!(!page.says("/access/new"), "who does not keep people gives no access");
        h.browser_of(&keeper(h)).get(&address).expect(200).expect_words("/access/new?entrustment=C-1-1");
    });
}

#[test]
fn readers_see_the_lists_and_no_forms() {
    on_each_database(TODAY, |h| {
        let id = person(h, "S001", "架空 花子");
        let system = resource(h, "R-01", "会員管理システム", "system");
        give(h, &[id], &json!({ "resource": "R-01", "from_on": "2025-04-01" })).unwrap();
        let browser = h.browser_of(&h.as_(Role::Auditor));
        for path in ["/access".to_owned(), "/resources".into(), format!("/resources/{system}"), format!("/people/{id}")] {
            let page = browser.get(&path).expect(200);
            assert!(page.says("会員管理システム") && !page.says("/access/new") && !page.says("/end\""), "{path}");
        }
        for path in ["/access/new".to_owned(), "/resources/new".into(), format!("/people/{id}/access"), format!("/resources/{system}/edit")]
        {
            assert_eq!(browser.get(&path).status, 403, "{path}");
        }
        assert_eq!(h.browser_of(&h.as_(Role::Staff)).get("/access").status, 403);
    });
}
