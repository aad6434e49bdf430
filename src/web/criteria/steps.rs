//! What the page of a step says of criteria, and how much stands in the way of proposing them.

use serde_json::{Value, json};

use super::{shown, trail, version_name};
use crate::error::Result;
use crate::operations::criteria::{Adopt, Discard, Propose, Return, Shown, Step, Withdraw};
use crate::web::context::Context;
use crate::web::version::{Life, ShownVersion, Words};

impl ShownVersion for Shown {
    type Propose = Propose;
    type Return = Return;
    type Adopt = Adopt;
    type Discard = Discard;
    type Withdraw = Withdraw;

    const ADDRESS: &'static str = "/criteria/versions";
    const TEMPLATE: &'static str = "criteria/step";
    const TITLE: &'static str = "criteria-step-title";

    fn shown(ctx: &Context) -> Result<Self> {
        shown(ctx)
    }

    fn life(&self) -> Life<'_> {
        Life { id: self.id, seq: self.seq, state: self.state, steps: &self.steps, refused: self.adoption_refused.as_ref() }
    }

    fn name(&self, ctx: &Context) -> String {
        version_name(ctx, self)
    }

    fn trail(&self, ctx: &Context, here: &str) -> Vec<Value> {
        trail(ctx, Some(self), Some(here))
    }

    fn words(step: Step) -> Words {
        let (lead, said) = match step {
            Step::Edit => ("criteria-ready-hint", "criteria-drafted"),
            Step::Propose => ("criteria-lead-propose", "criteria-said-proposed"),
            Step::Return => ("criteria-lead-return", "criteria-said-returned"),
            Step::Adopt => ("criteria-lead-adopt", "criteria-said-adopted"),
            Step::Discard => ("criteria-lead-discard", "criteria-said-discarded"),
            Step::Withdraw => ("criteria-lead-withdraw", "criteria-said-withdrawn"),
        };
        Words { lead, said }
    }

    fn besides(&self, _: &Context) -> Value {
        json!({ "problems": self.problems.len() })
    }
}
