//! The pages of rules, as people go through them.

use kantoku::domain::access::Role;
use serde_json::json;

use super::{TODAY, created, in_force, person, shown, text, writer};
use crate::harness::{PASSWORD, login_of, on_each_database};

#[test]
fn a_rule_goes_from_the_form_to_the_first_acknowledgement() {
    on_each_database(TODAY, |h| {
        let office = h.browser_of(&writer(h));
        let new = [("code", "policy"), ("kind", "basic_policy"), ("title_ja", "基本方針"), ("title_en", "Basic policy")];
        let opened = office.post_only("/rules", &new);
        assert_eq!(opened.status, 303);
        let id = opened.leads_to().unwrap().split('/').nth(3).unwrap().to_owned();
        let path = format!("/rules/versions/{id}");
        let seen = || shown(h, id.parse().unwrap())["seq"].to_string();
        let half = [("seen", &*seen()), ("title_ja", "基本方針"), ("title_en", ""), ("body_ja", "本文"), ("audience", "everyone")];
        let back = office.post_only(&format!("{path}/edit"), &half);
        assert_eq!(back.status, 422);
        assert!(back.says("本文"), "what was typed is still there");
        let whole = [
            ("seen", &*seen()),
            ("title_ja", "基本方針"),
            ("title_en", "Basic policy"),
            ("body_ja", "## 1 取得\n目的を示す。"),
            ("body_en", "## 1 Acquisition\nThe purpose is shown."),
            ("stages", "acquisition"),
            ("stages", "use"),
            ("audience", "everyone"),
        ];
        assert_eq!(office.post_only(&format!("{path}/edit"), &whole).status, 303);
        assert_eq!(shown(h, id.parse().unwrap())["stages"], json!(["acquisition", "use"]));
        office.get(&format!("{path}/edit")).expect(200).assert_fit_to_be_seen();
        assert_eq!(office.post_only(&format!("{path}/steps/propose"), &[("seen", &*seen()), ("comment", "")]).status, 303);
        assert_eq!(office.get(&format!("{path}/steps/adopt")).status, 403);
        let manager = h.browser_of(&h.as_(Role::Manager));
        manager.get(&format!("{path}/steps/adopt")).expect(200).assert_fit_to_be_seen();
        let adopt = [("seen", &*seen()), ("effective_on", "令和8年4月1日"), ("published_on", "2026/4/1"), ("published_at", "")];
        let back = manager.post_only(&format!("{path}/steps/adopt"), &adopt);
        assert!(back.status == 422 && back.says("公表の場所"), "{}", back.status);
        let adopt =
            [("seen", &*seen()), ("effective_on", "令和8年4月1日"), ("published_on", "2026/4/1"), ("published_at", "https://example.jp/p")];
        assert_eq!(manager.post_only(&format!("{path}/steps/adopt"), &adopt).status, 303);

        let staff = h.someone(&[Role::Staff]);
        let browser = h.browser();
        browser.sign_in(&login_of(&h.register, &staff), PASSWORD);
        assert!(browser.get("/").expect(200).text().contains(&format!("{path}/acknowledge")), "the first page leads there");
        browser.get("/rules").expect(200).expect_words("読んで確認する").assert_fit_to_be_seen();
        browser.get("/rules/stages").expect(200).expect_words("削除・廃棄").assert_fit_to_be_seen();
        let page = browser.get(&format!("{path}/acknowledge")).expect(200);
        page.assert_fit_to_be_seen();
        assert!(page.says("目的を示す。"));
        let unticked = browser.post_only(&format!("{path}/acknowledge"), &[]);
        assert!(unticked.status == 422 && unticked.says("チェックを入れてください"));
        assert_eq!(browser.post_only(&format!("{path}/acknowledge"), &[("consent", "true")]).status, 303);
        browser.get(&path).expect(200).expect_words("あなたはこの版を").assert_fit_to_be_seen();
        assert_eq!(browser.get("/rules/coverage").status, 403);
        browser.speak("en");
        browser.get("/rules").expect(200).expect_words("Acknowledged").assert_fit_to_be_seen();
    });
}

#[test]
fn the_office_sees_who_has_not_records_a_list_and_makes_a_link() {
    on_each_database(TODAY, |h| {
        let id = in_force(h, "handling", &json!({}));
        let (hanako, jiro) = (person(h, "S-1", "山田 花子", TODAY, ""), person(h, "S-2", "佐藤 次郎", TODAY, ""));
        let office = h.browser_of(&writer(h));
        let page = office.get("/rules/coverage").expect(200);
        page.assert_fit_to_be_seen();
        assert!(page.says("山田 花子") && page.says("佐藤 次郎"));
        for format in ["csv", "xlsx"] {
            office.get(&format!("/rules/coverage/export?format={format}")).expect(200);
        }
        office.get(&format!("/rules/versions/{id}/record")).expect(200).expect_words("山田 花子").assert_fit_to_be_seen();
        let nothing = office.upload(&format!("/rules/versions/{id}/record"), &[("acknowledged_on", "昨日")], &[]);
        assert!(nothing.status == 422 && nothing.says("1人以上"), "{}", nothing.status);
        let fields = [("acknowledged_on", "令和8年4月1日"), ("person_ids", &*hanako.to_string())];
        let recorded = office.upload(&format!("/rules/versions/{id}/record"), &fields, &[("file", "list.pdf", b"%PDF-1.7\n1 0 obj\n")]);
        assert!(recorded.says("名簿を記録しました"));
        office.get(&format!("/rules/versions/{id}")).expect(200).expect_words("署名済み名簿").assert_fit_to_be_seen();
        office.get(&format!("/rules/versions/{id}/strike/{hanako}")).expect(200).assert_fit_to_be_seen();

        let made = office.post_only(&format!("/rules/versions/{id}/link"), &[("person_id", &jiro.to_string())]);
        assert_eq!(made.status, 200);
        let said = made.text();
        let token = said.split("/acknowledge/").nth(1).unwrap().split(|c: char| !c.is_ascii_hexdigit()).next().unwrap().to_owned();
        let nobody = h.browser();
        nobody.get(&format!("/acknowledge/{token}")).expect(200).expect_words("佐藤 次郎").assert_fit_to_be_seen();
        assert_eq!(nobody.post_only(&format!("/acknowledge/{token}"), &[]).status, 422);
        assert!(nobody.post_only(&format!("/acknowledge/{token}"), &[("consent", "true")]).says("ありがとうございました"));
        assert_eq!(nobody.get(&format!("/acknowledge/{token}")).status, 409);
        assert_eq!(shown(h, id)["given"].as_array().unwrap().len(), 2);
    });
}

#[test]
fn what_people_type_stands_on_pages_as_text() {
    on_each_database(TODAY, |h| {
        let id = created(h, "hostile");
        let hostile = "<script>alert(1)</script> & \"規程\"";
        let said = json!({ "title_ja": hostile, "title_en": hostile, "body_ja": hostile, "changed": hostile });
        h.call(&writer(h), "rule.write", text(h, id, &said)).unwrap();
        let browser = h.browser_of(&writer(h));
        for path in [
            "/rules".to_owned(),
            format!("/rules/versions/{id}"),
            format!("/rules/versions/{id}/edit"),
            format!("/rules/versions/{id}/file"),
        ] {
            let page = browser.get(&path).expect(200);
            assert!(!page.text().contains("<script>alert"), "{path}");
            page.assert_fit_to_be_seen();
        }
    });
}
