//! Work that ended in a year, and whether the data were returned or destroyed.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::{Between, Share};
use crate::domain::codes::codes;
use crate::domain::ending::{Ending, EndingState, Statement};
use crate::domain::standing::Facts;

/// The ends of work of a year, each figure with what it is counted out of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct EndingYear {
    /// Of the work that ended in the year, for how much the return or destruction is confirmed at the end.
    pub confirmed: Share,
    /// Of that, how much is kept under a law at the end.
    pub kept: Share,
    /// Of that, for how much nothing is confirmed at the end.
    pub open: Share,
    /// Of the confirmations of return or destruction of the year, whenever the work ended, how many came by their day.
    pub in_time: Share,
    /// Of all work for which nothing is confirmed at the end, whenever it ended, for how much it should have been.
    pub overdue: Share,
    /// All work for which nothing is confirmed: on the day before the year, and at the end.
    pub waiting: Between,
    /// All work whose data are kept under a law.
    pub all_kept: Between,
}

codes! {
    /// A figure of [`EndingYear`] that is a share.
    pub enum EndingFigure as "report-figure-ending" {
        Confirmed = "confirmed",
        Kept = "kept",
        Open = "open",
        InTime = "in_time",
        Overdue = "overdue",
    }
}

/// What became of the work of many consignees from `first` to `on`.
#[must_use]
pub fn ending_year<'f>(all: impl IntoIterator<Item = &'f Facts>, first: NaiveDate, on: NaiveDate) -> EndingYear {
    let day_before = first.pred_opt().unwrap_or(first);
    let mut told = EndingYear::default();
    for facts in all {
        for (_, ending) in facts.endings(day_before) {
            told.waiting.start += i64::from(waits(&ending));
            told.all_kept.start += i64::from(is_kept(&ending));
        }
        for (work, ending) in facts.endings(on) {
            ending_counted(work.until_on, &ending, first, |figure, counts| told.share(figure).add(true, counts));
            told.waiting.end += i64::from(waits(&ending));
            told.all_kept.end += i64::from(is_kept(&ending));
        }
    }
    told
}

/// Tells of work that has ended in which figures it is and whether it counts there.
pub fn ending_counted(until_on: Option<NaiveDate>, ending: &Ending, first: NaiveDate, mut told: impl FnMut(EndingFigure, bool)) {
    if has_ended(until_on, first) {
        told(EndingFigure::Confirmed, ending.state == EndingState::Closed);
        told(EndingFigure::Kept, is_kept(ending));
        told(EndingFigure::Open, waits(ending));
    }
    if was_confirmed(ending, first) {
        told(EndingFigure::InTime, !ending.is_late());
    }
    if waits(ending) {
        told(EndingFigure::Overdue, ending.state == EndingState::Overdue);
    }
}

impl EndingYear {
    fn share(&mut self, figure: EndingFigure) -> &mut Share {
        match figure {
            EndingFigure::Confirmed => &mut self.confirmed,
            EndingFigure::Kept => &mut self.kept,
            EndingFigure::Open => &mut self.open,
            EndingFigure::InTime => &mut self.in_time,
            EndingFigure::Overdue => &mut self.overdue,
        }
    }
}

/// The data are kept under a law.
#[must_use]
pub fn is_kept(ending: &Ending) -> bool {
    ending.state == EndingState::Kept
}

/// Whether ended work ended since `first`. The last day is a day of the work: it has ended on the day after.
#[must_use]
pub fn has_ended(until_on: Option<NaiveDate>, first: NaiveDate) -> bool {
    until_on.and_then(|until| until.succ_opt()).is_some_and(|ended| first <= ended)
}

/// Whether return or destruction was confirmed since `first`.
#[must_use]
pub fn was_confirmed(ending: &Ending, first: NaiveDate) -> bool {
    ending.confirmed.is_some_and(|one| one.statement != Statement::KeptByLaw && first <= one.confirmed_on)
}

/// Nothing is confirmed, or the time is over for which a law kept the data.
#[must_use]
pub fn waits(ending: &Ending) -> bool {
    matches!(ending.state, EndingState::Closing | EndingState::Overdue)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ending::Confirmed;
    use crate::domain::entrustment::{EntrustmentKind, SubEntrustment};
    use crate::domain::standing::Entrusted;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn work(id: i64, until: &str) -> Entrusted {
        Entrusted {
            id,
            control_no: format!("W-{id}"),
            work: "mailing".into(),
            kind: EntrustmentKind::Entrustment,
            my_number: false,
            sub_entrustment: SubEntrustment::Prohibited,
            countries: vec![],
            from_on: day("2024-04-01"),
            until_on: Some(day(until)),
        }
    }

    fn said(entrustment_id: i64, statement: Statement, on: &str, kept: Option<&str>) -> Confirmed {
        Confirmed { entrustment_id, statement, confirmed_on: day(on), kept_until_on: kept.map(day) }
    }

    #[test]
    fn the_year_adds_up() {
        use Statement::{Destroyed, KeptByLaw, Returned};
        let facts = Facts {
            entrustments: vec![
                // Ended on the last day of the year before, so in this one: in time.
                work(1, "2026-03-31"),
                // Late; kept; overdue; not due yet; still under way on the last day.
                work(2, "2026-06-30"),
                work(3, "2026-06-30"),
                work(4, "2026-12-31"),
                work(5, "2027-03-20"),
                work(6, "2027-03-31"),
                // Ended before: confirmed in this year, and late.
                work(7, "2026-02-28"),
                work(8, "2025-05-31"),
            ],
            confirmed: vec![
                said(1, Returned, "2026-04-30", None),
                said(2, Destroyed, "2026-08-01", None),
                said(3, KeptByLaw, "2026-07-10", Some("2033-06-30")),
                said(7, Destroyed, "2026-04-02", None),
                said(8, Destroyed, "2025-06-10", None),
            ],
            ..Facts::default()
        };
        let year = ending_year([&facts], day("2026-04-01"), day("2027-03-31"));
        assert_eq!((year.confirmed, year.kept, year.open), (Share::of(2, 5), Share::of(1, 5), Share::of(2, 5)));
        assert_eq!((year.in_time, year.overdue), (Share::of(1, 3), Share::of(1, 2)));
        assert_eq!((year.waiting, year.all_kept), (Between { start: 1, end: 2 }, Between { start: 0, end: 1 }));
    }
}
