//! Files that were handed in, and to which item of which evaluation each belongs. The bytes stand in a folder, under their hash.

use std::collections::BTreeSet;

use diesel::prelude::*;

use super::schema::{answer_document, document, ledger};
use super::tx::{Reads, WriteTx};
use crate::error::Result;

/// A file as it was handed in. It never changes.
#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = document)]
pub struct Row {
    pub id: i64,
    /// SHA-256 of the bytes, in hexadecimal: the name under which they are kept.
    pub hash: String,
    pub name: String,
    pub media_type: String,
    /// In bytes.
    pub size: i64,
    pub person_id: Option<i64>,
    pub seq: i64,
}

pub fn of_id(tx: &mut impl Reads, id: i64) -> Result<Option<Row>> {
    Ok(document::table.find(id).first(tx.conn()).optional()?)
}

/// The files that stand beside the answers of an evaluation, each with the code of its item.
pub fn of_evaluation(tx: &mut impl Reads, evaluation_id: i64) -> Result<Vec<(String, Row)>> {
    Ok(answer_document::table
        .inner_join(document::table.on(document::id.eq(answer_document::document_id)))
        .filter(answer_document::evaluation_id.eq(evaluation_id).and(answer_document::superseded_seq.is_null()))
        .order((answer_document::code, document::id))
        .select((answer_document::code, document::all_columns))
        .load(tx.conn())?)
}

/// The evaluation to which a file belongs or belonged.
pub fn evaluation_of(tx: &mut impl Reads, document_id: i64) -> Result<Option<i64>> {
    Ok(answer_document::table
        .filter(answer_document::document_id.eq(document_id))
        .select(answer_document::evaluation_id)
        .first(tx.conn())
        .optional()?)
}

/// Everyone who has attached a file to one of those evaluations or taken one off.
pub fn writers(tx: &mut impl Reads, evaluation_ids: &[i64]) -> Result<BTreeSet<(i64, i64)>> {
    let rows: Vec<(i64, Option<i64>)> = answer_document::table
        .inner_join(document::table.on(document::id.eq(answer_document::document_id)))
        .filter(answer_document::evaluation_id.eq_any(evaluation_ids))
        .select((answer_document::evaluation_id, document::person_id))
        .load(tx.conn())?;
    let taken_off: Vec<(i64, Option<i64>)> = answer_document::table
        .inner_join(ledger::table.on(answer_document::superseded_seq.eq(ledger::seq.nullable())))
        .filter(answer_document::evaluation_id.eq_any(evaluation_ids))
        .select((answer_document::evaluation_id, ledger::person_id))
        .load(tx.conn())?;
    Ok(rows.into_iter().chain(taken_off).filter_map(|(evaluation, person)| Some((evaluation, person?))).collect())
}

/// Attaches a file to an item.
pub fn attach(tx: &mut WriteTx<'_>, evaluation_id: i64, code: &str, row: &Row) -> Result<()> {
    diesel::insert_into(document::table).values(row).execute(tx.conn())?;
    diesel::insert_into(answer_document::table)
        .values((
            answer_document::evaluation_id.eq(evaluation_id),
            answer_document::code.eq(code),
            answer_document::document_id.eq(row.id),
            answer_document::seq.eq(row.seq),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// Takes a file off again. It stays known that it was there.
pub fn detach(tx: &mut WriteTx<'_>, evaluation_id: i64, document_id: i64) -> Result<()> {
    let seq = tx.seq();
    let standing = answer_document::table
        .filter(answer_document::evaluation_id.eq(evaluation_id).and(answer_document::document_id.eq(document_id)))
        .filter(answer_document::superseded_seq.is_null());
    diesel::update(standing).set(answer_document::superseded_seq.eq(seq)).execute(tx.conn())?;
    Ok(())
}
