//! The organisation's own rules for personal data: what they govern, whom they ask to acknowledge them, and who has.

mod audience;
mod period;
mod stand;

pub use audience::{Audience, Belonged};
pub use period::AcknowledgementRule;
pub use stand::{Acknowledged, Applying, Stand, stand};

use chrono::NaiveDate;

use super::codes::codes;
use super::message::Message;

/// How many days a link for acknowledging is good for.
pub const LINK_DAYS: i64 = 14;

codes! {
    /// What a rule is.
    pub enum RuleKind as "rule-kind" {
        /// The basic policy that is published (PPC General Guidelines 10-1).
        BasicPolicy = "basic_policy",
        /// How personal data is handled (10-2).
        Handling = "handling",
        Security = "security",
        /// How requests for disclosure and the like are answered (APPI Art. 32(1)).
        Disclosure = "disclosure",
        /// How complaints are dealt with (APPI Art. 40).
        Complaint = "complaint",
        Other = "other",
    }

    /// The stages in which personal data is handled (PPC General Guidelines 10-2).
    pub enum Stage as "rule-stage" {
        Acquisition = "acquisition",
        Use = "use",
        Storage = "storage",
        Transfer = "transfer",
        Deletion = "deletion",
    }

    /// Who is asked to acknowledge a rule.
    pub enum AudienceKind as "rule-audience" {
        Everyone = "everyone",
        WithAccess = "with_access",
        Departments = "departments",
    }

    /// How a rule was acknowledged.
    pub enum AcknowledgementMethod as "acknowledgement-method" {
        /// By the person signed in.
        InProduct = "in_product",
        /// By a one-time link.
        ByLink = "by_link",
        /// On a list of paper that was signed.
        OnList = "on_list",
    }

    /// Where a person stands with a rule on a date.
    pub enum AcknowledgementState as "acknowledgement-state" {
        Overdue = "overdue",
        Due = "due",
        Acknowledged = "acknowledged",
        /// Not in the audience, or no version is in force.
        NotAsked = "not_asked",
    }
}

/// A list is signed when there was something to acknowledge, and not tomorrow.
///
/// # Errors
/// The day lies before the approval or after today.
pub fn check_acknowledged_on(acknowledged_on: NaiveDate, approved_on: NaiveDate, today: NaiveDate) -> Result<(), Message> {
    if acknowledged_on < approved_on {
        return Err(Message::new("rule-acknowledged-before-approval").with("read", acknowledged_on).with("expected", approved_on));
    }
    if acknowledged_on > today {
        return Err(Message::new("rule-acknowledged-in-future").with("read", acknowledged_on).with("expected", today));
    }
    Ok(())
}

/// What forbids a draft to be proposed.
///
/// # Errors
/// There is neither a text nor a file, or a text in one language only with no file beside it.
pub fn check_text(body_ja: &str, body_en: &str, has_file: bool) -> Result<(), Message> {
    if has_file || !(body_ja.is_empty() || body_en.is_empty()) {
        return Ok(());
    }
    Err(Message::new(if body_ja.is_empty() && body_en.is_empty() { "rule-needs-text" } else { "rule-needs-both-languages" }))
}

/// The stages that none of these governs.
#[must_use]
pub fn uncovered<'a>(governed: impl IntoIterator<Item = &'a [Stage]>) -> Vec<Stage> {
    let governed: Vec<Stage> = governed.into_iter().flatten().copied().collect();
    Stage::ALL.iter().copied().filter(|stage| !governed.contains(stage)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stage_is_uncovered_when_no_rule_names_it() {
        assert_eq!(uncovered([]), Stage::ALL);
        let governed: [&[Stage]; 2] = [&[Stage::Acquisition, Stage::Use], &[Stage::Use, Stage::Transfer]];
        assert_eq!(uncovered(governed), [Stage::Storage, Stage::Deletion]);
    }

    #[test]
    fn a_draft_needs_both_languages_or_a_file() {
        for (ja, en, file, refused) in [
            ("", "", false, Some("rule-needs-text")),
            ("第1条", "", false, Some("rule-needs-both-languages")),
            ("", "Article 1", false, Some("rule-needs-both-languages")),
            ("第1条", "Article 1", false, None),
            ("", "", true, None),
        ] {
            assert_eq!(check_text(ja, en, file).err().map(|message| message.id), refused, "{ja} {en} {file}");
        }
    }

    #[test]
    fn a_list_is_signed_between_the_approval_and_today() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let check = |on| check_acknowledged_on(day(on), day("2026-04-01"), day("2026-04-30"));
        assert_eq!(check("2026-03-31").unwrap_err().id, "rule-acknowledged-before-approval");
        assert!(check("2026-04-01").is_ok() && check("2026-04-30").is_ok());
        assert_eq!(check("2026-05-01").unwrap_err().id, "rule-acknowledged-in-future");
    }
}
