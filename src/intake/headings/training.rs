//! Headings of attendance sheets (出席簿・受講者名簿): a row is a person.

use crate::intake::columns::Column;

pub const ATTENDANCE: &[Column] = &[
    Column::optional(
        "code",
        &[
            "社員番号",
            "職員番号",
            "会員番号",
            "従業者番号",
            "社員コード",
            "番号",
            "ID",
            "Person code",
            "Employee no.",
            "Staff no.",
            "Member no.",
        ],
    ),
    Column::optional("name", &["氏名", "名前", "お名前", "受講者", "受講者名", "参加者", "出席者", "Name", "Full name", "Attendee"]),
    Column::optional(
        "kana",
        &["フリガナ", "ふりがな", "カナ", "氏名（カナ）", "氏名カナ", "カナ氏名", "氏名（フリガナ）", "読み", "Furigana", "Reading"],
    ),
    Column::optional("email", &["メール", "メールアドレス", "Eメール", "電子メール", "E-mail", "Email address", "Mail"]),
    Column::optional("department", &["所属", "部署", "所属部署", "部門", "課", "Department"]),
    Column::optional("mark", &["出欠", "出席", "出欠席", "受講", "受講状況", "受講状態", "参加", "Attendance", "Attended", "Present"]),
    Column::date("on", &["受講日", "実施日", "出席日", "参加日", "日付", "Date", "Attended on"]),
    Column::optional("points", &["点数", "得点", "スコア", "テスト", "テスト結果", "理解度テスト", "Score", "Points", "Test"]),
    Column::optional("out_of", &["満点", "配点", "Out of", "Full marks"]),
    Column::optional("note", &["備考", "摘要", "欠席理由", "理由", "Note", "Remarks", "Reason"]),
];

/// Lines of the training of the demonstration.
pub const TRAINING: &[Column] = &[
    Column::required_date("on", &["日付", "Date"]),
    Column::required("what", &["何", "What"]),
    Column::required("actor", &["誰が", "Actor"]),
    Column::optional("course", &["講座", "Course"]),
    Column::optional("session", &["回", "Session"]),
    Column::optional("people", &["対象者", "People"]),
    Column::optional("value", &["値", "Value"]),
    Column::date("other_on", &["期日", "Other date"]),
    Column::optional("note", &["備考", "Note"]),
];
