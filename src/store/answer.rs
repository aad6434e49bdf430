//! The answers of evaluations, item by item, with every state that each had.

use std::collections::BTreeSet;

use diesel::prelude::*;

use super::among::OneOf;
use super::schema::answer;
use super::tx::{Reads, WriteTx};
use crate::domain::scoring::{Answer, Verdict};
use crate::error::Result;

/// An answer as recorded by an entry.
#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = answer)]
pub struct Row {
    pub evaluation_id: i64,
    pub code: String,
    /// What the consignee says of itself.
    pub own: Option<String>,
    /// What the assessor found; none: unanswered.
    pub verdict: Option<String>,
    pub na_reason: String,
    pub grounds: String,
    pub evidence: String,
    pub person_id: Option<i64>,
    pub seq: i64,
    pub superseded_seq: Option<i64>,
}

impl Row {
    /// What counts of it.
    #[must_use]
    pub fn answer(&self) -> Answer {
        let na_reason = Some(self.na_reason.clone()).filter(|reason| !reason.is_empty());
        Answer { verdict: self.verdict(), na_reason }
    }

    #[must_use]
    pub fn verdict(&self) -> Option<Verdict> {
        self.verdict.as_deref().and_then(|text| text.parse().ok())
    }

    #[must_use]
    pub fn own(&self) -> Option<Verdict> {
        self.own.as_deref().and_then(|text| text.parse().ok())
    }

    /// Whether both say the same, whoever recorded them.
    #[must_use]
    pub fn says_as(&self, other: &Self) -> bool {
        let said = |row: &Self| (row.own.clone(), row.verdict.clone(), row.na_reason.clone(), row.grounds.clone(), row.evidence.clone());
        said(self) == said(other)
    }
}

/// The standing answers of an evaluation.
pub fn of_evaluation(tx: &mut dyn Reads, evaluation_id: i64) -> Result<Vec<Row>> {
    of_evaluations(tx, &[evaluation_id])
}

/// The standing answers of those evaluations, by evaluation and code.
pub fn of_evaluations(tx: &mut dyn Reads, evaluation_ids: &[i64]) -> Result<Vec<Row>> {
    Ok(answer::table
        .filter(answer::evaluation_id.among(evaluation_ids).and(answer::superseded_seq.is_null()))
        .order((answer::evaluation_id, answer::code))
        .load(tx.conn())?)
}

/// The standing answer to one item.
pub fn of_item(tx: &mut dyn Reads, evaluation_id: i64, code: &str) -> Result<Option<Row>> {
    Ok(answer::table
        .filter(answer::evaluation_id.eq(evaluation_id).and(answer::code.eq(code)).and(answer::superseded_seq.is_null()))
        .first(tx.conn())
        .optional()?)
}

/// Everyone who has recorded an answer, also one that stands no longer.
pub fn writers(tx: &mut dyn Reads, evaluation_ids: &[i64]) -> Result<BTreeSet<(i64, i64)>> {
    let rows: Vec<(i64, Option<i64>)> = answer::table
        .filter(answer::evaluation_id.among(evaluation_ids))
        .select((answer::evaluation_id, answer::person_id))
        .distinct()
        .load(tx.conn())?;
    Ok(rows.into_iter().filter_map(|(evaluation, person)| Some((evaluation, person?))).collect())
}

/// Puts an answer in the place of the one that stands, if one does.
pub fn put(tx: &mut WriteTx<'_>, row: &Row) -> Result<()> {
    let seq = tx.seq();
    let standing = answer::table
        .filter(answer::evaluation_id.eq(row.evaluation_id).and(answer::code.eq(&row.code)).and(answer::superseded_seq.is_null()));
    diesel::update(standing).set(answer::superseded_seq.eq(seq)).execute(tx.conn())?;
    diesel::insert_into(answer::table).values(row).execute(tx.conn())?;
    Ok(())
}
