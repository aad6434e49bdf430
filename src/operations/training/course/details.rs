//! What stands in a version of a course, besides its questions.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::access::Office;
use crate::domain::as_of::AsOf;
use crate::domain::message::{Message, Problems};
use crate::domain::training::{Audience, Needs, Question, Validity};
use crate::error::Result;
use crate::store::code::Coded;
use crate::store::training::course::TextRow;
use crate::store::{Reads, WriteTx, department};

/// For whom it is, how long it is good for, and what is taught.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Details {
    #[schemars(length(min = 1, max = 200))]
    pub title_ja: String,
    /// If it is empty, the Japanese one is shown.
    #[serde(default)]
    #[schemars(length(max = 200))]
    pub title_en: String,
    /// What is taught. A file may stand in its place.
    #[serde(default)]
    #[schemars(length(max = 100_000))]
    pub body_ja: String,
    #[serde(default)]
    #[schemars(length(max = 100_000))]
    pub body_en: String,
    pub audience: Audience,
    /// Of an audience that is a department.
    #[serde(default)]
    pub department_id: Option<i64>,
    /// Of an audience that holds an office.
    #[serde(default)]
    pub office: Option<Office>,
    pub validity: Validity,
    /// Of a course that is good for some months.
    #[serde(default)]
    #[schemars(range(min = 0, max = 120))]
    pub months: i64,
    /// How many days someone has who is asked for the first time, anew, or after a return.
    #[serde(default = "thirty")]
    #[schemars(range(min = 0, max = 366))]
    pub within_days: i64,
    pub needs: Needs,
    /// What passes the test, in percent.
    #[serde(default = "eighty")]
    #[schemars(range(min = 1, max = 100))]
    pub pass_mark: i64,
    /// How often the test may be taken in a fiscal year.
    #[serde(default = "three")]
    #[schemars(range(min = 1, max = 20))]
    pub attempts: i64,
}

fn thirty() -> i64 {
    30
}

fn eighty() -> i64 {
    80
}

fn three() -> i64 {
    3
}

impl Details {
    /// Notes what does not fit together.
    pub fn check(&self, tx: &mut WriteTx<'_>, problems: &mut Problems) -> Result<()> {
        if self.audience == Audience::Department {
            let on = AsOf::on(tx.moment().today);
            let there = self.department_id.map(|id| department::on(tx, id, on)).transpose()?.flatten().is_some();
            if !there {
                problems.add("department_id", Message::new("course-needs-department"));
            }
        }
        if self.audience == Audience::Office && self.office.is_none() {
            problems.add("office", "course-needs-office");
        }
        if self.validity == Validity::Months && self.months < 1 {
            problems.add("months", Message::new("course-needs-months").with("read", self.months));
        }
        Ok(())
    }

    pub fn row(&self, version_id: i64, questions: &[Question], seq: i64) -> Result<TextRow> {
        let trimmed = |text: &str| text.trim().to_owned();
        Ok(TextRow {
            version_id,
            title_ja: trimmed(&self.title_ja),
            title_en: trimmed(&self.title_en),
            body_ja: trimmed(&self.body_ja),
            body_en: trimmed(&self.body_en),
            audience: Coded(self.audience),
            department_id: self.department_id.filter(|_| self.audience == Audience::Department),
            office: self.office.filter(|_| self.audience == Audience::Office).map(Coded),
            validity: Coded(self.validity),
            months: if self.validity == Validity::Months { self.months } else { 0 },
            within_days: self.within_days,
            needs: Coded(self.needs),
            pass_mark: self.pass_mark,
            attempts: self.attempts,
            questions: serde_json::to_string(questions)?,
            seq,
            superseded_seq: None,
        })
    }

    #[must_use]
    pub fn of(row: &TextRow) -> Self {
        Self {
            title_ja: row.title_ja.clone(),
            title_en: row.title_en.clone(),
            body_ja: row.body_ja.clone(),
            body_en: row.body_en.clone(),
            audience: row.audience.0,
            department_id: row.department_id,
            office: row.office.map(|office| office.0),
            validity: row.validity.0,
            months: row.months,
            within_days: row.within_days,
            needs: row.needs.0,
            pass_mark: row.pass_mark,
            attempts: row.attempts,
        }
    }
}

/// The questions of a version.
pub fn questions(row: &TextRow) -> Result<Vec<Question>> {
    Ok(serde_json::from_str(&row.questions)?)
}
