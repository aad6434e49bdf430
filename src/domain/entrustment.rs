//! Entrusted work: its kinds, the data it concerns, and the circumstances that follow for an evaluation.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::codes::codes;
use super::scoring::Context;

codes! {
    /// In what relation the other side handles the data. Only an entrustment calls for supervision under APPI Art. 25.
    pub enum EntrustmentKind as "entrustment-kind" {
        Entrustment = "entrustment",
        /// A cloud service whose provider does not handle the personal data stored in it (PPC Q&A 7-53).
        CloudNoHandling = "cloud_no_handling",
        JointUse = "joint_use",
        ThirdParty = "third_party",
        NotApplicable = "not_applicable",
    }

    /// On what terms the consignee may entrust the work further.
    pub enum SubEntrustment as "sub-entrustment" {
        Prohibited = "prohibited",
        PriorApproval = "prior_approval",
        /// Only to those named in the contract.
        NamedOnly = "named_only",
        AfterReport = "after_report",
        Free = "free",
    }

    /// What kind of personal data is entrusted.
    pub enum DataKind as "data-kind" {
        BasicIdentity = "basic_identity",
        Contact = "contact",
        Financial = "financial",
        PaymentCard = "payment_card",
        Employment = "employment",
        Health = "health",
        Membership = "membership",
        Donation = "donation",
        Credentials = "credentials",
        ImageVoice = "image_voice",
        Behaviour = "behaviour",
        Other = "other",
    }
}

/// What is entrusted and how it is handled: all that tier and circumstances depend on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[expect(clippy::struct_excessive_bools, reason = "each is an answer of the register, independent of the others")]
pub struct Handling {
    pub kind: EntrustmentKind,
    pub data_kinds: Vec<DataKind>,
    /// How many principals; none: not known.
    pub principals: Option<i64>,
    /// Special care-required personal information is among the data (APPI Art. 2(3)).
    pub special_care: bool,
    pub my_number: bool,
    /// The work depends on a core system of the organisation.
    pub core_system: bool,
    pub it_used: bool,
    pub media_carried: bool,
    /// Where the data are handled, ISO 3166-1 alpha-2; none: not known.
    pub countries: Vec<String>,
}

impl Handling {
    /// Whether the data are handled outside Japan; none if no country is known.
    #[must_use]
    pub fn is_abroad(&self) -> Option<bool> {
        let mut countries = self.countries.iter().map(|code| code.trim()).filter(|code| !code.is_empty()).peekable();
        countries.peek()?;
        Some(countries.any(|code| !code.eq_ignore_ascii_case("JP")))
    }

    #[must_use]
    pub fn is_special(&self) -> bool {
        self.special_care || self.my_number
    }
}

/// Whether work entrusted from one day until another (its last day) is under way on the date.
#[must_use]
pub fn is_live(from_on: NaiveDate, until_on: Option<NaiveDate>, on: NaiveDate) -> bool {
    from_on <= on && until_on.is_none_or(|until_on| on <= until_on)
}

/// The circumstances of several pieces of work together: what holds of one, or is not known of one, is asked of all.
#[must_use]
pub fn context(handlings: &[Handling]) -> Context {
    let any = |of: fn(&Handling) -> Option<bool>| any_known(handlings.iter().map(of));
    Context {
        it_used: any(|handling| Some(handling.it_used)),
        media_carried: any(|handling| Some(handling.media_carried)),
        abroad: any(Handling::is_abroad),
        special_data: any(|handling| Some(handling.is_special())),
    }
}

/// True if one is, else unknown if one is unknown or there is none, else false.
fn any_known(answers: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    answers.reduce(|so_far, next| match (so_far, next) {
        (Some(true), _) | (_, Some(true)) => Some(true),
        (Some(false), Some(false)) => Some(false),
        _ => None,
    })?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn handling() -> Handling {
        Handling {
            kind: EntrustmentKind::Entrustment,
            data_kinds: vec![DataKind::Contact],
            principals: Some(100),
            special_care: false,
            my_number: false,
            core_system: false,
            it_used: false,
            media_carried: false,
            countries: vec!["JP".into()],
        }
    }

    #[test]
    fn one_piece_of_work_decides_for_all() {
        let plain = handling();
        let abroad = Handling { countries: vec!["JP".into(), "US".into()], it_used: true, ..handling() };
        let both = context(&[plain, abroad]);
        assert_eq!(both, Context { it_used: Some(true), media_carried: Some(false), abroad: Some(true), special_data: Some(false) });
    }

    #[test]
    fn what_is_unknown_of_one_stays_unknown_unless_another_settles_it() {
        let unknown = Handling { countries: vec![], ..handling() };
        let abroad = Handling { countries: vec!["de".into()], ..handling() };
        assert_eq!(context(&[handling(), unknown.clone()]).abroad, None);
        assert_eq!(context(&[unknown, abroad]).abroad, Some(true));
        assert_eq!(context(&[]), Context::default());
    }

    #[test]
    fn my_number_is_special_data() {
        assert_eq!(context(&[Handling { my_number: true, ..handling() }]).special_data, Some(true));
        assert_eq!(context(&[Handling { special_care: true, ..handling() }]).special_data, Some(true));
    }

    #[test]
    fn the_last_day_is_still_a_day_of_the_work() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        for (on, live) in [("2025-03-31", false), ("2025-04-01", true), ("2026-03-31", true), ("2026-04-01", false)] {
            assert_eq!(is_live(day("2025-04-01"), Some(day("2026-03-31")), day(on)), live, "{on}");
        }
        assert!(is_live(day("2025-04-01"), None, day("2099-01-01")));
    }
}
