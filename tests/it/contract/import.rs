//! Lists of contracts as offices keep them.

use kantoku::domain::access::Role;
use kantoku::operations::document::Content;
use kantoku::operations::import::{File, ImportKind, ImportMode, Report, WholeList, import};
use serde_json::json;

use super::{TODAY, entrusted, shown};
use crate::evaluation::consignee;
use crate::harness::{Harness, on_each_database};

const HEADINGS: &str =
    "委託先,契約番号,契約名,契約の種類,締結日,契約開始日,契約満了日,自動更新（月）,規約のURL,確認日,対象業務,確認した条項";

fn take(h: &Harness, rows: &[&str]) -> Report {
    let content = Content::Bytes(format!("{HEADINGS}\n{}\n", rows.join("\n")).into_bytes());
    let file = File {
        name: "contracts.csv".into(),
        content,
        mode: ImportMode::Apply,
        changes_from_on: None,
        digest: String::new(),
        list: WholeList::default(),
    };
    import(&h.register, &h.as_(Role::Procurement), ImportKind::Contracts, &file).unwrap()
}

#[test]
fn rows_become_contracts_with_their_clauses_and_the_same_file_changes_nothing() {
    on_each_database(TODAY, |h| {
        let (id, _) = entrusted(h, json!({}));
        let rows = [
            "契約商事,K-1,業務委託契約書,基本契約,R7.4.1,,令和8年3月31日,12,,,,C01 C04=第5条、C07=×",
            "契約商事,K-2,クラウド利用規約,利用規約,,2025-04-01,,,https://example.jp/terms,2026-11-20,C-00001-01,C04 C05",
        ];
        let report = take(h, &rows);
        assert!(report.written, "{:#?}", report.problems);
        assert_eq!((report.counts.new, report.lines[0].code.as_str()), (2, "K-1"));
        let first = shown(h, report.lines[0].id.unwrap());
        assert_eq!((&first["line"]["from_on"], &first["line"]["term_ends_on"]), (&json!("2025-04-01"), &json!("2027-03-31")));
        assert_eq!((&first["line"]["consignee_id"], &first["clauses"][0]["article"]), (&json!(id), &json!("第5条")));
        let second = shown(h, report.lines[1].id.unwrap());
        assert_eq!((&second["line"]["covers"], &second["clauses"][3]["finding"]), (&json!(["C-00001-01"]), &json!("by_terms")));
        let head = h.head();
        let again = take(h, &rows);
        assert_eq!((again.counts.unchanged, again.problems.len(), h.head()), (2, 0, head));
        let changed = take(h, &["契約商事,K-1,業務委託契約書,基本契約,R7.4.1,,2026-03-31,24,,,,C01 C04=第5条 C07=第9条"]);
        let fields: Vec<&str> = changed.lines[0].differences.iter().map(|one| one.field.as_str()).collect();
        assert_eq!(fields, ["renewal_months", "clauses"]);
    });
}

#[test]
fn one_bad_row_leaves_nothing_behind_and_each_problem_stands_at_its_column() {
    on_each_database(TODAY, |h| {
        entrusted(h, json!({}));
        consignee(h, "同名商事");
        consignee(h, "株式会社同名商事");
        let head = h.head();
        let report = take(
            h,
            &[
                "契約商事,K-1,業務委託契約書,基本契約,2025-04-01,,,,,,,C04=第5条",
                "知らない会社,K-2,契約書,基本契約,2025-04-01,,,,,,,",
                "同名商事,K-3,契約書,基本契約,2025-04-01,,,,,,,",
                "契約商事,K-4,契約書,基本契約,2025-04-01,,,,,,,C04",
                "契約商事,K-5,契約書,基本契約,2025-04-01,,,,,,,C99=第1条",
                "契約商事,K-6,契約書,贈与,2025-04-01,,,,,,,",
                "契約商事,K-7,契約書,基本契約,,,,,,,,",
                "契約商事,K-8,契約書,基本契約,2025-04-01,,,,,,X-1,",
                "契約商事,K-1,契約書,基本契約,2025-04-01,,,,,,,",
            ],
        );
        assert!(!report.written);
        assert_eq!(h.head(), head);
        let said: Vec<(usize, &str, &str)> =
            report.problems.iter().map(|one| (one.row.unwrap_or(0), one.field.as_str(), one.message.id)).collect();
        let expected = [
            (3, "consignee_name", "import-contract-consignee-unknown"),
            (4, "consignee_name", "import-contract-consignee-several"),
            (5, "clauses", "contract-article-needed"),
            (6, "clauses", "contract-no-such-clause"),
            (7, "kind", "input-choice"),
            (8, "from_on", "input-required"),
            (9, "entrustments", "contract-other-work"),
            (10, "contract_no", "import-twice"),
        ];
        assert_eq!(said, expected);
    });
}
