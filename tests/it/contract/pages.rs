//! Contracts through the pages, in both languages.

use kantoku::domain::access::Role;
use serde_json::json;

use super::{TODAY, entrusted};
use crate::harness::on_each_database;

/// What the form for the clauses sends of a row.
fn row<'a>(place: usize, code: &'a str, finding: &'a str, article: &'a str) -> Vec<(String, &'a str)> {
    [("code", code), ("finding", finding), ("article", article), ("note", "")]
        .map(|(field, value)| (format!("findings.{place}.{field}"), value))
        .into()
}

#[test]
fn a_contract_goes_from_the_consignee_to_its_clauses_and_to_its_end() {
    on_each_database(TODAY, |h| {
        let (consignee, work) = entrusted(h, json!({}));
        let browser = h.browser_of(&h.as_(Role::Procurement));
        let page = browser.get(&format!("/consignees/{consignee}")).expect(200).expect_words("契約が登録されていません");
        page.expect_words("秘密保持義務を定めた契約がありません").assert_fit_to_be_seen();
        browser.get(&format!("/consignees/{consignee}/contracts/new")).expect(200).expect_words("会報の発送").assert_fit_to_be_seen();
        let work = work.to_string();
        let mut fields =
            vec![("title", "業務委託基本契約書"), ("kind", "basic"), ("from_on", "令和7年4月1日"), ("entrustment_ids", work.as_str())];
        fields.extend([("term_ends_on", "2026-03-31"), ("renewal_months", "１２"), ("notice_days", "30"), ("concluded_on", "2030-01-01")]);
        let path = format!("/consignees/{consignee}/contracts");
        let refused = browser.post(&path, &fields).expect(422).expect_words("まだ来ていません");
        assert!(refused.text().contains(&format!("value=\"{work}\" checked")), "what was ticked stays ticked");
        fields.pop();
        let page = browser.post(&path, &fields).expect(200).expect_words("契約を登録しました").expect_words("秘密保持義務");
        page.expect_words("2027/03/31").assert_fit_to_be_seen();
        let id = h.call(&h.as_(Role::Auditor), "contract.list", json!({})).unwrap()["lines"][0]["id"].as_i64().unwrap();
        browser.get(&format!("/contracts/{id}/clauses")).expect(200).expect_words("持出し").assert_fit_to_be_seen();
        let post = |rows: Vec<(String, &str)>, seen: &str| {
            let rows: Vec<(&str, &str)> = rows.iter().map(|(name, value)| (name.as_str(), *value)).chain([("seen", seen)]).collect();
            browser.post(&format!("/contracts/{id}/clauses"), &rows)
        };
        let refused = post([row(3, "C04", "found", ""), row(4, "C05", "", "")].concat(), "0");
        refused.expect(422).expect_words("第何条にあるか").assert_fit_to_be_seen();
        post([row(3, "C04", "found", "第5条"), row(4, "C05", "", "")].concat(), "0").expect(200).expect_words("必須条項は不足していません");
        post(row(3, "C04", "not_found", ""), "0").expect(422);
        browser.get("/contracts").expect(200).expect_words("業務委託基本契約書").assert_fit_to_be_seen();
        browser.get("/contracts?phase=ended&missing=true").expect(200).expect_words("条件に合う契約はありません").assert_fit_to_be_seen();
        browser.get(&format!("/contracts/{id}/edit")).expect(200).expect_words("業務委託基本契約書").assert_fit_to_be_seen();
        let seen = h.call(&h.as_(Role::Auditor), "contract.show", json!({ "id": id })).unwrap()["seen"].to_string();
        browser.get(&format!("/contracts/{id}/end")).expect(200).assert_fit_to_be_seen();
        let end = [("seen", seen.as_str()), ("until_on", "2026-12-31"), ("reason", "解約")];
        browser.post(&format!("/contracts/{id}/end"), &end).expect(200).expect_words("まもなく終了");
        let page = browser.get(&format!("/consignees/{consignee}")).expect(200).expect_words("契約の開始");
        page.expect_words("契約の終了").assert_fit_to_be_seen();
    });
}

#[test]
fn the_pages_speak_english_too() {
    on_each_database(TODAY, |h| {
        let (consignee, _) = entrusted(h, json!({ "my_number": true }));
        let id = super::bind(h, consignee, json!({}));
        let browser = h.browser_of(&h.as_(Role::Procurement));
        browser.speak("en");
        let page = browser.get(&format!("/contracts/{id}")).expect(200).expect_words("No taking out of the premises");
        page.expect_words("Must-clauses missing on 23 November 2026").assert_fit_to_be_seen();
        browser.get(&format!("/contracts/{id}/clauses")).expect(200).expect_words("Check the clauses").assert_fit_to_be_seen();
        browser.get("/contracts?missing=true").expect(200).expect_words("Contracts").assert_fit_to_be_seen();
        browser.get(&format!("/contracts/{id}/edit")).expect(200).expect_words("Change contract").assert_fit_to_be_seen();
        let page = browser.get(&format!("/consignees/{consignee}")).expect(200);
        page.expect_words("lacks must-clauses: C03 Prevention of leakage").assert_fit_to_be_seen();
    });
}

#[test]
fn a_file_is_put_on_and_taken_off_at_the_page() {
    on_each_database(TODAY, |h| {
        let (consignee, _) = entrusted(h, json!({}));
        let id = super::bind(h, consignee, json!({}));
        let browser = h.browser_of(&h.as_(Role::Procurement));
        let path = format!("/contracts/{id}/documents");
        browser.upload(&path, &[], &[("file", "契約書.exe", b"MZ")]).expect(422).assert_fit_to_be_seen();
        browser.upload(&path, &[], &[("file", "契約書.txt", "契約".as_bytes())]).expect(200).expect_words("契約書.txt");
        let document = h.call(&h.as_(Role::Auditor), "contract.show", json!({ "id": id })).unwrap()["documents"][0]["id"].clone();
        browser.post(&format!("{path}/{document}/detach"), &[]).expect(200).expect_words("ファイルを外しました");
    });
}
