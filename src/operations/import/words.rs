//! What files say for the values of closed lists, beside their codes and their names in every language.

use super::reader::Reader;
use crate::domain::digits;
use crate::operations::text::Words;

/// By list and code, what offices write. Letters and digits in half width and lower case.
const SYNONYMS: &[(&str, &str, &[&str])] = &[
    ("consignee-kind", "company", &["法人", "株式会社", "合同会社", "有限会社", "企業", "corporation"]),
    ("consignee-kind", "association", &["団体", "一般社団法人", "公益法人", "npo法人", "学校法人", "士業法人"]),
    ("consignee-kind", "public_body", &["官公庁", "自治体", "地方公共団体", "公共団体", "独立行政法人"]),
    ("consignee-kind", "individual", &["個人事業主", "個人事業者", "フリーランス", "freelance"]),
    ("consignee-kind", "foreign", &["外国法人", "海外", "海外法人", "外国会社"]),
    ("kind-of-work", "company", &["法人", "法人向け", "会社", "団体"]),
    ("kind-of-work", "individual", &["個人", "個人向け", "個人事業主", "フリーランス"]),
    ("kind-of-work", "cloud_service", &["クラウド", "クラウドサービス", "saas", "cloud"]),
    ("contract-kind", "basic", &["基本", "業務委託基本契約", "業務委託契約", "委託契約"]),
    ("contract-kind", "individual", &["個別", "注文書", "発注書"]),
    ("contract-kind", "terms_of_service", &["規約", "約款", "サービス約款", "terms"]),
    ("contract-kind", "nda", &["nda", "機密保持契約"]),
    ("certificate-kind", "privacy_mark", &["pマーク", "privacy mark", "プライバシーマーク付与", "jis q 15001", "jisq15001", "pmark"]),
    (
        "certificate-kind",
        "isms",
        &[
            "isms",
            "isms認証",
            "iso27001",
            "iso 27001",
            "iso/iec27001",
            "iso/iec 27001",
            "jis q 27001",
            "情報セキュリティマネジメントシステム",
        ],
    ),
    (
        "certificate-kind",
        "isms_cloud",
        &[
            "ismsクラウド",
            "iso27017",
            "iso 27017",
            "iso/iec27017",
            "iso/iec 27017",
            "ismsクラウドセキュリティ認証",
            "クラウドセキュリティ認証",
        ],
    ),
    ("certificate-kind", "ismap", &["政府情報システムのためのセキュリティ評価制度", "ismap登録", "ismap-liu"]),
    ("certificate-kind", "cbpr", &["apec cbpr", "cbprシステム", "cbpr認証"]),
    ("certificate-kind", "soc2", &["soc2", "soc 2", "soc2 type2", "soc 2 type 2", "soc2報告書", "soc2 type ii"]),
    ("certificate-kind", "other", &["その他の認証"]),
    ("entrustment-kind", "entrustment", &["業務委託", "委託(法27条5項1号)"]),
    (
        "entrustment-kind",
        "cloud_no_handling",
        &["クラウド(取扱なし)", "クラウド(取り扱わない)", "クラウド取扱いなし", "取扱いなし", "クラウド例外"],
    ),
    ("entrustment-kind", "third_party", &["提供", "第三者への提供"]),
    ("sub-entrustment", "prohibited", &["不可", "禁止", "認めない", "なし", "無"]),
    ("sub-entrustment", "prior_approval", &["事前承認", "承諾", "承認", "要承諾", "事前承諾制"]),
    ("sub-entrustment", "named_only", &["指定先のみ", "特定先のみ", "契約書記載の者のみ"]),
    ("sub-entrustment", "after_report", &["報告", "事後届出", "届出"]),
    ("sub-entrustment", "free", &["可", "制限なし", "任意"]),
    ("data-kind", "basic_identity", &["基本情報", "氏名", "氏名等", "基本", "本人確認情報"]),
    ("data-kind", "contact", &["連絡先情報", "住所", "電話番号", "メールアドレス"]),
    ("data-kind", "financial", &["金融情報", "口座", "口座情報", "収入", "財産情報"]),
    ("data-kind", "payment_card", &["クレジットカード", "カード情報", "カード番号"]),
    ("data-kind", "employment", &["雇用情報", "人事情報", "雇用", "給与情報"]),
    ("data-kind", "health", &["健康情報", "医療情報", "健康", "診療情報"]),
    ("data-kind", "membership", &["会員", "会員データ"]),
    ("data-kind", "donation", &["寄付情報", "寄付", "支援履歴", "寄附情報"]),
    ("data-kind", "credentials", &["認証情報", "id・パスワード", "パスワード", "アカウント情報"]),
    ("data-kind", "image_voice", &["写真", "画像", "動画", "音声", "映像"]),
    ("data-kind", "behaviour", &["行動・ログ", "ログ", "行動履歴", "利用履歴", "閲覧履歴"]),
    (
        "training-mark",
        "attended",
        &["○", "◯", "〇", "◎", "✓", "✔", "レ", "受講", "受講済", "受講済み", "参加", "済", "済み", "出", "1", "有", "present", "yes", "y"],
    ),
    ("training-mark", "absent", &["×", "✕", "✗", "x", "未受講", "未", "不参加", "欠", "0", "無", "absence", "no", "n"]),
    ("resource-kind", "system", &["情報システム", "クラウド", "データベース", "アプリ", "cloud", "database"]),
    ("resource-kind", "ledger", &["個人情報台帳", "名簿", "帳簿", "書類", "紙", "ファイル", "register", "paper", "file"]),
    ("person-kind", "staff", &["正職員", "社員", "正社員", "従業員", "契約職員", "パート", "アルバイト"]),
    ("person-kind", "officer", &["理事", "監事", "取締役", "監査役"]),
    ("person-kind", "dispatched", &["派遣", "派遣社員", "派遣労働者", "派遣職員"]),
];

/// Names of countries in which personal data of Japanese organisations is often handled, with their ISO 3166-1 codes.
const COUNTRIES: &[(&str, &[&str])] = &[
    ("JP", &["日本", "日本国", "国内", "japan"]),
    ("US", &["米国", "アメリカ", "アメリカ合衆国", "usa", "united states"]),
    ("GB", &["英国", "イギリス", "uk", "united kingdom"]),
    ("DE", &["ドイツ", "独国", "germany"]),
    ("FR", &["フランス", "仏国", "france"]),
    ("NL", &["オランダ", "netherlands"]),
    ("IE", &["アイルランド", "ireland"]),
    ("SG", &["シンガポール", "singapore"]),
    ("CN", &["中国", "中華人民共和国", "china"]),
    ("HK", &["香港", "hong kong"]),
    ("TW", &["台湾", "taiwan"]),
    ("KR", &["韓国", "大韓民国", "korea", "south korea"]),
    ("IN", &["インド", "india"]),
    ("VN", &["ベトナム", "viet nam", "vietnam"]),
    ("PH", &["フィリピン", "philippines"]),
    ("TH", &["タイ", "thailand"]),
    ("AU", &["オーストラリア", "豪州", "australia"]),
    ("CA", &["カナダ", "canada"]),
];

/// The words of files: those that every door knows, and those above.
pub(super) struct OfFiles(pub &'static dyn Reader);

impl Words for OfFiles {
    fn code(&self, list: &str, codes: &[&str], typed: &str) -> Option<String> {
        self.0.words().code(list, codes, typed).or_else(|| {
            let typed = plain(typed);
            let found =
                SYNONYMS.iter().find(|(known, code, words)| *known == list && codes.contains(code) && words.contains(&typed.as_str()));
            found.map(|(_, code, _)| (*code).to_owned())
        })
    }
}

/// A list of countries by code, where names stand for codes; what is neither stays as it is, to be refused by name.
pub(super) fn countries(typed: &str) -> String {
    let parts = typed.split([',', '、', '，', '／', '/', '\n', ';', '・']).map(str::trim).filter(|part| !part.is_empty());
    let code = |part: &str| {
        let found = COUNTRIES.iter().find(|(_, names)| names.contains(&plain(part).as_str()));
        found.map_or_else(|| part.to_owned(), |(code, _)| (*code).to_owned())
    };
    parts.map(code).collect::<Vec<_>>().join(",")
}

fn plain(typed: &str) -> String {
    digits::normalise(typed).to_lowercase()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_synonym_is_written_as_it_is_compared() {
        for (_, _, words) in SYNONYMS {
            for word in *words {
                assert_eq!(plain(word), *word);
            }
        }
        for (_, names) in COUNTRIES {
            for name in *names {
                assert_eq!(plain(name), *name);
            }
        }
    }

    #[test]
    fn no_word_means_two_values_of_a_list() {
        let mut seen = BTreeSet::new();
        for (list, _, words) in SYNONYMS {
            for word in *words {
                assert!(seen.insert((list, word)), "{list}: {word}");
            }
        }
    }

    #[test]
    fn countries_go_by_name_or_code() {
        for (typed, codes) in [("日本", "JP"), ("日本、アメリカ", "JP,US"), ("JP/ＵＳＡ", "JP,US"), ("de", "de"), ("月", "月"), ("", "")]
        {
            assert_eq!(countries(typed), codes);
        }
    }
}
