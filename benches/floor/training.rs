//! The rates and the matrix of 100,000 people in 10 courses with the attendance of five years, on two dates; beside the bare questions.

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::Duration;

use chrono::{Months, NaiveDate};
use criterion::Criterion;
use kantoku::domain::access::{Actor, Right, Role};
use kantoku::domain::as_of::AsOf;
use kantoku::domain::names;
use kantoku::domain::person::PersonKind;
use kantoku::domain::training::{Mark, Source};
use kantoku::error::{Error, Result};
use kantoku::files::Files;
use kantoku::operations::document::Content;
use kantoku::operations::import::{File, ImportKind, ImportMode, Reader as _, SheetOf, WholeList, import};
use kantoku::operations::training::course::{Open, Publish, Show};
use kantoku::operations::training::session::Hold;
use kantoku::operations::training::{Matrix, Rates};
use kantoku::operations::{Command, input, upkeep};
use kantoku::store::code::Coded;
use kantoku::store::training::facts::Whose;
use kantoku::store::training::session::{Attendance, insert_attendance};
use kantoku::store::training::{course, facts};
use kantoku::store::{Db, WriteTx, person};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::data::{Made, opened, today};

/// The first id of what is filled in: far above the entries.
const FIRST: i64 = 1_000_000_000;
const COURSES: usize = 10;
const YEARS: i64 = 5;

pub fn benches(c: &mut Criterion, size: usize) {
    let folder = tempfile::tempdir().expect("a folder");
    let (made, decider) = opened(folder.path(), "training");
    let courses: Vec<i64> = (0..COURSES).map(|number| course_of(&made, &decider, number)).collect();
    made.register.run(&made.preparer, &Fill { people: size * 10, courses: courses.clone() }).expect("filled");
    upkeep::settle(&made.register).expect("settled");
    let reader = Actor { roles: [Role::PersonalDataManager].into(), ..decider };
    rates(c, &made, &reader);
    sheet(c, &made, &reader, courses.first().copied().unwrap_or_default(), size * 10);
}

fn course_of(made: &Made, actor: &Actor, number: usize) -> i64 {
    let open = json!({
        "code": format!("C{number}"), "title_ja": format!("個人情報保護 {number}"), "body_ja": "本文",
        "audience": "everyone", "validity": "fiscal_year", "needs": "attendance",
    });
    let id = made.register.run(actor, &input::from_json::<Open>(open).expect("a course")).expect("opened").id;
    let seen = made.register.ask(actor, input::from_json::<Show>(json!({ "id": id })).expect("a question")).expect("a course").seen;
    let publish = json!({ "id": id, "seen": seen, "from_on": year_ago(YEARS) });
    made.register.run(actor, &input::from_json::<Publish>(publish).expect("a version")).expect("published");
    id
}

fn year_ago(years: i64) -> NaiveDate {
    today().checked_sub_months(Months::new(u32::try_from(years * 12).unwrap_or_default())).unwrap_or(today())
}

fn rates(c: &mut Criterion, made: &Made, reader: &Actor) {
    let mut group = c.benchmark_group("training");
    group.sample_size(10).measurement_time(Duration::from_secs(20));
    for (name, on) in [("rates today", today()), ("rates three years ago", year_ago(3))] {
        group.bench_function(name, |b| {
            b.iter(|| black_box(made.register.ask(reader, Rates { on: Some(on), ..Rates::default() }).expect("rates")));
        });
    }
    group.bench_function("matrix, 50 people", |b| {
        let matrix = || input::from_json::<Matrix>(json!({ "limit": 50 })).expect("an input");
        b.iter(|| black_box(made.register.ask(reader, matrix()).expect("a matrix")));
    });
    let db = Db::open(made.address.clone(), 2).expect("a register");
    for (name, on) in [("floor today", today()), ("floor three years ago", year_ago(3))] {
        group.bench_function(name, |b| {
            b.iter(|| {
                db.read(made.register.now(), reader, |tx| {
                    let (as_of, all) = (AsOf::on(on), Whose::Everyone);
                    let people = (facts::belonging(tx, as_of, all)?, facts::access(tx, as_of, all)?, person::belonging(tx, as_of)?);
                    Ok(black_box((people, facts::attended(tx, as_of, &[], all)?, facts::passed(tx, as_of, &[], all)?)))
                })
                .expect("an answer")
            });
        });
    }
    group.finish();
}

/// A sheet of everyone, with name and number, as it is previewed: worked through whole, and undone. Beside it the same file read, and the
/// rows of it written bare, in one entry.
fn sheet(c: &mut Criterion, made: &Made, keeper: &Actor, course_id: i64, people: usize) {
    let hold = json!({ "course_id": course_id, "method": "classroom", "from_on": today(), "trainer": "講師", "minutes": 60 });
    let session_id = made.register.run(keeper, &input::from_json::<Hold>(hold).expect("a session")).expect("held");
    let mut text = String::from("社員番号,氏名,出欠,備考\r\n");
    for n in 0..people {
        writeln!(text, "S-{n:06},架空 {n}郎,出席,\r").expect("memory is there");
    }
    let file = |mode| File {
        name: "出席簿.csv".into(),
        content: Content::Bytes(text.clone().into_bytes()),
        mode,
        changes_from_on: None,
        digest: String::new(),
        list: WholeList { sheet: SheetOf { session_id, leave_out: false }, ..WholeList::default() },
    };
    let mut group = c.benchmark_group("attendance sheet");
    group.sample_size(10).measurement_time(Duration::from_secs(20));
    group.bench_function(format!("{people} rows"), |b| {
        b.iter(|| {
            let report = import(&made.register, keeper, ImportKind::Attendance, &file(ImportMode::Preview)).expect("a report");
            assert!(report.problems.is_empty() && report.counts.new == i64::try_from(people).unwrap_or_default(), "{:?}", report.counts);
            black_box(report)
        });
    });
    group.bench_function("floor", |b| {
        b.iter(|| {
            let table = Files.table(ImportKind::Attendance, "出席簿.csv", text.as_bytes()).expect("a table");
            let undone = made.register.run(keeper, &Bare { session_id, people: table.rows.len() });
            assert!(undone.is_err(), "it is written and undone");
        });
    });
    group.finish();
}

/// The rows of a sheet in one entry, written and undone.
#[derive(Serialize, Deserialize, JsonSchema)]
struct Bare {
    session_id: i64,
    people: usize,
}

impl Command for Bare {
    const NAME: &'static str = "training_session.record";
    const NEEDS: Right = Right::KeepTraining;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        for n in 0..i64::try_from(self.people).unwrap_or_default() {
            insert_attendance(tx, &attended(self.session_id, 1, 1, FIRST + n, 0, tx.seq()))?;
        }
        Err(Error::conflict("stale-form"))
    }
}

/// Rows in one entry, as no operation of the product writes them.
#[derive(Serialize, Deserialize, JsonSchema)]
struct Fill {
    people: usize,
    courses: Vec<i64>,
}

impl Command for Fill {
    const NAME: &'static str = "person.enter";
    const NEEDS: Right = Right::OwnAccount;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let people = i64::try_from(self.people).unwrap_or_default();
        for n in 0..people {
            person::insert(tx, &someone(n, tx.seq()))?;
        }
        for (place, id) in (0..).zip(&self.courses) {
            let version_id = course::versions_of(tx, *id)?.first().map(|row| row.id).unwrap_or_default();
            for year in 0..YEARS {
                // One in twenty was not there.
                for n in (0..people).filter(|n| (n + year + place) % 20 != 0) {
                    insert_attendance(tx, &attended(FIRST + place * YEARS + year, *id, version_id, FIRST + n, year, tx.seq()))?;
                }
            }
        }
        Ok(())
    }
}

fn someone(n: i64, seq: i64) -> person::Row {
    let name = format!("架空 {n}郎");
    person::Row {
        id: FIRST + n,
        sort_key: names::sort_key(&name),
        search_key: names::search_key(&name),
        code: format!("S-{n:06}"),
        name,
        kana: String::new(),
        kind: Coded(PersonKind::Staff),
        department_id: None,
        email: String::new(),
        from_on: year_ago(YEARS + 1),
        until_on: None,
        seq,
        superseded_seq: None,
    }
}

fn attended(session_id: i64, course_id: i64, version_id: i64, person_id: i64, year: i64, seq: i64) -> Attendance {
    Attendance {
        session_id,
        person_id,
        course_id,
        version_id,
        mark: Coded(Mark::Attended),
        source: Coded(Source::List),
        happened_on: year_ago(year),
        note: String::new(),
        recorded_by: None,
        seq,
        superseded_seq: None,
    }
}
