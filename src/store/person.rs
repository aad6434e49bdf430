//! Persons, in rows that are valid for a period and known since an entry.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use diesel::prelude::*;

use super::among::OneOf;
use super::code::Coded;
use super::consignee::as_of;
use super::schema::person;
use super::tx::{Reads, WriteTx};
use crate::domain::as_of::AsOf;
use crate::domain::period::Period;
use crate::domain::person::{ERASED, PersonKind};
use crate::error::Result;

/// A person as recorded for the period from `from_on` to its last day `until_on`.
#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = person)]
pub struct Row {
    pub id: i64,
    pub code: String,
    pub name: String,
    pub kana: String,
    pub sort_key: Vec<u8>,
    pub search_key: String,
    pub kind: Coded<PersonKind>,
    pub department_id: Option<i64>,
    pub email: String,
    pub from_on: NaiveDate,
    pub until_on: Option<NaiveDate>,
    pub seq: i64,
    pub superseded_seq: Option<i64>,
}

impl Row {
    /// Whether the data of the person was erased.
    #[must_use]
    pub fn is_erased(&self) -> bool {
        self.name == ERASED && self.code.is_empty()
    }
}

/// Where a page of the list starts: after this one.
#[derive(Clone, Debug)]
pub struct After {
    pub sort_key: Vec<u8>,
    pub id: i64,
}

/// What narrows a list down.
#[derive(Clone, Debug, Default)]
pub struct Narrow {
    /// A search key: a part of name, kana or code.
    pub search: Option<String>,
    pub kind: Option<PersonKind>,
    pub department_id: Option<i64>,
}

/// The predicate of a list.
macro_rules! narrowed {
    ($as_of:expr, $narrow:expr) => {{
        let mut query = person::table.filter(as_of!(person, $as_of)).into_boxed();
        // What is known now needs no look at what was superseded: the index of standing rows serves.
        if $as_of.known == i64::MAX {
            query = query.filter(person::superseded_seq.is_null());
        }
        if let Some(search) = &$narrow.search {
            // Nothing but letters and digits is in a search key: it has no meaning as a pattern.
            query = query.filter(person::search_key.like(format!("%{search}%")));
        }
        if let Some(kind) = $narrow.kind {
            query = query.filter(person::kind.eq(Coded(kind)));
        }
        if let Some(department) = $narrow.department_id {
            query = query.filter(person::department_id.eq(department));
        }
        query
    }};
}

/// At most `limit` people who belong on the date, in the order of kana, from after `after`.
pub fn list(tx: &mut dyn Reads, as_of: AsOf, narrow: &Narrow, after: Option<&After>, limit: i64) -> Result<Vec<Row>> {
    let mut query = narrowed!(as_of, narrow).order((person::sort_key, person::id)).limit(limit);
    if let Some(after) = after {
        query = query.filter(person::sort_key.ge(&after.sort_key)).filter(person::sort_key.gt(&after.sort_key).or(person::id.gt(after.id)));
    }
    Ok(query.load(tx.conn())?)
}

/// How many there are in the whole list.
pub fn count(tx: &mut dyn Reads, as_of: AsOf, narrow: &Narrow) -> Result<i64> {
    Ok(narrowed!(as_of, narrow).count().get_result(tx.conn())?)
}

/// A person as recorded for a date; none if they do not belong then.
pub fn on(tx: &mut dyn Reads, id: i64, as_of: AsOf) -> Result<Option<Row>> {
    Ok(person::table.filter(person::id.eq(id)).filter(as_of!(person, as_of)).first(tx.conn()).optional()?)
}

/// What each person is called, by the latest that is known: people are shown by name long after they have left.
pub fn names(tx: &mut dyn Reads, ids: &[i64]) -> Result<BTreeMap<i64, String>> {
    let known = tx.known();
    let asked = person::table.filter(person::id.among(ids)).order(person::from_on).select((person::id, person::name));
    let rows: Vec<(i64, String)> = if known == i64::MAX {
        asked.filter(person::superseded_seq.is_null()).load(tx.conn())?
    } else {
        let stood = person::superseded_seq.is_null().or(person::superseded_seq.gt(known));
        asked.filter(person::seq.le(known).and(stood)).load(tx.conn())?
    };
    Ok(rows.into_iter().collect())
}

/// The standing rows of a person, oldest period first.
pub fn periods(tx: &mut dyn Reads, id: i64) -> Result<Vec<Row>> {
    Ok(person::table.filter(person::id.eq(id).and(person::superseded_seq.is_null())).order(person::from_on).load(tx.conn())?)
}

/// The standing rows of several people, by person and then oldest period first.
pub fn periods_of(tx: &mut dyn Reads, ids: &[i64]) -> Result<Vec<Row>> {
    Ok(person::table
        .filter(person::id.among(ids).and(person::superseded_seq.is_null()))
        .order((person::id, person::from_on))
        .load(tx.conn())?)
}

/// Who has that code, by the latest that is known.
pub fn of_code(tx: &mut dyn Reads, code: &str) -> Result<Option<Row>> {
    Ok(person::table
        .filter(person::code.eq(code).and(person::superseded_seq.is_null()))
        .order(person::from_on.desc())
        .first(tx.conn())
        .optional()?)
}

/// Another person who has or had that code.
pub fn other_of_code(tx: &mut dyn Reads, code: &str, id: i64) -> Result<Option<Row>> {
    Ok(person::table
        .filter(person::code.eq(code).and(person::id.ne(id)).and(person::superseded_seq.is_null()))
        .order(person::from_on.desc())
        .first(tx.conn())
        .optional()?)
}

/// Everyone who belongs on that date, in the order of kana.
pub fn belonging(tx: &mut dyn Reads, as_of: AsOf) -> Result<Vec<Row>> {
    Ok(person::table.filter(as_of!(person, as_of)).order((person::sort_key, person::id)).load(tx.conn())?)
}

/// When each person belonged, by person: on the date, and what was before it. Of all people, or of one.
pub fn known_periods(tx: &mut dyn Reads, as_of: AsOf, of: Option<i64>) -> Result<Vec<(i64, Period, Option<i64>)>> {
    let mut query = person::table
        .filter(person::from_on.le(as_of.on).and(person::seq.le(as_of.known)))
        .filter(person::superseded_seq.is_null().or(person::superseded_seq.gt(as_of.known)))
        .order((person::id, person::from_on))
        .select((person::id, person::from_on, person::until_on, person::department_id))
        .into_boxed();
    if let Some(id) = of {
        query = query.filter(person::id.eq(id));
    }
    let rows: Vec<(i64, NaiveDate, Option<NaiveDate>, Option<i64>)> = query.load(tx.conn())?;
    Ok(rows.into_iter().map(|(id, from_on, until_on, department)| (id, Period { from_on, until_on }, department)).collect())
}

/// Which of these people belong on the date.
pub fn belonging_among(tx: &mut dyn Reads, ids: &[i64], as_of: AsOf) -> Result<BTreeSet<i64>> {
    let there: Vec<i64> = person::table.filter(person::id.among(ids)).filter(as_of!(person, as_of)).select(person::id).load(tx.conn())?;
    Ok(there.into_iter().collect())
}

/// How many people belong to each department on the date.
pub fn count_by_department(tx: &mut dyn Reads, as_of: AsOf) -> Result<BTreeMap<i64, i64>> {
    let rows: Vec<(Option<i64>, i64)> = person::table
        .filter(as_of!(person, as_of))
        .group_by(person::department_id)
        .select((person::department_id, diesel::dsl::count_star()))
        .load(tx.conn())?;
    Ok(rows.into_iter().filter_map(|(department, n)| Some((department?, n))).collect())
}

/// How many people belong to a department on that date or on a later one, as far as is known.
pub fn count_in_department(tx: &mut dyn Reads, department_id: i64, on: NaiveDate) -> Result<i64> {
    Ok(person::table
        .filter(person::department_id.eq(department_id).and(person::superseded_seq.is_null()))
        .filter(person::until_on.is_null().or(person::until_on.ge(on)))
        .count()
        .get_result(tx.conn())?)
}

pub fn insert(tx: &mut WriteTx<'_>, row: &Row) -> Result<()> {
    diesel::insert_into(person::table).values(row).execute(tx.conn())?;
    Ok(())
}

/// Marks a row as no longer what is known.
pub fn supersede(tx: &mut WriteTx<'_>, row: &Row) -> Result<()> {
    let seq = tx.seq();
    let standing = person::table.filter(person::id.eq(row.id).and(person::from_on.eq(row.from_on)).and(person::superseded_seq.is_null()));
    diesel::update(standing).set(person::superseded_seq.eq(seq)).execute(tx.conn())?;
    Ok(())
}

/// Blanks what tells who someone was, in every row that was ever recorded of them.
pub fn erase(tx: &mut WriteTx<'_>, id: i64) -> Result<()> {
    diesel::update(person::table.filter(person::id.eq(id)))
        .set((
            person::code.eq(""),
            person::name.eq(ERASED),
            person::kana.eq(""),
            person::sort_key.eq(Vec::<u8>::new()),
            person::search_key.eq(""),
            person::email.eq(""),
        ))
        .execute(tx.conn())?;
    Ok(())
}
