//! The steps of a version: proposed, returned, adopted, discarded, withdrawn.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::access::Right;
use crate::error::Result;
use crate::operations::Command;
use crate::operations::version::{self, Adoption};
use crate::store::WriteTx;
use crate::store::criteria::VersionRow;

/// Proposes a draft for adoption. It cannot be edited from then on, unless it is returned.
///
/// Refused with every problem of its terms and items, by field (`items.<code>.<field>`).
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
    const NAME: &'static str = "criteria.propose";
    const NEEDS: Right = Right::WriteCriteria;
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
    const NAME: &'static str = "criteria.return";
    const NEEDS: Right = Right::AdoptCriteria;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        version::give_back::<VersionRow>(tx, self.version_id, self.seen, &self.comment)
    }
}

/// Adopts a proposed version. It never changes from then on, and is in force from `effective_on` until a later one is.
///
/// Separation of duties: refused to everyone who drafted, edited or proposed it, through every door and with every role.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Adopt {
    pub version_id: i64,
    /// The entry of the ledger that the caller has seen last of this version: what is adopted is what was read.
    pub seen: i64,
    /// Today or later, and not before another version of the set comes into force.
    pub effective_on: NaiveDate,
    #[serde(default)]
    #[schemars(length(max = 2000))]
    pub comment: String,
}

impl Command for Adopt {
    const NAME: &'static str = "criteria.adopt";
    const NEEDS: Right = Right::AdoptCriteria;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let Self { version_id, seen, effective_on, ref comment } = *self;
        let adoption = Adoption { version_id, seen, effective_on, comment };
        version::adopt::<VersionRow>(tx, &adoption)
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
    const NAME: &'static str = "criteria.discard";
    const NEEDS: Right = Right::WriteCriteria;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        version::discard::<VersionRow>(tx, self.version_id, self.seen, &self.comment)
    }
}

/// Withdraws an adopted version. From today on the version before it is in force again, if there is one.
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
    const NAME: &'static str = "criteria.withdraw";
    const NEEDS: Right = Right::AdoptCriteria;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        version::withdraw::<VersionRow>(tx, self.version_id, self.seen, &self.comment)
    }
}
