//! All templates that can be changed, each with whether it was, and whether it still holds good.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::in_force::in_force_of;
use crate::domain::access::{Actor, Right};
use crate::domain::message::Message;
use crate::domain::template::Template;
use crate::error::Result;
use crate::operations::{Look, Register};
use crate::store::{person, template};

/// Lists the templates that an organisation may change, and tries those that it has changed: after an update of the program one may
/// no longer hold good.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct List {}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Line {
    pub name: Template,
    /// Whether the organisation's own is in force.
    pub changed: bool,
    /// When and by whom it was changed or put back last.
    pub changed_on: Option<NaiveDate>,
    pub changed_by: String,
    /// The entry of the ledger by which that was done; 0 if it never was.
    pub seq: i64,
    /// Where it does not hold good, and why.
    pub fails: Option<Message>,
}

impl Look for List {
    const NAME: &'static str = "template.list";
    const NEEDS: Right = Right::ManageSettings;
    type Answer = Vec<Line>;

    fn look(self, register: &Register, actor: &Actor) -> Result<Vec<Line>> {
        let (in_force, changes, names) = register.db().read(register.now(), actor, |tx| {
            let (in_force, changes) = (in_force_of(tx, i64::MAX)?, template::changes(tx)?);
            let people: Vec<i64> = changes.iter().filter_map(|change| change.person_id).collect();
            Ok((in_force, changes, person::names(tx, &people)?))
        })?;
        let line = |name: &Template| {
            let last = changes.iter().find(|change| change.name == name.code());
            let text = in_force.texts.get(name);
            let fails = match text {
                Some(text) => register.printer()?.check(*name, text).err(),
                None => None,
            };
            Ok(Line {
                name: *name,
                changed: text.is_some(),
                changed_on: last.map(|last| last.changed_on),
                changed_by: last.and_then(|last| names.get(&last.person_id?).cloned()).unwrap_or_default(),
                seq: last.map_or(0, |last| last.seq),
                fails,
            })
        };
        Template::ALL.iter().map(line).collect()
    }
}
