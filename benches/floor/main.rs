//! What people wait for, beside its floor: the bare questions to the database and the bare rendering of the same data, in the same run.
//!
//! 10,000 consignees, 40 answers each. The list is also measured at 1,000 and 100,000 consignees, to see whether it stays flat.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a benchmark fails by panicking, and tells of memory beside the times"
)]

mod cpu;
mod data;
mod large;
mod ledger;
mod nda;
#[path = "../../tests/it/harness/server.rs"]
#[expect(dead_code, reason = "the tests send more than is sent here")]
mod program;
mod server;
mod site;
mod supervision;
mod training;

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use kantoku::domain::as_of::AsOf;
use kantoku::domain::contract::{Checklist, Regime};
use kantoku::domain::scoring;
use kantoku::error::Result;
use kantoku::operations::deadline::List;
use kantoku::operations::evaluation::Answer;
use kantoku::operations::input;
use kantoku::operations::report::Annual;
use kantoku::store::review::{self, Of};
use kantoku::store::{
    Db, Reads, action, answer, certificate, consignee, contract, criteria, decision, department, ending, entrustment, foreign, setting,
    sub_entrustment,
};
use serde_json::json;

use data::{Made, today};
use site::Site;

/// As the program has it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn pages(c: &mut Criterion) {
    if !asked("pages") {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let made = data::register(folder.path(), size(), size());
    list(c, &made);
    consignee_page(c, &made);
    sheet(c, &made);
    saving(c, &made);
    scoring_all(c, &made);
    report(c, &made);
    deadlines(c, &made);
}

/// 10,000 unless `KANTOKU_BENCH_SIZE` says otherwise, for a quick look.
fn size() -> usize {
    std::env::var("KANTOKU_BENCH_SIZE").ok().and_then(|size| size.parse().ok()).unwrap_or(10_000)
}

fn sizes(c: &mut Criterion) {
    if !asked("sizes") {
        return;
    }
    for size in [size() / 10, size() * 10] {
        let folder = tempfile::tempdir().expect("a folder");
        let made = data::register(folder.path(), size, size.min(1_000));
        let site = Site::of(&made);
        c.bench_function(&format!("list/page of {size}"), |b| b.iter(|| site.get("/consignees")));
    }
}

fn list(c: &mut Criterion, made: &Made) {
    let (site, db) = (Site::of(made), Db::open(made.address.clone(), 2).expect("a register"));
    let page = site.kept("/consignees");
    let floor = || {
        db.read(made.register.now(), &made.preparer, |tx| {
            let rows = consignee::list(tx, AsOf::on(today()), &consignee::Narrow::default(), None, 51)?;
            let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
            facts(tx, &ids)?;
            // For the filter.
            let departments = department::all(tx, AsOf::on(today()))?;
            Ok(black_box((rows, departments)))
        })
        .expect("an answer");
        page.again()
    };
    cpu::beside(c, "list", || site.get("/consignees"), |times| site.get_together("/consignees", times), floor);
}

/// The bare questions that standing asks of consignees.
fn facts(tx: &mut dyn Reads, ids: &[i64]) -> Result<()> {
    let work = entrustment::of_consignees(tx, ids, i64::MAX)?;
    let decisions = decision::of_consignees(tx, ids, i64::MAX)?;
    let decided: Vec<i64> = decisions.iter().map(|row| row.id).collect();
    let evaluated: Vec<i64> = decisions.iter().map(|row| row.evaluation_id).collect();
    let decided = (decision::covers(tx, &evaluated)?, decision::conditions(tx, &decided)?, decision::met(tx, &decided, i64::MAX)?);
    let contracts = contract::of_consignees(tx, ids, i64::MAX)?;
    // Whether the PrivacyMark asks for more clauses.
    black_box(setting::all(tx, i64::MAX)?);
    let agreed: Vec<i64> = contracts.iter().map(|row| row.id).collect();
    let regimes: Vec<Regime> = Regime::ALL.iter().copied().filter(|regime| *regime != Regime::PrivacyMark).collect();
    let musts = Checklist::all().iter().flat_map(|list| &list.clauses).filter(|clause| clause.is_must(&regimes));
    let codes: Vec<&str> = musts.map(|clause| clause.code.as_str()).collect();
    let clauses = (contract::covers(tx, &agreed, i64::MAX)?, contract::agreed(tx, &agreed, &codes, i64::MAX)?);
    let ndas = kantoku::store::nda::of_consignees(tx, ids, i64::MAX)?;
    supervision_of(tx, ids, &work.iter().map(|row| row.id).collect::<Vec<i64>>())?;
    black_box((work, decisions, decided, contracts, clauses, ndas));
    Ok(())
}

/// What standing asks of the supervision of consignees and their work.
fn supervision_of(tx: &mut dyn Reads, ids: &[i64], work: &[i64]) -> Result<()> {
    let (actions, certificates) = (action::of_consignees(tx, ids, i64::MAX)?, certificate::of_consignees(tx, ids, i64::MAX)?);
    let reviews = review::rows(tx, Of::Consignees(ids), i64::MAX)?;
    let subs = sub_entrustment::of_entrustments(tx, work, i64::MAX)?;
    let abroad = (foreign::routes_of(tx, work, i64::MAX)?, foreign::checks_of(tx, work, i64::MAX)?);
    let ended = (ending::of_entrustments(tx, work, i64::MAX)?, ending::terms_of(tx, work, i64::MAX)?);
    let rhythm = (review::plan::kept_since(tx, i64::MAX)?, review::cadence::of(tx, work, i64::MAX)?);
    black_box((actions, certificates, reviews, subs, abroad, ended, rhythm));
    Ok(())
}

/// Whether a part is to be measured: all, unless `KANTOKU_BENCH` names some, with commas between them. What is not measured is not set up.
fn asked(part: &str) -> bool {
    std::env::var("KANTOKU_BENCH").map_or(true, |named| named.split(',').any(|name| name == part))
}

fn consignee_page(c: &mut Criterion, made: &Made) {
    let path = format!("/consignees/{}", made.consignees[made.consignees.len() / 2]);
    let (site, id) = (Site::of(made), made.consignees[made.consignees.len() / 2]);
    let (page, db) = (site.kept(&path), Db::open(made.address.clone(), 2).expect("a register"));
    let mut group = c.benchmark_group("consignee");
    group.bench_function("page", |b| b.iter(|| site.get(&path)));
    group.bench_function("floor", |b| {
        b.iter(|| {
            db.read(made.register.now(), &made.preparer, |tx| {
                let row = consignee::of_id(tx, id, AsOf::on(today()))?;
                facts(tx, &[id])?;
                let history = (consignee::periods(tx, id)?, consignee::history(tx, id)?);
                Ok(black_box((row, history)))
            })
            .expect("an answer");
            black_box(page.again())
        });
    });
    group.finish();
}

fn sheet(c: &mut Criterion, made: &Made) {
    let (id, db) = (made.evaluations[0], Db::open(made.address.clone(), 2).expect("a register"));
    let (site, path) = (Site::of(made), format!("/evaluations/{id}"));
    let page = site.kept(&path);
    let version = data::sheet(&made.register, &made.preparer, id).criteria.version_id;
    let floor = || {
        db.read(made.register.now(), &made.preparer, |tx| {
            Ok(black_box((
                criteria::terms(tx, version, i64::MAX)?,
                criteria::items(tx, version, i64::MAX)?,
                answer::of_evaluation(tx, id)?,
            )))
        })
        .expect("an answer");
        page.again()
    };
    cpu::beside(c, "sheet", || site.get(&path), |times| site.get_together(&path, times), floor);
}

/// One answer saved, waiting until it is on disk; beside a bare row that waits for the disk.
fn saving(c: &mut Criterion, made: &Made) {
    let id = made.evaluations[0];
    let code = data::sheet(&made.register, &made.preparer, id).items[0].item.code.clone();
    let seen_of = || data::sheet(&made.register, &made.preparer, id).items[0].seen;
    let mut group = c.benchmark_group("answer");
    let (mut seen, mut n) = (seen_of(), 0_u64);
    group.bench_function("saved", |b| {
        b.iter(|| {
            n += 1;
            let input = json!({ "id": id, "code": code, "seen": seen, "verdict": "good", "grounds": format!("確認 {n}") });
            let saved = made.register.run(&made.preparer, &input::from_json::<Answer>(input).expect("an answer")).expect("saved");
            seen = saved.seq;
        });
    });
    let bare = site::Bare::beside(&made.address);
    group.bench_function("floor", |b| b.iter(|| bare.write()));
    group.finish();
}

/// What has to be done until the end of next month, over all consignees; beside the questions of the report, which are as many.
fn deadlines(c: &mut Criterion, made: &Made) {
    let site = Site::of(made);
    let mut group = c.benchmark_group("deadlines");
    group.sample_size(10).measurement_time(Duration::from_secs(10));
    let list = || input::from_json::<List>(json!({ "until": "2026-12-31" })).expect("an input");
    group.bench_function("list", |b| b.iter(|| made.register.ask(&made.preparer, list()).expect("deadlines")));
    group.bench_function("first page", |b| b.iter(|| site.get("/")));
    let db = Db::open(made.address.clone(), 2).expect("a register");
    group.bench_function("floor", |b| {
        b.iter(|| {
            db.read(made.register.now(), &made.preparer, |tx| {
                let rows = (consignee::all(tx, AsOf::on(today()))?, entrustment::all(tx, i64::MAX)?);
                let decisions = (decision::all(tx, i64::MAX)?, decision::all_covers(tx, i64::MAX)?);
                let conditions = (decision::all_conditions(tx, i64::MAX)?, decision::all_met(tx, i64::MAX)?);
                let contracts = (contract::all(tx, i64::MAX)?, contract::all_covers(tx, i64::MAX)?);
                Ok(black_box((rows, decisions, conditions, contracts)))
            })
            .expect("an answer")
        });
    });
    group.finish();
}

/// All sheets read and scored, part by part; beside the reading.
fn scoring_all(c: &mut Criterion, made: &Made) {
    let sheet = data::sheet(&made.register, &made.preparer, made.evaluations[0]);
    let items: Vec<_> = sheet.items.iter().map(|asked| asked.item.clone()).collect();
    let terms = sheet.criteria.terms;
    let db = Db::open(made.address.clone(), 2).expect("a register");
    let each_part = |look: &dyn Fn(Vec<answer::Row>)| {
        db.read(made.register.now(), &made.preparer, |tx| {
            made.evaluations.chunks(500).try_for_each(|part| answer::of_evaluations(tx, part).map(look))
        })
        .expect("answers");
    };
    let score = |rows: Vec<answer::Row>| {
        for sheet_of_one in rows.chunk_by(|a, b| a.evaluation_id == b.evaluation_id) {
            let answers: scoring::Answers = sheet_of_one.iter().map(|row| (row.code.clone(), row.answer())).collect();
            black_box(scoring::calculate(&terms, &items, &answers, sheet.circumstances));
        }
    };
    let mut group = c.benchmark_group("scoring");
    group.sample_size(10).measurement_time(Duration::from_secs(10));
    group.bench_function("all sheets", |b| b.iter(|| each_part(&score)));
    group.bench_function("floor", |b| b.iter(|| each_part(&|rows| drop(black_box(rows)))));
    group.finish();
}

fn report(c: &mut Criterion, made: &Made) {
    let db = Db::open(made.address.clone(), 2).expect("a register");
    let annual = || input::from_json::<Annual>(json!({ "year": 2026 })).expect("an input");
    let mut group = c.benchmark_group("report");
    group.sample_size(10).measurement_time(Duration::from_secs(10));
    group.bench_function("annual", |b| b.iter(|| made.register.ask(&made.preparer, annual()).expect("a report")));
    group.bench_function("floor", |b| {
        b.iter(|| {
            db.read(made.register.now(), &made.preparer, |tx| {
                let rows = consignee::all(tx, AsOf::on(today()))?;
                let work = entrustment::all(tx, i64::MAX)?;
                let decisions = (decision::all(tx, i64::MAX)?, decision::all_covers(tx, i64::MAX)?);
                let conditions = (decision::all_conditions(tx, i64::MAX)?, decision::all_met(tx, i64::MAX)?);
                Ok(black_box((rows, work, decisions, conditions)))
            })
            .expect("an answer")
        });
    });
    group.finish();
}

fn ndas(c: &mut Criterion) {
    if asked("ndas") {
        nda::benches(c, size());
    }
}

fn supervised(c: &mut Criterion) {
    if asked("supervision") {
        supervision::benches(c, size());
    }
}

fn trained(c: &mut Criterion) {
    if asked("training") {
        training::benches(c, size());
    }
}

fn verified(c: &mut Criterion) {
    if asked("verify") {
        ledger::benches(c, size());
    }
}

fn reported(c: &mut Criterion) {
    if asked("large") {
        large::benches(c, size());
    }
}

fn served(_: &mut Criterion) {
    if asked("server") {
        server::benches(size());
    }
}

criterion_group!(benches, pages, sizes, ndas, supervised, trained, verified, reported, served);
criterion_main!(benches);
