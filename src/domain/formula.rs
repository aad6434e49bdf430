//! The guard against text that a spreadsheet would run: a cell that begins like a formula gets an apostrophe before it.

use std::borrow::Cow;

/// What a formula begins with, in the half and full width that Japanese spreadsheets take for the same.
const STARTS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// The text as it may stand in a CSV file that someone opens in a spreadsheet.
#[must_use]
pub fn guarded(text: &str) -> Cow<'_, str> {
    if runs(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// The text that [`guarded`] made safe, as it was; any other text stays.
#[must_use]
pub fn unguarded(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| runs(rest)).unwrap_or(text)
}

/// Whether it begins like a formula, or like one that has a guard already: only so can the guard be taken off again.
fn runs(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(STARTS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_that_would_run_gets_a_guard() {
        for text in ["=1+1", "+81-3", "-1", "@15,666円ほか", "\t=1", "\r=1", "－", "＝ＳＵＭ", "'=1"] {
            assert_eq!(guarded(text), format!("'{text}"), "{text:?}");
        }
        for text in ["", "テスト", "a=b", "'quoted'", "1-2", "△100"] {
            assert_eq!(guarded(text), text, "{text:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn the_guard_comes_off_as_it_went_on(text in "['=+@＝a-]{0,5}") {
            let guarded = guarded(&text);
            proptest::prop_assert_eq!(unguarded(&guarded), &text);
        }
    }
}
