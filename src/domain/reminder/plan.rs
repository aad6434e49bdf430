//! When somebody is reminded of a deadline: some days ahead, on the day, then every week, and after a while the manager too.

use chrono::{Days, NaiveDate};

use crate::domain::working_day::{on_or_after, on_or_before};

/// How long ahead and after how long people are reminded, as the organisation has set it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// How many days ahead, the most first. 0 is the day itself.
    pub leads: Vec<u64>,
    /// After how many days of delay the manager is told too.
    pub escalate_after: u64,
}

/// How often whoever is late is reminded again, in days.
const AGAIN: u64 = 7;

/// One reminder of one deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The day on which it goes out: one on which offices work.
    pub on: NaiveDate,
    /// So many days before the deadline; negative once it has passed.
    pub days_left: i64,
    /// The manager is told too.
    pub escalated: bool,
}

impl Plan {
    /// Every reminder of a deadline that goes out after the one day and up to the other. What falls on a day on which nobody works moves to the next on which they do; what
    /// would then come after the deadline comes before it.
    pub fn steps(&self, due_on: NaiveDate, after: NaiveDate, until: NaiveDate) -> impl Iterator<Item = Step> {
        let ahead = self.leads.iter().filter_map(move |days| due_on.checked_sub_days(Days::new(*days)));
        let ahead = ahead.map(move |on| Some(on_or_after(on)).filter(|moved| *moved <= due_on).unwrap_or_else(|| on_or_before(due_on)));
        // Weeks that have passed long before are not counted one by one.
        let first = u64::try_from((after - due_on).num_days()).unwrap_or(0) / AGAIN;
        let late = (first.max(1)..).filter_map(move |week| due_on.checked_add_days(Days::new(week * AGAIN)));
        let late = late.take_while(move |on| *on <= until).map(on_or_after);
        let escalate_after = i64::try_from(self.escalate_after).unwrap_or(i64::MAX);
        let step = move |on: NaiveDate| {
            let days_left = (due_on - on).num_days();
            Step { on, days_left, escalated: -days_left >= escalate_after }
        };
        ahead.chain(late).map(step).filter(move |step| after < step.on && step.on <= until)
    }

    /// The last reminder of a deadline in that time: several that were missed are one.
    #[must_use]
    pub fn last(&self, due_on: NaiveDate, after: NaiveDate, until: NaiveDate) -> Option<Step> {
        self.steps(due_on, after, until).max_by_key(|step| step.on)
    }

    /// How far ahead the first reminder goes out, in days.
    #[must_use]
    pub fn horizon(&self) -> u64 {
        // A day that moves may come up to a week and a half earlier.
        self.leads.iter().copied().max().unwrap_or(0) + 14
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn plan() -> Plan {
        Plan { leads: vec![60, 30, 7, 0], escalate_after: 14 }
    }

    fn told(due_on: &str, after: &str, until: &str) -> Vec<(String, i64, bool)> {
        let mut steps: Vec<Step> = plan().steps(day(due_on), day(after), day(until)).collect();
        steps.sort_by_key(|step| step.on);
        steps.into_iter().map(|step| (step.on.to_string(), step.days_left, step.escalated)).collect()
    }

    #[test]
    fn people_are_reminded_ahead_on_the_day_and_then_weekly_with_their_manager() {
        let expected = [
            ("2026-04-13", 60, false),
            ("2026-05-13", 30, false),
            ("2026-06-05", 7, false),
            ("2026-06-12", 0, false),
            ("2026-06-19", -7, false),
            ("2026-06-26", -14, true),
            ("2026-07-03", -21, true),
        ];
        let expected: Vec<_> = expected.iter().map(|(on, left, high)| ((*on).to_owned(), *left, *high)).collect();
        assert_eq!(told("2026-06-12", "2026-01-01", "2026-07-05"), expected);
    }

    #[test]
    fn nothing_goes_out_on_a_day_on_which_nobody_works_and_nothing_ahead_comes_late() {
        // 23 November 2026 is a holiday on a Monday; 16 November is a Monday.
        assert_eq!(
            told("2026-11-23", "2026-11-15", "2026-11-30").iter().map(|step| step.0.as_str()).collect::<Vec<_>>(),
            ["2026-11-16", "2026-11-20", "2026-11-30"]
        );
        // New Year: due on 2 January; the week ahead and the day itself both move to the last day of work, and are said once.
        assert_eq!(
            told("2027-01-02", "2026-12-27", "2027-01-12").iter().map(|step| step.0.as_str()).collect::<Vec<_>>(),
            ["2026-12-28", "2026-12-28", "2027-01-12"]
        );
    }

    #[test]
    fn what_was_missed_is_said_once() {
        let step = plan().last(day("2026-06-12"), day("2026-01-01"), day("2026-06-12")).unwrap();
        assert_eq!((step.on, step.days_left), (day("2026-06-12"), 0));
        assert_eq!(plan().last(day("2026-06-12"), day("2026-06-12"), day("2026-06-18")), None);
    }

    #[test]
    fn every_deadline_of_two_years_is_said_on_time() {
        for due_on in day("2026-01-01").iter_days().take(730) {
            let on_the_day = plan().steps(due_on, due_on - Days::new(14), due_on).filter(|step| step.days_left >= 0).count();
            assert!(on_the_day >= 1, "{due_on}");
            assert!(
                plan()
                    .steps(due_on, due_on - Days::new(90), due_on + Days::new(60))
                    .all(|step| crate::domain::working_day::is_working(step.on))
            );
        }
    }
}
