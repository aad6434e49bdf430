//! One session: who was asked, who was there, and of those who were not, when they made up for it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, NaiveDateTime};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::hold::Details;
use crate::domain::access::Right;
use crate::domain::as_of::AsOf;
use crate::domain::training::{Mark, Source, TrainingState};
use crate::error::{Error, Result};
use crate::operations::Query;
use crate::operations::training::facts::{Facts, Whose};
use crate::operations::training::held::{Held, courses};
use crate::store::training::session::{self, Attendance, Row};
use crate::store::{ReadTx, Reads, department, person};

/// Shows a session with everyone who was asked to it or was there, and for whoever was not there whether they made up for it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Show {
    pub id: i64,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Whole {
    pub id: i64,
    pub course_id: i64,
    pub title_ja: String,
    pub title_en: String,
    /// The number of the version that was taught.
    pub version: i64,
    #[serde(flatten)]
    pub details: Details,
    pub cancelled: bool,
    /// The entry by which it was last changed: what a change has to have `seen`.
    pub seen: i64,
    /// Until when a code lets people sign in, in UTC; none if none does.
    pub code_until: Option<NaiveDateTime>,
    pub people: Vec<Person>,
    pub attended: usize,
    pub absent: usize,
    /// Of those who were asked and were not there, how many made up for it.
    pub made_up: usize,
    /// The sessions that make up for it.
    pub makes_up: Vec<i64>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Person {
    pub person_id: i64,
    pub code: String,
    pub name: String,
    pub department_ja: String,
    pub department_en: String,
    /// None: nothing is recorded.
    pub mark: Option<Mark>,
    pub source: Option<Source>,
    pub happened_on: Option<NaiveDate>,
    pub note: String,
    /// Whoever was not asked was there all the same.
    pub asked: bool,
    /// When they attended the course after all.
    pub made_up_on: Option<NaiveDate>,
}

/// What is recorded of a person who was asked to a session or was there.
struct Followed {
    pub person: i64,
    pub asked: bool,
    pub recorded: Option<Attendance>,
    pub made_up_on: Option<NaiveDate>,
}

impl Query for Show {
    const NAME: &'static str = "training_session.show";
    const NEEDS: Right = Right::ReadTraining;
    type Answer = Whole;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Whole> {
        let row = session::of_id(tx, self.id)?.ok_or(Error::NotFound("training-session"))?;
        let known = tx.known();
        let (courses, as_of, now) = (courses(tx, known)?, AsOf { on: row.from_on, known }, tx.moment().at);
        let held = courses.iter().find(|held| held.row.id == row.course_id).ok_or(Error::NotFound("course"))?;
        let there = person::belonging(tx, as_of)?;
        let facts = Facts::of(tx, &courses, as_of, Whose::Everyone)?;
        let all = followed(tx, &row, held, &facts, &there, known)?;
        let people = people(tx, &row, all, &there)?;
        let (title_ja, title_en) = held.titles(row.from_on);
        let count = |mark: Mark| people.iter().filter(|person| person.mark == Some(mark)).count();
        Ok(Whole {
            id: row.id,
            course_id: row.course_id,
            title_ja,
            title_en,
            version: held.number(row.version_id),
            cancelled: row.cancelled,
            seen: row.seq,
            code_until: session::open_until(tx, row.id)?.filter(|until| now < *until),
            attended: count(Mark::Attended),
            absent: count(Mark::Absent),
            made_up: people.iter().filter(|person| person.made_up_on.is_some()).count(),
            makes_up: session::making_up(tx, row.id)?.into_iter().map(|other| other.id).collect(),
            people,
            details: details(row),
        })
    }
}

/// Everyone who was asked to a session or of whom something is recorded in it.
fn followed(tx: &mut dyn Reads, row: &Row, held: &Held, facts: &Facts, there: &[person::Row], known: i64) -> Result<Vec<Followed>> {
    let mut recorded: BTreeMap<i64, Attendance> =
        session::attendance(tx, row.id, known)?.into_iter().map(|one| (one.person_id, one)).collect();
    let mut later: BTreeMap<i64, NaiveDate> = BTreeMap::new();
    if let Some(after) = row.from_on.succ_opt() {
        for (person, on) in session::attended_since(tx, row.course_id, after, known)? {
            later.entry(person).or_insert(on);
        }
    }
    let force = held.course.in_force(row.from_on);
    let is_asked = |person: &person::Row| {
        let stand = force.as_ref().and_then(|force| facts.stand(row.course_id, force, person.id));
        let asked = stand.is_some_and(|stand| !matches!(stand.state, TrainingState::OnLeave | TrainingState::Exempt));
        // A session that makes up for another is for its absentees alone.
        asked && row.makes_up_id.is_none() && row.department_id.is_none_or(|id| person.department_id == Some(id))
    };
    let asked: BTreeSet<i64> = there.iter().filter(|person| is_asked(person)).map(|person| person.id).collect();
    let strangers: Vec<i64> = recorded.keys().copied().filter(|id| !asked.contains(id)).collect();
    let follow = |person: i64, asked: bool, recorded: Option<Attendance>| {
        let missed = asked && recorded.as_ref().is_none_or(|one| one.mark.0 != Mark::Attended);
        let missed = missed || recorded.as_ref().is_some_and(|one| one.mark.0 == Mark::Absent);
        Followed { person, asked, made_up_on: later.get(&person).copied().filter(|_| missed), recorded }
    };
    let all = asked.into_iter().map(|id| (id, true)).chain(strangers.into_iter().map(|id| (id, false)));
    Ok(all.map(|(id, is_asked)| follow(id, is_asked, recorded.remove(&id))).collect())
}

fn people(tx: &mut ReadTx<'_>, row: &Row, all: Vec<Followed>, there: &[person::Row]) -> Result<Vec<Person>> {
    let known = tx.known();
    let departments = department::names(tx, known)?;
    let ids: Vec<i64> = all.iter().map(|one| one.person).collect();
    let others: Vec<person::Row> =
        person::periods_of(tx, &ids.iter().copied().filter(|id| !there.iter().any(|row| row.id == *id)).collect::<Vec<_>>())?;
    let place: BTreeMap<i64, (usize, &person::Row)> =
        there.iter().chain(&others).enumerate().map(|(place, person)| (person.id, (place, person))).collect();
    let mut people: Vec<(usize, Person)> = Vec::with_capacity(all.len());
    for one in all {
        let Some((place, known)) = place.get(&one.person) else { continue };
        let (department_ja, department_en) = known.department_id.and_then(|id| departments.get(&id).cloned()).unwrap_or_default();
        people.push((
            *place,
            Person {
                person_id: one.person,
                code: known.code.clone(),
                name: known.name.clone(),
                department_ja,
                department_en,
                mark: one.recorded.as_ref().map(|recorded| recorded.mark.0),
                source: one.recorded.as_ref().map(|recorded| recorded.source.0),
                happened_on: one.recorded.as_ref().map(|recorded| recorded.happened_on),
                note: one.recorded.map(|recorded| recorded.note).unwrap_or_default(),
                asked: one.asked && !row.cancelled,
                made_up_on: one.made_up_on,
            },
        ));
    }
    people.sort_by_key(|(place, _)| *place);
    Ok(people.into_iter().map(|(_, person)| person).collect())
}

fn details(row: Row) -> Details {
    Details {
        method: row.method.0,
        from_on: row.from_on,
        until_on: Some(row.until_on),
        place: row.place,
        trainer: row.trainer,
        minutes: row.minutes,
        department_id: row.department_id,
        makes_up_id: row.makes_up_id,
        note: row.note,
    }
}
