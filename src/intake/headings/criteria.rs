//! Headings of the Criteria for Selection of Consignee (委託先選定基準).

use crate::intake::columns::Column;

pub const CRITERIA_ITEMS: &[Column] = &[
    Column::required("code", &["項目番号", "番号", "コード", "項番", "No.", "Item no.", "Item code"]),
    Column::optional("category", &["分類", "区分", "大分類", "カテゴリ", "安全管理措置の区分", "Section"]),
    Column::optional("level", &["階層", "項目の階層", "措置・手法の別", "措置/手法", "Measure or technique"]),
    Column::optional("class", &["必須区分", "重要度", "要求区分", "クラス", "必要性", "Importance", "Requirement"]),
    Column::optional("weight", &["配点", "重み", "配点（重み）", "ウェイト", "ウエイト", "Points"]),
    Column::optional("knock_out", &["必須項目", "必須", "必須（◎）", "足切り", "ノックアウト", "KO", "Mandatory", "Knockout"]),
    Column::optional("polarity", &["肯否", "極性", "設問の向き", "望ましい回答", "Desired answer"]),
    Column::optional("scale", &["回答形式", "尺度", "回答方法", "Answer scale"]),
    Column::optional("scale_max", &["最高点", "満点", "最大値", "回答の最高点", "Maximum", "Highest number"]),
    Column::optional("applies_when", &["適用条件", "適用", "該当条件", "適用する場合", "Applicability", "Applies"]),
    Column::required(
        "text_ja",
        &["確認項目", "項目", "評価項目", "設問", "内容", "確認項目（日本語）", "item_ja", "Item (Japanese)", "Item", "Text"],
    ),
    Column::optional("text_en", &["確認項目（英語）", "項目（英語）", "設問（英語）", "英訳", "item_en", "Item (English)"]),
    Column::optional(
        "guidance_ja",
        &["判断の目安", "評価の観点", "着眼点", "判定基準", "手引き", "判断の目安（日本語）", "Guidance (Japanese)", "Guidance"],
    ),
    Column::optional("guidance_en", &["判断の目安（英語）", "評価の観点（英語）", "手引き（英語）", "Guidance (English)"]),
    Column::optional(
        "evidence_ja",
        &["証憑", "確認資料", "証跡", "エビデンス", "証憑（例）", "証憑（日本語）", "証憑（添付）", "Evidence (Japanese)", "Evidence"],
    ),
    Column::optional("evidence_en", &["証憑（英語）", "確認資料（英語）", "Evidence (English)"]),
    Column::optional("source", &["出典", "根拠", "根拠規定", "Reference", "Legal source"]),
];

pub const CRITERIA_SETS: &[Column] = &[
    Column::required("code", &["基準コード", "コード", "基準", "Set code"]),
    Column::optional("kind_of_work", &["業務の種類", "業務種別", "対象業務", "Type of work"]),
    Column::required("name_ja", &["基準名", "名称", "名称（日本語）", "Name (Japanese)", "Name"]),
    Column::optional("name_en", &["英語名", "名称（英語）", "Name (English)"]),
    Column::optional("file", &["ファイル", "ファイル名", "File name"]),
    Column::optional("title_ja", &["版の題名", "題名", "版名", "題名（日本語）", "Title (Japanese)", "Title"]),
    Column::optional("title_en", &["題名（英語）", "版の題名（英語）", "Title (English)"]),
    Column::optional("source", &["出典", "根拠", "Reference"]),
    Column::optional("note", &["備考", "Remarks"]),
    Column::date("effective_on", &["適用開始日", "施行日", "適用日", "発効日", "Effective date", "Effective from"]),
    Column::optional("pass_percent", &["合格点", "合格基準", "合格ライン", "Pass mark"]),
    Column::optional("conditional_percent", &["条件付合格点", "条件付合格基準", "条件付合格ライン", "Conditional pass mark"]),
    Column::optional("partial_knock_out", &["必須項目の△の扱い", "必須項目△の扱い", "△の扱い", "Partial on a knock-out"]),
    Column::optional("condition_days", &["条件の期限（日数）", "条件の期限", "是正期限（日数）", "是正期限日数", "Days for conditions"]),
];
