//! Headings of lists of contracts (委託契約の一覧): a row is a contract, with the consignee it is with and what was found in it.

use crate::intake::columns::Column;

pub const CONTRACTS: &[Column] = &[
    Column::optional(
        "consignee_no",
        &["委託先管理番号", "管理番号", "委託先番号", "委託先コード", "業者コード", "取引先コード", "Consignee no.", "Vendor no."],
    ),
    Column::optional(
        "consignee_name",
        &["委託先名称", "委託先名", "委託先", "業者名", "会社名", "相手方", "契約の相手方", "契約先", "Consignee", "Counterparty"],
    ),
    Column::optional("corporate_number", &["法人番号", "法人番号（13桁）", "Corporate No."]),
    Column::optional("contract_no", &["契約番号", "契約管理番号", "契約書番号", "文書番号", "Contract no.", "Contract number"]),
    Column::required("title", &["契約名", "契約名称", "契約書名", "契約件名", "件名", "名称", "Contract", "Contract title"]),
    Column::optional("kind", &["契約の種類", "契約種別", "種別", "種類", "区分", "契約区分", "Kind of contract", "Type"]),
    Column::optional("signatories", &["契約当事者", "署名者", "締結者", "記名押印者", "調印者", "Signed by", "Parties"]),
    Column::date("concluded_on", &["締結日", "契約締結日", "契約日", "Concluded on", "Date of contract", "Signed on"]),
    Column::date(
        "from_on",
        &["発効日", "効力発生日", "契約開始日", "開始日", "契約期間（自）", "契約期間/自", "In force from", "From", "Start date"],
    ),
    Column::date(
        "term_ends_on",
        &["満了日", "契約満了日", "契約期間（至）", "契約期間/至", "有効期限", "期間満了日", "Term ends on", "Expiry date"],
    ),
    Column::optional(
        "renewal_months",
        &["自動更新（月）", "自動更新月数", "更新月数", "自動更新", "更新期間（月）", "Renewal (months)", "Renewed for months"],
    ),
    Column::optional(
        "notice_days",
        &["解約予告（日）", "解約予告日数", "予告日数", "更新拒絶の通知（日前）", "解約予告", "Notice (days)", "Days of notice"],
    ),
    Column::date("until_on", &["終了日", "契約終了日", "解約日", "Ended on", "Until", "End date"]),
    Column::optional("terms_url", &["規約のURL", "利用規約URL", "規約URL", "約款のURL", "URL", "Terms address", "Terms of service"]),
    Column::date("checked_on", &["確認日", "規約確認日", "規約の確認日", "条項確認日", "点検日", "Checked on", "Terms checked on"]),
    Column::optional("my_number", &["個人番号", "マイナンバー", "個人番号の取扱い", "特定個人情報", "Individual Number"]),
    Column::optional(
        "entrustments",
        &["対象業務", "対象の業務番号", "業務番号", "委託業務管理番号", "委託番号", "Work covered", "Entrustment numbers"],
    ),
    Column::optional("clauses", &["確認した条項", "条項", "契約条項", "条項の確認", "必要条項", "Clauses found", "Clauses checked"]),
    Column::optional("note", &["備考", "摘要", "メモ", "特記事項", "Remarks", "Notes"]),
];
