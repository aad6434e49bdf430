//! Consignees in their periods, no wider than a report needs, and when the register's facts begin.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::known;
use crate::domain::consignee::ConsigneeKind;
use crate::domain::period::Period;
use crate::error::Result;
use crate::store::code::Coded;
use crate::store::schema::{consignee, criteria_event, decision, entrustment};
use crate::store::tx::Reads;

/// A consignee in one period.
#[derive(Clone, Debug, Queryable)]
pub struct Span {
    pub id: i64,
    pub control_no: String,
    pub name: String,
    pub sort_key: Vec<u8>,
    pub kind: Coded<ConsigneeKind>,
    pub country: String,
    pub from_on: NaiveDate,
    pub until_on: Option<NaiveDate>,
}

impl Span {
    #[must_use]
    pub fn period(&self) -> Period {
        Period { from_on: self.from_on, until_on: self.until_on }
    }
}

/// Every consignee that was known, by number and then oldest period first.
pub fn spans(tx: &mut impl Reads, known: i64) -> Result<Vec<Span>> {
    Ok(consignee::table
        .filter(known!(consignee, known))
        .order((consignee::id, consignee::from_on))
        .select((
            consignee::id,
            consignee::control_no,
            consignee::name,
            consignee::sort_key,
            consignee::kind,
            consignee::country,
            consignee::from_on,
            consignee::until_on,
        ))
        .load(tx.conn())?)
}

/// The date of the oldest fact that was known; none in an empty register.
pub fn earliest(tx: &mut impl Reads, known: i64) -> Result<Option<NaiveDate>> {
    use diesel::dsl::min;
    let conn = tx.conn();
    let of_consignees: Option<NaiveDate> = consignee::table.filter(known!(consignee, known)).select(min(consignee::from_on)).first(conn)?;
    let of_work: Option<NaiveDate> = entrustment::table.filter(known!(entrustment, known)).select(min(entrustment::from_on)).first(conn)?;
    let of_decisions: Option<NaiveDate> = decision::table.filter(decision::seq.le(known)).select(min(decision::decided_on)).first(conn)?;
    let of_criteria: Option<NaiveDate> =
        criteria_event::table.filter(criteria_event::seq.le(known)).select(min(criteria_event::happened_on)).first(conn)?;
    Ok([of_consignees, of_work, of_decisions, of_criteria].into_iter().flatten().min())
}
