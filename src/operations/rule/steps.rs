//! The steps of a version: proposed, returned, approved, discarded, withdrawn.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::publish::publication;
use crate::domain::access::Right;
use crate::error::Result;
use crate::operations::Command;
use crate::operations::version::{self, Adoption};
use crate::store::WriteTx;
use crate::store::rule::{self, VersionRow};

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
        version::propose::<VersionRow>(tx, self.version_id, self.seen, &self.comment)
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
        version::give_back::<VersionRow>(tx, self.version_id, self.seen, &self.comment)
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
        let Self { version_id, seen, effective_on, ref comment, .. } = *self;
        let adoption = Adoption { version_id, seen, effective_on, comment };
        version::adopt_with::<VersionRow>(tx, &adoption, |tx, mut problems| {
            let published = publication(tx, version_id, self.published_on, &self.published_at, &mut problems);
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
        version::discard::<VersionRow>(tx, self.version_id, self.seen, &self.comment)
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
        version::withdraw::<VersionRow>(tx, self.version_id, self.seen, &self.comment)
    }
}
