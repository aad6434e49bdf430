//! The rates and the matrix of 100,000 people in 10 courses with the attendance of five years, on two dates; beside the bare questions.

use std::hint::black_box;
use std::time::Duration;

use chrono::{Months, NaiveDate};
use criterion::Criterion;
use kantoku::domain::access::{Actor, Right, Role};
use kantoku::domain::as_of::AsOf;
use kantoku::domain::names;
use kantoku::domain::person::PersonKind;
use kantoku::domain::training::{Mark, Source};
use kantoku::error::Result;
use kantoku::operations::training::course::{Open, Publish, Show};
use kantoku::operations::training::{Matrix, Rates};
use kantoku::operations::{Command, input, upkeep};
use kantoku::store::code::Coded;
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
    made.register.run(&made.preparer, &Fill { people: size * 10, courses }).expect("filled");
    upkeep::settle(&made.register).expect("settled");
    let reader = Actor { roles: [Role::PersonalDataManager].into(), ..decider };
    rates(c, &made, &reader);
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
                    let as_of = AsOf::on(on);
                    let people = (facts::belonging(tx, as_of, None)?, facts::access(tx, as_of, None)?, person::belonging(tx, as_of)?);
                    Ok(black_box((people, facts::attended(tx, as_of, None, None)?, facts::passed(tx, as_of, None, None)?)))
                })
                .expect("an answer")
            });
        });
    }
    group.finish();
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
