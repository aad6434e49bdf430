//! The steps of a version: proposed, returned, approved, discarded, withdrawn.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::publish::publication;
use super::version::{NewStep, Standing, record};
use crate::domain::access::Right;
use crate::domain::message::Problems;
use crate::domain::rule::check_text;
use crate::domain::version::{VersionEventKind, VersionState, check_after_others, check_effective, may_adopt, may_withdraw};
use crate::error::{Error, Result};
use crate::operations::Command;
use crate::store::{Reads, WriteTx, rule};

/// Proposes a draft for approval. It cannot be edited from then on, unless it is returned.
///
/// Refused while it says nothing, or says it in one language only and has no file.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Propose {
    pub version_id: i64,
    /// The entry of the ledger that the caller has seen last of this version.
    pub seen: i64,
    /// What the version is for, for whoever decides.
    #[serde(default)]
    #[schemars(length(max = 2000))]
    pub comment: String,
}

impl Command for Propose {
    const NAME: &'static str = "rule.propose";
    const NEEDS: Right = Right::WriteRules;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let step = NewStep { kind: VersionEventKind::Proposed, comment: self.comment.trim(), effective_on: None };
        take(tx, self.version_id, self.seen, &step, |_, standing| {
            let text = &standing.text;
            check_text(&text.body_ja, &text.body_en, text.file_id.is_some()).map_err(Error::Conflict)
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
    const NAME: &'static str = "rule.return";
    const NEEDS: Right = Right::AdoptRules;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let step = NewStep { kind: VersionEventKind::Returned, comment: self.comment.trim(), effective_on: None };
        take(tx, self.version_id, self.seen, &step, |_, _| Ok(()))
    }
}

/// Approves a proposed version. It never changes from then on, is in force from `effective_on` until a later one is, and asks its audience to acknowledge it.
///
/// Separation of duties: refused to everyone who drafted, edited or proposed it, through every door and with every role.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Approve {
    pub version_id: i64,
    /// The entry of the ledger that the caller has seen last of this version: what is approved is what was read.
    pub seen: i64,
    /// Today or later, and not before another version of the rule comes into force.
    pub effective_on: NaiveDate,
    /// When it was or will be published, if it is; with where.
    #[serde(default)]
    pub published_on: Option<NaiveDate>,
    /// Where it is published: a web address, or a place.
    #[serde(default)]
    #[schemars(length(max = 500))]
    pub published_at: String,
    #[serde(default)]
    #[schemars(length(max = 2000))]
    pub comment: String,
}

impl Command for Approve {
    const NAME: &'static str = "rule.approve";
    const NEEDS: Right = Right::AdoptRules;
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
            let published = publication(tx, self.version_id, self.published_on, &self.published_at, &mut problems);
            problems.or(())?;
            published.map_or(Ok(()), |row| rule::insert_publication(tx, &row))
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
    const NAME: &'static str = "rule.discard";
    const NEEDS: Right = Right::WriteRules;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let step = NewStep { kind: VersionEventKind::Withdrawn, comment: self.comment.trim(), effective_on: None };
        take(tx, self.version_id, self.seen, &step, |tx, standing| match standing.state(tx.moment().today) {
            Some(VersionState::Adopted) => Err(Error::conflict("version-discard-adopted")),
            _ => Ok(()),
        })
    }
}

/// Withdraws an approved version. From today on the version before it is in force again, if there is one. Who acknowledged it stays known.
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
    const NAME: &'static str = "rule.withdraw";
    const NEEDS: Right = Right::AdoptRules;
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
