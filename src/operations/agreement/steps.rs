//! The steps of a version: proposed, returned, adopted, discarded, withdrawn.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::access::Right;
use crate::domain::agreement::{VersionEventKind, VersionState, check_effective, check_text, may_adopt, may_withdraw};
use crate::domain::message::Problems;
use crate::domain::version::check_after_others;
use crate::error::{Error, Result};
use crate::operations::Command;
use crate::store::{Reads, WriteTx, agreement};

use super::version::{NewStep, Standing, record};

/// Proposes a draft for adoption. It cannot be edited from then on, unless it is returned.
///
/// Refused while it has no text in any language. That something of the checklist is not covered does not forbid it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Propose {
    pub version_id: i64,
    /// The entry of the ledger that the caller has seen last of this version.
    pub seen: i64,
    /// What the version is for and what it changes, for whoever decides.
    #[serde(default)]
    #[schemars(length(max = 2000))]
    pub comment: String,
}

impl Command for Propose {
    const NAME: &'static str = "agreement.propose";
    const NEEDS: Right = Right::WriteAgreements;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let step = NewStep { kind: VersionEventKind::Proposed, comment: self.comment.trim(), effective_on: None };
        take(tx, self.version_id, self.seen, &step, |tx, _| {
            let text = agreement::text(tx, self.version_id, i64::MAX)?.ok_or(Error::NotFound("agreement-version"))?;
            Ok(check_text(&text.parts(), text.survival_months, &[]).problems.or(())?)
        })
    }
}

/// Returns a proposed version to those who wrote it, with what has to be done.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Return {
    pub version_id: i64,
    /// The entry of the ledger that the caller has seen last of this version.
    pub seen: i64,
    #[schemars(length(min = 1, max = 2000))]
    pub comment: String,
}

impl Command for Return {
    const NAME: &'static str = "agreement.return";
    const NEEDS: Right = Right::AdoptAgreements;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let step = NewStep { kind: VersionEventKind::Returned, comment: self.comment.trim(), effective_on: None };
        take(tx, self.version_id, self.seen, &step, |_, _| Ok(()))
    }
}

/// Adopts a proposed version, with what it leaves uncovered of the checklist. It never changes from then on, and is in force from `effective_on` until a later one is.
///
/// Separation of duties: refused to everyone who drafted, edited or proposed it, through every door and with every role.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Adopt {
    pub version_id: i64,
    /// The entry of the ledger that the caller has seen last of this version: what is adopted is what was read.
    pub seen: i64,
    /// Today or later, and not before another version of the text comes into force.
    pub effective_on: NaiveDate,
    #[serde(default)]
    #[schemars(length(max = 2000))]
    pub comment: String,
}

impl Command for Adopt {
    const NAME: &'static str = "agreement.adopt";
    const NEEDS: Right = Right::AdoptAgreements;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let kind = VersionEventKind::Adopted;
        let step = NewStep { kind, comment: self.comment.trim(), effective_on: Some(self.effective_on) };
        take(tx, self.version_id, self.seen, &step, |tx, standing| {
            let person = tx.actor().someone().map_err(Error::Denied)?;
            may_adopt(&standing.history(), person).map_err(Error::Denied)?;
            let today = tx.moment().today;
            let mut problems = Problems::default();
            problems.keep("effective_on", check_effective(today, self.effective_on));
            problems.keep("effective_on", check_after_others(&standing.versions, today, self.effective_on));
            Ok(problems.or(())?)
        })
    }
}

/// Gives up a draft or a proposed version. It stays readable.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Discard {
    pub version_id: i64,
    /// The entry of the ledger that the caller has seen last of this version.
    pub seen: i64,
    #[schemars(length(min = 1, max = 2000))]
    pub comment: String,
}

impl Command for Discard {
    const NAME: &'static str = "agreement.discard";
    const NEEDS: Right = Right::WriteAgreements;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let step = NewStep { kind: VersionEventKind::Withdrawn, comment: self.comment.trim(), effective_on: None };
        take(tx, self.version_id, self.seen, &step, |tx, standing| match standing.state(tx.moment().today) {
            Some(VersionState::Adopted) => Err(Error::conflict("version-discard-adopted")),
            _ => Ok(()),
        })
    }
}

/// Withdraws an adopted version. From today on the version before it is in force again, if there is one. What was signed on it stays signed.
///
/// Separation of duties: refused to everyone who drafted, edited or proposed it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Withdraw {
    pub version_id: i64,
    /// The entry of the ledger that the caller has seen last of this version.
    pub seen: i64,
    #[schemars(length(min = 1, max = 2000))]
    pub comment: String,
}

impl Command for Withdraw {
    const NAME: &'static str = "agreement.withdraw";
    const NEEDS: Right = Right::AdoptAgreements;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let step = NewStep { kind: VersionEventKind::Withdrawn, comment: self.comment.trim(), effective_on: None };
        take(tx, self.version_id, self.seen, &step, |tx, standing| {
            if let Some(VersionState::Draft | VersionState::Proposed) = standing.state(tx.moment().today) {
                return Err(Error::conflict("version-withdraw-unadopted"));
            }
            let person = tx.actor().someone().map_err(Error::Denied)?;
            may_withdraw(&standing.history(), person).map_err(Error::Denied)
        })
    }
}

/// Takes a step: not twice, only where it follows, on what the caller has seen, and if `check` lets it.
fn take(
    tx: &mut WriteTx<'_>,
    version_id: i64,
    seen: i64,
    step: &NewStep<'_>,
    check: impl FnOnce(&mut WriteTx<'_>, &Standing) -> Result<()>,
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
