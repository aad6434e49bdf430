//! Telephone numbers: looked at, never rewritten, because hyphenating them needs the table of area codes.

use super::{digits::normalise, message::Message};

/// Prefixes of numbers that have eleven digits: mobile, IP, machine, and the longer toll-free numbers.
const ELEVEN_DIGITS: [&str; 6] = ["020", "050", "060", "070", "080", "090"];

/// Looks at a telephone number, which is kept as it was typed. Empty is fine; a warning says what looks wrong.
///
/// # Errors
/// `format-phone` with what was read, when it cannot be a telephone number.
pub fn check(text: &str) -> Result<Option<Message>, Message> {
    let plain = normalise(text);
    if plain.is_empty() {
        return Ok(None);
    }
    let read = |id| Message::new(id).with("read", text.trim());
    let main = plain.split(['内', '(']).next().filter(|part| part.chars().any(|letter| letter.is_ascii_digit()));
    let number = without_separators(if plain.contains('内') { main.unwrap_or(&plain) } else { &plain });
    let number = number.ok_or_else(|| read("format-phone"))?;
    match number.strip_prefix('+') {
        Some(international) => match international.strip_prefix("81") {
            Some(home) => judge(&format!("0{}", home.trim_start_matches('0')), &read),
            None if (7..=15).contains(&international.len()) => Ok(None),
            None => Err(read("format-phone")),
        },
        None => judge(&number, &read),
    }
}

/// The digits, with a `+` before them if it was there; none if other characters are among them.
fn without_separators(text: &str) -> Option<String> {
    let text: String = text.chars().filter(|letter| !letter.is_whitespace() && !matches!(letter, '-' | '(' | ')' | '.')).collect();
    let digits = text.strip_prefix('+').unwrap_or(&text);
    (!digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(text)
}

/// A number as dialled within Japan: 0 and nine digits, or 0 and ten for mobile and IP telephones.
fn judge(number: &str, read: &impl Fn(&'static str) -> Message) -> Result<Option<Message>, Message> {
    let eleven = number.get(..3).is_some_and(|prefix| ELEVEN_DIGITS.contains(&prefix));
    match (number.len(), number.starts_with('0')) {
        (10, true) if !eleven => Ok(None),
        (11, true) if eleven => Ok(None),
        (9 | 10, false) => Ok(Some(read("format-phone-lost-zero").with("expected", format!("0{number}")))),
        (9..=11, true) => Ok(Some(read("format-phone-digits").with("digits", number.len()))),
        _ => Err(read("format-phone")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_numbers_pass_without_a_word() {
        for typed in [
            "",
            "03-3518-6777",
            "０３－３５１８－６７７７",
            "(03)3518-6777",
            "03(3518)6777",
            "0120-000-000",
            "0800-000-0000",
            "050-0000-0000",
            "090 0000 0000",
            "+81 3 3518 6777",
            "+81-90-0000-0000",
            "+81 (0)3 3518 6777",
            "03-3518-6777（内線12）",
            "03-3518-6777 内線12",
            "+1 202 555 0100",
            "0466-00-0000",
        ] {
            assert_eq!(check(typed), Ok(None), "{typed}");
        }
    }

    #[test]
    fn a_lost_zero_is_pointed_out() {
        let warning = Message::new("format-phone-lost-zero").with("read", "351886777").with("expected", "0351886777");
        assert_eq!(check("351886777"), Ok(Some(warning)));
        assert_eq!(check("9000000000").unwrap().unwrap().id, "format-phone-lost-zero");
    }

    #[test]
    fn a_digit_too_few_or_too_many_is_pointed_out() {
        for typed in ["03-3518-677", "03-3518-67777", "090-0000-000"] {
            assert_eq!(check(typed).unwrap().unwrap().id, "format-phone-digits", "{typed}");
        }
    }

    #[test]
    fn what_cannot_be_a_number_is_refused() {
        for typed in ["なし", "03-3518", "03-3518-6777 / 03-3518-6778", "+12", "tel", "012345678901234"] {
            assert_eq!(check(typed).unwrap_err().id, "format-phone", "{typed}");
        }
    }
}
