//! Kana: from one kind to the other, and the rows of the syllabary.

use unicode_normalization::UnicodeNormalization;

use super::legal_form;

/// The distance between a hiragana and its katakana in Unicode.
const DISTANCE: u32 = 0x60;

/// The last katakana of each row of an index, with the row; voiced and small ones belong to their row.
const ROWS: [(char, &str); 10] = [
    ('オ', "ア"),
    ('ゴ', "カ"),
    ('ゾ', "サ"),
    ('ド', "タ"),
    ('ノ', "ナ"),
    ('ポ', "ハ"),
    ('モ', "マ"),
    ('ヨ', "ヤ"),
    ('ロ', "ラ"),
    ('ン', "ワ"),
];

/// Hiragana and half-width katakana as full-width katakana, the form in which readings are kept.
#[must_use]
pub fn to_katakana(text: &str) -> String {
    text.nfkc().map(|letter| if is_hiragana(letter) { moved(letter, DISTANCE.cast_signed()) } else { letter }).collect()
}

/// The row of an index in which a reading stands: ア カ サ タ ナ ハ マ ヤ ラ ワ, or 他 for what is not kana.
#[must_use]
pub fn index_row(kana: &str) -> &'static str {
    let katakana = to_katakana(kana);
    match legal_form::reading_removed(&katakana).chars().next() {
        Some('ヴ') => "ア",
        Some('ヵ' | 'ヶ') => "カ",
        Some(first) if ('ァ'..='ン').contains(&first) => ROWS.iter().find(|(last, _)| first <= *last).map_or("他", |(_, row)| row),
        _ => "他",
    }
}

/// Whether a text is a reading: kana of either kind and width, with spaces, ー and ・, and nothing else.
#[must_use]
pub fn is_kana(text: &str) -> bool {
    let kana = |letter: char| is_hiragana(letter) || is_katakana(letter);
    let mut letters = text.nfkc().peekable();
    let any = text.nfkc().any(kana);
    any && letters.all(|letter| kana(letter) || letter.is_whitespace() || letter == '・')
}

/// The hiragana of a katakana; any other character stays.
pub(super) fn to_hiragana(letter: char) -> char {
    if matches!(letter, 'ァ'..='ヶ' | 'ヽ' | 'ヾ') { moved(letter, -DISTANCE.cast_signed()) } else { letter }
}

pub(super) fn is_katakana(letter: char) -> bool {
    matches!(letter, 'ァ'..='ヺ' | 'ー' | 'ヽ' | 'ヾ')
}

fn is_hiragana(letter: char) -> bool {
    matches!(letter, 'ぁ'..='ゖ' | 'ゝ' | 'ゞ')
}

fn moved(letter: char, distance: i32) -> char {
    u32::from(letter).checked_add_signed(distance).and_then(char::from_u32).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readings_are_kept_in_katakana() {
        for (typed, kept) in [
            ("いとう　はなこ", "イトウ ハナコ"),
            ("ｲﾄｳ ﾊﾅｺ", "イトウ ハナコ"),
            ("ぱぴぷゔゕゖ", "パピプヴヵヶ"),
            ("すゞき", "スヾキ"),
            ("ｶﾌﾞｼｷｶﾞｲｼｬ", "カブシキガイシャ"),
            ("漢字ABC", "漢字ABC"),
        ] {
            assert_eq!(to_katakana(typed), kept);
        }
    }

    #[test]
    fn an_index_has_ten_rows_and_one_for_the_rest() {
        for (kana, row) in [
            ("アサヒ", "ア"),
            ("ぁ", "ア"),
            ("ヴァイオリン", "ア"),
            ("ｶｷ", "カ"),
            ("ガ", "カ"),
            ("ヶ", "カ"),
            ("ザ", "サ"),
            ("ッ", "タ"),
            ("づ", "タ"),
            ("の", "ナ"),
            ("ﾊﾟ", "ハ"),
            ("ボ", "ハ"),
            ("ム", "マ"),
            ("ャ", "ヤ"),
            ("ヨ", "ヤ"),
            ("リ", "ラ"),
            ("ヱ", "ワ"),
            ("ヲ", "ワ"),
            ("ン", "ワ"),
            ("", "他"),
            ("漢字", "他"),
            ("ABC", "他"),
            ("ー", "他"),
            ("カブシキガイシャ ミドリ", "マ"),
        ] {
            assert_eq!(index_row(kana), row, "{kana}");
        }
    }

    #[test]
    fn a_reading_holds_nothing_but_kana() {
        for kana in ["イトウ ハナコ", "いとう", "ｲﾄｳ", "サイトウ・タロウ", "データ"] {
            assert!(is_kana(kana), "{kana}");
        }
        for other in ["", " ", "・", "伊藤", "イトウ1", "ABC", "イトウ(株)"] {
            assert!(!is_kana(other), "{other}");
        }
    }
}
