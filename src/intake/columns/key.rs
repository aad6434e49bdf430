//! Headings in a form in which their spellings fall together.

use unicode_normalization::UnicodeNormalization;

/// What stands in brackets behind a heading and says how to write, not what.
const REMARKS: [&str; 17] =
    ["円", "千円", "人", "名", "社", "件", "点", "%", "必須", "任意", "半角", "全角", "西暦", "和暦", "カナ入力", "選択", "自動"];

/// Letters and digits in half width and lower case: no spaces, line breaks, dashes, brackets or marks such as ※ and *.
pub(super) fn of(heading: &str) -> String {
    heading.nfkc().flat_map(char::to_lowercase).filter(|letter| letter.is_alphanumeric()).collect()
}

/// The key without a unit, a remark or a date (`（円）`, `（必須）`, `（令和8年3月末時点）`) in brackets behind it.
pub(super) fn without_remark(heading: &str) -> String {
    let plain: String = heading.nfkc().collect();
    let plain = plain.trim();
    let Some((before, remark)) = plain.strip_suffix(')').and_then(|plain| plain.rsplit_once('(')) else {
        return of(plain);
    };
    let remark = remark.trim();
    let is_remark = REMARKS.contains(&remark)
        || ["時点", "現在"].iter().any(|end| remark.ends_with(end))
        || ["例", "単位", "yyyy"].iter().any(|start| remark.to_lowercase().starts_with(start));
    if is_remark { of(before) } else { of(plain) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_a_heading_fall_together() {
        for (heading, key) in [
            ("所在地・\n郵便番号", "所在地郵便番号"),
            ("Control No.", "controlno"),
            ("control_no", "controlno"),
            ("※ フリガナ＊", "フリガナ"),
            ("ﾌﾘｶﾞﾅ", "フリガナ"),
            ("件数（本人数）", "件数本人数"),
        ] {
            assert_eq!(of(heading), key);
        }
    }

    #[test]
    fn a_unit_is_taken_off_and_a_meaning_is_not() {
        for (heading, key) in [
            ("金額（円）", "金額"),
            ("件数 (件)", "件数"),
            ("住所（令和8年3月31日時点）", "住所"),
            ("契約日（例：R8.4.1）", "契約日"),
            ("委託先名称（フリガナ）", "委託先名称フリガナ"),
            ("名称", "名称"),
        ] {
            assert_eq!(without_remark(heading), key);
        }
    }
}
