//! One review: planned, in progress, done or cancelled, with every date it was ever set to.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::codes::codes;
use crate::domain::deadline::Basis;

codes! {
    /// Why a review is made.
    pub enum ReviewKind as "review-kind" {
        /// By the cadence, in the plan of a fiscal year.
        Regular = "regular",
        /// By the cadence, added beside the plan.
        Supplement = "supplement",
        /// Because something happened.
        Extraordinary = "extraordinary",
    }

    /// What an extraordinary review answers to.
    pub enum ReviewCause as "review-cause" {
        Incident = "incident",
        WorkChanged = "work_changed",
        DataChanged = "data_changed",
        PlaceChanged = "place_changed",
        SubConsigneeChanged = "sub_consignee_changed",
        CertificateExpiry = "certificate_expiry",
        ContractRenewal = "contract_renewal",
        LawChanged = "law_changed",
        Other = "other",
    }

    /// How a review is made (PPC General Guidelines 3-4-4, note 3).
    pub enum Method as "review-method" {
        Document = "document",
        OnSite = "on_site",
        Interview = "interview",
        Certificate = "certificate",
    }

    /// Where a review stands on a date.
    pub enum ReviewState as "review-state" {
        /// In a plan that is not approved.
        Proposed = "proposed",
        Planned = "planned",
        InProgress = "in_progress",
        Done = "done",
        Cancelled = "cancelled",
    }

    /// What happened to a review, besides its dates.
    pub enum ReviewEventKind as "review-event" {
        Begun = "begun",
        Finished = "finished",
        Cancelled = "cancelled",
    }

    /// What was found at an item of the checklist.
    pub enum Checked as "review-checked" {
        Fulfilled = "fulfilled",
        Partly = "partly",
        Not = "not",
        NotLooked = "not_looked",
    }

    /// What follows for the entrustment.
    pub enum Conclusion as "review-conclusion" {
        GoOn = "go_on",
        Improve = "improve",
        Suspend = "suspend",
    }
}

/// A date that a review was set to, and when that was recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Dating {
    pub planned_on: NaiveDate,
    pub recorded_on: NaiveDate,
    pub seq: i64,
}

/// A review of one consignee.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Review {
    pub id: i64,
    pub kind: ReviewKind,
    /// The work it looks at.
    pub covers: Vec<i64>,
    /// The last day by the cadence, as it was reckoned when the review was planned.
    pub due_on: Option<NaiveDate>,
    /// Since when its date binds: the approval of its plan, or the day on which somebody set it.
    pub binding_on: Option<NaiveDate>,
    /// The entry of that.
    pub binding_seq: Option<i64>,
    /// In the order in which they were recorded; never empty.
    pub dates: Vec<Dating>,
    pub begun_on: Option<NaiveDate>,
    /// The day on which it was carried out.
    pub done_on: Option<NaiveDate>,
    /// The entry of that.
    pub done_seq: Option<i64>,
    pub cancelled_on: Option<NaiveDate>,
}

/// Overdue, and by what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overdue {
    pub due_on: NaiveDate,
    pub basis: Basis,
}

impl Review {
    #[must_use]
    pub fn state(&self, on: NaiveDate) -> ReviewState {
        let by = |day: Option<NaiveDate>| day.is_some_and(|day| day <= on);
        if by(self.cancelled_on) {
            ReviewState::Cancelled
        } else if by(self.done_on) {
            ReviewState::Done
        } else if by(self.begun_on) {
            ReviewState::InProgress
        } else if by(self.binding_on) {
            ReviewState::Planned
        } else {
            ReviewState::Proposed
        }
    }

    /// Its date binds somebody and it is not carried out.
    #[must_use]
    pub fn is_open(&self, on: NaiveDate) -> bool {
        matches!(self.state(on), ReviewState::Planned | ReviewState::InProgress)
    }

    /// The date that stood on a day.
    #[must_use]
    pub fn planned_on(&self, on: NaiveDate) -> NaiveDate {
        let stood = self.dates.iter().rfind(|dating| dating.recorded_on <= on).or(self.dates.first());
        stood.map_or(NaiveDate::MAX, |dating| dating.planned_on)
    }

    /// The date that was meant when it became binding, whatever it was moved to since: from it the next one counts.
    #[must_use]
    pub fn intended_on(&self) -> NaiveDate {
        let meant = match self.binding_seq {
            Some(seq) => self.dates.iter().rfind(|dating| dating.seq <= seq).or(self.dates.first()),
            None => self.dates.last(),
        };
        meant.map_or(NaiveDate::MAX, |dating| dating.planned_on)
    }

    /// Whether it was moved since it became binding.
    #[must_use]
    pub fn is_moved(&self, on: NaiveDate) -> bool {
        self.binding_on.is_some() && self.planned_on(on) != self.intended_on()
    }

    /// By when it has to be made: its date, or the last day of the cadence if that comes before.
    #[must_use]
    pub fn deadline(&self, on: NaiveDate) -> Overdue {
        let planned_on = self.planned_on(on);
        match self.due_on {
            Some(due_on) if due_on < planned_on => Overdue { due_on, basis: Basis::Rule },
            _ => Overdue { due_on: planned_on, basis: Basis::Set },
        }
    }

    #[must_use]
    pub fn overdue(&self, on: NaiveDate) -> Option<Overdue> {
        Some(self.deadline(on)).filter(|deadline| self.is_open(on) && deadline.due_on < on)
    }

    /// Whether the cadence counts from it: an extraordinary one comes beside it.
    #[must_use]
    pub fn counts(&self) -> bool {
        self.kind != ReviewKind::Extraordinary
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn review() -> Review {
        let dating = |planned: &str, recorded: &str, seq| Dating { planned_on: day(planned), recorded_on: day(recorded), seq };
        Review {
            id: 1,
            kind: ReviewKind::Regular,
            covers: vec![7],
            due_on: Some(day("2026-08-31")),
            binding_on: Some(day("2026-04-10")),
            binding_seq: Some(12),
            dates: vec![
                dating("2026-07-01", "2026-03-20", 10),
                dating("2026-06-15", "2026-04-10", 11),
                dating("2026-08-01", "2026-06-14", 20),
            ],
            begun_on: Some(day("2026-08-02")),
            done_on: Some(day("2026-08-03")),
            done_seq: Some(3),
            cancelled_on: None,
        }
    }

    #[test]
    fn where_it_stands_follows_from_its_dates() {
        use ReviewState::{Done, InProgress, Planned, Proposed};
        for (on, state, planned) in [
            ("2026-04-09", Proposed, "2026-07-01"),
            ("2026-04-10", Planned, "2026-06-15"),
            ("2026-06-13", Planned, "2026-06-15"),
            ("2026-06-14", Planned, "2026-08-01"),
            ("2026-08-02", InProgress, "2026-08-01"),
            ("2026-08-03", Done, "2026-08-01"),
        ] {
            assert_eq!((review().state(day(on)), review().planned_on(day(on))), (state, day(planned)), "{on}");
        }
    }

    #[test]
    fn the_intended_date_stays_known_when_it_is_moved() {
        assert_eq!(review().intended_on(), day("2026-06-15"));
        assert!(!review().is_moved(day("2026-06-13")) && review().is_moved(day("2026-06-14")));
    }

    #[test]
    fn overdue_says_by_what() {
        let open = Review { begun_on: None, done_on: None, ..review() };
        let set = |due: &str| Some(Overdue { due_on: day(due), basis: Basis::Set });
        assert_eq!(open.overdue(day("2026-08-01")), None);
        assert_eq!(open.overdue(day("2026-08-02")), set("2026-08-01"));
        let mut late = open.clone();
        late.due_on = Some(day("2026-07-20"));
        assert_eq!(late.overdue(day("2026-07-21")), Some(Overdue { due_on: day("2026-07-20"), basis: Basis::Rule }));
        let proposed = Review { binding_on: None, binding_seq: None, ..open };
        assert_eq!(proposed.overdue(day("2027-01-01")), None, "nothing is overdue in a plan that nobody approved");
        assert_eq!(review().overdue(day("2027-01-01")), None);
    }
}
