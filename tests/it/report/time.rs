//! The two time axes: the same question gives the same report for ever, and says by which knowledge.

use std::sync::Mutex;

use kantoku::domain::access::Role;
use kantoku::domain::report::Share;
use kantoku::error::Error;
use kantoku::locale::Language;
use kantoku::operations::report::{Annual, Years};
use kantoku::web::report::Format;
use serde_json::{Value, json};

use super::story::{AFTER, BEGINS, Story};
use super::{bytes, formats};
use crate::evaluation::said;
use crate::harness::{day, on_each_database};

#[test]
fn last_years_report_is_the_same_to_the_byte_after_later_changes() {
    on_each_database(BEGINS, |h| {
        let story = Story::tell(h);
        for format in formats() {
            for language in Language::ALL {
                let make = || bytes(&story.report(2025, Some(story.in_april)), format, *language).unwrap();
                let before = make();
                h.call(
                    &h.as_(Role::Procurement),
                    "consignee.enter",
                    json!({ "name": format!("後の{format}{language}"), "from_on": "2025-05-01" }),
                )
                .unwrap();
                assert_eq!(make(), before, "{format} {language}");
                let today = bytes(&story.report(2025, None), format, *language).unwrap();
                assert_ne!(today, before, "{format} {language}");
            }
        }
    });
}

#[test]
fn the_report_says_by_which_knowledge_it_is_made_and_what_came_late() {
    on_each_database(BEGINS, |h| {
        let story = Story::tell(h);
        let (then, now) = (story.report(2025, Some(story.in_april)), story.report(2025, None));
        assert_eq!((then.known.seq, now.known.seq), (story.in_april, h.head()));
        assert_ne!(then.known.head, now.known.head);
        assert_eq!((then.ledger.count, &then.ledger.head), (story.in_april, &then.known.head));
        assert!(then.late.lines.is_empty(), "{:?}", then.late.lines);
        let late: Vec<_> = now.late.lines.iter().map(|line| (line.kind.code(), line.name.as_str(), line.from_on)).collect();
        assert_eq!(late, [("consignee", "北の文具", day("2026-02-01")), ("condition_met", "恵比寿倉庫", day("2026-03-15"))]);
        assert_eq!((then.consignees.movement.end, now.consignees.movement.end), (5, 6));
        assert_eq!((then.standing.counts[0].all, now.standing.counts[0].all), (Share::of(1, 5), Share::of(2, 6)));
        assert_eq!((now.conditions.count.overdue, now.conditions.count.met_late), (0, 1));
        for (report, language, words) in [
            (&then, Language::Ja, format!("台帳 #{} まで", story.in_april)),
            (&then, Language::En, format!("Ledger entries up to #{} (recorded", story.in_april)),
            (&now, Language::Ja, format!("台帳 #{} まで", h.head())),
        ] {
            let html = String::from_utf8(bytes(report, Format::Html, language).unwrap()).unwrap();
            assert!(html.contains(&words) && html.contains(&report.known.head), "{words}");
        }
    });
}

#[test]
fn both_databases_tell_the_same() {
    let told: Mutex<Vec<Value>> = Mutex::new(Vec::new());
    on_each_database(BEGINS, |h| {
        let mut report = serde_json::to_value(Story::tell(h).report(2025, None)).unwrap();
        // Payloads are salted: no two chains have the same hashes.
        report["known"]["head"] = Value::Null;
        report["ledger"]["head"] = Value::Null;
        told.lock().unwrap().push(report);
    });
    let told = told.into_inner().unwrap();
    assert!(told.windows(2).all(|pair| pair[0] == pair[1]), "{told:#?}");
}

#[test]
fn a_question_about_another_time_is_refused_with_what_there_is() {
    on_each_database(BEGINS, |h| {
        let auditor = h.as_(Role::Auditor);
        let register = h.on(AFTER);
        let ask =
            |year, on: Option<&str>, known| register.ask(&auditor, Annual { year, on: on.map(day), known, known_on: None }).map(|_| ());
        let refused = |result: Result<(), Error>| said(&result.unwrap_err());
        assert_eq!(refused(ask(2025, None, None)), [("year".to_owned(), "report-nothing-yet")]);
        assert!(register.ask(&auditor, Years {}).unwrap().years.is_empty());

        let story = Story::tell(h);
        let years: Vec<(i64, bool)> = register.ask(&auditor, Years {}).unwrap().years.iter().map(|year| (year.year, year.ended)).collect();
        assert_eq!(years, [(2026, false), (2025, true), (2024, true), (2023, true)]);
        for (year, on, known, field, id) in [
            (2022, None, None, "year", "report-year-outside"),
            (2027, None, None, "year", "report-year-outside"),
            (2025, Some("2025-03-31"), None, "on", "report-date-outside"),
            (2025, Some("2026-04-01"), None, "on", "report-date-outside"),
            (2026, Some("2026-05-02"), None, "on", "report-date-outside"),
            (2025, None, Some(999_999), "known", "report-known-ahead"),
        ] {
            assert_eq!(refused(ask(year, on, known)), [(field.to_owned(), id)], "{year} {on:?} {known:?}");
        }
        ask(2026, Some("2026-05-01"), Some(story.in_april)).unwrap();
    });
}

#[test]
fn a_report_within_the_year_says_that_it_is_not_final() {
    on_each_database(BEGINS, |h| {
        Story::tell(h);
        let report = h.on(AFTER).ask(&h.as_(Role::Auditor), Annual { year: 2026, on: None, known: None, known_on: None }).unwrap();
        assert_eq!((report.period.on, report.period.whole), (day(AFTER), false));
        let html = String::from_utf8(bytes(&report, Format::Html, Language::En).unwrap()).unwrap();
        assert!(html.contains("within the period"));
    });
}

#[test]
fn the_fiscal_year_starts_when_the_organisation_says() {
    on_each_database(BEGINS, |h| {
        let story = Story::tell(h);
        let keeper = h.as_(Role::PersonalDataManager);
        h.call(&keeper, "setting.make", json!({ "name": "fiscal_year_start", "value": "1" })).unwrap();
        let now = story.report(2025, None).period;
        assert_eq!((now.first_on, now.last_on), (day("2025-01-01"), day("2025-12-31")));
        // What was known before the setting was made is told by the year as it was then.
        let then = story.report(2025, Some(story.in_april)).period;
        assert_eq!((then.first_on, then.last_on), (day("2025-04-01"), day("2026-03-31")));
    });
}
