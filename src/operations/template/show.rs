//! One template: the text in force, the program's own, and its history.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::access::{Actor, Right};
use crate::domain::message::Message;
use crate::domain::template::Template;
use crate::error::Result;
use crate::operations::{Look, Register};
use crate::store::{ReadTx, person, template};

/// Shows a template: the text in force, the program's own beside it, and who changed it when.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Show {
    pub name: Template,
    /// The text that was in force when the ledger ended with this entry; now if empty. 0 is the program's own.
    #[serde(default)]
    pub known: Option<i64>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Shown {
    pub name: Template,
    /// Whether the organisation's own is in force.
    pub changed: bool,
    /// The entry by which it was changed or put back last; 0 if it never was.
    pub seq: i64,
    pub text: String,
    /// The text that the program brings.
    pub own: String,
    /// Where the text does not hold good, and why.
    pub fails: Option<Message>,
    /// The latest first.
    pub history: Vec<Version>,
}

/// A change, or that the program's own was put back.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Version {
    pub seq: i64,
    pub changed_on: NaiveDate,
    pub changed_by: String,
    /// In bytes; 0 where the program's own was put back.
    pub size: i64,
}

impl Look for Show {
    const NAME: &'static str = "template.show";
    const NEEDS: Right = Right::ManageSettings;
    type Answer = Shown;

    fn look(self, register: &Register, actor: &Actor) -> Result<Shown> {
        let (row, history) = register.db().read(register.now(), actor, |tx| {
            let row = template::of_name(tx, self.name.code(), self.known.unwrap_or(i64::MAX))?;
            Ok((row, history(tx, self.name.code())?))
        })?;
        let own = register.printer()?.own(self.name);
        let seq = row.as_ref().map_or(0, |row| row.seq);
        let text = row.map(|row| row.text).filter(|text| !text.is_empty());
        let fails = match &text {
            Some(text) => register.printer()?.check(self.name, text).err(),
            None => None,
        };
        let changed = text.is_some();
        Ok(Shown { name: self.name, changed, seq, text: text.unwrap_or_else(|| own.clone()), own, fails, history })
    }
}

/// What happened to one of them, the latest first.
pub(super) fn history(tx: &mut ReadTx<'_>, name: &str) -> Result<Vec<Version>> {
    let mut changes = template::changes(tx)?;
    changes.retain(|change| change.name == name);
    let people: Vec<i64> = changes.iter().filter_map(|change| change.person_id).collect();
    let names = person::names(tx, &people)?;
    let version = |change: template::Change| Version {
        seq: change.seq,
        changed_on: change.changed_on,
        changed_by: change.person_id.and_then(|id| names.get(&id).cloned()).unwrap_or_default(),
        size: change.size,
    };
    Ok(changes.into_iter().map(version).collect())
}
