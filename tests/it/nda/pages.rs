//! The pages of NDAs, as people go through them.

use kantoku::domain::access::Role;
use serde_json::json;

use super::{TODAY, issued, issuer, person, prepared, shown, signed};
use crate::harness::{PASSWORD, login_of, on_each_database};

#[test]
fn a_member_of_staff_reads_signs_and_the_manager_signs_off() {
    on_each_database(TODAY, |h| {
        let agreement = prepared(h);
        let staff = h.someone(&[Role::Staff]);
        let id = issued(h, agreement, staff.person.unwrap());
        let browser = h.browser();
        browser.sign_in(&login_of(&h.register, &staff), PASSWORD);
        let mine = browser.get("/ndas/mine").expect(200);
        assert!(mine.says("読んで署名する"));
        let page = browser.get(&format!("/ndas/{id}/sign")).expect(200);
        page.assert_fit_to_be_seen();
        let (hash, name) = (shown(h, id)["hash"].as_str().unwrap().to_owned(), shown(h, id)["signer"].as_str().unwrap().to_owned());
        let form = |consent: &'static str, typed: &str| {
            vec![("hash", hash.clone()), ("consent", consent.to_owned()), ("typed_name", typed.to_owned())]
        };
        let send = |fields: Vec<(&str, String)>| {
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            browser.post_only(&format!("/ndas/{id}/sign"), &fields)
        };
        let wrong = send(form("", "別の人"));
        assert_eq!(wrong.status, 422);
        assert!(wrong.says("署名者の氏名と異なります") && wrong.says("チェックを入れてください"));
        assert_eq!(send(form("true", &name)).status, 303);
        let after = browser.get(&format!("/ndas/{id}")).expect(200);
        assert!(after.says("確認待ち"));
        assert!(!shown(h, id)["signature"]["address"].as_str().unwrap().is_empty(), "the page says where it came from");
        assert_eq!(browser.get("/ndas").status, 403, "the register of all is not for staff");

        let manager = h.browser_of(&h.as_(Role::Manager));
        let queue = manager.get("/ndas/queue").expect(200);
        assert!(queue.says(&name));
        assert_eq!(manager.post_only("/ndas/queue", &[("seen", "999999"), ("ids", &id.to_string())]).status, 303);
        assert!(manager.get(&format!("/ndas/{id}")).says("有効"));
        manager.get(&format!("/ndas/{id}/certificate")).expect(200).assert_fit_to_be_seen();
        for path in ["/ndas", "/ndas/coverage", "/ndas/queue"] {
            manager.get(path).expect(200).assert_fit_to_be_seen();
        }
        manager.speak("en");
        assert!(manager.get(&format!("/ndas/{id}")).says("in force"));
    });
}

#[test]
fn whoever_has_only_a_link_signs_without_an_account() {
    on_each_database(TODAY, |h| {
        let (agreement, hanako) = (prepared(h), person(h, "S-1", "山田 花子"));
        let id = issued(h, agreement, hanako);
        let office = h.browser_of(&issuer(h));
        let made = office.post_only(&format!("/ndas/{id}/link"), &[]);
        assert_eq!(made.status, 200);
        let text = made.text();
        let token = text.split("/sign/").nth(1).unwrap().split(|c: char| !c.is_ascii_hexdigit()).next().unwrap().to_owned();
        let nobody = h.browser();
        let page = nobody.get(&format!("/sign/{token}")).expect(200);
        assert!(page.says("山田 花子") && page.says("架空の会"));
        let hash = shown(h, id)["hash"].as_str().unwrap().to_owned();
        let fields = [("hash", hash.as_str()), ("typed_name", "山田花子"), ("consent", "true")];
        assert!(nobody.post_only(&format!("/sign/{token}"), &fields).says("署名を受け付けました"));
        assert_eq!(nobody.post_only(&format!("/sign/{token}"), &fields).status, 409);
        assert_eq!(nobody.get(&format!("/sign/{token}")).status, 409);
    });
}

#[test]
fn hostile_names_stand_on_pages_as_text() {
    on_each_database(TODAY, |h| {
        let agreement = prepared(h);
        let name = "<script>alert(1)</script> & \"花子\"";
        let id = signed(h, agreement, person(h, "S-1", name), name);
        let browser = h.browser_of(&h.as_(Role::Manager));
        for path in [format!("/ndas/{id}"), format!("/ndas/{id}/certificate"), "/ndas".to_owned(), "/ndas/queue".to_owned()] {
            let page = browser.get(&path).expect(200);
            assert!(!page.text().contains("<script>alert"), "{path}");
        }
    });
}

#[test]
fn issuing_to_all_from_the_page_says_whom_it_is_about() {
    on_each_database(TODAY, |h| {
        prepared(h);
        let hanako = person(h, "S-1", "山田 花子");
        let browser = h.browser_of(&issuer(h));
        let page = browser.post_only("/ndas/all", &[("language", "ja")]);
        assert_eq!(page.status, 422);
        assert!(page.says("未取得者はいません"), "nobody has access yet");
        h.call(&issuer(h), "resource.enter", json!({ "code": "L1", "name": "会員名簿", "kind": "ledger", "from_on": TODAY })).unwrap();
        h.call(&issuer(h), "person.give_access", json!({ "person_ids": [hanako], "resource": "L1", "from_on": TODAY })).unwrap();
        assert!(browser.get("/ndas/coverage").expect(200).says("山田 花子"));
        assert_eq!(browser.post_only("/ndas/all", &[("language", "ja")]).status, 303);
        assert!(browser.get("/ndas?state=issued").says("山田 花子"));
        for path in ["/ndas/new", "/ndas/all", "/ndas"] {
            let page = browser.get(path).expect(200);
            page.assert_fit_to_be_seen();
            assert!(page.says("日本語") || path == "/ndas", "{path} offers the languages");
            assert!(page.says("会員") || path == "/ndas/new", "{path} offers the kinds");
        }
    });
}

#[cfg(not(feature = "pdf"))]
#[test]
fn a_program_without_pdf_says_so_and_shows_the_page() {
    on_each_database(TODAY, |h| {
        let id = signed(h, prepared(h), person(h, "S-1", "山田 花子"), "山田 花子");
        let browser = h.browser_of(&h.as_(Role::Manager));
        assert!(browser.get(&format!("/ndas/{id}/certificate.pdf")).expect(503).says("PDFの機能なし"));
        browser.get(&format!("/ndas/{id}/certificate")).expect(200);
    });
}
