//! From a score and the knock-out items to an outcome, with its reasons.

use super::exact::Exact;
use crate::domain::codes::codes;
use crate::domain::criteria::{PartialKnockOut, Terms};
use crate::domain::message::Message;

codes! {
    /// What the calculation says; a person decides.
    pub enum Outcome as "outcome" {
        Pass = "pass",
        Conditional = "conditional",
        Fail = "fail",
        /// Nothing that counts applied: there is no score, and it cannot pass.
        Undetermined = "undetermined",
    }
}

/// Thresholds are compared exactly. A knock-out item that is not met fails whatever the score.
pub(super) fn judge(
    terms: &Terms,
    score: Option<Exact>,
    failed: &[String],
    partial: &[String],
    unanswered: &[String],
) -> (Outcome, Vec<Message>) {
    let mut reasons = Vec::new();
    let by_score = by_score(terms, score, &mut reasons);
    let by_knock_out = by_knock_outs(terms, failed, partial, &mut reasons);
    if !unanswered.is_empty() {
        reasons.push(Message::new("outcome-reason-unanswered").with("n", unanswered.len()));
    }
    let outcome = match (by_score, by_knock_out) {
        (_, Outcome::Fail) | (Outcome::Fail, _) => Outcome::Fail,
        (Outcome::Undetermined, _) => Outcome::Undetermined,
        (Outcome::Pass, Outcome::Pass) => Outcome::Pass,
        _ => Outcome::Conditional,
    };
    (outcome, reasons)
}

fn by_score(terms: &Terms, score: Option<Exact>, reasons: &mut Vec<Message>) -> Outcome {
    let Some(score) = score else {
        reasons.push("outcome-reason-no-score".into());
        return Outcome::Undetermined;
    };
    let reached = |percent: i64| Exact(score.0 * 100) >= Exact::from(percent);
    let (outcome, id, threshold) = if reached(terms.pass_percent) {
        (Outcome::Pass, "outcome-reason-pass-reached", terms.pass_percent)
    } else if reached(terms.conditional_percent) {
        (Outcome::Conditional, "outcome-reason-conditional-reached", terms.pass_percent)
    } else {
        (Outcome::Fail, "outcome-reason-too-low", terms.conditional_percent)
    };
    let tenths = score.rounded(1_000);
    let shown = format!("{}.{}", tenths / 10, tenths % 10);
    reasons.push(Message::new(id).with("percent", shown).with("threshold", threshold));
    outcome
}

fn by_knock_outs(terms: &Terms, failed: &[String], partial: &[String], reasons: &mut Vec<Message>) -> Outcome {
    let partial_id = match terms.partial_knock_out {
        PartialKnockOut::Conditional => "outcome-reason-knock-out-partial",
        PartialKnockOut::Fail => "outcome-reason-knock-out-partial-fails",
    };
    reasons.extend(failed.iter().map(|code| Message::new("outcome-reason-knock-out-failed").with("code", code)));
    reasons.extend(partial.iter().map(|code| Message::new(partial_id).with("code", code)));
    match (failed.is_empty(), partial.is_empty(), terms.partial_knock_out) {
        (true, true, _) => Outcome::Pass,
        (true, false, PartialKnockOut::Conditional) => Outcome::Conditional,
        _ => Outcome::Fail,
    }
}
