//! The versions of agreement texts: what their life needs to know of them.

use crate::domain::access::Right;
use crate::domain::agreement::{Version, VersionEventKind, check_text};
use crate::error::{Error, Result};
use crate::operations::version::{self, Versioned};
use crate::store::agreement::{self, AgreementRow, TextRow, VersionRow};
use crate::store::version::EventRow;
use crate::store::{Reads, WriteTx};

pub(super) type Standing = version::Standing<VersionRow>;

impl Versioned for VersionRow {
    type Set = AgreementRow;

    const WRITE: Right = Right::WriteAgreements;
    const ADOPT: Right = Right::AdoptAgreements;
    const SUBJECT: &'static str = "agreement-version";

    fn find(tx: &mut dyn Reads, id: i64) -> Result<Option<Self>> {
        agreement::version(tx, id)
    }
    fn set(&self, tx: &mut dyn Reads) -> Result<AgreementRow> {
        agreement::agreement(tx, self.agreement_id)?.ok_or(Error::NotFound("agreement"))
    }
    fn events(tx: &mut dyn Reads, id: i64) -> Result<Vec<EventRow>> {
        agreement::events(tx, id)
    }
    fn lives(tx: &mut dyn Reads, set_id: i64, known: i64) -> Result<Vec<Version>> {
        agreement::lifecycles(tx, set_id, known)
    }
    fn insert_event(tx: &mut WriteTx<'_>, row: &EventRow) -> Result<()> {
        agreement::insert_event(tx, row)
    }
    fn id(&self) -> i64 {
        self.id
    }
    fn set_id(&self) -> i64 {
        self.agreement_id
    }
    fn seq(&self) -> i64 {
        self.seq
    }
    fn about(&self, tx: &mut WriteTx<'_>, _: VersionEventKind) {
        tx.about("agreement", self.agreement_id);
        tx.about("agreement-version", self.id);
    }
    fn check(&self, tx: &mut dyn Reads) -> Result<()> {
        let text = text(tx, self.id, i64::MAX)?;
        Ok(check_text(&text.parts(), text.survival_months, &[]).problems.or(())?)
    }
}

/// What a version says, as known when the ledger ended with entry `known`.
pub(super) fn text(tx: &mut dyn Reads, version_id: i64, known: i64) -> Result<TextRow> {
    agreement::text(tx, version_id, known)?.ok_or(Error::NotFound("agreement-version"))
}
