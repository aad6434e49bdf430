//! Which contracts a report names: notice is near, or nobody has looked at the terms of a service for long.

use chrono::{Days, Months, NaiveDate};

use crate::domain::contract::Contract;

/// How many days ahead the last days for notice are told.
pub const NOTICE_DAYS: u64 = 90;

/// After how many months the terms of a service ask to be looked at again.
pub const CHECK_MONTHS: u32 = 12;

/// The last day on which notice keeps the running term from being renewed, if it is near.
#[must_use]
pub fn notice_near(contract: &Contract, on: NaiveDate) -> Option<NaiveDate> {
    if !contract.is_live(on) || contract.last_on().is_some() {
        return None;
    }
    let horizon = on.checked_add_days(Days::new(NOTICE_DAYS)).unwrap_or(NaiveDate::MAX);
    contract.term(on)?.notice_on(on).filter(|notice| on <= *notice && *notice <= horizon)
}

/// Whether the terms of a service have not been looked at for twelve months. A look after the date does not count.
#[must_use]
pub fn unchecked(checked_on: Option<NaiveDate>, on: NaiveDate) -> bool {
    let again = |checked: NaiveDate| checked.checked_add_months(Months::new(CHECK_MONTHS)).unwrap_or(NaiveDate::MAX);
    checked_on.filter(|checked| *checked <= on).is_none_or(|checked| again(checked) <= on)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::contract::{ContractKind, Term};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn contract(ends: &str, months: Option<i64>, notice: Option<i64>, until: &str) -> Contract {
        let term = Term {
            from_on: day("2025-04-01"),
            until_on: (!until.is_empty()).then(|| day(until)),
            term_ends_on: (!ends.is_empty()).then(|| day(ends)),
            renewal_months: months,
            notice_days: notice,
            my_number: false,
        };
        Contract {
            id: 1,
            control_no: "C-1".into(),
            title: String::new(),
            kind: ContractKind::Basic,
            covers: vec![],
            agreed: vec![],
            terms: vec![term],
        }
    }

    #[test]
    fn notice_is_near_within_ninety_days() {
        for (ends, months, notice, until, on, expected) in [
            ("2026-06-30", Some(12), Some(30), "", "2026-03-02", Some("2026-05-31")),
            ("2026-06-30", Some(12), Some(30), "", "2026-03-01", None),
            ("2026-06-30", Some(12), Some(30), "", "2026-05-31", Some("2026-05-31")),
            ("2026-06-30", Some(12), Some(30), "", "2026-06-01", None),
            ("2026-06-30", Some(12), Some(30), "", "2027-03-31", Some("2027-05-31")),
            ("2026-06-30", None, Some(30), "", "2026-05-01", None),
            ("2026-06-30", Some(12), None, "", "2026-05-01", None),
            ("2026-06-30", Some(12), Some(30), "2026-06-30", "2026-05-01", None),
            ("2026-06-30", Some(12), Some(30), "", "2025-03-31", None),
        ] {
            assert_eq!(notice_near(&contract(ends, months, notice, until), day(on)), expected.map(day), "{ends} {months:?} on {on}");
        }
    }

    #[test]
    fn terms_are_looked_at_every_twelve_months() {
        for (checked, on, expected) in [
            (None, "2026-03-31", true),
            (Some("2025-04-01"), "2026-03-31", false),
            (Some("2025-03-31"), "2026-03-31", true),
            (Some("2026-04-01"), "2026-03-31", true),
            (Some("2024-02-29"), "2025-02-27", false),
            (Some("2024-02-29"), "2025-02-28", true),
        ] {
            assert_eq!(unchecked(checked.map(day), day(on)), expected, "{checked:?} {on}");
        }
    }
}
