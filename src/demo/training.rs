//! Training of two fiscal years: plans, sessions with those who were there and those who were not, tests, a leave and an exemption.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Deserialize;

use super::lines::Lines;
use super::stage::Stage;
use crate::domain::access::Actor;
use crate::domain::codes::Code;
use crate::domain::fiscal_year::FiscalYear;
use crate::domain::training::{LeaveKind, Mark, Method};
use crate::error::{Error, Result};
use crate::operations::Register;
use crate::operations::import::Thing;
use crate::operations::training::{Exempt, Matrix, leave, plan, session, test};
use crate::seed;

/// A line of the file.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub(super) struct Taught {
    pub on: NaiveDate,
    /// `course`, `line`, `session`, `attend` and so on.
    pub what: String,
    pub actor: String,
    #[serde(default)]
    pub course: String,
    /// What the file calls a session.
    #[serde(default)]
    pub session: String,
    /// By their numbers, with spaces between them; after a hyphen, everyone but those.
    #[serde(default)]
    pub people: String,
    #[serde(default)]
    pub value: String,
    #[serde(default)]
    pub other_on: Option<NaiveDate>,
    #[serde(default)]
    pub note: String,
}

/// What was made so far, by what the file calls it.
#[derive(Default)]
pub(super) struct Made {
    courses: BTreeMap<String, i64>,
    sessions: BTreeMap<String, (i64, i64)>,
    leaves: BTreeMap<String, i64>,
}

/// The days on which something happens.
pub(super) fn days(lines: &Lines) -> BTreeSet<NaiveDate> {
    lines.training.iter().map(|one| one.on).collect()
}

/// Everything that happens on the day, in the order of the file.
pub(super) fn on(stage: &mut Stage<'_>, made: &mut Made, lines: &Lines) -> Result<()> {
    let today = stage.today();
    for one in lines.training.iter().filter(|one| one.on == today) {
        let (actor, register) = (stage.actor(&one.actor)?, stage.register());
        perform(stage, made, one, &actor, &register)?;
    }
    Ok(())
}

fn perform(stage: &mut Stage<'_>, made: &mut Made, one: &Taught, actor: &Actor, register: &Register) -> Result<()> {
    match one.what.as_str() {
        "course" => {
            let id = seed::open_course(register, actor, one.on)?;
            made.courses.insert(one.course.clone(), id);
        }
        "line" | "propose" | "approve" | "review" => planned(made, one, actor, register)?,
        "session" => {
            let id = hold(made, one, actor, register)?;
            made.sessions.insert(one.session.clone(), (id, course(made, one)?));
        }
        "attend" => attend(stage, made, one, actor, register)?,
        "absent" => {
            let person_ids = named(stage, one)?;
            let (session_id, _) = held(made, one)?;
            let record = session::Record { session_id, person_ids, mark: Mark::Absent, on: None, note: one.note.clone() };
            register.run(actor, &record)?;
        }
        "fail" => result(register, actor, course(made, one)?, &named(stage, one)?, |_| 60)?,
        "leave" => {
            let person_id = stage.id(Thing::Person, &one.people)?;
            let begin = leave::Begin { person_id, kind: value::<LeaveKind>(one)?, from_on: None, until_on: None, note: one.note.clone() };
            made.leaves.insert(one.people.clone(), register.run(actor, &begin)?);
        }
        "return" => {
            let id = *made.leaves.get(&one.people).ok_or_else(|| wrong(one))?;
            register.run(actor, &leave::End { id, seen: id, until_on: one.on })?;
        }
        "exempt" => {
            let (course_id, person_id) = (course(made, one)?, stage.id(Thing::Person, &one.people)?);
            register.run(actor, &Exempt { course_id, person_id, reason: one.note.clone(), from_on: None, until_on: None })?;
        }
        _ => return Err(wrong(one)),
    }
    Ok(())
}

fn planned(made: &Made, one: &Taught, actor: &Actor, register: &Register) -> Result<()> {
    let year = i64::from(FiscalYear::of(one.on, 4).year());
    let seen = register.ask(actor, plan::Show { year, on: None })?.seen;
    let comment = one.note.clone();
    match one.what.as_str() {
        "line" => {
            let (planned_on, method) = (one.other_on.ok_or_else(|| wrong(one))?, value::<Method>(one)?);
            let line = plan::PutLine { year, number: None, course_id: course(made, one)?, planned_on, method, note: comment };
            register.run(actor, &line).map(drop)
        }
        "propose" => register.run(actor, &plan::Propose { year, seen, comment }),
        "approve" => register.run(actor, &plan::Approve { year, seen, comment }),
        _ => register.run(actor, &plan::Review { year, seen, comment }),
    }
}

/// The note holds place, trainer and minutes; the people of a session that makes up for another are those of that one.
fn hold(made: &Made, one: &Taught, actor: &Actor, register: &Register) -> Result<i64> {
    let mut parts = one.note.split('/');
    let mut part = || parts.next().unwrap_or_default().to_owned();
    let (place, trainer, minutes) = (part(), part(), part());
    let details = session::Details {
        method: value::<Method>(one)?,
        from_on: one.on,
        until_on: None,
        place,
        trainer,
        minutes: minutes.parse().map_err(|_| wrong(one))?,
        department_id: None,
        makes_up_id: made.sessions.get(&one.people).map(|(id, _)| *id),
        note: String::new(),
    };
    register.run(actor, &session::Hold { course_id: course(made, one)?, details })
}

/// Everyone whom the course is for but those named, or those named; never whoever records it. All take the test.
fn attend(stage: &Stage<'_>, made: &Made, one: &Taught, actor: &Actor, register: &Register) -> Result<()> {
    let (session_id, course_id) = held(made, one)?;
    let person_ids = match one.people.strip_prefix('-') {
        Some(but) => {
            let but: BTreeSet<&str> = but.split_whitespace().collect();
            let matrix = Matrix { course_id: Some(course_id), limit: Some(100_000), ..Matrix::default() };
            let people = register.ask(actor, matrix)?.people;
            let there = people.iter().filter(|line| !but.contains(line.code.as_str()) && actor.person != Some(line.person_id));
            there.map(|line| line.person_id).collect()
        }
        None => named(stage, one)?,
    };
    let record = session::Record { session_id, person_ids, mark: Mark::Attended, on: None, note: String::new() };
    register.run(actor, &record)?;
    result(register, actor, course_id, &record.person_ids, |person| 80 + (person * 7) % 5 * 5)
}

fn result(register: &Register, actor: &Actor, course_id: i64, people: &[i64], points: impl Fn(i64) -> i64) -> Result<()> {
    for person_id in people {
        let record = test::Record { course_id, person_id: *person_id, on: None, points: points(*person_id), out_of: 100 };
        register.run(actor, &record)?;
    }
    Ok(())
}

fn named(stage: &Stage<'_>, one: &Taught) -> Result<Vec<i64>> {
    one.people.split_whitespace().map(|code| stage.id(Thing::Person, code)).collect()
}

fn course(made: &Made, one: &Taught) -> Result<i64> {
    made.courses.get(&one.course).copied().ok_or_else(|| wrong(one))
}

fn held(made: &Made, one: &Taught) -> Result<(i64, i64)> {
    made.sessions.get(&one.session).copied().ok_or_else(|| wrong(one))
}

fn value<C: Code>(one: &Taught) -> Result<C> {
    C::from_code(&one.value).ok_or_else(|| wrong(one))
}

fn wrong(one: &Taught) -> Error {
    Error::fault(format!("a line of the training cannot be played: {} {}", one.on, one.what))
}
