//! Numbers and codes as people type them: full width, with any of nine dashes, with commas, with a unit behind.

use unicode_normalization::UnicodeNormalization;

use super::message::Message;

/// The units that may stand behind a count or an amount and say nothing of its size.
const UNITS: [&str; 8] = ["円", "件", "名", "人", "社", "点", "回", "%"];

/// A code in its plain form: NFKC, every dash as `-`, no space around it.
///
/// For codes, numbers and dates only. A name is stored as it was typed: NFKC would change 髙, ① and ㈱.
#[must_use]
pub fn normalise(text: &str) -> String {
    let plain: Vec<char> = text.nfkc().collect();
    let folded: String = plain.iter().enumerate().map(|(at, &letter)| fold(&plain, at, letter)).collect();
    folded.trim().to_owned()
}

/// Whether a character is one of the dashes that are typed for `-` in codes.
#[must_use]
pub fn is_dash(letter: char) -> bool {
    matches!(letter, '-' | '－' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '−')
}

/// Whether a cell holds nothing but dashes, the sign for "none" in a table.
#[must_use]
pub fn is_only_dashes(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty() && text.chars().all(|letter| is_dash(letter) || matches!(letter, 'ー' | 'ｰ'))
}

/// A whole number, as it stands in a cell: `１，２３４件`, `¥5,000`, and `△100` for minus one hundred.
///
/// # Errors
/// A message with what was read, when it is not one whole number.
pub fn integer(text: &str) -> Result<i64, Message> {
    let plain: String = normalise(text).chars().filter(|letter| !letter.is_whitespace()).collect();
    let (sign, size) = match plain.strip_prefix(['△', '▲', '-']) {
        Some(rest) => (-1, rest),
        None => (1, plain.strip_prefix('+').unwrap_or(&plain)),
    };
    let size = size.strip_prefix(['¥', '\\']).unwrap_or(size);
    let size = UNITS.iter().find_map(|unit| size.strip_suffix(unit)).unwrap_or(size);
    without_commas(size)
        .and_then(|digits| digits.parse::<i64>().ok())
        .map(|size| sign * size)
        .ok_or_else(|| Message::new("format-integer").with("read", text.trim()))
}

/// The long vowel sign is a dash only between digits: elsewhere it is a letter.
fn fold(text: &[char], at: usize, letter: char) -> char {
    let digit = |at: Option<usize>| at.and_then(|at| text.get(at)).is_some_and(char::is_ascii_digit);
    let long_vowel_as_dash = letter == 'ー' && digit(at.checked_sub(1)) && digit(Some(at + 1));
    if is_dash(letter) || long_vowel_as_dash { '-' } else { letter }
}

/// The digits of a number, if its commas stand where thousands are separated.
fn without_commas(number: &str) -> Option<String> {
    let mut groups = number.split(',');
    let first = groups.next().unwrap_or_default();
    let mut digits = first.to_owned();
    for group in groups {
        if group.len() != 3 || first.len() > 3 {
            return None;
        }
        digits.push_str(group);
    }
    let whole = !first.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    whole.then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_come_out_plain() {
        for (typed, plain) in [
            ("１２３", "123"),
            ("Ｔ１２３", "T123"),
            ("１０１－００５２", "101-0052"),
            ("101ー0052", "101-0052"),
            ("101ｰ0052", "101-0052"),
            ("1‐2‑3‒4–5—6―7−8", "1-2-3-4-5-6-7-8"),
            ("\u{3000}A\u{a0}", "A"),
            ("№ ㎡ Ⅲ", "No m2 III"),
            ("㍻ ㍼ ㍽ ㍾ ㋿", "平成 昭和 大正 明治 令和"),
            ("ﾊﾟﾋﾟﾌﾟ", "パピプ"),
            ("○〇◯△▲×✕◎", "○〇◯△▲×✕◎"),
        ] {
            assert_eq!(normalise(typed), plain, "{typed}");
        }
    }

    #[test]
    fn a_long_vowel_is_a_dash_only_between_digits() {
        assert_eq!(normalise("センター"), "センター");
        assert_eq!(normalise("1ー"), "1ー");
        assert_eq!(normalise("1ー2"), "1-2");
    }

    #[test]
    fn a_cell_of_dashes_is_recognised() {
        for dashes in ["-", "－", " － ", "―", "‐", "ー", "ｰ", "--"] {
            assert!(is_only_dashes(dashes), "{dashes}");
        }
        for other in ["", " ", "-1", "A"] {
            assert!(!is_only_dashes(other), "{other}");
        }
    }

    #[test]
    fn whole_numbers_are_read_in_every_dress() {
        for (typed, number) in [
            ("0", 0),
            (" 1200 ", 1200),
            ("１，２３４件", 1234),
            ("1,099,186,000", 1_099_186_000),
            ("￥5,000", 5000),
            ("1500円", 1500),
            ("30名", 30),
            ("3 人", 3),
            ("△100", -100),
            ("▲ 1,000", -1000),
            ("△ ¥5", -5),
            ("－12", -12),
            ("+7", 7),
        ] {
            assert_eq!(integer(typed), Ok(number), "{typed}");
        }
    }

    #[test]
    fn what_is_not_one_whole_number_is_refused_with_what_was_read() {
        for typed in [
            "",
            "-",
            "△",
            "12.5",
            "1,23",
            "12,345,6",
            "1234,567",
            ",123",
            "約100",
            "@15,666円ほか",
            "480000円／シフト",
            "99999999999999999999",
            "--5",
        ] {
            assert_eq!(integer(typed), Err(Message::new("format-integer").with("read", typed)), "{typed}");
        }
    }
}
