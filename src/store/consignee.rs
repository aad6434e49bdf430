//! Consignees, in rows that are valid for a period and known since an entry.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel::sql_types::{Integer, Text};

use super::among::OneOf;
use super::code::Coded;
use super::schema::{consignee, entrustment};
use super::tx::{Reads, WriteTx};
use crate::domain::as_of::AsOf;
use crate::domain::consignee::ConsigneeKind;
use crate::error::Result;

/// A consignee as recorded for the period from `from_on` to its last day `until_on`.
#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = consignee)]
pub struct Row {
    pub id: i64,
    pub control_no: String,
    pub name: String,
    pub kana: String,
    pub sort_key: Vec<u8>,
    pub match_key: String,
    pub search_key: String,
    pub kind: Coded<ConsigneeKind>,
    pub corporate_number: Option<String>,
    pub invoice_number: Option<String>,
    pub postal_code: String,
    pub address: String,
    pub country: String,
    pub representative: String,
    pub contact_department: String,
    pub contact_person: String,
    pub contact_phone: String,
    pub contact_email: String,
    pub privacy_manager: String,
    pub note: String,
    pub from_on: NaiveDate,
    pub until_on: Option<NaiveDate>,
    pub seq: i64,
    pub superseded_seq: Option<i64>,
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
    /// A search key: a part of name, kana, control number or corporate number.
    pub search: Option<String>,
    pub country: Option<String>,
    pub kind: Option<ConsigneeKind>,
    pub department_id: Option<i64>,
}

/// The predicate of both time axes on the table.
macro_rules! as_of {
    ($table:ident, $as_of:expr) => {
        $table::seq
            .le($as_of.known)
            .and($table::superseded_seq.is_null().or($table::superseded_seq.gt($as_of.known)))
            .and($table::from_on.le($as_of.on))
            .and($table::until_on.is_null().or($table::until_on.ge($as_of.on)))
    };
}
pub(super) use as_of;

/// At most `limit` consignees in the order of kana, from after `after`.
pub fn list(tx: &mut dyn Reads, as_of: AsOf, narrow: &Narrow, after: Option<&After>, limit: i64) -> Result<Vec<Row>> {
    let mut query = consignee::table.filter(as_of!(consignee, as_of)).order((consignee::sort_key, consignee::id)).limit(limit).into_boxed();
    // What is known now needs no look at what was superseded: the index of standing rows serves.
    if as_of.known == i64::MAX {
        query = query.filter(consignee::superseded_seq.is_null());
    }
    if let Some(after) = after {
        query = query
            .filter(consignee::sort_key.ge(&after.sort_key))
            .filter(consignee::sort_key.gt(&after.sort_key).or(consignee::id.gt(after.id)));
    }
    if let Some(search) = &narrow.search {
        query = query.filter(consignee::search_key.like(format!("%{}%", escape(search))).escape('!'));
    }
    if let Some(country) = &narrow.country {
        query = query.filter(consignee::country.eq(country));
    }
    if let Some(kind) = narrow.kind {
        query = query.filter(consignee::kind.eq(Coded(kind)));
    }
    if let Some(department) = narrow.department_id {
        let theirs = entrustment::table
            .filter(as_of!(entrustment, as_of))
            .filter(entrustment::department_id.eq(department))
            .select(entrustment::consignee_id);
        query = query.filter(consignee::id.eq_any(theirs));
    }
    Ok(query.load(tx.conn())?)
}

/// The characters of a pattern stand for themselves.
fn escape(text: &str) -> String {
    text.chars().flat_map(|c| if matches!(c, '%' | '_' | '!') { vec!['!', c] } else { vec![c] }).collect()
}

/// Every consignee that is valid on the date.
pub fn all(tx: &mut dyn Reads, as_of: AsOf) -> Result<Vec<Row>> {
    Ok(consignee::table.filter(as_of!(consignee, as_of)).order((consignee::sort_key, consignee::id)).load(tx.conn())?)
}

/// What every consignee that is valid on the date is called then, in the order of kana.
pub fn called(tx: &mut dyn Reads, as_of: AsOf) -> Result<Vec<(i64, String)>> {
    let there = consignee::table.filter(as_of!(consignee, as_of)).order((consignee::sort_key, consignee::id));
    Ok(there.select((consignee::id, consignee::name)).load(tx.conn())?)
}

/// Every consignee that there ever was, by its number.
pub fn ids(tx: &mut dyn Reads) -> Result<Vec<i64>> {
    Ok(consignee::table.select(consignee::id).distinct().order(consignee::id).load(tx.conn())?)
}

pub fn count(tx: &mut dyn Reads, as_of: AsOf) -> Result<i64> {
    Ok(consignee::table.filter(as_of!(consignee, as_of)).count().get_result(tx.conn())?)
}

/// The row of a consignee that is valid on the date.
pub fn of_id(tx: &mut dyn Reads, id: i64, as_of: AsOf) -> Result<Option<Row>> {
    Ok(consignee::table.filter(consignee::id.eq(id)).filter(as_of!(consignee, as_of)).first(tx.conn()).optional()?)
}

/// The standing rows of a consignee, oldest period first.
pub fn periods(tx: &mut dyn Reads, id: i64) -> Result<Vec<Row>> {
    let known = tx.known();
    let stood = consignee::superseded_seq.is_null().or(consignee::superseded_seq.gt(known));
    Ok(consignee::table.filter(consignee::id.eq(id).and(consignee::seq.le(known)).and(stood)).order(consignee::from_on).load(tx.conn())?)
}

/// Its control number and what it is called, by the latest that is known.
pub fn latest(tx: &mut dyn Reads, id: i64) -> Result<Option<(String, String)>> {
    let known = tx.known();
    let stood = consignee::superseded_seq.is_null().or(consignee::superseded_seq.gt(known));
    Ok(consignee::table
        .filter(consignee::id.eq(id).and(consignee::seq.le(known)).and(stood))
        .order(consignee::from_on.desc())
        .select((consignee::control_no, consignee::name))
        .first(tx.conn())
        .optional()?)
}

/// Every row that was ever recorded of a consignee, in the order in which they were recorded.
pub fn history(tx: &mut dyn Reads, id: i64) -> Result<Vec<Row>> {
    Ok(consignee::table.filter(consignee::id.eq(id)).order((consignee::seq, consignee::from_on)).load(tx.conn())?)
}

/// Whose control number it is or was. Control numbers are never used again.
pub fn of_control_no(tx: &mut dyn Reads, control_no: &str) -> Result<Option<i64>> {
    Ok(consignee::table.filter(consignee::control_no.eq(control_no)).select(consignee::id).first(tx.conn()).optional()?)
}

diesel::define_sql_function! {
    #[sql_name = "substr"]
    fn part(text: Text, from: Integer, length: Integer) -> Text;
}
diesel::define_sql_function! {
    #[sql_name = "substr"]
    fn behind(text: Text, from: Integer) -> Text;
}
diesel::define_sql_function! {
    fn ltrim(text: Text, characters: Text) -> Text;
}
diesel::define_sql_function! {
    fn length(text: Text) -> Integer;
}

/// The largest control number that is a prefix and a number, without both the prefix and the zeros before the number. Whatever else
/// begins with the prefix does not count. Numbers can be longer than the database counts: the longer is the larger.
pub fn largest_behind(tx: &mut dyn Reads, prefix: &str) -> Result<Option<String>> {
    let long = i32::try_from(prefix.chars().count()).unwrap_or_default();
    let number = || behind(consignee::control_no, long + 1);
    let bare = || ltrim(number(), "0");
    Ok(consignee::table
        .filter(part(consignee::control_no, 1, long).eq(prefix).and(ltrim(number(), "0123456789").eq("")))
        .order((length(bare()).desc(), bare().desc()))
        .select(bare())
        .first(tx.conn())
        .optional()?)
}

/// Standing rows that have the same corporate number or match key: the same consignee, perhaps.
pub fn alike(tx: &mut dyn Reads, match_key: &str, corporate_number: Option<&str>) -> Result<Vec<Row>> {
    let standing = consignee::table.filter(consignee::superseded_seq.is_null());
    let mut found: Vec<Row> = standing.filter(consignee::match_key.eq(match_key)).limit(10).load(tx.conn())?;
    if let Some(number) = corporate_number {
        let same: Vec<Row> = standing.filter(consignee::corporate_number.eq(number)).limit(10).load(tx.conn())?;
        found.extend(same);
    }
    found.sort_by_key(|row| (row.id, row.from_on));
    found.dedup_by_key(|row| row.id);
    Ok(found)
}

/// What each consignee is called, by the latest that is known.
pub fn names(tx: &mut dyn Reads, ids: &[i64]) -> Result<BTreeMap<i64, String>> {
    let known = tx.known();
    let asked = consignee::table.filter(consignee::id.among(ids)).order(consignee::from_on).select((consignee::id, consignee::name));
    let rows: Vec<(i64, String)> = if known == i64::MAX {
        asked.filter(consignee::superseded_seq.is_null()).load(tx.conn())?
    } else {
        let stood = consignee::superseded_seq.is_null().or(consignee::superseded_seq.gt(known));
        asked.filter(consignee::seq.le(known).and(stood)).load(tx.conn())?
    };
    Ok(rows.into_iter().collect())
}

pub fn insert(tx: &mut WriteTx<'_>, row: &Row) -> Result<()> {
    diesel::insert_into(consignee::table).values(row).execute(tx.conn())?;
    Ok(())
}

/// Marks a row as no longer what is known.
pub fn supersede(tx: &mut WriteTx<'_>, row: &Row) -> Result<()> {
    let seq = tx.seq();
    let standing =
        consignee::table.filter(consignee::id.eq(row.id).and(consignee::from_on.eq(row.from_on)).and(consignee::superseded_seq.is_null()));
    diesel::update(standing).set(consignee::superseded_seq.eq(seq)).execute(tx.conn())?;
    Ok(())
}
