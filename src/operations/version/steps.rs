//! The steps of a version: proposed, returned, adopted, discarded, withdrawn.

use chrono::NaiveDate;

use super::{NewStep, Standing, Versioned, record};
use crate::domain::message::Problems;
use crate::domain::version::{VersionEventKind, VersionState, check_after_others, check_effective, may_adopt, may_withdraw};
use crate::error::{Error, Result};
use crate::store::{Reads, WriteTx};

/// Proposes a draft that is complete.
pub(crate) fn propose<V: Versioned>(tx: &mut WriteTx<'_>, version_id: i64, seen: i64, comment: &str) -> Result<()> {
    let step = NewStep::new(VersionEventKind::Proposed, comment);
    take::<V>(tx, version_id, seen, &step, |tx, standing| standing.row.check(tx))
}

/// Gives a proposed version back to those who wrote it.
pub(crate) fn give_back<V: Versioned>(tx: &mut WriteTx<'_>, version_id: i64, seen: i64, comment: &str) -> Result<()> {
    let step = NewStep::new(VersionEventKind::Returned, comment);
    take::<V>(tx, version_id, seen, &step, |_, _| Ok(()))
}

/// A proposed version that is to be adopted, and from when it is in force.
pub(crate) struct Adoption<'a> {
    pub version_id: i64,
    pub seen: i64,
    pub effective_on: NaiveDate,
    pub comment: &'a str,
}

/// Adopts a proposed version, if whoever does is none of its authors.
pub(crate) fn adopt<V: Versioned>(tx: &mut WriteTx<'_>, adoption: &Adoption<'_>) -> Result<()> {
    adopt_with::<V>(tx, adoption, |_, problems| Ok(problems.or(())?))
}

/// The same with what else is recorded by it, unless there are problems: those of the day, and those that are found with it.
pub(crate) fn adopt_with<V: Versioned>(
    tx: &mut WriteTx<'_>,
    adoption: &Adoption<'_>,
    also: impl FnOnce(&mut WriteTx<'_>, Problems) -> Result<()>,
) -> Result<()> {
    let Adoption { version_id, seen, effective_on, comment } = *adoption;
    let step = NewStep { effective_on: Some(effective_on), ..NewStep::new(VersionEventKind::Adopted, comment) };
    take::<V>(tx, version_id, seen, &step, |tx, standing| {
        let person = tx.actor().someone().map_err(Error::Denied)?;
        may_adopt(&standing.history(), person).map_err(Error::Denied)?;
        let today = tx.moment().today;
        let mut problems = Problems::default();
        problems.keep("effective_on", check_effective(today, effective_on));
        problems.keep("effective_on", check_after_others(&standing.versions, today, effective_on));
        also(tx, problems)
    })
}

/// Gives up what is not adopted.
pub(crate) fn discard<V: Versioned>(tx: &mut WriteTx<'_>, version_id: i64, seen: i64, comment: &str) -> Result<()> {
    let step = NewStep::new(VersionEventKind::Withdrawn, comment);
    take::<V>(tx, version_id, seen, &step, |tx, standing| match standing.state(tx.moment().today) {
        Some(VersionState::Adopted) => Err(Error::conflict("version-discard-adopted")),
        _ => Ok(()),
    })
}

/// Withdraws what is adopted, if whoever does is none of its authors.
pub(crate) fn withdraw<V: Versioned>(tx: &mut WriteTx<'_>, version_id: i64, seen: i64, comment: &str) -> Result<()> {
    let step = NewStep::new(VersionEventKind::Withdrawn, comment);
    take::<V>(tx, version_id, seen, &step, |tx, standing| {
        if let Some(VersionState::Draft | VersionState::Proposed) = standing.state(tx.moment().today) {
            return Err(Error::conflict("version-withdraw-unadopted"));
        }
        let person = tx.actor().someone().map_err(Error::Denied)?;
        may_withdraw(&standing.history(), person).map_err(Error::Denied)
    })
}

/// Takes a step: not twice, only where it follows, on what the caller has seen, and if `check` lets it.
fn take<V: Versioned>(
    tx: &mut WriteTx<'_>,
    version_id: i64,
    seen: i64,
    step: &NewStep<'_>,
    check: impl FnOnce(&mut WriteTx<'_>, &Standing<V>) -> Result<()>,
) -> Result<()> {
    let standing = Standing::of(tx, version_id)?;
    if standing.has_just(tx, step) {
        tx.unchanged();
        return Ok(());
    }
    standing.allows(tx, step.kind)?;
    standing.seen(seen)?;
    check(tx, &standing)?;
    record(tx, &standing.row, step)
}
