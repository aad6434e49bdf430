//! How long planning and confirming may take: published in versions.

use std::sync::LazyLock;

use chrono::{Days, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One version of the rule, as it is published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ActionRule {
    pub version: i64,
    /// From when this version applies; the first also applies to all time before.
    pub effective_on: NaiveDate,
    /// What it rests on.
    pub source: String,
    /// Within how many days after opening, or after a refusal, a corrective action is planned, unless a date was asked for.
    pub plan_days: u64,
    /// Within how many days after it was done its effect is confirmed.
    pub confirm_days: u64,
}

/// The published versions, oldest first. A test reads the files.
static RULES: LazyLock<Vec<ActionRule>> = LazyLock::new(|| {
    let published = [include_str!("../../../seeds/rules/action-1.json")];
    published.into_iter().map(|text| serde_json::from_str(text).unwrap_or_else(|_| ActionRule::strictest())).collect()
});

impl ActionRule {
    /// The version that applies on the date.
    #[must_use]
    pub fn on(on: NaiveDate) -> &'static Self {
        static STRICTEST: LazyLock<ActionRule> = LazyLock::new(ActionRule::strictest);
        let rules: &'static [Self] = &RULES;
        rules.iter().rfind(|rule| rule.effective_on <= on).or(rules.first()).unwrap_or(&STRICTEST)
    }

    /// Every version that was ever published.
    #[must_use]
    pub fn all() -> &'static [Self] {
        &RULES
    }

    /// The last day for planning what was opened or refused on a day.
    #[must_use]
    pub fn plan_by(opened_on: NaiveDate) -> NaiveDate {
        after(opened_on, Self::on(opened_on).plan_days)
    }

    /// The last day for confirming the effect of what was done on a day.
    #[must_use]
    pub fn confirm_by(done_on: NaiveDate) -> NaiveDate {
        after(done_on, Self::on(done_on).confirm_days)
    }

    fn strictest() -> Self {
        Self { version: 0, effective_on: NaiveDate::MIN, source: String::new(), plan_days: 0, confirm_days: 0 }
    }
}

fn after(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_rules_are_read() {
        assert!(ActionRule::all().iter().all(|rule| rule.version > 0 && !rule.source.is_empty()));
        assert!(ActionRule::all().is_sorted_by_key(|rule| (rule.effective_on, rule.version)));
        assert_eq!(ActionRule::on("1999-01-01".parse().unwrap()).version, 1, "the first applies to all time before");
    }

    #[test]
    fn the_last_days_are_counted_from_the_day_on() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        assert_eq!(ActionRule::plan_by(day("2026-11-23")), day("2026-12-23"));
        assert_eq!(ActionRule::confirm_by(day("2026-11-23")), day("2027-02-21"));
    }
}
