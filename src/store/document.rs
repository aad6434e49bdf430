//! Files that were handed in, and to what each belongs. The bytes stand in a folder, under their hash.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;

use super::among::OneOf;
use super::schema::{agreement_text, answer_document, contract_document, document, document_erasure, ending, ledger, nda, signature};
use super::tx::{Reads, WriteTx};
use crate::domain::document::Parent;
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

pub fn of_id(tx: &mut dyn Reads, id: i64) -> Result<Option<Row>> {
    Ok(document::table.find(id).first(tx.conn()).optional()?)
}

/// Everything to which a file belongs or belonged: at most one of each kind, and of NDAs first one that is the reader's own.
pub fn parents_of(tx: &mut dyn Reads, document_id: i64) -> Result<Vec<Parent>> {
    let evaluation = evaluation_of(tx, document_id)?.map(|id| Parent::Evaluation { id });
    let contract = contract_document::table
        .filter(contract_document::document_id.eq(document_id))
        .select(contract_document::contract_id)
        .first::<i64>(tx.conn())
        .optional()?
        .map(|id| Parent::Contract { id });
    let ending = ending::table
        .filter(ending::document_id.eq(document_id))
        .select(ending::entrustment_id)
        .first::<i64>(tx.conn())
        .optional()?
        .map(|id| Parent::Ending { id });
    let agreement = agreement_text::table
        .filter(agreement_text::file_ja_id.eq(document_id).or(agreement_text::file_en_id.eq(document_id)))
        .select(agreement_text::version_id)
        .first::<i64>(tx.conn())
        .optional()?
        .map(|id| Parent::Agreement { id });
    let action = super::action::action_of(tx, document_id)?.map(|id| Parent::Action { id });
    let certificate = super::certificate::certificate_of(tx, document_id)?.map(|id| Parent::Certificate { id });
    let nda = nda_of(tx, document_id)?.map(|(id, person_id)| Parent::Nda { id, person_id });
    let review = super::review::sheet::review_of(tx, document_id)?.map(|id| Parent::Review { id });
    let course = super::training::course::course_of(tx, document_id)?.map(|id| Parent::Course { id });
    let rule = super::rule::text_of_file(tx, document_id)?.map(|id| Parent::Rule { id });
    let list = super::rule::list_of(tx, document_id)?.map(|id| Parent::RuleList { id });
    let report = super::edition::of_bundle(tx, document_id)?.map(|id| Parent::Report { id });
    Ok([evaluation, contract, action, certificate, review, ending, agreement, rule, list, nda, course, report]
        .into_iter()
        .flatten()
        .collect())
}

/// An NDA whose text or whose scan a file is, and of whom: the reader's own, if one is.
fn nda_of(tx: &mut dyn Reads, document_id: i64) -> Result<Option<(i64, Option<i64>)>> {
    let signed: Vec<i64> =
        signature::table.filter(signature::file_id.eq(document_id)).select(signature::nda_id).distinct().load(tx.conn())?;
    let reader = tx.actor().person;
    let own = nda::table
        .filter(nda::file_id.eq(document_id).or(nda::id.among(&signed)))
        .filter(nda::person_id.eq(reader.unwrap_or(-1)))
        .select((nda::id, nda::person_id))
        .order(nda::id)
        .first(tx.conn())
        .optional()?;
    if own.is_some() {
        return Ok(own);
    }
    let any = nda::table.filter(nda::file_id.eq(document_id).or(nda::id.among(&signed)));
    Ok(any.select((nda::id, nda::person_id)).order(nda::id).first(tx.conn()).optional()?)
}

/// A file as those know it who look through the folder.
#[derive(Clone, Debug, Queryable)]
pub struct Listed {
    pub id: i64,
    pub hash: String,
    /// The entry that destroyed its bytes.
    pub erased_seq: Option<i64>,
}

/// Every file that was ever handed in.
pub fn all(tx: &mut dyn Reads) -> Result<Vec<Listed>> {
    Ok(document::table
        .left_join(document_erasure::table.on(document_erasure::document_id.eq(document::id)))
        .order(document::id)
        .select((document::id, document::hash, document_erasure::seq.nullable()))
        .load(tx.conn())?)
}

/// Those of the files whose bytes were destroyed, each with the entry that did it.
pub fn erased(tx: &mut dyn Reads, ids: &[i64]) -> Result<BTreeMap<i64, i64>> {
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows: Vec<(i64, i64)> = document_erasure::table
        .filter(document_erasure::document_id.among(ids))
        .select((document_erasure::document_id, document_erasure::seq))
        .load(tx.conn())?;
    Ok(rows.into_iter().collect())
}

/// Whether some file with these bytes was not destroyed.
pub fn is_needed(tx: &mut dyn Reads, hash: &str) -> Result<bool> {
    let living: i64 = document::table
        .left_join(document_erasure::table.on(document_erasure::document_id.eq(document::id)))
        .filter(document::hash.eq(hash).and(document_erasure::seq.is_null()))
        .count()
        .get_result(tx.conn())?;
    Ok(living > 0)
}

/// Marks a file: its bytes are destroyed. What was recorded of it stays.
pub fn mark_erased(tx: &mut WriteTx<'_>, id: i64) -> Result<()> {
    let values = (document_erasure::document_id.eq(id), document_erasure::seq.eq(tx.seq()));
    diesel::insert_into(document_erasure::table).values(values).execute(tx.conn())?;
    Ok(())
}

/// The files that stand beside the answers of an evaluation, each with the code of its item.
pub fn of_evaluation(tx: &mut dyn Reads, evaluation_id: i64) -> Result<Vec<(String, Row)>> {
    Ok(answer_document::table
        .inner_join(document::table.on(document::id.eq(answer_document::document_id)))
        .filter(answer_document::evaluation_id.eq(evaluation_id).and(answer_document::superseded_seq.is_null()))
        .order((answer_document::code, document::id))
        .select((answer_document::code, document::all_columns))
        .load(tx.conn())?)
}

/// The evaluation to which a file belongs or belonged.
pub fn evaluation_of(tx: &mut dyn Reads, document_id: i64) -> Result<Option<i64>> {
    Ok(answer_document::table
        .filter(answer_document::document_id.eq(document_id))
        .select(answer_document::evaluation_id)
        .first(tx.conn())
        .optional()?)
}

/// Everyone who has attached a file to one of those evaluations or taken one off.
pub fn writers(tx: &mut dyn Reads, evaluation_ids: &[i64]) -> Result<BTreeSet<(i64, i64)>> {
    let rows: Vec<(i64, Option<i64>)> = answer_document::table
        .inner_join(document::table.on(document::id.eq(answer_document::document_id)))
        .filter(answer_document::evaluation_id.among(evaluation_ids))
        .select((answer_document::evaluation_id, document::person_id))
        .load(tx.conn())?;
    let taken_off: Vec<(i64, Option<i64>)> = answer_document::table
        .inner_join(ledger::table.on(answer_document::superseded_seq.eq(ledger::seq.nullable())))
        .filter(answer_document::evaluation_id.among(evaluation_ids))
        .select((answer_document::evaluation_id, ledger::person_id))
        .load(tx.conn())?;
    Ok(rows.into_iter().chain(taken_off).filter_map(|(evaluation, person)| Some((evaluation, person?))).collect())
}

pub fn insert(tx: &mut WriteTx<'_>, row: &Row) -> Result<()> {
    diesel::insert_into(document::table).values(row).execute(tx.conn())?;
    Ok(())
}

/// Attaches a file that was recorded to an item.
pub fn attach(tx: &mut WriteTx<'_>, evaluation_id: i64, code: &str, document_id: i64) -> Result<()> {
    let seq = tx.seq();
    diesel::insert_into(answer_document::table)
        .values((
            answer_document::evaluation_id.eq(evaluation_id),
            answer_document::code.eq(code),
            answer_document::document_id.eq(document_id),
            answer_document::seq.eq(seq),
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
