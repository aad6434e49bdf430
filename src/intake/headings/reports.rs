//! Headings of the reports of the demonstration: what the auditor says in them, and how they came to be published.

use crate::intake::columns::Column;

pub const REPORTS: &[Column] = &[
    Column::required("year", &["年度", "Fiscal year"]),
    Column::required_date("written_on", &["記載日", "Written on"]),
    Column::required("written_by", &["記載者", "Written by"]),
    Column::optional("findings", &["所見", "Findings"]),
    Column::optional("opinion", &["意見", "Opinion"]),
    Column::optional("recommendations", &["勧告", "Recommendations"]),
    Column::optional("next_year", &["次年度の計画", "Plan for next year"]),
    Column::required_date("closed_on", &["確定日", "Closed on"]),
    Column::required_date("approved_on", &["承認日", "Approved on"]),
    Column::required("approved_by", &["承認者", "Approved by"]),
    Column::required_date("published_on", &["公表日", "Published on"]),
    Column::required("published_at", &["公表先", "Published at"]),
];
