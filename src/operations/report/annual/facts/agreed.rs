//! NDAs and pledges, contracts and their clauses, and certificates.

use super::super::bound::Bound;
use super::super::gather::{Gathered, One};
use super::super::paper::{Paper, papers};
use super::super::{certificates, contracts, ndas};
use super::{Fact, Found, Told};
use crate::domain::certificate::Certificate;
use crate::domain::contract::{Contract, ContractKind, Regime};
use crate::domain::nda::Cover;
use crate::domain::report::moves;
use crate::error::Result;
use crate::store::ReadTx;

pub(super) fn tell(tx: &mut ReadTx<'_>, gathered: &Gathered, has_before: bool, found: &mut Found) -> Result<()> {
    let papers = papers(tx, gathered.as_of)?;
    for told in gathered.told(has_before) {
        bound(gathered.bound(told.end), told, found);
        for one in &gathered.all {
            work(gathered, one, told, found);
            holders(gathered, one, told, found);
        }
        for paper in &papers {
            of_year(gathered, paper, told, found);
        }
    }
    people(gathered, found);
    open(gathered, &papers, found);
    of_contracts(gathered, found);
    of_certificates(gathered, found);
    Ok(())
}

/// Those with access, and whether they are bound.
fn bound(bound: &Bound, told: Told, found: &mut Found) {
    for row in &bound.people {
        for table in ["figures", "coverage"] {
            found.share(table, "bound", told.columns, bound.binds(row.id), || Fact::person(row));
        }
    }
}

fn people(gathered: &Gathered, found: &mut Found) {
    let bound = gathered.bound(super::End::Now);
    for row in &bound.people {
        let fact = || Fact::person(row);
        let group = format!("{}-{}", row.department_id.unwrap_or_default(), row.kind.0.code());
        let column = if bound.binds(row.id) { "bound" } else { "not-bound" };
        for column in ["with-access", column] {
            found.summed("bound_groups", &group, column, fact);
        }
        for any in Cover::CODES {
            found.add(("covers", any, "of"), fact);
        }
        if let Some(covered) = bound.covered.get(&row.id) {
            found.add(("covers", covered.cover.code(), "people"), fact);
        }
    }
}

/// Supervised work under way: whether confidentiality is agreed, and whether a contract covers it.
fn work(gathered: &Gathered, one: &One, told: Told, found: &mut Found) {
    let facts = &one.known.facts;
    let unbound: Vec<i64> = facts.unbound(told.on).map(|work| work.id).collect();
    let uncontracted: Vec<i64> = facts.uncontracted(told.on).map(|work| work.id).collect();
    for work in facts.supervised(told.on) {
        let fact = || gathered.work_fact(one, work.id);
        for table in ["figures", "coverage"] {
            found.share(table, "confidential", told.columns, !unbound.contains(&work.id), fact);
        }
        for table in ["figures", "contracted"] {
            found.share(table, "contracted", told.columns, !uncontracted.contains(&work.id), fact);
        }
    }
}

fn nda(gathered: &Gathered, paper: &Paper) -> Fact {
    let (kind, id) = match (paper.brief.person_id, paper.brief.consignee_id) {
        (Some(person), _) => (gathered.person(Some(person)), paper.brief.id),
        (_, consignee) => {
            let one = consignee.and_then(|id| gathered.find(id));
            (one.map(|one| one.name(gathered.as_of.on).name).unwrap_or_default(), paper.brief.id)
        }
    };
    Fact::new("nda", id, ("", "")).of(&kind).on(Some(paper.brief.issued_on))
}

/// What happened to an NDA in a period.
fn of_year(gathered: &Gathered, paper: &Paper, told: Told, found: &mut Found) {
    let (year, column) = (paper.year(told.first, told.on), told.columns.0);
    let happened = [
        (year.issued, "nda-issued"),
        (year.signed, "nda-signed"),
        (year.signed_off, "nda-signed-off"),
        (year.declined, "nda-declined"),
        (year.ended, "nda-ended"),
        (year.expired, "nda-ran-out"),
    ];
    for (_, row) in happened.iter().filter(|(is_so, _)| *is_so) {
        found.add(("nda_movement", row, column), || nda(gathered, paper));
    }
    if year.sign_off_days.is_some() {
        found.add(("sign_off", "column-count", column), || nda(gathered, paper));
    }
}

/// What was left undone, out of what there was to do.
fn open(gathered: &Gathered, papers: &[Paper], found: &mut Found) {
    let (first, on) = (gathered.period.first(), gathered.as_of.on);
    for paper in papers {
        let fact = || nda(gathered, paper);
        if paper.year(first, on).expired {
            found.share("nda_open", "nda-not-renewed", ("count", "of"), ndas::lacks(gathered, paper), fact);
        }
        if let Some(since) = paper.unsigned_since(on) {
            found.share("nda_open", "nda-long-unsigned", ("count", "of"), ndas::is_long(since, on), fact);
        }
    }
}

fn of_contracts(gathered: &Gathered, found: &mut Found) {
    let (before, on) = (gathered.day_before(), gathered.as_of.on);
    let moves = contracts::moves_of(gathered);
    for one in &gathered.all {
        for contract in &one.known.facts.contracts {
            let fact = || contract_fact(gathered, one, contract);
            let columns = [
                (contract.is_live(before), "start"),
                (moves.joined.contains(&contract.id), "joined"),
                (moves.left.contains(&contract.id), "left"),
                (contract.is_live(on), "end"),
            ];
            for (_, column) in columns.iter().filter(|(is_so, _)| *is_so) {
                found.summed("contract_movement", contract.kind.code(), column, fact);
            }
            if contract.kind == ContractKind::TermsOfService && contract.is_live(on) {
                let unchecked = contracts::looked_at(one, contract, on).is_err();
                found.share("terms_checked", "contract-terms", ("count", "of"), unchecked, fact);
            }
        }
        clauses(gathered, one, found);
    }
}

fn clauses(gathered: &Gathered, one: &One, found: &mut Found) {
    let (facts, on) = (&one.known.facts, gathered.as_of.on);
    for contract in facts.in_use(on) {
        let regimes = facts.regimes(contract, on);
        for regime in Regime::ALL.iter().filter(|regime| regimes.contains(regime)) {
            let lacks = facts.missing(contract, on).iter().any(|clause| clause.is_must(&[*regime]));
            found.share("regimes", regime.code(), ("lacking", "asked"), lacks, || contract_fact(gathered, one, contract));
        }
    }
}

fn contract_fact(gathered: &Gathered, one: &One, contract: &Contract) -> Fact {
    gathered.thing_fact(one, "contract", contract.id, (&contract.control_no, &contract.title)).on(contract.from_on())
}

/// Consignees with supervised work under way, and whether they hold a certificate.
fn holders(gathered: &Gathered, one: &One, told: Told, found: &mut Found) {
    let facts = &one.known.facts;
    if facts.supervised(told.on).next().is_some() {
        let holds = facts.certificates.iter().any(|certificate| certificate.is_valid(told.on));
        found.share("certified", "certified", told.columns, holds, || gathered.consignee_fact(one));
    }
}

fn of_certificates(gathered: &Gathered, found: &mut Found) {
    let (before, on) = (gathered.day_before(), gathered.as_of.on);
    let moves = moves(certificates::periods(gathered), gathered.period.first(), on);
    for one in &gathered.all {
        for certificate in &one.known.facts.certificates {
            let fact = || certificate_fact(gathered, one, certificate);
            for (column, ids) in [("start", &moves.start), ("joined", &moves.joined), ("left", &moves.left), ("end", &moves.end)] {
                if ids.contains(&certificate.id) {
                    found.add(("certificate_movement", "certificates", column), fact);
                }
            }
            for (column, day) in [("start", before), ("end", on)] {
                if certificate.is_valid(day) {
                    found.add(("certificate_kinds", certificate.kind.code(), column), fact);
                }
            }
        }
    }
}

fn certificate_fact(gathered: &Gathered, one: &One, certificate: &Certificate) -> Fact {
    gathered.thing_fact(one, "certificate", certificate.id, (&certificate.number, &certificate.name)).on(certificate.last_on())
}
