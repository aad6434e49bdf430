//! What the page of a step says of a rule.

use serde_json::Value;

use super::{shown, trail, version_name};
use crate::error::Result;
use crate::operations::rule::{Approve, Discard, Propose, Return, RuleText, Step, Withdraw};
use crate::web::context::Context;
use crate::web::version::{Life, ShownVersion, Words};

impl ShownVersion for RuleText {
    type Propose = Propose;
    type Return = Return;
    type Adopt = Approve;
    type Discard = Discard;
    type Withdraw = Withdraw;

    const ADDRESS: &'static str = "/rules/versions";
    const TEMPLATE: &'static str = "rule/step";
    const TITLE: &'static str = "rule-step-title";

    fn shown(ctx: &Context) -> Result<Self> {
        shown(ctx)
    }

    fn life(&self) -> Life<'_> {
        Life { id: self.id, seq: self.seq, state: self.state, steps: &self.steps, refused: self.approval_refused.as_ref() }
    }

    fn name(&self, ctx: &Context) -> String {
        version_name(ctx, self)
    }

    fn trail(&self, ctx: &Context, here: &str) -> Vec<Value> {
        trail(ctx, Some(self), Some(here))
    }

    fn words(step: Step) -> Words {
        let (lead, said) = match step {
            Step::Edit => ("rule-edit-lead", "rule-said-written"),
            Step::Propose => ("rule-lead-propose", "rule-said-proposed"),
            Step::Return => ("rule-lead-return", "rule-said-returned"),
            Step::Adopt => ("rule-lead-approve", "rule-said-approved"),
            Step::Discard => ("rule-lead-discard", "rule-said-discarded"),
            Step::Withdraw => ("rule-lead-withdraw", "rule-said-withdrawn"),
        };
        Words { lead, said }
    }
}
