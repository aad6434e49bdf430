//! How often entrusted work is reviewed and by which method: a published, versioned rule, and what was set for one piece of work.

use std::sync::LazyLock;

use chrono::{Months, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Method;
use crate::domain::entrustment::Handling;
use crate::domain::message::Message;
use crate::domain::tier::{self, Tier, TierRule};

/// One version of the rule, as it is published.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CadenceRule {
    pub version: i64,
    /// From when this version applies; the first also applies to all time before.
    pub effective_on: NaiveDate,
    /// The provisions it rests on.
    pub source: String,
    pub months: tier::Months,
    /// The least that the law asks where data are handled abroad under Rule 16 (APPI Art. 28(3), Rule 18(1)): about yearly.
    pub abroad_months_at_most: u32,
    pub on_site_every: OnSite,
}

/// Every which review of a tier is made on site; none: never by the rule.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct OnSite {
    pub a: Option<usize>,
    pub b: Option<usize>,
    pub c: Option<usize>,
}

/// What somebody set for a piece of work from a day on; without months, the rule again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Override {
    pub entrustment_id: i64,
    pub months: Option<u32>,
    pub reason: String,
    pub from_on: NaiveDate,
}

/// The published versions, oldest first. A test reads the files, so that what stands in is never needed.
static RULES: LazyLock<Vec<CadenceRule>> = LazyLock::new(|| {
    let published = [include_str!("../../../seeds/rules/review-1.json")];
    published.into_iter().map(|text| serde_json::from_str(text).unwrap_or_else(|_| CadenceRule::strictest())).collect()
});

impl CadenceRule {
    /// The version that applies on the date.
    #[must_use]
    pub fn on(on: NaiveDate) -> &'static Self {
        static STRICTEST: LazyLock<CadenceRule> = LazyLock::new(CadenceRule::strictest);
        let rules: &'static [Self] = &RULES;
        rules.iter().rfind(|rule| rule.effective_on <= on).or(rules.first()).unwrap_or(&STRICTEST)
    }

    /// Months between two reviews of such work.
    #[must_use]
    pub fn months(&self, handling: &Handling, on: NaiveDate) -> u32 {
        let months = match TierRule::on(on).tier([handling]) {
            Tier::A => self.months.a,
            Tier::B => self.months.b,
            Tier::C => self.months.c,
        };
        self.most(handling).map_or(months, |most| months.min(most))
    }

    /// The longest that the law lets pass between two reviews; none where it sets no number. A country that is not known may be abroad.
    #[must_use]
    pub fn most(&self, handling: &Handling) -> Option<u32> {
        (handling.is_abroad() != Some(false)).then_some(self.abroad_months_at_most)
    }

    /// Whether a cadence may be set for such work.
    ///
    /// # Errors
    /// None at all, or longer than the legal minimum allows.
    pub fn check(&self, handling: &Handling, months: u32) -> Result<(), Message> {
        match self.most(handling) {
            Some(most) if months > most => {
                Err(Message::new("cadence-beyond-law").with("read", i64::from(months)).with("expected", i64::from(most)))
            }
            _ => Ok(()),
        }
    }

    /// The method of the review after so many that were done.
    #[must_use]
    pub fn method(&self, tier: Tier, done: usize) -> Method {
        let every = match tier {
            Tier::A => self.on_site_every.a,
            Tier::B => self.on_site_every.b,
            Tier::C => self.on_site_every.c,
        };
        if every.is_some_and(|every| every > 0 && (done + 1).is_multiple_of(every)) { Method::OnSite } else { Method::Document }
    }

    fn strictest() -> Self {
        Self {
            version: 0,
            effective_on: NaiveDate::MIN,
            source: String::new(),
            months: tier::Months { a: 12, b: 12, c: 12 },
            abroad_months_at_most: 12,
            on_site_every: OnSite::default(),
        }
    }
}

/// So many months after the anchor. The 31st becomes the last day of a shorter month, and the anchor stays what it was.
#[must_use]
pub(super) fn after(anchor: NaiveDate, months: u32) -> NaiveDate {
    anchor.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::entrustment::{DataKind, EntrustmentKind};

    fn plain() -> Handling {
        Handling {
            kind: EntrustmentKind::Entrustment,
            data_kinds: vec![DataKind::Contact],
            principals: Some(100),
            special_care: false,
            my_number: false,
            core_system: false,
            it_used: true,
            media_carried: false,
            countries: vec!["JP".into()],
        }
    }

    #[test]
    fn the_published_rule_is_read_and_says_how_often() {
        let on = "2026-11-23".parse().unwrap();
        let rule = CadenceRule::on(on);
        assert_eq!((rule.version, rule.source.is_empty()), (1, false));
        let abroad = Handling { countries: vec!["US".into()], ..plain() };
        let unknown = Handling { countries: vec![], ..plain() };
        for (handling, months) in [
            (plain(), 24),
            (Handling { media_carried: true, ..plain() }, 12),
            (Handling { my_number: true, ..plain() }, 12),
            (abroad.clone(), 12),
            (unknown, 12),
        ] {
            assert_eq!(rule.months(&handling, on), months, "{handling:?}");
        }
        assert_eq!(rule.check(&abroad, 13).unwrap_err().id, "cadence-beyond-law");
        assert!(rule.check(&abroad, 12).is_ok() && rule.check(&plain(), 36).is_ok());
    }

    #[test]
    fn every_second_review_of_tier_a_is_on_site() {
        let rule = CadenceRule::on("2026-11-23".parse().unwrap());
        let methods: Vec<Method> = (0..4).map(|done| rule.method(Tier::A, done)).collect();
        assert_eq!(methods, [Method::Document, Method::OnSite, Method::Document, Method::OnSite]);
        assert_eq!(rule.method(Tier::B, 1), Method::Document);
    }

    #[test]
    fn months_are_counted_from_the_anchor() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        for (anchor, months, expected) in [
            ("2024-02-29", 12, "2025-02-28"),
            ("2024-02-29", 48, "2028-02-29"),
            ("2026-08-31", 6, "2027-02-28"),
            ("2026-08-31", 12, "2027-08-31"),
        ] {
            assert_eq!(after(day(anchor), months), day(expected), "{anchor} + {months}");
        }
    }
}
