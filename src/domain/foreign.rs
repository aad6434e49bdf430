//! Handling in a foreign country: by which route of APPI Art. 28, and when the recipient has to be looked at again.

use std::sync::LazyLock;

use chrono::{Days, Months, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::codes::codes;

codes! {
    /// What lets data be provided to somebody in a foreign country (APPI Art. 28(1)).
    pub enum Route as "foreign-route" {
        /// The principals consented to it beforehand, informed as Rule 17 says.
        Consent = "consent",
        /// A country that the PPC designated.
        Designated = "designated",
        /// A system by Rule 16(i): a contract or other appropriate means.
        Contract = "contract",
        /// A system by Rule 16(ii): a certification under an international framework, such as CBPR.
        Certified = "certified",
        /// A case of Art. 27(1).
        Exception = "exception",
    }

    /// What a check of a recipient came to.
    pub enum CheckResult as "foreign-check-result" {
        Maintained = "maintained",
        /// Not all as it should be: the recipient was asked to act.
        ActionAsked = "action_asked",
        /// No longer assured: provision is stopped (Rule 18(1)(ii)).
        Stopped = "stopped",
    }
}

impl Route {
    /// Whether the state of the recipient has to be checked regularly (APPI Art. 28(3); Rule 18).
    #[must_use]
    pub fn is_checked(self) -> bool {
        matches!(self, Self::Contract | Self::Certified)
    }
}

/// Where data are handled: by the consignee itself in a piece of work, or by a sub-consignee of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Place {
    pub entrustment_id: i64,
    #[serde(default)]
    pub sub_entrustment_id: Option<i64>,
}

/// A route that was recorded for a place, from a day on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Routed {
    pub place: Place,
    pub route: Route,
    pub from_on: NaiveDate,
}

/// A check of the recipient at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Checked {
    pub place: Place,
    pub checked_on: NaiveDate,
}

/// How often recipients are checked: a published version.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CheckRule {
    pub version: i64,
    pub effective_on: NaiveDate,
    pub source: String,
    /// Between one intended date and the next.
    pub months: u32,
    /// A check so many days before its date still counts for it; an earlier one begins a new year by itself.
    pub early_days: u64,
}

/// A country that the PPC designated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Designated {
    pub code: String,
    pub name_ja: String,
    pub name_en: String,
}

/// The published versions of the list, oldest first, each with the day from which it applies.
const LISTS: [((i32, u32, u32), &str); 1] = [((2019, 1, 23), include_str!("../../seeds/foreign/designated-1.csv"))];

static RULE: LazyLock<CheckRule> = LazyLock::new(|| {
    // A test reads the file, so that what stands in never has to.
    let stands_in = CheckRule { version: 0, effective_on: NaiveDate::MIN, source: String::new(), months: 12, early_days: 0 };
    serde_json::from_str(include_str!("../../seeds/rules/foreign-1.json")).unwrap_or(stands_in)
});

impl CheckRule {
    /// The rule in force.
    #[must_use]
    pub fn published() -> &'static Self {
        &RULE
    }
}

/// The countries that are designated on the date; none before the first list.
#[must_use]
pub fn designated(on: NaiveDate) -> Vec<Designated> {
    let list = LISTS.iter().rfind(|((year, month, day), _)| NaiveDate::from_ymd_opt(*year, *month, *day).is_some_and(|from| from <= on));
    let rows = |text: &str| csv::Reader::from_reader(text.as_bytes()).into_deserialize().filter_map(Result::ok).collect();
    list.map(|(_, text)| rows(text)).unwrap_or_default()
}

/// Those of the countries that are not Japan.
#[must_use]
pub fn foreign<'c>(countries: impl IntoIterator<Item = &'c str>) -> Vec<String> {
    let codes = countries.into_iter().map(|code| code.trim().to_uppercase());
    codes.filter(|code| !code.is_empty() && code != "JP").collect()
}

/// The route of a place on the date: the latest from a day that has come.
#[must_use]
pub fn route_on(routes: &[Routed], place: Place, on: NaiveDate) -> Option<Routed> {
    routes.iter().filter(|one| one.place == place && one.from_on <= on).max_by_key(|one| one.from_on).copied()
}

/// When the recipient has to be checked next, as known on the date; none where its route asks for no check. The year runs from
/// the intended date of the last check, so that a late check does not move those that follow.
#[must_use]
pub fn check_due(routes: &[Routed], checks: &[Checked], place: Place, on: NaiveDate, rule: &CheckRule) -> Option<NaiveDate> {
    let (first, made) = checked_so_far(routes, checks, place, on, rule)?;
    made.into_iter().try_fold(first, |due, check| next(due, check, rule))
}

/// A check that had to be made by a day, and the day on which that was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CheckDue {
    pub due_on: NaiveDate,
    pub checked_on: Option<NaiveDate>,
}

/// Every check that a place has had to have by its route, as known on the date, the open one last. A late check is also that of each date
/// that passed without one; one made long before its date stands in place of it.
#[must_use]
pub fn checks_due(routes: &[Routed], checks: &[Checked], place: Place, on: NaiveDate, rule: &CheckRule) -> Vec<CheckDue> {
    let mut all = Vec::new();
    let Some((mut due_on, made)) = checked_so_far(routes, checks, place, on, rule) else { return all };
    for check in made {
        let Some(following) = next(due_on, check, rule) else { return all };
        while !is_early(due_on, check, rule) && due_on < following {
            all.push(CheckDue { due_on, checked_on: Some(check) });
            due_on = due_on.checked_add_months(Months::new(rule.months.max(1))).unwrap_or(following);
        }
        due_on = following;
    }
    all.push(CheckDue { due_on, checked_on: None });
    all
}

/// The first day by which it has to be checked, and the checks made by the date, in order.
fn checked_so_far(
    routes: &[Routed],
    checks: &[Checked],
    place: Place,
    on: NaiveDate,
    rule: &CheckRule,
) -> Option<(NaiveDate, Vec<NaiveDate>)> {
    let mut so_far: Vec<&Routed> = routes.iter().filter(|one| one.place == place && one.from_on <= on).collect();
    so_far.sort_by_key(|one| one.from_on);
    let start = so_far.iter().rev().take_while(|one| one.route.is_checked()).last()?.from_on;
    let mut made: Vec<NaiveDate> = checks.iter().filter(|one| one.place == place).map(|one| one.checked_on).collect();
    made.retain(|day| start <= *day && *day <= on);
    made.sort_unstable();
    Some((start.checked_add_months(Months::new(rule.months))?, made))
}

/// So long before its date that it begins a new year by itself.
fn is_early(due: NaiveDate, check: NaiveDate, rule: &CheckRule) -> bool {
    due.checked_sub_days(Days::new(rule.early_days)).is_some_and(|early| check < early)
}

/// The date that follows a check.
fn next(due: NaiveDate, check: NaiveDate, rule: &CheckRule) -> Option<NaiveDate> {
    let year = Months::new(rule.months);
    if is_early(due, check, rule) {
        return check.checked_add_months(year);
    }
    let mut next = due.checked_add_months(year)?;
    // A check so shortly before the date that follows counts for that one, too: it was late for one and early for the other.
    while next.checked_sub_days(Days::new(rule.early_days))? <= check {
        next = next.checked_add_months(year)?;
    }
    Some(next)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: Place = Place { entrustment_id: 1, sub_entrustment_id: None };

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn routed(route: Route, from: &str) -> Routed {
        Routed { place: HERE, route, from_on: day(from) }
    }

    fn due(routes: &[Routed], checks: &[&str], on: &str) -> Option<NaiveDate> {
        let checks: Vec<Checked> = checks.iter().map(|on| Checked { place: HERE, checked_on: day(on) }).collect();
        check_due(routes, &checks, HERE, day(on), CheckRule::published())
    }

    #[test]
    fn the_published_rule_and_list_are_read() {
        let rule = CheckRule::published();
        assert_eq!((rule.version, rule.months, rule.early_days), (1, 12, 90));
        let list = designated(day("2026-11-23"));
        assert_eq!(list.len(), 31);
        assert!(list.iter().any(|country| country.code == "GB") && !list.iter().any(|country| country.code == "US"));
        assert!(designated(day("2019-01-22")).is_empty());
    }

    #[test]
    fn a_year_runs_from_the_intended_date() {
        let by_contract = [routed(Route::Contract, "2024-06-01")];
        for (checks, due_on) in [
            (&[][..], "2025-06-01"),
            (&["2025-05-20"], "2026-06-01"),
            (&["2025-08-10"], "2026-06-01"),
            (&["2025-05-20", "2026-06-30"], "2027-06-01"),
            (&["2026-07-01"], "2027-06-01"),
            (&["2026-05-20"], "2027-06-01"),
            (&["2024-09-01"], "2025-09-01"),
        ] {
            assert_eq!(due(&by_contract, checks, "2026-11-23"), Some(day(due_on)), "{checks:?}");
        }
        assert_eq!(due(&by_contract, &["2025-05-20"], "2025-05-19"), Some(day("2025-06-01")), "what comes later is not known yet");
    }

    #[test]
    fn every_date_has_the_check_that_was_made_for_it() {
        let by_contract = [routed(Route::Contract, "2023-06-01")];
        let all = |checks: &[&str]| {
            let checks: Vec<Checked> = checks.iter().map(|on| Checked { place: HERE, checked_on: day(on) }).collect();
            let all = checks_due(&by_contract, &checks, HERE, day("2026-11-23"), CheckRule::published());
            all.iter().map(|one| (one.due_on.to_string(), one.checked_on.map(|on| on.to_string()))).collect::<Vec<_>>()
        };
        let (due, some) = (|due: &str, made: Option<&str>| (due.to_owned(), made.map(ToOwned::to_owned)), Some);
        assert_eq!(all(&[]), [due("2024-06-01", None)]);
        let in_time_and_early = [due("2024-06-01", some("2024-05-20")), due("2025-10-01", None)];
        assert_eq!(all(&["2024-05-20", "2024-10-01"]), in_time_and_early);
        let late = [due("2024-06-01", some("2025-07-01")), due("2025-06-01", some("2025-07-01")), due("2026-06-01", None)];
        assert_eq!(all(&["2025-07-01"]), late);
    }

    #[test]
    fn only_a_system_by_rule_16_is_checked() {
        for route in [Route::Consent, Route::Designated, Route::Exception] {
            assert_eq!(due(&[routed(route, "2024-06-01")], &[], "2026-11-23"), None, "{route}");
        }
        let changed = [routed(Route::Consent, "2023-01-01"), routed(Route::Contract, "2024-06-01"), routed(Route::Certified, "2025-02-01")];
        assert_eq!(due(&changed, &[], "2025-03-01"), Some(day("2025-06-01")), "another system does not put it off");
        assert_eq!(route_on(&changed, HERE, day("2024-05-31")).map(|one| one.route), Some(Route::Consent));
        assert_eq!(route_on(&changed, HERE, day("2022-12-31")), None);
    }
}
