//! One form for each text, so that its hash stays the same wherever it was typed.

use unicode_normalization::UnicodeNormalization;

/// A text in Unicode NFC, with `\n` line ends, without spaces at the ends of lines or empty lines around it, ending in one line end.
/// Nothing stays nothing.
#[must_use]
pub fn plain(text: &str) -> String {
    let text: String = text.nfc().collect();
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let lines: Vec<&str> = text.split('\n').map(str::trim_end).collect();
    let whole = lines.join("\n");
    let whole = whole.trim_matches('\n');
    if whole.is_empty() { String::new() } else { format!("{whole}\n") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_text_has_one_form() {
        for typed in ["カ\u{3099}ス  \r\n\r\n二\u{3000}\r\n", "ガス\n\n二\n", "\n\nガス\r\r二\n\n\n", "ガス\n\n二"] {
            assert_eq!(plain(typed), "ガス\n\n二\n", "{typed:?}");
        }
        assert_eq!(plain(" \r\n\u{3000}"), "");
    }

    #[test]
    fn what_is_plain_stays_as_it_is() {
        let once = plain("# 題名\r\n\r\n(1) 項目 \r\n  字下げ");
        assert_eq!(plain(&once), once);
        assert!(once.contains("\n  字下げ"), "space at the beginning of a line is kept");
    }
}
