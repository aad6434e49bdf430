//! Which must-clauses are missing in the contracts in use at the end, by who asks for them.

use schemars::JsonSchema;
use serde::Serialize;

use super::answer::Consignee;
use super::gather::Gathered;
use crate::domain::contract::Regime;
use crate::domain::report::Share;

/// Contracts that lack a clause that somebody asks for, of those in force on supervised work of which it is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RegimeCount {
    pub regime: Regime,
    pub lacking: Share,
}

/// A must-clause that a contract lacks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct MissingClause {
    pub regime: Regime,
    pub contract_id: i64,
    pub control_no: String,
    pub title: String,
    pub consignee: Consignee,
    pub code: String,
    pub label_ja: String,
    pub label_en: String,
}

pub(super) fn lacking(gathered: &Gathered, regime: Regime) -> RegimeCount {
    let on = gathered.as_of.on;
    let (mut lacking, mut asked) = (0, 0);
    for one in &gathered.all {
        let facts = &one.known.facts;
        for contract in facts.in_use(on).filter(|contract| facts.regimes(contract, on).contains(&regime)) {
            asked += 1;
            lacking += i64::from(facts.missing(contract, on).iter().any(|clause| clause.is_must(&[regime])));
        }
    }
    RegimeCount { regime, lacking: Share::of(lacking, asked) }
}

pub(super) fn missing(gathered: &Gathered) -> Vec<MissingClause> {
    let on = gathered.as_of.on;
    let mut lines = Vec::new();
    for one in &gathered.all {
        let facts = &one.known.facts;
        for (contract, clauses) in facts.lacking(on) {
            for regime in facts.regimes(contract, on) {
                lines.extend(clauses.iter().filter(|clause| clause.is_must(&[regime])).map(|clause| MissingClause {
                    regime,
                    contract_id: contract.id,
                    control_no: contract.control_no.clone(),
                    title: contract.title.clone(),
                    consignee: one.name(on),
                    code: clause.code.clone(),
                    label_ja: clause.label_ja.clone(),
                    label_en: clause.label_en.clone(),
                }));
            }
        }
    }
    lines.sort_by_key(|line| line.regime);
    lines
}
