//! Headings of lists of certificates (第三者認証の一覧): a row is a certificate in one period, with the consignee that holds it.

use crate::intake::columns::Column;

pub const CERTIFICATES: &[Column] = &[
    Column::optional(
        "consignee_no",
        &["委託先管理番号", "管理番号", "委託先番号", "委託先コード", "業者コード", "取引先コード", "Consignee no.", "Vendor no."],
    ),
    Column::optional(
        "consignee_name",
        &["委託先名称", "委託先名", "委託先", "業者名", "会社名", "取得事業者", "認証取得者", "Consignee", "Holder", "Vendor"],
    ),
    Column::optional("corporate_number", &["法人番号", "法人番号（13桁）", "Corporate No."]),
    Column::required(
        "kind",
        &[
            "種別",
            "認証種別",
            "認証の種別",
            "認証の種類",
            "第三者認証",
            "認証",
            "認証規格",
            "規格",
            "種類",
            "区分",
            "Certification",
            "Scheme",
            "Type",
        ],
    ),
    Column::optional("name", &["認証名", "認証名称", "名称", "規格名", "Name of certification", "Certification name"]),
    Column::required(
        "number",
        &[
            "登録番号",
            "認証番号",
            "認定番号",
            "認証登録番号",
            "証明書番号",
            "番号",
            "Certificate no.",
            "Registration no.",
            "Certificate number",
        ],
    ),
    Column::optional(
        "scope",
        &["範囲", "認証範囲", "登録範囲", "適用範囲", "対象範囲", "対象サービス", "Scope of certification", "Covers"],
    ),
    Column::optional(
        "issuer",
        &["認証機関", "審査機関", "認定機関", "付与機関", "登録機関", "発行者", "発行機関", "Issued by", "Certification body"],
    ),
    Column::optional("period", &["有効期間", "認証期間", "登録期間", "認証有効期間", "Validity", "Valid"]),
    Column::date(
        "from_on",
        &["取得日", "登録日", "認証日", "認定日", "発効日", "有効期間（自）", "有効期間/自", "開始日", "Valid from", "Issued on"],
    ),
    Column::date(
        "until_on",
        &[
            "有効期限",
            "満了日",
            "認証期限",
            "登録期限",
            "有効期間（至）",
            "有効期間/至",
            "失効日",
            "終了日",
            "Valid until",
            "Expires on",
            "Expiry date",
        ],
    ),
    Column::optional("note", &["備考", "摘要", "メモ", "特記事項", "Remarks", "Notes"]),
];
