//! Every figure leads to the facts behind it.

use std::collections::BTreeSet;
use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use kantoku::domain::access::Role;
use kantoku::locale::Language;
use kantoku::operations::report::{Explain, FigureFacts};
use kantoku::web::report::Format;
use serde_json::json;

use super::sql::every_figure_is_explained;
use super::story::{AFTER, BEGINS, Story};
use crate::evaluation::said;
use crate::harness::{Browser, PASSWORD, login_of, on_each_database, program};

fn one(story: &Story<'_>, year: i64, known: Option<i64>, figure: &str) -> FigureFacts {
    let h = story.h;
    let asked = Explain { figure: Some(figure.to_owned()), year: Some(year), known, ..Explain::default() };
    h.on(AFTER).ask(&h.as_(Role::Auditor), asked).unwrap().figures.remove(0)
}

#[test]
fn what_a_figure_says_is_the_number_of_facts_behind_it() {
    on_each_database(BEGINS, |h| {
        let story = Story::tell(h);
        for (year, known) in [(2024, None), (2025, None), (2025, Some(story.in_april)), (2026, None)] {
            let report = story.report(year, known);
            let all = h.on(AFTER).ask(&h.as_(Role::Auditor), Explain::all_of(&report)).unwrap().figures;
            assert!(every_figure_is_explained(&report, &all) > 150, "{year}");
            for figure in &all {
                assert_eq!(usize::try_from(figure.count).unwrap(), figure.facts.len(), "{}", figure.figure);
            }
        }
    });
}

#[test]
fn a_figure_of_each_table_is_explained_by_its_name() {
    on_each_database(BEGINS, |h| {
        let story = Story::tell(h);
        let document = kantoku::output::report::document(&story.report(2025, None), Language::En, None);
        let mut tables = BTreeSet::new();
        for (at, found) in document.figures() {
            if tables.insert(at.table.clone()) {
                let shown = found.cell.value.text().into_owned();
                assert_eq!(one(&story, 2025, None, &at.to_string()).count.to_string(), shown, "{at}");
            }
        }
        assert!(tables.len() > 35, "{tables:?}");
    });
}

#[test]
fn the_facts_are_those_of_the_date_and_of_what_was_known() {
    on_each_database(BEGINS, |h| {
        let story = Story::tell(h);
        let names = |known| -> BTreeSet<String> {
            one(&story, 2025, known, "movements.consignees.end").facts.into_iter().map(|fact| fact.name).collect()
        };
        let (then, now) = (names(Some(story.in_april)), names(None));
        assert_eq!((then.len(), now.len()), (5, 6));
        assert_eq!(now.difference(&then).collect::<Vec<_>>(), ["北の文具"]);
        let failed = one(&story, 2025, None, "due.due-all.overdue");
        assert_eq!(failed.count, 2);
        assert!(failed.facts.iter().all(|fact| fact.subject == "consignee" && fact.on.is_some()), "{failed:?}");
    });
}

#[test]
fn a_figure_that_is_none_is_refused_at_every_door() {
    on_each_database(BEGINS, |h| {
        Story::tell(h);
        let auditor = h.as_(Role::Auditor);
        for (asked, field, id) in [
            (json!({ "year": 2025, "figure": "x" }), "figure", "report-figure-unknown"),
            (json!({ "year": 2025, "figure": "nothing.at.all" }), "figure", "report-figure-unknown"),
            (json!({ "figure": "due.due-all.due" }), "year", "input-required"),
            (json!({ "from_on": "2025-04-01" }), "until_on", "input-required"),
            (json!({ "year": 2025, "from_on": "2025-04-01" }), "from_on", "report-year-or-days"),
            (json!({ "year": 2025, "known": 1, "known_on": "2025-04-01" }), "known_on", "report-known-twice"),
            (json!({ "year": 2025, "known_on": "2999-04-01" }), "known_on", "report-known-on-ahead"),
        ] {
            let refused = h.call(&auditor, "report.explain", asked.clone()).unwrap_err();
            assert_eq!(said(&refused), [(field.to_owned(), id)], "{asked}");
        }
        assert!(h.call(&h.as_(Role::Staff), "report.explain", json!({ "year": 2025 })).is_err());
        let browser = Browser::new(h.on(AFTER));
        browser.sign_in(&login_of(&h.register, &auditor), PASSWORD);
        browser.get("/reports/annual/2025/figure").expect(404);
        browser.get("/reports/annual/2025/figure?figure=due.nobody.due").expect(404);
        browser.get("/reports/annual/2025/figure?figure=%3Cscript%3E.a.b").expect(422);
    });
}

#[test]
fn the_page_leads_from_each_figure_to_its_facts_and_they_can_be_saved() {
    on_each_database(BEGINS, |h| {
        let story = Story::tell(h);
        let browser = Browser::new(h.on(AFTER));
        browser.sign_in(&login_of(&h.register, &h.as_(Role::Auditor)), PASSWORD);
        let page = browser.get(&format!("/reports/annual/2025?known={}", story.in_april)).expect(200);
        let door = format!("/reports/annual/2025/figure?on=2026-03-31&known={}&figure=due.due-all.overdue", story.in_april);
        let text = page.text().replace("&#x3D;", "=").replace("&amp;", "&");
        assert!(text.contains(&door), "{door}");
        let facts = browser.get(&door).expect(200);
        facts.assert_fit_to_be_seen();
        facts.expect_words("Umi Cloud Inc.").expect_words("kantoku report explain due.due-all.overdue --year 2025");
        let saved = browser.get(&format!("{door}&format=csv")).expect(200);
        assert!(saved.text().contains("Umi Cloud Inc.") && saved.text().contains("2025-05-24"), "{}", saved.text());
    });
}

#[test]
fn a_figure_of_the_workbook_leads_to_the_sheet_with_its_facts() {
    on_each_database(BEGINS, |h| {
        let story = Story::tell(h);
        let mut report = story.report(2025, None);
        report.facts = h.on(AFTER).ask(&h.as_(Role::Auditor), Explain::all_of(&report)).unwrap().figures;
        let bytes = super::bytes(&report, Format::Xlsx, Language::En).unwrap();
        let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes.clone())).unwrap();
        let names = book.sheet_names();
        let (place, title) = names.iter().enumerate().find(|(_, name)| name.starts_with("4-F ")).unwrap();
        let sheet = book.worksheet_range(&title.clone()).unwrap();
        let rows: Vec<Vec<Data>> = sheet.rows().map(<[Data]>::to_vec).collect();
        let first = rows.iter().position(|row| row.last() == Some(&Data::String("due.due-all.overdue".into()))).unwrap();
        assert!(rows[first].contains(&Data::String("Umi Cloud Inc.".into())), "{:?}", rows[first]);
        // The table before it links to that row.
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let table = names.iter().position(|name| name.starts_with("4-1 ")).unwrap();
        let mut xml = String::new();
        std::io::Read::read_to_string(&mut archive.by_name(&format!("xl/worksheets/sheet{}.xml", table + 1)).unwrap(), &mut xml).unwrap();
        assert!(place > table && xml.contains(&format!("!A{}\"", first + 1)), "{xml}");
    });
}

#[test]
fn a_terminal_shows_the_facts_of_a_figure_by_its_name_alone() {
    on_each_database(BEGINS, |h| {
        Story::tell(h);
        let mut command = program();
        command.args([
            "report",
            "explain",
            "due.due-all.overdue",
            "--year",
            "2025",
            "--format",
            "csv",
            "--lang",
            "en",
            "--database",
            &h.database.url,
        ]);
        let output = command.output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success() && text.contains("Umi Cloud Inc."), "{text} {}", String::from_utf8_lossy(&output.stderr));
    });
}
