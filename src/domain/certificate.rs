//! Certificates that third parties give to consignees: their kinds, how long they hold, and which have ended and were not renewed.

use chrono::{Days, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::codes::codes;
use super::period::Period;

/// How many days ahead an end calls for attention.
pub const HORIZON_DAYS: u64 = 60;

codes! {
    /// By which scheme a consignee was certified.
    pub enum CertificateKind as "certificate-kind" {
        /// JIS Q 15001, by JIPDEC and its assessment bodies.
        PrivacyMark = "privacy_mark",
        /// ISO/IEC 27001.
        Isms = "isms",
        /// ISO/IEC 27017.
        IsmsCloud = "isms_cloud",
        Ismap = "ismap",
        /// APEC Cross-Border Privacy Rules.
        Cbpr = "cbpr",
        Soc2 = "soc2",
        Other = "other",
    }

    /// Where a certificate stands on a date.
    pub enum CertificateState as "certificate-state" {
        Valid = "valid",
        /// It ends soon, and no later period is recorded.
        EndingSoon = "ending_soon",
        /// It has not begun yet.
        Ahead = "ahead",
        Ended = "ended",
    }
}

impl CertificateState {
    #[must_use]
    pub fn is_valid(self) -> bool {
        matches!(self, Self::Valid | Self::EndingSoon)
    }
}

/// A certificate with all its periods: each renewal is one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Certificate {
    pub id: i64,
    pub kind: CertificateKind,
    /// What it is called, where the kind does not say it.
    pub name: String,
    pub number: String,
    /// Oldest first.
    pub spans: Vec<Span>,
}

/// From a day to a last day; none: no end is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Span {
    pub from_on: NaiveDate,
    pub until_on: Option<NaiveDate>,
}

impl Span {
    #[must_use]
    pub fn period(self) -> Period {
        Period { from_on: self.from_on, until_on: self.until_on }
    }
}

impl Certificate {
    #[must_use]
    pub fn is_valid(&self, on: NaiveDate) -> bool {
        self.spans.iter().any(|span| span.period().holds(on))
    }

    /// The last day of all, if an end is known.
    #[must_use]
    pub fn last_on(&self) -> Option<NaiveDate> {
        self.spans.last().and_then(|span| span.until_on)
    }

    #[must_use]
    pub fn state(&self, on: NaiveDate) -> CertificateState {
        let horizon = on.checked_add_days(Days::new(HORIZON_DAYS)).unwrap_or(NaiveDate::MAX);
        match self.last_on() {
            Some(last_on) if self.is_valid(on) && last_on <= horizon => CertificateState::EndingSoon,
            _ if self.is_valid(on) => CertificateState::Valid,
            _ if self.spans.first().is_some_and(|span| on < span.from_on) => CertificateState::Ahead,
            _ => CertificateState::Ended,
        }
    }

    /// The day on which it ended, if it has ended by the date, and it was the last of its kind so far.
    #[must_use]
    pub fn lapsed_on(&self, all: &[Self], on: NaiveDate) -> Option<NaiveDate> {
        let ended_on = self.spans.iter().filter_map(|span| span.until_on).filter(|last_on| *last_on < on).max()?;
        let goes_on = |span: &Span| span.from_on <= on && span.until_on.is_none_or(|last_on| ended_on < last_on);
        let followed = all.iter().filter(|other| other.is_same(self)).flat_map(|other| &other.spans).any(goes_on);
        (!followed).then_some(ended_on)
    }

    /// Whether one of the same kind goes on after this one has ended.
    #[must_use]
    pub fn is_renewed(&self, all: &[Self]) -> bool {
        let Some(next_day) = self.last_on().and_then(|last_on| last_on.succ_opt()) else { return true };
        all.iter().any(|other| other.id != self.id && other.is_same(self) && other.spans.iter().any(|span| span.period().holds(next_day)))
    }

    /// Whether it certifies by the same scheme. Of others, by what they are called.
    fn is_same(&self, other: &Self) -> bool {
        self.kind == other.kind && (self.kind != CertificateKind::Other || self.name == other.name)
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    pub fn certificate(id: i64, kind: CertificateKind, spans: &[(&str, &str)]) -> Certificate {
        let span = |(from, until): &(&str, &str)| Span { from_on: day(from), until_on: (!until.is_empty()).then(|| day(until)) };
        Certificate { id, kind, name: String::new(), number: format!("N-{id}"), spans: spans.iter().map(span).collect() }
    }

    #[test]
    fn where_it_stands_follows_from_its_periods() {
        use CertificateState::{Ahead, Ended, EndingSoon, Valid};
        let renewed = certificate(1, CertificateKind::PrivacyMark, &[("2022-06-01", "2024-05-31"), ("2024-06-01", "2026-05-31")]);
        for (on, state) in [
            ("2022-05-31", Ahead),
            ("2022-06-01", Valid),
            ("2024-05-31", Valid),
            ("2024-06-01", Valid),
            ("2026-03-31", Valid),
            ("2026-04-01", EndingSoon),
            ("2026-05-31", EndingSoon),
            ("2026-06-01", Ended),
        ] {
            assert_eq!(renewed.state(day(on)), state, "{on}");
        }
        assert_eq!(certificate(1, CertificateKind::Soc2, &[("2022-06-01", "")]).state(day("2099-01-01")), Valid);
    }

    #[test]
    fn it_has_lapsed_where_none_of_its_kind_goes_on() {
        let old = certificate(1, CertificateKind::Isms, &[("2021-01-01", "2023-12-31")]);
        let same = certificate(2, CertificateKind::Isms, &[("2024-02-01", "2027-01-31")]);
        let other = certificate(3, CertificateKind::PrivacyMark, &[("2024-01-01", "2026-12-31")]);
        let all = [old.clone(), same, other];
        for (on, lapsed) in [("2023-12-31", None), ("2024-01-01", Some("2023-12-31")), ("2024-02-01", None), ("2027-02-01", None)] {
            assert_eq!(old.lapsed_on(&all, day(on)), lapsed.map(day), "{on}");
        }
        assert_eq!(all[1].lapsed_on(&all, day("2027-02-01")), Some(day("2027-01-31")), "only the last of its kind has lapsed");
        assert!(!old.is_renewed(&all), "there was a gap");
        let next = certificate(4, CertificateKind::Isms, &[("2024-01-01", "")]);
        assert!(old.is_renewed(&[old.clone(), next]));
    }

    #[test]
    fn others_are_the_same_by_what_they_are_called() {
        let named =
            |id, name: &str, spans: &[(&str, &str)]| Certificate { name: name.into(), ..certificate(id, CertificateKind::Other, spans) };
        let old = named(1, "TRUSTe", &[("2024-01-01", "2024-12-31")]);
        let other = named(2, "PCI DSS", &[("2025-01-01", "2025-12-31")]);
        assert_eq!(old.lapsed_on(&[old.clone(), other], day("2025-02-01")), Some(day("2024-12-31")));
    }
}
