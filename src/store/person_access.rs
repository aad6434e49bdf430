//! Who may handle which resource or which entrusted work, in rows that are valid for a period and known since an entry.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use diesel::prelude::*;

use super::among::OneOf;
use super::code::Coded;
use super::consignee::as_of;
use super::person;
use super::schema::{entrustment, person as people, person_access, resource};
use super::tx::{Reads, WriteTx};
use crate::domain::as_of::AsOf;
use crate::domain::period::Period;
use crate::domain::person_access::Handled;
use crate::domain::resource::ResourceKind;
use crate::error::Result;

/// An access as recorded for the period from `from_on` to its last day `until_on`. Several people may be given one in one entry.
#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = person_access)]
pub struct Row {
    pub id: i64,
    pub person_id: i64,
    /// This or an entrustment: never both, never none.
    pub resource_id: Option<i64>,
    pub entrustment_id: Option<i64>,
    pub note: String,
    pub from_on: NaiveDate,
    pub until_on: Option<NaiveDate>,
    pub seq: i64,
    pub superseded_seq: Option<i64>,
}

impl Row {
    #[must_use]
    pub fn period(&self) -> Period {
        Period { from_on: self.from_on, until_on: self.until_on }
    }
}

/// Where a page of the list starts: after this one.
#[derive(Clone, Debug)]
pub struct After {
    pub sort_key: Vec<u8>,
    pub person_id: i64,
    pub id: i64,
}

/// What narrows a list down.
#[derive(Clone, Debug, Default)]
pub struct Narrow {
    /// A search key: a part of name, kana or code of the person.
    pub search: Option<String>,
    pub person_id: Option<i64>,
    /// That of the person.
    pub department_id: Option<i64>,
    pub kind: Option<Handled>,
    pub resource_id: Option<i64>,
    pub entrustment_id: Option<i64>,
}

/// Accesses of people who belong on the date, to what there is on the date.
macro_rules! live {
    ($as_of:expr) => {{
        let there = resource::table.filter(as_of!(resource, $as_of)).select(resource::id.nullable());
        let entrusted = entrustment::table.filter(as_of!(entrustment, $as_of)).select(entrustment::id.nullable());
        person_access::table
            .inner_join(people::table.on(people::id.eq(person_access::person_id)))
            .filter(as_of!(person_access, $as_of))
            .filter(as_of!(people, $as_of))
            .filter(person_access::resource_id.eq_any(there).or(person_access::entrustment_id.eq_any(entrusted)))
    }};
}

/// The predicate of a list.
macro_rules! narrowed {
    ($as_of:expr, $narrow:expr) => {{
        let mut query = live!($as_of).into_boxed();
        if let Some(search) = &$narrow.search {
            // Nothing but letters and digits is in a search key: it has no meaning as a pattern.
            query = query.filter(people::search_key.like(format!("%{search}%")));
        }
        if let Some(person) = $narrow.person_id {
            query = query.filter(person_access::person_id.eq(person));
        }
        if let Some(department) = $narrow.department_id {
            query = query.filter(people::department_id.eq(department));
        }
        if let Some(id) = $narrow.resource_id {
            query = query.filter(person_access::resource_id.eq(id));
        }
        if let Some(id) = $narrow.entrustment_id {
            query = query.filter(person_access::entrustment_id.eq(id));
        }
        let of_kind =
            |kind| resource::table.filter(as_of!(resource, $as_of)).filter(resource::kind.eq(Coded(kind))).select(resource::id.nullable());
        match $narrow.kind {
            Some(Handled::System) => query = query.filter(person_access::resource_id.eq_any(of_kind(ResourceKind::System))),
            Some(Handled::Ledger) => query = query.filter(person_access::resource_id.eq_any(of_kind(ResourceKind::Ledger))),
            Some(Handled::Entrustment) => query = query.filter(person_access::entrustment_id.is_not_null()),
            None => {}
        }
        query
    }};
}

/// At most `limit` accesses held on the date, by the people's kana, from after `after`, each with who holds it.
pub fn list(tx: &mut dyn Reads, as_of: AsOf, narrow: &Narrow, after: Option<&After>, limit: i64) -> Result<Vec<(Row, person::Row)>> {
    let mut query = narrowed!(as_of, narrow);
    if let Some(after) = after {
        let (key, id) = (&after.sort_key, after.person_id);
        let same_person = people::id.eq(id).and(person_access::id.gt(after.id));
        query = query.filter(people::sort_key.ge(key)).filter(people::sort_key.gt(key).or(people::id.gt(id)).or(same_person));
    }
    let query = query.order((people::sort_key, people::id, person_access::id)).limit(limit);
    Ok(query.select((person_access::all_columns, people::all_columns)).load(tx.conn())?)
}

/// How many there are in the whole list.
pub fn count(tx: &mut dyn Reads, as_of: AsOf, narrow: &Narrow) -> Result<i64> {
    Ok(narrowed!(as_of, narrow).count().get_result(tx.conn())?)
}

/// Every access held on the date, by person: what a computation over all people asks once.
pub fn all(tx: &mut dyn Reads, as_of: AsOf) -> Result<Vec<Row>> {
    Ok(live!(as_of).order((person_access::person_id, person_access::id)).select(person_access::all_columns).load(tx.conn())?)
}

/// When each person had access, by person: on the date, and what was before it. Of all people, or of one.
pub fn known_periods(tx: &mut dyn Reads, as_of: AsOf, of: Option<i64>) -> Result<Vec<(i64, Period)>> {
    let mut query = person_access::table
        .filter(person_access::from_on.le(as_of.on).and(person_access::seq.le(as_of.known)))
        .filter(person_access::superseded_seq.is_null().or(person_access::superseded_seq.gt(as_of.known)))
        .order((person_access::person_id, person_access::from_on))
        .select((person_access::person_id, person_access::from_on, person_access::until_on))
        .into_boxed();
    if let Some(id) = of {
        query = query.filter(person_access::person_id.eq(id));
    }
    let rows: Vec<(i64, NaiveDate, Option<NaiveDate>)> = query.load(tx.conn())?;
    Ok(rows.into_iter().map(|(id, from_on, until_on)| (id, Period { from_on, until_on })).collect())
}

/// How many people may handle each resource on the date.
pub fn count_by_resource(tx: &mut dyn Reads, as_of: AsOf) -> Result<BTreeMap<i64, i64>> {
    let rows: Vec<(Option<i64>, i64)> = live!(as_of)
        .group_by(person_access::resource_id)
        .select((person_access::resource_id, diesel::dsl::count_star()))
        .load(tx.conn())?;
    Ok(rows.into_iter().filter_map(|(resource, n)| Some((resource?, n))).collect())
}

/// The standing rows of a person, whatever their period, oldest first.
pub fn of_person(tx: &mut dyn Reads, person_id: i64) -> Result<Vec<Row>> {
    of_people(tx, &[person_id])
}

/// The standing rows of several people, by person and then oldest first.
pub fn of_people(tx: &mut dyn Reads, ids: &[i64]) -> Result<Vec<Row>> {
    Ok(person_access::table
        .filter(person_access::person_id.among(ids).and(person_access::superseded_seq.is_null()))
        .order((person_access::person_id, person_access::from_on, person_access::id))
        .load(tx.conn())?)
}

/// The standing rows that speak of a resource, whatever their period.
pub fn of_resource(tx: &mut dyn Reads, resource_id: i64) -> Result<Vec<Row>> {
    Ok(person_access::table
        .filter(person_access::resource_id.eq(resource_id).and(person_access::superseded_seq.is_null()))
        .order((person_access::person_id, person_access::from_on))
        .load(tx.conn())?)
}

/// The standing rows that speak of entrusted work, whatever their period.
pub fn of_entrustment(tx: &mut dyn Reads, entrustment_id: i64) -> Result<Vec<Row>> {
    Ok(person_access::table
        .filter(person_access::entrustment_id.eq(entrustment_id).and(person_access::superseded_seq.is_null()))
        .order((person_access::person_id, person_access::from_on))
        .load(tx.conn())?)
}

/// What stands of the access that was given to a person by entry `id`.
pub fn of_id(tx: &mut dyn Reads, id: i64, person_id: i64) -> Result<Option<Row>> {
    Ok(person_access::table
        .filter(person_access::id.eq(id).and(person_access::person_id.eq(person_id)).and(person_access::superseded_seq.is_null()))
        .first(tx.conn())
        .optional()?)
}

pub fn insert(tx: &mut WriteTx<'_>, row: &Row) -> Result<()> {
    diesel::insert_into(person_access::table).values(row).execute(tx.conn())?;
    Ok(())
}

/// Marks a row as no longer what is known.
pub fn supersede(tx: &mut WriteTx<'_>, row: &Row) -> Result<()> {
    let seq = tx.seq();
    let standing = person_access::table
        .filter(person_access::id.eq(row.id).and(person_access::person_id.eq(row.person_id)).and(person_access::superseded_seq.is_null()));
    diesel::update(standing).set(person_access::superseded_seq.eq(seq)).execute(tx.conn())?;
    Ok(())
}

/// Blanks what was written beside the accesses of a person.
pub fn erase(tx: &mut WriteTx<'_>, person_id: i64) -> Result<()> {
    let theirs = person_access::table.filter(person_access::person_id.eq(person_id));
    diesel::update(theirs).set(person_access::note.eq("")).execute(tx.conn())?;
    Ok(())
}
