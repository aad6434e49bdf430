//! Legal forms of Japanese organisations, as they stand before or behind a name.

/// In the form that NFKC leaves (㈱ and （株） are `(株)`); a form that contains another stands before it.
const FORMS: [&str; 38] = [
    "特例有限会社",
    "株式会社",
    "有限会社",
    "合同会社",
    "合名会社",
    "合資会社",
    "相互会社",
    "一般社団法人",
    "公益社団法人",
    "一般財団法人",
    "公益財団法人",
    "医療法人社団",
    "医療法人財団",
    "医療法人",
    "社団法人",
    "財団法人",
    "特定非営利活動法人",
    "npo法人",
    "学校法人",
    "社会福祉法人",
    "宗教法人",
    "国立大学法人",
    "地方独立行政法人",
    "独立行政法人",
    "(株)",
    "(有)",
    "(同)",
    "(名)",
    "(資)",
    "(一社)",
    "(公社)",
    "(社)",
    "(一財)",
    "(公財)",
    "(財)",
    "(特非)",
    "(独)",
    "(地独)",
];

/// Readings of legal forms, which some write before or behind the kana of a name.
const READINGS: [&str; 10] = [
    "カブシキガイシャ",
    "カブシキカイシャ",
    "ユウゲンガイシャ",
    "ユウゲンカイシャ",
    "ゴウドウガイシャ",
    "イッパンシャダンホウジン",
    "イッパンザイダンホウジン",
    "コウエキシャダンホウジン",
    "コウエキザイダンホウジン",
    "トクテイヒエイリカツドウホウジン",
];

/// The name without the legal form before it and the one behind it. A name that is nothing else stays.
pub(super) fn outer_removed(name: &str) -> &str {
    outer(name, &FORMS)
}

/// The katakana of a name without the reading of its legal form.
pub(super) fn reading_removed(katakana: &str) -> &str {
    outer(katakana.trim(), &READINGS).trim()
}

/// The name, in lower case, without legal forms anywhere in it: branches are written behind the form.
pub(super) fn all_removed(name: &str) -> String {
    FORMS.iter().fold(name.to_owned(), |name, form| name.replace(form, ""))
}

fn outer<'a>(name: &'a str, forms: &[&str]) -> &'a str {
    let after = forms.iter().find_map(|form| name.strip_prefix(form)).unwrap_or(name);
    let between = forms.iter().find_map(|form| after.strip_suffix(form)).unwrap_or(after);
    if between.trim().is_empty() { name } else { between }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_that_contains_another_stands_before_it() {
        for (at, form) in FORMS.iter().enumerate() {
            let hidden = FORMS.iter().skip(at + 1).find(|later| later.contains(form));
            assert_eq!(hidden, None, "{form} would leave a part of it");
        }
    }

    #[test]
    fn a_reading_is_taken_off_only_where_a_name_is_left() {
        assert_eq!(reading_removed("カブシキガイシャ テスト"), "テスト");
        assert_eq!(reading_removed("テストカブシキガイシャ"), "テスト");
        assert_eq!(reading_removed("カブシキガイシャ"), "カブシキガイシャ");
    }
}
