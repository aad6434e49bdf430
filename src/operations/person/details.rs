//! What is said of a person.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::message::{Message, Problems};
use crate::domain::names;
use crate::domain::period::Period;
use crate::domain::person::{PersonKind, check_email, check_kana, check_name, search_key};
use crate::error::Result;
use crate::store::code::Coded;
use crate::store::person::Row;
use crate::store::{WriteTx, department, person};

#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Details {
    /// The number of the person in the organisation, such as a staff number. Unique, and never used again.
    #[schemars(length(min = 1, max = 40))]
    pub code: String,
    /// As it is written.
    #[schemars(length(min = 1, max = 200))]
    pub name: String,
    /// The reading of the name, by which lists are in order; kana of either kind.
    #[serde(default)]
    #[schemars(length(max = 200))]
    pub kana: String,
    /// How the person belongs to the organisation.
    pub kind: PersonKind,
    /// The code or a name of the department.
    #[serde(default)]
    #[schemars(length(max = 200))]
    pub department: String,
    /// Where mail reaches the person.
    #[serde(default)]
    #[schemars(length(max = 254))]
    pub email: String,
}

impl Details {
    /// The row of a period.
    ///
    /// # Errors
    /// `Invalid` with every field that is wrong.
    pub(super) fn row(&self, tx: &mut WriteTx<'_>, id: i64, period: Period, mut problems: Problems) -> Result<Row> {
        let code = problems.keep("code", check_name(&self.code)).unwrap_or_default();
        let name = problems.keep("name", check_name(&self.name)).unwrap_or_default();
        let kana = problems.keep("kana", check_kana(&self.kana)).unwrap_or_default();
        let email = problems.keep("email", check_email(&self.email)).unwrap_or_default();
        if let Some(other) = person::other_of_code(tx, &code, id)? {
            problems.add("code", Message::new("person-code-used").with("read", &code).with("name", other.name));
        }
        let department_id = self.department(tx, period.from_on, &mut problems)?;
        problems.or(())?;
        Ok(Row {
            id,
            sort_key: names::sort_key(if kana.is_empty() { &name } else { &kana }),
            search_key: search_key(&name, &kana, &code),
            code,
            name,
            kana,
            kind: Coded(self.kind),
            department_id,
            email,
            from_on: period.from_on,
            until_on: period.until_on,
            seq: tx.seq(),
            superseded_seq: None,
        })
    }

    /// Departments are often younger in the register than their people in the organisation; but one that is gone takes nobody.
    fn department(&self, tx: &mut WriteTx<'_>, from_on: NaiveDate, problems: &mut Problems) -> Result<Option<i64>> {
        let word = self.department.trim();
        if word.is_empty() {
            return Ok(None);
        }
        let found = department::of_word(tx, word)?.filter(|row| row.until_on.is_none_or(|until| from_on <= until));
        if found.is_none() {
            problems.add("department", Message::new("department-unknown").with("read", word).with("on", from_on));
        }
        Ok(found.map(|row| row.id))
    }
}

/// Whether two rows say the same of a person.
pub(super) fn same(one: &Row, other: &Row) -> bool {
    let texts = |row: &Row| [row.code.clone(), row.name.clone(), row.kana.clone(), row.email.clone()];
    texts(one) == texts(other) && one.kind == other.kind && one.department_id == other.department_id
}
