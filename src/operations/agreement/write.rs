//! Writing a draft: its titles, its text in both languages, how long it binds, and where it says what the checklist asks for.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::checklist::checklist;
use super::version::{Standing, text};
use crate::domain::access::Right;
use crate::domain::agreement::{AgreementKind, Blanks, Mention, plain, render};
use crate::domain::message::{Message, Problems};
use crate::error::Result;
use crate::operations::Command;
use crate::operations::version::{editable, edited};
use crate::store::WriteTx;
use crate::store::agreement::{self, ClauseRow, TextRow};

/// Writes the text of a draft. What stood before stays known.
///
/// A body is a template with blanks such as `{{name}}`; a broken one is refused with the line and what is wrong with it. A body
/// takes the place of a file that was handed in for its language; an empty one leaves the file.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Write {
    pub version_id: i64,
    /// The entry of the ledger that the caller has seen last of this version; a later one is not overwritten.
    pub seen: i64,
    #[schemars(length(min = 1, max = 200))]
    pub title_ja: String,
    #[schemars(length(min = 1, max = 200))]
    pub title_en: String,
    /// `# ` begins the title, `## ` an article, `(1) ` an item; other lines are paragraphs.
    #[serde(default)]
    #[schemars(length(max = 100_000))]
    pub body_ja: String,
    #[serde(default)]
    #[schemars(length(max = 100_000))]
    pub body_en: String,
    /// How long an agreement on this text is in force, in months; empty: without end.
    #[serde(default)]
    #[schemars(range(min = 1, max = 1200))]
    pub valid_months: Option<i64>,
    /// How long its obligations outlive it, in months; empty: without end.
    #[serde(default)]
    #[schemars(range(min = 0, max = 1200))]
    pub survival_months: Option<i64>,
    #[serde(default)]
    #[schemars(length(max = 2_000))]
    pub note: String,
    /// Where it says what the checklist asks for; an empty article says that it does not.
    #[serde(default)]
    pub clauses: Vec<Mention>,
}

impl Command for Write {
    const NAME: &'static str = "agreement.write";
    const NEEDS: Right = Right::WriteAgreements;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let version: Standing = editable(tx, self.version_id)?;
        let standing = text(tx, self.version_id, i64::MAX)?;
        let said = agreement::clauses(tx, self.version_id, i64::MAX)?;
        let row = self.row(&standing, tx.seq());
        let clauses = self.checked(version.set.kind.0, standing.checklist)?;
        let (same_text, same_clauses) = (row.says_as(&standing), clauses == said);
        if same_text && same_clauses {
            tx.unchanged();
            return Ok(());
        }
        version.seen(self.seen)?;
        if !same_text {
            agreement::supersede_text(tx, self.version_id)?;
            agreement::insert_text(tx, &row)?;
        }
        put_clauses(tx, &version, &said, &clauses)?;
        edited(tx, &version.row)
    }
}

impl Write {
    fn row(&self, standing: &TextRow, seq: i64) -> TextRow {
        let (body_ja, body_en) = (plain(&self.body_ja), plain(&self.body_en));
        TextRow {
            version_id: self.version_id,
            title_ja: self.title_ja.trim().to_owned(),
            title_en: self.title_en.trim().to_owned(),
            file_ja_id: standing.file_ja_id.filter(|_| body_ja.is_empty()),
            file_en_id: standing.file_en_id.filter(|_| body_en.is_empty()),
            body_ja,
            body_en,
            checklist: standing.checklist,
            valid_months: self.valid_months,
            survival_months: self.survival_months,
            note: self.note.trim().to_owned(),
            seq,
            superseded_seq: None,
        }
    }

    /// What the text says of the checklist, by code.
    fn checked(&self, kind: AgreementKind, version: i64) -> Result<Vec<Mention>> {
        let mut problems = Problems::default();
        for (field, body) in [("body_ja", &self.body_ja), ("body_en", &self.body_en)] {
            problems.keep(field, render(body, &Blanks::default()));
        }
        let asked = checklist(version)?;
        let mut codes = BTreeSet::new();
        let mut clauses = Vec::new();
        for (place, mention) in self.clauses.iter().enumerate() {
            let (code, article) = (mention.code.trim(), mention.article.trim());
            let field = format!("clauses.{place}.code");
            if !asked.iter().any(|wanted| wanted.code == code && wanted.scope.asks(kind)) {
                problems.add(field, Message::new("agreement-clause-unknown").with("read", code));
            } else if !codes.insert(code) {
                problems.add(field, Message::new("agreement-clause-twice").with("read", code));
            } else if !article.is_empty() {
                clauses.push(Mention { code: code.to_owned(), article: article.to_owned() });
            }
        }
        clauses.sort();
        Ok(problems.or(clauses)?)
    }
}

/// What is the same stays untouched.
fn put_clauses(tx: &mut WriteTx<'_>, version: &Standing, before: &[Mention], after: &[Mention]) -> Result<()> {
    let (version_id, seq) = (version.row.id, tx.seq());
    for gone in before.iter().filter(|mention| !after.contains(mention)) {
        agreement::supersede_clause(tx, version_id, &gone.code)?;
    }
    for new in after.iter().filter(|mention| !before.contains(mention)) {
        let Mention { code, article } = new.clone();
        agreement::insert_clause(tx, &ClauseRow { version_id, code, article, seq, superseded_seq: None })?;
    }
    Ok(())
}
