//! The training record of one person: where they stand with each course, what they attended, and what their tests came to.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::facts::{Facts, Whose};
use super::held::{Held, courses};
use crate::domain::access::Right;
use crate::domain::as_of::AsOf;
use crate::domain::training::{LeaveKind, Mark, Method, Needs, TrainingState};
use crate::error::{Error, Result};
use crate::operations::Query;
use crate::store::training::{leave, session, test};
use crate::store::{ReadTx, Reads, department, person, setting};

/// Shows the training record of a person on a date.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Record {
    pub person_id: i64,
    /// Today if empty.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

/// Shows the caller's own training record.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Mine {
    /// Today if empty.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Whole {
    pub on: NaiveDate,
    pub person_id: i64,
    pub code: String,
    pub name: String,
    pub department_ja: String,
    pub department_en: String,
    pub organisation_ja: String,
    pub organisation_en: String,
    /// The courses that are for them on the date.
    pub courses: Vec<Due>,
    /// What they had and missed by then, the latest first.
    pub events: Vec<Event>,
    pub leaves: Vec<Recorded>,
    pub exemptions: Vec<Recorded>,
    /// Further attempts at tests that they were allowed.
    pub allowances: Vec<Allowance>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Due {
    pub course_id: i64,
    pub title_ja: String,
    pub title_en: String,
    pub version: i64,
    pub needs: Needs,
    pub state: TrainingState,
    pub due_on: Option<NaiveDate>,
    pub done_on: Option<NaiveDate>,
}

/// An attendance or the result of a test.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Event {
    pub happened_on: NaiveDate,
    pub course_id: i64,
    pub title_ja: String,
    pub title_en: String,
    pub version: i64,
    /// None: a test.
    pub session_id: Option<i64>,
    pub mark: Option<Mark>,
    pub method: Option<Method>,
    pub trainer: String,
    pub minutes: Option<i64>,
    /// Of a test.
    pub points: Option<i64>,
    pub out_of: Option<i64>,
    pub passed: Option<bool>,
    pub note: String,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Allowance {
    pub title_ja: String,
    pub title_en: String,
    pub allowed_on: NaiveDate,
    pub attempts: i64,
    pub reason: String,
}

/// A leave, or an exemption from a course.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Recorded {
    pub id: i64,
    /// The entry that recorded it.
    pub seen: i64,
    pub kind: Option<LeaveKind>,
    pub course_id: Option<i64>,
    pub title_ja: String,
    pub title_en: String,
    pub note: String,
    pub from_on: NaiveDate,
    pub until_on: Option<NaiveDate>,
}

impl Query for Record {
    const NAME: &'static str = "training.record";
    const NEEDS: Right = Right::ReadTraining;
    type Answer = Whole;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Whole> {
        let as_of = AsOf::on(self.on.unwrap_or(tx.moment().today));
        whole(tx, self.person_id, as_of)
    }
}

impl Query for Mine {
    const NAME: &'static str = "training.mine";
    const NEEDS: Right = Right::OwnAccount;
    type Answer = Whole;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Whole> {
        let person = tx.actor().someone().map_err(Error::Denied)?;
        let as_of = AsOf::on(self.on.unwrap_or(tx.moment().today));
        whole(tx, person, as_of)
    }
}

fn whole(tx: &mut ReadTx<'_>, id: i64, as_of: AsOf) -> Result<Whole> {
    let rows = person::periods(tx, id)?;
    let row = rows.iter().rfind(|row| row.from_on <= as_of.on).or(rows.first()).ok_or(Error::NotFound("person"))?;
    let courses = courses(tx, as_of.known)?;
    let facts = Facts::of(tx, &courses, as_of, Whose::One(id))?;
    let departments = department::names(tx, as_of.known)?;
    let (department_ja, department_en) = row.department_id.and_then(|id| departments.get(&id).cloned()).unwrap_or_default();
    let mut settings = setting::all(tx, i64::MAX)?;
    let mut named = |name: &str| settings.remove(name).unwrap_or_default();
    Ok(Whole {
        on: as_of.on,
        person_id: id,
        code: row.code.clone(),
        name: row.name.clone(),
        department_ja,
        department_en,
        organisation_ja: named("organisation_ja"),
        organisation_en: named("organisation_en"),
        courses: courses.iter().filter_map(|held| due(held, &facts, id, as_of.on)).collect(),
        events: events(tx, &courses, id, as_of)?,
        leaves: leave::of_person(tx, id)?.into_iter().rev().map(left).collect(),
        exemptions: exemptions(tx, &courses, id, as_of)?,
        allowances: allowances(tx, &courses, id, as_of)?,
    })
}

fn due(held: &Held, facts: &Facts, person: i64, on: NaiveDate) -> Option<Due> {
    let force = held.course.in_force(on)?;
    let stand = facts.stand(held.row.id, &force, person)?;
    let (title_ja, title_en) = held.titles(on);
    Some(Due {
        course_id: held.row.id,
        title_ja,
        title_en,
        version: force.version.number,
        needs: force.version.needs,
        state: stand.state,
        due_on: stand.due_on,
        done_on: stand.done_on,
    })
}

fn events(tx: &mut ReadTx<'_>, courses: &[Held], id: i64, as_of: AsOf) -> Result<Vec<Event>> {
    let courses: BTreeMap<i64, &Held> = courses.iter().map(|held| (held.row.id, held)).collect();
    let attended = session::attendance_of(tx, id, as_of.known)?;
    let ids: Vec<i64> = attended.iter().map(|row| row.session_id).collect();
    let sessions: BTreeMap<i64, session::Row> = session::of_ids(tx, &ids)?.into_iter().map(|row| (row.id, row)).collect();
    let mut all: Vec<Event> = Vec::new();
    for row in attended.into_iter().filter(|row| row.happened_on <= as_of.on) {
        let held = sessions.get(&row.session_id);
        all.push(Event {
            session_id: Some(row.session_id),
            mark: Some(row.mark.0),
            method: held.map(|session| session.method.0),
            trainer: held.map(|session| session.trainer.clone()).unwrap_or_default(),
            minutes: held.map(|session| session.minutes),
            note: row.note,
            ..event(courses.get(&row.course_id), row.version_id, row.happened_on)
        });
    }
    for row in test::results_of(tx, id, as_of.known)?.into_iter().filter(|row| row.happened_on <= as_of.on) {
        all.push(Event {
            points: Some(row.points),
            out_of: Some(row.out_of),
            passed: Some(row.passed),
            ..event(courses.get(&row.course_id), row.version_id, row.happened_on)
        });
    }
    all.sort_by_key(|event| std::cmp::Reverse(event.happened_on));
    Ok(all)
}

fn event(held: Option<&&Held>, version_id: i64, happened_on: NaiveDate) -> Event {
    let (title_ja, title_en) = held.map(|held| held.titles(happened_on)).unwrap_or_default();
    Event {
        happened_on,
        course_id: held.map_or(0, |held| held.row.id),
        title_ja,
        title_en,
        version: held.map_or(0, |held| held.number(version_id)),
        session_id: None,
        mark: None,
        method: None,
        trainer: String::new(),
        minutes: None,
        points: None,
        out_of: None,
        passed: None,
        note: String::new(),
    }
}

fn left(row: leave::Leave) -> Recorded {
    Recorded {
        id: row.id,
        seen: row.seq,
        kind: Some(row.kind.0),
        course_id: None,
        title_ja: String::new(),
        title_en: String::new(),
        note: row.note,
        from_on: row.from_on,
        until_on: row.until_on,
    }
}

fn exemptions(tx: &mut ReadTx<'_>, courses: &[Held], person: i64, as_of: AsOf) -> Result<Vec<Recorded>> {
    let theirs = leave::exemptions(tx, as_of.known)?.into_iter().filter(|row| row.person_id == person);
    let recorded = theirs.map(|row| {
        let held = courses.iter().find(|held| held.row.id == row.course_id);
        let (title_ja, title_en) = held.map(|held| held.titles(as_of.on)).unwrap_or_default();
        Recorded {
            id: row.id,
            seen: row.seq,
            kind: None,
            course_id: Some(row.course_id),
            title_ja,
            title_en,
            note: row.reason,
            from_on: row.from_on,
            until_on: row.until_on,
        }
    });
    Ok(recorded.collect())
}

fn allowances(tx: &mut ReadTx<'_>, courses: &[Held], person: i64, as_of: AsOf) -> Result<Vec<Allowance>> {
    let allowed = test::allowances(tx, person, as_of.known)?.into_iter().filter(|row| row.allowed_on <= as_of.on).map(|row| {
        let held = courses.iter().find(|held| held.versions.iter().any(|version| version.id == row.version_id));
        let (title_ja, title_en) = held.map(|held| held.titles(row.allowed_on)).unwrap_or_default();
        Allowance { title_ja, title_en, allowed_on: row.allowed_on, attempts: row.attempts, reason: row.reason }
    });
    Ok(allowed.collect())
}
