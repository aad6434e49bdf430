//! NDAs without their texts: for lists, for coverage, and for what waits.

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::domain::agreement::AgreementKind;
use crate::domain::nda::{Life, NdaEvent};
use crate::error::Result;
use crate::store::among::OneOf;
use crate::store::code::Coded;
use crate::store::schema::{agreement, agreement_version, nda};
use crate::store::tx::Reads;

/// The columns of [`Brief`].
macro_rules! columns {
    () => {
        (
            nda::id,
            nda::version_id,
            agreement::id,
            agreement::kind,
            agreement_version::number,
            nda::person_id,
            nda::consignee_id,
            nda::signatory,
            nda::issued_on,
            nda::issued_by,
            nda::sign_by_on,
            nda::valid_from_on,
            nda::valid_until_on,
            nda::renews_id,
        )
    };
}

/// An NDA with the agreement it is on.
macro_rules! joined {
    () => {
        nda::table
            .inner_join(agreement_version::table.on(agreement_version::id.eq(nda::version_id)))
            .inner_join(agreement::table.on(agreement::id.eq(agreement_version::agreement_id)))
    };
}

#[derive(Clone, Debug, Queryable)]
pub struct Brief {
    pub id: i64,
    pub version_id: i64,
    pub agreement_id: i64,
    pub kind: Coded<AgreementKind>,
    /// The number of the version.
    pub version: i64,
    pub person_id: Option<i64>,
    pub consignee_id: Option<i64>,
    pub signatory: String,
    pub issued_on: NaiveDate,
    pub issued_by: Option<i64>,
    pub sign_by_on: Option<NaiveDate>,
    pub valid_from_on: Option<NaiveDate>,
    pub valid_until_on: Option<NaiveDate>,
    pub renews_id: Option<i64>,
}

/// What a list is narrowed to before anything is computed.
#[derive(Clone, Debug, Default)]
pub struct Narrow {
    pub person_id: Option<i64>,
    pub consignee_id: Option<i64>,
    pub kind: Option<AgreementKind>,
    /// Only what waits for a signature or a sign-off now.
    pub waits: bool,
}

impl Brief {
    #[must_use]
    pub fn life<'a>(&self, events: &'a [NdaEvent]) -> Life<'a> {
        Life { issued_on: self.issued_on, valid_from_on: self.valid_from_on, valid_until_on: self.valid_until_on, events }
    }
}

/// The latest first: at most `limit` that were issued before the one with the id `before`.
pub fn list(tx: &mut dyn Reads, narrow: &Narrow, known: i64, before: i64, limit: i64) -> Result<Vec<Brief>> {
    let mut question =
        joined!().filter(nda::id.lt(before).and(nda::seq.le(known))).order(nda::id.desc()).limit(limit).select(columns!()).into_boxed();
    if let Some(id) = narrow.person_id {
        question = question.filter(nda::person_id.eq(id));
    }
    if let Some(id) = narrow.consignee_id {
        question = question.filter(nda::consignee_id.eq(id));
    }
    if let Some(kind) = narrow.kind {
        question = question.filter(agreement::kind.eq(Coded(kind)));
    }
    if narrow.waits {
        question = question.filter(nda::settled_seq.is_null());
    }
    Ok(question.load(tx.conn())?)
}

pub fn of_ids(tx: &mut dyn Reads, ids: &[i64]) -> Result<Vec<Brief>> {
    Ok(joined!().filter(nda::id.among(ids)).order(nda::id).select(columns!()).load(tx.conn())?)
}

/// The NDAs of those people, the oldest first.
pub fn of_people(tx: &mut dyn Reads, ids: &[i64], known: i64) -> Result<Vec<Brief>> {
    let question = joined!().filter(nda::person_id.among(ids).and(nda::seq.le(known))).order(nda::id).select(columns!());
    Ok(question.load(tx.conn())?)
}

/// The NDAs with those consignees, the oldest first.
pub fn of_consignees(tx: &mut dyn Reads, ids: &[i64], known: i64) -> Result<Vec<Brief>> {
    let question = joined!().filter(nda::consignee_id.among(ids).and(nda::seq.le(known))).order(nda::id).select(columns!());
    Ok(question.load(tx.conn())?)
}

/// Every NDA with a consignee.
pub fn all_with_consignees(tx: &mut dyn Reads, known: i64) -> Result<Vec<Brief>> {
    let question = joined!().filter(nda::consignee_id.is_not_null().and(nda::seq.le(known))).order(nda::id).select(columns!());
    Ok(question.load(tx.conn())?)
}

/// Every NDA of a person that was issued up to the date: id, person, kind, issue and term. By id.
pub fn all_of_people(tx: &mut dyn Reads, on: NaiveDate, known: i64) -> Result<Vec<Brief>> {
    let question =
        joined!().filter(nda::person_id.is_not_null().and(nda::issued_on.le(on)).and(nda::seq.le(known))).order(nda::id).select(columns!());
    Ok(question.load(tx.conn())?)
}

/// What was signed off and begins after the date.
pub fn from_later(tx: &mut dyn Reads, on: NaiveDate) -> Result<Vec<Brief>> {
    Ok(joined!().filter(nda::valid_from_on.gt(on).and(nda::settled_seq.is_not_null())).order(nda::id).select(columns!()).load(tx.conn())?)
}

/// What waits for a signature or a sign-off now, the oldest first.
pub fn waiting(tx: &mut dyn Reads) -> Result<Vec<Brief>> {
    Ok(joined!().filter(nda::settled_seq.is_null()).order(nda::id).select(columns!()).load(tx.conn())?)
}

/// What was not settled when the ledger ended with entry `known`, the oldest first.
pub fn pending(tx: &mut dyn Reads, known: i64) -> Result<Vec<Brief>> {
    let open = nda::settled_seq.is_null().or(nda::settled_seq.gt(known));
    Ok(joined!().filter(nda::seq.le(known).and(open)).order(nda::id).select(columns!()).load(tx.conn())?)
}
