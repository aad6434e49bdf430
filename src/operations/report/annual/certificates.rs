//! Certificates of consignees: those that hold at the end, those that end soon, and those that have ended.

use chrono::{Days, NaiveDate};
use schemars::JsonSchema;
use serde::Serialize;

use super::answer::Consignee;
use super::gather::{Gathered, One};
use crate::domain::certificate::{Certificate, CertificateKind};
use crate::domain::period::Period;
use crate::domain::report::{Between, Movement, NOTICE_DAYS, Share, moves};

/// The certificates of the year.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Certificates {
    /// Those that held before, those that began, those that ended, and those that hold at the end.
    pub movement: Movement,
    pub by_kind: Vec<CertificateKindCount>,
    /// Consignees with supervised work under way at the end that hold a certificate, of all such consignees.
    pub holders: Share,
    pub holders_before: Option<Share>,
    /// They end within 90 days of the end, and no renewal is recorded; by that day.
    pub ending: Vec<CertificateLine>,
    /// They have ended and were not renewed while the work goes on, and nothing was decided since.
    pub lapsed: Vec<CertificateLine>,
    /// They ended in the year.
    pub ended: Vec<CertificateLine>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CertificateKindCount {
    pub kind: CertificateKind,
    pub count: Between,
}

/// A certificate that is named, with its last day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CertificateLine {
    pub certificate_id: i64,
    pub kind: CertificateKind,
    pub name: String,
    pub number: String,
    pub consignee: Consignee,
    pub until_on: Option<NaiveDate>,
}

pub(super) fn of(gathered: &Gathered, has_before: bool) -> Certificates {
    let (before, on) = (gathered.day_before(), gathered.as_of.on);
    let moves = moves(periods(gathered), gathered.period.first(), on);
    Certificates {
        movement: moves.count(),
        by_kind: CertificateKind::ALL.iter().map(|kind| by_kind(gathered, *kind, before, on)).collect(),
        holders: holders(gathered, on),
        holders_before: has_before.then(|| holders(gathered, before)),
        ending: lines(gathered, |owner, one| ends_soon(owner, one, on)),
        lapsed: lines(gathered, |owner, one| owner.known.facts.lapsed_certificates(on).any(|(lapsed, _)| lapsed.id == one.id)),
        ended: lines(gathered, |_, one| moves.left.contains(&one.id)),
    }
}

/// The periods of every certificate.
pub(super) fn periods(gathered: &Gathered) -> impl Iterator<Item = (i64, Period)> {
    all(gathered).flat_map(|(_, one)| one.spans.iter().map(|span| (one.id, span.period())))
}

/// Every certificate with its consignee, in the order of the consignees' reading.
fn all(gathered: &Gathered) -> impl Iterator<Item = (&One, &Certificate)> {
    gathered.all.iter().flat_map(|one| one.known.facts.certificates.iter().map(move |certificate| (one, certificate)))
}

fn ends_soon(owner: &One, one: &Certificate, on: NaiveDate) -> bool {
    let horizon = on.checked_add_days(Days::new(NOTICE_DAYS)).unwrap_or(NaiveDate::MAX);
    one.is_valid(on) && one.last_on().is_some_and(|last_on| last_on <= horizon) && !one.is_renewed(&owner.known.facts.certificates)
}

fn by_kind(gathered: &Gathered, kind: CertificateKind, before: NaiveDate, on: NaiveDate) -> CertificateKindCount {
    let valid = |on| tally(all(gathered).filter(|(_, one)| one.kind == kind && one.is_valid(on)).count());
    CertificateKindCount { kind, count: Between { start: valid(before), end: valid(on) } }
}

/// Consignees that hold a certificate, of all with supervised work under way.
fn holders(gathered: &Gathered, on: NaiveDate) -> Share {
    let used: Vec<&One> = gathered.all.iter().filter(|one| one.known.facts.supervised(on).next().is_some()).collect();
    let certified = used.iter().filter(|one| one.known.facts.certificates.iter().any(|certificate| certificate.is_valid(on)));
    Share::of(tally(certified.count()), tally(used.len()))
}

/// Those that are wanted, by their last day.
fn lines(gathered: &Gathered, wanted: impl Fn(&One, &Certificate) -> bool) -> Vec<CertificateLine> {
    let line = |(owner, one): (&One, &Certificate)| CertificateLine {
        certificate_id: one.id,
        kind: one.kind,
        name: one.name.clone(),
        number: one.number.clone(),
        consignee: owner.name(gathered.as_of.on),
        until_on: one.last_on(),
    };
    let mut lines: Vec<CertificateLine> = all(gathered).filter(|(owner, one)| wanted(owner, one)).map(line).collect();
    lines.sort_by_key(|line| line.until_on);
    lines
}

fn tally(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
