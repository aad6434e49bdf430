//! Reviews through the pages, in both languages.

use kantoku::domain::access::Role;
use serde_json::json;

use super::{TODAY, entrusted, plan, shown};
use crate::evaluation::{criteria, four};
use crate::harness::on_each_database;

#[test]
fn a_plan_and_a_review_are_made_at_the_pages() {
    on_each_database(TODAY, |h| {
        criteria(h, four());
        let (id, work) = entrusted(h, json!({}));
        let browser = h.browser_of(&h.as_(Role::Procurement));
        browser.get("/reviews/plans/2026").expect(200).expect_words("この年度の計画はまだありません").assert_fit_to_be_seen();
        browser.post("/reviews/plans/2026", &[]).expect(200).expect_words("計画案を作りました").assert_fit_to_be_seen();
        let seen = plan(h)["seen"].to_string();
        browser.post("/reviews/plans/2026/propose", &[("seen", &seen)]).expect(200).expect_words("承認待ち").assert_fit_to_be_seen();
        let manager = h.browser_of(&h.as_(Role::Manager));
        manager.speak("en");
        manager.get("/reviews/plans/2026").expect(200).expect_words("Approve").assert_fit_to_be_seen();
        let seen = plan(h)["seen"].to_string();
        manager
            .post("/reviews/plans/2026/approve", &[("seen", &seen)])
            .expect(200)
            .expect_words("The plan was approved")
            .assert_fit_to_be_seen();
        let seen = shown(h, 1)["seen"].to_string();
        browser.get("/reviews/1").expect(200).expect_words("開始する").assert_fit_to_be_seen();
        browser.post("/reviews/1/begin", &[("seen", &seen)]).expect(200).expect_words("未確認 4件").assert_fit_to_be_seen();
        let check = [("code", "A"), ("seen", "0"), ("result", "partly"), ("note", "一部のみ")];
        browser.post("/reviews/1/check", &check).expect(200).expect_words("未確認 3件");
        browser.get(&format!("/consignees/{id}")).expect(200).expect_words("12か月ごと");
        let cadence = format!("/consignees/{id}/entrustments/{work}/cadence");
        browser.get(&cadence).expect(200).assert_fit_to_be_seen();
        let months = [("months", "99"), ("from_on", "2026-04-01"), ("reason", "業務の性質")];
        browser.post(&cadence, &months).expect(422).assert_fit_to_be_seen();
        let months = [("months", "6"), ("from_on", "令和8年4月1日"), ("reason", "業務の性質")];
        browser.post(&cadence, &months).expect(200).expect_words("6か月ごと").expect_words("業務の性質");
        browser.upload("/reviews/1/documents", &[], &[("file", "証跡.txt", "点検".as_bytes())]).expect(200).expect_words("証跡.txt");
        let seen = shown(h, 1)["seen"].to_string();
        browser.post("/reviews/1/finish", &[("seen", &seen), ("conclusion", "go_on")]).expect(422).expect_words("理由を入力");
        browser.get("/reviews").expect(200).expect_words("点検商事").assert_fit_to_be_seen();
        browser.get("/reviews/export?format=csv").expect(200);
        browser.get("/reviews/alarms").expect(200).expect_words("評価がありません").assert_fit_to_be_seen();
        browser.get(&format!("/consignees/{id}")).expect(200).expect_words("監督の警告").assert_fit_to_be_seen();
        browser.get(&format!("/consignees/{id}/reviews/new")).expect(200).assert_fit_to_be_seen();
        let form = [("kind", "extraordinary"), ("planned_on", "2026-04-20"), ("method", "document"), ("reason", "変更")];
        browser.post(&format!("/consignees/{id}/reviews"), &form).expect(422).expect_words("きっかけが必要").assert_fit_to_be_seen();
        for path in ["/reviews", "/reviews/1", "/reviews/alarms", "/reviews/plans/2026"] {
            manager.get(path).expect(200).assert_fit_to_be_seen();
        }
    });
}
