//! The sheet of an evaluation as a table: to be read, or to be filled in and sent back.

use super::{Grid, Value};
use crate::domain::scoring::Verdict;
use crate::locale::Language;
use crate::operations::evaluation::{Asked, Sheet};

/// The columns, by the names that an import knows them by.
const COLUMNS: [&str; 13] =
    ["code", "category", "text", "class", "weight", "guidance", "expected", "own", "verdict", "na_reason", "grounds", "evidence", "seen"];

/// The sheet with its answers; an empty cell is unanswered.
#[must_use]
pub fn grid(sheet: &Sheet, language: Language) -> Grid {
    Grid {
        title: format!("{} {}", sheet.consignee.control_no, sheet.consignee.name),
        headings: COLUMNS
            .iter()
            .map(|column| language.text(&format!("evaluation-column-{}", column.replace('_', "-"))).into_owned())
            .collect(),
        rows: sheet.items.iter().map(|asked| row(asked, language)).collect(),
    }
}

fn row(asked: &Asked, language: Language) -> Vec<Value> {
    let item = &asked.item;
    let either = |ja: &str, en: &str| Value::from(if language == Language::Ja || en.is_empty() { ja } else { en });
    let answer = |verdict: Option<Verdict>| Value::from(verdict.map(|verdict| sign(verdict, language)));
    vec![
        item.code.as_str().into(),
        language.text(&item.category.label_id()).into_owned().into(),
        either(&item.text_ja, &item.text_en),
        language.text(&item.class.label_id()).into_owned().into(),
        if item.is_scored() { item.weight.into() } else { Value::Empty },
        either(&item.guidance_ja, &item.guidance_en),
        either(&item.evidence_ja, &item.evidence_en),
        answer(asked.own),
        answer(asked.verdict),
        asked.na_reason.as_str().into(),
        asked.grounds.as_str().into(),
        asked.evidence.as_str().into(),
        asked.seen.into(),
    ]
}

/// An answer as it stands in sheets: ○ △ ×, yes and no, points, or not applicable.
#[must_use]
pub fn sign(verdict: Verdict, language: Language) -> String {
    match verdict {
        Verdict::Number(number) => number.to_string(),
        named => language.text(&format!("verdict-sign-{}", named.to_string().replace('_', "-"))).into_owned(),
    }
}
