//! Headings of evaluations, their answers and selection rounds.

use crate::intake::columns::Column;

pub const EVALUATIONS: &[Column] = &[
    Column::required("control_no", &["委託先管理番号", "管理番号", "委託先番号", "委託先コード", "Consignee no.", "Control number"]),
    Column::optional(
        "entrustments",
        &["委託業務", "委託業務管理番号", "委託管理番号", "対象委託業務", "委託番号", "Entrustment nos.", "Covered entrustments"],
    ),
    Column::optional("criteria_set", &["基準", "基準コード", "選定基準", "基準の版", "Criteria"]),
    Column::optional("kind", &["評価区分", "区分", "評価の種類", "Evaluation kind", "Type"]),
    Column::required_date("started_on", &["起案日", "評価開始日", "開始日", "Drafted on", "Started"]),
    Column::optional("assessor", &["評価者", "起案者", "Assessed by", "Prepared by"]),
    Column::optional("start_reason", &["起案理由", "評価の理由", "実施理由", "Reason for the evaluation"]),
    Column::date("submitted_on", &["提出日", "申請日", "Submitted"]),
    Column::optional("submitter", &["提出者", "申請者", "Submitted by"]),
    Column::date("returned_on", &["差戻日", "差戻し日", "差し戻し日", "Returned"]),
    Column::optional("decider", &["判定者", "承認者", "決裁者", "Decided by", "Approver"]),
    Column::date("decided_on", &["判定日", "承認日", "決裁日", "評価日", "Decided"]),
    Column::optional("outcome", &["判定", "総合評価", "評価結果", "判定結果", "Decision", "Result"]),
    Column::date("valid_until_on", &["有効期限", "有効期間満了日", "次回評価期限", "Valid until", "Valid to"]),
    Column::optional("conditions", &["条件", "合格条件", "是正条件", "Condition"]),
    Column::optional("reason", &["理由", "判定理由", "Grounds for the decision", "Reasons"]),
    Column::optional("exception_by", &["特例承認者", "Exception approved by"]),
    Column::date("exception_on", &["特例承認日", "Exception approved on"]),
    Column::optional("exception_reason", &["特例理由", "特例承認理由", "特例承認の理由", "Reason for the exception"]),
    Column::optional("measure", &["代替措置", "補完措置", "Compensating measure"]),
    Column::date("exception_until_on", &["特例期限", "特例承認期限", "特例の期限", "Exception until"]),
    Column::optional("round_number", &["選定番号", "選定件番", "Selection round", "Round no."]),
    Column::optional("comment", &["コメント", "備考", "差戻理由", "Remarks"]),
];

pub const ANSWERS: &[Column] = &[
    Column::required("control_no", &["委託先管理番号", "管理番号", "委託先番号", "委託先コード", "Consignee no.", "Control number"]),
    Column::required_date("started_on", &["起案日", "評価開始日", "Drafted on", "Started"]),
    Column::required("code", &["項目", "項目番号", "項目コード", "No.", "Item", "Item code"]),
    Column::optional("own", &["回答", "自己回答", "委託先の回答", "自己評価", "Own answer", "Consignee's answer"]),
    Column::optional("verdict", &["判定", "評価者判定", "評価", "Assessment", "Mark"]),
    Column::optional("na_reason", &["対象外の理由", "対象外理由", "非該当理由", "Reason for not applicable"]),
    Column::optional("grounds", &["根拠", "具体的内容・根拠", "具体的内容", "判断根拠", "Ground", "Basis"]),
    Column::optional("evidence", &["証憑", "証跡", "確認資料", "エビデンス", "証憑（添付）", "Document"]),
];

/// The sheet of one evaluation, as it is handed out to be filled in and comes back.
pub const SHEET: &[Column] = &[
    Column::required("code", &["項目番号", "項目", "項目コード", "No.", "Item", "Item code"]),
    Column::optional("category", &["分野", "区分", "Category"]),
    Column::optional("text", &["確認項目", "項目の内容", "設問", "Question"]),
    Column::optional("class", &["位置付け", "Class"]),
    Column::optional("weight", &["重み", "Weight"]),
    Column::optional("guidance", &["確認の観点", "What to look at"]),
    Column::optional("expected", &["想定する証憑", "Expected evidence"]),
    Column::optional("own", &["委託先の回答", "回答", "自己回答", "自己評価", "Consignee's answer", "Own answer"]),
    Column::optional("verdict", &["評価者の判定", "判定", "評価者判定", "評価", "Assessment", "Verdict"]),
    Column::optional("na_reason", &["対象外の理由", "対象外理由", "非該当理由", "Reason for not applicable"]),
    Column::optional("grounds", &["根拠", "具体的内容・根拠", "具体的内容", "判断根拠", "Ground", "Grounds"]),
    Column::optional("evidence", &["証憑", "証跡", "確認資料", "エビデンス", "証憑（添付）", "Document", "Evidence"]),
    Column::optional("seen", &["記録番号", "Entry"]),
];

pub const ROUNDS: &[Column] = &[
    Column::optional("number", &["選定番号", "番号", "Round no.", "No."]),
    Column::required("title", &["件名", "選定件名", "名称", "Subject"]),
    Column::required("work", &["委託業務", "委託業務内容", "業務内容", "対象業務", "Entrusted work"]),
    Column::optional("criteria_set", &["基準", "基準コード", "選定基準", "Criteria"]),
    Column::required_date("opened_on", &["開始日", "選定開始日", "起案日", "Opened", "Start date"]),
    Column::optional("opened_by", &["起案者", "担当者", "Opener"]),
    Column::required("candidates", &["候補", "候補者", "候補先", "候補委託先", "Candidate"]),
    Column::optional("recommended", &["推薦", "推薦先", "推奨", "推奨先", "Recommendation"]),
    Column::date("recommended_on", &["推薦日", "推奨日", "Recommendation date"]),
    Column::optional("recommended_by", &["推薦者", "推奨者", "Recommender"]),
    Column::optional("recommendation_reason", &["推薦理由", "推奨理由", "Reason for the recommendation"]),
    Column::optional("decided", &["決定", "決定先", "選定先", "Chosen"]),
    Column::date("decided_on", &["決定日", "選定日", "Decision date"]),
    Column::optional("decided_by", &["決定者", "決裁者", "Decider"]),
    Column::optional("decision_reason", &["決定理由", "選定理由", "Reason for the decision"]),
];
