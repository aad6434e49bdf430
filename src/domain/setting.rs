//! What an organisation sets for itself.

use super::codes::codes;
use super::message::{Message, Problems};

codes! {
    /// A setting of the organisation.
    pub enum Setting as "setting" {
        /// The organisation's name in Japanese.
        OrganisationJa = "organisation_ja",
        /// The organisation's name in English.
        OrganisationEn = "organisation_en",
        /// The month in which the fiscal year starts, 1 to 12. Most start in April.
        FiscalYearStart = "fiscal_year_start",
        /// Whether the organisation holds the privacy mark, which asks for more clauses in contracts: yes or no.
        PrivacyMark = "privacy_mark",
    }
}

impl Setting {
    /// What holds until it is set.
    #[must_use]
    pub fn default_value(self) -> &'static str {
        match self {
            Self::OrganisationJa | Self::OrganisationEn => "",
            Self::FiscalYearStart => "4",
            Self::PrivacyMark => "no",
        }
    }

    /// The value as it is stored.
    ///
    /// # Errors
    /// What was read and what was expected.
    pub fn check(self, value: &str) -> Result<String, Problems> {
        let value = value.trim();
        match self {
            Self::OrganisationJa | Self::OrganisationEn if value.chars().count() > 200 => {
                Err(Problems::one("value", Message::new("input-too-long").with("read", value.chars().count()).with("expected", 200_i64)))
            }
            Self::OrganisationJa | Self::OrganisationEn => match value.chars().find(|c| c.is_control()) {
                Some(found) => {
                    Err(Problems::one("value", Message::new("input-control-character").with("read", format!("U+{:04X}", u32::from(found)))))
                }
                None => Ok(value.to_owned()),
            },
            Self::PrivacyMark => match value {
                "yes" | "no" => Ok(value.to_owned()),
                _ => Err(Problems::one("value", Message::new("input-yes-no").with("read", value))),
            },
            Self::FiscalYearStart => match super::digits::integer(value) {
                Ok(month @ 1..=12) => Ok(month.to_string()),
                _ => Err(Problems::one(
                    "value",
                    Message::new("input-out-of-range").with("read", value).with("least", 1_i64).with("most", 12_i64),
                )),
            },
        }
    }
}
