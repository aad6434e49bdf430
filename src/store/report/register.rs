//! Consignees in their periods, no wider than a report needs, and since when the register keeps watch.

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

use super::known;
use crate::domain::consignee::ConsigneeKind;
use crate::domain::period::Period;
use crate::error::Result;
use crate::store::code::Coded;
use crate::store::schema::{consignee, criteria_event, decision, ledger, nda};
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
pub fn spans(tx: &mut dyn Reads, known: i64) -> Result<Vec<Span>> {
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

/// Since when the register keeps watch: the day on which it was begun, or the date of an older decision or version of the
/// criteria that was entered afterwards. Work that began long before does not count: nothing is known of its supervision. None
/// as long as there is nothing in it.
pub fn beginning(tx: &mut dyn Reads, known: i64) -> Result<Option<NaiveDate>> {
    use diesel::dsl::min;
    let moment = tx.moment();
    let conn = tx.conn();
    let of_consignees: Option<i64> = consignee::table.filter(known!(consignee, known)).select(min(consignee::seq)).first(conn)?;
    let of_decisions: Option<NaiveDate> = decision::table.filter(decision::seq.le(known)).select(min(decision::decided_on)).first(conn)?;
    let of_criteria: Option<NaiveDate> =
        criteria_event::table.filter(criteria_event::seq.le(known)).select(min(criteria_event::happened_on)).first(conn)?;
    let of_ndas: Option<i64> = nda::table.filter(nda::seq.le(known)).select(min(nda::seq)).first(conn)?;
    if of_consignees.is_none() && of_decisions.is_none() && of_criteria.is_none() && of_ndas.is_none() {
        return Ok(None);
    }
    let opened: Option<NaiveDateTime> = ledger::table.order(ledger::seq).select(ledger::at).first(conn).optional()?;
    Ok([opened.map(|at| moment.day_of(at)), of_decisions, of_criteria].into_iter().flatten().min())
}
