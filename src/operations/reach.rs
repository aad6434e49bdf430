//! Adds to the facts what reaches beyond the consignee's own work: sub-consignees, foreign countries, ends of work.

use std::collections::BTreeMap;

use super::facts::Known;
use crate::domain::ending::Confirmed;
use crate::domain::foreign::{Checked, Routed};
use crate::domain::sub_entrustment::{Sub, SubDecision};
use crate::error::Result;
use crate::store::{Reads, ending, foreign, sub_entrustment};

/// What was recorded of some pieces of work, or of all.
pub(super) struct Reach {
    subs: Vec<sub_entrustment::Row>,
    decisions: Vec<sub_entrustment::Decision>,
    routes: Vec<foreign::RouteRow>,
    checks: Vec<foreign::CheckRow>,
    endings: Vec<ending::Row>,
    terms: Vec<ending::Term>,
}

impl Reach {
    pub(super) fn of(tx: &mut dyn Reads, work: &[i64], known: i64) -> Result<Self> {
        let subs = sub_entrustment::of_entrustments(tx, work, known)?;
        let ids: Vec<i64> = subs.iter().map(|row| row.id).collect();
        Ok(Self {
            decisions: if ids.is_empty() { Vec::new() } else { sub_entrustment::decisions(tx, &ids, known)? },
            subs,
            routes: foreign::routes_of(tx, work, known)?,
            checks: foreign::checks_of(tx, work, known)?,
            endings: ending::of_entrustments(tx, work, known)?,
            terms: ending::terms_of(tx, work, known)?,
        })
    }

    pub(super) fn of_all(tx: &mut dyn Reads, known: i64) -> Result<Self> {
        Ok(Self {
            subs: sub_entrustment::all(tx, known)?,
            decisions: sub_entrustment::all_decisions(tx, known)?,
            routes: foreign::routes(tx, known)?,
            checks: foreign::checks(tx, known)?,
            endings: ending::all(tx, known)?,
            terms: ending::terms(tx, known)?,
        })
    }

    /// Puts each thing to the consignee whose work it is.
    pub(super) fn add(self, all: &mut BTreeMap<i64, Known>) {
        let owners: BTreeMap<i64, i64> = all.iter().flat_map(|(owner, known)| known.work.iter().map(move |row| (row.id, *owner))).collect();
        let mut decided: BTreeMap<i64, Vec<sub_entrustment::Decision>> = BTreeMap::new();
        for row in self.decisions {
            decided.entry(row.sub_entrustment_id).or_default().push(row);
        }
        let mut known_of = |work: i64, put: &mut dyn FnMut(&mut Known)| {
            if let Some(known) = owners.get(&work).and_then(|owner| all.get_mut(owner)) {
                put(known);
            }
        };
        for row in self.subs {
            let decisions = decided.remove(&row.id).unwrap_or_default();
            known_of(row.entrustment_id, &mut |known| {
                known.facts.subs.push(sub(&row, &decisions));
                known.subs.push((row.clone(), decisions.clone()));
            });
        }
        for row in self.routes {
            known_of(row.entrustment_id, &mut |known| {
                known.facts.routes.push(Routed { place: row.place(), route: row.route.0, from_on: row.from_on });
                known.routes.push(row.clone());
            });
        }
        for row in self.checks {
            known_of(row.entrustment_id, &mut |known| {
                known.facts.checks.push(Checked { place: row.place(), checked_on: row.checked_on });
                known.checks.push(row.clone());
            });
        }
        for row in self.endings {
            known_of(row.entrustment_id, &mut |known| {
                known.facts.confirmed.push(confirmed(&row));
                known.endings.push(row.clone());
            });
        }
        for row in self.terms {
            known_of(row.entrustment_id, &mut |known| known.facts.ending_days.push((row.entrustment_id, row.days)));
        }
    }
}

fn sub(row: &sub_entrustment::Row, decisions: &[sub_entrustment::Decision]) -> Sub {
    Sub {
        id: row.id,
        entrustment_id: row.entrustment_id,
        name: row.name.clone(),
        countries: row.countries.split(',').filter(|code| !code.is_empty()).map(ToOwned::to_owned).collect(),
        from_on: row.from_on,
        until_on: row.until_on,
        decisions: decisions.iter().map(|one| SubDecision { outcome: one.outcome.0, decided_on: one.decided_on }).collect(),
    }
}

fn confirmed(row: &ending::Row) -> Confirmed {
    Confirmed {
        entrustment_id: row.entrustment_id,
        statement: row.statement.0,
        confirmed_on: row.confirmed_on,
        kept_until_on: row.kept_until_on,
    }
}
