//! The evaluations decided in a period, and the answers at knock-out items of those that did not pass.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::known;
use crate::domain::evaluation::EvaluationKind;
use crate::domain::scoring::Outcome;
use crate::error::Result;
use crate::store::code::Coded;
use crate::store::entrustment;
use crate::store::schema::{answer, criteria_item, decision, evaluation};
use crate::store::tx::Reads;

/// An evaluation on which there is a decision.
#[derive(Clone, Debug, Queryable)]
pub struct Evaluated {
    pub id: i64,
    pub consignee_id: i64,
    pub version_id: i64,
    pub kind: Coded<EvaluationKind>,
    pub started_on: NaiveDate,
}

/// What was found at a knock-out item.
#[derive(Clone, Debug, Queryable)]
pub struct Answered {
    pub evaluation_id: i64,
    pub code: String,
    pub verdict: Option<String>,
    pub na_reason: String,
}

/// The evaluations that were decided from `first` to `last`, by number; with two decisions twice.
pub fn decided(tx: &mut dyn Reads, first: NaiveDate, last: NaiveDate, known: i64) -> Result<Vec<Evaluated>> {
    Ok(evaluation::table
        .inner_join(decision::table.on(decision::evaluation_id.eq(evaluation::id)))
        .filter(decision::decided_on.between(first, last).and(decision::seq.le(known)))
        .order(evaluation::id)
        .select((evaluation::id, evaluation::consignee_id, evaluation::version_id, evaluation::kind, evaluation::started_on))
        .load(tx.conn())?)
}

/// The answers at knock-out items in evaluations that were decided in the period and did not come to a pass: only there can
/// one have failed.
pub fn knock_out_answers(tx: &mut dyn Reads, first: NaiveDate, last: NaiveDate, known: i64) -> Result<Vec<Answered>> {
    Ok(answer::table
        .inner_join(decision::table.on(decision::evaluation_id.eq(answer::evaluation_id)))
        .inner_join(evaluation::table.on(evaluation::id.eq(answer::evaluation_id)))
        .inner_join(criteria_item::table.on(criteria_item::version_id.eq(evaluation::version_id).and(criteria_item::code.eq(answer::code))))
        .filter(decision::decided_on.between(first, last).and(decision::seq.le(known)).and(decision::computed.ne(Coded(Outcome::Pass))))
        .filter(known!(criteria_item, known).and(criteria_item::knock_out.eq(true)))
        .filter(known!(answer, known))
        .select((answer::evaluation_id, answer::code, answer::verdict, answer::na_reason))
        .load(tx.conn())?)
}

/// Every state of the work of consignees that had an evaluation decided in the period that did not come to a pass.
pub fn work_not_passed(tx: &mut dyn Reads, first: NaiveDate, last: NaiveDate, known: i64) -> Result<Vec<entrustment::Row>> {
    use crate::store::schema::entrustment::dsl as work;
    let theirs = decision::table
        .filter(decision::decided_on.between(first, last).and(decision::seq.le(known)).and(decision::computed.ne(Coded(Outcome::Pass))))
        .select(decision::consignee_id);
    Ok(work::entrustment
        .filter(work::consignee_id.eq_any(theirs).and(work::seq.le(known)))
        .order((work::consignee_id, work::id, work::from_on, work::seq))
        .load(tx.conn())?)
}
