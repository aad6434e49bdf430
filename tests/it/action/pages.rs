//! Corrective actions through the pages, in both languages.

use kantoku::domain::access::Role;
use serde_json::json;

use super::{TODAY, done, opened, plan};
use crate::evaluation::{begun, four, marks, sheet, submit};
use crate::harness::on_each_database;

#[test]
fn it_goes_from_an_item_of_an_evaluation_to_its_end() {
    on_each_database(TODAY, |h| {
        let evaluation = begun(h, four());
        marks(h, evaluation, "○○○×");
        submit(h, evaluation);
        let owner = sheet(h, evaluation)["consignee"]["id"].to_string();
        let browser = h.browser_of(&h.as_(Role::Procurement));
        let page = browser.get(&format!("/evaluations/{evaluation}")).expect(200).expect_words("是正処置を起票");
        assert_eq!(page.text().matches("是正処置を起票").count(), 1, "only what falls short leads there");
        let from = format!("/actions/new?source=evaluation_item&source_id={evaluation}&reference=D");
        let page = browser.get(&from).expect(200).expect_words("試験商事");
        page.assert_fit_to_be_seen();
        let source = evaluation.to_string();
        let mut fields =
            vec![("source", "evaluation_item"), ("source_id", source.as_str()), ("reference", "D"), ("consignee_id", owner.as_str())];
        fields.extend([("grade", "minor"), ("finding", ""), ("asked_on", "2020-01-01")]);
        browser.post("/actions", &fields).expect(422).expect_words("起票日").assert_fit_to_be_seen();
        fields.truncate(5);
        fields.push(("finding", "手順がない"));
        let page = browser.post("/actions", &fields).expect(200).expect_words("是正処置を起票しました").expect_words("評価の項目 D");
        page.assert_fit_to_be_seen();
        let id = h.call(&h.as_(Role::Auditor), "action.list", json!({})).unwrap()["lines"][0]["id"].as_i64().unwrap();
        let me = h.as_(Role::Procurement).person.unwrap().to_string();
        browser.get(&format!("/actions/{id}/steps/plan")).expect(200).expect_words("原因").assert_fit_to_be_seen();
        let seen = || h.call(&h.as_(Role::Auditor), "action.show", json!({ "id": id })).unwrap()["seen"].to_string();
        let post = |verb: &str, more: &[(&str, &str)]| {
            let seen = seen();
            let fields: Vec<(&str, &str)> = more.iter().copied().chain([("seen", seen.as_str())]).collect();
            browser.post(&format!("/actions/{id}/steps/{verb}"), &fields)
        };
        post("plan", &[("cause", "原因"), ("measure", ""), ("due_on", "令和8年7月31日"), ("owner_id", &me)])
            .expect(422)
            .expect_words("原因");
        post("plan", &[("cause", "原因"), ("measure", "処置"), ("due_on", "令和8年7月31日"), ("owner_id", &me)])
            .expect(200)
            .expect_words("計画を保存しました");
        browser.get(&format!("/actions/{id}/steps/move")).expect(200).assert_fit_to_be_seen();
        post("move", &[("due_on", "2026-08-31"), ("reason", "納品の遅れ")]).expect(200).expect_words("最初の期限");
        browser.upload(&format!("/actions/{id}/documents"), &[], &[("file", "写真.exe", b"MZ")]).expect(422).assert_fit_to_be_seen();
        browser
            .upload(&format!("/actions/{id}/documents"), &[], &[("file", "写真.txt", "記録".as_bytes())])
            .expect(200)
            .expect_words("写真.txt");
        browser.get(&format!("/actions/{id}/steps/do")).expect(200).expect_words("2026-06-01").assert_fit_to_be_seen();
        post("do", &[("done_on", "2026-06-01"), ("what", "手順を定めた")]).expect(200).expect_words("実施済み・確認待ち");
        let manager = h.browser_of(&h.as_(Role::Manager));
        manager.get(&format!("/actions/{id}/steps/confirm")).expect(200).expect_words("手順を定めた").assert_fit_to_be_seen();
        let (path, seen) = (format!("/actions/{id}/steps/confirm"), seen());
        manager.post(&path, &[("seen", &seen), ("comment", "")]).expect(422);
        manager.post(&path, &[("seen", &seen), ("comment", "有効")]).expect(200).expect_words("完了しました").assert_fit_to_be_seen();
        browser.get(&format!("/evaluations/{evaluation}/items/D")).expect(200).expect_words("CA-0001").assert_fit_to_be_seen();
        browser.get(&format!("/consignees/{owner}")).expect(200).expect_words("CA-0001").assert_fit_to_be_seen();
    });
}

#[test]
fn the_list_and_its_files_speak_both_languages() {
    on_each_database(TODAY, |h| {
        let (owner, id) = opened(h);
        plan(h, id, "2026-06-30");
        let browser = h.browser_of(&h.as_(Role::Procurement));
        browser.get("/actions").expect(200).expect_words("是正商事").expect_words("自分が担当するものだけを表示").assert_fit_to_be_seen();
        browser.get("/actions?overdue=true&on=2026-07-01").expect(200).expect_words("期限超過").assert_fit_to_be_seen();
        browser.get(&format!("/actions?consignee_id={owner}&state=closed")).expect(200).expect_words("条件に合う是正処置はありません");
        browser.get("/actions/new").expect(200).expect_words("自組織の是正処置です").assert_fit_to_be_seen();
        let csv = browser.get("/actions/export?format=csv").expect(200);
        assert!(String::from_utf8_lossy(&csv.bytes).contains("保管庫の施錠記録がない"));
        browser.get("/actions/export?format=xlsx").expect(200);
        browser.speak("en");
        browser.get("/actions").expect(200).expect_words("Corrective actions").assert_fit_to_be_seen();
        browser.get(&format!("/actions/{id}")).expect(200).expect_words("To be done by").assert_fit_to_be_seen();
        browser.get(&format!("/actions/{id}/steps/cancel")).expect(403);
        browser.get(&format!("/actions/{id}/steps/dance")).expect(404);
        assert_eq!(h.browser_of(&h.as_(Role::Staff)).get("/actions").status, 403);
    });
}

#[test]
fn whoever_did_it_is_told_that_somebody_else_confirms() {
    on_each_database(TODAY, |h| {
        let (_, id) = opened(h);
        plan(h, id, "2026-06-30");
        done(h, id);
        let both = h.someone(&[Role::Procurement, Role::Manager]);
        let attach = json!({ "id": id, "name": "記録.txt", "content": "6KiY6Yyy" });
        h.call(&both, "action.attach", attach).unwrap();
        let browser = h.browser_of(&both);
        browser.get(&format!("/actions/{id}")).expect(200).expect_words("別の人が確認します").assert_fit_to_be_seen();
        let seen = h.call(&both, "action.show", json!({ "id": id })).unwrap()["seen"].to_string();
        let page = browser.post(&format!("/actions/{id}/steps/confirm"), &[("seen", &seen), ("comment", "有効と確認")]).expect(422);
        let page = page.expect_words("別の人が確認します");
        page.assert_fit_to_be_seen();
        assert!(page.text().contains("有効と確認"), "what was typed comes back");
    });
}
