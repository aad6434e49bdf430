//! Contracts: those in force at the end, who came and went, work without one, missing clauses, notice to give and terms to look at.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::answer::Consignee;
use super::clauses::{MissingClause, RegimeCount, lacking, missing};
use super::gather::{Gathered, One};
use super::ndas::WorkLine;
use crate::domain::contract::{Contract, ContractKind, Regime};
use crate::domain::period::Period;
use crate::domain::report::{Between, Movement, Moves, Share, moves, notice_near, unchecked};
use crate::domain::standing::Entrusted;

/// The contracts of the year.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Contracts {
    /// Those in force: before, those that came into force, those that ended, and at the end.
    pub movement: Movement,
    pub by_kind: Vec<ContractKindCount>,
    pub begun: Vec<ContractLine>,
    pub ended: Vec<ContractLine>,
    /// Supervised work under way at the end that a contract covers, of all such work.
    pub work: Share,
    pub work_before: Option<Share>,
    /// Work that none covers.
    pub without: Vec<WorkLine>,
    /// By who asks for clauses.
    pub regimes: Vec<RegimeCount>,
    /// By who asks, consignee and contract.
    pub missing: Vec<MissingClause>,
    /// The last day for notice is within 90 days of the end; by that day. `on` is that day.
    pub notices: Vec<ContractLine>,
    /// Terms of service in force at the end that nobody has looked at for twelve months, of all in force.
    pub unchecked: Share,
    /// `on` is the day on which somebody looked.
    pub terms: Vec<ContractLine>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ContractKindCount {
    pub kind: ContractKind,
    pub count: Between,
}

/// A contract that is named, with the day that matters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ContractLine {
    pub contract_id: i64,
    pub control_no: String,
    pub title: String,
    pub kind: ContractKind,
    pub consignee: Consignee,
    pub on: Option<NaiveDate>,
    /// The last day of the running term.
    pub term_ends_on: Option<NaiveDate>,
}

pub(super) fn of(gathered: &Gathered, has_before: bool) -> Contracts {
    let (before, on) = (gathered.day_before(), gathered.as_of.on);
    let moves = moves_of(gathered);
    let named = |one: &One, contract: &Contract, day| line(gathered, one, contract, day);
    let mut begun: Vec<ContractLine> = all(gathered)
        .filter(|(_, contract)| moves.joined.contains(&contract.id))
        .map(|(one, contract)| named(one, contract, contract.from_on()))
        .collect();
    let mut ended: Vec<ContractLine> = all(gathered)
        .filter(|(_, contract)| moves.left.contains(&contract.id))
        .map(|(one, contract)| named(one, contract, contract.last_on()))
        .collect();
    begun.sort_by_key(|line| line.on);
    ended.sort_by_key(|line| line.on);
    let near = all(gathered).filter_map(|(one, contract)| Some(named(one, contract, Some(notice_near(contract, on)?))));
    let mut notices: Vec<ContractLine> = near.collect();
    notices.sort_by_key(|line| line.on);
    let (terms, all_terms) = terms(gathered);
    Contracts {
        movement: moves.count(),
        by_kind: ContractKind::ALL.iter().map(|kind| by_kind(gathered, *kind, before, on)).collect(),
        begun,
        ended,
        work: contracted(gathered, on),
        work_before: has_before.then(|| contracted(gathered, before)),
        without: gathered.all.iter().flat_map(|one| one.known.facts.uncontracted(on).map(|work| gathered.work(one, work))).collect(),
        regimes: Regime::ALL.iter().map(|regime| lacking(gathered, *regime)).collect(),
        missing: missing(gathered),
        notices,
        unchecked: Share::of(tally(terms.len()), all_terms),
        terms,
    }
}

impl Gathered {
    /// A piece of work by name.
    pub fn work(&self, one: &One, work: &Entrusted) -> WorkLine {
        WorkLine {
            consignee: one.name(self.as_of.on),
            entrustment_id: work.id,
            control_no: work.control_no.clone(),
            work: work.work.clone(),
            from_on: work.from_on,
        }
    }
}

/// Which contracts were in force, came into force and ended.
pub(super) fn moves_of(gathered: &Gathered) -> Moves {
    moves(all(gathered).flat_map(|(_, contract)| periods(contract)), gathered.period.first(), gathered.as_of.on)
}

/// When somebody last looked at the terms of a service; as an error if that is too long ago, or nobody did.
pub(super) fn looked_at(one: &One, contract: &Contract, on: NaiveDate) -> std::result::Result<Option<NaiveDate>, Option<NaiveDate>> {
    let mut looked = one.known.contracts.iter().filter(|row| row.id == contract.id && row.from_on <= on);
    let checked_on = looked.next_back().and_then(|row| row.checked_on).filter(|checked| *checked <= on);
    if unchecked(checked_on, on) { Err(checked_on) } else { Ok(checked_on) }
}

/// Every contract with its consignee, in the order of the consignees' reading.
fn all(gathered: &Gathered) -> impl Iterator<Item = (&One, &Contract)> {
    gathered.all.iter().flat_map(|one| one.known.facts.contracts.iter().map(move |contract| (one, contract)))
}

fn periods(contract: &Contract) -> impl Iterator<Item = (i64, Period)> {
    contract.terms.iter().map(|term| (contract.id, Period { from_on: term.from_on, until_on: term.last_on() }))
}

fn line(gathered: &Gathered, one: &One, contract: &Contract, day: Option<NaiveDate>) -> ContractLine {
    let on = gathered.as_of.on;
    ContractLine {
        contract_id: contract.id,
        control_no: contract.control_no.clone(),
        title: contract.title.clone(),
        kind: contract.kind,
        consignee: one.name(on),
        on: day,
        term_ends_on: contract.term(on).and_then(|term| term.end_of_term(on)),
    }
}

fn by_kind(gathered: &Gathered, kind: ContractKind, before: NaiveDate, on: NaiveDate) -> ContractKindCount {
    let live = |on| tally(all(gathered).filter(|(_, contract)| contract.kind == kind && contract.is_live(on)).count());
    ContractKindCount { kind, count: Between { start: live(before), end: live(on) } }
}

/// Work that a contract covers, of all supervised work under way.
pub(super) fn contracted(gathered: &Gathered, on: NaiveDate) -> Share {
    let facts = || gathered.all.iter().map(|one| &one.known.facts);
    let work = tally(facts().map(|facts| facts.supervised(on).count()).sum());
    Share::of(work - tally(facts().map(|facts| facts.uncontracted(on).count()).sum()), work)
}

/// The terms of service that ask to be looked at again, the longest ago first, and how many there are in force.
fn terms(gathered: &Gathered) -> (Vec<ContractLine>, i64) {
    let on = gathered.as_of.on;
    let (mut lines, mut count) = (Vec::new(), 0);
    for (one, contract) in all(gathered).filter(|(_, contract)| contract.kind == ContractKind::TermsOfService && contract.is_live(on)) {
        count += 1;
        if let Err(checked_on) = looked_at(one, contract, on) {
            lines.push(line(gathered, one, contract, checked_on));
        }
    }
    lines.sort_by_key(|line| line.on);
    (lines, count)
}

fn tally(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
