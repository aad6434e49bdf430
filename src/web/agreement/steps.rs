//! What the page of a step says of an agreement text, and what the text leaves out.

use serde_json::{Value, json};

use super::{shown, trail, version_name};
use crate::error::Result;
use crate::operations::agreement::{Adopt, Discard, Propose, Return, Shown, Step, Withdraw};
use crate::web::context::Context;
use crate::web::version::{Life, ShownVersion, Words};

impl ShownVersion for Shown {
    type Propose = Propose;
    type Return = Return;
    type Adopt = Adopt;
    type Discard = Discard;
    type Withdraw = Withdraw;

    const ADDRESS: &'static str = "/agreements/versions";
    const TEMPLATE: &'static str = "agreement/step";
    const TITLE: &'static str = "agreement-step-title";

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
            Step::Edit => ("agreement-edit-lead", "agreement-drafted"),
            Step::Propose => ("agreement-lead-propose", "agreement-said-proposed"),
            Step::Return => ("agreement-lead-return", "agreement-said-returned"),
            Step::Adopt => ("agreement-lead-adopt", "agreement-said-adopted"),
            Step::Discard => ("agreement-lead-discard", "agreement-said-discarded"),
            Step::Withdraw => ("agreement-lead-withdraw", "agreement-said-withdrawn"),
        };
        Words { lead, said }
    }

    fn besides(&self, ctx: &Context) -> Value {
        let problems: Vec<String> = self.problems.iter().map(|found| ctx.say(&found.message)).collect();
        let open = self.checklist.iter().filter(|covered| covered.article.is_none()).map(|covered| &covered.wanted);
        let named = open.map(|wanted| format!("{} {}", wanted.code, ctx.either(&wanted.label_ja, &wanted.label_en)));
        json!({ "problems": problems, "uncovered": named.collect::<Vec<_>>() })
    }
}
