//! How long there is for acknowledging a rule: published in versions.

use std::sync::LazyLock;

use chrono::{Days, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One version of it, as it is published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AcknowledgementRule {
    pub version: i64,
    /// From when this version applies; the first also applies to all time before.
    pub effective_on: NaiveDate,
    /// What it rests on.
    pub source: String,
    /// Within how many days after a version came into force, or after somebody came into its audience, it is acknowledged.
    pub days: u64,
}

/// The published versions, oldest first. A test reads the files.
static RULES: LazyLock<Vec<AcknowledgementRule>> = LazyLock::new(|| {
    let published = [include_str!("../../../seeds/rules/acknowledgement-1.json")];
    published.into_iter().map(|text| serde_json::from_str(text).unwrap_or_else(|_| AcknowledgementRule::strictest())).collect()
});

impl AcknowledgementRule {
    /// The version that applies on the date.
    #[must_use]
    pub fn on(on: NaiveDate) -> &'static Self {
        static STRICTEST: LazyLock<AcknowledgementRule> = LazyLock::new(AcknowledgementRule::strictest);
        let rules: &'static [Self] = &RULES;
        rules.iter().rfind(|rule| rule.effective_on <= on).or(rules.first()).unwrap_or(&STRICTEST)
    }

    /// Every version that was ever published.
    #[must_use]
    pub fn all() -> &'static [Self] {
        &RULES
    }

    /// The last day for acknowledging what was asked from a day on.
    #[must_use]
    pub fn by(asked_on: NaiveDate) -> NaiveDate {
        asked_on.checked_add_days(Days::new(Self::on(asked_on).days)).unwrap_or(NaiveDate::MAX)
    }

    fn strictest() -> Self {
        Self { version: 0, effective_on: NaiveDate::MIN, source: String::new(), days: 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_periods_are_read() {
        assert!(AcknowledgementRule::all().iter().all(|rule| rule.version > 0 && rule.source.starts_with("House default")));
        assert!(AcknowledgementRule::all().is_sorted_by_key(|rule| (rule.effective_on, rule.version)));
        assert_eq!(AcknowledgementRule::on("1999-01-01".parse().unwrap()).version, 1, "the first applies to all time before");
    }

    #[test]
    fn thirty_days_are_counted_from_the_day_after() {
        assert_eq!(AcknowledgementRule::by("2026-04-01".parse().unwrap()), "2026-05-01".parse().unwrap());
    }
}
