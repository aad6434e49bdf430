//! From facts and a date to a standing with its reasons.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use schemars::JsonSchema;
use serde::Serialize;

use super::facts::{Condition, Decision, Entrusted, Facts};
use super::reach;
use crate::domain::action::{Action, Awaited};
use crate::domain::certificate::Certificate;
use crate::domain::codes::codes;
use crate::domain::contract::{Clause, Contract};
use crate::domain::deadline::Basis;
use crate::domain::evaluation::DecisionOutcome;
use crate::domain::message::{Arg, Message};

/// How many days ahead the end of an evaluation, or the start of work without one, calls for attention.
pub const HORIZON_DAYS: u64 = 60;

codes! {
    /// Whether a consignee may be used.
    pub enum Status as "standing" {
        InOrder = "in_order",
        NeedsAttention = "needs_attention",
        MayNotBeUsed = "may_not_be_used",
    }

    /// How much a reason weighs, the heaviest first.
    pub enum Severity as "severity" {
        Blocking = "blocking",
        Attention = "attention",
        Information = "information",
    }

    /// Why a standing is what it is.
    pub enum ReasonCode as "standing-reason" {
        NoEvaluation = "no_evaluation",
        Failed = "failed",
        Expired = "expired",
        ExceptionExpired = "exception_expired",
        ConditionOverdue = "condition_overdue",
        /// The consignee is not bound to confidentiality in the work.
        NoConfidentiality = "no_confidentiality",
        /// A sub-consignee is under way against the contract, or with My Number and without permission.
        SubForbidden = "sub_forbidden",
        ConditionOpen = "condition_open",
        ExceptionInForce = "exception_in_force",
        RunningOut = "running_out",
        StartsWithoutEvaluation = "starts_without_evaluation",
        /// A contract lacks clauses that it must have.
        ClauseMissing = "clause_missing",
        /// A corrective action should have been planned or done already.
        ActionOverdue = "action_overdue",
        /// A certificate has ended and was not renewed, and nothing was decided since.
        CertificateLapsed = "certificate_lapsed",
        /// A review of the work is overdue.
        ReviewOverdue = "review_overdue",
        /// A sub-consignee is under way without the approval that it needs.
        SubUnapproved = "sub_unapproved",
        /// Data are handled in a foreign country, and nothing says by which route of APPI Art. 28.
        ForeignRouteMissing = "foreign_route_missing",
        ForeignCheckOverdue = "foreign_check_overdue",
        /// Work has ended, and nobody has confirmed that the data were returned or destroyed.
        DisposalOverdue = "disposal_overdue",
        NotSupervised = "not_supervised",
        Evaluated = "evaluated",
    }
}

/// One reason, as a sentence with its date.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Reason {
    pub code: ReasonCode,
    pub severity: Severity,
    pub message: Message,
}

/// Whether a consignee may be used on a date, and why (not).
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Standing {
    pub status: Status,
    /// The heaviest first; never empty.
    pub reasons: Vec<Reason>,
    /// The first day on which a decision that counts now ends.
    pub valid_until: Option<NaiveDate>,
}

impl Reason {
    pub(super) fn new(code: ReasonCode, message: Message) -> Self {
        Self { code, severity: code.severity(), message }
    }
}

impl ReasonCode {
    #[must_use]
    pub fn severity(self) -> Severity {
        match self {
            Self::NoEvaluation
            | Self::Failed
            | Self::Expired
            | Self::ExceptionExpired
            | Self::ConditionOverdue
            | Self::NoConfidentiality
            | Self::SubForbidden => Severity::Blocking,
            Self::ConditionOpen
            | Self::ExceptionInForce
            | Self::RunningOut
            | Self::StartsWithoutEvaluation
            | Self::ClauseMissing
            | Self::ActionOverdue
            | Self::CertificateLapsed
            | Self::ReviewOverdue
            | Self::SubUnapproved
            | Self::ForeignRouteMissing
            | Self::ForeignCheckOverdue
            | Self::DisposalOverdue => Severity::Attention,
            Self::NotSupervised | Self::Evaluated => Severity::Information,
        }
    }
}

/// The standing on a date (APPI Art. 25: confirmed before the work is entrusted, and grasped while it lasts). Only what had
/// happened by then counts. For each piece of work the latest decision that covers it counts, so that a later fail undoes an
/// earlier pass. Without any work under way, the latest decision of all has to permit it: nobody is in order by default.
/// Whoever is entrusted with personal data has to be bound to confidentiality, by a contract or otherwise.
#[must_use]
pub fn standing(facts: &Facts, on: NaiveDate) -> Standing {
    let counting = Counting::of(facts, on);
    let mut reasons = counting.without_decision();
    for decision in &counting.decisions {
        reasons.extend(of_decision(decision, on));
        let open = facts.conditions.iter().filter(|condition| condition.decision_id == decision.id && !condition.is_met(on));
        reasons.extend(open.map(|condition| of_condition(condition, on)));
    }
    reasons.extend(starting(facts, on));
    reasons.extend(not_bound(facts, on));
    reasons.extend(reach::reasons(facts, on));
    reasons.extend(facts.lacking(on).map(|(contract, missing)| of_contract(contract, &missing)));
    reasons.extend(facts.overdue_actions(on).filter_map(|action| of_action(action, on)));
    reasons.extend(facts.lapsed_certificates(on).map(|(certificate, last_on)| of_certificate(certificate, last_on)));
    reasons.extend(not_reviewed(facts, on));
    if reasons.is_empty() {
        reasons.push(counting.in_order());
    }
    reasons.sort_by_key(|reason| (reason.severity, reason.code));
    let status = match reasons.first().map(|reason| reason.severity) {
        Some(Severity::Blocking) | None => Status::MayNotBeUsed,
        Some(Severity::Attention) => Status::NeedsAttention,
        Some(Severity::Information) => Status::InOrder,
    };
    Standing { status, reasons, valid_until: counting.valid_until() }
}

/// What counts on a date.
struct Counting<'a> {
    /// Supervised work that is under way and on which nothing was ever decided.
    undecided: Vec<&'a Entrusted>,
    /// The decisions that count, each once, the oldest first.
    decisions: Vec<&'a Decision>,
    has_live_work: bool,
}

impl<'a> Counting<'a> {
    fn of(facts: &'a Facts, on: NaiveDate) -> Self {
        let mut decisions = BTreeMap::new();
        let mut undecided = Vec::new();
        for work in facts.entrustments.iter().filter(|work| work.is_live(on) && work.is_supervised()) {
            match facts.decision_on(work.id, on) {
                Some(decision) => _ = decisions.insert(decision.order(), decision),
                None => undecided.push(work),
            }
        }
        let has_live_work = facts.entrustments.iter().any(|work| work.is_live(on));
        if !has_live_work && let Some(latest) = facts.decided_by(on).max_by_key(|decision| decision.order()) {
            decisions.insert(latest.order(), latest);
        }
        Self { undecided, decisions: decisions.into_values().collect(), has_live_work }
    }

    fn without_decision(&self) -> Vec<Reason> {
        if self.has_live_work {
            return self.undecided.iter().map(|work| reason(ReasonCode::NoEvaluation, about(work))).collect();
        }
        let never = Message::new("standing-never-evaluated");
        if self.decisions.is_empty() { vec![reason(ReasonCode::NoEvaluation, never)] } else { vec![] }
    }

    fn in_order(&self) -> Reason {
        match self.valid_until() {
            Some(until_on) => reason(ReasonCode::Evaluated, Message::new("standing-evaluated").with("until", until_on)),
            None => reason(ReasonCode::NotSupervised, Message::new("standing-not-supervised")),
        }
    }

    fn valid_until(&self) -> Option<NaiveDate> {
        self.decisions.iter().filter_map(|decision| decision.valid_until_on).min()
    }
}

fn about(work: &Entrusted) -> Message {
    Message::new("standing-no-evaluation").with("control_no", &work.control_no).with("work", &work.work)
}

fn of_decision(decision: &Decision, on: NaiveDate) -> Option<Reason> {
    if decision.outcome == DecisionOutcome::Fail {
        return Some(reason(ReasonCode::Failed, Message::new("standing-failed").with("decided", decision.decided_on)));
    }
    let Some(until_on) = decision.valid_until_on else {
        return Some(reason(ReasonCode::Expired, Message::new("standing-without-end").with("decided", decision.decided_on)));
    };
    let is_exception = decision.outcome == DecisionOutcome::Exceptional;
    let (code, id) = match (until_on < on, is_exception) {
        (true, true) => (ReasonCode::ExceptionExpired, "standing-exception-expired"),
        (true, false) => (ReasonCode::Expired, "standing-expired"),
        (false, true) => (ReasonCode::ExceptionInForce, "standing-exception-in-force"),
        (false, false) if until_on <= horizon(on) => (ReasonCode::RunningOut, "standing-running-out"),
        (false, false) => return None,
    };
    Some(reason(code, Message::new(id).with("until", until_on)))
}

fn of_condition(condition: &Condition, on: NaiveDate) -> Reason {
    let (code, id) = if condition.is_overdue(on) {
        (ReasonCode::ConditionOverdue, "standing-condition-overdue")
    } else {
        (ReasonCode::ConditionOpen, "standing-condition-open")
    };
    reason(code, Message::new(id).with("text", &condition.text).with("due", condition.due_on))
}

/// Work that is about to start and would start without a decision that permits it.
fn starting(facts: &Facts, on: NaiveDate) -> impl Iterator<Item = Reason> {
    let soon = move |work: &&Entrusted| work.from_on > on && work.from_on <= horizon(on);
    let uncovered = move |work: &&Entrusted| !facts.decision_on(work.id, on).is_some_and(|decision| decision.is_valid(work.from_on));
    facts.beginnings().filter(soon).filter(uncovered).map(|work| {
        let message = Message::new("standing-starts-without-evaluation")
            .with("control_no", &work.control_no)
            .with("work", &work.work)
            .with("from", work.from_on);
        reason(ReasonCode::StartsWithoutEvaluation, message)
    })
}

/// Supervised work under way in which nothing binds the consignee to confidentiality.
fn not_bound(facts: &Facts, on: NaiveDate) -> impl Iterator<Item = Reason> {
    facts.unbound(on).map(|work| {
        let message = Message::new("standing-no-confidentiality").with("control_no", &work.control_no).with("work", &work.work);
        reason(ReasonCode::NoConfidentiality, message)
    })
}

/// Reviews of work under way that somebody set a date for, or that a rule asks for, and that were not made by then.
fn not_reviewed(facts: &Facts, on: NaiveDate) -> Vec<Reason> {
    let set = facts.watched.overdue(on).map(|(_, overdue)| {
        let id = if overdue.basis == Basis::Set { "standing-review-overdue-set" } else { "standing-review-overdue-rule" };
        Message::new(id).with("due", overdue.due_on)
    });
    let missed = facts.watched.unplanned(on).filter(|missed| missed.due_on < on).map(|missed| {
        Message::new("standing-review-missed")
            .with("control_no", &missed.work.control_no)
            .with("work", &missed.work.work)
            .with("due", missed.due_on)
    });
    set.chain(missed).map(|message| reason(ReasonCode::ReviewOverdue, message)).collect()
}

fn of_contract(contract: &Contract, missing: &[&Clause]) -> Reason {
    let named = |label: fn(&Clause) -> &str, separator: &str| {
        missing.iter().map(|clause| format!("{} {}", clause.code, label(clause))).collect::<Vec<_>>().join(separator)
    };
    let clauses = Arg::Either { ja: named(|clause| &clause.label_ja, "、"), en: named(|clause| &clause.label_en, "; ") };
    let message = Message::new("standing-clause-missing")
        .with("control_no", &contract.control_no)
        .with("title", &contract.title)
        .with("clauses", clauses);
    reason(ReasonCode::ClauseMissing, message)
}

fn of_action(action: &Action, on: NaiveDate) -> Option<Reason> {
    let (awaited, due_on, _) = action.next(on)?;
    let id = if awaited == Awaited::Plan { "standing-action-unplanned" } else { "standing-action-overdue" };
    let message = Message::new(id).with("control_no", &action.control_no).with("finding", &action.finding).with("due", due_on);
    Some(reason(ReasonCode::ActionOverdue, message))
}

fn of_certificate(certificate: &Certificate, last_on: NaiveDate) -> Reason {
    let message = Message::new("standing-certificate-lapsed").label("kind", certificate.kind.label_id());
    reason(ReasonCode::CertificateLapsed, message.with("number", &certificate.number).with("until", last_on))
}

fn horizon(on: NaiveDate) -> NaiveDate {
    on.checked_add_days(Days::new(HORIZON_DAYS)).unwrap_or(NaiveDate::MAX)
}

fn reason(code: ReasonCode, message: Message) -> Reason {
    Reason::new(code, message)
}
