//! What is said of a system or a ledger.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::message::{Message, Problems};
use crate::domain::period::Period;
use crate::domain::person::check_name;
use crate::domain::person_access::overlap;
use crate::domain::resource::ResourceKind;
use crate::error::Result;
use crate::store::code::Coded;
use crate::store::resource::Row;
use crate::store::{Reads, WriteTx, department, resource};

#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Details {
    /// By which files and people name it.
    #[schemars(length(min = 1, max = 40))]
    pub code: String,
    #[schemars(length(min = 1, max = 200))]
    pub name: String,
    pub kind: ResourceKind,
    /// Special care-required personal information stands in it (APPI Art. 2(3)).
    #[serde(default)]
    pub special_care: bool,
    /// Individual Numbers stand in it.
    #[serde(default)]
    pub my_number: bool,
    /// The code or a name of the department in charge.
    #[serde(default)]
    #[schemars(length(max = 200))]
    pub department: String,
    #[serde(default)]
    pub note: String,
}

impl Details {
    /// The row of a period.
    ///
    /// # Errors
    /// `Invalid` with every field that is wrong: another has the code on a day of the period, there is no such department.
    pub(super) fn row(&self, tx: &mut WriteTx<'_>, id: i64, period: Period) -> Result<Row> {
        let mut problems = Problems::default();
        let code = problems.keep("code", check_name(&self.code)).unwrap_or_default();
        let name = problems.keep("name", check_name(&self.name)).unwrap_or_default();
        let others = resource::of_code(tx, &code)?;
        if let Some(other) = others.iter().find(|row| row.id != id && overlap(&[row.period()], period).is_some()) {
            problems.add("code", Message::new("resource-code-used").with("read", &code).with("name", &other.name));
        }
        let department_id = self.department(tx, &mut problems)?;
        problems.or(())?;
        let Period { from_on, until_on } = period;
        Ok(Row {
            id,
            code,
            name,
            kind: Coded(self.kind),
            special_care: self.special_care,
            my_number: self.my_number,
            department_id,
            note: self.note.trim().to_owned(),
            from_on,
            until_on,
            seq: tx.seq(),
            superseded_seq: None,
        })
    }

    fn department(&self, tx: &mut dyn Reads, problems: &mut Problems) -> Result<Option<i64>> {
        let word = self.department.trim();
        if word.is_empty() {
            return Ok(None);
        }
        let found = department::of_word(tx, word)?.map(|row| row.id);
        if found.is_none() {
            problems.add("department", Message::new("entrustment-department-unknown").with("read", word));
        }
        Ok(found)
    }

    /// What a row says, with the code of the department in charge.
    #[must_use]
    pub fn of(row: &Row, department: Option<&str>) -> Self {
        Self {
            code: row.code.clone(),
            name: row.name.clone(),
            kind: row.kind.0,
            special_care: row.special_care,
            my_number: row.my_number,
            department: department.unwrap_or_default().to_owned(),
            note: row.note.clone(),
        }
    }
}
