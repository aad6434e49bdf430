//! Whom a rule asks to acknowledge it, and since when somebody is one of them.

use chrono::NaiveDate;

use super::AudienceKind;
use crate::domain::period::Period;

/// Who is asked: everyone who belongs, those with access to personal data, or departments with all their people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Audience {
    pub kind: AudienceKind,
    /// Only for [`AudienceKind::Departments`].
    pub departments: Vec<i64>,
}

/// When somebody belonged, to which department, and when they had access to personal data.
#[derive(Clone, Debug, Default)]
pub struct Belonged {
    pub periods: Vec<(Period, Option<i64>)>,
    pub access: Vec<Period>,
}

impl Audience {
    /// Since when the person has been of the audience without a break; none if they are not on that date.
    #[must_use]
    pub fn since(&self, person: &Belonged, on: NaiveDate) -> Option<NaiveDate> {
        let belongs = since(person.periods.iter().map(|(period, _)| *period), on)?;
        match self.kind {
            AudienceKind::Everyone => Some(belongs),
            AudienceKind::WithAccess => since(person.access.iter().copied(), on).map(|access| access.max(belongs)),
            AudienceKind::Departments => {
                let there = person.periods.iter().filter(|(_, department)| department.is_some_and(|id| self.departments.contains(&id)));
                since(there.map(|(period, _)| *period), on)
            }
        }
    }
}

/// The first day of the unbroken time around the date; periods that touch or overlap are one.
fn since(periods: impl Iterator<Item = Period>, on: NaiveDate) -> Option<NaiveDate> {
    let mut periods: Vec<Period> = periods.filter(|period| period.from_on <= on).collect();
    periods.sort_by_key(|period| std::cmp::Reverse(period.from_on));
    let mut begin = periods.iter().filter(|period| period.holds(on)).map(|period| period.from_on).min()?;
    for period in periods {
        let touches = period.until_on.is_none_or(|until| begin.pred_opt().is_some_and(|before| before <= until));
        if period.from_on < begin && touches {
            begin = period.from_on;
        }
    }
    Some(begin)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn period(from: &str, until: Option<&str>) -> Period {
        Period { from_on: day(from), until_on: until.map(day) }
    }

    /// In department 1, from May on in 2, away in July, back in 2 since August; access since September.
    fn person() -> Belonged {
        let periods = vec![
            (period("2026-01-01", Some("2026-04-30")), Some(1)),
            (period("2026-05-01", Some("2026-06-30")), Some(2)),
            (period("2026-08-01", None), Some(2)),
        ];
        Belonged { periods, access: vec![period("2026-02-01", Some("2026-02-28")), period("2026-09-01", None)] }
    }

    #[test]
    fn somebody_is_of_the_audience_since_they_came_into_it() {
        use AudienceKind::{Departments, Everyone, WithAccess};
        for (kind, departments, on, since) in [
            (Everyone, vec![], "2025-12-31", None),
            (Everyone, vec![], "2026-06-30", Some("2026-01-01")),
            (Everyone, vec![], "2026-07-01", None),
            (Everyone, vec![], "2026-10-01", Some("2026-08-01")),
            (Departments, vec![1], "2026-04-30", Some("2026-01-01")),
            (Departments, vec![1], "2026-05-01", None),
            (Departments, vec![2], "2026-06-30", Some("2026-05-01")),
            (Departments, vec![1, 2], "2026-06-30", Some("2026-01-01")),
            (Departments, vec![3], "2026-06-30", None),
            (WithAccess, vec![], "2026-02-10", Some("2026-02-01")),
            (WithAccess, vec![], "2026-03-01", None),
            (WithAccess, vec![], "2026-10-01", Some("2026-09-01")),
        ] {
            let audience = Audience { kind, departments: departments.clone() };
            assert_eq!(audience.since(&person(), day(on)), since.map(day), "{kind} {departments:?} on {on}");
        }
    }

    #[test]
    fn who_left_is_not_asked_for_an_access_that_was_not_ended() {
        let gone = Belonged { periods: vec![(period("2026-01-01", Some("2026-01-31")), None)], access: vec![period("2026-01-01", None)] };
        assert_eq!(Audience { kind: AudienceKind::WithAccess, departments: vec![] }.since(&gone, day("2026-02-01")), None);
    }

    #[test]
    fn overlapping_periods_are_one() {
        let periods = [period("2026-01-01", None), period("2026-03-01", Some("2026-12-31")), period("2026-02-01", Some("2026-02-10"))];
        assert_eq!(since(periods.into_iter(), day("2026-06-01")), Some(day("2026-01-01")));
    }
}
