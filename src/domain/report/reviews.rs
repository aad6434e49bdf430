//! What became of reviews in a period, and what was due at its end.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::{ReportPeriod, Share};
use crate::domain::codes::codes;
use crate::domain::deadline::Basis;
use crate::domain::review::{Review, ReviewState, Watched};

/// The reviews of a period. A review belongs to the period in which the date lies that was meant when it became binding.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ReviewYear {
    /// Of those planned in the period, how many were carried out by the end.
    pub done: Share,
    /// Of those planned, how many stand at another date than was meant.
    pub moved: Share,
    /// Of those planned, how many were cancelled.
    pub cancelled: Share,
    /// Of all carried out in the period, whenever they were planned, how many were by the date that was meant.
    pub in_time: Share,
    /// Of all with a binding date that are not carried out at the end, while the work goes on, how many are overdue.
    pub overdue: Share,
    /// Of those overdue, how many are so by a date that somebody set.
    pub by_date: Share,
    /// Of those overdue, how many are so by the rule alone.
    pub by_rule: Share,
    /// Of the pieces of supervised work under way at the end, how many should have been reviewed already and have no date for it.
    pub undated: Share,
}

codes! {
    /// A figure of [`ReviewYear`].
    pub enum ReviewFigure as "report-figure-review" {
        Done = "done",
        Moved = "moved",
        Cancelled = "cancelled",
        InTime = "in_time",
        Overdue = "overdue",
        ByDate = "by_date",
        ByRule = "by_rule",
        Undated = "undated",
    }
}

/// What became of them in the period up to `on`.
#[must_use]
pub fn review_year<'w>(all: impl IntoIterator<Item = &'w Watched>, period: ReportPeriod, on: NaiveDate) -> ReviewYear {
    let mut told = ReviewYear::default();
    for watched in all {
        reviews_counted(watched, period, on, |figure, _, counts| told.share(figure).add(true, counts));
    }
    told
}

/// Tells of each review, or piece of work for [`ReviewFigure::Undated`], by its number in which figures it is and whether it counts there.
pub fn reviews_counted(watched: &Watched, period: ReportPeriod, on: NaiveDate, mut told: impl FnMut(ReviewFigure, i64, bool)) {
    for review in &watched.reviews {
        if is_planned(review, period, on) {
            told(ReviewFigure::Done, review.id, review.state(on) == ReviewState::Done);
            told(ReviewFigure::Moved, review.id, review.is_moved(on));
            told(ReviewFigure::Cancelled, review.id, review.state(on) == ReviewState::Cancelled);
        }
        if was_done(review, period, on) {
            told(ReviewFigure::InTime, review.id, is_in_time(review));
        }
    }
    let overdue: Vec<(i64, Basis)> = watched.overdue(on).map(|(review, overdue)| (review.id, overdue.basis)).collect();
    for review in watched.reviews.iter().filter(|review| review.is_open(on) && watched.goes_on(review, on)) {
        told(ReviewFigure::Overdue, review.id, overdue.iter().any(|(id, _)| *id == review.id));
    }
    for (id, basis) in overdue {
        told(ReviewFigure::ByDate, id, basis == Basis::Set);
        told(ReviewFigure::ByRule, id, basis == Basis::Rule);
    }
    let undated: Vec<i64> = watched.unplanned(on).filter(|missed| missed.due_on < on).map(|missed| missed.work.id).collect();
    for work in watched.live(on) {
        told(ReviewFigure::Undated, work.id, undated.contains(&work.id));
    }
}

impl ReviewYear {
    fn share(&mut self, figure: ReviewFigure) -> &mut Share {
        match figure {
            ReviewFigure::Done => &mut self.done,
            ReviewFigure::Moved => &mut self.moved,
            ReviewFigure::Cancelled => &mut self.cancelled,
            ReviewFigure::InTime => &mut self.in_time,
            ReviewFigure::Overdue => &mut self.overdue,
            ReviewFigure::ByDate => &mut self.by_date,
            ReviewFigure::ByRule => &mut self.by_rule,
            ReviewFigure::Undated => &mut self.undated,
        }
    }
}

/// Whether it was planned in the period: its date was binding, and the one that was meant lies in the period. What was taken out of a plan before
/// that was approved was never planned.
#[must_use]
pub fn is_planned(review: &Review, period: ReportPeriod, on: NaiveDate) -> bool {
    let bound = |bound: NaiveDate| bound <= on && review.cancelled_on.is_none_or(|cancelled| bound <= cancelled);
    review.binding_on.is_some_and(bound) && period.contains(review.intended_on())
}

/// Whether it was carried out in the period by `on`.
#[must_use]
pub fn was_done(review: &Review, period: ReportPeriod, on: NaiveDate) -> bool {
    review.state(on) == ReviewState::Done && review.done_on.is_some_and(|done| period.first() <= done)
}

/// By the date that was meant, whatever it was moved to since.
fn is_in_time(review: &Review) -> bool {
    review.done_on.is_some_and(|done| done <= review.intended_on())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::entrustment::{DataKind, EntrustmentKind, Handling, SubEntrustment};
    use crate::domain::fiscal_year::FiscalYear;
    use crate::domain::review::{Dating, ReviewKind, WatchedWork};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// Bound on 1 April 2026 and meant for the first date; moved, on the day before the second, to that.
    fn review(id: i64, meant: &str, moved: Option<&str>, done: Option<&str>) -> Review {
        let mut dates = vec![Dating { planned_on: day(meant), recorded_on: day("2026-03-01"), seq: 1 }];
        dates.extend(moved.map(|to| Dating { planned_on: day(to), recorded_on: day("2026-05-01"), seq: 9 }));
        Review {
            id,
            kind: ReviewKind::Regular,
            covers: vec![1],
            due_on: None,
            binding_on: Some(day("2026-04-01")),
            binding_seq: Some(2),
            dates,
            begun_on: None,
            done_on: done.map(day),
            done_seq: done.map(|_| 20),
            cancelled_on: None,
        }
    }

    fn work(id: i64, until: Option<&str>) -> WatchedWork {
        let handling = Handling {
            kind: EntrustmentKind::Entrustment,
            data_kinds: vec![DataKind::Contact],
            principals: Some(100),
            special_care: false,
            my_number: false,
            core_system: false,
            it_used: true,
            media_carried: true,
            countries: vec!["JP".into()],
        };
        WatchedWork {
            id,
            control_no: format!("W-{id}"),
            work: "mailing".into(),
            handling,
            sub_entrustment: SubEntrustment::Prohibited,
            from_on: day("2025-06-01"),
            until_on: until.map(day),
        }
    }

    #[test]
    fn the_year_adds_up() {
        let year = ReportPeriod::from(FiscalYear::new(2026, 4).unwrap());
        let reviews = vec![
            review(1, "2026-06-30", None, Some("2026-06-30")),
            // Done on the date to which it was moved, and so later than was meant.
            review(2, "2026-06-30", Some("2026-09-30"), Some("2026-09-15")),
            // Moved out of the year.
            review(3, "2026-12-01", Some("2027-05-01"), None),
            Review { cancelled_on: Some(day("2026-10-01")), ..review(4, "2026-12-01", None, None) },
            // Overdue by its date, and one by the rule before its date.
            review(5, "2027-03-30", None, None),
            Review { due_on: Some(day("2027-02-28")), ..review(6, "2027-03-31", Some("2027-05-01"), None) },
            // Meant for the year before and done in this one; meant for the next; never binding; taken out before it was.
            review(7, "2026-03-31", None, Some("2026-04-05")),
            review(8, "2027-04-10", None, None),
            Review { binding_on: None, binding_seq: None, ..review(9, "2026-07-01", None, None) },
            Review { cancelled_on: Some(day("2026-03-20")), ..review(10, "2026-07-01", None, None) },
            // Its work has ended.
            Review { covers: vec![2], ..review(11, "2026-08-01", None, None) },
        ];
        let watched = Watched { work: vec![work(1, None), work(2, Some("2026-07-31"))], reviews, ..Watched::default() };
        let told = review_year([&watched], year, year.last());
        assert_eq!((told.done, told.moved, told.cancelled), (Share::of(2, 7), Share::of(3, 7), Share::of(1, 7)));
        assert_eq!(told.in_time, Share::of(1, 3));
        assert_eq!((told.overdue, told.by_date, told.by_rule), (Share::of(2, 4), Share::of(1, 2), Share::of(1, 2)));
        assert_eq!(told.undated, Share::of(0, 1));
    }

    #[test]
    fn work_without_a_date_counts_once_its_review_is_due() {
        let year = ReportPeriod::from(FiscalYear::new(2026, 4).unwrap());
        let kept_since = Some(day("2026-04-01"));
        let watched = Watched { work: vec![work(1, None), work(2, None)], kept_since, ..Watched::default() };
        let undated = |on: &str| review_year([&watched], year, day(on)).undated;
        assert_eq!((undated("2026-06-01"), undated("2026-06-02")), (Share::of(0, 2), Share::of(2, 2)));
    }
}
