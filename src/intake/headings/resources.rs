//! Headings of tables of systems and ledgers, and of who has access to them.

use crate::intake::columns::Column;

pub const RESOURCES: &[Column] = &[
    Column::required(
        "code",
        &["システム・台帳コード", "コード", "管理番号", "番号", "システムコード", "台帳番号", "ID", "Resource code", "System code", "No."],
    ),
    Column::required(
        "name",
        &[
            "名称",
            "システム・台帳名",
            "システム名",
            "台帳名",
            "システム・台帳",
            "個人情報データベース等の名称",
            "Name",
            "System or ledger",
            "System name",
        ],
    ),
    Column::required("kind", &["種別", "区分", "種類", "Kind", "Type", "Category"]),
    Column::optional("special_care", &["要配慮個人情報", "要配慮", "Special care", "Special care-required"]),
    Column::optional("my_number", &["個人番号", "マイナンバー", "特定個人情報", "My Number", "Individual Number"]),
    Column::optional("department", &["主管部署", "管理部署", "所管部署", "部署", "担当部署", "Department in charge", "Department"]),
    Column::date("from_on", &["開始日", "利用開始日", "運用開始日", "From", "Start date", "In use from"]),
    Column::date("until_on", &["終了日", "廃止日", "利用終了日", "Until", "End date", "In use until"]),
    Column::optional("note", &["備考", "摘要", "Note", "Remarks"]),
];

pub const ACCESS: &[Column] = &[
    Column::required(
        "person",
        &["社員番号", "職員番号", "会員番号", "従業者番号", "利用者番号", "Person code", "Employee no.", "Staff no."],
    ),
    Column::optional(
        "resource",
        &["システム・台帳", "システム・台帳コード", "システム", "台帳", "システム名", "台帳名", "System or ledger", "Resource", "System"],
    ),
    Column::optional(
        "entrustment",
        &["委託管理番号", "業務番号", "委託業務番号", "委託番号", "Entrustment control no.", "Entrustment no.", "Work no."],
    ),
    Column::date("from_on", &["開始日", "付与日", "利用開始日", "From", "Start date", "Granted on"]),
    Column::date("until_on", &["終了日", "解除日", "削除日", "利用終了日", "Until", "End date", "Revoked on"]),
    Column::optional("note", &["備考", "付与の理由", "理由", "Note", "Remarks"]),
];
