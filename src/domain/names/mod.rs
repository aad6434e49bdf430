//! Names of companies and people: keys by which they are matched, searched and sorted, whatever their spelling.
//!
//! The name itself is stored as it was typed: 髙, ① and ㈱ are part of it.

mod kana;
mod legal_form;
mod order;
mod variants;

use unicode_normalization::UnicodeNormalization;

pub use kana::{index_row, is_kana, to_katakana};
pub use order::sort_key;

use super::digits::is_dash;

/// The key under which spellings of one name fall together: NFKC, no spaces, dashes after katakana as ー, no legal
/// form before or behind, no letter case. Two names with one key are probably one company, and only probably.
#[must_use]
pub fn match_key(raw: &str) -> String {
    let plain = with_long_vowels(raw.nfkc().filter(|letter| !letter.is_whitespace()));
    legal_form::outer_removed(&plain).to_lowercase()
}

/// The key in which a search looks: that of the text contains that of what is looked for, in whatever width, kana, case,
/// variant of a character or legal form the two are written. Nothing but letters and digits is left in it.
#[must_use]
pub fn search_key(raw: &str) -> String {
    let plain: String = raw.nfkc().filter(|letter| !letter.is_whitespace()).flat_map(char::to_lowercase).collect();
    let bare = legal_form::all_removed(&plain);
    bare.chars().filter(|letter| letter.is_alphanumeric() && *letter != 'ー').map(kana::to_hiragana).map(variants::usual).collect()
}

/// A dash of any kind that follows katakana stands for the long vowel sign.
fn with_long_vowels(letters: impl Iterator<Item = char>) -> String {
    let mut out = String::new();
    for letter in letters {
        let after_katakana = out.chars().next_back().is_some_and(kana::is_katakana);
        out.push(if is_dash(letter) && after_katakana { 'ー' } else { letter });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_have_one_match_key() {
        for (spellings, key) in [
            (&["㈱テスト", "株式会社テスト", "（株）テスト", "テスト株式会社", "ﾃｽﾄ(株)", "株式会社　テスト", "㍿テスト"][..], "テスト"),
            (
                &["公益社団法人日本アイソト‐プ協会", "公益社団法人日本アイソトープ協会", "(公社)日本アイソト－プ協会"],
                "日本アイソトープ協会",
            ),
            (&["センタ－", "センター", "ｾﾝﾀｰ", "センタ—"], "センター"),
            (&["医療法人社団みどり会", "医療法人みどり会"], "みどり会"),
            (&["ＡＢＣ株式会社", "abc(株)"], "abc"),
            (&["特定非営利活動法人架け橋", "（特非）架け橋"], "架け橋"),
            (&["一般財団法人みどり", "（一財）みどり", "財団法人みどり"], "みどり"),
        ] {
            for spelling in spellings {
                assert_eq!(match_key(spelling), key, "{spelling}");
            }
        }
    }

    #[test]
    fn different_names_keep_different_keys() {
        for (one, other) in [("髙橋商店", "高橋商店"), ("ハハ", "ババ"), ("株式会社", "有限会社"), ("テスト-1", "テスト2")]
        {
            assert_ne!(match_key(one), match_key(other), "{one}");
        }
    }

    #[test]
    fn a_search_finds_every_spelling() {
        for (written, typed) in [
            ("株式会社テスト", "㈱てすと"),
            ("ﾃｽﾄ㈱", "株式会社テスト"),
            ("テスト株式会社東京支店", "テスト東京"),
            ("公益社団法人日本アイソト‐プ協会", "アイソトープ"),
            ("センタ－", "せんたー"),
            ("ＡＢＣ　Ｄａｔａ", "abc data"),
            ("ABC-Data", "abcdata"),
            ("髙﨑 花子", "高崎花子"),
            ("渡邊 太郎", "渡辺"),
            ("サイトウ・タロウ", "さいとうたろう"),
            ("ヴァイオリン教室", "ゔぁいおりん"),
            ("㈲みどり", "みどり"),
        ] {
            assert!(search_key(written).contains(&search_key(typed)), "{written} / {typed}: {}", search_key(written));
        }
        assert!(!search_key("カキ").contains(&search_key("ガキ")));
    }

    #[test]
    fn a_search_key_holds_nothing_with_a_meaning_in_a_pattern() {
        assert_eq!(search_key("100%_\\*?'\" テスト"), "100てすと");
        assert_eq!(search_key("株式会社"), "");
    }
}
