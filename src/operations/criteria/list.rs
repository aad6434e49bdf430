//! The sets and their versions, with what is in force on a date.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::access::Right;
use crate::domain::criteria::{KindOfWork, Version, VersionState, in_force, later_effective, state_in};
use crate::error::Result;
use crate::operations::Query;
use crate::operations::version::hands;
use crate::store::criteria::{self, SetRow, VersionRow};
use crate::store::{ReadTx, Reads};

/// Lists the sets of criteria with their versions: the state of each on a date, and which one is in force then.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct List {
    /// Today if left out.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Listed {
    pub on: NaiveDate,
    pub sets: Vec<ListedSet>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ListedSet {
    pub id: i64,
    pub code: String,
    pub kind_of_work: KindOfWork,
    pub name_ja: String,
    pub name_en: String,
    /// The id of the version in force on the date.
    pub in_force: Option<i64>,
    /// The id of the version that is being worked on, a draft or proposed.
    pub open: Option<i64>,
    /// Those that were begun by the date, the latest first.
    pub versions: Vec<ListedVersion>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ListedVersion {
    pub id: i64,
    pub number: i64,
    pub title_ja: String,
    pub title_en: String,
    pub state: VersionState,
    pub in_force: bool,
    pub effective_on: Option<NaiveDate>,
    /// From when a later version is in force in its stead.
    pub superseded_on: Option<NaiveDate>,
    pub measures: i64,
    pub techniques: i64,
    /// Who drafted, edited or proposed it.
    pub authors: Vec<String>,
    pub adopted_by: Option<String>,
}

impl Query for List {
    const NAME: &'static str = "criteria.list";
    const NEEDS: Right = Right::ReadCriteria;
    type Answer = Listed;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Listed> {
        let on = self.on.unwrap_or(tx.moment().today);
        let mut sets = Vec::new();
        for set in criteria::sets(tx)? {
            sets.push(listed_set(tx, set, on)?);
        }
        Ok(Listed { on, sets })
    }
}

fn listed_set(tx: &mut ReadTx<'_>, set: SetRow, on: NaiveDate) -> Result<ListedSet> {
    let lives = criteria::lifecycles(tx, set.id, i64::MAX)?;
    let in_force = in_force(&lives, on).map(|version| version.id);
    let mut versions = Vec::new();
    for row in criteria::versions_of(tx, set.id)?.iter().rev() {
        versions.extend(listed_version(tx, row, &lives, in_force, on)?);
    }
    let open = versions.iter().find(|version| version.state.is_open()).map(|version| version.id);
    Ok(ListedSet {
        id: set.id,
        code: set.code,
        kind_of_work: set.kind_of_work.0,
        name_ja: set.name_ja,
        name_en: set.name_en,
        in_force,
        open,
        versions,
    })
}

fn listed_version(
    tx: &mut ReadTx<'_>,
    row: &VersionRow,
    lives: &[Version],
    in_force: Option<i64>,
    on: NaiveDate,
) -> Result<Option<ListedVersion>> {
    let Some(life) = lives.iter().find(|life| life.id == row.id) else { return Ok(None) };
    let Some(state) = state_in(lives, life, on) else { return Ok(None) };
    let terms = criteria::terms(tx, row.id, i64::MAX)?;
    let (title_ja, title_en) = terms.map(|terms| (terms.title_ja, terms.title_en)).unwrap_or_default();
    let items = criteria::items(tx, row.id, i64::MAX)?;
    let measures = items.iter().filter(|item| item.is_scored()).count();
    let (authors, adopted_by) = hands(tx, life, on)?;
    Ok(Some(ListedVersion {
        id: row.id,
        number: row.number,
        title_ja,
        title_en,
        state,
        in_force: in_force == Some(row.id),
        effective_on: life.effective_on(on),
        superseded_on: later_effective(lives, life, on),
        measures: count(measures),
        techniques: count(items.len() - measures),
        authors,
        adopted_by,
    }))
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}
