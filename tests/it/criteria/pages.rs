//! The pages of the criteria.

use kantoku::domain::access::Role;
use kantoku::operations::criteria::{Entry, List};

use super::{TODAY, entry, open, put, shown};
use crate::harness::on_each_database;

#[test]
fn the_pages_lead_from_an_empty_register_to_criteria_in_force() {
    on_each_database(TODAY, |h| {
        let (writer, manager, reader) =
            (h.browser_of(&h.as_(Role::Procurement)), h.browser_of(&h.as_(Role::Manager)), h.browser_of(&h.as_(Role::Staff)));
        assert!(writer.get("/criteria").text().contains("付属の基準を取り込んで提案する"));
        assert!(!reader.get("/criteria").text().contains("付属の基準を取り込んで提案する"));
        assert_eq!(reader.post("/criteria/defaults", &[]).status, 403);
        assert_eq!(writer.post("/criteria/defaults", &[]).status, 200);
        let sets = h.register.ask(&h.as_(Role::Manager), List::default()).unwrap().sets;
        let id = sets[0].versions[0].id;
        let document = manager.get(&format!("/criteria/versions/{id}")).text();
        for said in ["80%以上", "必須項目が△のとき", "組織的安全管理措置", "GL10-3-1", "採択する"] {
            assert!(document.contains(said), "{said}");
        }
        let seen = shown(&h.register, &h.as_(Role::Manager), id).seq.to_string();
        let steps = format!("/criteria/versions/{id}/steps/adopt");
        assert_eq!(manager.get(&steps).status, 200);
        assert_eq!(writer.get(&steps).status, 403);
        let early = manager.post(&steps, &[("seen", &seen), ("effective_on", "令和8年3月31日"), ("comment", "")]);
        assert_eq!(early.status, 422);
        assert!(early.text().contains("令和8年3月31日"), "what was typed comes back");
        let adopted = manager.post(&steps, &[("seen", &seen), ("effective_on", "令和8年4月1日"), ("comment", "")]);
        assert!(adopted.text().contains("適用中"));
        let second = writer.post(&format!("/criteria/sets/{}/versions", sets[0].id), &[("copy_of", &id.to_string())]);
        assert_eq!(second.status, 200);
        let draft = h.register.ask(&h.as_(Role::Manager), List::default()).unwrap().sets[0].open.unwrap();
        for path in ["", "/edit", "/terms", "/import", "/items", "/items/GL10-1.a", "/steps/propose", "/steps/discard"] {
            for language in ["ja", "en"] {
                writer.speak(language);
                assert_eq!(writer.get(&format!("/criteria/versions/{draft}{path}")).status, 200, "{path}");
            }
        }
        assert_eq!(writer.get(&format!("/criteria/compare?a={id}&b={draft}")).status, 200);
        assert_eq!(writer.get("/criteria/versions/999999").status, 404);
        assert_eq!(reader.get(&format!("/criteria/versions/{draft}/edit")).status, 403);
    });
}

#[test]
fn script_and_template_text_in_an_item_stays_text() {
    on_each_database(TODAY, |h| {
        let writer = h.as_(Role::Procurement);
        let version_id = open(&h.register, &writer);
        let hostile = "<script>alert(1)</script> 𠮷野家 が";
        put(&h.register, &writer, version_id, Entry { text_ja: hostile.into(), guidance_ja: hostile.into(), ..entry("R1") }).unwrap();
        let browser = h.browser_of(&writer);
        for path in ["", "/edit", "/items/R1"] {
            let text = browser.send(browser.request(axum::http::Method::GET, &format!("/criteria/versions/{version_id}{path}")), "").text();
            assert!(!text.contains("<script>alert"), "{path}");
            assert!(text.contains("𠮷野家"), "{path}");
        }
    });
}
