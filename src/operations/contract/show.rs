//! Everything about one contract: its details, its clauses, what is missing, its files.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::details::Details;
use super::list::{Line, line};
use crate::domain::access::Right;
use crate::domain::as_of::AsOf;
use crate::domain::contract::{Checklist, Clause, Finding, Regime};
use crate::domain::entrustment::is_live;
use crate::error::{Error, Result};
use crate::operations::Query;
use crate::operations::facts::{self, Known};
use crate::store::contract::{self, Clause as Stored, Row};
use crate::store::{ReadTx, Reads, consignee, person};

/// Shows a contract on a date: details, what was found at each clause of the checklist and which are musts, what is missing, and its files.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Show {
    pub id: i64,
    /// Today if empty.
    #[serde(default)]
    pub on: Option<NaiveDate>,
    /// As it was known when the ledger ended with this entry.
    #[serde(default)]
    pub known: Option<i64>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Whole {
    pub on: NaiveDate,
    /// Where it stands, and what is missing in it.
    pub line: Line,
    pub details: Details,
    pub until_on: Option<NaiveDate>,
    /// Who looked at the terms of the service.
    pub checked_by: String,
    /// The entry that recorded it last: to be handed in with a change.
    pub seen: i64,
    /// The version of the checklist.
    pub checklist: i64,
    /// Who asks for clauses in it.
    pub regimes: Vec<Regime>,
    pub clauses: Vec<Checkpoint>,
    /// The entry that recorded last what was found: to be handed in with a check.
    pub clauses_seen: i64,
    /// The work it covers.
    pub work: Vec<Covered>,
    pub documents: Vec<Attached>,
}

/// A clause of the checklist, and what was found at it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Checkpoint {
    pub clause: Clause,
    /// It is a must for one of the regimes that apply.
    pub must: bool,
    /// It is a must, and agreed neither here nor in a contract that this one stands on.
    pub missing: bool,
    /// None: nobody has looked for it.
    pub finding: Option<Finding>,
    pub article: String,
    pub note: String,
    pub checked_on: Option<NaiveDate>,
    pub checked_by: String,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Covered {
    pub id: i64,
    pub control_no: String,
    pub work: String,
    pub my_number: bool,
    pub live: bool,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Attached {
    pub id: i64,
    pub name: String,
    /// In bytes.
    pub size: i64,
    pub by: String,
}

impl Query for Show {
    const NAME: &'static str = "contract.show";
    const NEEDS: Right = Right::ReadRegister;
    type Answer = Whole;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Whole> {
        let as_of = AsOf { on: self.on.unwrap_or(tx.moment().today), known: self.known.unwrap_or(i64::MAX) };
        let owner = contract::consignee_of(tx, self.id)?.ok_or(Error::NotFound("contract"))?;
        let known = facts::of(tx, &[owner], as_of.known)?.remove(&owner).unwrap_or_default();
        let held = known.facts.contracts.iter().find(|contract| contract.id == self.id).ok_or(Error::NotFound("contract"))?;
        let name = consignee::names(tx, &[owner])?.remove(&owner);
        let line = line(&known, held, owner, name.as_ref(), as_of.on);
        let rows: Vec<&Row> = known.contracts.iter().filter(|row| row.id == self.id).collect();
        let row = rows.iter().rfind(|row| row.from_on <= as_of.on).or(rows.first()).ok_or(Error::NotFound("contract"))?;
        let stored = contract::clauses(tx, self.id, as_of.known)?;
        let files = contract::documents(tx, self.id, as_of.known)?;
        let people = stored.iter().map(|row| row.person_id).chain(files.iter().map(|file| file.person_id)).chain([row.checked_by]);
        let names = person::names(tx, &people.flatten().collect::<Vec<i64>>())?;
        let called = |id: Option<i64>| id.and_then(|id| names.get(&id).cloned()).unwrap_or_default();
        let regimes = known.facts.regimes(held, as_of.on);
        Ok(Whole {
            on: as_of.on,
            details: Details::of(row, held.covers.clone()),
            until_on: rows.last().and_then(|row| row.until_on),
            checked_by: called(row.checked_by),
            seen: contract::periods(tx, self.id)?.iter().map(|row| row.seq).max().unwrap_or(row.seq),
            checklist: Checklist::on(as_of.on).version,
            clauses: checkpoints(as_of.on, &regimes, &line, stored, called),
            clauses_seen: contract::last_check(tx, self.id)?,
            work: covered(&known, &held.covers, as_of.on),
            documents: files
                .into_iter()
                .map(|file| Attached { by: called(file.person_id), id: file.id, name: file.name, size: file.size })
                .collect(),
            regimes,
            line,
        })
    }
}

fn checkpoints(
    on: NaiveDate,
    regimes: &[Regime],
    line: &Line,
    stored: Vec<Stored>,
    named: impl Fn(Option<i64>) -> String,
) -> Vec<Checkpoint> {
    let mut found: BTreeMap<String, Stored> = stored.into_iter().map(|row| (row.code.clone(), row)).collect();
    let checkpoint = |clause: &Clause| {
        let row = found.remove(&clause.code);
        Checkpoint {
            must: clause.is_must(regimes),
            missing: line.missing.contains(clause),
            clause: clause.clone(),
            finding: row.as_ref().map(|row| row.finding.0),
            checked_on: row.as_ref().map(|row| row.checked_on),
            checked_by: row.as_ref().map(|row| named(row.person_id)).unwrap_or_default(),
            article: row.as_ref().map(|row| row.article.clone()).unwrap_or_default(),
            note: row.map(|row| row.note).unwrap_or_default(),
        }
    };
    Checklist::on(on).clauses.iter().map(checkpoint).collect()
}

/// Each piece of work once, as it is on the date or nearest to it.
fn covered(known: &Known, covers: &[i64], on: NaiveDate) -> Vec<Covered> {
    let mut all: BTreeMap<i64, Covered> = BTreeMap::new();
    for row in known.work.iter().filter(|row| covers.is_empty() || covers.contains(&row.id)) {
        if row.from_on <= on || !all.contains_key(&row.id) {
            let live = is_live(row.from_on, row.until_on, on);
            let (control_no, work) = (row.control_no.clone(), row.work.clone());
            all.insert(row.id, Covered { id: row.id, control_no, work, my_number: row.my_number, live });
        }
    }
    all.into_values().collect()
}
