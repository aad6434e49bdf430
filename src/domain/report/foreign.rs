//! Handling in foreign countries: its routes at the end of a period, and the checks of recipients that were due in it.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::{ReportPeriod, Share};
use crate::domain::codes::codes;
use crate::domain::foreign::{CheckDue, CheckRule, Place, check_due, checks_due, route_on};
use crate::domain::standing::Facts;

/// The places abroad of a period, each figure with what it is counted out of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ForeignYear {
    /// Of the places at the end, how many have no route.
    pub without_route: Share,
    /// Of the checks that fall due in the period, how many were made by the end.
    pub checked: Share,
    /// Of those made, how many were by their day.
    pub in_time: Share,
    /// Of the places at the end whose recipient has to be checked, how many should have been checked already.
    pub overdue: Share,
}

codes! {
    /// A figure of [`ForeignYear`].
    pub enum ForeignFigure as "report-figure-foreign" {
        WithoutRoute = "without_route",
        Checked = "checked",
        InTime = "in_time",
        Overdue = "overdue",
    }
}

/// What became of the places of many consignees in the period up to `on`.
#[must_use]
pub fn foreign_year<'f>(all: impl IntoIterator<Item = &'f Facts>, period: ReportPeriod, on: NaiveDate) -> ForeignYear {
    let mut told = ForeignYear::default();
    for facts in all {
        places_counted(facts, period, on, |figure, _, _, counts| told.share(figure).add(true, counts));
    }
    told
}

/// Tells of each place, and of each check that falls due by its day, in which figures it is and whether it counts there.
pub fn places_counted(
    facts: &Facts,
    period: ReportPeriod,
    on: NaiveDate,
    mut told: impl FnMut(ForeignFigure, Place, Option<NaiveDate>, bool),
) {
    for place in facts.abroad(on).iter().map(|one| one.place) {
        told(ForeignFigure::WithoutRoute, place, None, route_on(&facts.routes, place, on).is_none());
        if let Some(due_on) = check_due(&facts.routes, &facts.checks, place, on, CheckRule::published()) {
            told(ForeignFigure::Overdue, place, Some(due_on), due_on < on);
        }
    }
    for (place, due) in checks_in(facts, period, on) {
        told(ForeignFigure::Checked, place, Some(due.due_on), due.checked_on.is_some());
        if due.checked_on.is_some() {
            told(ForeignFigure::InTime, place, Some(due.due_on), is_in_time(due));
        }
    }
}

impl ForeignYear {
    fn share(&mut self, figure: ForeignFigure) -> &mut Share {
        match figure {
            ForeignFigure::WithoutRoute => &mut self.without_route,
            ForeignFigure::Checked => &mut self.checked,
            ForeignFigure::InTime => &mut self.in_time,
            ForeignFigure::Overdue => &mut self.overdue,
        }
    }
}

/// The checks of a consignee's places that fall due in the period, as known at the end: those of places where data were still handled on the
/// day, as far as that is known.
#[must_use]
pub fn checks_in(facts: &Facts, period: ReportPeriod, on: NaiveDate) -> Vec<(Place, CheckDue)> {
    let mut places: Vec<Place> = facts.routes.iter().map(|one| one.place).collect();
    places.sort_unstable();
    places.dedup();
    let there = |place: Place, due: &CheckDue| facts.abroad(due.due_on).iter().any(|one| one.place == place);
    let of_place = |place: Place| {
        let all = checks_due(&facts.routes, &facts.checks, place, on, CheckRule::published());
        all.into_iter().filter(move |due| period.contains(due.due_on) && there(place, due)).map(move |due| (place, due))
    };
    places.into_iter().flat_map(of_place).collect()
}

#[must_use]
pub fn is_in_time(due: CheckDue) -> bool {
    due.checked_on.is_some_and(|checked_on| checked_on <= due.due_on)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::entrustment::{EntrustmentKind, SubEntrustment};
    use crate::domain::fiscal_year::FiscalYear;
    use crate::domain::foreign::{Checked, Route, Routed};
    use crate::domain::standing::Entrusted;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn work(id: i64, country: &str, until: Option<&str>) -> Entrusted {
        Entrusted {
            id,
            control_no: format!("W-{id}"),
            work: "mailing".into(),
            kind: EntrustmentKind::Entrustment,
            my_number: false,
            sub_entrustment: SubEntrustment::Prohibited,
            countries: vec!["JP".into(), country.into()],
            from_on: day("2024-06-01"),
            until_on: until.map(day),
        }
    }

    fn place(entrustment_id: i64) -> Place {
        Place { entrustment_id, sub_entrustment_id: None }
    }

    #[test]
    fn the_year_adds_up() {
        let routed = |id, route| Routed { place: place(id), route, from_on: day("2025-06-01") };
        let checked = |id, on| Checked { place: place(id), checked_on: day(on) };
        let facts = Facts {
            // In time; late; not at all; no route; consent; ended before its check was due; at home.
            entrustments: vec![
                work(1, "US", None),
                work(2, "US", None),
                work(3, "SG", None),
                work(4, "SG", None),
                work(5, "US", None),
                work(6, "US", Some("2026-05-31")),
                work(7, "JP", None),
            ],
            routes: vec![
                routed(1, Route::Contract),
                routed(2, Route::Certified),
                routed(3, Route::Contract),
                routed(5, Route::Consent),
                routed(6, Route::Contract),
            ],
            checks: vec![checked(1, "2026-06-01"), checked(2, "2026-08-01")],
            ..Facts::default()
        };
        let year = ReportPeriod::from(FiscalYear::new(2026, 4).unwrap());
        let told = foreign_year([&facts], year, year.last());
        assert_eq!((told.without_route, told.overdue), (Share::of(1, 5), Share::of(1, 3)));
        assert_eq!((told.checked, told.in_time), (Share::of(2, 3), Share::of(1, 2)));
        let early = foreign_year([&facts], year, day("2026-06-30"));
        assert_eq!((early.checked, early.overdue), (Share::of(1, 3), Share::of(2, 3)), "what comes later is not known yet");
    }
}
