//! For whom a course is, and since when without a break.

use chrono::{Days, NaiveDate};

use super::Audience;
use crate::domain::access::Office;
use crate::domain::period::Period;
use crate::domain::person::PersonKind;

/// A course for joiners is also for those who joined within so many days before it began.
pub const JOINED_BEFORE_DAYS: u64 = 30;

/// Whom a version of a course is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Who {
    pub audience: Audience,
    pub department: Option<i64>,
    pub office: Option<Office>,
}

/// How a person belonged in a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Belonging {
    pub kind: PersonKind,
    pub department: Option<i64>,
    pub period: Period,
}

/// What is known of one person's stay, in slices of what is known of all.
#[derive(Clone, Copy, Debug, Default)]
pub struct Stay<'a> {
    pub belonging: &'a [Belonging],
    /// Periods in which they might handle personal data.
    pub access: &'a [Period],
    pub offices: &'a [(Office, Period)],
    pub leaves: &'a [Period],
}

/// Since when the person has been among those the course is for, without a break up to the date; none if they are not. `from_on`
/// is when the course began.
#[must_use]
pub fn since(who: &Who, stay: &Stay<'_>, from_on: NaiveDate, on: NaiveDate) -> Option<NaiveDate> {
    let every = |_: &Belonging| true;
    let joined_on = run(stay, every, on)?;
    match who.audience {
        Audience::Everyone => Some(joined_on),
        Audience::Access => Some(joined_on.max(run_of(|| stay.access.iter().copied(), on)?)),
        Audience::Department => run(stay, |one| who.department.is_some() && one.department == who.department, on),
        Audience::Members => run(stay, |one| one.kind == PersonKind::Member, on),
        Audience::Office => {
            let held = || stay.offices.iter().filter(|(office, _)| Some(*office) == who.office).map(|(_, period)| *period);
            Some(joined_on.max(run_of(held, on)?))
        }
        Audience::Joiners => {
            let earliest = from_on.checked_sub_days(Days::new(JOINED_BEFORE_DAYS)).unwrap_or(NaiveDate::MIN);
            Some(joined_on).filter(|joined_on| *joined_on >= earliest)
        }
    }
}

fn run(stay: &Stay<'_>, fits: impl Fn(&Belonging) -> bool, on: NaiveDate) -> Option<NaiveDate> {
    run_of(|| stay.belonging.iter().filter(|one| fits(one)).map(|one| one.period), on)
}

/// The first day of the unbroken time that holds the date.
fn run_of<P: Iterator<Item = Period>>(periods: impl Fn() -> P, on: NaiveDate) -> Option<NaiveDate> {
    let mut first = periods().filter(|period| period.holds(on)).map(|period| period.from_on).min()?;
    while let Some(before) = first.pred_opt() {
        let earlier = periods().filter(|period| period.holds(before)).map(|period| period.from_on).min();
        match earlier {
            Some(earlier) => first = earlier,
            None => break,
        }
    }
    Some(first)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    pub fn period(from: &str, until: &str) -> Period {
        Period { from_on: day(from), until_on: (!until.is_empty()).then(|| day(until)) }
    }

    pub fn stayed(kind: PersonKind, department: i64, from: &str, until: &str) -> Belonging {
        Belonging { kind, department: Some(department), period: period(from, until) }
    }

    fn who(audience: Audience) -> Who {
        Who { audience, department: Some(2), office: Some(Office::AuditOfficer) }
    }

    #[test]
    fn an_audience_is_joined_and_left_with_what_makes_it() {
        let belonging =
            [stayed(PersonKind::Staff, 1, "2025-04-01", "2025-09-30"), stayed(PersonKind::Member, 2, "2025-10-01", "2026-03-31")];
        let access = [period("2025-06-01", "2025-08-31"), period("2025-09-01", "")];
        let offices = [(Office::AuditOfficer, period("2026-01-01", ""))];
        let stay = Stay { belonging: &belonging, access: &access, offices: &offices, leaves: &[] };
        for (audience, on, expected) in [
            (Audience::Everyone, "2025-03-31", ""),
            (Audience::Everyone, "2026-03-31", "2025-04-01"),
            (Audience::Everyone, "2026-04-01", ""),
            (Audience::Access, "2025-05-31", ""),
            (Audience::Access, "2026-03-31", "2025-06-01"),
            (Audience::Access, "2026-04-01", ""),
            (Audience::Department, "2025-09-30", ""),
            (Audience::Department, "2025-10-01", "2025-10-01"),
            (Audience::Members, "2025-09-30", ""),
            (Audience::Members, "2026-02-01", "2025-10-01"),
            (Audience::Office, "2025-12-31", ""),
            (Audience::Office, "2026-01-01", "2026-01-01"),
            (Audience::Joiners, "2025-09-01", "2025-04-01"),
        ] {
            let found = since(&who(audience), &stay, day("2025-05-01"), day(on));
            assert_eq!(found.map(|day| day.to_string()).unwrap_or_default(), expected, "{audience} on {on}");
        }
        assert_eq!(since(&who(Audience::Joiners), &stay, day("2025-05-02"), day("2025-09-01")), None, "joined 31 days before it began");
    }

    #[test]
    fn whoever_comes_back_is_asked_from_then_on() {
        let belonging = [stayed(PersonKind::Staff, 1, "2024-04-01", "2025-03-31"), stayed(PersonKind::Staff, 1, "2025-07-01", "")];
        let stay = Stay { belonging: &belonging, ..Stay::default() };
        assert_eq!(since(&who(Audience::Everyone), &stay, day("2020-04-01"), day("2026-01-01")), Some(day("2025-07-01")));
    }
}
