//! Headings of the lists that come with the agreement texts.

use crate::intake::columns::Column;

pub const AGREEMENT_TEXTS: &[Column] = &[
    Column::required("kind", &["種類", "文面の種類", "Kind of text"]),
    Column::required("title_ja", &["題名", "題名（日本語）", "Title (Japanese)", "Title"]),
    Column::required("title_en", &["題名（英語）", "Title (English)"]),
    Column::optional("valid_months", &["有効月数", "有効期間（月）", "Months of validity"]),
    Column::optional("survival_months", &["存続月数", "終了後の存続月数", "Months of survival"]),
];

pub const AGREEMENT_CLAUSES: &[Column] = &[
    Column::required("kind", &["種類", "文面の種類", "Kind of text"]),
    Column::required("clause", &["点検項目", "項目", "Checklist item"]),
    Column::required("article", &["条", "条番号", "Article"]),
];

pub const NDAS: &[Column] = &[
    Column::required("code", &["対象", "社員番号・管理番号", "Signatory code", "Code of the signatory"]),
    Column::required("kind", &["文面", "文面の種類", "Text", "Kind of text"]),
    Column::required_date("issued_on", &["発行日", "Issued on", "Issued"]),
    Column::date("signed_on", &["署名日", "Signed on", "Signed"]),
    Column::optional("method", &["署名方法", "Method of signature", "How it was signed"]),
    Column::date("signed_off_on", &["確認日", "Signed off on", "Signed off"]),
    Column::optional("signed_off_by", &["確認者", "Signed off by"]),
    Column::date("returned_on", &["差戻日", "Returned on", "Returned"]),
    Column::date("declined_on", &["辞退日", "Declined on", "Declined"]),
    Column::date("voided_on", &["取消日", "Taken back on", "Voided on"]),
    Column::date("ended_on", &["終了日", "Ended on", "Ended"]),
    Column::date("valid_until_on", &["有効期限", "Valid until", "Last day"]),
    Column::optional("signatory", &["署名者", "Signatory"]),
    Column::optional("remark", &["備考", "Remark", "Note"]),
];
