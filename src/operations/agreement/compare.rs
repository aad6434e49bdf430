//! Two versions side by side, line by line.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use similar::{ChangeTag, TextDiff};

use super::file::text_file;
use super::version::{Standing, text};
use crate::domain::access::Right;
use crate::domain::agreement::{Language, VersionState};
use crate::domain::codes::codes;
use crate::domain::criteria::ChangeKind;
use crate::error::Result;
use crate::operations::Query;
use crate::store::agreement::{self, TextRow};
use crate::store::{ReadTx, Reads};

/// Compares two versions: what differs in titles, files, terms and covered clauses, and the lines of each language.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Compare {
    /// The version before.
    pub a: i64,
    /// The version after.
    pub b: i64,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Compared {
    pub a: Named,
    pub b: Named,
    pub fields: Vec<FieldDiff>,
    /// Every line of either text, in order.
    pub ja: Vec<DiffLine>,
    pub en: Vec<DiffLine>,
}

/// A version by its name.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Named {
    pub id: i64,
    pub number: i64,
    pub agreement_id: i64,
    pub name_ja: String,
    pub name_en: String,
    pub title_ja: String,
    pub title_en: String,
    pub state: Option<VersionState>,
    pub effective_on: Option<NaiveDate>,
}

codes! {
    /// What of a version is compared as a whole.
    pub enum TextField as "agreement-field" {
        TitleJa = "title_ja",
        TitleEn = "title_en",
        FileJa = "file_ja",
        FileEn = "file_en",
        ValidMonths = "valid_months",
        SurvivalMonths = "survival_months",
        Note = "note",
        Clauses = "clauses",
    }
}

/// A field that differs. Empty where there is nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FieldDiff {
    pub field: TextField,
    pub before: String,
    pub after: String,
}

/// A line that is the same, was added or was removed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct DiffLine {
    pub kind: ChangeKind,
    pub text: String,
}

impl Query for Compare {
    const NAME: &'static str = "agreement.compare";
    const NEEDS: Right = Right::ReadAgreements;
    type Answer = Compared;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Compared> {
        let (a, before) = version(tx, self.a)?;
        let (b, after) = version(tx, self.b)?;
        let (fields_a, fields_b) = (fields(tx, &before)?, fields(tx, &after)?);
        let pairs = TextField::ALL.iter().zip(fields_a.into_iter().zip(fields_b)).filter(|(_, (before, after))| before != after);
        Ok(Compared {
            a,
            b,
            fields: pairs.map(|(field, (before, after))| FieldDiff { field: *field, before, after }).collect(),
            ja: diff(before.body(Language::Ja), after.body(Language::Ja)),
            en: diff(before.body(Language::En), after.body(Language::En)),
        })
    }
}

fn version(tx: &mut ReadTx<'_>, id: i64) -> Result<(Named, TextRow)> {
    let today = tx.moment().today;
    let version = Standing::of(tx, id)?;
    let text = text(tx, id, i64::MAX)?;
    let named = Named {
        id,
        number: version.row.number,
        agreement_id: version.set.id,
        state: version.state(today),
        effective_on: version.effective_on(today),
        title_ja: text.title_ja.clone(),
        title_en: text.title_en.clone(),
        name_ja: version.set.name_ja,
        name_en: version.set.name_en,
    };
    Ok((named, text))
}

/// The values of the fields, in the order of [`TextField::ALL`].
fn fields(tx: &mut ReadTx<'_>, text: &TextRow) -> Result<Vec<String>> {
    let mut values = vec![text.title_ja.clone(), text.title_en.clone()];
    for language in Language::ALL {
        let file = text_file(tx, text.file(*language))?;
        values.push(file.map(|file| format!("{} ({})", file.name, file.hash)).unwrap_or_default());
    }
    values.extend([text.valid_months, text.survival_months].map(|months| months.map(|n| n.to_string()).unwrap_or_default()));
    values.push(text.note.clone());
    let clauses = agreement::clauses(tx, text.version_id, i64::MAX)?;
    values.push(clauses.iter().map(|mention| format!("{} {}", mention.code, mention.article)).collect::<Vec<_>>().join(", "));
    Ok(values)
}

fn diff(before: &str, after: &str) -> Vec<DiffLine> {
    let line = |change: similar::Change<&str>| DiffLine {
        kind: match change.tag() {
            ChangeTag::Equal => ChangeKind::Same,
            ChangeTag::Delete => ChangeKind::Removed,
            ChangeTag::Insert => ChangeKind::Added,
        },
        text: change.value().trim_end_matches('\n').to_owned(),
    };
    TextDiff::from_lines(before, after).iter_all_changes().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_the_same_or_removed_or_added() {
        let kinds: Vec<(ChangeKind, String)> = diff("a\nb\nc\n", "a\nB\nc\nd\n").into_iter().map(|line| (line.kind, line.text)).collect();
        let expected = [
            (ChangeKind::Same, "a"),
            (ChangeKind::Removed, "b"),
            (ChangeKind::Added, "B"),
            (ChangeKind::Same, "c"),
            (ChangeKind::Added, "d"),
        ];
        assert_eq!(kinds, expected.map(|(kind, text)| (kind, text.to_owned())));
        assert!(diff("", "").is_empty());
    }
}
