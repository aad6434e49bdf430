//! What stands in the blanks when a text is looked at before it is issued.

use chrono::{Datelike, Months, NaiveDate};

use super::blanks::Blanks;
use super::check::Language;

impl Language {
    /// A date as it stands in a text: 2026年11月23日, 23 November 2026.
    #[must_use]
    pub fn written(self, date: NaiveDate) -> String {
        match self {
            Self::Ja => format!("{}年{}月{}日", date.year(), date.month(), date.day()),
            Self::En => format!("{} {} {}", date.day(), date.format("%B"), date.year()),
        }
    }
}

/// On what a sample rests.
#[derive(Clone, Debug, Default)]
pub struct Issued {
    pub organisation: String,
    pub on: NaiveDate,
    pub valid_months: Option<i64>,
    pub survival_months: Option<i64>,
    /// The number of the version.
    pub number: i64,
}

/// Invented values for every blank, so that nothing of a text is left out of its preview.
#[must_use]
pub fn sample(issued: &Issued, language: Language) -> Blanks {
    let pick = |ja: &str, en: &str| if language == Language::Ja { ja.to_owned() } else { en.to_owned() };
    let organisation =
        if issued.organisation.is_empty() { pick("○○協会", "Example Association") } else { issued.organisation.clone() };
    Blanks {
        organisation,
        name: pick("見本 太郎", "Taro Mihon"),
        department: pick("総務部", "General Affairs"),
        position: pick("主任", "Officer in charge"),
        company: pick("株式会社見本", "Mihon Co., Ltd."),
        address: pick("東京都千代田区○○1-2-3", "1-2-3 Example, Chiyoda-ku, Tokyo"),
        issued_on: language.written(issued.on),
        valid_until_on: valid_until(issued.on, issued.valid_months).map(|last| language.written(last)).unwrap_or_default(),
        survival_months: issued.survival_months.map(|months| months.to_string()).unwrap_or_default(),
        version: issued.number.to_string(),
    }
}

/// The last day on which what is in force from a day on, for so many months, is in force; none: without end.
#[must_use]
pub fn valid_until(from_on: NaiveDate, months: Option<i64>) -> Option<NaiveDate> {
    let months = u32::try_from(months?).ok()?;
    from_on.checked_add_months(Months::new(months))?.pred_opt()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn twelve_months_end_on_the_day_before() {
        for (from, months, last) in [
            ("2024-04-01", Some(12), Some("2025-03-31")),
            ("2024-01-31", Some(1), Some("2024-02-28")),
            ("2024-04-01", None, None),
            ("2024-04-01", Some(-1), None),
        ] {
            assert_eq!(valid_until(day(from), months), last.map(day), "{from} {months:?}");
        }
    }

    #[test]
    fn a_sample_speaks_the_language_of_the_text() {
        let issued = Issued { on: day("2026-11-05"), valid_months: Some(12), survival_months: None, number: 2, ..Issued::default() };
        let (ja, en) = (sample(&issued, Language::Ja), sample(&issued, Language::En));
        assert_eq!((ja.issued_on.as_str(), en.issued_on.as_str()), ("2026年11月5日", "5 November 2026"));
        assert_eq!((ja.valid_until_on.as_str(), en.valid_until_on.as_str()), ("2027年11月4日", "4 November 2027"));
        assert_eq!((ja.version.as_str(), ja.survival_months.as_str()), ("2", ""));
    }
}
