//! Mail on its way out: what is to be sent, what was tried, and which days the digests were made for.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime};
use diesel::dsl::max;
use diesel::prelude::*;

use super::among::OneOf;
use super::code::Coded;
use super::schema::{mail, mail_attempt, reminder_day};
use super::tx::{Reads, WriteTx};
use crate::domain::mail::{MailKind, MailOutcome};
use crate::error::Result;

#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = mail)]
pub struct Row {
    pub id: i64,
    pub kind: Coded<MailKind>,
    pub person_id: i64,
    pub day: Option<NaiveDate>,
    pub address: String,
    pub subject: String,
    pub plain: String,
    pub html: String,
    pub lines: i64,
    pub created_at: NaiveDateTime,
    pub settled_seq: Option<i64>,
    pub seq: i64,
}

#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = mail_attempt)]
pub struct Attempt {
    pub mail_id: i64,
    pub at: NaiveDateTime,
    pub outcome: Coded<MailOutcome>,
    pub detail: String,
    pub seq: i64,
}

/// The last day for which the digests were made.
pub fn last_day(tx: &mut dyn Reads) -> Result<Option<NaiveDate>> {
    Ok(reminder_day::table.select(max(reminder_day::day)).first(tx.conn())?)
}

pub fn insert_day(tx: &mut WriteTx<'_>, day: NaiveDate) -> Result<()> {
    let seq = tx.seq();
    diesel::insert_into(reminder_day::table).values((reminder_day::day.eq(day), reminder_day::seq.eq(seq))).execute(tx.conn())?;
    Ok(())
}

pub fn insert(tx: &mut WriteTx<'_>, row: &Row) -> Result<()> {
    diesel::insert_into(mail::table).values(row).execute(tx.conn())?;
    Ok(())
}

pub fn of_id(tx: &mut dyn Reads, id: i64) -> Result<Option<Row>> {
    Ok(mail::table.find(id).first(tx.conn()).optional()?)
}

/// What waits to be sent, the oldest first.
pub fn waiting(tx: &mut dyn Reads) -> Result<Vec<Row>> {
    Ok(mail::table.filter(mail::settled_seq.is_null()).order(mail::id).load(tx.conn())?)
}

/// The latest first: at most `limit` before the one with the id `before`; of one person if named.
pub fn list(tx: &mut dyn Reads, person_id: Option<i64>, before: i64, limit: i64) -> Result<Vec<Row>> {
    let mut question = mail::table.filter(mail::id.lt(before)).order(mail::id.desc()).limit(limit).into_boxed();
    if let Some(id) = person_id {
        question = question.filter(mail::person_id.eq(id));
    }
    Ok(question.load(tx.conn())?)
}

/// What was tried with those mails, the oldest first.
pub fn attempts(tx: &mut dyn Reads, ids: &[i64]) -> Result<BTreeMap<i64, Vec<Attempt>>> {
    let mut all: BTreeMap<i64, Vec<Attempt>> = BTreeMap::new();
    let question = mail_attempt::table.filter(mail_attempt::mail_id.among(ids)).order(mail_attempt::seq);
    for row in question.load::<Attempt>(tx.conn())? {
        all.entry(row.mail_id).or_default().push(row);
    }
    Ok(all)
}

pub fn insert_attempt(tx: &mut WriteTx<'_>, row: &Attempt) -> Result<()> {
    diesel::insert_into(mail_attempt::table).values(row).execute(tx.conn())?;
    Ok(())
}

/// Nothing more is tried with it.
pub fn settle(tx: &mut WriteTx<'_>, id: i64) -> Result<()> {
    let seq = tx.seq();
    diesel::update(mail::table.find(id)).set(mail::settled_seq.eq(seq)).execute(tx.conn())?;
    Ok(())
}

/// It is tried again.
pub fn reopen(tx: &mut WriteTx<'_>, id: i64) -> Result<()> {
    diesel::update(mail::table.find(id)).set(mail::settled_seq.eq(None::<i64>)).execute(tx.conn())?;
    Ok(())
}

/// What was written to a person goes when they are erased; what waits is given up.
pub fn erase(tx: &mut WriteTx<'_>, person_id: i64) -> Result<()> {
    let seq = tx.seq();
    let theirs = || mail::table.filter(mail::person_id.eq(person_id));
    diesel::update(theirs().filter(mail::settled_seq.is_null())).set(mail::settled_seq.eq(seq)).execute(tx.conn())?;
    let blank = (mail::address.eq(""), mail::subject.eq(""), mail::plain.eq(""), mail::html.eq(""));
    diesel::update(theirs()).set(blank).execute(tx.conn())?;
    Ok(())
}
