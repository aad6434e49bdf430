//! The order of names in the syllabary (JIS X 4061), as bytes that any database compares.

use std::sync::OnceLock;

use icu_collator::{
    Collator, CollatorBorrowed,
    options::{CollatorOptions, Strength},
};
use icu_locale_core::locale;
use unicode_normalization::UnicodeNormalization;

use super::legal_form;

/// Bytes whose order is that of the names; of the reading where there is one, otherwise of the name. A legal form does not
/// count. Keys of different versions of the collation data do not compare: the stored ones are then made anew.
#[must_use]
pub fn sort_key(kana_or_name: &str) -> Vec<u8> {
    let plain: String = kana_or_name.nfkc().collect();
    let bare = legal_form::reading_removed(legal_form::outer_removed(plain.trim()));
    let mut key = Vec::with_capacity(bare.len() * 2);
    match collator() {
        Some(collator) => {
            let Ok(()) = collator.write_sort_key_to(bare, &mut key);
        }
        // The data is compiled in, so that this does not happen; the order of code points is near to that of kana.
        None => key.extend_from_slice(bare.as_bytes()),
    }
    key
}

/// Hiragana stands before katakana where nothing else differs, which is the fourth level.
fn collator() -> Option<&'static CollatorBorrowed<'static>> {
    static COLLATOR: OnceLock<Option<CollatorBorrowed<'static>>> = OnceLock::new();
    let build = || {
        let mut options = CollatorOptions::default();
        options.strength = Some(Strength::Quaternary);
        Collator::try_new(locale!("ja").into(), options).ok()
    };
    COLLATOR.get_or_init(build).as_ref()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(names: &[&'static str]) -> Vec<&'static str> {
        let mut names = names.to_vec();
        names.sort_by_cached_key(|name| sort_key(name));
        names
    }

    #[test]
    fn kana_stand_in_the_order_of_the_syllabary() {
        let order = ["ハーハ", "ハハ", "ハバ", "ばば", "ババ", "パパ"];
        let mut mixed = order;
        mixed.reverse();
        assert_eq!(sorted(&mixed), order);
        let order = ["アサヒ", "いとう", "イトウ", "カトウ", "サトウ", "ヤマダ", "ワタナベ", "漢字"];
        let mut mixed = order;
        mixed.reverse();
        assert_eq!(sorted(&mixed), order);
    }

    #[test]
    fn width_and_legal_form_do_not_move_a_name() {
        for (one, other) in [("ｱｻﾋ", "アサヒ"), ("カブシキガイシャ　アサヒ", "アサヒ"), ("株式会社みどり", "みどり"), ("ﾃｽﾄ㈱", "テスト")]
        {
            assert_eq!(sort_key(one), sort_key(other), "{one}");
        }
    }

    #[test]
    fn the_collation_data_is_there() {
        assert!(collator().is_some());
    }
}
