//! How closely a consignee is watched: a tier computed by a published, versioned rule, with its reasons.

use std::sync::LazyLock;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::codes::codes;
use super::entrustment::{DataKind, EntrustmentKind, Handling};
use super::message::Message;

codes! {
    /// A is watched most closely.
    pub enum Tier as "tier" {
        A = "a",
        B = "b",
        C = "c",
    }
}

/// A tier with all that led to it.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct TierAssessment {
    pub tier: Tier,
    /// Within how many months the consignee is evaluated again.
    pub months: u32,
    /// The version of the rule.
    pub rule: i64,
    pub reasons: Vec<Message>,
}

/// One version of the rule, as it is published.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TierRule {
    pub version: i64,
    /// From when this version applies; the first also applies to all time before.
    pub effective_on: NaiveDate,
    /// The provisions it rests on.
    pub source: String,
    /// The kinds of relation that are supervised; all others are in tier C.
    pub kinds: Vec<EntrustmentKind>,
    pub months: Months,
    /// A yearly check is the least that the law asks of provision abroad under Rule 16 (APPI Art. 28(3), Rule 18).
    pub abroad_months_at_most: u32,
    pub a: Signs,
    pub b: Signs,
}

/// Months between evaluations, by tier.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Months {
    pub a: u32,
    pub b: u32,
    pub c: u32,
}

/// What puts a piece of work into a tier: any one of these is enough.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "each is a clause of the published rule")]
pub struct Signs {
    pub principals_over: Option<i64>,
    pub principals_unknown: bool,
    pub special_care: bool,
    pub my_number: bool,
    pub abroad: bool,
    pub core_system: bool,
    pub media_carried: bool,
    pub data_kinds: Vec<DataKind>,
}

/// The published versions, oldest first. A test reads the files, so that the strictest rule never has to stand in.
static RULES: LazyLock<Vec<TierRule>> = LazyLock::new(|| {
    let published = [include_str!("../../seeds/rules/tier-1.json")];
    published.into_iter().map(|text| serde_json::from_str(text).unwrap_or_else(|_| TierRule::strictest())).collect()
});

impl TierRule {
    /// The version that applies on the date.
    #[must_use]
    pub fn on(on: NaiveDate) -> &'static Self {
        static STRICTEST: LazyLock<TierRule> = LazyLock::new(TierRule::strictest);
        let rules: &'static [Self] = &RULES;
        rules.iter().rfind(|rule| rule.effective_on <= on).or(rules.first()).unwrap_or(&STRICTEST)
    }

    /// Every version that was ever published.
    #[must_use]
    pub fn all() -> &'static [Self] {
        &RULES
    }

    /// Months between evaluations in a tier.
    #[must_use]
    pub fn months(&self, tier: Tier) -> u32 {
        match tier {
            Tier::A => self.months.a,
            Tier::B => self.months.b,
            Tier::C => self.months.c,
        }
    }

    /// The tier of all that a consignee does: that of the most sensitive work. Without any work it is C.
    #[must_use]
    pub fn assess<'a>(&self, handlings: impl IntoIterator<Item = &'a Handling>) -> TierAssessment {
        let supervised = self.supervised(handlings);
        let tier = self.tier_of(&supervised);
        let reasons = match tier {
            Tier::A => self.a.found_in(&supervised).collect(),
            Tier::B => self.b.found_in(&supervised).collect(),
            Tier::C => vec![lowest(&supervised)],
        };
        let abroad = supervised.iter().any(|handling| handling.is_abroad() != Some(false));
        let months = self.months(tier);
        let months = if abroad { months.min(self.abroad_months_at_most) } else { months };
        TierAssessment { tier, months, rule: self.version, reasons }
    }

    /// Only the tier, without telling why.
    #[must_use]
    pub fn tier<'a>(&self, handlings: impl IntoIterator<Item = &'a Handling>) -> Tier {
        self.tier_of(&self.supervised(handlings))
    }

    fn supervised<'a>(&self, handlings: impl IntoIterator<Item = &'a Handling>) -> Vec<&'a Handling> {
        handlings.into_iter().filter(|handling| self.kinds.contains(&handling.kind)).collect()
    }

    fn tier_of(&self, supervised: &[&Handling]) -> Tier {
        let found = |signs: &Signs| signs.found_in(supervised).next().is_some();
        if found(&self.a) {
            Tier::A
        } else if found(&self.b) {
            Tier::B
        } else {
            Tier::C
        }
    }

    fn strictest() -> Self {
        let all = Signs { principals_over: Some(-1), principals_unknown: true, ..Signs::default() };
        Self {
            version: 0,
            effective_on: NaiveDate::MIN,
            source: String::new(),
            kinds: EntrustmentKind::ALL.to_vec(),
            months: Months { a: 12, b: 12, c: 12 },
            abroad_months_at_most: 12,
            a: all,
            b: Signs::default(),
        }
    }
}

impl Signs {
    /// Each sign that is there, as it is asked for.
    fn found_in<'a>(&'a self, handlings: &'a [&Handling]) -> impl Iterator<Item = Message> + 'a {
        type Holds = fn(&Handling) -> bool;
        let plain: [(bool, Holds, &'static str); 7] = [
            (self.special_care, |handling| handling.special_care, "tier-reason-special-care"),
            (self.my_number, |handling| handling.my_number, "tier-reason-my-number"),
            (self.abroad, |handling| handling.is_abroad() == Some(true), "tier-reason-abroad"),
            (self.abroad, |handling| handling.is_abroad().is_none(), "tier-reason-country-unknown"),
            (self.core_system, |handling| handling.core_system, "tier-reason-core-system"),
            (self.principals_unknown, |handling| handling.principals.is_none(), "tier-reason-principals-unknown"),
            (self.media_carried, |handling| handling.media_carried, "tier-reason-media-carried"),
        ];
        let found = move |(wanted, holds, _): &(bool, Holds, &str)| *wanted && handlings.iter().any(|handling| holds(handling));
        let plain = plain.into_iter().filter(found).map(|(_, _, id)| Message::new(id));
        plain.chain(self.principals_in(handlings)).chain(self.data_kinds_in(handlings))
    }

    fn principals_in(&self, handlings: &[&Handling]) -> Option<Message> {
        let over = self.principals_over?;
        let most = handlings.iter().filter_map(|handling| handling.principals).max().filter(|most| *most > over)?;
        Some(Message::new("tier-reason-principals").with("n", most).with("over", over))
    }

    fn data_kinds_in<'a>(&'a self, handlings: &'a [&Handling]) -> impl Iterator<Item = Message> + 'a {
        let entrusted = move |kind: &&DataKind| handlings.iter().any(|handling| handling.data_kinds.contains(kind));
        self.data_kinds.iter().filter(entrusted).map(|kind| Message::new("tier-reason-data-kind").label("kind", kind.label_id()))
    }
}

fn lowest(supervised: &[&Handling]) -> Message {
    Message::new(if supervised.is_empty() { "tier-reason-not-entrusted" } else { "tier-reason-no-sign" })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain() -> Handling {
        Handling {
            kind: EntrustmentKind::Entrustment,
            data_kinds: vec![DataKind::BasicIdentity, DataKind::Contact],
            principals: Some(100),
            special_care: false,
            my_number: false,
            core_system: false,
            it_used: true,
            media_carried: false,
            countries: vec!["JP".into()],
        }
    }

    fn rule() -> &'static TierRule {
        TierRule::on("2026-11-23".parse().unwrap())
    }

    #[test]
    fn the_published_rules_are_read() {
        assert!(TierRule::all().iter().all(|rule| rule.version > 0 && !rule.source.is_empty()));
        assert!(TierRule::all().is_sorted_by_key(|rule| (rule.effective_on, rule.version)));
        assert_eq!(TierRule::on("1999-01-01".parse().unwrap()).version, 1, "the first applies to all time before");
    }

    #[test]
    fn each_sign_leads_to_its_tier_and_is_named() {
        for (handling, tier, months, id) in [
            (plain(), Tier::C, 24, "tier-reason-no-sign"),
            (Handling { special_care: true, ..plain() }, Tier::A, 12, "tier-reason-special-care"),
            (Handling { my_number: true, ..plain() }, Tier::A, 12, "tier-reason-my-number"),
            (Handling { principals: Some(1_001), ..plain() }, Tier::A, 12, "tier-reason-principals"),
            (Handling { principals: Some(1_000), ..plain() }, Tier::B, 12, "tier-reason-principals"),
            (Handling { principals: Some(101), ..plain() }, Tier::B, 12, "tier-reason-principals"),
            (Handling { principals: None, ..plain() }, Tier::A, 12, "tier-reason-principals-unknown"),
            (Handling { countries: vec!["US".into()], ..plain() }, Tier::A, 12, "tier-reason-abroad"),
            (Handling { countries: vec![], ..plain() }, Tier::A, 12, "tier-reason-country-unknown"),
            (Handling { core_system: true, ..plain() }, Tier::A, 12, "tier-reason-core-system"),
            (Handling { data_kinds: vec![DataKind::Health], ..plain() }, Tier::A, 12, "tier-reason-data-kind"),
            (Handling { data_kinds: vec![DataKind::Employment], ..plain() }, Tier::B, 12, "tier-reason-data-kind"),
            (Handling { media_carried: true, ..plain() }, Tier::B, 12, "tier-reason-media-carried"),
            (Handling { kind: EntrustmentKind::JointUse, special_care: true, ..plain() }, Tier::C, 24, "tier-reason-not-entrusted"),
        ] {
            let assessment = rule().assess([&handling]);
            let reasons: Vec<_> = assessment.reasons.iter().map(|reason| reason.id).collect();
            assert_eq!((assessment.tier, assessment.months, reasons), (tier, months, vec![id]), "{handling:?}");
        }
    }

    #[test]
    fn the_most_sensitive_work_decides() {
        let special = Handling { special_care: true, core_system: true, ..plain() };
        let assessment = rule().assess([&plain(), &special, &Handling { media_carried: true, ..plain() }]);
        assert_eq!(assessment.tier, Tier::A);
        assert_eq!(assessment.reasons.len(), 2, "only what puts it into A is named: {:?}", assessment.reasons);
    }

    #[test]
    fn provision_abroad_is_checked_yearly_whatever_the_tier() {
        let lax = TierRule { a: Signs::default(), b: Signs::default(), ..rule().clone() };
        let abroad = Handling { countries: vec!["DE".into()], ..plain() };
        assert_eq!((lax.assess([&abroad]).tier, lax.assess([&abroad]).months), (Tier::C, 12));
        assert_eq!(lax.assess([&plain()]).months, 24);
    }

    #[test]
    fn the_rule_that_stands_in_is_the_strictest() {
        assert_eq!(TierRule::strictest().assess([&plain()]).tier, Tier::A);
        assert_eq!(TierRule::strictest().assess([&Handling { principals: None, ..plain() }]).tier, Tier::A);
    }
}
