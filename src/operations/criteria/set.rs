//! Opening a set of criteria.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::access::Right;
use crate::domain::criteria::KindOfWork;
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::operations::Command;
use crate::store::WriteTx;
use crate::store::code::Coded;
use crate::store::criteria::{self, SetRow};

/// Opens a set of criteria for one kind of work. Its contents come with its first version.
///
/// Refused when the code is taken. Answers the id of the set.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct OpenSet {
    /// Letters a–z, digits and `_`; never used again for another set.
    #[schemars(length(min = 1, max = 40))]
    pub code: String,
    pub kind_of_work: KindOfWork,
    #[schemars(length(min = 1, max = 200))]
    pub name_ja: String,
    #[schemars(length(min = 1, max = 200))]
    pub name_en: String,
}

impl Command for OpenSet {
    const NAME: &'static str = "criteria.open_set";
    const NEEDS: Right = Right::WriteCriteria;
    type Outcome = i64;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<i64> {
        check_code(&self.code)?;
        if let Some(there) = criteria::set_of_code(tx, &self.code)? {
            return self.again(tx, &there);
        }
        let id = tx.seq();
        tx.about("criteria-set", id);
        let (name_ja, name_en) = (self.name_ja.trim().to_owned(), self.name_en.trim().to_owned());
        let row = SetRow { id, code: self.code.clone(), kind_of_work: Coded(self.kind_of_work), name_ja, name_en, seq: id };
        criteria::insert_set(tx, &row)?;
        Ok(id)
    }
}

impl OpenSet {
    /// The same set once more is no fault; another one under its code is.
    fn again(&self, tx: &mut WriteTx<'_>, there: &SetRow) -> Result<i64> {
        let same =
            there.kind_of_work.0 == self.kind_of_work && there.name_ja == self.name_ja.trim() && there.name_en == self.name_en.trim();
        if !same {
            return Err(Error::invalid("code", Message::new("criteria-set-code-taken").with("read", &self.code)));
        }
        tx.unchanged();
        Ok(there.id)
    }
}

fn check_code(code: &str) -> Result<()> {
    let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if code.chars().all(allowed) {
        return Ok(());
    }
    Err(Error::invalid("code", Message::new("criteria-set-code-form").with("read", code)))
}
