//! Everything about one corrective action.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::dossier::Dossier;
use super::held::held;
use super::line::{Line, Names};
use super::may::{May, may};
use crate::domain::access::Right;
use crate::domain::action::{ActionRule, ActionStep};
use crate::domain::as_of::AsOf;
use crate::error::{Error, Result};
use crate::operations::Query;
use crate::store::action::{Row, StepRow};
use crate::store::{ReadTx, Reads, action, document, person};

/// Shows a corrective action on a date: the finding and where it comes from, the plan, what happened and who did it, its files, and what the caller
/// may do now.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Show {
    pub id: i64,
    /// Today if empty.
    #[serde(default)]
    pub on: Option<NaiveDate>,
    /// As it was known when the ledger ended with this entry.
    #[serde(default)]
    pub known: Option<i64>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Whole {
    pub on: NaiveDate,
    pub line: Line,
    pub opened_by: String,
    pub asked_on: Option<NaiveDate>,
    /// The plan that stands on the date; none before there is one.
    pub plan: Option<Plan>,
    /// The first thing first.
    pub history: Vec<Happened>,
    pub documents: Vec<Attached>,
    /// The last entry that speaks of it: to be handed in with the next step.
    pub seen: i64,
    pub may: May,
    /// The version of the rule on the days for planning and confirming.
    pub rule: ActionRule,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Plan {
    pub cause: String,
    pub measure: String,
    pub due_on: Option<NaiveDate>,
    pub owner_id: Option<i64>,
    pub owner: String,
    pub counterpart: String,
    pub contact: String,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Happened {
    pub kind: ActionStep,
    pub on: NaiveDate,
    pub due_on: Option<NaiveDate>,
    pub note: String,
    pub by: String,
    pub seq: i64,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Attached {
    pub id: i64,
    pub name: String,
    /// In bytes.
    pub size: i64,
    pub by: String,
    /// Whether its bytes were destroyed.
    pub erased: bool,
}

impl Query for Show {
    const NAME: &'static str = "action.show";
    const NEEDS: Right = Right::ReadActions;
    type Answer = Whole;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Whole> {
        let as_of = AsOf { on: self.on.unwrap_or(tx.moment().today), known: self.known.unwrap_or(i64::MAX) };
        let dossier = Dossier::of(tx, self.id)?;
        let row = dossier.row.clone();
        if row.seq > as_of.known {
            return Err(Error::NotFound("action"));
        }
        let steps: Vec<StepRow> =
            action::steps(tx, self.id, as_of.known)?.into_iter().filter(|step| step.happened_on <= as_of.on).collect();
        let files = action::documents(tx, self.id, as_of.known)?;
        let named = names(tx, &row, &steps, &files)?;
        let called = |id: Option<i64>| id.and_then(|id| named.get(&id).cloned()).unwrap_or_default();
        let all = held(vec![row.clone()], action::steps(tx, self.id, as_of.known)?);
        let words = Names::of(tx, &all, as_of.known)?;
        let (row, action) = all.first().ok_or(Error::NotFound("action"))?;
        Ok(Whole {
            on: as_of.on,
            line: words.line(row, action, as_of.on),
            opened_by: called(row.person_id),
            asked_on: row.asked_on,
            plan: steps.iter().rfind(|step| step.kind.0 == ActionStep::Planned).map(|step| plan(step, action.due_on(as_of.on), called)),
            history: steps.iter().map(|step| happened(step, called)).collect(),
            documents: attached(tx, files, called)?,
            seen: dossier.seen,
            may: may(tx.actor(), &dossier),
            rule: ActionRule::on(row.opened_on).clone(),
        })
    }
}

fn names(tx: &mut dyn Reads, row: &Row, steps: &[StepRow], files: &[document::Row]) -> Result<BTreeMap<i64, String>> {
    let of_steps = steps.iter().flat_map(|step| [step.person_id, step.owner_id]);
    let mut ids: Vec<i64> = of_steps.chain(files.iter().map(|file| file.person_id)).chain([row.person_id]).flatten().collect();
    ids.sort_unstable();
    ids.dedup();
    person::names(tx, &ids)
}

fn plan(step: &StepRow, due_on: Option<NaiveDate>, called: impl Fn(Option<i64>) -> String) -> Plan {
    Plan {
        cause: step.cause.clone(),
        measure: step.measure.clone(),
        due_on,
        owner_id: step.owner_id,
        owner: called(step.owner_id),
        counterpart: step.counterpart.clone(),
        contact: step.contact.clone(),
    }
}

fn happened(step: &StepRow, called: impl Fn(Option<i64>) -> String) -> Happened {
    Happened {
        kind: step.kind.0,
        on: step.happened_on,
        due_on: step.due_on,
        note: step.note.clone(),
        by: called(step.person_id),
        seq: step.seq,
    }
}

fn attached(tx: &mut dyn Reads, files: Vec<document::Row>, called: impl Fn(Option<i64>) -> String) -> Result<Vec<Attached>> {
    let erased = document::erased(tx, &files.iter().map(|file| file.id).collect::<Vec<_>>())?;
    let one = |file: document::Row| Attached {
        erased: erased.contains_key(&file.id),
        by: called(file.person_id),
        id: file.id,
        name: file.name,
        size: file.size,
    };
    Ok(files.into_iter().map(one).collect())
}
