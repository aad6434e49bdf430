//! The plan of a fiscal year: what falls due in it, spread over its months.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::cadence::after;
use super::{CadenceRule, Method, Watched};
use crate::domain::fiscal_year::FiscalYear;
use crate::domain::tier::TierRule;
use crate::domain::working_day;

/// A review that is proposed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Proposal {
    pub consignee_id: i64,
    pub covers: Vec<i64>,
    /// The last day by the cadence; before the year if it is overdue already.
    pub due_on: NaiveDate,
    pub planned_on: NaiveDate,
    pub method: Method,
}

/// Work of a consignee that falls due within so many days of each other is looked at in one review.
const TOGETHER_DAYS: u64 = 92;

/// What the cadences ask for in a year, by what is known on a date: every review not later than its due date, and spread so that no month has more than
/// its share while an earlier one has room. Nothing is proposed for days that have passed.
#[must_use]
pub fn propose<'w>(all: impl IntoIterator<Item = (i64, &'w Watched)>, year: FiscalYear, on: NaiveDate) -> Vec<Proposal> {
    let mut proposals: Vec<Proposal> = all.into_iter().flat_map(|(id, watched)| of_consignee(id, watched, year, on)).collect();
    proposals.sort_by_key(|one| (one.due_on, one.consignee_id));
    spread(&mut proposals, year, on);
    proposals.sort_by_key(|one| (one.planned_on, one.consignee_id));
    proposals
}

fn of_consignee(consignee_id: i64, watched: &Watched, year: FiscalYear, on: NaiveDate) -> Vec<Proposal> {
    let day = on.max(year.first()).min(year.last());
    let mut dues: Vec<(NaiveDate, i64)> = Vec::new();
    for work in watched.work.iter().filter(|work| work.is_supervised() && work.from_on <= year.last()) {
        // A piece of work stands once for each period: the one of the day counts, else the first to come.
        let later = |other: &super::WatchedWork| other.id == work.id && other.from_on > work.from_on && other.from_on <= day;
        if watched.work.iter().any(later)
            || (work.from_on > day && watched.work.iter().any(|other| other.id == work.id && other.from_on < work.from_on))
        {
            continue;
        }
        let (anchor, months) = (watched.anchor(work, on), watched.months(work, day).max(1));
        let dues_of = (1..).map(|count| after(anchor, months * count)).take_while(|due| *due <= year.last());
        let needed = dues_of.filter(|due| work.until_on.is_none_or(|until| *due <= until && day <= until));
        let (missed, within): (Vec<_>, Vec<_>) = needed.partition(|due| *due < year.first());
        match (missed.first(), watched.kept_since) {
            (None, _) => dues.extend(within.into_iter().map(|due| (due, work.id))),
            // Of what was missed before the year, one review is enough.
            (Some(due), Some(since)) if since <= *due => dues.extend(std::iter::once(*due).chain(within).map(|due| (due, work.id))),
            // What nobody had promised, as no plan was kept yet, is not late: the cadence begins with the year, and once in it is the least.
            (Some(_), _) => {
                let begun = year.first().pred_opt().unwrap_or(year.first());
                let mut afresh: Vec<_> = (1..=12).map(|count| after(begun, months * count)).take_while(|due| *due < year.last()).collect();
                afresh.push(year.last());
                let last = work.until_on.unwrap_or(year.last());
                afresh.dedup_by_key(|due| (*due).min(last));
                dues.extend(afresh.into_iter().map(|due| (due.min(last), work.id)));
            }
        }
    }
    dues.sort_unstable();
    let tier = TierRule::on(day).tier(watched.live(day).map(|work| &work.handling));
    let mut lines: Vec<Proposal> = Vec::new();
    for (due_on, id) in dues {
        let near = |line: &&mut Proposal| due_on <= line.due_on.checked_add_days(Days::new(TOGETHER_DAYS)).unwrap_or(NaiveDate::MAX);
        if let Some(line) = lines.last_mut().filter(near).filter(|line| !line.covers.contains(&id)) {
            line.covers.push(id);
            continue;
        }
        let method = CadenceRule::on(day).method(tier, watched.done(on) + lines.len());
        lines.push(Proposal { consignee_id, covers: vec![id], due_on, planned_on: due_on, method });
    }
    lines
}

/// Gives each review a day: in the month of its due date, or in an earlier month of the year that has fewer, the latest of those.
fn spread(proposals: &mut [Proposal], year: FiscalYear, on: NaiveDate) {
    let first_open = on.max(year.first());
    let share = proposals.len().div_ceil(12).max(1);
    let mut load: BTreeMap<(i32, u32), usize> = BTreeMap::new();
    for one in proposals {
        let latest = one.due_on.max(first_open);
        let months = months_back(latest, first_open);
        let place = months.iter().find(|month| load.get(*month).copied().unwrap_or(0) < share);
        let place = place.or_else(|| months.iter().min_by_key(|month| load.get(*month).copied().unwrap_or(0)));
        let month = place.copied().unwrap_or((latest.year(), latest.month()));
        *load.entry(month).or_default() += 1;
        let last = last_of(month).unwrap_or(latest).min(latest);
        one.planned_on = working(last, first_open);
    }
}

/// The months from that of a day back to that of another, the latest first.
fn months_back(from: NaiveDate, to: NaiveDate) -> Vec<(i32, u32)> {
    let mut months = Vec::new();
    let (mut year, mut month) = (from.year(), from.month());
    while (year, month) >= (to.year(), to.month()) {
        months.push((year, month));
        (year, month) = if month == 1 { (year - 1, 12) } else { (year, month - 1) };
    }
    months
}

fn last_of((year, month): (i32, u32)) -> Option<NaiveDate> {
    let (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    NaiveDate::from_ymd_opt(year, month, 1)?.pred_opt()
}

/// The day, or the last working day before it; never before the first day that is open.
fn working(day: NaiveDate, first: NaiveDate) -> NaiveDate {
    working_day::on_or_before(day).max(first.min(day))
}

#[cfg(test)]
mod tests {
    use super::super::watched::tests::{day, done, work};
    use super::*;

    fn watched(from: &str) -> Watched {
        Watched { work: vec![work(1, from, "JP", true)], ..Watched::default() }
    }

    #[test]
    fn what_falls_due_in_the_year_is_proposed_and_never_later_than_due() {
        for start in [4, 1] {
            let year = FiscalYear::new(2026, start).unwrap();
            let all: Vec<Watched> = (0..24).map(|n| watched(if n % 2 == 0 { "2025-12-15" } else { "2025-12-20" })).collect();
            let lines = propose((1..).zip(&all), year, year.first());
            assert_eq!(lines.len(), 24);
            assert!(lines.iter().all(|one| one.planned_on <= one.due_on && year.contains(one.planned_on)), "{lines:#?}");
            let mut months: BTreeMap<u32, usize> = BTreeMap::new();
            for one in &lines {
                *months.entry(one.planned_on.month()).or_default() += 1;
            }
            assert!(months.len() >= 9, "they do not all fall into one month: {months:?}");
        }
    }

    #[test]
    fn what_is_done_or_planned_counts_from_its_intended_date() {
        let year = FiscalYear::new(2026, 4).unwrap();
        let due = |watched: &Watched| propose([(1, watched)], year, year.first()).iter().map(|one| one.due_on).collect::<Vec<_>>();
        let mut one = watched("2024-07-31");
        assert_eq!(due(&one), [day("2027-03-31")], "what was missed before there were plans is not late");
        one.kept_since = Some(day("2025-04-01"));
        assert_eq!(due(&one), [day("2025-07-31"), day("2026-07-31")], "one that was missed, and that of the year");
        one.reviews.push(done(1, 1, "2025-07-31", "2025-09-30"));
        assert_eq!(due(&one), [day("2026-07-31")]);
        one.work[0].until_on = Some(day("2026-06-30"));
        assert_eq!(due(&one), Vec::<NaiveDate>::new(), "the work ends before");
    }

    #[test]
    fn the_first_plan_takes_in_work_whose_day_has_long_passed() {
        let year = FiscalYear::new(2026, 4).unwrap();
        // Every 24 months, for it is work of the lowest tier: its day was in the year before.
        let all: Vec<Watched> = (0..24).map(|_| Watched { work: vec![work(1, "2023-07-31", "JP", false)], ..Watched::default() }).collect();
        assert_eq!(all[0].months(&all[0].work[0], year.first()), 24);
        let lines = propose((1..).zip(&all), year, year.first());
        let mut months: BTreeMap<u32, usize> = BTreeMap::new();
        for one in &lines {
            *months.entry(one.planned_on.month()).or_default() += 1;
        }
        assert_eq!((lines.len(), months.len()), (24, 12), "once each, two in every month");
        assert!(lines.iter().all(|one| working_day::is_working(one.planned_on)));
    }

    #[test]
    fn work_that_falls_due_at_about_the_same_time_is_looked_at_together() {
        let year = FiscalYear::new(2026, 4).unwrap();
        let mut one = watched("2025-06-01");
        one.work.push(work(2, "2025-08-01", "JP", true));
        one.work.push(work(3, "2025-12-01", "JP", true));
        let lines = propose([(9, &one)], year, year.first());
        let covers: Vec<_> = lines.iter().map(|line| (line.covers.clone(), line.due_on)).collect();
        assert_eq!(covers, [(vec![1, 2], day("2026-06-01")), (vec![3], day("2026-12-01"))]);
    }
}
