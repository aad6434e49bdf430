//! Headings of the corrective actions of the demonstration: a row is one, from its opening to the confirmation of its effect.

use crate::intake::columns::Column;

pub const ACTIONS: &[Column] = &[
    Column::optional("control_no", &["委託先管理番号", "Consignee no."]),
    Column::optional("entrustment", &["委託業務", "Work"]),
    Column::optional("department", &["部署", "Department"]),
    Column::optional("evaluation_on", &["評価起案日", "Evaluation of"]),
    Column::optional("item", &["項目", "Item"]),
    Column::optional("condition", &["条件", "Condition"]),
    Column::optional("incident", &["事故番号", "Incident"]),
    Column::optional("review_year", &["点検年度", "Review of"]),
    Column::required("grade", &["重要度", "Grade"]),
    Column::required("finding", &["指摘事項", "Finding"]),
    Column::required_date("opened_on", &["起票日", "Opened on"]),
    Column::required("opened_by", &["起票者", "Opened by"]),
    Column::date("planned_on", &["計画日", "Planned on"]),
    Column::optional("planned_by", &["計画者", "Planned by"]),
    Column::optional("owner", &["担当者", "Owner"]),
    Column::optional("cause", &["原因", "Cause"]),
    Column::optional("measure", &["是正処置", "Measure"]),
    Column::optional("counterpart", &["委託先担当者", "Counterpart"]),
    Column::date("due_on", &["期限", "Due on"]),
    Column::date("moved_on", &["延期日", "Moved on"]),
    Column::date("moved_to", &["延期後の期限", "Moved to"]),
    Column::optional("moved_because", &["延期理由", "Moved because"]),
    Column::date("done_on", &["実施日", "Done on"]),
    Column::optional("done", &["実施内容", "What was done"]),
    Column::date("settled_on", &["確認日", "Settled on"]),
    Column::optional("settled_by", &["確認者", "Settled by"]),
    Column::optional("outcome", &["結果", "Outcome"]),
    Column::optional("comment", &["確認内容", "Comment"]),
];
