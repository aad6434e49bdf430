//! Offices, each held by a person in a period.

use chrono::NaiveDate;

use crate::domain::codes::codes;

codes! {
    /// An office of the organisation, held by a person from a date.
    pub enum Office as "office" {
        Representative = "representative",
        PersonalDataManager = "personal_data_manager",
        ChiefPrivacyOfficer = "chief_privacy_officer",
        AuditOfficer = "audit_officer",
    }
}

impl Office {
    /// The offices that must not be vacant: somebody has to answer for the organisation, and for its personal data.
    pub const REQUIRED: [Self; 2] = [Self::Representative, Self::PersonalDataManager];
    /// The offices that should not be vacant: who protects personal information, and who audits that.
    pub const ADVISED: [Self; 2] = [Self::ChiefPrivacyOfficer, Self::AuditOfficer];
}

/// An office held in a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holding {
    pub office: Office,
    pub person: i64,
    pub from_on: NaiveDate,
    /// The last day on which it is held.
    pub until_on: Option<NaiveDate>,
}

impl Holding {
    #[must_use]
    pub fn holds(&self, on: NaiveDate) -> bool {
        self.from_on <= on && self.until_on.is_none_or(|until| on <= until)
    }
}

/// Who holds an office on a date.
pub fn holders(holdings: &[Holding], office: Office, on: NaiveDate) -> impl Iterator<Item = i64> + '_ {
    holdings.iter().filter(move |held| held.office == office && held.holds(on)).map(|held| held.person)
}
