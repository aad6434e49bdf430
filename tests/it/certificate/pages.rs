//! Certificates through the pages, in both languages.

use kantoku::domain::access::Role;
use serde_json::json;

use super::{TODAY, entered, passed, shown, step};
use crate::evaluation::consignee;
use crate::harness::on_each_database;

#[test]
fn it_goes_from_the_consignee_to_its_renewal_and_its_end() {
    on_each_database(TODAY, |h| {
        let owner = consignee(h, "認証商事");
        let browser = h.browser_of(&h.as_(Role::Procurement));
        browser.get(&format!("/consignees/{owner}")).expect(200).expect_words("第三者認証は登録されていません");
        browser.get(&format!("/consignees/{owner}/certificates/new")).expect(200).assert_fit_to_be_seen();
        let path = format!("/consignees/{owner}/certificates");
        let mut fields = vec![("kind", "other"), ("number", "1"), ("from_on", "令和7年1月1日"), ("until_on", "2026-07-15")];
        browser.post(&path, &fields).expect(422).expect_words("認証の名称を入力してください").assert_fit_to_be_seen();
        fields.push(("name", "優良事業者認定"));
        browser.post(&path, &fields).expect(200).expect_words("認証を登録しました").expect_words("まもなく満了").assert_fit_to_be_seen();
        let id = h.call(&h.as_(Role::Auditor), "certificate.list", json!({})).unwrap()["lines"][0]["id"].as_i64().unwrap();
        browser.get(&format!("/certificates/{id}/renew")).expect(200).expect_words("2026-07-16").assert_fit_to_be_seen();
        let seen = || shown(h, id)["seen"].to_string();
        let renew = [("seen", seen()), ("from_on", "2026-07-16".into()), ("until_on", "2028-07-15".into()), ("number", "2".into())];
        let renew: Vec<(&str, &str)> = renew.iter().map(|(name, value)| (*name, value.as_str())).collect();
        browser
            .post(&format!("/certificates/{id}/renew"), &renew)
            .expect(200)
            .expect_words("更新を保存しました")
            .expect_words("2028/07/15");
        browser.get(&format!("/certificates/{id}/edit")).expect(200).expect_words("優良事業者認定").assert_fit_to_be_seen();
        let stale = [("seen", "1"), ("kind", "other"), ("name", "名"), ("number", "2"), ("from_on", "2026-07-16")];
        browser.post(&format!("/certificates/{id}"), &stale).expect(422).assert_fit_to_be_seen();
        browser.get(&format!("/certificates/{id}/end")).expect(200).assert_fit_to_be_seen();
        let last = seen();
        let end = [("seen", last.as_str()), ("until_on", "2027-03-31"), ("reason", "返上")];
        browser.post(&format!("/certificates/{id}/end"), &end).expect(200).expect_words("2027/03/31");
        let documents = format!("/certificates/{id}/documents");
        browser.upload(&documents, &[], &[("file", "登録証.exe", b"MZ")]).expect(422).assert_fit_to_be_seen();
        browser.upload(&documents, &[], &[("file", "登録証.txt", "写し".as_bytes())]).expect(200).expect_words("登録証.txt");
        browser.get(&format!("/consignees/{owner}")).expect(200).expect_words("優良事業者認定").assert_fit_to_be_seen();
    });
}

#[test]
fn the_list_speaks_english_too_and_tells_what_was_not_renewed() {
    on_each_database(TODAY, |h| {
        let owner = passed(h);
        let id = entered(h, owner, json!({ "until_on": "2026-08-31" }));
        let browser = h.browser_of(&h.as_(Role::Procurement));
        browser.speak("en");
        browser.get("/certificates").expect(200).expect_words("PrivacyMark").assert_fit_to_be_seen();
        browser.get("/certificates?lapsed=true&on=2026-09-01").expect(200).expect_words("No renewal on record").assert_fit_to_be_seen();
        browser.get("/certificates?state=ahead").expect(200).expect_words("No certificate matches").assert_fit_to_be_seen();
        browser.get(&format!("/certificates/{id}?on=2026-09-01")).expect(200).expect_words("lean on it").assert_fit_to_be_seen();
        browser.get(&format!("/consignees/{owner}?on=2026-09-01")).expect(200).expect_words("no renewal is recorded");
        browser.get("/certificates/export?format=xlsx").expect(200);
        assert_eq!(h.browser_of(&h.as_(Role::Staff)).get("/certificates").status, 403);
    });
}

#[test]
fn who_was_overtaken_by_a_renewal_is_shown_the_period_that_is_corrected() {
    on_each_database(TODAY, |h| {
        let owner = consignee(h, "更新商事");
        let id = entered(h, owner, json!({ "until_on": "2026-12-31", "scope": "本社" }));
        let (browser, seen) = (h.browser_of(&h.as_(Role::Procurement)), shown(h, id)["seen"].to_string());
        step(h, "certificate.renew", id, json!({ "until_on": "2028-12-31", "number": "99000001(02)" })).unwrap();
        let mut typed = vec![("seen", seen.as_str()), ("period_from_on", "2025-01-01"), ("kind", "privacy_mark"), ("scope", "全社")];
        typed.extend([("number", "99000001(01)"), ("from_on", "2025-01-01"), ("until_on", "2026-12-31")]);
        let page = browser.post(&format!("/certificates/{id}"), &typed).expect(422).expect_words("現在の登録内容：本社");
        page.assert_fit_to_be_seen();
        assert_eq!(page.text().matches("現在の登録内容：").count(), 1, "nothing of the renewal stands beside it");
        let latest = shown(h, id)["seen"].to_string();
        typed[0].1 = &latest;
        browser.post(&format!("/certificates/{id}"), &typed).expect(200);
        let periods = shown(h, id)["periods"].clone();
        let told = |place: usize| (periods[place]["scope"].clone(), periods[place]["until_on"].clone());
        assert_eq!((told(0), told(1)), ((json!("本社"), json!("2028-12-31")), (json!("全社"), json!("2026-12-31"))));
    });
}
