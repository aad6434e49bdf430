//! The rules and their versions, with what is in force on a date, and where the one who asks stands.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::audience::{People, stands};
use crate::domain::access::Right;
use crate::domain::as_of::AsOf;
use crate::domain::rule::{AcknowledgementState, AudienceKind, RuleKind, Stage, Stand};
use crate::domain::version::{Version, VersionState, in_force, later_effective, state_in};
use crate::error::Result;
use crate::operations::Query;
use crate::store::rule::{self, TextRow, Whole};
use crate::store::{ReadTx, Reads};

/// Lists the rules of the organisation with their versions: the state of each on a date, which one is in force then, and where the one
/// who asks stands with it.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct List {
    /// Today if left out.
    #[serde(default)]
    pub on: Option<NaiveDate>,
    /// As it was known when the ledger ended with this entry.
    #[serde(default)]
    pub known: Option<i64>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Listed {
    pub on: NaiveDate,
    /// By kind, and in the order in which they were opened.
    pub rules: Vec<ListedRule>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ListedRule {
    pub id: i64,
    pub code: String,
    pub kind: RuleKind,
    /// By the version in force, else by the last.
    pub title_ja: String,
    pub title_en: String,
    pub department_id: Option<i64>,
    /// The id of the version in force on the date.
    pub in_force: Option<i64>,
    /// The id of the version that is being worked on, a draft or proposed.
    pub open: Option<i64>,
    /// Where the one who asks stands with it.
    pub own: Option<Own>,
    /// Those that were begun by the date, the latest first.
    pub versions: Vec<ListedVersion>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ListedVersion {
    pub id: i64,
    pub number: i64,
    pub title_ja: String,
    pub title_en: String,
    pub stages: Vec<Stage>,
    pub audience: AudienceKind,
    pub changed: String,
    pub state: VersionState,
    pub in_force: bool,
    pub effective_on: Option<NaiveDate>,
    /// From when a later version is in force in its stead.
    pub superseded_on: Option<NaiveDate>,
    pub published_on: Option<NaiveDate>,
    pub published_at: String,
}

/// Where somebody stands with a rule.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Own {
    pub state: AcknowledgementState,
    pub due_on: Option<NaiveDate>,
    pub acknowledged_on: Option<NaiveDate>,
    /// The number of the version that was acknowledged.
    pub acknowledged: Option<i64>,
}

impl Own {
    pub(super) fn of(stand: &Stand, versions: &[Version]) -> Self {
        let number = |id: i64| versions.iter().find(|version| version.id == id).map(|version| version.number);
        Self {
            state: stand.state,
            due_on: stand.due_on,
            acknowledged_on: stand.acknowledged.map(|one| one.on),
            acknowledged: stand.acknowledged.and_then(|one| number(one.version)),
        }
    }
}

impl Query for List {
    const NAME: &'static str = "rule.list";
    const NEEDS: Right = Right::ReadRules;
    type Answer = Listed;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Listed> {
        let as_of = AsOf { on: self.on.unwrap_or(tx.moment().today), known: self.known.unwrap_or(i64::MAX) };
        let whole = rule::all(tx, as_of.known)?;
        let own = own(tx, &whole, as_of)?;
        let published = rule::publications(tx, as_of.known)?;
        let mut rules: Vec<ListedRule> =
            whole.iter().zip(own).filter_map(|(whole, own)| listed(whole, own, &published, as_of.on)).collect();
        rules.sort_by_key(|listed| (listed.kind, listed.id));
        Ok(Listed { on: as_of.on, rules })
    }
}

/// Where the one who asks stands with each of the rules.
pub(super) fn own(tx: &mut ReadTx<'_>, rules: &[Whole], as_of: AsOf) -> Result<Vec<Option<Own>>> {
    let Some(person_id) = tx.actor().person else { return Ok(rules.iter().map(|_| None).collect()) };
    let people = People::one(tx, person_id, as_of)?;
    let found = stands(tx, rules, &people, as_of)?;
    Ok(rules.iter().zip(found).map(|(whole, stands)| stands.first().map(|(_, stand)| Own::of(stand, &whole.versions))).collect())
}

type Published = std::collections::BTreeMap<i64, rule::PublicationRow>;

fn listed(whole: &Whole, own: Option<Own>, published: &Published, on: NaiveDate) -> Option<ListedRule> {
    let current = in_force(&whole.versions, on);
    let versions: Vec<ListedVersion> =
        whole.versions.iter().rev().filter_map(|version| listed_version(whole, version, current, published, on)).collect();
    let named = current.map(|version| version.id).or(versions.first().map(|version| version.id))?;
    let text: &TextRow = whole.texts.get(&named)?;
    Some(ListedRule {
        id: whole.row.id,
        code: whole.row.code.clone(),
        kind: whole.row.kind.0,
        title_ja: text.title_ja.clone(),
        title_en: text.title_en.clone(),
        department_id: text.department_id,
        in_force: current.map(|version| version.id),
        open: versions.iter().find(|version| version.state.is_open()).map(|version| version.id),
        own,
        versions,
    })
}

fn listed_version(
    whole: &Whole,
    version: &Version,
    current: Option<&Version>,
    published: &Published,
    on: NaiveDate,
) -> Option<ListedVersion> {
    let text = whole.texts.get(&version.id)?;
    let publication = published.get(&version.id);
    Some(ListedVersion {
        id: version.id,
        number: version.number,
        title_ja: text.title_ja.clone(),
        title_en: text.title_en.clone(),
        stages: text.stages(),
        audience: text.audience.0,
        changed: text.changed.clone(),
        state: state_in(&whole.versions, version, on)?,
        in_force: current.is_some_and(|found| found.id == version.id),
        effective_on: version.effective_on(on),
        superseded_on: later_effective(&whole.versions, version, on),
        published_on: publication.map(|row| row.published_on),
        published_at: publication.map(|row| row.address.clone()).unwrap_or_default(),
    })
}
