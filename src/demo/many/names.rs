//! Invented names of companies, each with its reading; no two of the first hundred thousand are spelled alike.

const FIRST: [(&str, &str); 48] = [
    ("青葉", "アオバ"),
    ("朝霧", "アサギリ"),
    ("雨音", "アマネ"),
    ("泉", "イズミ"),
    ("岩瀬", "イワセ"),
    ("梅香", "ウメカ"),
    ("浦風", "ウラカゼ"),
    ("大空", "オオゾラ"),
    ("風早", "カザハヤ"),
    ("桂", "カツラ"),
    ("川音", "カワネ"),
    ("菊水", "キクスイ"),
    ("霧島台", "キリシマダイ"),
    ("草笛", "クサブエ"),
    ("雲井", "クモイ"),
    ("黒潮", "クロシオ"),
    ("小春", "コハル"),
    ("木漏日", "コモレビ"),
    ("桜坂", "サクラザカ"),
    ("笹舟", "ササブネ"),
    ("里山", "サトヤマ"),
    ("潮見", "シオミ"),
    ("東雲", "シノノメ"),
    ("白樺", "シラカバ"),
    ("杉並木", "スギナミキ"),
    ("鈴音", "スズネ"),
    ("瀬戸風", "セトカゼ"),
    ("空木", "ウツギ"),
    ("高嶺", "タカネ"),
    ("竹林", "チクリン"),
    ("千草", "チグサ"),
    ("月影", "ツキカゲ"),
    ("椿", "ツバキ"),
    ("時雨", "シグレ"),
    ("夏木", "ナツキ"),
    ("波路", "ナミジ"),
    ("野分", "ノワキ"),
    ("萩原野", "ハギハラノ"),
    ("花筏", "ハナイカダ"),
    ("春日野", "カスガノ"),
    ("日向", "ヒナタ"),
    ("藤波", "フジナミ"),
    ("星合", "ホシアイ"),
    ("松籟", "ショウライ"),
    ("深山", "ミヤマ"),
    ("紅葉", "モミジ"),
    ("山吹", "ヤマブキ"),
    ("若草", "ワカクサ"),
];
const SECOND: [(&str, &str); 48] = [
    ("あかね", "アカネ"),
    ("あけぼの", "アケボノ"),
    ("あさひ", "アサヒ"),
    ("いろは", "イロハ"),
    ("うらら", "ウララ"),
    ("おもかげ", "オモカゲ"),
    ("かがやき", "カガヤキ"),
    ("かけはし", "カケハシ"),
    ("かなえ", "カナエ"),
    ("きずな", "キズナ"),
    ("きらめき", "キラメキ"),
    ("くるみ", "クルミ"),
    ("けやき", "ケヤキ"),
    ("こだま", "コダマ"),
    ("さきがけ", "サキガケ"),
    ("さざなみ", "サザナミ"),
    ("しおり", "シオリ"),
    ("しずく", "シズク"),
    ("すばる", "スバル"),
    ("せせらぎ", "セセラギ"),
    ("そよかぜ", "ソヨカゼ"),
    ("たから", "タカラ"),
    ("つむぎ", "ツムギ"),
    ("てらす", "テラス"),
    ("ともしび", "トモシビ"),
    ("なぎさ", "ナギサ"),
    ("にじ", "ニジ"),
    ("ぬくもり", "ヌクモリ"),
    ("のぞみ", "ノゾミ"),
    ("はばたき", "ハバタキ"),
    ("はるか", "ハルカ"),
    ("ひかり", "ヒカリ"),
    ("ひびき", "ヒビキ"),
    ("ふたば", "フタバ"),
    ("ほのか", "ホノカ"),
    ("まこと", "マコト"),
    ("まどか", "マドカ"),
    ("みちしるべ", "ミチシルベ"),
    ("みなも", "ミナモ"),
    ("みのり", "ミノリ"),
    ("めぐみ", "メグミ"),
    ("もえぎ", "モエギ"),
    ("やすらぎ", "ヤスラギ"),
    ("ゆうなぎ", "ユウナギ"),
    ("ゆかり", "ユカリ"),
    ("よつば", "ヨツバ"),
    ("りんどう", "リンドウ"),
    ("わかば", "ワカバ"),
];
const THIRD: [(&str, &str); 48] = [
    ("印刷", "インサツ"),
    ("製本", "セイホン"),
    ("発送", "ハッソウ"),
    ("物流", "ブツリュウ"),
    ("運輸", "ウンユ"),
    ("倉庫", "ソウコ"),
    ("配送", "ハイソウ"),
    ("梱包", "コンポウ"),
    ("情報処理", "ジョウホウショリ"),
    ("データ", "データ"),
    ("システム", "システム"),
    ("ソフト", "ソフト"),
    ("電算", "デンサン"),
    ("通信", "ツウシン"),
    ("ネット", "ネット"),
    ("クラウド", "クラウド"),
    ("調査", "チョウサ"),
    ("リサーチ", "リサーチ"),
    ("企画", "キカク"),
    ("広告", "コウコク"),
    ("デザイン", "デザイン"),
    ("編集", "ヘンシュウ"),
    ("出版", "シュッパン"),
    ("映像", "エイゾウ"),
    ("写真", "シャシン"),
    ("旅行", "リョコウ"),
    ("会計", "カイケイ"),
    ("経理", "ケイリ"),
    ("労務", "ロウム"),
    ("人材", "ジンザイ"),
    ("研修", "ケンシュウ"),
    ("教育", "キョウイク"),
    ("健診", "ケンシン"),
    ("福祉", "フクシ"),
    ("介護", "カイゴ"),
    ("給食", "キュウショク"),
    ("警備", "ケイビ"),
    ("清掃", "セイソウ"),
    ("設備", "セツビ"),
    ("保守", "ホシュ"),
    ("溶解", "ヨウカイ"),
    ("保管", "ホカン"),
    ("翻訳", "ホンヤク"),
    ("速記", "ソッキ"),
    ("封入", "フウニュウ"),
    ("受付", "ウケツケ"),
    ("代行", "ダイコウ"),
    ("総業", "ソウギョウ"),
];
/// Before or behind the name.
const FORMS: [(&str, &str); 8] = [
    ("株式会社", ""),
    ("", "株式会社"),
    ("㈱", ""),
    ("", "（株）"),
    ("合同会社", ""),
    ("有限会社", ""),
    ("一般社団法人", ""),
    ("", "合同会社"),
];
/// Shares no factor with the number of combinations: every combination comes once before one comes again.
const STEP: usize = 40_009;
const FAMILY: [&str; 12] = ["例川", "見本田", "試野", "仮置", "想井", "写絵", "図案", "標本木", "架橋", "幻野", "雛形", "下書"];
const GIVEN: [&str; 12] =
    ["あおい", "いつき", "かおる", "さとる", "しのぶ", "つばさ", "なお", "はるか", "ひかる", "まこと", "みのり", "ゆう"];

pub(super) struct Name {
    pub name: String,
    pub kana: String,
}

/// The company with that number.
pub(super) fn company(number: usize) -> Name {
    let all = FIRST.len() * SECOND.len() * THIRD.len();
    let place = number.wrapping_mul(STEP) % all;
    let (first, first_kana) = part(&FIRST, place);
    let (second, second_kana) = part(&SECOND, place / FIRST.len());
    let (third, third_kana) = part(&THIRD, place / FIRST.len() / SECOND.len());
    let (before, behind) = part(&FORMS, number);
    Name { name: format!("{before}{first}{second}{third}{behind}"), kana: format!("{first_kana}{second_kana}{third_kana}") }
}

/// A person who works there.
pub(super) fn person(number: usize) -> String {
    let of = |names: &[&'static str], place: usize| names.get(place % names.len().max(1)).copied().unwrap_or_default();
    format!("{} {}", of(&FAMILY, number), of(&GIVEN, number / FAMILY.len()))
}

fn part(table: &[(&'static str, &'static str)], place: usize) -> (&'static str, &'static str) {
    table.get(place % table.len().max(1)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::domain::names;

    #[test]
    fn a_hundred_thousand_names_differ_in_more_than_their_spelling() {
        let keys: BTreeSet<String> = (0..100_000).map(|number| names::match_key(&company(number).name)).collect();
        assert_eq!(keys.len(), 100_000);
        assert!((0..200).all(|number| names::is_kana(&company(number).kana)));
    }
}
