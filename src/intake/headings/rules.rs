//! Headings of the rules of the demonstration, a row for each version, and of the lists of those who acknowledged them.

use crate::intake::columns::Column;

pub const RULES: &[Column] = &[
    Column::required("code", &["コード", "Code"]),
    Column::required("kind", &["種類", "Kind"]),
    Column::required("title_ja", &["名称", "Title"]),
    Column::required("title_en", &["名称（英語）", "Title (English)"]),
    Column::required("stages", &["段階", "Stages"]),
    Column::required("audience", &["対象", "Audience"]),
    Column::optional("departments", &["対象部署", "Departments asked"]),
    Column::optional("department", &["主管部署", "Department in charge"]),
    Column::optional("changed", &["改正点", "What is new"]),
    Column::required_date("proposed_on", &["提案日", "Proposed on"]),
    Column::required_date("adopted_on", &["採択日", "Adopted on"]),
    Column::required("adopted_by", &["採択者", "Adopted by"]),
    Column::required_date("effective_on", &["施行日", "Effective on"]),
    Column::date("published_on", &["公表日", "Published on"]),
    Column::optional("published_at", &["公表の場所", "Published at"]),
    Column::required("body_ja", &["本文", "Text"]),
    Column::required("body_en", &["本文（英語）", "Text (English)"]),
];

pub const ACKNOWLEDGEMENTS: &[Column] = &[
    Column::required("code", &["コード", "Code"]),
    Column::required("version", &["版", "Version"]),
    Column::required_date("on", &["確認日", "Acknowledged on"]),
    Column::required("method", &["方法", "Method"]),
    Column::required("people", &["確認した人", "People"]),
];
