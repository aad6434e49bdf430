//! The list of contracts: where each stands on a date, and what is missing in it.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::access::Right;
use crate::domain::as_of::AsOf;
use crate::domain::codes::codes;
use crate::domain::contract::{Clause, Contract, ContractKind, ContractState};
use crate::error::Result;
use crate::operations::Query;
use crate::operations::facts::{self, Known};
use crate::store::{ReadTx, Reads, consignee, contract};

codes! {
    /// Which contracts a list shows.
    pub enum Phase as "contract-phase" {
        /// In force, whatever comes next.
        Live = "live",
        NoticeDue = "notice_due",
        EndingSoon = "ending_soon",
        Ahead = "ahead",
        Ended = "ended",
    }
}

/// Lists contracts in the order in which they were entered, a page at a time: where each stands on a date, and which must-clauses it lacks.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct List {
    #[serde(default)]
    pub consignee_id: Option<i64>,
    #[serde(default)]
    pub phase: Option<Phase>,
    /// Only those in force that lack must-clauses.
    #[serde(default)]
    pub missing: bool,
    /// The date that the list speaks of; today if empty.
    #[serde(default)]
    pub on: Option<NaiveDate>,
    /// As it was known when the ledger ended with this entry.
    #[serde(default)]
    pub known: Option<i64>,
    /// Where the page starts: the `next` of the page before.
    #[serde(default)]
    pub after: Option<i64>,
    /// How many lines a page has, 50 if empty.
    #[serde(default)]
    #[schemars(range(min = 1, max = 500))]
    pub limit: Option<i64>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Page {
    pub on: NaiveDate,
    pub lines: Vec<Line>,
    /// Where the next page starts; none on the last.
    pub next: Option<i64>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Line {
    pub id: i64,
    pub control_no: String,
    pub title: String,
    pub kind: ContractKind,
    pub consignee_id: i64,
    pub consignee: String,
    pub state: ContractState,
    pub from_on: Option<NaiveDate>,
    /// The last day on which it is in force, if it has one.
    pub last_on: Option<NaiveDate>,
    /// The last day of the running term.
    pub term_ends_on: Option<NaiveDate>,
    /// The last day on which notice keeps the term from being renewed.
    pub notice_on: Option<NaiveDate>,
    /// It binds the consignee to confidentiality.
    pub confidentiality: bool,
    /// The must-clauses that it lacks on the date.
    pub missing: Vec<Clause>,
    /// The control numbers of the entrustments it covers; empty: all.
    pub covers: Vec<String>,
}

/// How many contracts are looked at together: one more than the longest page has, so that what follows it is seen in the same look.
const STRIDE: i64 = 501;

impl Query for List {
    const NAME: &'static str = "contract.list";
    const NEEDS: Right = Right::ReadRegister;
    type Answer = Page;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Page> {
        let as_of = AsOf { on: self.on.unwrap_or(tx.moment().today), known: self.known.unwrap_or(i64::MAX) };
        let limit = usize::try_from(self.limit.unwrap_or(50)).unwrap_or(50);
        let mut after = self.after.unwrap_or(0);
        let mut lines: Vec<Line> = Vec::new();
        loop {
            let found = contract::page(tx, self.consignee_id, after, STRIDE, as_of.known)?;
            let owners: Vec<i64> = found.iter().map(|(_, owner)| *owner).collect::<BTreeSet<_>>().into_iter().collect();
            let (known, names) = (facts::of(tx, &owners, as_of.known)?, consignee::names(tx, &owners)?);
            for (id, owner) in &found {
                let Some(known) = known.get(owner) else { continue };
                let Some(contract) = known.facts.contracts.iter().find(|contract| contract.id == *id) else { continue };
                let line = line(known, contract, *owner, names.get(owner), as_of.on);
                if !self.wants(&line) {
                    continue;
                }
                if lines.len() == limit {
                    let next = lines.last().map(|line| line.id);
                    return Ok(Page { on: as_of.on, lines, next });
                }
                lines.push(line);
            }
            match found.last() {
                Some((last, _)) if i64::try_from(found.len()).unwrap_or(0) == STRIDE => after = *last,
                _ => return Ok(Page { on: as_of.on, lines, next: None }),
            }
        }
    }
}

impl List {
    fn wants(&self, line: &Line) -> bool {
        let phase = self.phase.is_none_or(|phase| match phase {
            Phase::Live => line.state.is_live(),
            phase => phase.code() == line.state.code(),
        });
        phase && (!self.missing || (line.state.is_live() && !line.missing.is_empty()))
    }
}

/// The contracts of one consignee: those in force first, then those to come, then those that have ended.
pub(crate) fn lines(known: &Known, id: i64, name: &str, on: NaiveDate) -> Vec<Line> {
    let name = name.to_owned();
    let mut lines: Vec<Line> = known.facts.contracts.iter().map(|contract| line(known, contract, id, Some(&name), on)).collect();
    lines.sort_by_key(|line| (line.state == ContractState::Ended, line.state == ContractState::Ahead, line.from_on, line.id));
    lines
}

pub(super) fn line(known: &Known, contract: &Contract, owner: i64, name: Option<&String>, on: NaiveDate) -> Line {
    let term = contract.term(on);
    let control_no = |id: &i64| known.work.iter().rfind(|row| row.id == *id).map(|row| row.control_no.clone());
    Line {
        id: contract.id,
        control_no: contract.control_no.clone(),
        title: contract.title.clone(),
        kind: contract.kind,
        consignee_id: owner,
        consignee: name.cloned().unwrap_or_default(),
        state: contract.state(on),
        from_on: contract.from_on(),
        last_on: contract.last_on(),
        term_ends_on: term.and_then(|term| term.end_of_term(on)),
        notice_on: term.and_then(|term| term.notice_on(on)),
        confidentiality: contract.has_confidentiality(),
        missing: known.facts.missing(contract, on).into_iter().cloned().collect(),
        covers: contract.covers.iter().filter_map(control_no).collect(),
    }
}
