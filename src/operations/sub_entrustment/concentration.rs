//! Who stands behind how many of our pieces of work, as consignee or as sub-consignee at any level.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::access::Right;
use crate::domain::as_of::AsOf;
use crate::domain::sub_entrustment::{Behind, Concentrated, SubState, concentration};
use crate::error::Result;
use crate::operations::Query;
use crate::operations::facts::{self, Known};
use crate::store::{ReadTx, Reads, consignee, sub_entrustment};

/// Lists companies by how many pieces of work that are under way they stand behind, as consignee or as sub-consignee at any level.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Concentration {
    /// The date that the list speaks of; today if empty.
    #[serde(default)]
    pub on: Option<NaiveDate>,
    /// As it was known when the ledger ended with this entry.
    #[serde(default)]
    pub known: Option<i64>,
    /// Only companies behind at least so many pieces of work, 2 if empty.
    #[serde(default)]
    #[schemars(range(min = 1, max = 10_000))]
    pub at_least: Option<i64>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Company {
    pub name: String,
    /// Where it is a consignee of the register.
    pub consignee_id: Option<i64>,
    /// Behind how many pieces of work it stands.
    pub all: i64,
    pub direct: i64,
    pub sub: i64,
    pub work: Vec<Work>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Work {
    pub consignee_id: i64,
    pub control_no: String,
    pub work: String,
}

impl Query for Concentration {
    const NAME: &'static str = "sub_entrustment.concentration";
    const NEEDS: Right = Right::ReadRegister;
    type Answer = Vec<Company>;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Vec<Company>> {
        let as_of = AsOf { on: self.on.unwrap_or(tx.moment().today), known: self.known.unwrap_or(i64::MAX) };
        let least = usize::try_from(self.at_least.unwrap_or(2)).unwrap_or(usize::MAX);
        let rows = consignee::all(tx, as_of)?;
        let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
        let mut supply = Supply::of(&rows, as_of.on);
        facts::each(tx, &ids, as_of.known, |id, known| supply.add(id, &known))?;
        Ok(supply.companies(least))
    }
}

/// Who is behind the work under way on a date, directly or as a sub-consignee.
pub(crate) struct Supply<'r> {
    rows: &'r [consignee::Row],
    on: NaiveDate,
    /// The consignees by their corporate numbers.
    numbers: BTreeMap<&'r str, i64>,
    names: BTreeMap<i64, &'r str>,
    /// By the consignee whose work it is.
    behind: BTreeMap<i64, Vec<Behind>>,
    work: BTreeMap<i64, Work>,
}

impl<'r> Supply<'r> {
    /// Nobody yet. The rows are those of the consignees that are there on the date.
    pub fn of(rows: &'r [consignee::Row], on: NaiveDate) -> Self {
        let numbers = rows.iter().filter_map(|row| Some((row.corporate_number.as_deref()?, row.id))).collect();
        let names = rows.iter().map(|row| (row.id, row.name.as_str())).collect();
        Self { rows, on, numbers, names, behind: BTreeMap::new(), work: BTreeMap::new() }
    }

    /// Adds what is known of one of the consignees.
    pub fn add(&mut self, id: i64, known: &Known) {
        let Some(name) = self.names.get(&id) else { return };
        let mut behind = Vec::new();
        for live in known.live(self.on) {
            self.work.insert(live.id, Work { consignee_id: id, control_no: live.control_no.clone(), work: live.work.clone() });
            behind.push(one(format!("consignee:{id}"), (*name).to_owned(), Some(id), live.id, true));
        }
        behind.extend(subs(known, self.on, &self.numbers));
        self.behind.insert(id, behind);
    }

    /// The companies behind at least so many pieces of work.
    pub fn companies(mut self, at_least: usize) -> Vec<Company> {
        let mut behind: Vec<Behind> = self.rows.iter().filter_map(|row| self.behind.remove(&row.id)).flatten().collect();
        behind.retain(|one| self.work.contains_key(&one.entrustment_id));
        let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        let all = concentration(behind).into_iter().filter(|company| company.all().len() >= at_least);
        let company = |company: Concentrated| Company {
            all: count(company.all().len()),
            direct: count(company.direct.len()),
            sub: count(company.sub.len()),
            work: company.all().iter().filter_map(|id| self.work.get(id).cloned()).collect(),
            name: company.name,
            consignee_id: company.consignee_id,
        };
        all.map(company).collect()
    }
}

/// The sub-consignees that are under way and were not refused.
fn subs(known: &Known, on: NaiveDate, numbers: &BTreeMap<&str, i64>) -> Vec<Behind> {
    let live = known.subs.iter().zip(&known.facts.subs).filter(|(_, sub)| sub.is_live(on) && sub.state(on) != SubState::Refused);
    live.map(|((row, _), _)| of_sub(row, numbers)).collect()
}

/// The same number is the same company; without one, the same name is.
fn of_sub(row: &sub_entrustment::Row, numbers: &BTreeMap<&str, i64>) -> Behind {
    let number = row.corporate_number.as_deref();
    let consignee_id = row.consignee_id.or_else(|| number.and_then(|number| numbers.get(number).copied()));
    let company = match (consignee_id, number) {
        (Some(id), _) => format!("consignee:{id}"),
        (None, Some(number)) => format!("number:{number}"),
        (None, None) => format!("name:{}", row.match_key),
    };
    one(company, row.name.clone(), consignee_id, row.entrustment_id, false)
}

fn one(company: String, name: String, consignee_id: Option<i64>, entrustment_id: i64, direct: bool) -> Behind {
    Behind { company, name, consignee_id, entrustment_id, direct }
}
