//! What is said of a department.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::message::{Message, Problems};
use crate::domain::period::Period;
use crate::domain::person::check_name;
use crate::error::Result;
use crate::store::department::Row;
use crate::store::{WriteTx, department};

#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Details {
    /// By which files and people name it.
    #[schemars(length(min = 1, max = 40))]
    pub code: String,
    /// The name in Japanese.
    #[schemars(length(min = 1, max = 200))]
    pub name_ja: String,
    /// The name in English.
    #[serde(default)]
    #[schemars(length(max = 200))]
    pub name_en: String,
}

impl Details {
    /// The row of a period.
    ///
    /// # Errors
    /// `Invalid` if another department has the code on a day of the period.
    pub(super) fn row(&self, tx: &mut WriteTx<'_>, id: i64, period: Period) -> Result<Row> {
        let mut problems = Problems::default();
        let code = problems.keep("code", check_name(&self.code)).unwrap_or_default();
        let name_ja = problems.keep("name_ja", check_name(&self.name_ja)).unwrap_or_default();
        if let Some(other) = department::of_code(tx, &code)?.iter().find(|row| row.id != id && overlap(row, period)) {
            problems.add("code", Message::new("department-code-used").with("read", &code).with("name", &other.name_ja));
        }
        problems.or(())?;
        let Period { from_on, until_on } = period;
        let name_en = self.name_en.trim().to_owned();
        Ok(Row { id, code, name_ja, name_en, from_on, until_on, seq: tx.seq(), superseded_seq: None })
    }
}

fn overlap(row: &Row, period: Period) -> bool {
    let ends_before = |until: Option<chrono::NaiveDate>, from| until.is_some_and(|until| until < from);
    !ends_before(row.until_on, period.from_on) && !ends_before(period.until_on, row.from_on)
}
