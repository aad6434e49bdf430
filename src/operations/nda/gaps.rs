//! Entrusted work without an obligation of confidentiality, and the obligations that NDAs with consignees are.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::access::Right;
use crate::domain::as_of::AsOf;
use crate::domain::nda::{NdaEvent, NdaEventKind};
use crate::domain::standing::Obligation;
use crate::error::Result;
use crate::operations::{Query, facts};
use crate::store::nda::{self, Brief};
use crate::store::{ReadTx, Reads, consignee};

/// Lists entrusted work that is under way on a date without an obligation of confidentiality.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Gaps {
    /// Today if empty.
    #[serde(default)]
    pub on: Option<NaiveDate>,
    /// As it was known when the ledger ended with this entry.
    #[serde(default)]
    pub known: Option<i64>,
}

/// A piece of entrusted work whose consignee is not bound.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Gap {
    pub consignee_id: i64,
    pub consignee: String,
    pub entrustment_id: i64,
    pub control_no: String,
    pub work: String,
    pub from_on: NaiveDate,
    /// An NDA that was issued and does not bind yet.
    pub pending_nda_id: Option<i64>,
}

impl Query for Gaps {
    const NAME: &'static str = "nda.gaps";
    const NEEDS: Right = Right::ReadNdas;
    type Answer = Vec<Gap>;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Vec<Gap>> {
        let as_of = super::as_of(tx, self.on, self.known);
        Ok(gaps(tx, as_of)?.0)
    }
}

/// The gaps, and how many pieces of work there are that must have none.
pub(super) fn gaps(tx: &mut ReadTx<'_>, as_of: AsOf) -> Result<(Vec<Gap>, usize)> {
    let all = consignee::ids(tx)?;
    let (mut gaps, mut total) = (Vec::new(), 0);
    facts::each(tx, &all, as_of.known, |consignee_id, known| {
        total += known.facts.supervised(as_of.on).count();
        gaps.extend(known.facts.unbound(as_of.on).map(|work| Gap {
            consignee_id,
            consignee: String::new(),
            entrustment_id: work.id,
            control_no: work.control_no.clone(),
            work: work.work.clone(),
            from_on: work.from_on,
            pending_nda_id: None,
        }));
    })?;
    let ids: Vec<i64> = gaps.iter().map(|gap| gap.consignee_id).collect();
    let names = consignee::names(tx, &ids)?;
    let pending = pending(tx, &ids, as_of)?;
    for gap in &mut gaps {
        gap.consignee = names.get(&gap.consignee_id).cloned().unwrap_or_default();
        gap.pending_nda_id = pending.get(&gap.consignee_id).copied();
    }
    gaps.sort_by(|one, other| (&one.control_no, one.entrustment_id).cmp(&(&other.control_no, other.entrustment_id)));
    Ok((gaps, total))
}

fn pending(tx: &mut dyn Reads, consignees: &[i64], as_of: AsOf) -> Result<BTreeMap<i64, i64>> {
    let briefs = nda::of_consignees(tx, consignees, as_of.known)?;
    let stood = super::with_states(tx, briefs, as_of)?;
    let waiting = stood.into_iter().filter(|one| one.state.is_pending());
    Ok(waiting.filter_map(|one| Some((one.brief.consignee_id?, one.brief.id))).collect())
}

/// The obligations of those NDAs, by consignee: each from its sign-off, or its first day, to its last.
pub(crate) fn obligations(briefs: &[Brief], happened: &BTreeMap<i64, Vec<nda::EventRow>>) -> BTreeMap<i64, Vec<Obligation>> {
    let mut all: BTreeMap<i64, Vec<Obligation>> = BTreeMap::new();
    for brief in briefs {
        let events: Vec<NdaEvent> = happened.get(&brief.id).into_iter().flatten().map(nda::EventRow::event).collect();
        let signed_off = events.iter().find(|event| event.kind == NdaEventKind::SignedOff).map(|event| event.happened_on);
        if events.iter().any(|event| event.kind == NdaEventKind::Voided) {
            continue;
        }
        if let (Some(consignee), Some(signed_off)) = (brief.consignee_id, signed_off) {
            let from_on = brief.valid_from_on.map_or(signed_off, |first| first.max(signed_off));
            let obligation = Obligation { covers: Vec::new(), from_on, until_on: brief.life(&events).last_day() };
            all.entry(consignee).or_default().push(obligation);
        }
    }
    all
}
