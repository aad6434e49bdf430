//! What is signed: the text with its blanks filled, or a file that the organisation brought.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate};
use sha2::{Digest, Sha256};

use super::issue::{Issue, Party};
use crate::domain::agreement::{Blanks, Language, render};
use crate::domain::dates::wareki;
use crate::domain::person::PersonKind;
use crate::domain::setting::Setting;
use crate::error::{Error, Result};
use crate::store::{Reads, agreement, department, document, setting};

/// What each kind of person is called in a text: the words of the documents, not of the pages.
static POSITIONS: LazyLock<BTreeMap<(&str, &str), &str>> = LazyLock::new(|| {
    let mut words = BTreeMap::new();
    for line in include_str!("../../../seeds/agreement/positions.csv").lines().skip(1) {
        if let [kind, ja, en] = line.split(',').collect::<Vec<_>>()[..] {
            words.insert((kind, "ja"), ja);
            words.insert((kind, "en"), en);
        }
    }
    words
});

pub(super) struct Paper {
    /// Empty where a file is signed.
    pub text: String,
    pub file_id: Option<i64>,
    /// SHA-256 in hexadecimal.
    pub hash: String,
}

impl Paper {
    /// # Errors
    /// `Invalid` if the text is missing in the language.
    pub fn of(
        tx: &mut dyn Reads,
        text: &agreement::TextRow,
        version: i64,
        issue: &Issue,
        party: &Party,
        until: Option<NaiveDate>,
    ) -> Result<Self> {
        let (body, file) = match issue.language {
            Language::Ja => (&text.body_ja, text.file_ja_id),
            Language::En => (&text.body_en, text.file_en_id),
        };
        if let Some(id) = file {
            let row = document::of_id(tx, id)?.ok_or(Error::NotFound("document"))?;
            return Ok(Self { text: String::new(), file_id: Some(id), hash: row.hash });
        }
        if body.trim().is_empty() {
            return Err(Error::invalid("language", "nda-text-not-in-language"));
        }
        let blanks = blanks(tx, issue, party, version, text.survival_months, until)?;
        let text = render(body, &blanks).map_err(|message| Error::invalid("agreement_id", message))?;
        let hash = hash_of(&text);
        Ok(Self { text, file_id: None, hash })
    }
}

/// SHA-256 of a text in UTF-8, in hexadecimal.
pub(super) fn hash_of(text: &str) -> String {
    hex::encode(Sha256::digest(text.as_bytes()))
}

fn blanks(
    tx: &mut dyn Reads,
    issue: &Issue,
    party: &Party,
    version: i64,
    survival: Option<i64>,
    until: Option<NaiveDate>,
) -> Result<Blanks> {
    let language = issue.language;
    let mut blanks = Blanks {
        organisation: organisation(tx, language)?,
        issued_on: long_date(tx.moment().today, language),
        valid_until_on: until.map(|until| long_date(until, language)).unwrap_or_default(),
        survival_months: survival.map(|months| months.to_string()).unwrap_or_default(),
        version: version.to_string(),
        ..Blanks::default()
    };
    match party {
        Party::Person(row) => {
            blanks.name.clone_from(&row.name);
            position(row.kind.0, language).clone_into(&mut blanks.position);
            if let Some(id) = row.department_id {
                let (ja, en) = department::names(tx, i64::MAX)?.remove(&id).unwrap_or_default();
                blanks.department = if language == Language::En && !en.is_empty() { en } else { ja };
            }
        }
        Party::Consignee(row) => {
            issue.signatory.trim().clone_into(&mut blanks.name);
            blanks.company.clone_from(&row.name);
            blanks.address.clone_from(&row.address);
        }
    }
    Ok(blanks)
}

fn organisation(tx: &mut dyn Reads, language: Language) -> Result<String> {
    let all = setting::all(tx, i64::MAX)?;
    let name = |setting: Setting| all.get(setting.code()).filter(|name| !name.is_empty()).cloned();
    let (ja, en) = (name(Setting::OrganisationJa), name(Setting::OrganisationEn));
    let first = if language == Language::En { en.or(ja) } else { ja.or(en) };
    first.ok_or_else(|| Error::conflict("nda-organisation-unnamed"))
}

/// The word for a kind of person in a text.
pub(super) fn position(kind: PersonKind, language: Language) -> &'static str {
    POSITIONS.get(&(kind.code(), language.code())).copied().unwrap_or_default()
}

/// A date as documents have it: 令和8年4月1日, 1 April 2026.
fn long_date(date: NaiveDate, language: Language) -> String {
    match language {
        Language::Ja => wareki(date),
        Language::En => format!("{} {}", date.day(), date.format("%B %Y")),
    }
}
