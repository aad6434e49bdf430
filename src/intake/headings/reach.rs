//! Headings of what happens in the demonstration to sub-consignees, data abroad and the data of ended work.

use crate::intake::columns::Column;

pub const REACH: &[Column] = &[
    Column::required_date("happened_on", &["日付", "Date"]),
    Column::required("what", &["事項", "What"]),
    Column::required("entrustment", &["委託業務", "Work"]),
    Column::optional("code", &["区分", "Code"]),
    Column::date("from_on", &["開始日", "From"]),
    Column::optional("name", &["相手", "Name"]),
    Column::optional("text", &["内容", "Text"]),
    Column::optional("more", &["備考", "Remark"]),
];
