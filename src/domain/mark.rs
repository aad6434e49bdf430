//! Answer marks as they stand in assessment sheets: ○ △ × and 対象外, yes and no, or a number of points.

use super::{
    codes::codes,
    digits::{integer, is_only_dashes, normalise},
    message::Message,
};

codes! {
    /// A mark on the scale ○ △ ×.
    pub enum Mark as "mark" {
        Good = "good",
        Partial = "partial",
        Poor = "poor",
        NotApplicable = "not_applicable",
    }

    /// An answer on the scale of yes and no.
    pub enum YesNo as "yes-no" {
        Yes = "yes",
        No = "no",
        NotApplicable = "not_applicable",
    }
}

/// An answer on a scale of points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Points {
    Number(i64),
    NotApplicable,
}

const GOOD: &[&str] =
    &["○", "〇", "◯", "⭕", "◎", "o", "✓", "✔", "☑", "✅", "レ", "はい", "有", "有り", "あり", "適合", "実施", "yes", "y", "good"];
const PARTIAL: &[&str] = &["△", "▲", "一部", "一部実施", "部分的", "計画中", "partial", "partly"];
const POOR: &[&str] = &["×", "✕", "✖", "✗", "✘", "☓", "❌", "x", "いいえ", "無", "無し", "なし", "不適合", "未実施", "no", "n", "poor"];
const NOT_APPLICABLE: &[&str] = &["/", "n/a", "na", "対象外", "該当なし", "非該当", "not applicable", "not_applicable"];
/// Only where the column asks for yes or no: elsewhere they are numbers.
const YES: &[&str] = &["1", "true"];
const NO: &[&str] = &["0", "false"];

/// The mark in a cell; none is unanswered. A dash alone is 対象外, not zero.
///
/// # Errors
/// `format-mark-negative` for `△100`, which is minus one hundred in accounting; otherwise `format-mark`; with what was read.
pub fn read(text: &str) -> Result<Option<Mark>, Message> {
    let plain = plain(text);
    let read = |id| Message::new(id).with("read", text.trim());
    match plain.as_str() {
        "" => Ok(None),
        word if GOOD.contains(&word) => Ok(Some(Mark::Good)),
        word if PARTIAL.contains(&word) => Ok(Some(Mark::Partial)),
        word if POOR.contains(&word) => Ok(Some(Mark::Poor)),
        word if is_not_applicable(word) => Ok(Some(Mark::NotApplicable)),
        word if word.starts_with(['△', '▲']) && integer(word).is_ok() => Err(read("format-mark-negative")),
        _ => Err(read("format-mark")),
    }
}

/// Yes or no in a cell; none is unanswered. Here 1 and 0, true and false are answers too.
///
/// # Errors
/// `format-yes-no` with what was read.
pub fn read_yes_no(text: &str) -> Result<Option<YesNo>, Message> {
    let plain = plain(text);
    match plain.as_str() {
        "" => Ok(None),
        word if GOOD.contains(&word) || YES.contains(&word) => Ok(Some(YesNo::Yes)),
        word if POOR.contains(&word) || NO.contains(&word) => Ok(Some(YesNo::No)),
        word if is_not_applicable(word) => Ok(Some(YesNo::NotApplicable)),
        _ => Err(Message::new("format-yes-no").with("read", text.trim())),
    }
}

/// Points from 0 to `max` in a cell; none is unanswered.
///
/// # Errors
/// `format-points` with what was read and the highest number.
pub fn read_number(text: &str, max: i64) -> Result<Option<Points>, Message> {
    let plain = plain(text);
    if plain.is_empty() {
        return Ok(None);
    }
    if is_not_applicable(&plain) {
        return Ok(Some(Points::NotApplicable));
    }
    let number = integer(&plain).ok().filter(|number| (0..=max).contains(number));
    let problem = || Message::new("format-points").with("read", text.trim()).with("max", max);
    number.map(|number| Some(Points::Number(number))).ok_or_else(problem)
}

/// In half width and lower case, without the selectors that make a sign an emoji.
fn plain(text: &str) -> String {
    normalise(text).chars().filter(|letter| !matches!(letter, '\u{fe0e}' | '\u{fe0f}')).flat_map(char::to_lowercase).collect()
}

fn is_not_applicable(word: &str) -> bool {
    is_only_dashes(word) || NOT_APPLICABLE.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_has_its_mark() {
        for (signs, mark) in [
            (
                &[
                    "○",
                    "〇",
                    "◯",
                    "⭕",
                    "⭕\u{fe0f}",
                    "◎",
                    "O",
                    "o",
                    "Ｏ",
                    "✓",
                    "✔",
                    "☑",
                    "レ",
                    "ﾚ",
                    "はい",
                    "有",
                    "あり",
                    "適合",
                    "実施",
                    "Yes",
                    "Y",
                    " ○ ",
                    "○\u{3000}",
                ][..],
                Mark::Good,
            ),
            (&["△", "▲", "一部", "一部実施", "部分的", "計画中"], Mark::Partial),
            (
                &["×", "✕", "✖", "✖\u{fe0f}", "✗", "☓", "❌", "X", "x", "Ｘ", "いいえ", "無", "なし", "不適合", "未実施", "No", "N"],
                Mark::Poor,
            ),
            (&["－", "-", "―", "‐", "ー", " ー ", "／", "/", "N/A", "n/a", "NA", "対象外", "該当なし", "非該当"], Mark::NotApplicable),
        ] {
            for sign in signs {
                assert_eq!(read(sign), Ok(Some(mark)), "{sign}");
            }
        }
    }

    #[test]
    fn an_empty_cell_is_unanswered() {
        for empty in ["", " ", "\u{3000}", "\n"] {
            assert_eq!(read(empty), Ok(None));
            assert_eq!(read_yes_no(empty), Ok(None));
            assert_eq!(read_number(empty, 5), Ok(None));
        }
    }

    #[test]
    fn a_triangle_before_digits_is_a_minus() {
        for negative in ["△100", "▲ 1,000", "△１"] {
            assert_eq!(read(negative).unwrap_err().id, "format-mark-negative", "{negative}");
        }
    }

    #[test]
    fn other_text_is_no_mark() {
        for other in ["1", "0", "○×", "○（一部）", "OK?", "OO", "xx", "100"] {
            assert_eq!(read(other), Err(Message::new("format-mark").with("read", other)), "{other}");
        }
    }

    #[test]
    fn one_and_zero_answer_only_yes_or_no() {
        for (typed, answer) in [
            ("1", YesNo::Yes),
            ("１", YesNo::Yes),
            ("TRUE", YesNo::Yes),
            ("有", YesNo::Yes),
            ("0", YesNo::No),
            ("False", YesNo::No),
            ("×", YesNo::No),
            ("-", YesNo::NotApplicable),
        ] {
            assert_eq!(read_yes_no(typed), Ok(Some(answer)), "{typed}");
        }
        for other in ["△", "2", "不明"] {
            assert_eq!(read_yes_no(other).unwrap_err().id, "format-yes-no", "{other}");
        }
    }

    #[test]
    fn points_stay_within_their_scale() {
        for (typed, points) in
            [("0", Points::Number(0)), ("５", Points::Number(5)), ("3点", Points::Number(3)), ("－", Points::NotApplicable)]
        {
            assert_eq!(read_number(typed, 5), Ok(Some(points)), "{typed}");
        }
        for other in ["6", "-1", "△1", "2.5", "○"] {
            assert_eq!(read_number(other, 5), Err(Message::new("format-points").with("read", other).with("max", 5_i64)), "{other}");
        }
    }
}
