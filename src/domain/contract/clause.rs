//! The checklist of clauses, by published version: what law, guideline and standard ask of a contract on entrusted work.

use std::sync::LazyLock;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::codes::codes;

/// The clause that binds the consignee to confidentiality.
pub const CONFIDENTIALITY: &str = "C04";

codes! {
    /// Who asks for clauses.
    pub enum Regime as "regime" {
        /// APPI Art. 25, the guidelines on it, and the organisation's published policy.
        Appi = "appi",
        /// JIS Q 15001, for holders of the PrivacyMark.
        PrivacyMark = "privacy_mark",
        /// The guidelines on My Number, where it is handled.
        MyNumber = "my_number",
    }

    /// How strongly a clause is asked for.
    pub enum Need as "clause-need" {
        Must = "must",
        Desirable = "desirable",
    }
}

/// A version of the checklist.
#[derive(Debug)]
pub struct Checklist {
    pub version: i64,
    /// From when it applies; the first also applies to all time before.
    pub effective_on: NaiveDate,
    pub clauses: Vec<Clause>,
}

/// A clause that is looked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Clause {
    pub code: String,
    pub label_ja: String,
    pub label_en: String,
    pub needs: Vec<Needed>,
    /// The provisions it rests on.
    pub source: String,
}

/// Who asks for a clause, and how strongly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Needed {
    pub regime: Regime,
    pub need: Need,
}

/// The published versions, oldest first, each with the day from which it applies. A test reads them whole.
const PUBLISHED: [(i64, (i32, u32, u32), &str); 1] = [(1, (2022, 4, 1), include_str!("../../../seeds/clauses/contract-1.csv"))];

static CHECKLISTS: LazyLock<Vec<Checklist>> = LazyLock::new(|| PUBLISHED.into_iter().map(Checklist::read).collect());

impl Checklist {
    /// The version that applies on the date.
    #[must_use]
    pub fn on(on: NaiveDate) -> &'static Self {
        static EMPTY: Checklist = Checklist { version: 0, effective_on: NaiveDate::MIN, clauses: Vec::new() };
        let all: &'static [Self] = &CHECKLISTS;
        all.iter().rfind(|list| list.effective_on <= on).or(all.first()).unwrap_or(&EMPTY)
    }

    /// Every version that was ever published.
    #[must_use]
    pub fn all() -> &'static [Self] {
        &CHECKLISTS
    }

    #[must_use]
    pub fn clause(&self, code: &str) -> Option<&Clause> {
        self.clauses.iter().find(|clause| clause.code == code)
    }

    /// The clauses without which a contract does not do for one of the regimes.
    pub fn musts<'c>(&'c self, regimes: &'c [Regime]) -> impl Iterator<Item = &'c Clause> {
        self.clauses.iter().filter(|clause| clause.is_must(regimes))
    }

    fn read((version, (year, month, day), text): (i64, (i32, u32, u32), &str)) -> Self {
        let clauses = text.lines().skip(1).filter_map(Clause::read).collect();
        Self { version, effective_on: NaiveDate::from_ymd_opt(year, month, day).unwrap_or(NaiveDate::MIN), clauses }
    }
}

impl Clause {
    #[must_use]
    pub fn is_must(&self, regimes: &[Regime]) -> bool {
        self.needs.iter().any(|needed| needed.need == Need::Must && regimes.contains(&needed.regime))
    }

    /// A line of the published file: code, two labels, three needs, source.
    fn read(line: &str) -> Option<Self> {
        let cells = cells(line);
        let [code, label_ja, label_en, appi, privacy_mark, my_number, source] = <[String; 7]>::try_from(cells).ok()?;
        let needs = [(Regime::Appi, appi), (Regime::PrivacyMark, privacy_mark), (Regime::MyNumber, my_number)];
        let needs = needs.into_iter().filter_map(|(regime, need)| Some(Needed { regime, need: Need::from_code(&need)? })).collect();
        Some(Self { code, label_ja, label_en, needs, source })
    }
}

/// The regimes that apply: APPI always.
#[must_use]
pub fn regimes(my_number: bool, privacy_mark: bool) -> Vec<Regime> {
    let applies = |regime: &Regime| match regime {
        Regime::Appi => true,
        Regime::PrivacyMark => privacy_mark,
        Regime::MyNumber => my_number,
    };
    Regime::ALL.iter().copied().filter(applies).collect()
}

/// The cells of a line; a comma between quotation marks parts nothing.
fn cells(line: &str) -> Vec<String> {
    let (mut cells, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    for letter in line.chars() {
        match letter {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(std::mem::take(&mut cell)),
            letter => cell.push(letter),
        }
    }
    cells.push(cell);
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(regimes: &[Regime]) -> Vec<&'static str> {
        let list = Checklist::on("2026-11-23".parse().unwrap());
        list.clauses.iter().filter(|clause| clause.is_must(regimes)).map(|clause| clause.code.as_str()).collect()
    }

    #[test]
    fn the_published_versions_are_read_whole() {
        for (list, (version, _, text)) in Checklist::all().iter().zip(PUBLISHED) {
            assert_eq!(text.lines().next(), Some("code,label_ja,label_en,appi,privacy_mark,my_number,source"));
            assert_eq!((list.version, list.clauses.len()), (version, text.lines().count() - 1));
            assert!(
                list.clauses.iter().all(|clause| !clause.label_ja.is_empty() && !clause.label_en.is_empty() && !clause.source.is_empty())
            );
            assert!(list.clauses.is_sorted_by_key(|clause| &clause.code), "codes stand once, in order");
            assert!(list.clause(CONFIDENTIALITY).is_some());
        }
        assert!(Checklist::all().is_sorted_by_key(|list| (list.effective_on, list.version)));
        assert_eq!(Checklist::on("1999-01-01".parse().unwrap()).version, 1, "the first applies to all time before");
    }

    #[test]
    fn each_regime_has_its_musts() {
        assert_eq!(codes(&regimes(false, false)), ["C04"]);
        assert_eq!(codes(&[Regime::PrivacyMark]), ["C01", "C02", "C10", "C11", "C12", "C13", "C14", "C15"]);
        assert_eq!(codes(&[Regime::MyNumber]), ["C03", "C04", "C05", "C07", "C09", "C10", "C11", "C13", "C14", "C15"]);
        assert_eq!(codes(&regimes(true, true)).len(), 13);
    }

    #[test]
    fn a_comma_between_quotation_marks_parts_nothing() {
        assert_eq!(cells("C01,\"a, b\",,x"), ["C01", "a, b", "", "x"]);
    }
}
