//! Whether somebody with access to personal data is bound on a date (APPI Art. 24; PPC General Guidelines 10-4).

use chrono::NaiveDate;

use super::life::{Life, NdaState};
use crate::domain::codes::codes;

codes! {
    /// How somebody with access stands on a date, the best first.
    pub enum Cover as "cover" {
        /// An NDA binds.
        Bound = "bound",
        /// It binds, and ends soon.
        Expiring = "expiring",
        /// It was signed, and waits for the sign-off or its first day.
        Signed = "signed",
        /// It was issued, and waits for the signature.
        Unsigned = "unsigned",
        /// It has run out or come to an end, and none followed.
        Lapsed = "lapsed",
        Declined = "declined",
        /// There never was one.
        Missing = "missing",
    }
}

/// One NDA of somebody, as far as coverage is concerned.
pub struct Hold<'a> {
    pub id: i64,
    pub life: Life<'a>,
}

/// How somebody stands, and by which NDA.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Covered {
    pub cover: Cover,
    pub nda: Option<i64>,
}

impl Cover {
    /// Whether the obligations bind.
    #[must_use]
    pub fn binds(self) -> bool {
        matches!(self, Self::Bound | Self::Expiring)
    }

    fn of(state: NdaState) -> Option<Self> {
        match state {
            NdaState::InForce => Some(Self::Bound),
            NdaState::Expiring => Some(Self::Expiring),
            NdaState::Signed | NdaState::Scheduled => Some(Self::Signed),
            NdaState::Issued | NdaState::Returned => Some(Self::Unsigned),
            NdaState::Expired | NdaState::Ended => Some(Self::Lapsed),
            NdaState::Declined => Some(Self::Declined),
            // What was issued by mistake counts for nothing.
            NdaState::Void => None,
        }
    }
}

/// The best of what somebody holds on the date; of equals, the latest. Nobody is bound by default.
pub fn cover<'a>(holds: impl IntoIterator<Item = Hold<'a>>, on: NaiveDate) -> Covered {
    let standing = holds.into_iter().filter_map(|hold| Some((Cover::of(hold.life.state(on)?)?, hold.id)));
    let best = standing.min_by_key(|(cover, id)| (*cover, std::cmp::Reverse(*id)));
    best.map_or(Covered { cover: Cover::Missing, nda: None }, |(cover, id)| Covered { cover, nda: Some(id) })
}

#[cfg(test)]
mod tests {
    use super::super::life::NdaEventKind::{Declined, Signed, SignedOff, Voided};
    use super::super::life::{NdaEvent, NdaEventKind};
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_best_that_somebody_holds_counts() {
        let event = |kind: NdaEventKind, on: &str| NdaEvent { kind, happened_on: day(on) };
        let old = [event(Signed, "2025-04-02"), event(SignedOff, "2025-04-03")];
        let new = [event(Signed, "2026-04-10")];
        let hold = |id, issued: &str, until: Option<&str>, events| Hold {
            id,
            life: Life { issued_on: day(issued), valid_from_on: None, valid_until_on: until.map(day), events },
        };
        for (on, expected) in [
            ("2025-04-01", Covered { cover: Cover::Unsigned, nda: Some(1) }),
            ("2025-04-02", Covered { cover: Cover::Signed, nda: Some(1) }),
            ("2025-04-03", Covered { cover: Cover::Bound, nda: Some(1) }),
            ("2026-03-31", Covered { cover: Cover::Expiring, nda: Some(1) }),
            ("2026-04-01", Covered { cover: Cover::Unsigned, nda: Some(2) }),
            ("2026-04-10", Covered { cover: Cover::Signed, nda: Some(2) }),
        ] {
            let holds = [hold(1, "2025-04-01", Some("2026-03-31"), &old[..]), hold(2, "2026-04-01", None, &new[..])];
            assert_eq!(cover(holds, day(on)), expected, "{on}");
        }
        let none: [Hold<'_>; 0] = [];
        assert_eq!(cover(none, day("2026-04-01")).cover, Cover::Missing);
        let (declined, voided) = ([event(Declined, "2026-04-02")], [event(Voided, "2026-04-02")]);
        for (events, expected) in [(&declined, Cover::Declined), (&voided, Cover::Missing)] {
            assert_eq!(cover([hold(1, "2026-04-01", None, &events[..])], day("2026-04-02")).cover, expected);
        }
    }
}
