//! The people of the organisation: everyone under its direction, whatever the contract (PPC General Guidelines 3-4-3).

use chrono::NaiveDate;

use super::codes::codes;
use super::message::Message;
use super::names;
use super::period::Period;

codes! {
    /// How a person belongs to the organisation.
    pub enum PersonKind as "person-kind" {
        Staff = "staff",
        Officer = "officer",
        Member = "member",
        Dispatched = "dispatched",
        Volunteer = "volunteer",
    }
}

/// Stands in place of the name of a person whose data was erased, in every language.
pub const ERASED: &str = "■■■";

/// The longest address that mail can be sent to (RFC 5321, 4.5.3.1.3).
const LONGEST_MAIL_ADDRESS: usize = 254;

/// A name as it is written, with the space around it gone.
///
/// # Errors
/// Nothing but space was read.
pub fn check_name(name: &str) -> Result<String, Message> {
    let name = name.trim();
    if name.is_empty() { Err(Message::new("input-required")) } else { Ok(name.to_owned()) }
}

/// The reading of a name in katakana; empty if there is none.
///
/// # Errors
/// Something that is no kana was read.
pub fn check_kana(kana: &str) -> Result<String, Message> {
    let kana = kana.trim();
    if kana.is_empty() || names::is_kana(kana) {
        return Ok(names::to_katakana(kana));
    }
    Err(Message::new("person-kana-form").with("read", kana))
}

/// A mail address; empty if there is none. Whether it is anybody's, only a mail can tell.
///
/// # Errors
/// What was read has no @ with something on each side, has a space, or is too long.
pub fn check_email(email: &str) -> Result<String, Message> {
    let email = email.trim();
    let parts = email.rsplit_once('@');
    let whole =
        parts.is_some_and(|(local, host)| !local.is_empty() && !local.contains('@') && host.contains('.') && !host.starts_with('.'));
    let plain = email.len() <= LONGEST_MAIL_ADDRESS && !email.chars().any(|c| c.is_whitespace() || "<>\"(),;:\\".contains(c));
    if email.is_empty() || (whole && plain) { Ok(email.to_owned()) } else { Err(Message::new("person-email-form").with("read", email)) }
}

/// Where a search for a person looks: name, reading and code, in any spelling.
#[must_use]
pub fn search_key(name: &str, kana: &str, code: &str) -> String {
    [name, kana, code].map(names::search_key).join(" ")
}

/// The period that begins on a day for which nothing is recorded: who comes back, or came earlier than was known.
/// It lasts until what is recorded next. None if something is recorded for that day.
#[must_use]
pub fn gap(periods: &[Period], from_on: NaiveDate) -> Option<Period> {
    if periods.iter().any(|period| period.holds(from_on)) {
        return None;
    }
    let next = periods.iter().map(|period| period.from_on).filter(|next| from_on < *next).min();
    Some(Period { from_on, until_on: next.and_then(|next| next.pred_opt()) })
}

/// The period that a date falls into; else the last one before it, or the first to come.
#[must_use]
pub fn nearest(periods: &[Period], on: NaiveDate) -> Period {
    let before = periods.iter().rfind(|period| period.from_on <= on);
    before.or(periods.first()).copied().unwrap_or(Period { from_on: on, until_on: None })
}

/// What becomes of recorded periods, in order, when the last day is `until_on`: how many of them stay, the last one ending
/// on that day. None if it lies before all of them.
#[must_use]
pub fn ended(periods: &[Period], until_on: NaiveDate) -> Option<usize> {
    let stay = periods.iter().take_while(|period| period.from_on <= until_on).count();
    (stay > 0).then_some(stay)
}

/// Whether so many of all are more than half: a list that is short of so many is more likely the wrong list.
#[must_use]
pub fn are_most(part: usize, all: usize) -> bool {
    all < part.saturating_mul(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn periods(list: &[(&str, &str)]) -> Vec<Period> {
        let until = |text: &str| (!text.is_empty()).then(|| day(text));
        list.iter().map(|(from, last)| Period { from_on: day(from), until_on: until(last) }).collect()
    }

    #[test]
    fn readings_become_katakana_and_nothing_else_is_a_reading() {
        for (typed, kept) in [("", ""), (" やまだ　たろう ", "ヤマダ タロウ"), ("ﾔﾏﾀﾞ", "ヤマダ")] {
            assert_eq!(check_kana(typed).unwrap(), kept, "{typed}");
        }
        for wrong in ["山田", "Yamada", "ヤマダ1"] {
            assert_eq!(check_kana(wrong).unwrap_err().id, "person-kana-form", "{wrong}");
        }
    }

    #[test]
    fn a_mail_address_has_two_sides() {
        for right in ["", "a@b.example", " taro.yamada+x@example.jp ", "太郎@例え.jp"] {
            assert!(check_email(right).is_ok(), "{right}");
        }
        let long = format!("{}@example.jp", "a".repeat(250));
        for wrong in ["a", "@example.jp", "a@", "a@b", "a b@example.jp", "a@b@example.jp", "<a@example.jp>", "a@.jp", &long] {
            assert_eq!(check_email(wrong).unwrap_err().id, "person-email-form", "{wrong}");
        }
    }

    #[test]
    fn who_comes_back_begins_a_new_period() {
        let left = periods(&[("2020-04-01", "2024-03-31"), ("2026-01-01", "")]);
        assert_eq!(gap(&left, day("2025-04-01")), Some(periods(&[("2025-04-01", "2025-12-31")])[0]));
        assert_eq!(gap(&left, day("2019-04-01")), Some(periods(&[("2019-04-01", "2020-03-31")])[0]));
        assert_eq!(gap(&left, day("2024-03-31")), None);
        assert_eq!(gap(&left[..1], day("2024-04-01")), Some(periods(&[("2024-04-01", "")])[0]));
    }

    #[test]
    fn a_correction_without_a_date_means_the_nearest_period() {
        let recorded = periods(&[("2020-04-01", "2024-03-31"), ("2026-01-01", "")]);
        for (on, from) in [("2019-01-01", 0), ("2022-01-01", 0), ("2025-01-01", 0), ("2026-01-01", 1)] {
            assert_eq!(nearest(&recorded, day(on)), recorded[from], "{on}");
        }
    }

    #[test]
    fn the_last_day_ends_what_is_recorded_and_takes_back_what_was_to_come() {
        let recorded = periods(&[("2020-04-01", "2024-03-31"), ("2024-04-01", "2026-03-31"), ("2026-04-01", "")]);
        for (last, stay) in [("2020-03-31", None), ("2020-04-01", Some(1)), ("2025-12-31", Some(2)), ("2026-04-01", Some(3))] {
            assert_eq!(ended(&recorded, day(last)), stay, "{last}");
        }
    }

    #[test]
    fn half_of_them_are_not_most() {
        for (part, all, most) in [(0, 0, false), (0, 1, false), (1, 2, false), (1, 1, true), (2, 3, true), (60, 121, false)] {
            assert_eq!(are_most(part, all), most, "{part} of {all}");
        }
    }

    #[test]
    fn people_are_found_by_name_reading_and_code() {
        let key = search_key("髙橋　花子", "タカハシ ハナコ", "S-012");
        for typed in ["高橋花子", "たかはし", "ﾊﾅｺ", "s012", "S-012"] {
            assert!(key.contains(&names::search_key(typed)), "{typed}");
        }
    }
}
