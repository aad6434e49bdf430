//! The pages of reports.

use kantoku::domain::access::Role;

use super::story::{AFTER, BEGINS, Story};
use crate::harness::{Browser, Harness, PASSWORD, Page, attributes, login_of, on_each_database};

/// Someone of that role before the site on the day after the story.
fn browser(h: &Harness, role: Role) -> Browser {
    let browser = Browser::new(h.on(AFTER));
    browser.sign_in(&login_of(&h.register, &h.as_(role)), PASSWORD);
    browser
}

/// Whether a page has a link to that address.
fn leads_to(page: &Page, href: &str) -> bool {
    attributes(&page.text(), "href").iter().any(|found| found.replace("&#x3D;", "=").replace("&amp;", "&") == href)
}

#[test]
fn an_auditor_chooses_a_year_and_reads_the_report_in_both_languages() {
    on_each_database(BEGINS, |h| {
        let story = Story::tell(h);
        let browser = browser(h, Role::Auditor);
        browser.get("/reports").expect(200).expect_words("/reports/annual/2025").expect_words("2025年度（令和7年度）");
        for (language, words) in [("ja", "委託先の監督に関する年次報告書"), ("en", "Annual Report on the Supervision of Consignees")]
        {
            browser.speak(language);
            let page = browser.get("/reports/annual/2025").expect(200).expect_words(words).expect_words("恵比寿倉庫");
            let link = format!("/consignees/{}?on=2026-03-31", story.ids[3]);
            assert!(leads_to(&page, &link), "{link}");
            browser.get(&link).expect(200);
        }
    });
}

#[test]
fn the_form_leads_to_the_report_or_says_what_is_wrong_beside_the_field() {
    on_each_database(BEGINS, |h| {
        let story = Story::tell(h);
        let browser = browser(h, Role::Manager);
        let address = format!("/reports/annual?year=2025&on=令和8年1月31日&known={}&format=", story.in_april);
        let page = browser.get(&address.replace("令和8年1月31日", "2026-01-31")).expect(200);
        page.expect_words("2026年1月31日（期間の途中").expect_words(&format!("台帳 #{} まで", story.in_april));
        for (query, words) in [
            ("year=2025&on=2026-04-01", "2025年4月1日から2026年3月31日までの日を指定してください"),
            ("year=2025&on=some+day", "some day"),
            ("year=2025&known=999999", "記録はまだありません"),
            ("year=2011", "2011年度の報告書はありません"),
            ("year=", "入力してください"),
            ("year=2025&format=doc", "html / pdf / xlsx / csv / zip / json"),
        ] {
            browser.get(&format!("/reports/annual?{query}")).expect(422).expect_words(words);
        }
    });
}

#[test]
fn files_are_those_of_the_page_that_leads_to_them() {
    on_each_database(BEGINS, |h| {
        let story = Story::tell(h);
        let browser = browser(h, Role::Auditor);
        let page = browser.get(&format!("/reports/annual/2025?known={}", story.in_april)).expect(200);
        for (format, kind) in
            [("html", "text/html"), ("xlsx", "application/vnd.openxml"), ("csv", "text/csv"), ("json", "application/json")]
        {
            let href = format!("/reports/annual/2025/{format}?on=2026-03-31&known={}", story.in_april);
            assert!(leads_to(&page, &href), "{href}");
            let file = browser.get(&href).expect(200);
            assert!(file.header("content-type").starts_with(kind), "{format}");
            assert!(file.header("content-disposition").contains(&format!("annual-report-2025-2026-03-31-ja.{format}")));
        }
        browser.get("/reports/annual/2025/doc").expect(404);
        let pdf = browser.get("/reports/annual/2025/pdf");
        if cfg!(feature = "pdf") {
            pdf.expect(200)
        } else {
            pdf.expect(503)
        };
        browser.get("/reports/annual.schema.json").expect(200).expect_words("\"$defs\"");
    });
}

#[test]
fn who_may_not_read_reports_is_refused() {
    on_each_database(BEGINS, |h| {
        Story::tell(h);
        let browser = browser(h, Role::Staff);
        for path in ["/reports", "/reports/annual?year=2025", "/reports/annual/2025", "/reports/annual/2025/csv"] {
            browser.get(path).expect(403);
        }
        assert!(!browser.get("/").says("href=\"/reports\""));
    });
}
