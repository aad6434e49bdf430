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
