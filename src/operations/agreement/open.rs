//! Opening an agreement text.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::access::Right;
use crate::domain::agreement::AgreementKind;
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::operations::Command;
use crate::store::agreement::{self, AgreementRow};
use crate::store::code::Coded;
use crate::store::{Reads, WriteTx};

/// Opens an agreement text for one kind of signatory. What it says comes with its first version.
///
/// Refused when the code is taken. Answers its id.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Open {
    /// Letters a–z, digits and `_`; never used again for another text.
    #[schemars(length(min = 1, max = 40))]
    pub code: String,
    pub kind: AgreementKind,
    #[schemars(length(min = 1, max = 200))]
    pub name_ja: String,
    #[schemars(length(min = 1, max = 200))]
    pub name_en: String,
}

impl Command for Open {
    const NAME: &'static str = "agreement.open";
    const NEEDS: Right = Right::WriteAgreements;
    type Outcome = i64;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<i64> {
        let person = tx.actor().someone().map_err(Error::Denied)?;
        check_code(&self.code)?;
        if let Some(there) = agreement::agreement_of_code(tx, &self.code)? {
            return self.again(tx, &there);
        }
        let id = tx.seq();
        tx.about("agreement", id);
        let row = AgreementRow {
            id,
            code: self.code.clone(),
            kind: Coded(self.kind),
            name_ja: self.name_ja.trim().to_owned(),
            name_en: self.name_en.trim().to_owned(),
            person_id: Some(person),
            seq: id,
        };
        agreement::insert_agreement(tx, &row)?;
        Ok(id)
    }
}

impl Open {
    /// The same text once more is no fault; another one under its code is.
    fn again(&self, tx: &mut WriteTx<'_>, there: &AgreementRow) -> Result<i64> {
        let same = there.kind.0 == self.kind && there.name_ja == self.name_ja.trim() && there.name_en == self.name_en.trim();
        if !same {
            return Err(Error::invalid("code", Message::new("agreement-code-taken").with("read", &self.code)));
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
    Err(Error::invalid("code", Message::new("agreement-code-form").with("read", code)))
}
