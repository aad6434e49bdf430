//! Variant forms of characters in names, for searching: who types 高崎 means 髙﨑 too.

/// A variant and the form in which most people type it.
const VARIANTS: [(char, char); 42] = [
    ('髙', '高'),
    ('﨑', '崎'),
    ('嵜', '崎'),
    ('碕', '崎'),
    ('濵', '浜'),
    ('濱', '浜'),
    ('邊', '辺'),
    ('邉', '辺'),
    ('齋', '斉'),
    ('齊', '斉'),
    ('斎', '斉'),
    ('澤', '沢'),
    ('廣', '広'),
    ('國', '国'),
    ('眞', '真'),
    ('惠', '恵'),
    ('櫻', '桜'),
    ('龍', '竜'),
    ('瀧', '滝'),
    ('嶋', '島'),
    ('嶌', '島'),
    ('德', '徳'),
    ('黑', '黒'),
    ('淺', '浅'),
    ('槇', '槙'),
    ('冨', '富'),
    ('桒', '桑'),
    ('𠮷', '吉'),
    ('栁', '柳'),
    ('曾', '曽'),
    ('籔', '薮'),
    ('藪', '薮'),
    ('壽', '寿'),
    ('榮', '栄'),
    ('豐', '豊'),
    ('與', '与'),
    ('會', '会'),
    ('學', '学'),
    ('應', '応'),
    ('舘', '館'),
    ('條', '条'),
    ('圓', '円'),
];

/// The usual form of a character; the character itself when it is none of the variants.
pub(super) fn usual(letter: char) -> char {
    VARIANTS.iter().find(|(variant, _)| *variant == letter).map_or(letter, |(_, usual)| *usual)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_usual_form_is_not_itself_a_variant() {
        for (variant, form) in VARIANTS {
            assert_eq!(usual(form), form, "{variant}");
        }
    }
}
