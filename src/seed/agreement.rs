//! The agreement texts that come with the product: what pledges and non-disclosure agreements can be issued on from the first day.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{bytes, rows};
use crate::domain::access::{Actor, Door};
use crate::domain::agreement::{AgreementKind, Mention};
use crate::error::{Error, Result};
use crate::intake::headings;
use crate::operations::Register;
use crate::operations::agreement::{Adopt, Draft, List, Open, Propose, Show, Write};

#[derive(rust_embed::RustEmbed)]
#[folder = "seeds/agreement"]
struct Files;

/// A text that comes with the product.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct ShippedText {
    /// Also its code.
    pub kind: AgreementKind,
    pub title_ja: String,
    pub title_en: String,
    #[serde(default)]
    pub valid_months: Option<i64>,
    #[serde(default)]
    pub survival_months: Option<i64>,
}

/// Where a text says what the checklist asks for.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
struct ShippedClause {
    kind: AgreementKind,
    clause: String,
    article: String,
}

/// The texts that come with the product.
///
/// # Errors
/// Only if the program was built from broken files.
pub fn texts() -> Result<Vec<ShippedText>> {
    rows(Files::get("texts.csv"), "texts.csv", headings::AGREEMENT_TEXTS)
}

/// Opens, drafts and proposes every text that comes with the product and is not there yet, as the one who acts. Adopting them is
/// left to somebody else.
///
/// # Errors
/// As the commands. What was begun stays; calling it again goes on with the rest.
pub fn propose_agreements(register: &Register, actor: &Actor) -> Result<Vec<i64>> {
    let actor = actor.clone().through(Door::Import);
    let there: Vec<String> = register.ask(&actor, List::default())?.agreements.into_iter().map(|listed| listed.code).collect();
    let clauses: Vec<ShippedClause> = rows(Files::get("coverage.csv"), "coverage.csv", headings::AGREEMENT_CLAUSES)?;
    let missing = texts()?.into_iter().filter(|text| !there.iter().any(|code| code == text.kind.code()));
    missing.map(|text| propose(register, &actor, text, &clauses)).collect()
}

/// The same, and adopts what was proposed as somebody else, in force from today.
///
/// # Errors
/// As the commands: also if both are the same person.
pub fn adopt_agreements(register: &Register, writer: &Actor, adopter: &Actor) -> Result<Vec<i64>> {
    let proposed = propose_agreements(register, writer)?;
    let (adopter, effective_on) = (adopter.clone().through(Door::Import), register.now().today);
    for version_id in &proposed {
        let seen = seen(register, &adopter, *version_id)?;
        register.run(&adopter, &Adopt { version_id: *version_id, seen, effective_on, comment: String::new() })?;
    }
    Ok(proposed)
}

fn propose(register: &Register, actor: &Actor, text: ShippedText, clauses: &[ShippedClause]) -> Result<i64> {
    let kind = text.kind;
    let open = Open { code: kind.code().to_owned(), kind, name_ja: text.title_ja.clone(), name_en: text.title_en.clone() };
    let agreement_id = register.run(actor, &open)?;
    let version_id = register.run(actor, &Draft { agreement_id, copy_of: None })?;
    let said = clauses.iter().filter(|clause| clause.kind == kind);
    let write = Write {
        version_id,
        seen: version_id,
        title_ja: text.title_ja,
        title_en: text.title_en,
        body_ja: body(kind, "ja")?,
        body_en: body(kind, "en")?,
        valid_months: text.valid_months,
        survival_months: text.survival_months,
        note: String::new(),
        clauses: said.map(|clause| Mention { code: clause.clause.clone(), article: clause.article.clone() }).collect(),
    };
    register.run(actor, &write)?;
    let seen = seen(register, actor, version_id)?;
    register.run(actor, &Propose { version_id, seen, comment: String::new() })?;
    Ok(version_id)
}

fn seen(register: &Register, actor: &Actor, version_id: i64) -> Result<i64> {
    Ok(register.ask(actor, Show { version_id, on: None, known: None })?.seq)
}

fn body(kind: AgreementKind, language: &str) -> Result<String> {
    let name = format!("{kind}.{language}.hbs");
    String::from_utf8(bytes(Files::get(&name), &name)?.into_owned()).map_err(Error::fault)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::agreement::{Issued, Language, Line, covered, lines, render, sample};
    use crate::operations::agreement::{CHECKLIST, checklist};

    #[test]
    fn every_kind_has_a_text_that_can_be_filled_in_both_languages() {
        let texts = texts().unwrap();
        for kind in AgreementKind::ALL {
            let text = texts.iter().find(|text| text.kind == *kind).unwrap_or_else(|| panic!("{kind}"));
            for (language, title) in [(Language::Ja, &text.title_ja), (Language::En, &text.title_en)] {
                for valid_months in [None, Some(12)] {
                    let issued = Issued { valid_months, survival_months: text.survival_months, number: 1, ..Issued::default() };
                    let filled = render(&body(*kind, language.code()).unwrap(), &sample(&issued, language)).unwrap();
                    assert_eq!(lines(&filled).next(), Some(Line::Title(title)), "{kind} {language}");
                    assert!(!filled.contains("{{"), "{kind} {language}");
                }
            }
        }
    }

    #[test]
    fn the_texts_leave_out_of_the_checklist_only_what_has_no_place_in_them() {
        let clauses: Vec<ShippedClause> = rows(Files::get("coverage.csv"), "coverage.csv", headings::AGREEMENT_CLAUSES).unwrap();
        for kind in AgreementKind::ALL {
            let said = clauses.iter().filter(|clause| clause.kind == *kind);
            let said: Vec<Mention> = said.map(|c| Mention { code: c.clause.clone(), article: c.article.clone() }).collect();
            let open: Vec<String> = covered(checklist(CHECKLIST).unwrap(), *kind, &said)
                .into_iter()
                .filter(|row| row.article.is_none())
                .map(|row| row.wanted.code)
                .collect();
            // Whoever leaves is neither watched nor trained any more.
            let expected: &[&str] = if *kind == AgreementKind::Leaving { &["N07", "N11"] } else { &[] };
            assert_eq!(open, expected, "{kind}");
        }
    }
}
