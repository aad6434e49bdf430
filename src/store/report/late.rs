//! Facts that are dated within a period and were recorded after it: by subject, each with the entry that recorded it.

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

use super::known;
use crate::error::Result;
use crate::store::schema::{condition_event, consignee, criteria_event, decision, entrustment, ledger};
use crate::store::tx::Reads;

/// A fact and how it came into the register. Which date is meant depends on the subject.
#[derive(Clone, Copy, Debug, Queryable)]
pub struct Recorded {
    /// The consignee that it concerns; for criteria, the version.
    pub about: i64,
    pub from_on: NaiveDate,
    pub until_on: Option<NaiveDate>,
    pub seq: i64,
    pub at: NaiveDateTime,
    pub person_id: Option<i64>,
}

/// What is looked for: dated from `first` to `last`, recorded by entry `from` or a later one, and known.
#[derive(Clone, Copy, Debug)]
pub struct Window {
    pub first: NaiveDate,
    pub last: NaiveDate,
    pub from: i64,
    pub known: i64,
}

/// Rows of a table that has periods.
macro_rules! periods {
    ($tx:expr, $table:ident, $about:expr, $window:expr) => {
        $table::table
            .inner_join(ledger::table.on(ledger::seq.eq($table::seq)))
            .filter($table::seq.ge($window.from).and(known!($table, $window.known)))
            .filter(
                $table::from_on
                    .between($window.first, $window.last)
                    .or($table::until_on.is_not_null().and($table::until_on.assume_not_null().between($window.first, $window.last))),
            )
            .order(($table::seq, $table::id, $table::from_on))
            .select(($about, $table::from_on, $table::until_on, $table::seq, ledger::at, ledger::person_id))
            .load($tx.conn())
    };
}

/// Rows of a table of events, which happen on one day.
macro_rules! events {
    ($tx:expr, $table:ident, $about:expr, $on:expr, $window:expr) => {
        $table::table
            .inner_join(ledger::table.on(ledger::seq.eq($table::seq)))
            .filter($table::seq.ge($window.from).and($table::seq.le($window.known)))
            .filter($on.between($window.first, $window.last))
            .order($table::seq)
            .select((
                $about,
                $on,
                None::<NaiveDate>.into_sql::<diesel::sql_types::Nullable<diesel::sql_types::Date>>(),
                $table::seq,
                ledger::at,
                ledger::person_id,
            ))
            .load($tx.conn())
    };
}

pub fn consignees(tx: &mut dyn Reads, window: Window) -> Result<Vec<Recorded>> {
    Ok(periods!(tx, consignee, consignee::id, window)?)
}

pub fn entrustments(tx: &mut dyn Reads, window: Window) -> Result<Vec<Recorded>> {
    Ok(periods!(tx, entrustment, entrustment::consignee_id, window)?)
}

pub fn decisions(tx: &mut dyn Reads, window: Window) -> Result<Vec<Recorded>> {
    Ok(events!(tx, decision, decision::consignee_id, decision::decided_on, window)?)
}

pub fn criteria_events(tx: &mut dyn Reads, window: Window) -> Result<Vec<Recorded>> {
    Ok(events!(tx, criteria_event, criteria_event::version_id, criteria_event::happened_on, window)?)
}

/// When conditions were met.
pub fn conditions_met(tx: &mut dyn Reads, window: Window) -> Result<Vec<Recorded>> {
    Ok(condition_event::table
        .inner_join(ledger::table.on(ledger::seq.eq(condition_event::seq)))
        .inner_join(decision::table.on(decision::id.eq(condition_event::decision_id)))
        .filter(condition_event::seq.ge(window.from).and(known!(condition_event, window.known)))
        .filter(condition_event::met_on.between(window.first, window.last))
        .order((condition_event::seq, condition_event::number))
        .select((
            decision::consignee_id,
            condition_event::met_on,
            decision::valid_until_on,
            condition_event::seq,
            ledger::at,
            ledger::person_id,
        ))
        .load(tx.conn())?)
}
