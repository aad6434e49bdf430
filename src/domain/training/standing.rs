//! Where a person stands with a course on a date: whether what they have had is still good, and by when they have to have had it.

use chrono::{Days, Months, NaiveDate};

use super::audience::{Stay, Who, since};
use super::{Needs, TrainingState, Validity};
use crate::domain::fiscal_year::FiscalYear;
use crate::domain::period::Period;

/// A version of a course that was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    pub id: i64,
    pub number: i64,
    pub from_on: NaiveDate,
    pub who: Who,
    pub validity: Validity,
    pub months: u32,
    /// How many days someone has who is asked for the first time, anew, or after a return.
    pub within_days: u64,
    pub needs: Needs,
    /// What was had of earlier versions counts no more.
    pub again: bool,
}

/// A course by its published versions, the earliest in force first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Course {
    pub id: i64,
    pub versions: Vec<Version>,
    /// The last day on which it is given.
    pub until_on: Option<NaiveDate>,
}

/// What of a course is in force on a date.
#[derive(Clone, Copy, Debug)]
pub struct InForce<'c> {
    pub version: &'c Version,
    /// Since when it has been for these people.
    pub from_on: NaiveDate,
    /// The last version that everyone had to have anew.
    pub again: Option<&'c Version>,
}

/// The last days on which a person had a part of a course, by the date that is asked about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Had {
    pub attended_on: Option<NaiveDate>,
    pub passed_on: Option<NaiveDate>,
    /// The same, of versions that count.
    pub counted_attended_on: Option<NaiveDate>,
    pub counted_passed_on: Option<NaiveDate>,
}

/// Where a person stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stand {
    pub state: TrainingState,
    /// The last day on which it is had in time; none if it never has to be had again, or not while they are away or exempt.
    pub due_on: Option<NaiveDate>,
    /// When what counts was had.
    pub done_on: Option<NaiveDate>,
    /// Since when they are among those it is for.
    pub since_on: NaiveDate,
}

impl Course {
    /// The version in force on the date, with what came before it; none if the course is not given then.
    #[must_use]
    pub fn in_force(&self, on: NaiveDate) -> Option<InForce<'_>> {
        if self.until_on.is_some_and(|until_on| until_on < on) {
            return None;
        }
        let known = self.versions.get(..self.versions.partition_point(|version| version.from_on <= on))?;
        let version = known.last()?;
        let same = known.iter().rev().take_while(|earlier| earlier.who == version.who);
        let from_on = same.last().map_or(version.from_on, |first| first.from_on);
        Some(InForce { version, from_on, again: known.iter().rfind(|version| version.again) })
    }
}

impl InForce<'_> {
    /// Whether a version counts that a person had.
    #[must_use]
    pub fn counts(&self, number: i64) -> bool {
        self.again.is_none_or(|again| number >= again.number)
    }
}

/// Where a person stands on a date; none if the course is not for them then.
#[must_use]
pub fn stand(course: &InForce<'_>, stay: &Stay<'_>, had: &Had, exempt: &[Period], start_month: u32, on: NaiveDate) -> Option<Stand> {
    let version = course.version;
    let since_on = since(&version.who, stay, course.from_on, on)?.max(course.from_on);
    let done_on = of(version.needs, had.counted_attended_on, had.counted_passed_on);
    let away = |state| Some(Stand { state, due_on: None, done_on, since_on });
    if exempt.iter().any(|period| period.holds(on)) {
        return away(TrainingState::Exempt);
    }
    if stay.leaves.iter().any(|period| period.holds(on)) {
        return away(TrainingState::OnLeave);
    }
    let good_until = done_on.and_then(|done_on| good_until(version, done_on, start_month));
    let due_on = due_on(course, stay, had, since_on, start_month, on);
    let state = match (done_on, good_until) {
        (Some(_), None) => TrainingState::Valid,
        (Some(_), Some(until_on)) if on <= until_on => TrainingState::Valid,
        _ if due_on.is_none_or(|due_on| on <= due_on) => TrainingState::Due,
        _ => TrainingState::Overdue,
    };
    Some(Stand { state, due_on, done_on, since_on })
}

/// Both parts have been had only as far as the earlier one goes.
fn of(needs: Needs, attended_on: Option<NaiveDate>, passed_on: Option<NaiveDate>) -> Option<NaiveDate> {
    match needs {
        Needs::Attendance => attended_on,
        Needs::Test => passed_on,
        Needs::Both => Some(attended_on?.min(passed_on?)),
    }
}

/// The last day on which what was had is good; none if for ever.
fn good_until(version: &Version, done_on: NaiveDate, start_month: u32) -> Option<NaiveDate> {
    match version.validity {
        Validity::Once => None,
        Validity::FiscalYear => Some(FiscalYear::of(done_on, start_month).last()),
        Validity::Months => Some(after_months(done_on, version.months)),
    }
}

/// By when it has to be had after it was had on a day; none if never again. Within a fiscal year any day is in time.
fn next_due(version: &Version, done_on: NaiveDate, start_month: u32) -> Option<NaiveDate> {
    match version.validity {
        Validity::FiscalYear => Some(FiscalYear::of(done_on, start_month).next().last()),
        _ => good_until(version, done_on, start_month),
    }
}

fn due_on(course: &InForce<'_>, stay: &Stay<'_>, had: &Had, since_on: NaiveDate, start_month: u32, on: NaiveDate) -> Option<NaiveDate> {
    let version = course.version;
    let within = |day: NaiveDate| day.checked_add_days(Days::new(version.within_days)).unwrap_or(NaiveDate::MAX);
    let counted = of(version.needs, had.counted_attended_on, had.counted_passed_on);
    let any = of(version.needs, had.attended_on, had.passed_on);
    let due_on = match (counted, any) {
        (Some(done_on), _) => next_due(version, done_on, start_month)?,
        // A version that everyone has to have anew does not put off what was due before.
        (None, Some(done_on)) => {
            let anew = within(course.again.map_or(version.from_on, |again| again.from_on));
            next_due(version, done_on, start_month).map_or(anew, |due_on| due_on.min(anew))
        }
        (None, None) => within(since_on),
    };
    let last_on = counted.or(any);
    let afresh = |day: NaiveDate| last_on.is_none_or(|last_on| last_on < day);
    let joined = Some(since_on).filter(|day| afresh(*day)).map(within);
    let returned = back_on(stay.leaves, on).filter(|day| afresh(*day)).map(within);
    [Some(due_on), joined, returned].into_iter().flatten().max()
}

/// The first day after the last long leave that was over by then.
fn back_on(leaves: &[Period], on: NaiveDate) -> Option<NaiveDate> {
    leaves.iter().filter_map(|leave| leave.until_on?.succ_opt()).filter(|back_on| *back_on <= on).max()
}

fn after_months(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_add_months(Months::new(months)).and_then(|day| day.pred_opt()).unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests {
    use super::super::Audience;
    use super::super::audience::Belonging;
    use super::super::audience::tests::{day, period, stayed};
    use super::*;
    use crate::domain::person::PersonKind;

    fn version(validity: Validity, needs: Needs) -> Version {
        let who = Who { audience: Audience::Everyone, department: None, office: None };
        Version { id: 1, number: 1, from_on: day("2024-04-01"), who, validity, months: 12, within_days: 30, needs, again: false }
    }

    fn course(version: Version) -> Course {
        Course { id: 1, versions: vec![version], until_on: None }
    }

    fn attended(on: &str) -> Had {
        let on = Some(day(on));
        Had { attended_on: on, counted_attended_on: on, ..Had::default() }
    }

    fn read(course: &Course, stay: &Stay<'_>, had: &Had, on: &str) -> String {
        let on = day(on);
        let found = course.in_force(on).and_then(|course| stand(&course, stay, had, &[], 4, on));
        let due = |stand: &Stand| stand.due_on.map(|day| day.to_string()).unwrap_or_default();
        found.map_or(String::new(), |stand| format!("{} {}", stand.state, due(&stand)))
    }

    const STAFF: &[Belonging] = &[];

    fn staff(from: &str) -> Vec<Belonging> {
        vec![stayed(PersonKind::Staff, 1, from, "")]
    }

    #[test]
    fn each_fiscal_year_anew_and_joiners_within_their_days() {
        let course = course(version(Validity::FiscalYear, Needs::Attendance));
        let belonging = staff("2025-02-10");
        let stay = Stay { belonging: &belonging, ..Stay::default() };
        assert_eq!(
            read(&course, &Stay { belonging: STAFF, ..stay }, &Had::default(), "2025-03-01"),
            "",
            "nobody is asked who is not there"
        );
        for (had, on, expected) in [
            (Had::default(), "2025-03-12", "due 2025-03-12"),
            (Had::default(), "2025-03-13", "overdue 2025-03-12"),
            (attended("2025-03-05"), "2025-03-31", "valid 2026-03-31"),
            (attended("2025-03-05"), "2025-04-01", "due 2026-03-31"),
            (attended("2025-03-05"), "2026-03-31", "due 2026-03-31"),
            (attended("2025-03-05"), "2026-04-01", "overdue 2026-03-31"),
            (attended("2026-05-01"), "2026-05-01", "valid 2028-03-31"),
        ] {
            assert_eq!(read(&course, &stay, &had, on), expected, "{had:?} on {on}");
        }
    }

    #[test]
    fn months_and_once() {
        let belonging = staff("2023-01-01");
        let stay = Stay { belonging: &belonging, ..Stay::default() };
        let months = course(version(Validity::Months, Needs::Attendance));
        assert_eq!(read(&months, &stay, &Had::default(), "2024-05-01"), "due 2024-05-01", "counted from when the course began");
        assert_eq!(read(&months, &stay, &attended("2024-06-10"), "2025-06-09"), "valid 2025-06-09");
        assert_eq!(read(&months, &stay, &attended("2024-06-10"), "2025-06-10"), "overdue 2025-06-09");
        let once = course(version(Validity::Once, Needs::Attendance));
        assert_eq!(read(&once, &stay, &attended("2024-06-10"), "2039-01-01"), "valid ");
    }

    #[test]
    fn where_both_are_needed_neither_is_enough() {
        let course = course(version(Validity::FiscalYear, Needs::Both));
        let belonging = staff("2024-04-01");
        let stay = Stay { belonging: &belonging, ..Stay::default() };
        let mut had = attended("2024-04-20");
        assert_eq!(read(&course, &stay, &had, "2024-04-25"), "due 2024-05-01");
        (had.passed_on, had.counted_passed_on) = (Some(day("2024-04-24")), Some(day("2024-04-24")));
        assert_eq!(read(&course, &stay, &had, "2024-04-25"), "valid 2026-03-31");
    }

    #[test]
    fn a_new_version_that_is_asked_anew_leaves_its_days() {
        let mut course = course(version(Validity::Once, Needs::Attendance));
        let second = Version { id: 2, number: 2, from_on: day("2025-10-01"), again: true, ..course.versions[0].clone() };
        course.versions.push(second);
        let belonging = staff("2024-04-01");
        let stay = Stay { belonging: &belonging, ..Stay::default() };
        let before = attended("2024-06-10");
        assert_eq!(read(&course, &stay, &before, "2025-09-30"), "valid ", "on a date before it, it is not yet asked");
        let after = Had { attended_on: before.attended_on, ..Had::default() };
        assert_eq!(read(&course, &stay, &after, "2025-10-31"), "due 2025-10-31");
        assert_eq!(read(&course, &stay, &after, "2025-11-01"), "overdue 2025-10-31");
        let force = course.in_force(day("2025-10-01")).unwrap();
        assert!(force.counts(2) && !force.counts(1));
        assert_eq!(force.from_on, day("2024-04-01"), "it is for the same people all along");
        course.until_on = Some(day("2025-12-31"));
        assert!(course.in_force(day("2026-01-01")).is_none());
    }

    #[test]
    fn whoever_is_away_is_not_asked_and_then_asked_again() {
        let course = course(version(Validity::FiscalYear, Needs::Attendance));
        let belonging = staff("2024-04-01");
        let leaves = [period("2025-01-10", "2026-06-30")];
        let stay = Stay { belonging: &belonging, leaves: &leaves, ..Stay::default() };
        let had = attended("2024-05-01");
        for (on, expected) in [
            ("2025-01-09", "valid 2026-03-31"),
            ("2025-01-10", "on_leave "),
            ("2026-06-30", "on_leave "),
            ("2026-07-01", "due 2026-07-31"),
            ("2026-08-01", "overdue 2026-07-31"),
        ] {
            assert_eq!(read(&course, &stay, &had, on), expected, "{on}");
        }
        let on = day("2024-06-01");
        let exempt = [period("2024-05-15", "2024-12-31")];
        let found = stand(&course.in_force(on).unwrap(), &stay, &had, &exempt, 4, on).unwrap();
        assert_eq!((found.state, found.due_on), (TrainingState::Exempt, None));
    }
}
