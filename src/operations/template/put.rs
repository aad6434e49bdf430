//! A template is changed, after it was tried, or the program's own is put back.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::access::{Actor, Right};
use crate::domain::template::{LOGO, Template, plain};
use crate::error::{Error, Result};
use crate::operations::{Command, Prepare, Prepared, Register};
use crate::store::{Reads, WriteTx, template};

/// Puts a text of the organisation in the place of a template. It is set with invented data first, and refused with the line and the
/// reason where it does not hold good.
///
/// Reports that are closed, and those that are asked for as they were known before, do not change by it.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Put {
    pub name: Template,
    /// The whole template, 200,000 characters at most.
    #[schemars(length(min = 1, max = 200_000))]
    pub text: String,
    /// The entry of the ledger by which it was changed last; 0 if it never was.
    pub seen: i64,
}

/// A template that was tried.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Written {
    pub name: Template,
    pub text: String,
    pub seen: i64,
}

/// Puts the program's own template in the place of the organisation's.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct PutBack {
    pub name: Template,
    /// The entry of the ledger by which it was changed last.
    pub seen: i64,
}

impl Prepare for Put {
    type Command = Written;
    type Answer = ();

    fn prepare(self, register: &Register, actor: &Actor) -> Result<Prepared<Self>> {
        let refuse = |message| Error::invalid("text", message);
        let text = plain(&self.text).map_err(refuse)?;
        // Whoever saw another text is told so before the template is tried, which takes its time.
        let standing = register.db().read(register.now(), actor, |tx| template::of_name(tx, self.name.code(), i64::MAX))?;
        let is_same = standing.as_ref().is_some_and(|row| row.text == text);
        if !is_same && standing.map_or(0, |row| row.seq) != self.seen {
            return Err(Error::conflict("stale-form"));
        }
        register.printer()?.check(self.name, &text).map_err(refuse)?;
        Ok(Prepared { command: Written { name: self.name, text, seen: self.seen }, answer: Box::new(|()| ()) })
    }
}

impl Command for Written {
    const NAME: &'static str = "template.put";
    const NEEDS: Right = Right::ManageSettings;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        keep(tx, self.name.code(), &self.text, self.text.len(), self.seen)
    }
}

impl Command for PutBack {
    const NAME: &'static str = "template.put_back";
    const NEEDS: Right = Right::ManageSettings;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        keep(tx, self.name.code(), "", 0, self.seen)
    }
}

/// Records what holds from this entry on.
pub(super) fn keep(tx: &mut WriteTx<'_>, name: &str, text: &str, size: usize, seen: i64) -> Result<()> {
    let person_id = tx.actor().person;
    let standing = template::of_name(tx, name, i64::MAX)?;
    if standing.as_ref().map_or("", |row| &row.text) == text {
        tx.unchanged();
        return Ok(());
    }
    if standing.map_or(0, |row| row.seq) != seen {
        return Err(Error::conflict("stale-form"));
    }
    let place = Template::CODES.iter().chain(&[LOGO]).position(|code| *code == name).unwrap_or_default();
    tx.about("template", i64::try_from(place).unwrap_or_default() + 1);
    let row = template::Row {
        name: name.to_owned(),
        text: text.to_owned(),
        size: i64::try_from(size).unwrap_or(i64::MAX),
        changed_on: tx.moment().today,
        person_id,
        seq: tx.seq(),
        superseded_seq: None,
    };
    template::put(tx, &row)
}
