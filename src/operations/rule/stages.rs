//! The stages of handling and the rules in force that govern them.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::audience::applying;
use crate::domain::access::Right;
use crate::domain::rule::{RuleKind, Stage, uncovered};
use crate::error::Result;
use crate::operations::Query;
use crate::store::rule::{self, Whole};
use crate::store::{ReadTx, Reads};

/// Shows for a date which rules in force govern each stage of handling, and which stage none governs.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Stages {
    /// Today if left out.
    #[serde(default)]
    pub on: Option<NaiveDate>,
    /// As it was known when the ledger ended with this entry.
    #[serde(default)]
    pub known: Option<i64>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StagesShown {
    pub on: NaiveDate,
    /// Every stage, in the order in which data passes them.
    pub stages: Vec<StageRow>,
    /// Those that no rule in force governs.
    pub uncovered: Vec<Stage>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StageRow {
    pub stage: Stage,
    pub rules: Vec<Governing>,
}

/// A rule in force.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Governing {
    pub rule_id: i64,
    pub version_id: i64,
    pub number: i64,
    pub kind: RuleKind,
    pub title_ja: String,
    pub title_en: String,
    pub effective_on: NaiveDate,
    pub stages: Vec<Stage>,
}

impl Query for Stages {
    const NAME: &'static str = "rule.stages";
    const NEEDS: Right = Right::ReadRules;
    type Answer = StagesShown;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<StagesShown> {
        let on = self.on.unwrap_or(tx.moment().today);
        let rules = rule::all(tx, self.known.unwrap_or(i64::MAX))?;
        let governing: Vec<Governing> = rules.iter().filter_map(|whole| governing(whole, on)).collect();
        let row = |stage: &Stage| {
            let rules = governing.iter().filter(|rule| rule.stages.contains(stage)).cloned().collect();
            StageRow { stage: *stage, rules }
        };
        Ok(StagesShown {
            on,
            stages: Stage::ALL.iter().map(row).collect(),
            uncovered: uncovered(governing.iter().map(|rule| rule.stages.as_slice())),
        })
    }
}

/// A rule as it is in force on the date; none if it is not.
pub(crate) fn governing(whole: &Whole, on: NaiveDate) -> Option<Governing> {
    let applying = applying(whole, on)?;
    let text = whole.texts.get(&applying.version)?;
    Some(Governing {
        rule_id: whole.row.id,
        version_id: applying.version,
        number: whole.versions.iter().find(|version| version.id == applying.version)?.number,
        kind: whole.row.kind.0,
        title_ja: text.title_ja.clone(),
        title_en: text.title_en.clone(),
        effective_on: applying.effective_on,
        stages: text.stages(),
    })
}
