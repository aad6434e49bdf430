//! The organisation's templates and its logo are used everywhere, and a report that was known before is set as before.

use std::sync::Arc;

use kantoku::domain::access::Role;
use kantoku::domain::template::Template;
use kantoku::locale::Language;
use kantoku::operations::Register;
use kantoku::operations::reminder::{Made, make_digests};
use kantoku::operations::report::edition::file;
use kantoku::web::house::Houses;
use kantoku::web::templates::Templates;
use serde_json::json;

use super::{browser, change, does, png, put, put_logo, text};
use crate::evaluation::assert_conflict;
use crate::harness::{Harness, on_each_database, printing};
use crate::nda;
use crate::report::story::{AFTER, BEGINS, Story};

/// Every form of the report of 2025 whose looks a template decides, as known at an entry.
fn files(register: &Register, h: &Harness, known: i64) -> Vec<Vec<u8>> {
    let browser = browser(register, h, Role::Auditor);
    let forms = ["", "/html", if cfg!(feature = "pdf") { "/pdf" } else { "/csv" }];
    forms.iter().map(|form| browser.get(&format!("/reports/annual/2025{form}?known={known}")).expect(200).bytes).collect()
}

fn holds(bytes: &[u8], words: &str) -> bool {
    String::from_utf8_lossy(bytes).contains(words)
}

#[test]
fn a_report_is_set_by_what_was_in_force_when_it_was_known() {
    on_each_database(BEGINS, |h| {
        Story::tell(h);
        let (register, known) = (h.on(AFTER), h.head());
        // Signing in is on the ledger too: the report is asked for as known before it.
        let before = files(&register, h, known);
        change(&register, h, "report_document", "<h1>{{doc.title}}</h1>", "<h1>{{doc.title}}</h1><p>市監査第5号様式</p>");
        if cfg!(feature = "pdf") {
            change(&register, h, "report_pdf", "#text(size: 24pt, doc.title)", "#text(size: 30pt, doc.title)");
        }
        put_logo(&register, h, &png()).unwrap();
        assert!(files(&register, h, known) == before, "as known before, byte for byte");
        let now = h.head();
        let after = files(&register, h, now);
        for html in &after[..2] {
            assert!(holds(html, "市監査第5号様式") && holds(html, "data:image/png;base64,"));
        }
        assert!(!cfg!(feature = "pdf") || after[2] != before[2]);
        assert!(files(&register, h, now) == after, "and the same once more");
        let shown = super::shown(&register, h, "report_document");
        let back = json!({ "name": "report_document", "seen": shown["seq"] });
        does(&register, &h.as_(Role::Administrator), "template.put_back", back).unwrap();
        let logo = does(&register, &h.as_(Role::Administrator), "template.show_logo", json!({})).unwrap();
        does(&register, &h.as_(Role::Administrator), "template.remove_logo", json!({ "seen": logo["seq"] })).unwrap();
        let back = files(&register, h, h.head());
        assert!(!holds(&back[0], "市監査第5号様式") && !holds(&back[1], "data:image/png"), "put back");
    });
}

#[test]
fn sections_stand_in_the_order_of_the_organisation() {
    on_each_database(BEGINS, |h| {
        Story::tell(h);
        let register = h.on(AFTER);
        let each = "{{#each doc.sections as |section|}}\n";
        change(&register, h, "report_document", each, "{{#each (order doc.sections \"training, ndas\") as |section|}}\n");
        let page = browser(&register, h, Role::Auditor).get("/reports/annual/2025").expect(200).text();
        let place = |id: &str| page.find(&format!("<section id=\"{id}\">")).unwrap_or_else(|| panic!("no {id}"));
        assert!(place("training") < place("ndas") && place("ndas") < place("summary") && place("summary") < place("register"));
        change(&register, h, "report_document", "order doc.sections \"training, ndas\"", "pick doc.sections \"ndas,gone\"");
        let page = browser(&register, h, Role::Auditor).get("/reports/annual/2025").expect(200).text();
        assert!(page.contains("<section id=\"ndas\">") && !page.contains("<section id=\"summary\">"), "what is named alone");
    });
}

#[test]
fn a_closed_report_is_set_by_the_organisations_templates_and_says_so_by_their_hash() {
    on_each_database(BEGINS, |h| {
        Story::tell(h);
        let (register, auditor) = (h.on(AFTER), h.as_(Role::Auditor));
        let close = |reason: &str| does(&register, &auditor, "report_edition.close", json!({ "year": 2025, "reason": reason })).unwrap();
        let html = |id: &serde_json::Value| {
            let (_, bytes) = file(&register, &auditor, id.as_i64().unwrap(), "html", "ja").unwrap();
            String::from_utf8(bytes).unwrap()
        };
        let hash =
            |id: &serde_json::Value| does(&register, &auditor, "report_edition.show", json!({ "id": id })).unwrap()["template"].clone();
        let first = close("");
        let before = html(&first);
        does(&register, &h.as_(Role::Representative), "report_edition.return", json!({ "id": first, "comment": "様式の誤り" })).unwrap();
        change(&register, h, "report_document", "<h1>{{doc.title}}</h1>", "<h1>{{doc.title}}</h1><p>市監査第5号様式</p>");
        let second = close("様式を改めた");
        assert!(html(&second).contains("市監査第5号様式") && !before.contains("市監査第5号様式"));
        assert_eq!(html(&first), before, "what was closed stays");
        assert_ne!(hash(&first), hash(&second));
        does(&register, &h.as_(Role::Representative), "report_edition.return", json!({ "id": second, "comment": "ロゴがない" })).unwrap();
        put_logo(&register, h, &png()).unwrap();
        let third = close("ロゴを付けた");
        assert!(html(&third).contains("data:image/png;base64,") && hash(&third) != hash(&second));
    });
}

#[test]
fn a_template_that_no_longer_holds_good_is_said_to_and_closes_no_report() {
    use diesel::connection::SimpleConnection;
    on_each_database(BEGINS, |h| {
        Story::tell(h);
        let register = h.on(AFTER);
        change(&register, h, "report_document", "<h1>{{doc.title}}</h1>", "<h1>{{doc.title}}</h1><p>市監査第5号様式</p>");
        // As if the program had been updated, and a field were gone.
        h.conn().batch_execute("UPDATE template SET text = '<p>\n{{doc.gone}}</p>'").unwrap();
        let register = register.with_printer(Arc::new(printing()));
        let list = does(&register, &h.as_(Role::Administrator), "template.list", json!({})).unwrap();
        let line = list.as_array().unwrap().iter().find(|line| line["name"] == "report_document").unwrap();
        assert_eq!(
            (&line["fails"]["id"], &line["fails"]["args"]["line"]["text"]),
            (&json!("template-broken-field"), &json!("2")),
            "{line}"
        );
        let browser = browser(&register, h, Role::Auditor);
        let page = browser.get("/reports/annual/2025").expect(200).expect_words("標準の様式で表示しています").expect_words("2行");
        assert!(page.says("委託先の監督に関する年次報告書") && page.says("doc.gone"));
        browser.get("/reports/annual/2025/html").expect(409).expect_words("doc.gone");
        let closed = does(&register, &h.as_(Role::Auditor), "report_edition.close", json!({ "year": 2025 }));
        assert_conflict(closed, "template-broken-field");
        super::browser(&register, h, Role::Administrator).get("/settings/templates").expect(200).expect_words("使用できません");
    });
}

#[test]
fn mails_have_the_words_of_the_organisation() {
    on_each_database("2026-04-13", |h| {
        crate::reminder::manager(h);
        crate::reminder::due(h, "一番商事", "2026-06-12");
        change(&h.register, h, "mail_digest_text", "{{{lead}}}", "いつもお世話になっております。\n{{{lead}}}");
        change(&h.register, h, "mail_digest", "<p>{{lead}}</p>", "<p>いつもお世話になっております。{{lead}}</p>");
        let (own, house) = (Templates::own(), Houses::default().at(&h.register, i64::MAX).unwrap());
        let made = make_digests(&h.register, |digest, on| {
            let letter = kantoku::web::mail::digest(own, &house, digest, on, "試験協会", "", Language::Ja)?;
            assert!(letter.plain.contains("いつもお世話になっております。") && letter.html.contains("いつもお世話になっております。"));
            Ok(letter)
        });
        assert!(matches!(made.unwrap(), Made::Digests(1)));
        assert!(house.has(Template::MailDigest) && !house.has(Template::ReportPdf));
    });
}

#[test]
fn certificates_have_the_template_and_the_logo_of_the_organisation() {
    if cfg!(not(feature = "pdf")) {
        return;
    }
    on_each_database(nda::TODAY, |h| {
        let id = nda::signed(h, nda::prepared(h), nda::person(h, "S-1", "山田 花子"), "山田 花子");
        let set = || browser(&h.register, h, Role::Auditor).get(&format!("/ndas/{id}/certificate.pdf")).expect(200).bytes;
        let own = set();
        put_logo(&h.register, h, &png()).unwrap();
        let with_logo = set();
        assert!(with_logo != own && with_logo.starts_with(b"%PDF"));
        change(&h.register, h, "certificate_pdf", "#heading(level: 1, doc.title)", "#heading(level: 1, [市第5号様式 #doc.title])");
        let changed = set();
        assert!(changed != with_logo && changed.starts_with(b"%PDF"));
        assert!(set() == changed, "the same bytes each time");
    });
}

#[test]
fn what_people_typed_stays_text_in_a_template_of_the_organisation() {
    on_each_database(BEGINS, |h| {
        Story::tell(h);
        let register = h.on(AFTER);
        let name = "<script>alert(1)</script>\"'";
        for setting in ["organisation_ja", "organisation_en"] {
            let input = json!({ "name": setting, "value": name });
            does(&register, &h.as_(Role::PersonalDataManager), "setting.make", input).unwrap();
        }
        put(&register, h, "report_document", "<article title=\"{{doc.organisation}}\"><h1>{{doc.organisation}}</h1></article>").unwrap();
        let file = browser(&register, h, Role::Auditor).get("/reports/annual/2025/html").expect(200);
        let html = file.text();
        assert!(!html.contains("<script>") && html.contains("&lt;script&gt;"), "{html}");
        let policy = html.find("Content-Security-Policy").unwrap();
        assert!(policy < html.find("<body").unwrap(), "and the file forbids script wherever it is opened");
        assert!(text(&register, h, "report_document").contains("doc.organisation"));
    });
}
