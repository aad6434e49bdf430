//! Lists of certificates as offices keep them.

use kantoku::domain::access::Role;
use kantoku::operations::document::Content;
use kantoku::operations::import::{File, ImportKind, ImportMode, Report, WholeList, import};
use serde_json::json;

use super::{TODAY, shown};
use crate::evaluation::consignee;
use crate::harness::{Harness, on_each_database};

fn take(h: &Harness, headings: &str, rows: &[&str]) -> Report {
    let content = Content::Bytes(format!("{headings}\n{}\n", rows.join("\n")).into_bytes());
    let file = File {
        name: "certificates.csv".into(),
        content,
        mode: ImportMode::Apply,
        changes_from_on: None,
        digest: String::new(),
        list: WholeList::default(),
    };
    import(&h.register, &h.as_(Role::Procurement), ImportKind::Certificates, &file).unwrap()
}

const HEADINGS: &str = "委託先名,種別,登録番号,範囲,有効期間";

#[test]
fn rows_become_certificates_and_later_periods_are_renewals() {
    on_each_database(TODAY, |h| {
        consignee(h, "認証商事");
        let rows = [
            "認証商事,Pマーク,99000001(01),全社,R6.4.1～R8.3.31",
            "認証商事,ISO27001,IS 1,本社,2025/1/1〜2027/12/31",
            "認証商事,ＩＳＭＡＰ,C25-1,クラウド,令和9年3月31日",
        ];
        let report = take(h, HEADINGS, &rows);
        assert!(report.written, "{:#?}", report.problems);
        assert_eq!((report.counts.new, report.warnings.len()), (3, 1), "of the third no first day is known");
        let first = report.lines[0].id.unwrap();
        assert_eq!(
            (&shown(h, first)["line"]["kind"], &shown(h, first)["periods"][0]["until_on"]),
            (&json!("privacy_mark"), &json!("2026-03-31"))
        );
        let head = h.head();
        let again = take(h, HEADINGS, &rows[..2]);
        assert_eq!((again.counts.unchanged, again.problems.len(), h.head()), (2, 0, head), "the same file changes nothing");
        let renewed = take(h, "委託先,認証,認証番号,有効期限", &["㈱認証商事,プライバシーマーク,99000001（02）,2028-03-31"]);
        assert!(renewed.written, "{:#?}", renewed.problems);
        let periods = shown(h, first)["periods"].clone();
        assert_eq!(
            (&periods[0]["number"], &periods[0]["from_on"], &periods[0]["scope"]),
            (&json!("99000001（02）"), &json!("2026-04-01"), &json!("全社"))
        );
        let corrected = take(h, "委託先,種別,登録番号,認証範囲", &["認証商事,ISMS,IS 1,本社及び第2拠点"]);
        let fields: Vec<&str> = corrected.lines[0].differences.iter().map(|one| one.field.as_str()).collect();
        assert_eq!(fields, ["scope"], "what no column speaks of stays");
    });
}

#[test]
fn what_is_no_scheme_of_the_list_is_another_and_bad_rows_leave_nothing_behind() {
    on_each_database(TODAY, |h| {
        consignee(h, "認証商事");
        let other = take(h, HEADINGS, &["認証商事,ISO9001,Q-1,本社,2025-01-01～2027-12-31"]);
        assert_eq!(other.warnings[0].message.id, "import-certificate-other");
        let whole = shown(h, other.lines[0].id.unwrap());
        assert_eq!((&whole["details"]["kind"], &whole["details"]["name"]), (&json!("other"), &json!("ISO9001")));
        let head = h.head();
        let rows = [
            "認証商事,ISMS,IS 2,,2025-01-01～2027-12-31",
            "知らない会社,ISMS,IS 3,,2025-01-01～2027-12-31",
            "認証商事,ISMS,,,2025-01-01～2027-12-31",
            "認証商事,ISMS,IS 4,,来年まで",
            "認証商事,ISMS,IS 5,,2020-03-31",
            "認証商事,ISMS,IS 6,,2025-01-01～2024-12-31",
        ];
        let report = take(h, HEADINGS, &rows);
        assert!(!report.written && h.head() == head);
        let said: Vec<(usize, &str)> = report.problems.iter().map(|one| (one.row.unwrap_or(0), one.field.as_str())).collect();
        assert_eq!(said, [(3, "consignee_name"), (4, "number"), (5, "until_on"), (6, "from_on"), (7, "until_on")]);
    });
}

#[test]
fn what_is_exported_can_be_imported_again() {
    on_each_database(TODAY, |h| {
        consignee(h, "認証商事");
        take(
            h,
            HEADINGS,
            &["認証商事,Pマーク,99000001(01),全社,2024-04-01～2027-03-31", "認証商事,ISO9001,Q-1,本社,2025-01-01～2027-12-31"],
        );
        let csv = h.browser_of(&h.as_(Role::Procurement)).get("/certificates/export?format=csv").expect(200).bytes;
        let file = File {
            name: "certificates.csv".into(),
            content: Content::Bytes(csv),
            mode: ImportMode::Apply,
            changes_from_on: None,
            digest: String::new(),
            list: WholeList::default(),
        };
        let report = import(&h.register, &h.as_(Role::Procurement), ImportKind::Certificates, &file).unwrap();
        assert_eq!((report.counts.unchanged, report.problems.len()), (2, 0), "{:#?}", report.problems);
    });
}
