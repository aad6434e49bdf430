//! The Corporate Number (法人番号): thirteen digits, the first of which checks the others.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{digits::is_dash, message::Message};

/// A Corporate Number whose check digit agrees. That does not prove that the company exists, or is the right one:
/// the check cannot see a 0 taken for a 9, nor two digits exchanged across an even distance.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
pub struct CorporateNumber(String);

impl CorporateNumber {
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for CorporateNumber {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.pad(&self.0)
    }
}

impl From<CorporateNumber> for String {
    fn from(number: CorporateNumber) -> Self {
        number.0
    }
}

/// For what was stored or sent as JSON; a person is answered by [`parse`].
impl TryFrom<String> for CorporateNumber {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        parse(&text).map_err(|message| message.id)
    }
}

/// The Corporate Number in a cell, however it is spaced, hyphenated or widened.
///
/// # Errors
/// `format-corporate-number-` and one of `multiple`, `spreadsheet-rounded`, `not-13-digits`, `placeholder`,
/// `leading-zero`, `check-digit`; each says what was read.
pub fn parse(text: &str) -> Result<CorporateNumber, Message> {
    let problem = |kind: &'static str| Message::new(kind).with("read", text.trim());
    let plain = with_plain_digits(text);
    if let Some(numbers) = several(&plain) {
        return Err(problem("format-corporate-number-multiple").with("numbers", numbers));
    }
    if is_scientific(&plain) {
        return Err(problem("format-corporate-number-spreadsheet-rounded"));
    }
    let number: String = plain.chars().filter(|letter| !letter.is_whitespace() && !is_dash(*letter)).collect();
    if number.len() != 13 || !number.bytes().all(|byte| byte.is_ascii_digit()) {
        let digits = number.chars().filter(char::is_ascii_digit).count();
        let message = problem("format-corporate-number-not-13-digits").with("digits", digits);
        return Err(message.with("found", found(&number)).with("letters", letters(&number)));
    }
    check(&number).map_err(|kind| problem(kind).with("expected", expected_digit(&number)))?;
    Ok(CorporateNumber(number))
}

/// The check digit of the twelve digits behind it: `9 − (Σ Pₙ·Qₙ mod 9)`, where P is counted from the right and Q is
/// 1 for odd and 2 for even places (Ministry of Finance Ordinance No. 70 of 2014, Art. 2). None unless twelve digits.
#[must_use]
pub fn check_digit(base: &str) -> Option<u32> {
    let digits: Vec<u32> = base.chars().map(|letter| letter.to_digit(10)).collect::<Option<_>>()?;
    let sum: u32 = digits.iter().rev().zip([1, 2].into_iter().cycle()).map(|(digit, weight)| digit * weight).sum();
    (digits.len() == 12).then(|| 9 - sum % 9)
}

/// Full-width digits as ASCII. Not NFKC, which would turn the list mark ① into a digit of the number.
pub(super) fn with_plain_digits(text: &str) -> String {
    let plain = |letter: char| match letter {
        '０'..='９' => char::from_u32(u32::from(letter) - u32::from('０') + u32::from('0')).unwrap_or(letter),
        _ => letter,
    };
    text.trim().chars().map(plain).collect()
}

/// What stands there instead of thirteen digits: `invoice`, a registration number of a qualified invoice issuer, which is T and thirteen
/// digits; `letters`; or `digits`, too few or too many.
fn found(number: &str) -> &'static str {
    let behind_t = number.strip_prefix(['T', 't', 'Ｔ', 'ｔ']).unwrap_or_default();
    match () {
        () if behind_t.len() == 13 && letters(behind_t).is_empty() => "invoice",
        () if letters(number).is_empty() => "digits",
        () => "letters",
    }
}

/// The first of what is no digit: enough to find it.
fn letters(number: &str) -> String {
    number.chars().filter(|letter| !letter.is_ascii_digit()).take(10).collect()
}

/// What is wrong with thirteen digits, as a message id.
fn check(number: &str) -> Result<(), &'static str> {
    let (first, base) = number.split_at(1);
    let agrees = check_digit(base).is_some_and(|digit| digit.to_string() == first);
    match () {
        () if is_placeholder(number) => Err("format-corporate-number-placeholder"),
        () if !agrees && base.ends_with("000000") => Err("format-corporate-number-spreadsheet-rounded"),
        () if first == "0" => Err("format-corporate-number-leading-zero"),
        () if !agrees => Err("format-corporate-number-check-digit"),
        () => Ok(()),
    }
}

fn expected_digit(number: &str) -> String {
    number.get(1..).and_then(check_digit).map(|digit| digit.to_string()).unwrap_or_default()
}

/// Numbers that people type to get past a mandatory field.
fn is_placeholder(number: &str) -> bool {
    number == "1234567890123" || number.bytes().all(|byte| number.as_bytes().first() == Some(&byte))
}

/// All numbers of thirteen digits in a text, when there is more than one.
fn several(text: &str) -> Option<String> {
    let numbers: Vec<&str> = text.split(|letter: char| !letter.is_ascii_digit()).filter(|run| run.len() == 13).collect();
    (numbers.len() > 1).then(|| numbers.join(" / "))
}

/// `8.01E+12`: what a spreadsheet writes when the column is too narrow for thirteen digits.
fn is_scientific(text: &str) -> bool {
    let parts = text.split_once(['E', 'e', 'Ｅ']);
    parts.is_some_and(|(size, power)| {
        let power = power.trim_start_matches(['+', '＋']);
        size.parse::<f64>().is_ok() && power.parse::<u8>().is_ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const VALID: [&str; 46] = [
        "7000012050002",
        "1000013050238",
        "1280001002413",
        "1280001007263",
        "1280001005507",
        "1280002007428",
        "4011001098993",
        "2120901007402",
        "7123456789012",
        "8010005018566",
        "4010005018834",
        "2010005004175",
        "2010005018547",
        "7010505002095",
        "3140005020349",
        "7010005018674",
        "8000012010038",
        "2000012010019",
        "2000012020001",
        "1000012030001",
        "9000012040001",
        "8000012050001",
        "7000012060001",
        "6000012070001",
        "5000012080001",
        "4000012090001",
        "2000012100001",
        "1000012110001",
        "9000012120001",
        "8000020130001",
        "4000020270008",
        "7000020010006",
        "2000020260002",
        "1180301018771",
        "5010401067252",
        "7010001065142",
        "9010601021385",
        "1020001071491",
        "9011101031552",
        "1130001011420",
        "5010001008846",
        "7010001008844",
        "6010401019863",
        "1010405009403",
        "6010405002452",
        "1010001112577",
    ];

    fn refusal(text: &str) -> (&'static str, Option<String>) {
        let message = parse(text).unwrap_err();
        let expected = match message.args.get("expected") {
            Some(super::super::message::Arg::Text(digit)) => Some(digit.clone()),
            _ => None,
        };
        (message.id.splitn(4, '-').nth(3).unwrap(), expected)
    }

    #[test]
    fn true_numbers_pass() {
        for number in VALID {
            assert_eq!(parse(number).map(String::from), Ok(number.to_owned()));
        }
    }

    #[test]
    fn spaces_hyphens_and_full_width_do_not_matter() {
        for typed in ["8010005018566 ", "８０１０００５０１８５６６", "8-0100-0501-8566", "8 0100－0501－8566", "\u{3000}8010005018566\n"]
        {
            assert_eq!(parse(typed).map(|number| number.to_string()), Ok("8010005018566".to_owned()), "{typed}");
        }
    }

    #[test]
    fn each_error_has_its_name() {
        for (typed, kind, expected) in [
            ("1234567890123", "placeholder", Some("9")),
            ("1111111111111", "placeholder", Some("9")),
            ("9999999999999", "placeholder", Some("9")),
            ("1000012010025", "check-digit", Some("4")),
            ("3011105603801", "check-digit", Some("9")),
            ("2010005018683", "check-digit", Some("6")),
            ("8100005005388", "check-digit", Some("1")),
            ("7010005005426", "check-digit", Some("6")),
            ("2020005008481", "check-digit", Some("1")),
            ("0010005018566", "leading-zero", Some("8")),
            ("211105005402", "not-13-digits", None),
            ("301110500380", "not-13-digits", None),
            ("", "not-13-digits", None),
            ("T8010005018566", "not-13-digits", None),
            ("公益財団法人都道府県会館\n法人番号2010005003854", "not-13-digits", None),
            ("①4011405001520\n②8040005004621", "multiple", None),
            ("4011405001520 8040005004621", "multiple", None),
            ("8.01E+12", "spreadsheet-rounded", None),
            ("8.01001E+12", "spreadsheet-rounded", None),
        ] {
            assert_eq!(refusal(typed), (kind, expected.map(str::to_owned)), "{typed}");
        }
        for rounded in ["2010010000000", "7011110000000", "5010410000000"] {
            assert_eq!(refusal(rounded).0, "spreadsheet-rounded", "{rounded}");
        }
    }

    #[test]
    fn what_stands_there_instead_of_a_digit_is_named() {
        for (typed, found, letters) in [
            ("T4999001345489", "invoice", "T"),
            ("ｔ 4999-0013-45489", "invoice", "ｔ"),
            ("499900134548A", "letters", "A"),
            ("T499900134548", "letters", "T"),
            ("法人番号7000012050002", "letters", "法人番号"),
            ("211105005402", "digits", ""),
            ("", "digits", ""),
        ] {
            let message = parse(typed).unwrap_err();
            let said = |name: &str| message.args.get(name).cloned();
            assert_eq!((said("found"), said("letters")), (Some(found.into()), Some(letters.into())), "{typed}");
        }
    }

    #[test]
    fn the_check_digit_follows_the_ordinance() {
        for (base, digit) in [("123456789012", 7), ("234567890123", 9), ("111111111111", 9), ("000012010025", 4), ("010005018566", 8)] {
            assert_eq!(check_digit(base), Some(digit), "{base}");
        }
        for not_twelve_digits in ["", "12345678901", "1234567890123", "12345678901X", "１２３４５６７８９０１２"] {
            assert_eq!(check_digit(not_twelve_digits), None, "{not_twelve_digits}");
        }
    }

    #[test]
    fn json_carries_the_digits_and_is_checked() {
        let number = parse("7000012050002").unwrap();
        let json = serde_json::to_string(&number).unwrap();
        assert_eq!(json, "\"7000012050002\"");
        assert_eq!(serde_json::from_str::<CorporateNumber>(&json).unwrap(), number);
        assert!(serde_json::from_str::<CorporateNumber>("\"7000012050003\"").is_err());
    }
}
