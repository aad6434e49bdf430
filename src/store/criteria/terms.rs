//! The title, sources and thresholds of a version, with every state that they had.

use diesel::prelude::*;

use crate::domain::criteria::{PartialKnockOut, Terms};
use crate::error::Result;
use crate::store::code::Coded;
use crate::store::schema::criteria_terms;
use crate::store::tx::{Reads, WriteTx};

/// What a version is called, what it rests on, and on what terms it judges.
#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = criteria_terms)]
pub struct TermsRow {
    pub version_id: i64,
    pub title_ja: String,
    pub title_en: String,
    pub source: String,
    pub note: String,
    pub pass_percent: i64,
    pub conditional_percent: i64,
    pub partial_knock_out: Coded<PartialKnockOut>,
    pub condition_days: i64,
    pub seq: i64,
    pub superseded_seq: Option<i64>,
}

impl TermsRow {
    #[must_use]
    pub fn terms(&self) -> Terms {
        Terms {
            pass_percent: self.pass_percent,
            conditional_percent: self.conditional_percent,
            partial_knock_out: self.partial_knock_out.0,
            condition_days: self.condition_days,
        }
    }
}

/// The terms of a version, as known when the ledger ended with entry `known`.
pub fn terms(tx: &mut dyn Reads, version_id: i64, known: i64) -> Result<Option<TermsRow>> {
    Ok(criteria_terms::table
        .filter(criteria_terms::version_id.eq(version_id).and(criteria_terms::seq.le(known)))
        .filter(criteria_terms::superseded_seq.is_null().or(criteria_terms::superseded_seq.gt(known)))
        .first(tx.conn())
        .optional()?)
}

pub fn insert_terms(tx: &mut WriteTx<'_>, row: &TermsRow) -> Result<()> {
    diesel::insert_into(criteria_terms::table).values(row).execute(tx.conn())?;
    Ok(())
}

/// Marks the standing terms as no longer what is known.
pub fn supersede_terms(tx: &mut WriteTx<'_>, version_id: i64) -> Result<()> {
    let seq = tx.seq();
    let standing = criteria_terms::table.filter(criteria_terms::version_id.eq(version_id).and(criteria_terms::superseded_seq.is_null()));
    diesel::update(standing).set(criteria_terms::superseded_seq.eq(seq)).execute(tx.conn())?;
    Ok(())
}
