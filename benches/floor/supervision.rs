//! What is due over 10,000 consignees with 1,000,000 dated facts, and the digests of a day for 5,000 people; each beside the bare questions.

use std::hint::black_box;
use std::time::Duration;

use chrono::{Days, Months, NaiveDate};
use chrono_tz::Asia::Tokyo;
use criterion::{BatchSize, Criterion};
use diesel::connection::SimpleConnection;
use kantoku::clock::Clock;
use kantoku::domain::access::{Actor, Right};
use kantoku::domain::action::{ActionSource, ActionStep};
use kantoku::domain::as_of::AsOf;
use kantoku::domain::certificate::CertificateKind;
use kantoku::domain::finding::Grade;
use kantoku::domain::names;
use kantoku::domain::person::PersonKind;
use kantoku::domain::review::{Conclusion, Method, ReviewEventKind, ReviewKind};
use kantoku::error::Result;
use kantoku::operations::deadline::List;
use kantoku::operations::mail::Letter;
use kantoku::operations::reminder::{Digest, Made as Done, Preview, make_digests};
use kantoku::operations::{Command, input, upkeep};
use kantoku::store::code::Coded;
use kantoku::store::conn::Conn;
use kantoku::store::review::Of;
use kantoku::store::{
    Db, WriteTx, action, certificate, consignee, contract, decision, ending, entrustment, foreign, nda, person, review, sub_entrustment,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::data::{self, Made, today};

/// The first id of what is filled in: far above the entries.
const FIRST: i64 = 1_000_000_000;
/// For each consignee: with its work, contract and their parts that makes a hundred rows.
const REVIEWS: i64 = 13;
const ACTIONS: i64 = 4;
const CERTIFICATES: i64 = 10;

pub fn benches(c: &mut Criterion, size: usize) {
    let folder = tempfile::tempdir().expect("a folder");
    let made = data::register(folder.path(), size, 0);
    made.register.run(&made.preparer, &Fill { people: size / 2, are_there: false }).expect("filled");
    upkeep::settle(&made.register).expect("settled");
    due(c, &made);
    digests(c, &made);
}

/// The next working day: the day of the register is a holiday.
fn day() -> NaiveDate {
    today().succ_opt().expect("a day")
}

fn due(c: &mut Criterion, made: &Made) {
    let mut group = c.benchmark_group("due");
    group.sample_size(10).measurement_time(Duration::from_secs(20));
    let list = || input::from_json::<List>(json!({ "until": "2026-12-31" })).expect("an input");
    group.bench_function("list", |b| b.iter(|| made.register.ask(&made.preparer, list()).expect("deadlines")));
    let db = Db::open(made.address.clone(), 2).expect("a register");
    group.bench_function("floor", |b| b.iter(|| db.read(made.register.now(), &made.preparer, bare).expect("an answer")));
    group.finish();
}

/// Everything that deadlines are computed from, asked for and no more.
fn bare(tx: &mut kantoku::store::ReadTx<'_>) -> Result<()> {
    let known = i64::MAX;
    black_box((consignee::all(tx, AsOf::on(today()))?, entrustment::all(tx, known)?));
    black_box((
        decision::all(tx, known)?,
        decision::all_covers(tx, known)?,
        decision::all_conditions(tx, known)?,
        decision::all_met(tx, known)?,
    ));
    black_box((contract::all(tx, known)?, contract::all_covers(tx, known)?, nda::all_with_consignees(tx, known)?));
    black_box((action::all(tx, known)?, action::all_steps(tx, known)?, certificate::all(tx, known)?));
    black_box((sub_entrustment::all(tx, known)?, foreign::routes(tx, known)?, foreign::checks(tx, known)?, ending::all(tx, known)?));
    let ids: Vec<i64> = review::rows(tx, Of::All, known)?.iter().map(|row| row.id).collect();
    for ids in ids.chunks(10_000) {
        black_box((review::dates(tx, ids, known)?, review::events(tx, ids, known)?, review::covers(tx, ids)?));
    }
    Ok(())
}

fn digests(c: &mut Criterion, made: &Made) {
    let reader = Actor { roles: [kantoku::domain::access::Role::PersonalDataManager].into(), ..made.preparer.clone() };
    let preview = || made.register.ask(&reader, Preview { on: Some(day()) }).expect("digests");
    let people = preview().digests.len();
    assert!(people >= 5, "{people} people are told of something");
    let mut group = c.benchmark_group(format!("digests for {people}"));
    group.sample_size(10).measurement_time(Duration::from_secs(20));
    group.bench_function("computed", |b| b.iter(preview));
    let db = Db::open(made.address.clone(), 2).expect("a register");
    group.bench_function("floor of computed", |b| {
        b.iter(|| {
            db.read(made.register.now(), &made.preparer, |tx| {
                bare(tx)?;
                Ok(black_box(person::belonging(tx, AsOf::on(day()))?))
            })
            .expect("an answer")
        });
    });
    let morning = made.register.at(Clock::standing_at(Tokyo, day().and_hms_opt(1, 0, 0).expect("ten o'clock in Tokyo")));
    let mut bare = Conn::open(&made.address).expect("a register");
    let mut forget = || bare.batch_execute("DELETE FROM mail; DELETE FROM reminder_day").expect("forgotten");
    group.bench_function("made", |b| {
        b.iter_batched(
            &mut forget,
            |()| assert_eq!(make_digests(&morning, letter).expect("digests"), Done::Digests(people)),
            BatchSize::PerIteration,
        );
    });
    let bare = crate::site::Bare::beside(&made.address);
    group.bench_function("floor of writing", |b| b.iter(|| bare.write_many(people)));
    group.finish();
}

/// In words without the templates, which are measured by themselves.
#[expect(clippy::unnecessary_wraps, reason = "what puts a digest into words may fail")]
fn letter(digest: &Digest, _: NaiveDate) -> Result<Letter> {
    Ok(Letter {
        address: digest.email.clone(),
        subject: "【監督】期日のお知らせ".into(),
        plain: "点検の期日が近づいています。\n".repeat(8),
        html: "<p>点検の期日が近づいています。</p>".repeat(8),
    })
}

/// Rows in one entry, as no operation of the product writes them.
#[derive(Serialize, Deserialize, JsonSchema)]
pub struct Fill {
    /// To whom it is assigned.
    pub people: usize,
    /// Somebody else has filled them in.
    pub are_there: bool,
}

impl Command for Fill {
    const NAME: &'static str = "person.enter";
    const NEEDS: Right = Right::OwnAccount;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let people = i64::try_from(self.people).unwrap_or_default().max(1);
        for n in (0..people).filter(|_| !self.are_there) {
            person::insert(tx, &someone(n, tx.seq()))?;
        }
        let work = entrustment::all(tx, i64::MAX)?;
        for (n, row) in (0..).zip(&work) {
            for place in 0..REVIEWS {
                review_of(tx, n, place, row, FIRST + n / 2 % people)?;
            }
            for place in 0..ACTIONS {
                action_of(tx, n, place, row)?;
            }
            for place in 0..CERTIFICATES {
                certificate_of(tx, n, place, row)?;
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
        email: format!("s{n}@example.org"),
        from_on: before(today(), 60),
        until_on: None,
        seq,
        superseded_seq: None,
    }
}

fn before(on: NaiveDate, months: i64) -> NaiveDate {
    on.checked_sub_months(Months::new(u32::try_from(months).unwrap_or_default())).unwrap_or(on)
}

/// Those of the years before are done; the last is open and falls due so that half of all are told of it today, each by one review.
fn review_of(tx: &mut WriteTx<'_>, n: i64, place: i64, work: &entrustment::Row, assignee: i64) -> Result<()> {
    let (id, seq) = (FIRST + n * REVIEWS + place, tx.seq());
    let open = place == REVIEWS - 1;
    let planned_on = match (open, n % 2) {
        (false, _) => before(today(), (REVIEWS - place) * 12),
        (true, 0) => day().checked_add_days(Days::new(30)).unwrap_or(today()),
        (true, _) => day().checked_add_days(Days::new(300)).unwrap_or(today()),
    };
    let row = review::Row {
        id,
        consignee_id: work.consignee_id,
        plan_id: None,
        kind: Coded(ReviewKind::Supplement),
        cause: None,
        reason: "間隔による".into(),
        due_on: Some(planned_on),
        seq,
    };
    let date = review::DateRow {
        review_id: id,
        planned_on,
        method: Coded(Method::Document),
        assignee_id: Some(assignee),
        reason: String::new(),
        recorded_on: before(planned_on, 12).min(today()),
        person_id: None,
        seq,
    };
    review::insert(tx, &row, &[work.id], &date)?;
    if open {
        return Ok(());
    }
    // Two events of one review cannot stand under one entry: the bench takes an earlier one for the first.
    for (kind, seq) in [(ReviewEventKind::Begun, seq - 1), (ReviewEventKind::Finished, seq)] {
        let done = kind == ReviewEventKind::Finished;
        let event = review::EventRow {
            review_id: id,
            kind: Coded(kind),
            happened_on: planned_on,
            person_id: None,
            carried_out_by: done.then_some(assignee),
            version_id: None,
            conclusion: done.then_some(Coded(Conclusion::GoOn)),
            reason: String::new(),
            seq,
        };
        review::insert_event(tx, &event)?;
    }
    Ok(())
}

fn action_of(tx: &mut WriteTx<'_>, n: i64, place: i64, work: &entrustment::Row) -> Result<()> {
    let (id, seq) = (FIRST + n * ACTIONS + place, tx.seq());
    let opened_on = before(today(), 12 * (place + 1));
    let row = action::Row {
        id,
        control_no: format!("CA-{id}"),
        consignee_id: Some(work.consignee_id),
        entrustment_id: Some(work.id),
        department_id: None,
        source: Coded(ActionSource::Own),
        source_id: None,
        source_number: None,
        reference: String::new(),
        grade: Coded(Grade::Minor),
        finding: "受渡し簿に記名がない".into(),
        asked_on: None,
        opened_on,
        person_id: None,
        seq,
    };
    action::insert(tx, &row)?;
    let steps = [(ActionStep::Planned, 10), (ActionStep::Moved, 20), (ActionStep::Done, 40), (ActionStep::Confirmed, 80)];
    for (back, (kind, days)) in steps.into_iter().rev().enumerate() {
        let happened_on = opened_on.checked_add_days(Days::new(days)).unwrap_or(opened_on);
        let step = action::StepRow {
            action_id: id,
            kind: Coded(kind),
            happened_on,
            due_on: matches!(kind, ActionStep::Planned | ActionStep::Moved)
                .then(|| happened_on.checked_add_days(Days::new(30)).unwrap_or(happened_on)),
            cause: String::new(),
            measure: String::new(),
            owner_id: None,
            counterpart: String::new(),
            contact: String::new(),
            note: String::new(),
            person_id: None,
            seq: seq - i64::try_from(back).unwrap_or_default(),
        };
        action::insert_step(tx, &step)?;
    }
    Ok(())
}

/// The periods of one certificate, a year each; the last ends in ten months.
fn certificate_of(tx: &mut WriteTx<'_>, n: i64, place: i64, work: &entrustment::Row) -> Result<()> {
    let from_on = before(today(), 12 * (CERTIFICATES - 1 - place) + 2);
    let next = from_on.checked_add_months(Months::new(12)).and_then(|next| next.pred_opt());
    let row = certificate::Row {
        id: FIRST + n,
        consignee_id: work.consignee_id,
        kind: Coded(CertificateKind::PrivacyMark),
        name: String::new(),
        number: format!("{n:08}"),
        scope: "全社".into(),
        issuer: String::new(),
        note: String::new(),
        from_on,
        until_on: next,
        seq: tx.seq(),
        superseded_seq: None,
    };
    certificate::insert(tx, &row)
}
