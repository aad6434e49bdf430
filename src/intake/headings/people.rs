//! Headings of tables of people and what they hold.

use crate::intake::columns::Column;

pub const PEOPLE: &[Column] = &[
    Column::required(
        "code",
        &[
            "社員番号",
            "職員番号",
            "会員番号",
            "番号",
            "コード",
            "従業者番号",
            "ID",
            "Person code",
            "Employee no.",
            "Staff no.",
            "Member no.",
        ],
    ),
    Column::required("name", &["氏名", "名前", "お名前", "社員名", "職員名", "Full name", "Name"]),
    Column::optional(
        "kana",
        &[
            "フリガナ",
            "ふりがな",
            "カナ",
            "氏名（カナ）",
            "氏名カナ",
            "カナ氏名",
            "氏名（フリガナ）",
            "読み",
            "よみがな",
            "Furigana",
            "Reading",
        ],
    ),
    Column::optional("kind", &["区分", "種別", "従業者区分", "雇用区分", "身分", "Category", "Type", "Employment type"]),
    Column::optional("department", &["所属", "部署", "所属部署", "部門", "課", "部署コード", "所属コード", "Division", "Department code"]),
    Column::optional("email", &["メール", "メールアドレス", "Eメール", "電子メール", "E-mail", "Email address", "Mail"]),
    Column::date(
        "from_on",
        &[
            "入職日",
            "入社日",
            "入会日",
            "加入日",
            "着任日",
            "在籍開始日",
            "開始日",
            "採用日",
            "From",
            "Joined on",
            "Start date",
            "Hire date",
        ],
    ),
    Column::date(
        "until_on",
        &["退職日", "退社日", "退会日", "離任日", "在籍終了日", "終了日", "Until", "Left on", "End date", "Leaving date"],
    ),
];

pub const DEPARTMENTS: &[Column] = &[
    Column::required("code", &["部署コード", "所属コード", "コード", "部門コード", "番号", "Department code"]),
    Column::required(
        "name_ja",
        &[
            "部署名",
            "名称",
            "部署",
            "所属名",
            "部門名",
            "名称（日本語）",
            "日本語名",
            "Name",
            "Department",
            "Japanese name",
            "Name (Japanese)",
        ],
    ),
    Column::optional("name_en", &["英語名", "部署名（英語）", "英文名", "名称（英語）", "English name", "Name (English)"]),
    Column::date("from_on", &["設置日", "開始日", "From", "Start date"]),
    Column::date("until_on", &["廃止日", "終了日", "Until", "End date"]),
];

pub const ACCOUNTS: &[Column] = &[
    Column::required("login", &["ログイン名", "ログインID", "利用者ID", "アカウント", "Sign-in name", "User name", "Account"]),
    Column::required("person", &["社員番号", "職員番号", "利用者", "Person code", "Employee no."]),
    Column::required("roles", &["役割", "権限", "ロール", "Role"]),
];

pub const OFFICES: &[Column] = &[
    Column::required("person", &["社員番号", "職員番号", "Person code", "Employee no."]),
    Column::required("office", &["役職", "職務", "職名", "任務", "Position", "Appointment"]),
    Column::required_date("from_on", &["就任日", "任命日", "開始日", "From", "Appointed on", "Start date"]),
    Column::date("until_on", &["退任日", "終了日", "Until", "Ended on", "End date"]),
    Column::optional("letter", &["任命書", "辞令", "任命文書", "Letter of appointment", "Document"]),
];

pub const ORGANISATION: &[Column] = &[
    Column::required("name_ja", &["組織名", "名称", "法人名", "名称（日本語）", "Name", "Organisation"]),
    Column::optional("name_en", &["英語名", "名称（英語）", "英文名", "English name", "Name (English)"]),
    Column::optional("fiscal_year_start_month", &["年度開始月", "事業年度開始月", "年度の始まり", "Fiscal year starts in"]),
    Column::date("today", &["基準日", "現在日", "As of"]),
];
