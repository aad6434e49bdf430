//! Writing a draft: what it says in both languages, which stages it governs, whom it asks, and whose it is.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::version::{Standing, rewrite, text};
use crate::domain::access::Right;
use crate::domain::agreement::plain;
use crate::domain::as_of::AsOf;
use crate::domain::message::{Message, Problems};
use crate::domain::rule::{AudienceKind, Stage};
use crate::error::Result;
use crate::operations::Command;
use crate::operations::version::editable;
use crate::store::code::Coded;
use crate::store::rule::TextRow;
use crate::store::{Reads, WriteTx, department};

/// Writes a draft of a rule: text, stages, audience, owner, and what is new. What stood before stays known.
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
    /// The stages of handling that it governs.
    #[serde(default)]
    #[schemars(length(max = 5))]
    pub stages: Vec<Stage>,
    /// Who is asked to acknowledge it.
    pub audience: AudienceKind,
    /// Whose people are asked, where departments are.
    #[serde(default)]
    #[schemars(length(max = 200))]
    pub departments: Vec<i64>,
    /// The department that keeps the rule.
    #[serde(default)]
    pub department_id: Option<i64>,
    /// What is new in this version.
    #[serde(default)]
    #[schemars(length(max = 2_000))]
    pub changed: String,
}

impl Command for Write {
    const NAME: &'static str = "rule.write";
    const NEEDS: Right = Right::WriteRules;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let standing: Standing = editable(tx, self.version_id)?;
        let text = text(tx, self.version_id, i64::MAX)?;
        self.check(tx)?;
        let row = self.row(text.file_id, tx.seq());
        if row.says_as(&text) {
            tx.unchanged();
            return Ok(());
        }
        standing.seen(self.seen)?;
        rewrite(tx, &standing.row, &row)
    }
}

impl Write {
    fn check(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let today = AsOf::on(tx.moment().today);
        let there: Vec<i64> = department::all(tx, today)?.into_iter().map(|row| row.id).collect();
        let mut problems = Problems::default();
        if let Some(id) = self.department_id.filter(|id| !there.contains(id)) {
            problems.add("department_id", Message::new("rule-no-such-department").with("read", id));
        }
        let asked = if self.audience == AudienceKind::Departments { &self.departments[..] } else { &[] };
        if let Some(id) = asked.iter().find(|id| !there.contains(id)) {
            problems.add("departments", Message::new("rule-no-such-department").with("read", *id));
        }
        if self.audience == AudienceKind::Departments && asked.is_empty() {
            problems.add("departments", "rule-needs-departments");
        }
        Ok(problems.or(())?)
    }

    fn row(&self, file_id: Option<i64>, seq: i64) -> TextRow {
        let stages: Vec<&str> = Stage::ALL.iter().filter(|stage| self.stages.contains(stage)).map(|stage| stage.code()).collect();
        let mut departments = if self.audience == AudienceKind::Departments { self.departments.clone() } else { Vec::new() };
        departments.sort_unstable();
        departments.dedup();
        TextRow {
            version_id: self.version_id,
            title_ja: self.title_ja.trim().to_owned(),
            title_en: self.title_en.trim().to_owned(),
            body_ja: plain(&self.body_ja),
            body_en: plain(&self.body_en),
            file_id,
            stages: stages.join(","),
            audience: Coded(self.audience),
            audience_departments: departments.iter().map(i64::to_string).collect::<Vec<_>>().join(","),
            department_id: self.department_id,
            changed: self.changed.trim().to_owned(),
            seq,
            superseded_seq: None,
        }
    }
}
