//! What was looked at in a review, what was found, and its files.

use diesel::prelude::*;

use crate::domain::finding::Grade;
use crate::domain::review::Checked;
use crate::error::Result;
use crate::store::among::OneOf;
use crate::store::code::Coded;
use crate::store::document;
use crate::store::schema::{review_check, review_document, review_finding};
use crate::store::tx::{Reads, WriteTx};

/// What was found at an item of the checklist.
#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = review_check)]
pub struct Check {
    pub review_id: i64,
    pub code: String,
    pub result: Coded<Checked>,
    pub note: String,
    pub person_id: Option<i64>,
    pub seq: i64,
    pub superseded_seq: Option<i64>,
}

#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = review_finding)]
pub struct Finding {
    pub review_id: i64,
    pub number: i64,
    pub grade: Coded<Grade>,
    pub text: String,
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

pub fn checks(tx: &mut dyn Reads, review_id: i64, known: i64) -> Result<Vec<Check>> {
    Ok(review_check::table
        .filter(review_check::review_id.eq(review_id))
        .filter(known!(review_check, known))
        .order(review_check::code)
        .load(tx.conn())?)
}

/// Records what was found at an item, in place of what stands.
pub fn put_check(tx: &mut WriteTx<'_>, row: &Check) -> Result<()> {
    let seq = tx.seq();
    let standing = review_check::table.filter(
        review_check::review_id.eq(row.review_id).and(review_check::code.eq(&row.code)).and(review_check::superseded_seq.is_null()),
    );
    diesel::update(standing).set(review_check::superseded_seq.eq(seq)).execute(tx.conn())?;
    diesel::insert_into(review_check::table).values(row).execute(tx.conn())?;
    Ok(())
}

/// The findings of those reviews.
pub fn findings(tx: &mut dyn Reads, review_ids: &[i64], known: i64) -> Result<Vec<Finding>> {
    Ok(review_finding::table
        .filter(review_finding::review_id.among(review_ids))
        .filter(known!(review_finding, known))
        .order((review_finding::review_id, review_finding::number))
        .load(tx.conn())?)
}

/// The number of the next finding of a review; those that were taken back keep theirs.
pub fn next_finding(tx: &mut WriteTx<'_>, review_id: i64) -> Result<i64> {
    let last: Option<i64> = review_finding::table
        .filter(review_finding::review_id.eq(review_id))
        .select(diesel::dsl::max(review_finding::number))
        .first(tx.conn())?;
    Ok(last.unwrap_or(0) + 1)
}

/// Takes a finding back: it is no longer what is known.
pub fn withdraw_finding(tx: &mut WriteTx<'_>, review_id: i64, number: i64) -> Result<()> {
    let seq = tx.seq();
    let standing = review_finding::table
        .filter(review_finding::review_id.eq(review_id).and(review_finding::number.eq(number)))
        .filter(review_finding::superseded_seq.is_null());
    diesel::update(standing).set(review_finding::superseded_seq.eq(seq)).execute(tx.conn())?;
    Ok(())
}

pub fn insert_finding(tx: &mut WriteTx<'_>, row: &Finding) -> Result<()> {
    diesel::insert_into(review_finding::table).values(row).execute(tx.conn())?;
    Ok(())
}

/// The files of a review.
pub fn documents(tx: &mut dyn Reads, review_id: i64, known: i64) -> Result<Vec<document::Row>> {
    use crate::store::schema::document as file;
    Ok(review_document::table
        .inner_join(file::table.on(file::id.eq(review_document::document_id)))
        .filter(review_document::review_id.eq(review_id))
        .filter(known!(review_document, known))
        .order(file::id)
        .select(file::all_columns)
        .load(tx.conn())?)
}

/// The review to which a file belongs or belonged.
pub fn review_of(tx: &mut dyn Reads, document_id: i64) -> Result<Option<i64>> {
    Ok(review_document::table
        .filter(review_document::document_id.eq(document_id))
        .select(review_document::review_id)
        .first(tx.conn())
        .optional()?)
}

pub fn attach(tx: &mut WriteTx<'_>, review_id: i64, document_id: i64) -> Result<()> {
    let seq = tx.seq();
    diesel::insert_into(review_document::table)
        .values((review_document::review_id.eq(review_id), review_document::document_id.eq(document_id), review_document::seq.eq(seq)))
        .execute(tx.conn())?;
    Ok(())
}

/// Takes a file off again. It stays known that it was there.
pub fn detach(tx: &mut WriteTx<'_>, review_id: i64, document_id: i64) -> Result<()> {
    let seq = tx.seq();
    let standing = review_document::table
        .filter(review_document::review_id.eq(review_id).and(review_document::document_id.eq(document_id)))
        .filter(review_document::superseded_seq.is_null());
    diesel::update(standing).set(review_document::superseded_seq.eq(seq)).execute(tx.conn())?;
    Ok(())
}
