//! The decision: never more lenient than the calculation, never by those who prepared it, and only for a time.

use std::collections::BTreeSet;

use chrono::{Days, Months, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::access::separate;
use crate::domain::codes::codes;
use crate::domain::criteria::Terms;
use crate::domain::message::{Message, Problems};
use crate::domain::scoring::Outcome;

/// The longest that a decision may stand before the consignee is evaluated again.
const LONGEST_VALIDITY: Months = Months::new(24);
const LONGEST_EXCEPTION: Months = Months::new(12);
const LONGEST_TEXT: usize = 2_000;

codes! {
    /// What was decided, the most lenient first; an exceptional approval stands outside that order.
    pub enum DecisionOutcome as "decision-outcome" {
        Pass = "pass",
        Conditional = "conditional",
        Fail = "fail",
        /// A failed consignee is used nevertheless: by the representative, for a reason, for a time.
        Exceptional = "exceptional",
    }

    /// In what capacity a person decides.
    pub enum Authority as "authority" {
        Ordinary = "ordinary",
        /// The person holds the office of representative on the day of the decision.
        Representative = "representative",
    }
}

impl DecisionOutcome {
    /// Whether the consignee may be entrusted with data while the decision is valid.
    #[must_use]
    pub fn permits(self) -> bool {
        self != Self::Fail
    }
}

/// Who has had a hand in the evaluation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct People {
    /// Who began it or recorded answers.
    pub prepared: BTreeSet<i64>,
    pub submitted: BTreeSet<i64>,
}

/// What is decided on.
#[derive(Clone, Debug)]
pub struct Case<'a> {
    pub computed: Outcome,
    pub terms: &'a Terms,
    pub people: &'a People,
    pub submitted_on: NaiveDate,
    /// The last decision on this evaluation, if there is one.
    pub prior: Option<DecisionOutcome>,
    /// The version of its criteria was withdrawn.
    pub withdrawn: bool,
}

/// What somebody wants to decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    pub outcome: DecisionOutcome,
    pub decided_on: NaiveDate,
    /// The last day on which the decision is valid.
    pub valid_until_on: Option<NaiveDate>,
    pub conditions: Vec<NewCondition>,
    pub reason: String,
    /// What compensates for the failure, in an exceptional approval.
    pub measure: String,
}

/// Something the consignee has to do by a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCondition {
    pub text: String,
    /// The last day on which it is met in time.
    pub due_on: NaiveDate,
}

/// The most lenient decision the calculation allows; without a score only a fail is left.
#[must_use]
pub fn most_lenient(computed: Outcome) -> DecisionOutcome {
    match computed {
        Outcome::Pass => DecisionOutcome::Pass,
        Outcome::Conditional => DecisionOutcome::Conditional,
        Outcome::Fail | Outcome::Undetermined => DecisionOutcome::Fail,
    }
}

/// Until when a decision is proposed to be valid: the months of the consignee's tier, within what is allowed at all.
#[must_use]
pub fn default_valid_until(outcome: DecisionOutcome, decided_on: NaiveDate, months: u32) -> Option<NaiveDate> {
    let proposed = decided_on.checked_add_months(Months::new(months))?;
    latest_valid_until(outcome, decided_on).map(|latest| latest.min(proposed))
}

/// The latest day until which such a decision may be valid; none for a fail, which has no end.
#[must_use]
pub fn latest_valid_until(outcome: DecisionOutcome, decided_on: NaiveDate) -> Option<NaiveDate> {
    match outcome {
        DecisionOutcome::Fail => None,
        DecisionOutcome::Pass | DecisionOutcome::Conditional => decided_on.checked_add_months(LONGEST_VALIDITY),
        DecisionOutcome::Exceptional => decided_on.checked_add_months(LONGEST_EXCEPTION),
    }
}

/// Separation of duties: whoever prepared or submitted an evaluation does not decide on it.
///
/// # Errors
/// The person is among them.
pub fn may_decide(people: &People, decider: i64) -> Result<(), Message> {
    separate(decider, &people.prepared, "evaluation-own-preparation")?;
    separate(decider, &people.submitted, "evaluation-own-submission")
}

/// Whether this can be decided, by this person.
///
/// # Errors
/// By field of the [`Proposal`]; conditions are `conditions.<n>.<field>` from 0; what concerns the person is at the empty field.
pub fn check_decide(case: &Case<'_>, proposal: &Proposal, decider: i64, authority: Authority) -> Result<(), Problems> {
    let mut problems = Problems::default();
    problems.keep("", may_decide(case.people, decider));
    problems.keep("outcome", check_outcome(case, proposal.outcome, authority));
    problems.keep("decided_on", check_decided_on(case, proposal.decided_on));
    problems.keep("valid_until_on", check_validity(proposal));
    check_conditions(case.terms, proposal, &mut problems);
    check_reason(case, proposal, &mut problems);
    problems.or(())
}

fn check_outcome(case: &Case<'_>, outcome: DecisionOutcome, authority: Authority) -> Result<(), Message> {
    match (outcome, case.prior) {
        (DecisionOutcome::Exceptional, _) if authority != Authority::Representative => {
            Err("evaluation-exception-not-representative".into())
        }
        (DecisionOutcome::Exceptional, Some(DecisionOutcome::Fail)) => Ok(()),
        (DecisionOutcome::Exceptional, _) => Err("evaluation-exception-without-fail".into()),
        (_, Some(_)) => Err("evaluation-already-decided".into()),
        (_, None) if case.withdrawn && outcome.permits() => Err("evaluation-criteria-withdrawn-no-pass".into()),
        (_, None) if outcome < most_lenient(case.computed) => Err(Message::new("evaluation-more-lenient")
            .label("read", outcome.label_id())
            .label("expected", most_lenient(case.computed).label_id())),
        (_, None) => Ok(()),
    }
}

fn check_decided_on(case: &Case<'_>, decided_on: NaiveDate) -> Result<(), Message> {
    if decided_on >= case.submitted_on {
        return Ok(());
    }
    Err(Message::new("evaluation-decided-before-submitted").with("read", decided_on).with("expected", case.submitted_on))
}

fn check_validity(proposal: &Proposal) -> Result<(), Message> {
    let latest = latest_valid_until(proposal.outcome, proposal.decided_on);
    match (proposal.valid_until_on, latest) {
        (None, None) => Ok(()),
        (Some(read), None) => Err(Message::new("evaluation-fail-has-no-end").with("read", read)),
        (None, Some(latest)) => Err(Message::new("evaluation-valid-until-missing").with("expected", latest)),
        (Some(read), Some(latest)) if read > proposal.decided_on && read <= latest => Ok(()),
        (Some(read), Some(latest)) => Err(Message::new("evaluation-valid-until-out-of-range")
            .with("read", read)
            .with("least", proposal.decided_on)
            .with("most", latest)),
    }
}

fn check_conditions(terms: &Terms, proposal: &Proposal, problems: &mut Problems) {
    let is_conditional = proposal.outcome == DecisionOutcome::Conditional;
    match (is_conditional, proposal.conditions.is_empty()) {
        (true, true) => problems.add("conditions", "evaluation-conditions-missing"),
        (false, false) => problems.add("conditions", "evaluation-conditions-unused"),
        _ => {}
    }
    for (n, condition) in proposal.conditions.iter().enumerate() {
        problems.keep(&format!("conditions.{n}.text"), check_text(&condition.text, "evaluation-condition-text-missing"));
        problems.keep(&format!("conditions.{n}.due_on"), check_due(terms, proposal.decided_on, condition.due_on));
    }
}

fn check_due(terms: &Terms, decided_on: NaiveDate, due_on: NaiveDate) -> Result<(), Message> {
    let days = u64::try_from(terms.condition_days).unwrap_or(0);
    let latest = decided_on.checked_add_days(Days::new(days)).unwrap_or(decided_on);
    if due_on > decided_on && due_on <= latest {
        return Ok(());
    }
    Err(Message::new("evaluation-condition-due-out-of-range")
        .with("read", due_on)
        .with("least", decided_on)
        .with("most", latest)
        .with("days", terms.condition_days))
}

/// An exception has to be justified and compensated; a decision stricter than the calculation has to be justified.
fn check_reason(case: &Case<'_>, proposal: &Proposal, problems: &mut Problems) {
    let is_exceptional = proposal.outcome == DecisionOutcome::Exceptional;
    if is_exceptional {
        problems.keep("reason", check_text(&proposal.reason, "evaluation-exception-needs-reason"));
        problems.keep("measure", check_text(&proposal.measure, "evaluation-exception-needs-measure"));
    } else if proposal.outcome > most_lenient(case.computed) {
        problems.keep("reason", check_text(&proposal.reason, "evaluation-stricter-needs-reason"));
    }
    if !is_exceptional && !proposal.measure.trim().is_empty() {
        problems.add("measure", "evaluation-measure-unused");
    }
    for (field, text) in [("reason", &proposal.reason), ("measure", &proposal.measure)] {
        problems.keep(field, check_length(text));
    }
}

fn check_text(text: &str, missing: &'static str) -> Result<(), Message> {
    if text.trim().is_empty() { Err(missing.into()) } else { check_length(text) }
}

fn check_length(text: &str) -> Result<(), Message> {
    let read = text.chars().count();
    if read <= LONGEST_TEXT {
        Ok(())
    } else {
        Err(Message::new("evaluation-text-too-long").with("read", read).with("longest", LONGEST_TEXT))
    }
}

#[cfg(test)]
mod tests;
