//! The versions of criteria: what their life needs to know of them.

use crate::domain::access::Right;
use crate::domain::criteria::{Version, VersionEventKind, check_version};
use crate::error::{Error, Result};
use crate::operations::version::{self, Versioned};
use crate::store::criteria::{self, SetRow, TermsRow, VersionRow};
use crate::store::version::EventRow;
use crate::store::{Reads, WriteTx};

pub(super) type Standing = version::Standing<VersionRow>;

impl Versioned for VersionRow {
    type Set = SetRow;

    const WRITE: Right = Right::WriteCriteria;
    const ADOPT: Right = Right::AdoptCriteria;
    const SUBJECT: &'static str = "criteria";

    fn find(tx: &mut dyn Reads, id: i64) -> Result<Option<Self>> {
        criteria::version(tx, id)
    }
    fn set(&self, tx: &mut dyn Reads) -> Result<SetRow> {
        criteria::set(tx, self.set_id)?.ok_or(Error::NotFound("criteria-set"))
    }
    fn events(tx: &mut dyn Reads, id: i64) -> Result<Vec<EventRow>> {
        criteria::events(tx, id)
    }
    fn lives(tx: &mut dyn Reads, set_id: i64, known: i64) -> Result<Vec<Version>> {
        criteria::lifecycles(tx, set_id, known)
    }
    fn insert_event(tx: &mut WriteTx<'_>, row: &EventRow) -> Result<()> {
        criteria::insert_event(tx, row)
    }
    fn id(&self) -> i64 {
        self.id
    }
    fn set_id(&self) -> i64 {
        self.set_id
    }
    fn seq(&self) -> i64 {
        self.seq
    }
    /// What is edited item by item is no matter of the set.
    fn about(&self, tx: &mut WriteTx<'_>, kind: VersionEventKind) {
        if kind != VersionEventKind::Edited {
            tx.about("criteria-set", self.set_id);
        }
        tx.about("criteria", self.id);
    }
    fn check(&self, tx: &mut dyn Reads) -> Result<()> {
        let terms = terms(tx, self.id, i64::MAX)?;
        let items = criteria::items(tx, self.id, i64::MAX)?;
        Ok(check_version(&terms.terms(), &items).problems.or(())?)
    }
}

/// The terms of a version, as known when the ledger ended with entry `known`.
pub(super) fn terms(tx: &mut dyn Reads, version_id: i64, known: i64) -> Result<TermsRow> {
    criteria::terms(tx, version_id, known)?.ok_or(Error::NotFound("criteria"))
}
