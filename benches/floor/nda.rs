//! Coverage of 100,000 people with 300,000 NDAs on any date, and issuing to 10,000 who lack one; each beside the bare questions.

use std::hint::black_box;
use std::path::Path;
use std::time::Duration;

use chrono::NaiveDate;
use criterion::{BatchSize, Criterion};
use kantoku::domain::access::Right;
use kantoku::domain::agreement::Language;
use kantoku::domain::as_of::AsOf;
use kantoku::domain::names;
use kantoku::domain::nda::NdaEventKind;
use kantoku::domain::person::PersonKind;
use kantoku::domain::resource::ResourceKind;
use kantoku::error::Result;
use kantoku::operations::nda::{Coverage, IssueAll};
use kantoku::operations::{Command, upkeep};
use kantoku::seed;
use kantoku::store::code::Coded;
use kantoku::store::nda::{EventRow, Row, insert, insert_event};
use kantoku::store::{Db, WriteTx, department, nda, person, person_access, resource};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::data::{Made, opened, today};

/// The first id of what is filled in: far above the entries.
const FIRST: i64 = 1_000_000_000;

pub fn benches(c: &mut Criterion, size: usize) {
    let folder = tempfile::tempdir().expect("a folder");
    let made = filled(folder.path(), size * 10);
    coverage(c, &made);
    issuing(c, &made);
}

/// Ten times as many people as there are consignees elsewhere: each with access and three NDAs; those of the first of ten departments have all run out.
fn filled(folder: &Path, people: usize) -> Made {
    let (made, decider) = opened(folder, "ndas");
    seed::adopt_agreements(&made.register, &made.preparer, &decider).expect("texts");
    made.register.run(&made.preparer, &Fill { people, preparer: made.preparer.person.unwrap_or_default() }).expect("filled");
    upkeep::settle(&made.register).expect("settled");
    Made { preparer: decider, ..made }
}

fn coverage(c: &mut Criterion, made: &Made) {
    let db = Db::open(made.address.clone(), 2).expect("a register");
    let mut group = c.benchmark_group("coverage");
    group.sample_size(10).measurement_time(Duration::from_secs(10));
    for (name, on) in [("today", today()), ("a year ago", year_before(today()))] {
        let question = || Coverage { on: Some(on), limit: Some(0), ..Coverage::default() };
        group.bench_function(name, |b| b.iter(|| black_box(made.register.ask(&made.preparer, question()).expect("an answer"))));
    }
    group.bench_function("floor", |b| {
        b.iter(|| {
            db.read(made.register.now(), &made.preparer, |tx| {
                let as_of = AsOf::on(today());
                let people = (person_access::all(tx, as_of)?, person::belonging(tx, as_of)?);
                Ok(black_box((people, nda::all_of_people(tx, as_of.on, i64::MAX)?, nda::all_events(tx, i64::MAX)?)))
            })
            .expect("an answer")
        });
    });
    group.finish();
}

fn year_before(on: NaiveDate) -> NaiveDate {
    on.checked_sub_months(chrono::Months::new(12)).unwrap_or(on)
}

fn issuing(c: &mut Criterion, made: &Made) {
    let batch = || IssueAll { language: Some(Language::Ja), department_id: Some(FIRST), ..IssueAll::default() };
    let take_back = || made.register.run(&made.preparer, &TakeBack {}).expect("taken back");
    let mut group = c.benchmark_group("issuing");
    group.sample_size(10).measurement_time(Duration::from_secs(20));
    group.bench_function("to a tenth of all", |b| {
        b.iter_batched(take_back, |_| made.register.run_batch(&made.preparer, &batch()).expect("issued").count, BatchSize::PerIteration);
    });
    let count = made.register.ask(&made.preparer, Coverage { limit: Some(0), department_id: Some(FIRST), ..Coverage::default() });
    let count = count.expect("an answer").with_access;
    let mut next = 0;
    group.bench_function("floor", |b| {
        b.iter(|| {
            next += 1;
            made.register.run(&made.preparer, &Bare { first: FIRST * 2 + next * 1_000_000, count }).expect("written");
        });
    });
    group.finish();
}

/// Rows in one entry, as no operation of the product writes them.
#[derive(Serialize, Deserialize, JsonSchema)]
pub struct Fill {
    pub people: usize,
    pub preparer: i64,
}

impl Command for Fill {
    const NAME: &'static str = "person.enter";
    const NEEDS: Right = Right::OwnAccount;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let (seq, from) = (tx.seq(), year_before(year_before(today())));
        for n in 0..10 {
            let (code, name) = (format!("D{n}"), format!("部署{n}"));
            let row = department::Row {
                id: FIRST + n,
                code,
                name_ja: name.clone(),
                name_en: name,
                from_on: from,
                until_on: None,
                seq,
                superseded_seq: None,
            };
            department::insert(tx, &row)?;
        }
        let ledger = resource::Row {
            id: FIRST,
            code: "L".into(),
            name: "会員名簿".into(),
            kind: Coded(ResourceKind::Ledger),
            special_care: false,
            my_number: false,
            department_id: None,
            note: String::new(),
            from_on: from,
            until_on: None,
            seq,
            superseded_seq: None,
        };
        resource::insert(tx, &ledger)?;
        let version = version(tx)?;
        for n in 0..i64::try_from(self.people).unwrap_or_default() {
            let id = FIRST + n;
            person::insert(tx, &someone(id, n, from, seq))?;
            let access = person_access::Row {
                id,
                person_id: id,
                resource_id: Some(FIRST),
                entrustment_id: None,
                note: String::new(),
                from_on: from,
                until_on: None,
                seq,
                superseded_seq: None,
            };
            person_access::insert(tx, &access)?;
            for place in 0..3 {
                nda_of_a_year(tx, version, id, place, n % 10 == 0, from, self.preparer)?;
            }
        }
        Ok(())
    }
}

fn version(tx: &mut WriteTx<'_>) -> Result<i64> {
    let agreement = kantoku::store::agreement::agreement_of_code(tx, "staff")?.map(|row| row.id).unwrap_or_default();
    Ok(kantoku::store::agreement::version_in_force_as_of(tx, agreement, AsOf::on(today()))?.map(|row| row.id).unwrap_or_default())
}

fn someone(id: i64, n: i64, from: NaiveDate, seq: i64) -> person::Row {
    let (code, name) = (format!("S-{n:06}"), format!("架空 {n}郎"));
    person::Row {
        id,
        sort_key: names::sort_key(&name),
        search_key: names::search_key(&name),
        code,
        name,
        kana: String::new(),
        kind: Coded(PersonKind::Staff),
        department_id: Some(FIRST + n % 10),
        email: String::new(),
        from_on: from,
        until_on: None,
        seq,
        superseded_seq: None,
    }
}

/// The NDA of a year: signed and signed off on the day of its issue.
fn nda_of_a_year(tx: &mut WriteTx<'_>, version_id: i64, person_id: i64, place: i64, lapsed: bool, from: NaiveDate, by: i64) -> Result<()> {
    let id = FIRST + (person_id - FIRST) * 3 + place;
    let issued = from.checked_add_months(chrono::Months::new(u32::try_from(place).unwrap_or_default() * 6)).unwrap_or(from);
    let until = issued.checked_add_months(chrono::Months::new(if lapsed { 6 } else { 24 }));
    insert(tx, &row(id, version_id, person_id, issued, until, by))?;
    for kind in [NdaEventKind::Signed, NdaEventKind::SignedOff] {
        // One entry cannot hold two events of one NDA under its number: the bench fills the first by an earlier one.
        let seq = if kind == NdaEventKind::Signed { tx.seq() - 1 } else { tx.seq() };
        insert_event(tx, &event(id, kind, issued, seq))?;
    }
    Ok(())
}

fn row(id: i64, version_id: i64, person_id: i64, issued_on: NaiveDate, until: Option<NaiveDate>, issuer: i64) -> Row {
    Row {
        id,
        version_id,
        language: Coded(Language::Ja),
        person_id: Some(person_id),
        consignee_id: None,
        signatory: String::new(),
        signatory_email: String::new(),
        issued_on,
        issued_by: Some(issuer),
        sign_by_on: None,
        valid_from_on: None,
        valid_until_on: until,
        text: "# 誓約書\n".repeat(20),
        file_id: None,
        hash: "0".repeat(64),
        renews_id: None,
        settled_seq: Some(1),
        seq: 1,
    }
}

fn event(nda_id: i64, kind: NdaEventKind, happened_on: NaiveDate, seq: i64) -> EventRow {
    EventRow { nda_id, kind: Coded(kind), happened_on, person_id: None, reason: String::new(), survives_until_on: None, seq }
}

/// Everything that waits is taken back in one entry, so that it can be issued again.
#[derive(Serialize, Deserialize, JsonSchema)]
struct TakeBack {}

impl Command for TakeBack {
    const NAME: &'static str = "nda.void";
    const NEEDS: Right = Right::IssueNdas;
    type Outcome = usize;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<usize> {
        let (waiting, seq) = (nda::waiting(tx)?, tx.seq());
        for brief in &waiting {
            nda::settle(tx, brief.id)?;
            insert_event(tx, &event(brief.id, NdaEventKind::Voided, today(), seq))?;
        }
        Ok(waiting.len())
    }
}

/// So many bare rows, committed at once.
#[derive(Serialize, Deserialize, JsonSchema)]
struct Bare {
    first: i64,
    count: usize,
}

impl Command for Bare {
    const NAME: &'static str = "nda.issue";
    const NEEDS: Right = Right::IssueNdas;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let version = version(tx)?;
        for n in 0..i64::try_from(self.count).unwrap_or_default() {
            insert(tx, &row(self.first + n, version, FIRST + n * 10, today(), None, 1))?;
        }
        Ok(())
    }
}
