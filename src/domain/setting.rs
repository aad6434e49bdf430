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
        /// How many days ahead people are reminded of a deadline, the most first: 60,30,7,0.
        ReminderDays = "reminder_days",
        /// After how many days of delay the manager is told too.
        ReminderManagerAfter = "reminder_manager_after",
        /// Between which hours reminders go out, where the organisation is: 8-19.
        ReminderHours = "reminder_hours",
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
            Self::ReminderDays => "60,30,7,0",
            Self::ReminderManagerAfter => "14",
            Self::ReminderHours => "8-19",
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
            Self::ReminderDays => days(value),
            Self::ReminderManagerAfter => match super::digits::integer(value) {
                Ok(days @ 0..=365) => Ok(days.to_string()),
                _ => Err(out_of_range(value, 0, 365)),
            },
            Self::ReminderHours => hours(value),
            Self::FiscalYearStart => match super::digits::integer(value) {
                Ok(month @ 1..=12) => Ok(month.to_string()),
                _ => Err(out_of_range(value, 1, 12)),
            },
        }
    }
}

fn out_of_range(value: &str, least: i64, most: i64) -> Problems {
    Problems::one("value", Message::new("input-out-of-range").with("read", value).with("least", least).with("most", most))
}

/// Up to ten different numbers of days, the most first.
fn days(value: &str) -> Result<String, Problems> {
    let wrong = || Problems::one("value", Message::new("setting-reminder-days-wrong").with("read", value));
    let parts = value.split([',', '、', '/', ' ', '，']).filter(|part| !part.is_empty());
    let mut days = parts
        .map(|part| super::digits::integer(part).ok().filter(|days| (0..=365).contains(days)))
        .collect::<Option<Vec<i64>>>()
        .ok_or_else(wrong)?;
    days.sort_unstable_by(|a, b| b.cmp(a));
    days.dedup();
    if days.is_empty() || days.len() > 10 {
        return Err(wrong());
    }
    Ok(days.iter().map(ToString::to_string).collect::<Vec<_>>().join(","))
}

/// Two hours of a day, the first before the second.
fn hours(value: &str) -> Result<String, Problems> {
    let wrong = || Problems::one("value", Message::new("setting-reminder-hours-wrong").with("read", value));
    let (from, until) = value.split_once(['-', '～', '〜', '–']).ok_or_else(wrong)?;
    let hour = |text: &str| super::digits::integer(text.trim()).ok().filter(|hour| (0..=24).contains(hour));
    match (hour(from), hour(until)) {
        (Some(from), Some(until)) if from < until => Ok(format!("{from}-{until}")),
        _ => Err(wrong()),
    }
}
