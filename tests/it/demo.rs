//! The demonstration: made on both databases, whole, and as its files say.

use std::collections::BTreeMap;

use kantoku::cli::demo::{Options, SignIn};
use kantoku::config::{Config, Values};
use kantoku::demo::build;
use kantoku::domain::access::{Actor, Door, Role};
use kantoku::domain::message::Message;
use kantoku::domain::rule::Stage;
use kantoku::error::{Error, Result};
use kantoku::locale::Language;
use kantoku::operations::consignee;
use kantoku::operations::evaluation;
use kantoku::operations::nda;
use kantoku::operations::session::actor_of_password;
use kantoku::operations::{person_access, resource, rule};
use kantoku::output;

use crate::harness::{Harness, day, on_each_database};

const TODAY: &str = "2026-11-23";
const ONE_FOR_ALL: &str = "correct-horse-battery";

fn options(h: &Harness, consignees: Option<usize>) -> Options {
    let files = h.database.folder.path().join("demo-files");
    let config = Config::of(&Values::of_flags([("database", h.database.url.clone()), ("documents", files.display().to_string())])).unwrap();
    Options { folder: h.database.folder.path().join("demo"), config, password: Some(ONE_FOR_ALL.into()), consignees }
}

/// Makes it, and returns who can sign in and what was said meanwhile.
fn make(options: &Options) -> Result<(Vec<SignIn>, Vec<&'static str>)> {
    let mut said = Vec::new();
    let sign_ins = build(options, &mut |message: &Message| said.push(message.id))?;
    Ok((sign_ins, said))
}

fn auditor(h: &Harness) -> Actor {
    actor_of_password(&h.register, "auditor", ONE_FOR_ALL, Door::Page).unwrap()
}

#[test]
fn it_is_as_its_files_say_and_its_ledger_is_whole() {
    on_each_database(TODAY, |h| {
        let (sign_ins, said) = make(&options(h, None)).unwrap();
        assert_eq!(said.last(), Some(&"demo-done"));
        everyone_can_sign_in(h, &sign_ins);
        standings(h);
        evaluations(h);
        access(h);
        pledges(h);
        rules(h);
        years_stand_in_order(h);
        goes_out_and_comes_back(h);
        crate::report::sql::figures_agree(h, &auditor(h));
        is_left_alone(h);
    });
}

/// What is exported is what the import reads: nothing in it is new, changed or lost.
fn goes_out_and_comes_back(h: &Harness) {
    let keeper = actor_of_password(&h.register, "pdm", ONE_FOR_ALL, Door::Page).unwrap();
    for language in Language::ALL {
        let table = output::register::grid(&h.register.ask(&keeper, consignee::Export::default()).unwrap(), *language);
        let [new, changed, _, wrong] = crate::import::would_change(h, &keeper, &output::csv::utf8(&table).unwrap());
        assert_eq!((new, changed, wrong), (0, 0, 0), "{language}");
    }
}

fn everyone_can_sign_in(h: &Harness, sign_ins: &[SignIn]) {
    for SignIn { login, password, roles, .. } in sign_ins {
        let actor = actor_of_password(&h.register, login, password, Door::Page).unwrap_or_else(|error| panic!("{login}: {error}"));
        assert_eq!(actor.roles.into_iter().collect::<Vec<_>>(), *roles, "{login}");
    }
    let held: Vec<Role> = sign_ins.iter().flat_map(|one| one.roles.clone()).collect();
    assert!(Role::ALL.iter().all(|role| held.contains(role)), "{held:?}");
}

/// The numbers that stand in the README of the files.
fn standings(h: &Harness) {
    let readme = crate::source::file("seeds/demo/README.md");
    for (on, in_order, attention, blocked) in [("2025-03-31", 21, 8, 1), ("2026-03-31", 21, 13, 3), (TODAY, 25, 4, 11)] {
        let list = consignee::List { on: Some(day(on)), limit: Some(100), ..Default::default() };
        let lines = h.register.ask(&auditor(h), list).unwrap().lines;
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for line in &lines {
            *counts.entry(line.standing.to_string()).or_default() += 1;
        }
        let of = |status: &str| counts.get(status).copied().unwrap_or(0);
        assert_eq!((of("in_order"), of("needs_attention"), of("may_not_be_used")), (in_order, attention, blocked), "{on}");
        let stated = format!("| {on} | {} | {in_order} | {attention} | {blocked} |", lines.len());
        assert!(readme.contains(&stated), "the README does not say: {stated}");
    }
}

fn evaluations(h: &Harness) {
    let page = h.register.ask(&auditor(h), evaluation::List { limit: Some(500), ..Default::default() }).unwrap();
    let count = |outcome: &str| {
        page.lines.iter().filter(|line| line.outcome.map_or("", kantoku::domain::evaluation::DecisionOutcome::code) == outcome).count()
    };
    let counts = ["pass", "conditional", "fail", "exceptional", ""].map(count);
    assert_eq!((page.lines.len(), counts, page.open, page.waiting), (87, [68, 12, 2, 1, 4], Some(2), Some(2)));
}

/// Who may handle what: not those who have left, and not before the day from which they may.
fn access(h: &Harness) {
    let on = |on: &str| {
        let list = person_access::Export { on: Some(day(on)), ..Default::default() };
        h.register.ask(&auditor(h), list).unwrap().lines
    };
    let (beginning, now) = (on("2024-04-01"), on(TODAY));
    assert_eq!((beginning.len(), now.len()), (83, 83));
    let has =
        |lines: &[person_access::Line], code: &str, thing: &str| lines.iter().any(|line| line.code == code && line.thing_code == thing);
    assert!(has(&beginning, "S002", "R-03") && !has(&now, "S002", "R-03"), "who left has no access");
    assert!(!has(&beginning, "S030", "R-06") && has(&now, "S030", "R-06"), "access begins on its day");
    assert!(has(&on("2025-09-30"), "S013", "R-07") && !has(&now, "S013", "R-07"), "access ends with its last day");
    assert!(has(&now, "S003", "K-003-1"));
    assert_eq!(h.register.ask(&auditor(h), resource::List { on: Some(day(TODAY)) }).unwrap().len(), 10);
}

/// Who with access is bound, counted by hand in the file, and stated in its README.
fn pledges(h: &Harness) {
    let readme = crate::source::file("seeds/demo/README.md");
    let names = ["bound", "expiring", "signed", "unsigned", "lapsed", "declined", "missing"];
    for (on, counts) in [("2025-03-31", [38, 17, 0, 2, 0, 1, 1]), ("2026-03-31", [45, 11, 0, 2, 0, 1, 0]), (TODAY, [50, 2, 1, 3, 1, 1, 1])]
    {
        let found = h.register.ask(&auditor(h), nda::Coverage { on: Some(day(on)), ..Default::default() }).unwrap();
        let of = |name: &str| found.counts.iter().find(|(cover, _)| cover.code() == name).map_or(0, |(_, count)| *count);
        assert_eq!(names.map(of), counts, "{on}");
        let stated = format!("| {on} | {} | {} |", found.with_access, counts.map(|count| count.to_string()).join(" | "));
        assert!(readme.contains(&stated), "the README does not say: {stated}");
    }
    let gaps = |on: &str| h.register.ask(&auditor(h), nda::Gaps { on: Some(day(on)), known: None }).unwrap();
    let numbers = |on: &str| gaps(on).into_iter().map(|gap| gap.control_no).collect::<Vec<_>>();
    assert_eq!((numbers("2026-10-20"), numbers("2026-10-21")), (vec!["K-039-1".to_owned()], vec![]), "an NDA covers what no clause does");
}

/// Who acknowledged the rules, counted by hand in the files, and stated in their README; and the stage that none governed in the first year.
fn rules(h: &Harness) {
    let readme = crate::source::file("seeds/demo/README.md");
    for (on, counts, overdue) in [
        ("2025-03-31", vec![(101, 104), (55, 59)], 7),
        ("2026-03-31", vec![(101, 102), (55, 59), (21, 22)], 6),
        (TODAY, vec![(100, 102), (56, 59), (21, 23), (14, 41)], 7),
    ] {
        let found = h.register.ask(&auditor(h), rule::Coverage { on: Some(day(on)), ..Default::default() }).unwrap();
        let of: Vec<(usize, usize)> = found.rules.iter().map(|rule| (rule.count.acknowledged, rule.count.asked)).collect();
        let late: usize = found.rules.iter().map(|rule| rule.count.overdue).sum();
        assert_eq!((of, late), (counts.clone(), overdue), "{on}");
        let mut cells: Vec<String> = counts.iter().map(|(count, of)| format!("{count}/{of}")).collect();
        cells.resize(4, "–".to_owned());
        let stated = format!("| {on} | {} | {overdue} |", cells.join(" | "));
        assert!(readme.contains(&stated), "the README does not say: {stated}");
    }
    let uncovered = |on: &str| h.register.ask(&auditor(h), rule::Stages { on: Some(day(on)), known: None }).unwrap().uncovered;
    assert_eq!((uncovered("2025-06-30"), uncovered("2025-07-01")), (vec![Stage::Deletion], vec![]));
}

/// What happened on a day was recorded on that day.
fn years_stand_in_order(h: &Harness) {
    let late = h.look(|tx| {
        use diesel::prelude::*;
        use kantoku::store::Reads;
        use kantoku::store::schema::{decision, ledger};
        let rows: Vec<(chrono::NaiveDate, chrono::NaiveDateTime)> = decision::table
            .inner_join(ledger::table.on(ledger::seq.eq(decision::seq)))
            .select((decision::decided_on, ledger::at))
            .load(tx.conn())?;
        Ok(rows.into_iter().filter(|(on, at)| h.register.clock().day_of(*at) != *on).count())
    });
    assert_eq!(late, 0);
}

/// It is not made twice, and never into a register that is in use.
fn is_left_alone(h: &Harness) {
    let head = h.head();
    let (sign_ins, said) = make(&options(h, None)).unwrap();
    assert!(sign_ins.is_empty() && said == ["demo-there-already"], "{said:?}");
    let elsewhere = Options { folder: h.database.folder.path().join("other"), ..options(h, None) };
    let Err(Error::Invalid(problems)) = make(&elsewhere) else { panic!("a register that is in use was taken") };
    assert_eq!((problems.0["dir"].id, h.head()), ("demo-other-register", head));
}

#[test]
fn as_many_consignees_as_are_asked_for_are_made() {
    on_each_database(TODAY, |h| {
        assert!(matches!(make(&options(h, Some(39))), Err(Error::Invalid(_))));
        make(&options(h, Some(104))).unwrap();
        let page = h.register.ask(&auditor(h), consignee::List { limit: Some(200), ..Default::default() }).unwrap();
        assert_eq!(page.lines.len(), 104);
        let page = h.register.ask(&auditor(h), evaluation::List { limit: Some(500), ..Default::default() }).unwrap();
        assert_eq!(page.lines.len(), 87 + 64);
    });
}
