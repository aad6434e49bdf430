//! The pages of versions, whatever they are versions of: what follows on a document, and the page of a step.

mod history;
mod steps;

use serde_json::{Value, json};

pub use history::{Seal, history, seals};
pub use steps::{show, take};

use super::context::Context;
use crate::domain::message::Message;
use crate::domain::version::{VersionState, VersionStep as Step};
use crate::error::{Error, Result};
use crate::operations::Command;

/// A version as it is shown: what the pages of its life need to know of the subject.
pub trait ShownVersion: Sized {
    type Propose: Command<Outcome = ()>;
    type Return: Command<Outcome = ()>;
    type Adopt: Command<Outcome = ()>;
    type Discard: Command<Outcome = ()>;
    type Withdraw: Command<Outcome = ()>;

    /// Under which the versions have their pages, by id.
    const ADDRESS: &'static str;
    /// The template of the page of a step.
    const TEMPLATE: &'static str;
    /// The title of the page of a step.
    const TITLE: &'static str;

    /// The version that the address names.
    fn shown(ctx: &Context) -> Result<Self>;
    fn life(&self) -> Life<'_>;
    fn name(&self, ctx: &Context) -> String;
    /// Where a page stands that does something with it.
    fn trail(&self, ctx: &Context, here: &str) -> Vec<Value>;
    fn words(step: Step) -> Words;

    /// What the page of a step shows of it besides.
    fn besides(&self, _: &Context) -> Value {
        json!({})
    }
}

/// Where a version stands, and what the one who asks may do with it.
pub struct Life<'a> {
    pub id: i64,
    /// The entry of the ledger that touched it last.
    pub seq: i64,
    pub state: Option<VersionState>,
    pub steps: &'a [Step],
    /// Why it may not be adopted by the one who asks.
    pub refused: Option<&'a Message>,
}

/// What is said of a step: what it leads to, and that it was taken.
pub struct Words {
    pub lead: &'static str,
    pub said: &'static str,
}

pub fn may<V: ShownVersion>(shown: &V, step: Step) -> bool {
    shown.life().steps.contains(&step)
}

/// Leads away from forms that could only be refused.
pub fn editable<V: ShownVersion>(shown: &V) -> Result<()> {
    if may(shown, Step::Edit) { Ok(()) } else { Err(out_of_order(shown, Step::Edit.label_id())) }
}

/// Says that something does not follow where a version stands.
pub fn out_of_order<V: ShownVersion>(shown: &V, event: String) -> Error {
    let state = shown.life().state.map_or_else(|| "version-state-none".to_owned(), VersionState::label_id);
    Error::conflict(Message::new("version-step-out-of-order").label("state", state).label("event", event))
}

/// The steps that follow, with where they lead.
pub fn links<V: ShownVersion>(shown: &V) -> Vec<Value> {
    let life = shown.life();
    let link = |step: &Step| {
        let tone = match step {
            Step::Propose | Step::Adopt => "primary",
            Step::Discard | Step::Withdraw => "danger",
            _ => "",
        };
        json!({ "step": step, "href": format!("{}/{}/steps/{step}", V::ADDRESS, life.id), "tone": tone })
    };
    life.steps.iter().filter(|step| **step != Step::Edit).map(link).collect()
}

/// The other versions of a set with which one can be compared, the one before it first. Each is an id and a number.
pub fn others((id, number): (i64, i64), siblings: &[(i64, i64)], compare: &str) -> Vec<Value> {
    let mut others = siblings.to_vec();
    others.sort_by_key(|(_, other)| (*other > number, (number - other).abs()));
    let link = |(other_id, other): (i64, i64)| {
        let (a, b) = if other < number { (other_id, id) } else { (id, other_id) };
        json!({ "number": other, "href": format!("{compare}?a={a}&b={b}") })
    };
    others.into_iter().map(link).collect()
}
