//! How an NDA is signed, and what is checked of a signature.

use chrono::NaiveDate;

use crate::domain::codes::codes;
use crate::domain::message::{Message, Problems};
use crate::domain::names;

/// How many days a link for signing is good for.
pub const LINK_DAYS: i64 = 14;

codes! {
    /// How it was signed.
    pub enum SignatureMethod as "signature-method" {
        /// By the person signed in.
        InProduct = "in_product",
        /// By a one-time link.
        ByLink = "by_link",
        /// On paper, of which a scan is kept.
        OnPaper = "on_paper",
    }
}

/// The name that was typed has to be the name of whoever signs, in any spelling of space and width.
///
/// # Errors
/// It is another name; the message says which was expected.
pub fn check_name(typed: &str, expected: &str) -> Result<(), Message> {
    let key = |name: &str| names::search_key(name).split_whitespace().collect::<String>();
    // A name of signs alone has no key, and would be any other.
    if !key(expected).is_empty() && key(typed) == key(expected) {
        return Ok(());
    }
    Err(Message::new("nda-other-name").with("read", typed.trim()).with("expected", expected))
}

/// A signature is not older than what it signs, and not of tomorrow.
///
/// # Errors
/// The date lies before the issue or after today.
pub fn check_signed_on(signed_on: NaiveDate, issued_on: NaiveDate, today: NaiveDate) -> Result<(), Message> {
    if signed_on < issued_on {
        return Err(Message::new("nda-signed-before-issue").with("read", signed_on).with("expected", issued_on));
    }
    if signed_on > today {
        return Err(Message::new("nda-signed-in-future").with("read", signed_on).with("expected", today));
    }
    Ok(())
}

/// The dates of an NDA that is issued.
///
/// # Errors
/// At `sign_by_on`: before the issue. At `valid_until_on`: before its first day.
pub fn check_terms(
    issued_on: NaiveDate,
    sign_by_on: Option<NaiveDate>,
    valid_from_on: Option<NaiveDate>,
    valid_until_on: Option<NaiveDate>,
) -> Result<(), Problems> {
    let mut problems = Problems::default();
    if let Some(by) = sign_by_on.filter(|by| *by < issued_on) {
        problems.add("sign_by_on", Message::new("nda-date-before-issue").with("read", by).with("expected", issued_on));
    }
    if let Some(from) = valid_from_on.filter(|from| *from < issued_on) {
        problems.add("valid_from_on", Message::new("nda-date-before-issue").with("read", from).with("expected", issued_on));
    }
    let from = valid_from_on.unwrap_or(issued_on);
    if let Some(until) = valid_until_on.filter(|until| *until < from) {
        problems.add("valid_until_on", Message::new("nda-until-before-from").with("read", until).with("expected", from));
    }
    problems.or(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_name_is_the_same_in_any_spelling_of_space_and_width() {
        for typed in ["山田 花子", "山田　花子", "山田花子", " 山田 花子 "] {
            assert!(check_name(typed, "山田 花子").is_ok(), "{typed}");
        }
        assert!(check_name("SMITH John", "Ｓｍｉｔｈ Ｊｏｈｎ").is_ok());
        assert!(check_name("？", "■■■").is_err(), "a name that was erased is nobody's");
        for typed in ["", "山田", "山田太郎"] {
            assert_eq!(check_name(typed, "山田 花子").unwrap_err().id, "nda-other-name", "{typed}");
        }
    }

    #[test]
    fn a_signature_lies_between_issue_and_today() {
        for (signed, expected) in [
            ("2026-03-31", Some("nda-signed-before-issue")),
            ("2026-04-01", None),
            ("2026-04-10", None),
            ("2026-04-11", Some("nda-signed-in-future")),
        ] {
            let found = check_signed_on(day(signed), day("2026-04-01"), day("2026-04-10")).err().map(|message| message.id);
            assert_eq!(found, expected, "{signed}");
        }
    }

    #[test]
    fn terms_stand_in_order() {
        let issued = day("2026-04-01");
        assert!(check_terms(issued, Some(issued), None, Some(issued)).is_ok());
        let problems = check_terms(issued, Some(day("2026-03-31")), Some(day("2026-05-01")), Some(day("2026-04-30"))).unwrap_err();
        assert_eq!(problems.0.keys().collect::<Vec<_>>(), ["sign_by_on", "valid_until_on"]);
    }
}
