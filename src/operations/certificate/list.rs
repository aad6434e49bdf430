//! The list of certificates: where each stands on a date.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::access::Right;
use crate::domain::as_of::AsOf;
use crate::domain::certificate::{Certificate, CertificateKind, CertificateState};
use crate::error::Result;
use crate::operations::Query;
use crate::operations::facts::{self, Known};
use crate::store::{ReadTx, Reads, certificate, consignee};

/// Lists certificates in the order in which they were entered, a page at a time: where each stands on a date.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct List {
    #[serde(default)]
    pub consignee_id: Option<i64>,
    #[serde(default)]
    pub kind: Option<CertificateKind>,
    #[serde(default)]
    pub state: Option<CertificateState>,
    /// Only those that have ended and were not renewed while the work goes on.
    #[serde(default)]
    pub lapsed: bool,
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
    pub consignee_id: i64,
    pub consignee: String,
    pub kind: CertificateKind,
    /// What it is called, where the kind does not say it.
    pub name: String,
    pub number: String,
    pub scope: String,
    pub issuer: String,
    pub state: CertificateState,
    /// It has ended and was not renewed while the work goes on, and nothing was decided since.
    pub lapsed: bool,
    /// The period of the date; else the first to come, or the last that was.
    pub from_on: NaiveDate,
    pub until_on: Option<NaiveDate>,
    /// How often it was renewed.
    pub renewals: i64,
}

/// How many certificates are looked at together.
const STRIDE: i64 = 500;

impl Query for List {
    const NAME: &'static str = "certificate.list";
    const NEEDS: Right = Right::ReadRegister;
    type Answer = Page;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Page> {
        let as_of = AsOf { on: self.on.unwrap_or(tx.moment().today), known: self.known.unwrap_or(i64::MAX) };
        let limit = usize::try_from(self.limit.unwrap_or(50)).unwrap_or(50);
        let mut lines = walk(tx, &self, as_of, Some(limit + 1))?;
        let more = lines.len() > limit;
        lines.truncate(limit);
        let next = lines.last().map(|line| line.id).filter(|_| more);
        Ok(Page { on: as_of.on, lines, next })
    }
}

/// The lines that are wanted, in strides, each with a fixed number of questions; at most so many.
pub(super) fn walk(tx: &mut dyn Reads, list: &List, as_of: AsOf, most: Option<usize>) -> Result<Vec<Line>> {
    let (mut lines, mut after) = (Vec::new(), list.after.unwrap_or(0));
    loop {
        let found = certificate::page(tx, list.consignee_id, after, STRIDE, as_of.known)?;
        let owners: Vec<i64> = found.iter().map(|(_, owner)| *owner).collect::<BTreeSet<_>>().into_iter().collect();
        let (known, names) = (facts::of(tx, &owners, as_of.known)?, consignee::names(tx, &owners)?);
        for (id, owner) in &found {
            let Some(known) = known.get(owner) else { continue };
            let name = names.get(owner).cloned().unwrap_or_default();
            let one = known.facts.certificates.iter().find(|certificate| certificate.id == *id);
            lines.extend(one.and_then(|one| line(known, one, *owner, &name, as_of.on)).filter(|line| list.wants(line)));
        }
        let full = found.last().filter(|_| i64::try_from(found.len()).unwrap_or(0) == STRIDE);
        match full {
            Some((id, _)) if most.is_none_or(|most| lines.len() < most) => after = *id,
            _ => return Ok(lines),
        }
    }
}

impl List {
    fn wants(&self, line: &Line) -> bool {
        self.kind.is_none_or(|kind| kind == line.kind)
            && self.state.is_none_or(|state| state == line.state)
            && (!self.lapsed || line.lapsed)
    }
}

pub(super) fn line(known: &Known, one: &Certificate, owner: i64, name: &str, on: NaiveDate) -> Option<Line> {
    let rows = || known.certificates.iter().filter(|row| row.id == one.id);
    let row = rows().rfind(|row| row.from_on <= on).or_else(|| rows().next())?;
    Some(Line {
        id: one.id,
        consignee_id: owner,
        consignee: name.to_owned(),
        kind: row.kind.0,
        name: row.name.clone(),
        number: row.number.clone(),
        scope: row.scope.clone(),
        issuer: row.issuer.clone(),
        state: one.state(on),
        lapsed: known.facts.lapsed_certificates(on).any(|(lapsed, _)| lapsed.id == one.id),
        from_on: row.from_on,
        until_on: row.until_on,
        renewals: i64::try_from(one.spans.len()).unwrap_or(1) - 1,
    })
}
