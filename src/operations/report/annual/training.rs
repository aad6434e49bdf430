//! Training in the year: rates on the date, absentees and what became of them, tests, and the plan against what was done.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::gather::Gathered;
use crate::domain::as_of::AsOf;
use crate::domain::plan::PlanState;
use crate::domain::report::Share;
use crate::domain::training::{Count, Mark};
use crate::error::Result;
use crate::operations::training::plan::plan_of;
use crate::operations::training::{Held, courses, rating};
use crate::store::training::session;
use crate::store::training::test::{self, Outcome};
use crate::store::{ReadTx, person};

/// The training of the year.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Training {
    /// The courses that are given on the date.
    pub courses: Vec<CourseYear>,
    /// Those of whom it is recorded in the year that they were not there.
    pub absentees: Vec<Absentee>,
    /// How many of the absences were made up by the date.
    pub made_up: Share,
    pub tests: Vec<TestYear>,
    /// None: there is no plan of the year.
    pub plan: Option<PlanState>,
    /// Lines of the plan that are done.
    pub done: Share,
    /// Lines whose day is past and of which nothing was held.
    pub late: i64,
}

/// A course on the date.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CourseYear {
    pub course_id: i64,
    pub title_ja: String,
    pub title_en: String,
    /// Of those who are asked on the date, who have had it.
    pub rate: Share,
    /// The same at the end of the year before.
    pub rate_before: Option<Share>,
    pub overdue: i64,
    pub on_leave: i64,
    pub exempt: i64,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Absentee {
    pub person_id: i64,
    pub name: String,
    pub session_id: i64,
    pub title_ja: String,
    pub title_en: String,
    pub missed_on: NaiveDate,
    pub note: String,
    /// When they attended the course after all, by the date.
    pub made_up_on: Option<NaiveDate>,
}

/// The tests of a course in the year.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TestYear {
    pub course_id: i64,
    pub title_ja: String,
    pub title_en: String,
    /// People who passed, of those who took it.
    pub passed: Share,
    /// The mean of all results, in tenths of a percent.
    pub mean_tenths: Option<i64>,
}

pub(super) fn of(tx: &mut ReadTx<'_>, gathered: &Gathered, has_before: bool) -> Result<Training> {
    let (period, as_of) = (gathered.period, gathered.as_of);
    let held: BTreeMap<i64, Held> = courses(tx, as_of.known)?.into_iter().map(|held| (held.row.id, held)).collect();
    let before = period.first().pred_opt().filter(|_| has_before);
    let before: BTreeMap<i64, Share> = match before {
        Some(on) => rating(tx, AsOf { on, ..as_of })?.courses.into_iter().map(|one| (one.course_id, share(one.count))).collect(),
        None => BTreeMap::new(),
    };
    let course = |one: crate::operations::training::CourseRate| CourseYear {
        rate: share(one.count),
        rate_before: before.get(&one.course_id).copied(),
        overdue: number(one.count.overdue),
        on_leave: number(one.count.on_leave),
        exempt: number(one.count.exempt),
        course_id: one.course_id,
        title_ja: one.title_ja,
        title_en: one.title_en,
    };
    let courses = rating(tx, as_of)?.courses.into_iter().map(course).collect();
    let absentees = absentees(tx, gathered, &held)?;
    let plan = plan_of(tx, gathered.plan_year, as_of)?;
    Ok(Training {
        courses,
        made_up: Share::of(number(absentees.iter().filter(|one| one.made_up_on.is_some()).count()), number(absentees.len())),
        absentees,
        tests: tests(test::results_between(tx, period.first(), as_of.on, as_of.known)?, &held, as_of.on),
        plan: plan.state,
        done: Share::of(number(plan.done), number(plan.lines.len())),
        late: number(plan.lines.iter().filter(|line| line.late).count()),
    })
}

fn absentees(tx: &mut ReadTx<'_>, gathered: &Gathered, held: &BTreeMap<i64, Held>) -> Result<Vec<Absentee>> {
    let (first, as_of) = (gathered.period.first(), gathered.as_of);
    let all = session::attendance_between(tx, first, as_of.on, as_of.known)?;
    let attended: BTreeSet<(i64, i64, NaiveDate)> =
        all.iter().filter(|row| row.mark.0 == Mark::Attended).map(|row| (row.course_id, row.person_id, row.happened_on)).collect();
    let missed: Vec<&session::Attendance> = all.iter().filter(|row| row.mark.0 == Mark::Absent).collect();
    let names = person::names(tx, &missed.iter().map(|row| row.person_id).collect::<Vec<i64>>())?;
    let line = |row: &&session::Attendance| {
        let key = (row.course_id, row.person_id);
        let later = attended.range((key.0, key.1, row.happened_on)..).next().filter(|(course, person, _)| (*course, *person) == key);
        let (title_ja, title_en) = held.get(&row.course_id).map(|held| held.titles(row.happened_on)).unwrap_or_default();
        Absentee {
            person_id: row.person_id,
            name: names.get(&row.person_id).cloned().unwrap_or_default(),
            session_id: row.session_id,
            title_ja,
            title_en,
            missed_on: row.happened_on,
            note: row.note.clone(),
            made_up_on: later.map(|(_, _, on)| *on),
        }
    };
    let mut lines: Vec<Absentee> = missed.iter().map(line).collect();
    lines.sort_by_key(|line| (line.missed_on, line.person_id));
    Ok(lines)
}

fn tests(results: Vec<Outcome>, held: &BTreeMap<i64, Held>, on: NaiveDate) -> Vec<TestYear> {
    let mut by_course: BTreeMap<i64, Vec<Outcome>> = BTreeMap::new();
    for row in results {
        by_course.entry(row.course_id).or_default().push(row);
    }
    let of_course = |(course_id, rows): (i64, Vec<Outcome>)| {
        let took: BTreeSet<i64> = rows.iter().map(|row| row.person_id).collect();
        let passed: BTreeSet<i64> = rows.iter().filter(|row| row.passed).map(|row| row.person_id).collect();
        let sum: i64 = rows.iter().filter_map(|row| (row.points * 1_000).checked_div(row.out_of)).sum();
        let (title_ja, title_en) = held.get(&course_id).map(|held| held.titles(on)).unwrap_or_default();
        TestYear {
            course_id,
            title_ja,
            title_en,
            passed: Share::of(number(passed.len()), number(took.len())),
            mean_tenths: sum.checked_div(number(rows.len())),
        }
    };
    by_course.into_iter().map(of_course).collect()
}

fn share(count: Count) -> Share {
    Share::of(number(count.valid), number(count.asked()))
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
