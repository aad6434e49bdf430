//! Rows of invented consignees, as a file would have them.

use std::collections::BTreeMap;

use super::dice::Dice;
use super::names;
use crate::domain::corporate_number::check_digit;
use crate::domain::message::Problems;
use crate::operations::rows::Row;

/// The number of a registry office that does not exist, and a range that the files of the demonstration do not use.
const OFFICE: u64 = 9990;
const FIRST_NUMBER: u64 = 50_000_000;

const WORKS: [(&str, &str); 12] = [
    ("会報の印刷・発送", "会報の送付"),
    ("申込書のデータ入力", "申込みの受付"),
    ("寄付金の収納", "寄付の受付"),
    ("名簿管理システムの保守", "会員管理"),
    ("アンケートの集計", "満足度の調査"),
    ("研修の運営", "研修の実施"),
    ("給与計算", "給与の支払"),
    ("健康診断", "従業者の健康管理"),
    ("文書の溶解処理", "文書の廃棄"),
    ("問合せ窓口の運営", "問合せへの対応"),
    ("催しの参加受付", "催しの運営"),
    ("広告配信", "活動の広報"),
];
const DATA: [&str; 8] = [
    "基本情報",
    "基本情報、連絡先",
    "基本情報、連絡先、会員情報",
    "連絡先、寄付情報",
    "基本情報、雇用情報",
    "健康情報、基本情報",
    "行動・ログ",
    "基本情報、認証情報",
];
const SUB_ENTRUSTMENT: [&str; 4] = ["禁止", "事前承諾", "事前承諾", "事後報告"];
const DEPARTMENTS: [&str; 6] = ["SOUMU", "KAIIN", "KOHO", "JIGYO", "JOHO", "SOSHIKI"];
const TRANSFERS: [&str; 4] = ["専用サイトで授受", "暗号化ファイルを送信", "共有フォルダ", "書留"];
const PLACES: [&str; 4] = ["本社", "業務センター", "第一工場", "データセンター"];

/// What every contract has, and what it must have beside that where My Number is handled.
const CLAUSE: &str = "C04=第6条";
const CLAUSES_OF_MY_NUMBER: &str =
    "C03=第5条 C04=第6条 C05=第7条 C07=第8条 C09=第9条 C10=第10条 C11=第11条 C13=第12条 C14=第13条 C15=第14条";

/// Which consignee a row is about.
pub(super) fn control_no(number: usize) -> String {
    format!("N-{number:06}")
}

/// The rows of one consignee, one for each of its works.
pub(super) fn of_consignee(number: usize) -> Vec<Row> {
    let mut dice = Dice::new(number as u64);
    let own = consignee(number, &mut dice);
    let works = if dice.percent(50) { 1..=1 } else { 1..=2 };
    works.map(|work| row(number, own.iter().cloned().chain(entrusted(number, work, &mut dice)))).collect()
}

/// The row of the contract with that consignee, on all of its work.
pub(super) fn contract_of(number: usize) -> Row {
    let my_number = of_consignee(number).iter().any(|row| row.cells.get("my_number").is_some_and(|cell| cell == "有"));
    let cells = [
        ("consignee_no", control_no(number)),
        ("contract_no", format!("{}-C1", control_no(number))),
        ("title", "業務委託基本契約書".to_owned()),
        ("kind", "基本契約".to_owned()),
        ("from_on", "2015-01-01".to_owned()),
        ("term_ends_on", "2015-12-31".to_owned()),
        ("renewal_months", "12".to_owned()),
        ("clauses", if my_number { CLAUSES_OF_MY_NUMBER } else { CLAUSE }.to_owned()),
    ];
    row(number, cells.into_iter())
}

fn row(number: usize, cells: impl Iterator<Item = (&'static str, String)>) -> Row {
    let cells: BTreeMap<String, String> = cells.map(|(field, cell)| (field.to_owned(), cell)).collect();
    Row { number: number + 1, cells, problems: Problems::default() }
}

fn consignee(number: usize, dice: &mut Dice) -> Vec<(&'static str, String)> {
    let name = names::company(number);
    let person = names::person(number);
    let address = format!("架空県あおば市想定町{}-{}", dice.below(40) + 1, dice.below(30) + 1);
    vec![
        ("control_no", control_no(number)),
        ("name", name.name),
        ("kana", name.kana),
        ("consignee_kind", "法人".to_owned()),
        ("corporate_number", corporate_number(number)),
        ("postal_code", format!("000-{:04}", dice.below(10_000))),
        ("address", address),
        ("country", "JP".to_owned()),
        ("representative", person.clone()),
        ("contact_person", person),
        ("contact_phone", format!("03-0000-{:04}", dice.below(10_000))),
        ("contact_email", format!("kojin-{number}@example.jp")),
    ]
}

fn corporate_number(number: usize) -> String {
    let base = format!("{OFFICE}{:08}", FIRST_NUMBER + number as u64);
    check_digit(&base).map_or_else(String::new, |digit| format!("{digit}{base}"))
}

fn entrusted(number: usize, work: usize, dice: &mut Dice) -> Vec<(&'static str, String)> {
    let (work_name, purpose) = dice.of(&WORKS);
    let yes_no = |yes: bool| if yes { "有" } else { "無" }.to_owned();
    let data = dice.of(&DATA);
    vec![
        ("entrustment_no", format!("{}-{work}", control_no(number))),
        ("work", work_name.to_owned()),
        ("kind", "委託".to_owned()),
        ("kind_of_work", "法人".to_owned()),
        ("data_kinds", data.to_owned()),
        ("special_care", yes_no(data.starts_with("健康"))),
        ("my_number", yes_no(work_name == "給与計算")),
        ("principals", (10_u64.pow(u32::try_from(dice.below(4)).unwrap_or_default() + 1) + dice.below(90) * 10).to_string()),
        ("purpose", purpose.to_owned()),
        ("transfer_method", dice.of(&TRANSFERS).to_owned()),
        ("places", dice.of(&PLACES).to_owned()),
        ("countries", "JP".to_owned()),
        ("sub_entrustment", dice.of(&SUB_ENTRUSTMENT).to_owned()),
        ("it_used", yes_no(dice.percent(90))),
        ("media_carried", yes_no(dice.percent(30))),
        ("core_system", yes_no(dice.percent(5))),
        ("department", dice.of(&DEPARTMENTS).to_owned()),
        ("from_on", format!("20{}-{:02}-01", 15 + dice.below(9), dice.below(12) + 1)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::corporate_number;

    #[test]
    fn the_rows_of_a_consignee_are_the_same_on_every_run() {
        for number in 0..50 {
            assert_eq!(of_consignee(number), of_consignee(number));
        }
    }

    #[test]
    fn every_corporate_number_passes_its_check() {
        for number in [0, 1, 9, 99_999] {
            assert!(corporate_number::parse(&corporate_number(number)).is_ok(), "{number}");
        }
    }
}
