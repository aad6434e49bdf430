//! The figures of two fiscal years of a whole organisation beside counts that plain SQL makes of the same tables.

use diesel::RunQueryDsl;
use diesel::sql_types::BigInt;
use kantoku::domain::access::Actor;
use kantoku::locale::Language;
use kantoku::operations::report::{Annual, AnnualReport, Explain, FigureFacts};
use kantoku::output::Value;
use kantoku::output::report;

use crate::harness::Harness;

#[derive(diesel::QueryableByName)]
struct Counted {
    #[diesel(sql_type = BigInt)]
    n: i64,
}

/// A figure, or all of a table in a column where the row is a star, and what it has to be. FIRST, LAST and BEFORE are the days of the year
/// and the day before it.
const COUNTS: [(&str, &str); 27] = [
    ("movements.consignees.end", "SELECT count(DISTINCT id) AS n FROM consignee WHERE HELD(LAST)"),
    ("movements.consignees.start", "SELECT count(DISTINCT id) AS n FROM consignee WHERE HELD(BEFORE)"),
    ("movements.entrustments.end", "SELECT count(DISTINCT id) AS n FROM entrustment WHERE HELD(LAST)"),
    ("movements.entrustments.start", "SELECT count(DISTINCT id) AS n FROM entrustment WHERE HELD(BEFORE)"),
    ("composition.consignees-place-abroad.end", "SELECT count(DISTINCT id) AS n FROM consignee WHERE HELD(LAST) AND country <> 'JP'"),
    ("composition.entrustments-data-my_number.end", "SELECT count(DISTINCT id) AS n FROM entrustment WHERE HELD(LAST) AND my_number"),
    ("outcomes.total.count", "SELECT count(*) AS n FROM decision WHERE decided_on BETWEEN FIRST AND LAST AND outcome <> 'exceptional'"),
    ("outcomes.pass.count", "SELECT count(*) AS n FROM decision WHERE decided_on BETWEEN FIRST AND LAST AND outcome = 'pass'"),
    ("outcomes.fail.count", "SELECT count(*) AS n FROM decision WHERE decided_on BETWEEN FIRST AND LAST AND outcome = 'fail'"),
    (
        "figures.exceptional.this-year",
        "SELECT count(*) AS n FROM decision WHERE decided_on BETWEEN FIRST AND LAST AND outcome = 'exceptional'",
    ),
    (
        "contract_movement.total.end",
        "SELECT count(DISTINCT id) AS n FROM contract WHERE HELD(LAST) AND (coalesce(renewal_months, 0) > 0 OR term_ends_on IS NULL OR term_ends_on >= LAST)",
    ),
    (
        "sub_counts.sub-requested.this-year",
        "SELECT count(DISTINCT s.id) AS n FROM sub_entrustment s JOIN entrustment e ON e.id = s.entrustment_id AND e.superseded_seq IS NULL AND e.kind = 'entrustment' WHERE s.superseded_seq IS NULL AND s.requested_on BETWEEN FIRST AND LAST",
    ),
    ("foreign_results.*.this-year", "SELECT count(*) AS n FROM foreign_check WHERE checked_on BETWEEN FIRST AND LAST"),
    ("certificate_movement.certificates.end", "SELECT count(DISTINCT id) AS n FROM certificate WHERE HELD(LAST)"),
    (
        "review_figures.review-in-time.of",
        "SELECT count(DISTINCT review_id) AS n FROM review_event WHERE kind = 'finished' AND happened_on BETWEEN FIRST AND LAST",
    ),
    (
        "review_conclusions.*.this-year",
        "SELECT count(DISTINCT review_id) AS n FROM review_event WHERE conclusion IS NOT NULL AND happened_on BETWEEN FIRST AND LAST",
    ),
    (
        "review_grades.*.this-year",
        "SELECT count(*) AS n FROM review_finding f JOIN review_event e ON e.review_id = f.review_id AND e.kind = 'finished' WHERE e.happened_on BETWEEN FIRST AND LAST AND f.superseded_seq IS NULL",
    ),
    ("action_movement.column-this-year.opened", "SELECT count(*) AS n FROM action WHERE opened_on BETWEEN FIRST AND LAST"),
    (
        "action_movement.column-this-year.ended",
        "SELECT count(DISTINCT action_id) AS n FROM action_step WHERE kind IN ('confirmed', 'cancelled') AND happened_on BETWEEN FIRST AND LAST",
    ),
    (
        "action_movement.column-this-year.end",
        "SELECT count(*) AS n FROM action a WHERE opened_on <= LAST AND NOT EXISTS (SELECT 1 FROM action_step s WHERE s.action_id = a.id AND s.kind IN ('confirmed', 'cancelled') AND s.happened_on <= LAST)",
    ),
    (
        "nda_movement.nda-issued.this-year",
        "SELECT count(*) AS n FROM nda n WHERE issued_on BETWEEN FIRST AND LAST AND NOT EXISTS (SELECT 1 FROM nda_event e WHERE e.nda_id = n.id AND e.kind = 'voided' AND e.happened_on <= LAST)",
    ),
    (
        "nda_movement.nda-signed-off.this-year",
        "SELECT count(DISTINCT nda_id) AS n FROM nda_event WHERE kind = 'signed_off' AND happened_on BETWEEN FIRST AND LAST",
    ),
    (
        "coverage.bound.of",
        "SELECT count(DISTINCT person_id) AS n FROM person_access WHERE HELD(LAST) AND person_id IN (SELECT id FROM person WHERE HELD(LAST))",
    ),
    (
        "covers.*.people",
        "SELECT count(DISTINCT person_id) AS n FROM person_access WHERE HELD(LAST) AND person_id IN (SELECT id FROM person WHERE HELD(LAST))",
    ),
    (
        "training_tests.*.of",
        "SELECT count(*) AS n FROM (SELECT DISTINCT course_id, person_id FROM training_result WHERE happened_on BETWEEN FIRST AND LAST) took",
    ),
    (
        "training_tests.*.passed",
        "SELECT count(*) AS n FROM (SELECT DISTINCT course_id, person_id FROM training_result WHERE passed AND happened_on BETWEEN FIRST AND LAST) had",
    ),
    ("ending_statements.*.this-year", "SELECT count(*) AS n FROM ending WHERE confirmed_on BETWEEN FIRST AND LAST"),
];

/// What SQL says of the year, in either database.
fn counted(h: &Harness, year: i64, question: &str) -> i64 {
    let held = |day: &str| format!("superseded_seq IS NULL AND from_on <= {day} AND (until_on IS NULL OR until_on >= {day})");
    let question = question.replace("HELD(LAST)", &held("LAST")).replace("HELD(BEFORE)", &held("BEFORE"));
    let question = question.replace("FIRST", &format!("'{year}-04-01'")).replace("LAST", &format!("'{}-03-31'", year + 1));
    let question = question.replace("BEFORE", &format!("'{year}-03-31'"));
    diesel::sql_query(question).get_result::<Counted>(&mut h.conn()).expect("a count").n
}

fn said(figures: &[FigureFacts], name: &str) -> i64 {
    let Some((table, column)) = name.split_once('*') else {
        return figures.iter().find(|one| one.figure == name).map_or(0, |one| one.count);
    };
    let is_of = |one: &&FigureFacts| one.figure.starts_with(table) && one.figure.ends_with(column) && !one.figure.contains(".total.");
    figures.iter().filter(is_of).map(|one| one.count).sum()
}

/// Of both fiscal years: SQL counts the same, and every figure that the report shows is the number of facts behind it.
pub fn figures_agree(h: &Harness, auditor: &Actor) {
    for year in [2024, 2025] {
        let report = h.register.ask(auditor, Annual { year, ..Annual::default() }).unwrap();
        let figures = h.register.ask(auditor, Explain { facts: Some(0), ..Explain::all_of(&report) }).unwrap().figures;
        for (name, question) in COUNTS {
            assert_eq!(said(&figures, name), counted(h, year, question), "{year} {name}");
        }
        assert!(every_figure_is_explained(&report, &figures) > 250, "{year}");
    }
}

/// How many figures there are. What the report shows is what the facts behind it add up to.
pub fn every_figure_is_explained(report: &AnnualReport, figures: &[FigureFacts]) -> usize {
    let document = report::document(report, Language::En, None);
    let mut all = 0;
    for (at, found) in document.figures() {
        let shown = match found.cell.value {
            Value::Integer(shown) => shown,
            ref other => panic!("{at} is no count: {other:?}"),
        };
        let counted = figures.iter().find(|one| one.figure == at.to_string()).map_or(0, |one| one.count);
        assert_eq!(shown, counted, "{at}: {} {}", found.table.caption, found.column.title);
        all += 1;
    }
    all
}
