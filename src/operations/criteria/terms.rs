//! The title, sources and thresholds of a draft.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::access::Right;
use crate::domain::criteria::{PartialKnockOut, Terms, check_version};
use crate::domain::message::Problems;
use crate::error::{Error, Result};
use crate::operations::Command;
use crate::operations::version::{editable, edited};
use crate::store::WriteTx;
use crate::store::code::Coded;
use crate::store::criteria::{self, TermsRow, VersionRow};

use super::version::terms;

/// Sets what a draft is called, what it rests on, and on what terms it judges.
///
/// What stood before stays known.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct SetTerms {
    pub version_id: i64,
    /// The entry of the ledger that the caller has seen last of these terms; a later one is not overwritten.
    pub seen: i64,
    #[schemars(length(min = 1, max = 200))]
    pub title_ja: String,
    #[schemars(length(min = 1, max = 200))]
    pub title_en: String,
    /// The law and guidelines that the version rests on.
    #[serde(default)]
    #[schemars(length(max = 1000))]
    pub source: String,
    #[serde(default)]
    #[schemars(length(max = 2000))]
    pub note: String,
    /// From this percentage on an evaluation passes.
    #[schemars(range(min = 1, max = 100))]
    pub pass_percent: i64,
    /// From this percentage on it passes on conditions; below it fails. At most `pass_percent`.
    #[schemars(range(min = 1, max = 100))]
    pub conditional_percent: i64,
    /// What a knock-out item that is met only in part leads to.
    pub partial_knock_out: PartialKnockOut,
    /// Within how many days of the decision every condition has to be met.
    #[schemars(range(min = 1, max = 365))]
    pub condition_days: i64,
}

impl Command for SetTerms {
    const NAME: &'static str = "criteria.set_terms";
    const NEEDS: Right = Right::WriteCriteria;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let version = editable::<VersionRow>(tx, self.version_id)?;
        let standing = terms(tx, self.version_id, i64::MAX)?;
        let row = self.row(tx.seq());
        check(&row.terms())?;
        if same(&standing, &row) {
            tx.unchanged();
            return Ok(());
        }
        if standing.seq != self.seen {
            return Err(Error::conflict("stale-form"));
        }
        criteria::supersede_terms(tx, self.version_id)?;
        criteria::insert_terms(tx, &row)?;
        edited(tx, &version.row)
    }
}

impl SetTerms {
    fn row(&self, seq: i64) -> TermsRow {
        TermsRow {
            version_id: self.version_id,
            title_ja: self.title_ja.trim().to_owned(),
            title_en: self.title_en.trim().to_owned(),
            source: self.source.trim().to_owned(),
            note: self.note.trim().to_owned(),
            pass_percent: self.pass_percent,
            conditional_percent: self.conditional_percent,
            partial_knock_out: Coded(self.partial_knock_out),
            condition_days: self.condition_days,
            seq,
            superseded_seq: None,
        }
    }
}

/// The terms alone: whether the items make a version is asked when it is proposed.
fn check(terms: &Terms) -> Result<(), Problems> {
    let mut problems = check_version(terms, &[]).problems;
    problems.0.remove("items");
    problems.or(())
}

fn same(one: &TermsRow, other: &TermsRow) -> bool {
    let texts = |row: &TermsRow| [row.title_ja.clone(), row.title_en.clone(), row.source.clone(), row.note.clone()];
    one.terms() == other.terms() && texts(one) == texts(other)
}
