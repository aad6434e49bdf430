//! The agreement texts and their versions, with what is in force on a date.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::checklist::checklist;
use super::version::text;
use crate::domain::access::Right;
use crate::domain::agreement::{AgreementKind, Language, Version, VersionState, covered, in_force, later_effective, state_in};
use crate::error::Result;
use crate::operations::Query;
use crate::operations::version::hands;
use crate::store::agreement::{self, AgreementRow, VersionRow};
use crate::store::{ReadTx, Reads};

/// Lists the agreement texts with their versions: the state of each on a date, and which one is in force then.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct List {
    /// Today if left out.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Listed {
    pub on: NaiveDate,
    /// By kind, and in the order in which they were opened.
    pub agreements: Vec<ListedAgreement>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ListedAgreement {
    pub id: i64,
    pub code: String,
    pub kind: AgreementKind,
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
    /// In which languages it can be issued.
    pub languages: Vec<Language>,
    /// How many items of the checklist it leaves out.
    pub uncovered: i64,
    /// Who drafted, edited or proposed it.
    pub authors: Vec<String>,
    pub adopted_by: Option<String>,
}

impl Query for List {
    const NAME: &'static str = "agreement.list";
    const NEEDS: Right = Right::ReadAgreements;
    type Answer = Listed;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Listed> {
        let on = self.on.unwrap_or(tx.moment().today);
        let mut agreements = Vec::new();
        for row in agreement::agreements(tx)? {
            agreements.push(listed(tx, row, on)?);
        }
        agreements.sort_by_key(|listed| (listed.kind, listed.id));
        Ok(Listed { on, agreements })
    }
}

fn listed(tx: &mut ReadTx<'_>, row: AgreementRow, on: NaiveDate) -> Result<ListedAgreement> {
    let lives = agreement::lifecycles(tx, row.id, i64::MAX)?;
    let in_force = in_force(&lives, on).map(|version| version.id);
    let mut versions = Vec::new();
    for version in agreement::versions_of(tx, row.id)?.iter().rev() {
        versions.extend(listed_version(tx, row.kind.0, version, &lives, on)?);
    }
    Ok(ListedAgreement {
        id: row.id,
        code: row.code,
        kind: row.kind.0,
        name_ja: row.name_ja,
        name_en: row.name_en,
        in_force,
        open: versions.iter().find(|version| version.state.is_open()).map(|version| version.id),
        versions,
    })
}

fn listed_version(
    tx: &mut ReadTx<'_>,
    kind: AgreementKind,
    row: &VersionRow,
    lives: &[Version],
    on: NaiveDate,
) -> Result<Option<ListedVersion>> {
    let Some(life) = lives.iter().find(|life| life.id == row.id) else { return Ok(None) };
    let Some(state) = state_in(lives, life, on) else { return Ok(None) };
    let text = text(tx, row.id, i64::MAX)?;
    let checklist = covered(checklist(text.checklist)?, kind, &agreement::clauses(tx, row.id, i64::MAX)?);
    let (authors, adopted_by) = hands(tx, life, on)?;
    Ok(Some(ListedVersion {
        id: row.id,
        number: row.number,
        state,
        in_force: in_force(lives, on).is_some_and(|version| version.id == row.id),
        effective_on: life.effective_on(on),
        superseded_on: later_effective(lives, life, on),
        languages: Language::ALL.iter().copied().filter(|language| text.parts().has(*language)).collect(),
        uncovered: uncovered(&checklist),
        authors,
        adopted_by,
        title_ja: text.title_ja,
        title_en: text.title_en,
    }))
}

/// How many items of the checklist a text leaves out.
pub(super) fn uncovered(checklist: &[crate::domain::agreement::Covered]) -> i64 {
    i64::try_from(checklist.iter().filter(|row| row.article.is_none()).count()).unwrap_or(i64::MAX)
}
