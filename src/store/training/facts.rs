//! What the rule of training goes by, of everyone at once: a fixed number of questions, however many people there are.

use chrono::NaiveDate;
use diesel::dsl::{case_when, max};
use diesel::prelude::*;

use crate::domain::as_of::AsOf;
use crate::domain::period::Period;
use crate::domain::person::PersonKind;
use crate::domain::training::{Belonging, Mark, Named};
use crate::error::Result;
use crate::store::among::OneOf;
use crate::store::code::Coded;
use crate::store::schema::{person, person_access, training_attendance, training_result};
use crate::store::tx::Reads;

/// Of whom it is asked.
#[derive(Clone, Copy, Debug)]
pub enum Whose<'i> {
    Everyone,
    One(i64),
    These(&'i [i64]),
}

/// A course, a person, the last day of any version, and that of the versions that count.
pub type Last = (i64, i64, NaiveDate, Option<NaiveDate>);

/// What was asked for, of those people alone.
macro_rules! of {
    ($query:expr, $person:expr, $whose:expr) => {
        match $whose {
            Whose::Everyone => $query,
            Whose::One(id) => $query.filter($person.eq(id)),
            Whose::These(ids) => $query.filter($person.among(ids)),
        }
    };
}

macro_rules! known {
    ($table:ident, $known:expr) => {
        $table::seq.le($known).and($table::superseded_seq.is_null().or($table::superseded_seq.gt($known)))
    };
}

type BelongingRow = (i64, Coded<PersonKind>, Option<i64>, NaiveDate, Option<NaiveDate>);

/// How people belonged up to the date, by person.
pub fn belonging(tx: &mut dyn Reads, as_of: AsOf, whose: Whose<'_>) -> Result<Vec<(i64, Belonging)>> {
    let query = person::table.filter(known!(person, as_of.known)).filter(person::from_on.le(as_of.on)).into_boxed();
    let rows: Vec<BelongingRow> = of!(query, person::id, whose)
        .order((person::id, person::from_on))
        .select((person::id, person::kind, person::department_id, person::from_on, person::until_on))
        .load(tx.conn())?;
    let fact = |(id, kind, department, from_on, until_on): BelongingRow| {
        (id, Belonging { kind: kind.0, department, period: Period { from_on, until_on } })
    };
    Ok(rows.into_iter().map(fact).collect())
}

/// The periods in which people might handle personal data, up to the date, by person.
pub fn access(tx: &mut dyn Reads, as_of: AsOf, whose: Whose<'_>) -> Result<Vec<(i64, Period)>> {
    let query = person_access::table.filter(known!(person_access, as_of.known)).filter(person_access::from_on.le(as_of.on)).into_boxed();
    let rows: Vec<(i64, NaiveDate, Option<NaiveDate>)> = of!(query, person_access::person_id, whose)
        .order((person_access::person_id, person_access::from_on))
        .select((person_access::person_id, person_access::from_on, person_access::until_on))
        .load(tx.conn())?;
    Ok(rows.into_iter().map(|(id, from_on, until_on)| (id, Period { from_on, until_on })).collect())
}

/// The last day by the date on which each person attended each course, by course and person.
pub fn attended(tx: &mut dyn Reads, as_of: AsOf, counting: &[i64], whose: Whose<'_>) -> Result<Vec<Last>> {
    let counts = training_attendance::version_id.among(counting);
    let query = training_attendance::table
        .filter(known!(training_attendance, as_of.known))
        .filter(training_attendance::mark.eq(Coded(Mark::Attended)).and(training_attendance::happened_on.le(as_of.on)))
        .group_by((training_attendance::course_id, training_attendance::person_id))
        .select((
            training_attendance::course_id,
            training_attendance::person_id,
            max(training_attendance::happened_on),
            max(case_when(counts, training_attendance::happened_on)),
        ))
        .into_boxed();
    let rows: Vec<LastRow> = of!(query, training_attendance::person_id, whose)
        .order((training_attendance::course_id, training_attendance::person_id))
        .load(tx.conn())?;
    Ok(rows.into_iter().filter_map(last).collect())
}

/// The last day by the date on which each person passed the test of each course, by course and person.
pub fn passed(tx: &mut dyn Reads, as_of: AsOf, counting: &[i64], whose: Whose<'_>) -> Result<Vec<Last>> {
    let counts = training_result::version_id.among(counting);
    let query = training_result::table
        .filter(known!(training_result, as_of.known))
        .filter(training_result::passed.eq(true).and(training_result::happened_on.le(as_of.on)))
        .group_by((training_result::course_id, training_result::person_id))
        .select((
            training_result::course_id,
            training_result::person_id,
            max(training_result::happened_on),
            max(case_when(counts, training_result::happened_on)),
        ))
        .into_boxed();
    let rows: Vec<LastRow> =
        of!(query, training_result::person_id, whose).order((training_result::course_id, training_result::person_id)).load(tx.conn())?;
    Ok(rows.into_iter().filter_map(last).collect())
}

type LastRow = (i64, i64, Option<NaiveDate>, Option<NaiveDate>);

fn last((course, person, on, counted): LastRow) -> Option<Last> {
    Some((course, person, on?, counted))
}

/// Everyone who is or was known, by the latest that is recorded of them.
pub fn everyone(tx: &mut dyn Reads) -> Result<Vec<Named>> {
    let rows: Vec<(i64, String, String, String, String)> = person::table
        .filter(person::superseded_seq.is_null())
        .order((person::id, person::from_on))
        .select((person::id, person::code, person::name, person::kana, person::email))
        .load(tx.conn())?;
    let mut all: Vec<Named> = Vec::with_capacity(rows.len());
    for (id, code, name, kana, email) in rows {
        if all.last().is_some_and(|last| last.id == id) {
            all.pop();
        }
        all.push(Named { id, code, name, kana, email });
    }
    Ok(all)
}
