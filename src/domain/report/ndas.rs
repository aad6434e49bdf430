//! What became of an NDA in a period, and how long its steps took.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::nda::{Life, NdaEvent, NdaEventKind, NdaState};

/// After how many days without a signature an NDA is named.
pub const UNSIGNED_DAYS: i64 = 30;

/// What happened to one NDA in a period. What was issued by mistake counts for nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each happened or did not")]
pub struct NdaYear {
    pub issued: bool,
    pub signed: bool,
    pub signed_off: bool,
    pub declined: bool,
    /// It came to an end before its term did: the first day without it is in the period.
    pub ended: bool,
    /// Its term ran out: the first day without it is in the period.
    pub expired: bool,
    /// Days from the signature that stands to the sign-off in the period.
    pub sign_off_days: Option<i64>,
}

/// How many NDAs had what happen to them in a period. An NDA that was signed twice counts once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct NdaCount {
    pub issued: i64,
    pub signed: i64,
    pub signed_off: i64,
    pub declined: i64,
    /// Ended before their term did.
    pub ended: i64,
    /// Their term ran out.
    pub expired: i64,
}

/// How long something took.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Days {
    /// How often it was done.
    pub count: i64,
    /// In tenths of a day: between two days in the middle lies a half.
    pub median_tenths: i64,
    pub longest: i64,
}

/// What happened to the NDA from `first` to `on`.
#[must_use]
pub fn nda_year(life: &Life<'_>, first: NaiveDate, on: NaiveDate) -> NdaYear {
    let state = life.state(on);
    if matches!(state, None | Some(NdaState::Void)) {
        return NdaYear::default();
    }
    let within = |day: NaiveDate| first <= day && day <= on;
    let happened = |kind: NdaEventKind| life.events.iter().any(|event| event.kind == kind && within(event.happened_on));
    let over = |wanted: NdaState| state == Some(wanted) && life.last_day().and_then(|last| last.succ_opt()).is_some_and(within);
    NdaYear {
        issued: within(life.issued_on),
        signed: happened(NdaEventKind::Signed),
        signed_off: happened(NdaEventKind::SignedOff),
        declined: happened(NdaEventKind::Declined),
        ended: over(NdaState::Ended),
        expired: over(NdaState::Expired),
        sign_off_days: sign_off_days(life.events, within),
    }
}

fn sign_off_days(events: &[NdaEvent], within: impl Fn(NaiveDate) -> bool) -> Option<i64> {
    let place = events.iter().position(|event| event.kind == NdaEventKind::SignedOff && within(event.happened_on))?;
    let (before, signed_off) = (events.get(..place)?, events.get(place)?);
    let signed = before.iter().rfind(|event| event.kind == NdaEventKind::Signed)?;
    Some(signed_off.happened_on.signed_duration_since(signed.happened_on).num_days())
}

/// Since when it waits for its signature on the date: since it was issued, or returned. None if it does not.
#[must_use]
pub fn unsigned_since(life: &Life<'_>, on: NaiveDate) -> Option<NaiveDate> {
    life.state(on).filter(|state| state.awaits_signature())?;
    let returned = life.events.iter().rfind(|event| event.kind == NdaEventKind::Returned && event.happened_on <= on);
    Some(returned.map_or(life.issued_on, |event| event.happened_on))
}

/// Counts what happened to NDAs.
#[must_use]
pub fn nda_count(years: &[NdaYear]) -> NdaCount {
    let count = |happened: fn(&NdaYear) -> bool| i64::try_from(years.iter().filter(|year| happened(year)).count()).unwrap_or(i64::MAX);
    NdaCount {
        issued: count(|year| year.issued),
        signed: count(|year| year.signed),
        signed_off: count(|year| year.signed_off),
        declined: count(|year| year.declined),
        ended: count(|year| year.ended),
        expired: count(|year| year.expired),
    }
}

/// Median and longest; none of nothing.
#[must_use]
pub fn days(mut all: Vec<i64>) -> Option<Days> {
    all.sort_unstable();
    let (lower, upper) = (all.get(all.len().checked_sub(1)? / 2)?, all.get(all.len() / 2)?);
    let median_tenths = (lower + upper) * 5;
    Some(Days { count: i64::try_from(all.len()).unwrap_or(i64::MAX), median_tenths, longest: *all.last()? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use NdaEventKind::{Declined, Ended, Returned, Signed, SignedOff, Voided};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn events(all: &[(NdaEventKind, &str)]) -> Vec<NdaEvent> {
        all.iter().map(|(kind, on)| NdaEvent { kind: *kind, happened_on: day(on) }).collect()
    }

    fn life<'a>(issued: &str, until: &str, events: &'a [NdaEvent]) -> Life<'a> {
        let valid_until_on = (!until.is_empty()).then(|| day(until));
        Life { issued_on: day(issued), valid_from_on: None, valid_until_on, events }
    }

    fn told(life: &Life<'_>) -> (&'static str, Option<i64>) {
        let year = nda_year(life, day("2025-04-01"), day("2026-03-31"));
        let marks =
            [(year.issued, "i"), (year.signed, "s"), (year.signed_off, "o"), (year.declined, "d"), (year.ended, "e"), (year.expired, "x")];
        let marks: String = marks.iter().filter(|(happened, _)| *happened).map(|(_, mark)| *mark).collect();
        (Box::leak(marks.into_boxed_str()), year.sign_off_days)
    }

    #[test]
    fn what_happened_in_a_year_follows_from_the_dates() {
        for (issued, until, happened, expected) in [
            ("2025-04-01", "", vec![], ("i", None)),
            ("2025-03-31", "", vec![], ("", None)),
            ("2026-04-01", "", vec![(Signed, "2026-04-01")], ("", None)),
            ("2025-05-01", "", vec![(Signed, "2025-05-02"), (SignedOff, "2025-05-07")], ("iso", Some(5))),
            ("2025-03-30", "", vec![(Signed, "2025-03-31"), (SignedOff, "2025-04-02")], ("o", Some(2))),
            ("2026-03-30", "", vec![(Signed, "2026-03-31"), (SignedOff, "2026-04-02")], ("is", None)),
            (
                "2025-05-01",
                "",
                vec![(Signed, "2025-05-02"), (Returned, "2025-05-09"), (Signed, "2025-05-12"), (SignedOff, "2025-05-12")],
                ("iso", Some(0)),
            ),
            ("2025-05-01", "", vec![(Declined, "2025-05-02")], ("id", None)),
            ("2025-05-01", "", vec![(Signed, "2025-05-02"), (Voided, "2025-05-03")], ("", None)),
            ("2024-04-01", "2025-03-31", vec![(Signed, "2024-04-01"), (SignedOff, "2024-04-01")], ("x", None)),
            ("2024-04-01", "2026-03-31", vec![(Signed, "2024-04-01"), (SignedOff, "2024-04-01")], ("", None)),
            ("2024-04-01", "", vec![(Signed, "2024-04-01"), (SignedOff, "2024-04-01"), (Ended, "2025-09-30")], ("e", None)),
            ("2024-04-01", "2025-12-31", vec![], ("", None)),
        ] {
            assert_eq!(told(&life(issued, until, &events(&happened))), expected, "{issued} {until} {happened:?}");
        }
    }

    #[test]
    fn an_nda_waits_for_its_signature_since_it_was_issued_or_returned() {
        for (on, expected) in
            [("2025-04-30", None), ("2025-05-01", Some("2025-05-01")), ("2025-05-02", None), ("2025-05-09", Some("2025-05-09"))]
        {
            let happened = events(&[(Signed, "2025-05-02"), (Returned, "2025-05-09")]);
            assert_eq!(unsigned_since(&life("2025-05-01", "", &happened), day(on)), expected.map(day), "{on}");
        }
    }

    #[test]
    fn the_median_lies_in_the_middle() {
        for (all, expected) in [
            (vec![], None),
            (vec![3], Some((1, 30, 3))),
            (vec![9, 0], Some((2, 45, 9))),
            (vec![2, 9, 0], Some((3, 20, 9))),
            (vec![1, 2, 4, 100], Some((4, 30, 100))),
        ] {
            let found = days(all.clone()).map(|days| (days.count, days.median_tenths, days.longest));
            assert_eq!(found, expected, "{all:?}");
        }
    }
}
