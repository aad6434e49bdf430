//! The facts from which standing and tier are computed, gathered for many consignees with a fixed number of questions.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::contract::{Checklist, Contract, Regime, Term};
use crate::domain::entrustment::{DataKind, Handling, is_live};
use crate::domain::standing::{Condition, Decision, Entrusted, Facts, Obligation};
use crate::domain::tier::{Tier, TierAssessment, TierRule};
use crate::error::Result;
use crate::operations::action::correct;
use crate::operations::certificate::certify;
use crate::operations::nda::obligations;
use crate::operations::reach::Reach;
use crate::operations::{review, setting};
use crate::store::entrustment::Row;
use crate::store::{self, Reads, action, certificate, contract, decision, ending, entrustment, foreign, nda, sub_entrustment};

/// What is known of one consignee beside its own details.
#[derive(Default)]
pub(crate) struct Known {
    pub facts: Facts,
    /// Every period of every piece of work.
    pub work: Vec<Row>,
    pub decisions: Vec<decision::Row>,
    /// Every period of every contract.
    pub contracts: Vec<contract::Row>,
    /// The corrective actions that concern it, as they were opened.
    pub actions: Vec<action::Row>,
    /// Every period of every certificate.
    pub certificates: Vec<certificate::Row>,
    /// Sub-consignees of its work, each with what was decided on it.
    pub subs: Vec<(sub_entrustment::Row, Vec<sub_entrustment::Decision>)>,
    pub routes: Vec<foreign::RouteRow>,
    pub checks: Vec<foreign::CheckRow>,
    pub endings: Vec<ending::Row>,
}

impl Known {
    /// The tier of what is under way on the date.
    pub fn tier(&self, on: NaiveDate) -> Tier {
        TierRule::on(on).tier(self.handlings(on))
    }

    /// The same, with what it follows from.
    pub fn tier_with_reasons(&self, on: NaiveDate) -> TierAssessment {
        TierRule::on(on).assess(self.handlings(on))
    }

    fn handlings(&self, on: NaiveDate) -> impl Iterator<Item = &Handling> {
        let live = self.facts.watched.work.iter().filter(move |work| is_live(work.from_on, work.until_on, on));
        live.map(|work| &work.handling)
    }

    /// Every piece of work once, from its first day to its last, as it was called at the end.
    pub fn pieces(&self) -> Vec<Entrusted> {
        let mut pieces: Vec<Entrusted> = Vec::new();
        for one in &self.facts.entrustments {
            match pieces.last_mut().filter(|last| last.id == one.id) {
                Some(last) => *last = Entrusted { from_on: last.from_on, ..one.clone() },
                None => pieces.push(one.clone()),
            }
        }
        pieces
    }

    /// The work under way on the date.
    pub fn live(&self, on: NaiveDate) -> impl Iterator<Item = &Row> {
        self.work.iter().filter(move |row| is_live(row.from_on, row.until_on, on))
    }
}

/// What is known of those consignees when the ledger ended with entry `known`. Each of them is in the answer.
pub(crate) fn of(tx: &mut dyn Reads, ids: &[i64], known: i64) -> Result<BTreeMap<i64, Known>> {
    let work = entrustment::of_consignees(tx, ids, known)?;
    let decisions = decision::of_consignees(tx, ids, known)?;
    let decision_ids: Vec<i64> = decisions.iter().map(|row| row.id).collect();
    let evaluation_ids: Vec<i64> = decisions.iter().map(|row| row.evaluation_id).collect();
    let (covers, conditions, met) = if decisions.is_empty() {
        Default::default()
    } else {
        (decision::covers(tx, &evaluation_ids)?, decision::conditions(tx, &decision_ids)?, decision::met(tx, &decision_ids, known)?)
    };
    let mut all = together(work, decisions, &covers, conditions, met);
    for id in ids {
        all.entry(*id).or_default();
    }
    let contracts = contract::of_consignees(tx, ids, known)?;
    let contract_ids: Vec<i64> = contracts.iter().map(|row| row.id).collect();
    let privacy_mark = setting::privacy_mark(tx, known)?;
    let (covers, clauses) = if contracts.is_empty() {
        Default::default()
    } else {
        (contract::covers(tx, &contract_ids, known)?, contract::agreed(tx, &contract_ids, &musts(privacy_mark), known)?)
    };
    agree(&mut all, contracts, &covers, clauses, privacy_mark);
    let ndas = nda::of_consignees(tx, ids, known)?;
    bind(tx, &mut all, &ndas, known)?;
    let actions = action::of_consignees(tx, ids, known)?;
    let action_ids: Vec<i64> = actions.iter().map(|row| row.id).collect();
    let steps = if actions.is_empty() { Vec::new() } else { action::steps_of(tx, &action_ids, known)? };
    correct(&mut all, actions, steps);
    certify(&mut all, certificate::of_consignees(tx, ids, known)?);
    watch(tx, &mut all, Some(ids), known)?;
    let work: Vec<i64> = all.values().flat_map(|known| &known.work).map(|row| row.id).collect();
    if !work.is_empty() {
        Reach::of(tx, &work, known)?.add(&mut all);
    }
    Ok(all)
}

/// The facts of so many consignees are held at a time: those of all of a large register would take a hundred megabytes.
pub(crate) const AT_ONCE: usize = 500;

/// Tells what is known of each of those consignees, a part of them at a time.
pub(crate) fn each(tx: &mut dyn Reads, ids: &[i64], known: i64, mut tell: impl FnMut(i64, Known)) -> Result<()> {
    for ids in ids.chunks(AT_ONCE) {
        of(tx, ids, known)?.into_iter().for_each(|(id, known)| tell(id, known));
    }
    Ok(())
}

/// What `lines` tells of the consignee, or of every one where none is named: it gets what is known of each, its id and what it is called.
pub(crate) fn told<L>(
    tx: &mut dyn Reads,
    consignee: Option<i64>,
    known: i64,
    mut lines: impl FnMut(&Known, i64, &str) -> Vec<L>,
) -> Result<Vec<L>> {
    let ids = consignee.map_or_else(|| store::consignee::ids(tx), |id| Ok(vec![id]))?;
    let (names, mut all) = (store::consignee::names(tx, &ids)?, Vec::new());
    each(tx, &ids, known, |id, known| all.extend(names.get(&id).into_iter().flat_map(|name| lines(&known, id, name))))?;
    Ok(all)
}

/// Only the work of those consignees and the decisions on them: what tells which decision counts.
pub(crate) fn decided(tx: &mut dyn Reads, ids: &[i64], known: i64) -> Result<BTreeMap<i64, Facts>> {
    let decisions = decision::of_consignees(tx, ids, known)?;
    if decisions.is_empty() {
        return Ok(BTreeMap::new());
    }
    let evaluation_ids: Vec<i64> = decisions.iter().map(|row| row.evaluation_id).collect();
    let (work, covers) = (entrustment::of_consignees(tx, ids, known)?, decision::covers(tx, &evaluation_ids)?);
    let all = together(work, decisions, &covers, Vec::new(), Vec::new());
    Ok(all.into_iter().map(|(id, known)| (id, known.facts)).collect())
}

/// What is known of all consignees.
pub(crate) fn of_all(tx: &mut dyn Reads, known: i64) -> Result<BTreeMap<i64, Known>> {
    let (work, decisions) = (entrustment::all(tx, known)?, decision::all(tx, known)?);
    let (covers, conditions, met) = (decision::all_covers(tx, known)?, decision::all_conditions(tx, known)?, decision::all_met(tx, known)?);
    let mut all = together(work, decisions, &covers, conditions, met);
    let (contracts, privacy_mark) = (contract::all(tx, known)?, setting::privacy_mark(tx, known)?);
    let (covers, clauses) = (contract::all_covers(tx, known)?, contract::all_agreed(tx, &musts(privacy_mark), known)?);
    agree(&mut all, contracts, &covers, clauses, privacy_mark);
    let ndas = nda::all_with_consignees(tx, known)?;
    bind(tx, &mut all, &ndas, known)?;
    let (actions, steps) = (action::all(tx, known)?, action::all_steps(tx, known)?);
    correct(&mut all, actions, steps);
    certify(&mut all, certificate::all(tx, known)?);
    watch(tx, &mut all, None, known)?;
    Reach::of_all(tx, known)?.add(&mut all);
    Ok(all)
}

/// Adds the duties of confidentiality that come from NDAs with the consignees.
fn bind(tx: &mut dyn Reads, all: &mut BTreeMap<i64, Known>, ndas: &[nda::Brief], known: i64) -> Result<()> {
    if ndas.is_empty() {
        return Ok(());
    }
    let ids: Vec<i64> = ndas.iter().map(|brief| brief.id).collect();
    for (consignee, obligations) in obligations(ndas, &nda::by_nda(tx, &ids, known)?) {
        all.entry(consignee).or_default().facts.obligations.extend(obligations);
    }
    Ok(())
}

/// Adds what was reviewed and what is to be.
fn watch(tx: &mut dyn Reads, all: &mut BTreeMap<i64, Known>, ids: Option<&[i64]>, known: i64) -> Result<()> {
    let work: Vec<&Row> = all.values().flat_map(|known| &known.work).collect();
    for (consignee, watched) in review::watched(tx, ids, &work, known)? {
        all.entry(consignee).or_default().facts.watched = watched;
    }
    Ok(())
}

/// The clauses that somebody may ask for: no others are read.
fn musts(privacy_mark: bool) -> Vec<&'static str> {
    let regimes: Vec<Regime> = Regime::ALL.iter().copied().filter(|regime| *regime != Regime::PrivacyMark || privacy_mark).collect();
    Checklist::all().iter().flat_map(|list| &list.clauses).filter(|clause| clause.is_must(&regimes)).map(|c| c.code.as_str()).collect()
}

/// Adds what is agreed with the consignees: their contracts, and what binds them to confidentiality.
fn agree(
    all: &mut BTreeMap<i64, Known>,
    contracts: Vec<contract::Row>,
    covers: &[(i64, i64)],
    clauses: Vec<(i64, String)>,
    privacy_mark: bool,
) {
    let mut covered: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
    for (contract, entrustment) in covers {
        covered.entry(*contract).or_default().push(*entrustment);
    }
    let mut agreed: BTreeMap<i64, Vec<String>> = BTreeMap::new();
    for (contract, code) in clauses {
        agreed.entry(contract).or_default().push(code);
    }
    for row in contracts {
        let known = all.entry(row.consignee_id).or_default();
        let (covers, agreed) = (covered.get(&row.id), agreed.get(&row.id));
        match known.facts.contracts.last_mut().filter(|last| last.id == row.id) {
            Some(last) => add_period(last, &row),
            None => known.facts.contracts.push(contract(&row, covers, agreed)),
        }
        known.contracts.push(row);
    }
    for known in all.values_mut() {
        known.facts.privacy_mark = privacy_mark;
        known.facts.obligations = by_contracts(&known.facts.contracts);
    }
}

/// The duties of confidentiality that come from contracts. Those of NDAs join them in [`bind`].
fn by_contracts(contracts: &[Contract]) -> Vec<Obligation> {
    let binding = contracts.iter().filter(|contract| contract.has_confidentiality());
    let of_term =
        |contract: &Contract, term: &Term| Obligation { covers: contract.covers.clone(), from_on: term.from_on, until_on: term.last_on() };
    binding.flat_map(|contract| contract.terms.iter().map(move |term| of_term(contract, term))).collect()
}

fn contract(row: &contract::Row, covers: Option<&Vec<i64>>, agreed: Option<&Vec<String>>) -> Contract {
    Contract {
        id: row.id,
        control_no: row.control_no.clone(),
        title: row.title.clone(),
        kind: row.kind.0,
        covers: covers.cloned().unwrap_or_default(),
        agreed: agreed.cloned().unwrap_or_default(),
        terms: vec![term(row)],
    }
}

/// A contract stands once, as it was called at the end.
fn add_period(contract: &mut Contract, row: &contract::Row) {
    contract.title.clone_from(&row.title);
    contract.kind = row.kind.0;
    contract.terms.push(term(row));
}

fn term(row: &contract::Row) -> Term {
    Term {
        from_on: row.from_on,
        until_on: row.until_on,
        term_ends_on: row.term_ends_on,
        renewal_months: row.renewal_months,
        notice_days: row.notice_days,
        my_number: row.my_number,
    }
}

fn together(
    work: Vec<Row>,
    decisions: Vec<decision::Row>,
    covers: &[(i64, i64)],
    conditions: Vec<decision::Condition>,
    met: Vec<decision::Met>,
) -> BTreeMap<i64, Known> {
    let mut all: BTreeMap<i64, Known> = BTreeMap::new();
    let mut covered: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
    for (evaluation, entrustment) in covers {
        covered.entry(*evaluation).or_default().push(*entrustment);
    }
    let met: BTreeMap<(i64, i64), NaiveDate> = met.into_iter().map(|row| ((row.decision_id, row.number), row.met_on)).collect();
    let mut decided_for = BTreeMap::new();
    for row in work {
        let known = all.entry(row.consignee_id).or_default();
        known.facts.entrustments.push(period(&row));
        known.work.push(row);
    }
    for row in decisions {
        decided_for.insert(row.id, row.consignee_id);
        let known = all.entry(row.consignee_id).or_default();
        known.facts.decisions.push(Decision {
            id: row.id,
            evaluation_id: row.evaluation_id,
            outcome: row.outcome.0,
            decided_on: row.decided_on,
            valid_until_on: row.valid_until_on,
            covers: covered.get(&row.evaluation_id).cloned().unwrap_or_default(),
        });
        known.decisions.push(row);
    }
    for row in conditions {
        let Some(known) = decided_for.get(&row.decision_id).and_then(|id| all.get_mut(id)) else { continue };
        let met_on = met.get(&(row.decision_id, row.number)).copied();
        known.facts.conditions.push(Condition { decision_id: row.decision_id, text: row.text, due_on: row.due_on, met_on });
    }
    all
}

/// One period of a piece of work: what it was called and of what kind it was then.
fn period(row: &Row) -> Entrusted {
    Entrusted {
        id: row.id,
        control_no: row.control_no.clone(),
        work: row.work.clone(),
        kind: row.kind.0,
        my_number: row.my_number,
        sub_entrustment: row.sub_entrustment.0,
        countries: row.countries.split(',').filter(|code| !code.is_empty()).map(ToOwned::to_owned).collect(),
        from_on: row.from_on,
        until_on: row.until_on,
    }
}

/// What tier and circumstances depend on.
pub(crate) fn handling(row: &Row) -> Handling {
    Handling {
        kind: row.kind.0,
        data_kinds: row.data_kinds.split(',').filter_map(DataKind::from_code).collect(),
        principals: row.principals,
        special_care: row.special_care,
        my_number: row.my_number,
        core_system: row.core_system,
        it_used: row.it_used,
        media_carried: row.media_carried,
        countries: row.countries.split(',').filter(|code| !code.is_empty()).map(ToOwned::to_owned).collect(),
    }
}
