//! What the rule of training goes by, of everyone at once: a fixed number of questions, however many people there are.

use chrono::NaiveDate;
use diesel::dsl::max;
use diesel::prelude::*;

use crate::domain::as_of::AsOf;
use crate::domain::period::Period;
use crate::domain::person::PersonKind;
use crate::domain::training::{Belonging, Mark, Named};
use crate::error::Result;
use crate::store::code::Coded;
use crate::store::schema::{person, person_access, training_attendance, training_result};
use crate::store::tx::Reads;

/// A course, a person, and the last day.
pub type Last = (i64, i64, NaiveDate);

macro_rules! known {
    ($table:ident, $known:expr) => {
        $table::seq.le($known).and($table::superseded_seq.is_null().or($table::superseded_seq.gt($known)))
    };
}

type BelongingRow = (i64, Coded<PersonKind>, Option<i64>, NaiveDate, Option<NaiveDate>);

/// How people belonged up to the date, by person. Of one person alone, if one is named.
pub fn belonging(tx: &mut impl Reads, as_of: AsOf, person_id: Option<i64>) -> Result<Vec<(i64, Belonging)>> {
    let mut query = person::table.filter(known!(person, as_of.known)).filter(person::from_on.le(as_of.on)).into_boxed();
    if let Some(id) = person_id {
        query = query.filter(person::id.eq(id));
    }
    let rows: Vec<BelongingRow> = query
        .order((person::id, person::from_on))
        .select((person::id, person::kind, person::department_id, person::from_on, person::until_on))
        .load(tx.conn())?;
    let fact = |(id, kind, department, from_on, until_on): BelongingRow| {
        (id, Belonging { kind: kind.0, department, period: Period { from_on, until_on } })
    };
    Ok(rows.into_iter().map(fact).collect())
}

/// The periods in which people might handle personal data, up to the date, by person.
pub fn access(tx: &mut impl Reads, as_of: AsOf, person_id: Option<i64>) -> Result<Vec<(i64, Period)>> {
    let mut query =
        person_access::table.filter(known!(person_access, as_of.known)).filter(person_access::from_on.le(as_of.on)).into_boxed();
    if let Some(id) = person_id {
        query = query.filter(person_access::person_id.eq(id));
    }
    let rows: Vec<(i64, NaiveDate, Option<NaiveDate>)> = query
        .order((person_access::person_id, person_access::from_on))
        .select((person_access::person_id, person_access::from_on, person_access::until_on))
        .load(tx.conn())?;
    Ok(rows.into_iter().map(|(id, from_on, until_on)| (id, Period { from_on, until_on })).collect())
}

/// The last day by the date on which each person attended each course: of any version, or of those alone.
pub fn attended(tx: &mut impl Reads, as_of: AsOf, versions: Option<&[i64]>, person_id: Option<i64>) -> Result<Vec<Last>> {
    let mut query = training_attendance::table
        .filter(known!(training_attendance, as_of.known))
        .filter(training_attendance::mark.eq(Coded(Mark::Attended)).and(training_attendance::happened_on.le(as_of.on)))
        .group_by((training_attendance::course_id, training_attendance::person_id))
        .select((training_attendance::course_id, training_attendance::person_id, max(training_attendance::happened_on)))
        .into_boxed();
    if let Some(versions) = versions {
        query = query.filter(training_attendance::version_id.eq_any(versions.to_vec()));
    }
    if let Some(id) = person_id {
        query = query.filter(training_attendance::person_id.eq(id));
    }
    let rows: Vec<(i64, i64, Option<NaiveDate>)> =
        query.order((training_attendance::course_id, training_attendance::person_id)).load(tx.conn())?;
    Ok(rows.into_iter().filter_map(|(course, person, on)| Some((course, person, on?))).collect())
}

/// The last day by the date on which each person passed the test of each course: of any version, or of those alone.
pub fn passed(tx: &mut impl Reads, as_of: AsOf, versions: Option<&[i64]>, person_id: Option<i64>) -> Result<Vec<Last>> {
    let mut query = training_result::table
        .filter(known!(training_result, as_of.known))
        .filter(training_result::passed.eq(true).and(training_result::happened_on.le(as_of.on)))
        .group_by((training_result::course_id, training_result::person_id))
        .select((training_result::course_id, training_result::person_id, max(training_result::happened_on)))
        .into_boxed();
    if let Some(versions) = versions {
        query = query.filter(training_result::version_id.eq_any(versions.to_vec()));
    }
    if let Some(id) = person_id {
        query = query.filter(training_result::person_id.eq(id));
    }
    let rows: Vec<(i64, i64, Option<NaiveDate>)> = query.order((training_result::course_id, training_result::person_id)).load(tx.conn())?;
    Ok(rows.into_iter().filter_map(|(course, person, on)| Some((course, person, on?))).collect())
}

/// Everyone who is or was known, by the latest that is recorded of them.
pub fn everyone(tx: &mut impl Reads) -> Result<Vec<Named>> {
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
