//! The pages on which templates are shown, changed and put back.

use kantoku::domain::access::Role;

use super::{browser, png, text};
use crate::harness::on_each_database;

const TODAY: &str = "2026-04-01";
const PATH: &str = "/settings/templates/mail_digest";

#[test]
fn a_template_is_changed_with_what_is_wrong_beside_it_and_put_back() {
    on_each_database(TODAY, |h| {
        let browser = browser(&h.register, h, Role::Administrator);
        browser.get("/settings").expect(200).expect_words("/settings/templates");
        for (language, words) in [("en", "The program’s own"), ("ja", "標準の様式")] {
            browser.speak(language);
            browser.get("/settings/templates").expect(200).expect_words(words);
            browser.get(PATH).expect(200).expect_words(words);
        }
        let own = text(&h.register, h, "mail_digest");
        let broken = own.replace("<p>{{lead}}</p>", "<p>{{leed}}</p>");
        let page = browser.post(PATH, &[("text", &broken), ("seen", "0")]).expect(422);
        let page = page.expect_words("5行").expect_words("「leed」").expect_words("    5  &lt;p&gt;{{leed}}");
        assert!(page.says("&lt;p&gt;{{leed}}&lt;/p&gt;"), "what was typed is still there");
        let better = own.replace("<p>{{lead}}</p>", "<p>市より {{lead}}</p>");
        browser.post(PATH, &[("text", &better), ("seen", "0")]).expect(200).expect_words("様式を登録しました。").expect_words("組織の様式");
        assert_eq!(text(&h.register, h, "mail_digest"), better);
        let file = browser.get(&format!("{PATH}/file")).expect(200);
        assert_eq!((file.text(), file.header("content-type")), (better, "text/plain; charset=utf-8"));
        assert_eq!(browser.get(&format!("{PATH}/file?known=0")).expect(200).text(), own);
        browser.post(PATH, &[("text", &own), ("seen", "0")]).expect(422);
        let seen = super::shown(&h.register, h, "mail_digest")["seq"].to_string();
        browser.post(&format!("{PATH}/back"), &[("seen", &seen)]).expect(200).expect_words("標準の様式に戻しました。");
        assert_eq!(text(&h.register, h, "mail_digest"), own);
    });
}

#[test]
fn a_template_comes_as_a_file_too_and_is_shown_before_it_is_in_force() {
    on_each_database(TODAY, |h| {
        let browser = browser(&h.register, h, Role::Administrator);
        let own = text(&h.register, h, "mail_digest");
        let preview = browser.get(&format!("{PATH}/preview")).expect(200).expect_words("株式会社見本データ");
        assert!(preview.header("content-security-policy").starts_with("sandbox"), "it may show itself and nothing else");
        let changed = own.replace("<p>{{lead}}</p>", "<p>市より {{lead}}</p>");
        browser.post(&format!("{PATH}/preview"), &[("text", &changed)]).expect(200).expect_words("市より");
        browser.post(&format!("{PATH}/preview"), &[("text", "{{gone}}")]).expect(422).expect_words("「gone」");
        assert_eq!(text(&h.register, h, "mail_digest"), own, "nothing was saved");
        let page = browser.upload(PATH, &[("text", &own), ("seen", "0")], &[("file", "digest.hbs", b"<p>\n{{gone}}</p>")]).expect(422);
        page.expect_words("2行").expect_words("&lt;p&gt;\n{{gone}}");
        browser.upload(PATH, &[("text", ""), ("seen", "0")], &[("file", "a.hbs", b"\xff\xfe\x00")]).expect(422).expect_words("UTF-8");
        browser.upload(PATH, &[("text", &own), ("seen", "0")], &[("file", "digest.hbs", changed.as_bytes())]).expect(200);
        assert_eq!(text(&h.register, h, "mail_digest"), changed);
        for name in ["report_document", "report_file", "mail_digest_text"] {
            browser.get(&format!("/settings/templates/{name}/preview")).expect(200);
        }
        if cfg!(feature = "pdf") {
            let pdf = browser.get("/settings/templates/report_pdf/preview").expect(200);
            assert!(pdf.bytes.starts_with(b"%PDF") && pdf.header("content-type") == "application/pdf");
        }
        browser.get("/settings/templates/layout").expect(404);
    });
}

#[test]
fn a_logo_is_shown_where_it_is_chosen_and_can_be_removed() {
    on_each_database(TODAY, |h| {
        let browser = browser(&h.register, h, Role::Administrator);
        let path = "/settings/templates/logo";
        browser.upload(path, &[("seen", "0")], &[]).expect(422).expect_words("入力してください");
        browser.upload(path, &[("seen", "0")], &[("file", "logo.png", b"<svg/>")]).expect(422).expect_words("SVG");
        let page = browser.upload(path, &[("seen", "0")], &[("file", "logo.png", &png())]).expect(200);
        page.expect_words("ロゴを登録しました。").expect_words("data:image/png;base64,");
        let seen = h.head().to_string();
        let page = browser.post(&format!("{path}/remove"), &[("seen", &seen)]).expect(200).expect_words("ロゴを削除しました。");
        assert!(!page.says("data:image/png"));
        let auditor = super::browser(&h.register, h, Role::Auditor);
        auditor.get("/settings/templates").expect(403);
        auditor.get(PATH).expect(403);
        auditor.post(PATH, &[("text", "x"), ("seen", "0")]).expect(403);
        auditor.upload(path, &[("seen", "0")], &[("file", "logo.png", &png())]).expect(403);
    });
}
