//! Headings of the reviews of the demonstration: the plans of its fiscal years, and what did not go as it was planned.

use crate::intake::columns::Column;

pub const REVIEW_PLANS: &[Column] = &[
    Column::required("year", &["年度", "Fiscal year"]),
    Column::required_date("drawn_on", &["作成日", "Drawn up on"]),
    Column::required("drawn_by", &["作成者", "Drawn up by"]),
    Column::required_date("proposed_on", &["提案日", "Proposed on"]),
    Column::date("returned_on", &["差戻日", "Returned on"]),
    Column::optional("comment", &["差戻理由", "Comment"]),
    Column::date("again_on", &["再提案日", "Proposed again on"]),
    Column::date("approved_on", &["承認日", "Approved on"]),
    Column::optional("approved_by", &["承認者", "Approved by"]),
];

pub const REVIEWS: &[Column] = &[
    Column::required("control_no", &["委託先管理番号", "Consignee no."]),
    Column::required("year", &["年度", "Fiscal year"]),
    Column::optional("cause", &["契機", "Cause"]),
    Column::optional("reason", &["理由", "Reason"]),
    Column::date("scheduled_on", &["設定日", "Scheduled on"]),
    Column::date("planned_on", &["予定日", "Planned on"]),
    Column::optional("method", &["方法", "Method"]),
    Column::date("moved_on", &["変更日", "Moved on"]),
    Column::date("moved_to", &["変更後の予定日", "Moved to"]),
    Column::optional("moved_because", &["変更理由", "Moved because"]),
    Column::date("done_on", &["実施日", "Done on"]),
    Column::optional("done_by", &["実施者", "Done by"]),
    Column::optional("checked", &["不適合の項目", "Items not fulfilled"]),
    Column::optional("findings", &["指摘", "Findings"]),
    Column::optional("conclusion", &["結論", "Conclusion"]),
    Column::optional("note", &["所見", "Note"]),
    Column::date("cancelled_on", &["中止日", "Cancelled on"]),
    Column::optional("cancelled_because", &["中止理由", "Cancelled because"]),
];
