//! Where and when a version of a rule is published.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::version::{Standing, about};
use crate::domain::access::Right;
use crate::domain::message::Problems;
use crate::error::{Error, Result};
use crate::operations::Command;
use crate::store::rule::{self, PublicationRow};
use crate::store::{Reads, WriteTx};

/// Records where and when an approved version is published, or corrects what was recorded.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Publish {
    pub version_id: i64,
    /// When it was or will be published.
    pub published_on: NaiveDate,
    /// A web address, or a place.
    #[schemars(length(min = 1, max = 500))]
    pub published_at: String,
}

impl Command for Publish {
    const NAME: &'static str = "rule.publish";
    const NEEDS: Right = Right::AdoptRules;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let standing = Standing::of(tx, self.version_id)?;
        standing.approved_on(tx.moment().today)?;
        let mut problems = Problems::default();
        let row = publication(tx, self.version_id, Some(self.published_on), &self.published_at, &mut problems);
        problems.or(())?;
        let Some(row) = row else { return Err(Error::invalid("published_at", "input-required")) };
        let there = rule::publications(tx, i64::MAX)?.remove(&self.version_id);
        if there.is_some_and(|there| there.published_on == row.published_on && there.address == row.address) {
            tx.unchanged();
            return Ok(());
        }
        about(tx, &standing.row);
        rule::supersede_publication(tx, self.version_id)?;
        rule::insert_publication(tx, &row)
    }
}

/// A publication to be recorded, if anything is said of one: a day needs a place, and a place a day.
pub(super) fn publication(
    tx: &WriteTx<'_>,
    version_id: i64,
    published_on: Option<NaiveDate>,
    address: &str,
    problems: &mut Problems,
) -> Option<PublicationRow> {
    let address = address.trim();
    match published_on {
        Some(published_on) if !address.is_empty() => Some(PublicationRow {
            version_id,
            published_on,
            address: address.to_owned(),
            person_id: tx.actor().person,
            seq: tx.seq(),
            superseded_seq: None,
        }),
        Some(_) => {
            problems.add("published_at", "rule-needs-address");
            None
        }
        None if !address.is_empty() => {
            problems.add("published_on", "rule-needs-publication-day");
            None
        }
        None => None,
    }
}
