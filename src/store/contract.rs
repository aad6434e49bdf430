//! Contracts: what is recorded of them in periods, what they cover, which clauses were found in them, and their files.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use diesel::prelude::*;

use super::among::OneOf;
use super::code::Coded;
use super::document;
use super::schema::{contract, contract_clause, contract_document, contract_entrustment};
use super::tx::{Reads, WriteTx};
use crate::domain::contract::{ContractKind, Finding};
use crate::error::Result;

/// A contract as recorded for the period from `from_on` to its last day `until_on`.
#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = contract)]
pub struct Row {
    pub id: i64,
    pub consignee_id: i64,
    pub control_no: String,
    pub title: String,
    pub kind: Coded<ContractKind>,
    pub signatories: String,
    pub concluded_on: Option<NaiveDate>,
    /// The last day of the term as it was agreed.
    pub term_ends_on: Option<NaiveDate>,
    pub renewal_months: Option<i64>,
    pub notice_days: Option<i64>,
    pub terms_url: String,
    /// When somebody looked at the terms of the service.
    pub checked_on: Option<NaiveDate>,
    pub checked_by: Option<i64>,
    pub my_number: bool,
    pub note: String,
    pub from_on: NaiveDate,
    pub until_on: Option<NaiveDate>,
    pub seq: i64,
    pub superseded_seq: Option<i64>,
}

/// What was found at one clause.
#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = contract_clause)]
pub struct Clause {
    pub contract_id: i64,
    pub code: String,
    pub finding: Coded<Finding>,
    pub article: String,
    pub note: String,
    pub checked_on: NaiveDate,
    pub person_id: Option<i64>,
    pub seq: i64,
    pub superseded_seq: Option<i64>,
}

/// The rows of a table that were known.
macro_rules! known {
    ($table:ident, $known:expr) => {
        $table::seq.le($known).and($table::superseded_seq.is_null().or($table::superseded_seq.gt($known)))
    };
}

/// All rows of those consignees that were known, whatever their period, by consignee and then oldest first.
pub fn of_consignees(tx: &mut dyn Reads, ids: &[i64], known: i64) -> Result<Vec<Row>> {
    Ok(contract::table
        .filter(contract::consignee_id.among(ids))
        .filter(known!(contract, known))
        .order((contract::consignee_id, contract::id, contract::from_on))
        .load(tx.conn())?)
}

/// All rows of all consignees that were known, whatever their period.
pub fn all(tx: &mut dyn Reads, known: i64) -> Result<Vec<Row>> {
    Ok(contract::table.filter(known!(contract, known)).order((contract::consignee_id, contract::id, contract::from_on)).load(tx.conn())?)
}

/// At most `limit` contracts, each with its consignee, from after `after`.
pub fn page(tx: &mut dyn Reads, consignee_id: Option<i64>, after: i64, limit: i64, known: i64) -> Result<Vec<(i64, i64)>> {
    let mut query = contract::table
        .filter(known!(contract, known))
        .filter(contract::id.gt(after))
        .select((contract::id, contract::consignee_id))
        .distinct()
        .order(contract::id)
        .limit(limit)
        .into_boxed();
    if let Some(id) = consignee_id {
        query = query.filter(contract::consignee_id.eq(id));
    }
    Ok(query.load(tx.conn())?)
}

/// The standing rows of a contract, oldest period first.
pub fn periods(tx: &mut dyn Reads, id: i64) -> Result<Vec<Row>> {
    Ok(contract::table.filter(contract::id.eq(id).and(contract::superseded_seq.is_null())).order(contract::from_on).load(tx.conn())?)
}

/// With whom a contract is.
pub fn consignee_of(tx: &mut dyn Reads, id: i64) -> Result<Option<i64>> {
    Ok(contract::table.filter(contract::id.eq(id)).select(contract::consignee_id).first(tx.conn()).optional()?)
}

/// Whose control number it is or was. Control numbers are never used again.
pub fn of_control_no(tx: &mut dyn Reads, control_no: &str) -> Result<Option<i64>> {
    Ok(contract::table.filter(contract::control_no.eq(control_no)).select(contract::id).first(tx.conn()).optional()?)
}

/// How many contracts a consignee has ever had: its next control number.
pub fn count_of_consignee(tx: &mut dyn Reads, consignee_id: i64) -> Result<i64> {
    Ok(contract::table
        .filter(contract::consignee_id.eq(consignee_id))
        .select(diesel::dsl::count(contract::id).aggregate_distinct())
        .first(tx.conn())?)
}

/// What contracts are called, by the latest that is known.
pub fn names(tx: &mut dyn Reads, ids: &[i64]) -> Result<BTreeMap<i64, (String, String)>> {
    Ok(contract::table
        .filter(contract::id.among(ids).and(contract::superseded_seq.is_null()))
        .order(contract::from_on)
        .select((contract::id, contract::control_no, contract::title))
        .load::<(i64, String, String)>(tx.conn())?
        .into_iter()
        .map(|(id, control_no, title)| (id, (control_no, title)))
        .collect())
}

pub fn insert(tx: &mut WriteTx<'_>, row: &Row) -> Result<()> {
    diesel::insert_into(contract::table).values(row).execute(tx.conn())?;
    Ok(())
}

/// Marks a row as no longer what is known.
pub fn supersede(tx: &mut WriteTx<'_>, row: &Row) -> Result<()> {
    let seq = tx.seq();
    let standing =
        contract::table.filter(contract::id.eq(row.id).and(contract::from_on.eq(row.from_on)).and(contract::superseded_seq.is_null()));
    diesel::update(standing).set(contract::superseded_seq.eq(seq)).execute(tx.conn())?;
    Ok(())
}

/// Which entrustments those contracts cover, as contract and entrustment.
pub fn covers(tx: &mut dyn Reads, ids: &[i64], known: i64) -> Result<Vec<(i64, i64)>> {
    Ok(contract_entrustment::table
        .filter(contract_entrustment::contract_id.among(ids))
        .filter(known!(contract_entrustment, known))
        .order((contract_entrustment::contract_id, contract_entrustment::entrustment_id))
        .select((contract_entrustment::contract_id, contract_entrustment::entrustment_id))
        .load(tx.conn())?)
}

/// The same of all contracts.
pub fn all_covers(tx: &mut dyn Reads, known: i64) -> Result<Vec<(i64, i64)>> {
    Ok(contract_entrustment::table
        .filter(known!(contract_entrustment, known))
        .order((contract_entrustment::contract_id, contract_entrustment::entrustment_id))
        .select((contract_entrustment::contract_id, contract_entrustment::entrustment_id))
        .load(tx.conn())?)
}

pub fn cover(tx: &mut WriteTx<'_>, id: i64, entrustment_id: i64) -> Result<()> {
    let seq = tx.seq();
    diesel::insert_into(contract_entrustment::table)
        .values((
            contract_entrustment::contract_id.eq(id),
            contract_entrustment::entrustment_id.eq(entrustment_id),
            contract_entrustment::seq.eq(seq),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// Takes an entrustment out of what a contract covers.
pub fn uncover(tx: &mut WriteTx<'_>, id: i64, entrustment_id: i64) -> Result<()> {
    let seq = tx.seq();
    let standing = contract_entrustment::table
        .filter(contract_entrustment::contract_id.eq(id).and(contract_entrustment::entrustment_id.eq(entrustment_id)))
        .filter(contract_entrustment::superseded_seq.is_null());
    diesel::update(standing).set(contract_entrustment::superseded_seq.eq(seq)).execute(tx.conn())?;
    Ok(())
}

/// What was found in a contract, by code.
pub fn clauses(tx: &mut dyn Reads, id: i64, known: i64) -> Result<Vec<Clause>> {
    Ok(contract_clause::table
        .filter(contract_clause::contract_id.eq(id))
        .filter(known!(contract_clause, known))
        .order(contract_clause::code)
        .load(tx.conn())?)
}

/// The clauses among `codes` that are agreed in those contracts, as contract and code.
pub fn agreed(tx: &mut dyn Reads, ids: &[i64], codes: &[&str], known: i64) -> Result<Vec<(i64, String)>> {
    Ok(contract_clause::table
        .filter(contract_clause::contract_id.among(ids))
        .filter(known!(contract_clause, known))
        .filter(contract_clause::code.among_texts(codes).and(contract_clause::finding.ne(Coded(Finding::NotFound))))
        .select((contract_clause::contract_id, contract_clause::code))
        .load(tx.conn())?)
}

/// The same of all contracts.
pub fn all_agreed(tx: &mut dyn Reads, codes: &[&str], known: i64) -> Result<Vec<(i64, String)>> {
    Ok(contract_clause::table
        .filter(known!(contract_clause, known))
        .filter(contract_clause::code.among_texts(codes).and(contract_clause::finding.ne(Coded(Finding::NotFound))))
        .select((contract_clause::contract_id, contract_clause::code))
        .load(tx.conn())?)
}

/// The last entry that recorded or took back something at the clauses of a contract; 0 if there was none.
pub fn last_check(tx: &mut dyn Reads, id: i64) -> Result<i64> {
    let of = contract_clause::table.filter(contract_clause::contract_id.eq(id));
    let recorded: Option<i64> = of.select(diesel::dsl::max(contract_clause::seq)).first(tx.conn())?;
    let taken_back: Option<i64> = of.select(diesel::dsl::max(contract_clause::superseded_seq)).first(tx.conn())?;
    Ok(recorded.max(taken_back).unwrap_or(0))
}

/// Records what was found at a clause, in place of what stands.
pub fn put_clause(tx: &mut WriteTx<'_>, row: &Clause) -> Result<()> {
    withdraw_clause(tx, row.contract_id, &row.code)?;
    diesel::insert_into(contract_clause::table).values(row).execute(tx.conn())?;
    Ok(())
}

/// Takes back what was found at a clause: it is not looked through.
pub fn withdraw_clause(tx: &mut WriteTx<'_>, id: i64, code: &str) -> Result<()> {
    let seq = tx.seq();
    let standing = contract_clause::table
        .filter(contract_clause::contract_id.eq(id).and(contract_clause::code.eq(code)))
        .filter(contract_clause::superseded_seq.is_null());
    diesel::update(standing).set(contract_clause::superseded_seq.eq(seq)).execute(tx.conn())?;
    Ok(())
}

/// The files of a contract.
pub fn documents(tx: &mut dyn Reads, id: i64, known: i64) -> Result<Vec<document::Row>> {
    use super::schema::document as file;
    Ok(contract_document::table
        .inner_join(file::table.on(file::id.eq(contract_document::document_id)))
        .filter(contract_document::contract_id.eq(id))
        .filter(known!(contract_document, known))
        .order(file::id)
        .select(file::all_columns)
        .load(tx.conn())?)
}

/// The contract to which a file belongs or belonged.
pub fn contract_of(tx: &mut dyn Reads, document_id: i64) -> Result<Option<i64>> {
    Ok(contract_document::table
        .filter(contract_document::document_id.eq(document_id))
        .select(contract_document::contract_id)
        .first(tx.conn())
        .optional()?)
}

/// Attaches a file to a contract.
pub fn attach(tx: &mut WriteTx<'_>, id: i64, document_id: i64) -> Result<()> {
    let seq = tx.seq();
    diesel::insert_into(contract_document::table)
        .values((contract_document::contract_id.eq(id), contract_document::document_id.eq(document_id), contract_document::seq.eq(seq)))
        .execute(tx.conn())?;
    Ok(())
}

/// Takes a file off again. It stays known that it was there.
pub fn detach(tx: &mut WriteTx<'_>, id: i64, document_id: i64) -> Result<()> {
    let seq = tx.seq();
    let standing = contract_document::table
        .filter(contract_document::contract_id.eq(id).and(contract_document::document_id.eq(document_id)))
        .filter(contract_document::superseded_seq.is_null());
    diesel::update(standing).set(contract_document::superseded_seq.eq(seq)).execute(tx.conn())?;
    Ok(())
}
