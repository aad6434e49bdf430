//! What the rule goes by, of everyone or of one person, asked of the database with a fixed number of questions.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::held::Held;
use crate::domain::access::Office;
use crate::domain::as_of::AsOf;
use crate::domain::period::Period;
use crate::domain::training::{Belonging, Had, InForce, Stand, Stay, since, stand};
use crate::error::Result;
use crate::operations::setting;
pub(crate) use crate::store::training::facts::Whose;
use crate::store::training::facts::{self, Last};
use crate::store::training::leave;
use crate::store::{Reads, office};

/// Facts in the order of their people, so that those of one are found without a map of them all.
struct ByPerson<T> {
    ids: Vec<i64>,
    facts: Vec<T>,
}

impl<T> ByPerson<T> {
    fn of(mut all: Vec<(i64, T)>) -> Self {
        all.sort_by_key(|(id, _)| *id);
        let (ids, facts) = all.into_iter().unzip();
        Self { ids, facts }
    }

    fn of_person(&self, id: i64) -> &[T] {
        let from = self.ids.partition_point(|held| *held < id);
        let until = self.ids.partition_point(|held| *held <= id);
        self.facts.get(from..until).unwrap_or_default()
    }
}

/// Who they are on a date: what decides for whom a course is.
pub(crate) struct Roster {
    belonging: ByPerson<Belonging>,
    access: ByPerson<Period>,
    offices: ByPerson<(Office, Period)>,
    leaves: ByPerson<Period>,
    exempt: BTreeMap<(i64, i64), Vec<Period>>,
    start_month: u32,
    as_of: AsOf,
}

impl Roster {
    pub fn of(tx: &mut dyn Reads, as_of: AsOf, whose: Whose<'_>) -> Result<Self> {
        let offices = office::all(tx, as_of)?.into_iter().map(|row| {
            let holding = row.holding();
            (holding.person, (holding.office, Period { from_on: holding.from_on, until_on: holding.until_on }))
        });
        let leaves = leave::all(tx, as_of.known)?.into_iter().map(|row| (row.person_id, row.period()));
        let mut exempt: BTreeMap<(i64, i64), Vec<Period>> = BTreeMap::new();
        for row in leave::exemptions(tx, as_of.known)? {
            exempt.entry((row.course_id, row.person_id)).or_default().push(row.period());
        }
        Ok(Self {
            offices: ByPerson::of(offices.collect()),
            leaves: ByPerson::of(leaves.collect()),
            exempt,
            belonging: ByPerson::of(facts::belonging(tx, as_of, whose)?),
            access: ByPerson::of(facts::access(tx, as_of, whose)?),
            start_month: setting::fiscal_year_start(tx, as_of.known)?,
            as_of,
        })
    }

    /// Whether a course is for a person on the date.
    pub fn asks(&self, course: &InForce<'_>, person: i64) -> bool {
        since(&course.version.who, &self.stay(person), course.from_on, self.as_of.on).is_some()
    }

    fn stay(&self, person: i64) -> Stay<'_> {
        Stay {
            belonging: self.belonging.of_person(person),
            access: self.access.of_person(person),
            offices: self.offices.of_person(person),
            leaves: self.leaves.of_person(person),
        }
    }

    /// The same with what those people had.
    pub fn with_had(self, tx: &mut dyn Reads, courses: &[Held], whose: Whose<'_>) -> Result<Facts> {
        let counting = counting(courses, self.as_of.on);
        let (attended, passed) = (facts::attended(tx, self.as_of, &counting, whose)?, facts::passed(tx, self.as_of, &counting, whose)?);
        Ok(Facts { roster: self, attended, passed })
    }
}

/// Everything of a date.
pub(crate) struct Facts {
    roster: Roster,
    attended: Vec<Last>,
    passed: Vec<Last>,
}

impl Facts {
    pub fn of(tx: &mut dyn Reads, courses: &[Held], as_of: AsOf, whose: Whose<'_>) -> Result<Self> {
        Roster::of(tx, as_of, whose)?.with_had(tx, courses, whose)
    }

    /// Where a person stands with a course on the date; none if it is not for them.
    pub fn stand(&self, course_id: i64, course: &InForce<'_>, person: i64) -> Option<Stand> {
        let roster = &self.roster;
        let exempt = roster.exempt.get(&(course_id, person)).map_or(&[][..], Vec::as_slice);
        stand(course, &roster.stay(person), &self.had(course_id, person), exempt, roster.start_month, roster.as_of.on)
    }

    fn had(&self, course: i64, person: i64) -> Had {
        let last = |all: &[Last]| {
            let place = all.binary_search_by_key(&(course, person), |(course, person, ..)| (*course, *person)).ok()?;
            all.get(place).map(|(_, _, on, counted)| (*on, *counted))
        };
        let (attended, passed) = (last(&self.attended), last(&self.passed));
        Had {
            attended_on: attended.map(|(on, _)| on),
            passed_on: passed.map(|(on, _)| on),
            counted_attended_on: attended.and_then(|(_, counted)| counted),
            counted_passed_on: passed.and_then(|(_, counted)| counted),
        }
    }
}

/// The versions that count on the date.
fn counting(courses: &[Held], on: NaiveDate) -> Vec<i64> {
    let of_course = |held: &Held| {
        let force = held.course.in_force(on);
        let counts = |number: i64| force.is_none_or(|force| force.counts(number));
        held.versions.iter().filter(|version| counts(version.number)).map(|version| version.id).collect::<Vec<i64>>()
    };
    courses.iter().flat_map(of_course).collect()
}
