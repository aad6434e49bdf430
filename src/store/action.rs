//! Corrective actions: what they were opened for, what happened to them, and their files.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use diesel::prelude::*;

use super::among::OneOf;
use super::code::Coded;
use super::document;
use super::schema::{action, action_document, action_step, ledger};
use super::tx::{Reads, WriteTx};
use crate::domain::action::{ActionSource, ActionStep};
use crate::domain::finding::Grade;
use crate::error::Result;

/// A corrective action as it was opened. It never changes.
#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = action)]
pub struct Row {
    pub id: i64,
    pub control_no: String,
    /// None: of the organisation itself.
    pub consignee_id: Option<i64>,
    pub entrustment_id: Option<i64>,
    pub department_id: Option<i64>,
    pub source: Coded<ActionSource>,
    /// The evaluation or the review it comes from.
    pub source_id: Option<i64>,
    /// The number of the condition or of the finding in it.
    pub source_number: Option<i64>,
    /// The code of the item, or what an incident is filed under.
    pub reference: String,
    pub grade: Coded<Grade>,
    pub finding: String,
    pub asked_on: Option<NaiveDate>,
    pub opened_on: NaiveDate,
    pub person_id: Option<i64>,
    pub seq: i64,
}

/// Something that happened to a corrective action.
#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = action_step)]
pub struct StepRow {
    pub action_id: i64,
    pub kind: Coded<ActionStep>,
    pub happened_on: NaiveDate,
    /// The date that it sets.
    pub due_on: Option<NaiveDate>,
    pub cause: String,
    pub measure: String,
    /// Who has to do it on our side.
    pub owner_id: Option<i64>,
    /// Who has to do it on their side.
    pub counterpart: String,
    pub contact: String,
    pub note: String,
    pub person_id: Option<i64>,
    pub seq: i64,
}

pub fn of_id(tx: &mut dyn Reads, id: i64) -> Result<Option<Row>> {
    Ok(action::table.find(id).first(tx.conn()).optional()?)
}

/// All corrective actions that were known, in the order in which they were opened.
pub fn all(tx: &mut dyn Reads, known: i64) -> Result<Vec<Row>> {
    Ok(action::table.filter(action::seq.le(known)).order(action::id).load(tx.conn())?)
}

/// Those that concern these consignees.
pub fn of_consignees(tx: &mut dyn Reads, ids: &[i64], known: i64) -> Result<Vec<Row>> {
    Ok(action::table.filter(action::consignee_id.among(ids)).filter(action::seq.le(known)).order(action::id).load(tx.conn())?)
}

/// Those that were opened from an evaluation or a review.
pub fn of_source(tx: &mut dyn Reads, sources: &[ActionSource], source_id: i64, known: i64) -> Result<Vec<Row>> {
    let sources: Vec<Coded<ActionSource>> = sources.iter().copied().map(Coded).collect();
    Ok(action::table
        .filter(action::source_id.eq(source_id).and(action::source.eq_any(sources)))
        .filter(action::seq.le(known))
        .order(action::id)
        .load(tx.conn())?)
}

/// Whose control number it is. Control numbers are never used again.
pub fn of_control_no(tx: &mut dyn Reads, control_no: &str) -> Result<Option<i64>> {
    Ok(action::table.filter(action::control_no.eq(control_no)).select(action::id).first(tx.conn()).optional()?)
}

/// How many were ever opened: the next control number.
pub fn count(tx: &mut dyn Reads) -> Result<i64> {
    Ok(action::table.count().get_result(tx.conn())?)
}

/// What corrective actions are called.
pub fn names(tx: &mut dyn Reads, ids: &[i64]) -> Result<BTreeMap<i64, String>> {
    let rows: Vec<(i64, String)> = action::table.filter(action::id.among(ids)).select((action::id, action::control_no)).load(tx.conn())?;
    Ok(rows.into_iter().collect())
}

/// The steps of one, in the order in which they were recorded.
pub fn steps(tx: &mut dyn Reads, id: i64, known: i64) -> Result<Vec<StepRow>> {
    Ok(action_step::table.filter(action_step::action_id.eq(id).and(action_step::seq.le(known))).order(action_step::seq).load(tx.conn())?)
}

/// The steps of several, by action.
pub fn steps_of(tx: &mut dyn Reads, ids: &[i64], known: i64) -> Result<Vec<StepRow>> {
    Ok(action_step::table
        .filter(action_step::action_id.among(ids).and(action_step::seq.le(known)))
        .order((action_step::action_id, action_step::seq))
        .load(tx.conn())?)
}

/// The steps of all, by action.
pub fn all_steps(tx: &mut dyn Reads, known: i64) -> Result<Vec<StepRow>> {
    Ok(action_step::table.filter(action_step::seq.le(known)).order((action_step::action_id, action_step::seq)).load(tx.conn())?)
}

pub fn insert(tx: &mut WriteTx<'_>, row: &Row) -> Result<()> {
    diesel::insert_into(action::table).values(row).execute(tx.conn())?;
    Ok(())
}

pub fn insert_step(tx: &mut WriteTx<'_>, row: &StepRow) -> Result<()> {
    diesel::insert_into(action_step::table).values(row).execute(tx.conn())?;
    Ok(())
}

/// The files of a corrective action.
pub fn documents(tx: &mut dyn Reads, id: i64, known: i64) -> Result<Vec<document::Row>> {
    use super::schema::document as file;
    Ok(action_document::table
        .inner_join(file::table.on(file::id.eq(action_document::document_id)))
        .filter(action_document::action_id.eq(id).and(action_document::seq.le(known)))
        .filter(action_document::superseded_seq.is_null().or(action_document::superseded_seq.gt(known)))
        .order(file::id)
        .select(file::all_columns)
        .load(tx.conn())?)
}

/// The corrective action to which a file belongs or belonged.
pub fn action_of(tx: &mut dyn Reads, document_id: i64) -> Result<Option<i64>> {
    Ok(action_document::table
        .filter(action_document::document_id.eq(document_id))
        .select(action_document::action_id)
        .first(tx.conn())
        .optional()?)
}

/// Everyone who has put a file on it or taken one off.
pub fn writers(tx: &mut dyn Reads, id: i64) -> Result<BTreeSet<i64>> {
    use super::schema::document as file;
    let put: Vec<Option<i64>> = action_document::table
        .inner_join(file::table.on(file::id.eq(action_document::document_id)))
        .filter(action_document::action_id.eq(id))
        .select(file::person_id)
        .load(tx.conn())?;
    let taken: Vec<Option<i64>> = action_document::table
        .inner_join(ledger::table.on(action_document::superseded_seq.eq(ledger::seq.nullable())))
        .filter(action_document::action_id.eq(id))
        .select(ledger::person_id)
        .load(tx.conn())?;
    Ok(put.into_iter().chain(taken).flatten().collect())
}

/// The last entry that recorded or took back something of it; none if there is no such action.
pub fn last_seq(tx: &mut dyn Reads, id: i64) -> Result<Option<i64>> {
    let Some(row) = of_id(tx, id)? else { return Ok(None) };
    let step: Option<i64> =
        action_step::table.filter(action_step::action_id.eq(id)).select(diesel::dsl::max(action_step::seq)).first(tx.conn())?;
    let files = action_document::table.filter(action_document::action_id.eq(id));
    let put: Option<i64> = files.select(diesel::dsl::max(action_document::seq)).first(tx.conn())?;
    let taken: Option<i64> = files.select(diesel::dsl::max(action_document::superseded_seq)).first(tx.conn())?;
    Ok([Some(row.seq), step, put, taken].into_iter().flatten().max())
}

pub fn attach(tx: &mut WriteTx<'_>, id: i64, document_id: i64) -> Result<()> {
    let seq = tx.seq();
    diesel::insert_into(action_document::table)
        .values((action_document::action_id.eq(id), action_document::document_id.eq(document_id), action_document::seq.eq(seq)))
        .execute(tx.conn())?;
    Ok(())
}

/// Takes a file off again. It stays known that it was there.
pub fn detach(tx: &mut WriteTx<'_>, id: i64, document_id: i64) -> Result<()> {
    let seq = tx.seq();
    let standing = action_document::table
        .filter(action_document::action_id.eq(id).and(action_document::document_id.eq(document_id)))
        .filter(action_document::superseded_seq.is_null());
    diesel::update(standing).set(action_document::superseded_seq.eq(seq)).execute(tx.conn())?;
    Ok(())
}
