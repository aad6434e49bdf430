//! The annual report of an organisation with 10,000 consignees, 100,000 people and 1,000,000 dated facts, in each form; beside the bare questions.
//!
//! The most memory that each form took is written to the terminal: criterion measures time alone. With `KANTOKU_BENCH_KEEP` naming a folder the
//! files stay there, so that another typesetter can be given the same tables.

use std::hint::black_box;
use std::time::Duration;

use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion};
use kantoku::domain::as_of::AsOf;
use kantoku::locale::Language;
use kantoku::operations::report::{Annual, AnnualReport, Explain};
use kantoku::operations::template::InForce;
use kantoku::operations::upkeep;
use kantoku::store::{Db, action, certificate, consignee, contract, decision, entrustment, nda as ndas, person, person_access, review};
use kantoku::web::house::House;
use kantoku::web::report::{Format, Printing, bytes};

use crate::data::{self, Made, today};
use crate::{nda, supervision};

pub fn benches(c: &mut Criterion, size: usize) {
    let folder = tempfile::tempdir().expect("a folder");
    let made = filled(folder.path(), size);
    let mut group = c.benchmark_group("large report");
    group.sample_size(10).measurement_time(Duration::from_secs(20)).warm_up_time(Duration::from_millis(1));
    let report = report(&made);
    group.bench_function("answer", |b| b.iter(|| black_box(ask(&made))));
    group.bench_function("facts", |b| b.iter(|| black_box(made.register.ask(&made.preparer, Explain::all_of(&report)).expect("facts"))));
    floor(&mut group, &made);
    // Without the press there is no PDF.
    let printed = cfg!(feature = "pdf").then_some(Format::Pdf);
    for format in [Format::Html, Format::Xlsx, Format::Zip].into_iter().chain(printed) {
        form(&mut group, &report, format);
    }
    group.finish();
}

fn filled(folder: &std::path::Path, size: usize) -> Made {
    let made = data::register(folder, size, size);
    let decider = made.preparer.clone();
    kantoku_agreements(&made);
    let people = size * 10;
    made.register.run(&decider, &nda::Fill { people, preparer: made.preparer.person.unwrap_or_default() }).expect("filled");
    made.register.run(&decider, &supervision::Fill { people, are_there: true }).expect("filled");
    upkeep::settle(&made.register).expect("settled");
    made
}

fn kantoku_agreements(made: &Made) {
    let decider =
        kantoku::operations::session::actor_of_password(&made.register, "decider", data::PASSWORD, kantoku::domain::access::Door::Page);
    kantoku::seed::adopt_agreements(&made.register, &made.preparer, &decider.expect("somebody")).expect("texts");
}

fn ask(made: &Made) -> AnnualReport {
    made.register.ask(&made.preparer, Annual { year: 2026, ..Annual::default() }).expect("a report")
}

/// With the facts behind its figures.
fn report(made: &Made) -> AnnualReport {
    let report = ask(made);
    let facts = made.register.ask(&made.preparer, Explain::all_of(&report)).expect("facts").figures;
    AnnualReport { facts, ..report }
}

/// The bare questions for all that the report looks at.
fn floor(group: &mut BenchmarkGroup<'_, WallTime>, made: &Made) {
    let db = Db::open(made.address.clone(), 2).expect("a register");
    group.bench_function("floor", |b| {
        b.iter(|| {
            db.read(made.register.now(), &made.preparer, |tx| {
                let as_of = AsOf::on(today());
                let people = (person_access::all(tx, as_of)?, person::belonging(tx, as_of)?);
                let pledges = (ndas::all_of_people(tx, as_of.on, i64::MAX)?, ndas::all_events(tx, i64::MAX)?);
                let register = (consignee::all(tx, as_of)?, entrustment::all(tx, i64::MAX)?, contract::all(tx, i64::MAX)?);
                let decisions = (decision::all(tx, i64::MAX)?, decision::all_covers(tx, i64::MAX)?);
                let supervised = (review::rows(tx, review::Of::All, i64::MAX)?, certificate::all(tx, i64::MAX)?);
                let actions = (action::all(tx, i64::MAX)?, action::all_steps(tx, i64::MAX)?);
                Ok(black_box((people, pledges, register, decisions, supervised, actions)))
            })
            .expect("an answer")
        });
    });
}

fn form(group: &mut BenchmarkGroup<'_, WallTime>, report: &AnnualReport, format: Format) {
    let (printing, house) = (Printing::new(None), House::new(InForce::default()));
    let make = || bytes(report, format, Language::Ja, &printing, &house, None).expect("a file");
    forget_the_most();
    let file = make();
    eprintln!("large report/{format}: {} bytes, {} MB at most", file.len(), the_most() / 1_024);
    if let Some(folder) = std::env::var_os("KANTOKU_BENCH_KEEP") {
        std::fs::write(std::path::Path::new(&folder).join(format!("large.{format}")), file).expect("kept");
    }
    group.bench_function(format.to_string(), |b| b.iter(|| black_box(make())));
}

/// From here on the kernel looks anew for the most memory that this process takes.
fn forget_the_most() {
    std::fs::write("/proc/self/clear_refs", "5").ok();
}

/// In kilobytes.
fn the_most() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or_default()
}
