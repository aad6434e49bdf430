//! What reviews a consignee's work has had and is due: pure functions of dated facts and a date.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::cadence::after;
use super::{CadenceRule, Override, Review, ReviewState};
use crate::domain::entrustment::{EntrustmentKind, Handling, SubEntrustment, is_live};

/// All that reviews of one consignee depend on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Watched {
    /// By work and then by period.
    pub work: Vec<WatchedWork>,
    pub overrides: Vec<Override>,
    pub reviews: Vec<Review>,
    /// The day on which the organisation approved its first plan of reviews: from then on its own cadence binds it. What the law asks binds always.
    pub kept_since: Option<NaiveDate>,
}

/// A piece of work in one period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct WatchedWork {
    pub id: i64,
    pub control_no: String,
    pub work: String,
    pub handling: Handling,
    pub sub_entrustment: SubEntrustment,
    pub from_on: NaiveDate,
    pub until_on: Option<NaiveDate>,
}

/// Work whose review is due, without one that is planned for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missed<'w> {
    pub work: &'w WatchedWork,
    pub due_on: NaiveDate,
}

impl Watched {
    /// The supervised work under way on the date.
    pub fn live(&self, on: NaiveDate) -> impl Iterator<Item = &WatchedWork> {
        self.work.iter().filter(move |work| work.is_supervised() && is_live(work.from_on, work.until_on, on))
    }

    /// Months between two reviews of a piece of work, by what holds on the date.
    #[must_use]
    pub fn months(&self, work: &WatchedWork, on: NaiveDate) -> u32 {
        let rule = CadenceRule::on(on);
        let set = self.set_for(work.id, on).and_then(|set| set.months);
        let months = set.unwrap_or_else(|| rule.months(&work.handling, on));
        rule.most(&work.handling).map_or(months, |most| months.min(most))
    }

    /// What somebody set for a piece of work and holds on the date.
    #[must_use]
    pub fn set_for(&self, id: i64, on: NaiveDate) -> Option<&Override> {
        self.overrides.iter().filter(|set| set.entrustment_id == id && set.from_on <= on).max_by_key(|set| set.from_on)
    }

    /// The regular review from which the next one of a piece of work counts: among those done, the latest by its intended date.
    #[must_use]
    pub fn last_done(&self, id: i64, on: NaiveDate) -> Option<&Review> {
        let done = |review: &&Review| review.counts() && review.covers.contains(&id) && review.state(on) == ReviewState::Done;
        self.reviews.iter().filter(done).max_by_key(|review| review.intended_on())
    }

    /// The day by which a piece of work is to be reviewed next: counted from the intended date of the last review, at first from the start of the work.
    #[must_use]
    pub fn next_due(&self, work: &WatchedWork, on: NaiveDate) -> NaiveDate {
        let anchor = self.last_done(work.id, on).map_or_else(|| self.start(work), Review::intended_on);
        after(anchor, self.months(work, on))
    }

    /// The day from which what is planned next counts: as [`Self::next_due`], but what is planned and binding counts as if it were done.
    #[must_use]
    pub fn anchor(&self, work: &WatchedWork, on: NaiveDate) -> NaiveDate {
        let counts = |review: &&Review| {
            let state = review.state(on);
            review.counts() && review.covers.contains(&work.id) && !matches!(state, ReviewState::Proposed | ReviewState::Cancelled)
        };
        self.reviews.iter().filter(counts).map(Review::intended_on).max().unwrap_or_else(|| self.start(work))
    }

    /// The first day on which it was entrusted.
    fn start(&self, work: &WatchedWork) -> NaiveDate {
        let periods = self.work.iter().filter(|other| other.id == work.id && other.is_supervised());
        periods.map(|other| other.from_on).min().unwrap_or(work.from_on)
    }

    /// Work under way whose next review has no date set, each with the last day for it. The cadence binds since the organisation approved its
    /// first plan, and nothing is due before that; what the law asks of data abroad, the regular check of equivalent measures, stands by itself
    /// (`domain::foreign`).
    pub fn unplanned(&self, on: NaiveDate) -> impl Iterator<Item = Missed<'_>> {
        let planned = move |id: i64| self.reviews.iter().any(|review| review.counts() && review.covers.contains(&id) && review.is_open(on));
        let kept_since = self.kept_since.filter(|since| *since <= on);
        kept_since.into_iter().flat_map(move |since| {
            let live = self.live(on).filter(move |work| !planned(work.id));
            live.map(move |work| Missed { work, due_on: self.next_due(work, on).max(since) })
        })
    }

    /// Whether work that a review covers goes on, or is still to come: of what has ended there is nothing left to look at.
    #[must_use]
    pub fn goes_on(&self, review: &Review, on: NaiveDate) -> bool {
        let mut covered = self.work.iter().filter(|work| review.covers.contains(&work.id));
        covered.any(|work| work.until_on.is_none_or(|until| on <= until))
    }

    /// The reviews of work under way that are overdue.
    pub fn overdue(&self, on: NaiveDate) -> impl Iterator<Item = (&Review, super::Overdue)> {
        let of_live = move |review: &&Review| self.live(on).any(|work| review.covers.contains(&work.id));
        self.reviews.iter().filter(of_live).filter_map(move |review| Some((review, review.overdue(on)?)))
    }

    /// How many regular reviews of the consignee were done.
    #[must_use]
    pub fn done(&self, on: NaiveDate) -> usize {
        self.reviews.iter().filter(|review| review.counts() && review.state(on) == ReviewState::Done).count()
    }
}

impl WatchedWork {
    /// Whether the law asks that the consignee be supervised in it (APPI Art. 25).
    #[must_use]
    pub fn is_supervised(&self) -> bool {
        self.handling.kind == EntrustmentKind::Entrustment
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::domain::entrustment::DataKind;
    use crate::domain::review::{Dating, ReviewKind};

    pub fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    pub fn work(id: i64, from: &str, country: &str, media: bool) -> WatchedWork {
        let handling = Handling {
            kind: EntrustmentKind::Entrustment,
            data_kinds: vec![DataKind::Contact],
            principals: Some(100),
            special_care: false,
            my_number: false,
            core_system: false,
            it_used: true,
            media_carried: media,
            countries: vec![country.into()],
        };
        let (control_no, work) = (format!("W-{id}"), "mailing".into());
        WatchedWork { id, control_no, work, handling, sub_entrustment: SubEntrustment::Prohibited, from_on: day(from), until_on: None }
    }

    pub fn done(id: i64, covers: i64, intended: &str, done: &str) -> Review {
        Review {
            id,
            kind: ReviewKind::Regular,
            covers: vec![covers],
            due_on: None,
            binding_on: Some(day("2020-01-01")),
            binding_seq: Some(1),
            dates: vec![Dating { planned_on: day(intended), recorded_on: day("2020-01-01"), seq: 1 }],
            begun_on: None,
            done_on: Some(day(done)),
            done_seq: Some(2),
            cancelled_on: None,
        }
    }

    #[test]
    fn the_next_one_counts_from_the_intended_date_of_the_last() {
        let mut watched = Watched { work: vec![work(1, "2024-02-29", "JP", true)], ..Watched::default() };
        assert_eq!(watched.next_due(&watched.work[0], day("2024-06-01")), day("2025-02-28"), "the first counts from the start of the work");
        watched.reviews.push(done(1, 1, "2025-01-31", "2025-05-20"));
        assert_eq!(watched.next_due(&watched.work[0], day("2025-05-19")), day("2025-02-28"));
        assert_eq!(watched.next_due(&watched.work[0], day("2025-05-20")), day("2026-01-31"), "not from its completion");
        watched.reviews.push(Review { kind: ReviewKind::Extraordinary, ..done(2, 1, "2025-10-01", "2025-10-01") });
        assert_eq!(
            watched.next_due(&watched.work[0], day("2025-11-01")),
            day("2026-01-31"),
            "an extraordinary one comes beside the cadence"
        );
    }

    #[test]
    fn what_was_set_holds_from_its_day_and_never_longer_than_the_law_allows() {
        let mut watched =
            Watched { work: vec![work(1, "2024-04-01", "JP", true), work(2, "2024-04-01", "US", false)], ..Watched::default() };
        for id in [1, 2] {
            watched.overrides.push(Override { entrustment_id: id, months: Some(18), reason: String::new(), from_on: day("2025-04-01") });
        }
        watched.overrides.push(Override { entrustment_id: 1, months: None, reason: String::new(), from_on: day("2026-04-01") });
        for (place, on, months) in [(0, "2025-03-31", 12), (0, "2025-04-01", 18), (0, "2026-04-01", 12), (1, "2025-04-01", 12)] {
            assert_eq!(watched.months(&watched.work[place], day(on)), months, "{place} {on}");
        }
    }

    #[test]
    fn the_cadence_binds_from_the_first_plan_and_asks_for_nothing_before() {
        let mut watched =
            Watched { work: vec![work(1, "2021-04-01", "JP", true), work(2, "2026-02-10", "US", false)], ..Watched::default() };
        let due =
            |watched: &Watched| watched.unplanned(day("2026-06-01")).map(|missed| (missed.work.id, missed.due_on)).collect::<Vec<_>>();
        assert_eq!(due(&watched), []);
        watched.kept_since = Some(day("2026-04-01"));
        assert_eq!(due(&watched), [(1, day("2026-04-01")), (2, day("2027-02-10"))]);
        watched.reviews.push(Review { done_on: None, ..done(1, 1, "2026-06-01", "2026-06-01") });
        assert_eq!(due(&watched), [(2, day("2027-02-10"))], "one is planned");
    }
}
