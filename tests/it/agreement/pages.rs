//! The pages of the agreement texts.

use kantoku::domain::access::Role;
use kantoku::operations::agreement::{List, Write};

use super::{TODAY, adopted, open, shown, text};
use crate::harness::on_each_database;

#[test]
fn the_pages_lead_from_an_empty_register_to_texts_in_force() {
    on_each_database(TODAY, |h| {
        let (writer, manager, reader) =
            (h.browser_of(&h.as_(Role::Procurement)), h.browser_of(&h.as_(Role::Manager)), h.browser_of(&h.as_(Role::Staff)));
        assert!(writer.get("/agreements").text().contains("付属の文面を取り込んで提案する"));
        assert!(!reader.get("/agreements").text().contains("付属の文面を取り込んで提案する"));
        assert_eq!(reader.post("/agreements/defaults", &[]).status, 403);
        assert_eq!(writer.post("/agreements/defaults", &[]).status, 200);
        let listed = h.register.ask(&h.as_(Role::Manager), List::default()).unwrap().agreements;
        let (agreement, id) = (listed[0].id, listed[0].versions[0].id);
        let document = manager.get(&format!("/agreements/versions/{id}")).text();
        for said in ["第1条（定義）", "見本 太郎", "Article 1 (Definitions)", "N13", "署名欄", "採択する"] {
            assert!(document.contains(said), "{said}");
        }
        let seen = shown(&h.register, &h.as_(Role::Manager), id).seq.to_string();
        let steps = format!("/agreements/versions/{id}/steps/adopt");
        assert_eq!(manager.get(&steps).status, 200);
        assert_eq!(writer.get(&steps).status, 403);
        let early = manager.post(&steps, &[("seen", &seen), ("effective_on", "令和8年3月31日"), ("comment", "")]);
        assert_eq!(early.status, 422);
        assert!(early.text().contains("令和8年3月31日"), "what was typed comes back");
        let adopted = manager.post(&steps, &[("seen", &seen), ("effective_on", "令和8年4月1日"), ("comment", "")]);
        assert!(adopted.text().contains("適用中"));
        let second = writer.post(&format!("/agreements/{agreement}/versions"), &[("copy_of", &id.to_string())]);
        assert_eq!(second.status, 200);
        let draft = h.register.ask(&h.as_(Role::Manager), List::default()).unwrap().agreements[0].open.unwrap();
        for path in ["", "/edit", "/file", "/steps/propose", "/steps/discard"] {
            for language in ["ja", "en"] {
                writer.speak(language);
                let page = writer.get(&format!("/agreements/versions/{draft}{path}")).expect(200);
                page.assert_fit_to_be_seen();
            }
        }
        for path in
            ["/agreements", &format!("/agreements/{agreement}"), "/agreements/new", &format!("/agreements/compare?a={id}&b={draft}")]
        {
            for language in ["ja", "en"] {
                writer.speak(language);
                writer.get(path).expect(200).assert_fit_to_be_seen();
            }
        }
        assert_eq!(writer.get("/agreements/versions/999999").status, 404);
        assert_eq!(writer.get("/agreements/999999").status, 404);
        assert_eq!(reader.get(&format!("/agreements/versions/{draft}/edit")).status, 403);
    });
}

#[test]
fn a_text_is_opened_written_previewed_and_saved_by_forms() {
    on_each_database(TODAY, |h| {
        let writer = h.browser_of(&h.as_(Role::Procurement));
        let fields = [("code", "guests"), ("kind", "member"), ("name_ja", "来訪者"), ("name_en", "Guests")];
        assert_eq!(writer.post("/agreements", &fields).status, 200);
        let id = h.register.ask(&h.as_(Role::Manager), List::default()).unwrap().agreements[0].open.unwrap();
        let head = h.head();
        let (seen, path) = (id.to_string(), format!("/agreements/versions/{id}"));
        let typed = [
            ("seen", &*seen),
            ("title_ja", "来訪者の誓約書"),
            ("title_en", "Pledge of guests"),
            ("body_ja", "# 来訪者\r\n{{name}}　{{#if address}}住所{{/if}}"),
            ("body_en", ""),
            ("valid_months", "１２"),
            ("survival_months", ""),
            ("note", ""),
            ("clauses.0.code", "N01"),
            ("clauses.0.article", "2"),
            ("clauses.1.code", "N02"),
            ("clauses.1.article", ""),
        ];
        let preview = writer.post(&format!("{path}/preview"), &typed);
        assert_eq!((preview.status, h.head()), (200, head), "nothing is saved");
        preview.expect_words("見本 太郎").expect_words("来訪者の誓約書");
        assert_eq!(writer.post(&format!("{path}/edit"), &typed).status, 200);
        let saved = shown(&h.register, &h.as_(Role::Manager), id);
        assert_eq!((saved.text.valid_months, saved.text.survival_months, saved.uncovered), (Some(12), None, 12));
        let stale = typed.map(|(name, value)| (name, if name == "title_ja" { "別の題名" } else { value }));
        let page = writer.post(&format!("{path}/edit"), &stale);
        assert_eq!(page.status, 422);
        assert!(page.text().contains("別の題名"), "what was typed comes back");
    });
}

#[test]
fn script_and_template_text_in_a_text_stays_text() {
    on_each_database(TODAY, |h| {
        let writer = h.as_(Role::Procurement);
        let version_id = open(&h.register, &writer);
        let hostile = "<script>alert(1)</script> 𠮷野家 が";
        let body = format!("# {hostile}\n\n## {hostile}\n\n(1) {hostile}\n\n{hostile}");
        let write = Write { title_ja: hostile.into(), body_ja: body, note: hostile.into(), ..text(version_id, version_id) };
        h.register.run(&writer, &write).unwrap();
        let browser = h.browser_of(&writer);
        for path in ["", "/edit", "/steps/propose"] {
            let page = browser.get(&format!("/agreements/versions/{version_id}{path}")).expect(200);
            assert!(!page.text().contains("<script>alert"), "{path}");
        }
        assert!(browser.get(&format!("/agreements/versions/{version_id}")).text().contains("𠮷野家"));
    });
}

#[test]
fn whoever_may_not_write_finds_no_way_to() {
    on_each_database(TODAY, |h| {
        let version_id = adopted(h);
        let staff = h.browser_of(&h.as_(Role::Staff));
        let page = staff.get(&format!("/agreements/versions/{version_id}")).expect(200).text();
        for said in ["/edit\"", "/steps/", "/file\""] {
            assert!(!page.contains(said), "{said}");
        }
        for path in ["edit", "file", "steps/withdraw"] {
            assert_eq!(staff.get(&format!("/agreements/versions/{version_id}/{path}")).status, 403, "{path}");
        }
    });
}
