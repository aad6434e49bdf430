//! Reports of any days, and by what was known when a day ended.

use kantoku::domain::access::Role;
use kantoku::operations::report::{Annual, AnnualReport, OfPeriod};
use serde_json::json;

use super::story::{AFTER, BEGINS, Story};
use crate::evaluation::said;
use crate::harness::{Browser, Harness, PASSWORD, day, login_of, on_each_database};

fn of(h: &Harness, first: &str, last: &str) -> AnnualReport {
    let query = OfPeriod { from_on: day(first), until_on: day(last), on: None, known: None, known_on: None };
    h.on(AFTER).ask(&h.as_(Role::Auditor), query).unwrap()
}

#[test]
fn the_days_of_a_fiscal_year_give_the_figures_of_its_report() {
    on_each_database(BEGINS, |h| {
        let annual = serde_json::to_value(Story::tell(h).report(2025, None)).unwrap();
        let days = serde_json::to_value(of(h, "2025-04-01", "2026-03-31")).unwrap();
        for (name, part) in annual.as_object().unwrap().iter().filter(|(name, _)| !["period", "auditor"].contains(&name.as_str())) {
            assert_eq!(part, &days[name], "{name}");
        }
        assert_eq!((&days["period"]["year"], &days["period"]["whole"]), (&serde_json::Value::Null, &json!(true)));
    });
}

#[test]
fn two_halves_add_up_to_their_year_and_each_is_compared_with_the_half_before() {
    on_each_database(BEGINS, |h| {
        let year = Story::tell(h).report(2025, None);
        let (first, second) = (of(h, "2025-04-01", "2025-09-30"), of(h, "2025-10-01", "2026-03-31"));
        assert_eq!(first.decisions.decided + second.decisions.decided, year.decisions.decided);
        assert_eq!(first.consignees.movement.end, second.consignees.movement.start);
        assert_eq!(
            (first.consignees.movement.start, second.consignees.movement.end),
            (year.consignees.movement.start, year.consignees.movement.end)
        );
        for (before, now) in first.figures.iter().zip(&second.figures) {
            assert_eq!(now.before, Some(before.now), "{:?}", now.name);
        }
    });
}

#[test]
fn what_was_known_at_the_end_of_a_day_is_what_its_last_entry_knew() {
    on_each_database(BEGINS, |h| {
        let story = Story::tell(h);
        let auditor = h.as_(Role::Auditor);
        let ask = |known, known_on| h.on(AFTER).ask(&auditor, Annual { year: 2025, on: None, known, known_on }).unwrap();
        let (by_day, by_entry) = (ask(None, Some(day("2026-04-05"))), ask(Some(story.in_april), None));
        assert_eq!(serde_json::to_value(&by_day).unwrap(), serde_json::to_value(&by_entry).unwrap());
        let early = h.on(AFTER).ask(&auditor, Annual { year: 2025, on: None, known: None, known_on: Some(day("1999-01-01")) });
        assert_eq!(said(&early.unwrap_err()), [("known_on".to_owned(), "report-known-on-nothing")]);
    });
}

#[test]
fn days_of_which_nothing_is_known_are_refused_with_what_there_is() {
    on_each_database(BEGINS, |h| {
        Story::tell(h);
        let auditor = h.as_(Role::Auditor);
        for (first, last, field, id) in [
            ("2026-01-02", "2026-01-01", "until_on", "report-period-backwards"),
            ("2010-01-01", "2026-01-01", "until_on", "report-period-too-long"),
            ("2999-01-01", "2999-01-02", "from_on", "report-days-ahead"),
            ("2001-01-01", "2001-01-02", "until_on", "report-days-before"),
        ] {
            let refused = h.call(&auditor, "report.period", json!({ "from_on": first, "until_on": last })).unwrap_err();
            assert_eq!(said(&refused), [(field.to_owned(), id)], "{first} {last}");
        }
    });
}

#[test]
fn the_form_takes_a_year_or_days_and_the_files_are_of_those_days() {
    on_each_database(BEGINS, |h| {
        Story::tell(h);
        let browser = Browser::new(h.on(AFTER));
        browser.sign_in(&login_of(&h.register, &h.as_(Role::Auditor)), PASSWORD);
        let page = browser
            .get(
                "/reports/annual?year=&from_on=令和7年10月1日&until_on=2026-03-31&format=".replace("令和7年10月1日", "2025-10-01").as_str(),
            )
            .expect(200);
        page.assert_fit_to_be_seen();
        page.expect_words("2025年10月1日から2026年3月31日まで").expect_words("委託先の監督に関する報告書");
        for (query, words) in [
            ("year=2025&from_on=2025-10-01", "どちらか一方"),
            ("from_on=2025-10-01", "入力してください"),
            ("from_on=2025-10-01&until_on=2025-09-01", "初日（2025年10月1日）より前です"),
        ] {
            browser.get(&format!("/reports/annual?{query}")).expect(422).expect_words(words);
        }
        for (format, start) in [("zip", b"PK\x03\x04"), ("xlsx", b"PK\x03\x04")] {
            let file = browser.get(&format!("/reports/period/{format}?from_on=2025-10-01&until_on=2026-03-31")).expect(200);
            assert!(file.bytes.starts_with(start) && file.header("content-disposition").contains("report-2025-10-01-2026-03-31-ja"));
        }
    });
}
