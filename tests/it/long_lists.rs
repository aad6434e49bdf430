//! Lists are as long as the register is large: in a question to the database, and in a file.

use std::collections::BTreeSet;

use kantoku::domain::access::Role;
use kantoku::operations::contract::Enter;
use kantoku::operations::input::from_json;
use kantoku::operations::{consignee, entrustment};
use kantoku::store;
use serde_json::{Value, json};

use crate::harness::{Harness, on_each_database};
use crate::{contract, evaluation};

/// More than a statement may have parameters: 32,766 in SQLite, 65,535 in PostgreSQL.
const LONG: i64 = 70_000;

#[test]
fn people_are_found_among_more_ids_than_a_statement_has_parameters() {
    on_each_database("2026-04-01", |h| {
        let id = h.as_(Role::Auditor).person.expect("an auditor is a person");
        let ids: Vec<i64> = (0..LONG).map(|other| 1_000_000 + other).chain([id]).collect();
        let names = h.look(|tx| store::person::names(tx, &ids));
        assert_eq!(names.into_keys().collect::<Vec<_>>(), [id]);
    });
}

#[test]
fn clauses_are_found_among_more_codes_than_a_statement_has_parameters() {
    on_each_database("2026-04-01", |h| {
        let agreed = contract::bind(h, evaluation::consignee(h, "長表商事"), json!({}));
        let codes: Vec<String> = (0..LONG).map(|number| format!("X-{number}")).collect();
        let codes: Vec<&str> = codes.iter().map(String::as_str).chain(["C04"]).collect();
        assert_eq!(h.look(|tx| store::contract::agreed(tx, &[agreed], &codes, i64::MAX)), [(agreed, "C04".to_owned())]);
    });
}

#[test]
fn a_file_of_more_lines_than_a_page_has_them_all() {
    on_each_database("2026-04-01", |h| {
        let consignees: Vec<i64> = (0..21).map(|number| evaluation::consignee(h, &format!("長表商事{number}"))).collect();
        let title = |number: usize| format!("長表契約{number:03}");
        let input = |number: usize| contract::input(consignees[number % consignees.len()], json!({ "title": title(number) }));
        let commands: Vec<Enter> = (0..501).map(|number| from_json(input(number)).unwrap()).collect();
        h.register.run_all(&h.as_(Role::Procurement), &commands).unwrap();
        let auditor = h.as_(Role::Auditor);
        let page = h.call(&auditor, "contract.list", json!({ "limit": 500 })).unwrap();
        assert_eq!((page["lines"].as_array().unwrap().len(), page["next"].is_null()), (500, false), "a page is not all of it");
        let file = h.browser_of(&auditor).get("/contracts/export?format=csv").expect(200).text();
        assert_eq!(file.matches("長表契約").count(), 501, "each of them once");
        let gone: Vec<usize> = (0..501).filter(|number| !file.contains(&title(*number))).collect();
        assert!(gone.is_empty(), "{gone:?}");
    });
}

/// So many consignees, each with work of one year that is done abroad.
fn many(h: &Harness, count: usize) -> BTreeSet<i64> {
    let input = |number: usize| from_json::<consignee::Enter>(json!({ "name": format!("分割商事{number:03}"), "distinct": true })).unwrap();
    let entered = h.register.run_all(&h.as_(Role::Procurement), &(0..count).map(input).collect::<Vec<_>>()).unwrap();
    let ids: BTreeSet<i64> = entered.into_iter().map(|one| one.id).collect();
    let work = |id: &i64| {
        let days = ("2026-04-01", "2027-03-31");
        let input = json!({ "consignee_id": id, "work": "会報の発送", "from_on": days.0, "until_on": days.1, "countries": ["US"] });
        from_json::<entrustment::Enter>(input).unwrap()
    };
    h.register.run_all(&h.as_(Role::Procurement), &ids.iter().map(work).collect::<Vec<_>>()).unwrap();
    ids
}

fn of_each(lines: &Value) -> BTreeSet<i64> {
    lines.as_array().unwrap().iter().filter_map(|line| line["consignee_id"].as_i64()).collect()
}

#[test]
fn what_is_gathered_part_by_part_leaves_nobody_out() {
    on_each_database("2026-04-01", |h| {
        let (ids, auditor) = (many(h, 503), h.as_(Role::Auditor));
        assert_eq!(of_each(&h.call(&auditor, "nda.gaps", json!({})).unwrap()), ids, "nobody is bound");
        assert_eq!(of_each(&h.call(&auditor, "foreign.list", json!({})).unwrap()["lines"]), ids, "all of it is abroad");
        let ended = h.call(&auditor, "ending.list", json!({ "on": "2027-04-01" })).unwrap();
        assert_eq!(of_each(&ended["lines"]), ids, "all of it will have ended");
        assert_eq!(of_each(&h.call(&auditor, "deadline.list", json!({})).unwrap()["lines"]), ids, "all are to be evaluated");
        assert_eq!(h.call(&auditor, "review.alarms", json!({})).unwrap()["supervised"], ids.len());
        let company = h.call(&auditor, "sub_entrustment.concentration", json!({ "at_least": 1 })).unwrap();
        assert_eq!(of_each(&company), ids, "each stands behind its own work");
    });
}

#[test]
fn a_long_list_of_deadlines_goes_on_from_page_to_page_and_stands_whole_in_its_file() {
    on_each_database("2026-04-20", |h| {
        many(h, 203);
        let browser = h.browser_of(&h.as_(Role::PersonalDataManager));
        let whole = browser.get("/deadlines/export?format=csv&skip=200").expect(200).text();
        let names = |text: &str| -> Vec<String> {
            text.match_indices("分割商事").map(|(at, name)| text[at..at + name.len() + 3].to_owned()).collect()
        };
        let told = names(&whole).into_iter().collect::<BTreeSet<_>>();
        assert_eq!(told.len(), 203);
        browser.speak("ja");
        let first = browser.get("/deadlines").expect(200).expect_words("件目").expect_words("次のページ");
        first.assert_fit_to_be_seen();
        let (mut seen, mut path) = (BTreeSet::new(), Some("/deadlines".to_owned()));
        let mut pages = 0;
        while let Some(at) = path {
            let text = browser.get(&at).expect(200).text();
            seen.extend(names(&text));
            path = text
                .split("rel=\"next\" href=\"")
                .nth(1)
                .and_then(|rest| rest.split('"').next())
                .map(|href| href.replace("&amp;", "&").replace("&#x3D;", "="));
            pages += 1;
        }
        assert_eq!(seen, told, "on {pages} pages");
        assert!(pages > 1, "it was one page");
        browser.get("/deadlines?skip=100000").expect(200).expect_words("条件を外す");
        browser.get("/deadlines?skip=-1").expect(422);
        let part = browser.get("/deadlines?limit=50&skip=100").expect(200).expect_words("101〜150件目").text();
        let part = part.replace("&#x3D;", "=");
        assert!(part.contains("skip=50\"") && part.contains("skip=150\""), "pages of fifty lead to pages of fifty");
        browser.speak("en");
        browser.get("/deadlines?skip=200").expect(200).expect_words("201 to ");
    });
}
