//! People are given access to a system, a ledger or entrusted data.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::thing::{Thing, find};
use crate::domain::access::Right;
use crate::domain::message::{Message, Problems};
use crate::domain::period::Period;
use crate::domain::person_access::{fitted, overlap};
use crate::error::Result;
use crate::operations::Command;
use crate::store::person_access::Row;
use crate::store::{Reads, WriteTx, person, person_access};

/// Gives one or several people access to a resource (a system, a ledger), or to the data of entrusted work.
///
/// Without a last day, it ends with that of the person or of what is handled, if one is known. Refused for who does not belong to the
/// organisation on the first day, for what is not there then, and for who has the same access on one of the days already.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct GiveAccess {
    /// Who is given it: all of them, or nobody if one of them cannot be.
    pub person_ids: Vec<i64>,
    /// The code or the name of the resource.
    #[serde(default)]
    #[schemars(length(max = 200))]
    pub resource: String,
    /// Instead of a resource, the control number of entrusted work.
    #[serde(default)]
    #[schemars(length(max = 40))]
    pub entrustment: String,
    /// The first day; today if empty.
    #[serde(default)]
    pub from_on: Option<NaiveDate>,
    /// The last day, if it is agreed.
    #[serde(default)]
    pub until_on: Option<NaiveDate>,
    #[serde(default)]
    #[schemars(length(max = 400))]
    pub note: String,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Given {
    /// The same for all who were given it together.
    pub id: i64,
    /// How many were given it.
    pub people: usize,
}

/// So many are given access in one form.
const MOST: usize = 1_000;

impl Command for GiveAccess {
    const NAME: &'static str = "person.give_access";
    const NEEDS: Right = Right::KeepPeople;
    type Outcome = Given;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<Given> {
        let mut problems = Problems::default();
        let asked = Period { from_on: self.from_on.unwrap_or(tx.moment().today), until_on: self.until_on };
        if let Some(until) = asked.until_on.filter(|until| *until < asked.from_on) {
            problems.add("until_on", Message::new("person-access-end-before-start").with("read", until).with("expected", asked.from_on));
        }
        if self.person_ids.is_empty() {
            problems.add("person_ids", "person-access-nobody");
        }
        if self.person_ids.len() > MOST {
            problems.add("person_ids", Message::new("person-access-too-many").with("read", self.person_ids.len()).with("expected", MOST));
        }
        let thing = find(tx, &self.resource, &self.entrustment, &mut problems)?;
        let Some((thing, asked)) = thing.and_then(|thing| in_time(thing, asked, &mut problems)) else { return Err(problems.into()) };
        problems.or(())?;
        let rows = self.rows(tx, &thing, asked)?;
        if let Some((subject, id)) = thing.subject() {
            tx.about(subject, id);
        }
        for row in &rows {
            tx.about("person", row.person_id);
            person_access::insert(tx, row)?;
        }
        Ok(Given { id: tx.seq(), people: rows.len() })
    }
}

/// The period in which it can be handled.
fn in_time(thing: Thing, asked: Period, problems: &mut Problems) -> Option<(Thing, Period)> {
    match fitted(&thing.periods, asked) {
        Ok(fits) => Some((thing, fits)),
        Err(on) => {
            let field = if on == asked.from_on { "from_on" } else { "until_on" };
            problems.add(field, Message::new("person-access-not-there").with("name", &thing.name).with("on", on));
            None
        }
    }
}

impl GiveAccess {
    fn rows(&self, tx: &mut WriteTx<'_>, thing: &Thing, asked: Period) -> Result<Vec<Row>> {
        let (people, held) = (People::of(tx, &self.person_ids)?, held(tx, &self.person_ids, thing)?);
        let (mut problems, mut rows, mut seen) = (Problems::default(), Vec::new(), BTreeSet::new());
        for (place, id) in self.person_ids.iter().enumerate().filter(|(_, id)| seen.insert(**id)) {
            match people.fitted(*id, asked) {
                Ok(fits) => match overlap(held.get(id).map_or(&[], Vec::as_slice), fits) {
                    None => rows.push(self.row(tx, *id, thing, fits)),
                    Some(there) => {
                        let message = Message::new("person-access-double").with("name", people.name(*id)).with("on", there.from_on);
                        problems.add(format!("person_ids.{place}"), message);
                    }
                },
                Err(on) => {
                    let message = Message::new("person-access-does-not-belong").with("name", people.name(*id)).with("on", on);
                    problems.add(format!("person_ids.{place}"), message);
                }
            }
        }
        Ok(problems.or(rows)?)
    }

    fn row(&self, tx: &WriteTx<'_>, person_id: i64, thing: &Thing, period: Period) -> Row {
        Row {
            id: tx.seq(),
            person_id,
            resource_id: thing.resource_id,
            entrustment_id: thing.entrustment_id,
            note: self.note.trim().to_owned(),
            from_on: period.from_on,
            until_on: period.until_on,
            seq: tx.seq(),
            superseded_seq: None,
        }
    }
}

/// When several people belong, and what they are called.
pub(super) struct People(BTreeMap<i64, (String, Vec<Period>)>);

impl People {
    pub fn of(tx: &mut dyn Reads, ids: &[i64]) -> Result<Self> {
        let mut people: BTreeMap<i64, (String, Vec<Period>)> = BTreeMap::new();
        for row in person::periods_of(tx, ids)? {
            let (name, periods) = people.entry(row.id).or_default();
            *name = row.name;
            periods.push(Period { from_on: row.from_on, until_on: row.until_on });
        }
        Ok(Self(people))
    }

    /// The part of the period in which the person belongs without a gap; the first day on which they do not, if that is too short.
    pub fn fitted(&self, id: i64, asked: Period) -> Result<Period, NaiveDate> {
        fitted(self.0.get(&id).map_or(&[], |(_, periods)| periods), asked)
    }

    pub fn name(&self, id: i64) -> String {
        self.0.get(&id).map_or_else(|| format!("#{id}"), |(name, _)| name.clone())
    }
}

/// For when each of them has this access, by person.
fn held(tx: &mut dyn Reads, ids: &[i64], thing: &Thing) -> Result<BTreeMap<i64, Vec<Period>>> {
    let mut held: BTreeMap<i64, Vec<Period>> = BTreeMap::new();
    for row in person_access::of_people(tx, ids)?.iter().filter(|row| thing.is_of(row)) {
        held.entry(row.person_id).or_default().push(row.period());
    }
    Ok(held)
}
