//! NDAs and pledges: who with access is bound at the end, what happened to NDAs in the year, and which work has no confidentiality.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::answer::Consignee;
use super::bound::{BoundGroup, CoverCount, Unbound, covers, groups, unbound};
use super::gather::{End, Gathered};
use super::paper::{Paper, papers};
use crate::domain::agreement::AgreementKind;
use crate::domain::report::{Days, NdaCount, NdaYear, Share, UNSIGNED_DAYS, days, nda_count};
use crate::error::Result;
use crate::store::{ReadTx, department};

/// The NDAs and pledges of the year.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Ndas {
    /// People who are bound at the end, of those with access to personal data.
    pub bound: Share,
    /// The same at the end of the year before, if the register knows of that year.
    pub bound_before: Option<Share>,
    /// By department and kind of person.
    pub groups: Vec<BoundGroup>,
    /// How many of those with access stand how.
    pub covers: Vec<CoverCount>,
    /// Those with access who are not bound, in the order of their reading.
    pub unbound: Vec<Unbound>,
    /// What happened to NDAs in the year.
    pub count: NdaCount,
    pub count_before: Option<NdaCount>,
    /// From the signature to the sign-off, of those signed off in the year.
    pub sign_off: Option<Days>,
    pub sign_off_before: Option<Days>,
    /// Of those that ran out in the year, those whose signatory is still concerned, and not bound at the end.
    pub not_renewed: Share,
    pub expired: Vec<NdaLine>,
    /// Waiting for a signature for more than 30 days at the end, of all that wait for one.
    pub unsigned: Share,
    pub waiting: Vec<NdaLine>,
    /// Entrusted work under way at the end for which confidentiality is agreed, of all that has to be supervised.
    pub work: Share,
    pub work_before: Option<Share>,
    pub gaps: Vec<WorkLine>,
}

/// An NDA that is named.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct NdaLine {
    pub nda_id: i64,
    pub kind: AgreementKind,
    /// The person, or the consignee.
    pub person_id: Option<i64>,
    pub consignee_id: Option<i64>,
    pub name: String,
    pub issued_on: NaiveDate,
    /// The last day in force; of one that waits, the day since which it does.
    pub on: NaiveDate,
    /// Days from there to the end of the period.
    pub days: i64,
}

/// A piece of entrusted work that is named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct WorkLine {
    pub consignee: Consignee,
    pub entrustment_id: i64,
    pub control_no: String,
    pub work: String,
    pub from_on: NaiveDate,
}

pub(super) fn of(tx: &mut ReadTx<'_>, gathered: &Gathered, has_before: bool) -> Result<Ndas> {
    let departments = department::names(tx, gathered.as_of.known)?;
    let papers = papers(tx, gathered.as_of)?;
    let (first, on) = (gathered.period.first(), gathered.as_of.on);
    let years = |first, on| papers.iter().map(|paper| paper.year(first, on)).collect::<Vec<NdaYear>>();
    let (now, before) = (years(first, on), has_before.then(|| years(gathered.period.previous().first(), gathered.day_before())));
    let took = |years: &[NdaYear]| days(years.iter().filter_map(|year| year.sign_off_days).collect());
    let bound = gathered.bound(End::Now);
    let expired = expired(gathered, &papers, &now);
    let (waiting, all_waiting) = waiting(gathered, &papers);
    Ok(Ndas {
        bound: bound.share(|_| true),
        bound_before: has_before.then(|| gathered.bound(End::Before).share(|_| true)),
        groups: groups(gathered, &departments),
        covers: covers(gathered),
        unbound: unbound(gathered, &departments),
        count: nda_count(&now),
        count_before: before.as_deref().map(nda_count),
        sign_off: took(&now),
        sign_off_before: before.as_deref().and_then(took),
        not_renewed: Share::of(tally(expired.len()), nda_count(&now).expired),
        expired,
        unsigned: Share::of(tally(waiting.len()), all_waiting),
        waiting,
        work: work(gathered, on),
        work_before: has_before.then(|| work(gathered, gathered.day_before())),
        gaps: gaps(gathered),
    })
}

/// Those that ran out in the year, and were not renewed though they should have been.
fn expired(gathered: &Gathered, papers: &[Paper], years: &[NdaYear]) -> Vec<NdaLine> {
    let ran_out = papers.iter().zip(years).filter(|(paper, year)| year.expired && lacks(gathered, paper)).map(|(paper, _)| paper);
    let mut lines: Vec<NdaLine> = ran_out.filter_map(|paper| Some(line(gathered, paper, paper.last_day()?))).collect();
    lines.sort_by_key(|line| (line.on, line.nda_id));
    lines
}

/// Whether who signed is still concerned at the end, and not bound.
pub(super) fn lacks(gathered: &Gathered, paper: &Paper) -> bool {
    let (bound, on) = (gathered.bound(End::Now), gathered.as_of.on);
    match (paper.brief.person_id, paper.brief.consignee_id) {
        (Some(person), _) => bound.covered.contains_key(&person) && !bound.binds(person),
        (_, Some(consignee)) => gathered.find(consignee).is_some_and(|one| one.known.facts.unbound(on).next().is_some()),
        _ => false,
    }
}

/// Those that have waited for their signature for too long, and how many wait at all.
fn waiting(gathered: &Gathered, papers: &[Paper]) -> (Vec<NdaLine>, i64) {
    let since = papers.iter().filter_map(|paper| Some((paper, paper.unsigned_since(gathered.as_of.on)?)));
    let all: Vec<NdaLine> = since.map(|(paper, since)| line(gathered, paper, since)).collect();
    let count = tally(all.len());
    let mut long: Vec<NdaLine> = all.into_iter().filter(|line| is_long(line.on, gathered.as_of.on)).collect();
    long.sort_by_key(|line| (line.on, line.nda_id));
    (long, count)
}

/// Whether one that waits since a day has waited for too long.
pub(super) fn is_long(since: NaiveDate, on: NaiveDate) -> bool {
    on.signed_duration_since(since).num_days() > UNSIGNED_DAYS
}

fn line(gathered: &Gathered, paper: &Paper, since: NaiveDate) -> NdaLine {
    let (brief, on) = (&paper.brief, gathered.as_of.on);
    let consignee = brief.consignee_id.and_then(|id| gathered.find(id)).map(|one| one.name(on).name);
    NdaLine {
        nda_id: brief.id,
        kind: brief.kind.0,
        person_id: brief.person_id,
        consignee_id: brief.consignee_id,
        name: consignee.unwrap_or_else(|| gathered.person(brief.person_id)),
        issued_on: brief.issued_on,
        on: since,
        days: on.signed_duration_since(since).num_days(),
    }
}

/// Work for which confidentiality is agreed, of all supervised work under way.
pub(super) fn work(gathered: &Gathered, on: NaiveDate) -> Share {
    let facts = || gathered.all.iter().map(|one| &one.known.facts);
    let all = tally(facts().map(|facts| facts.supervised(on).count()).sum());
    Share::of(all - tally(facts().map(|facts| facts.unbound(on).count()).sum()), all)
}

fn gaps(gathered: &Gathered) -> Vec<WorkLine> {
    let on = gathered.as_of.on;
    gathered.all.iter().flat_map(|one| one.known.facts.unbound(on).map(|work| gathered.work(one, work))).collect()
}

fn tally(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
