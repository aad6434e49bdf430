//! Postal codes (郵便番号): seven digits, written `101-0052`.

use super::{digits::normalise, message::Message};

/// The postal code in a cell as `101-0052`.
///
/// # Errors
/// `format-postal-code-lost-zero` when six digits are left of a code that began with 0, with the code it may have been;
/// `format-postal-code-old` for the codes of five digits and fewer used until 1998; otherwise `format-postal-code`.
pub fn parse(text: &str) -> Result<String, Message> {
    let plain = normalise(text);
    let plain = plain.trim_start_matches('〒').trim();
    let digits: String = plain.chars().filter(char::is_ascii_digit).collect();
    let others: String = plain.chars().filter(|letter| !letter.is_ascii_digit()).collect();
    let read = |id| Message::new(id).with("read", text.trim());
    match (digits.len(), others.as_str()) {
        (7, "") => Ok(hyphenated(&digits)),
        (7, "-") if plain.find('-') == Some(3) => Ok(hyphenated(&digits)),
        (6, "") => Err(read("format-postal-code-lost-zero").with("expected", hyphenated(&format!("0{digits}")))),
        (3 | 5, "") => Err(read("format-postal-code-old")),
        _ => Err(read("format-postal-code")),
    }
}

fn hyphenated(digits: &str) -> String {
    let (area, rest) = digits.split_at(3);
    format!("{area}-{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seven_digits_are_read_in_every_dress() {
        for typed in ["〒101-0052", "１０１－００５２", "1010052", "101ー0052", " 〒 101‐0052 "] {
            assert_eq!(parse(typed), Ok("101-0052".to_owned()), "{typed}");
        }
    }

    #[test]
    fn a_lost_zero_is_offered_again() {
        let message = parse("600000").unwrap_err();
        assert_eq!(message, Message::new("format-postal-code-lost-zero").with("read", "600000").with("expected", "060-0000"));
    }

    #[test]
    fn other_things_are_refused() {
        for (typed, id) in [
            ("060  ", "format-postal-code-old"),
            ("10100", "format-postal-code-old"),
            ("", "format-postal-code"),
            ("1010-052", "format-postal-code"),
            ("101-00521", "format-postal-code"),
            ("101-0052 東京都", "format-postal-code"),
            ("SW1A 1AA", "format-postal-code"),
        ] {
            assert_eq!(parse(typed).unwrap_err().id, id, "{typed}");
        }
    }
}
