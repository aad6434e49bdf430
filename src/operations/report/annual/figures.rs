//! The main figures of a year beside those of the year before.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::gather::{End, Gathered};
use super::{contracts, ndas};
use crate::domain::codes::codes;
use crate::domain::due::{count, due};
use crate::domain::evaluation::DecisionOutcome;
use crate::domain::report::{ConditionState, Measure, Share, carried, condition_states};
use crate::domain::standing::Status;
use crate::domain::tier::Tier;

codes! {
    /// A main figure. Each is a count, most of them out of another.
    pub enum FigureName as "report-figure" {
        /// In the register at the end.
        Consignees = "consignees",
        /// Under way at the end.
        Entrustments = "entrustments",
        /// Consignees at the end, of all at the end.
        TierA = "tier_a",
        /// Evaluations done in time or late, of those that fell due in the year.
        Done = "done",
        /// Evaluations overdue at the end, of those that fell due in the year or were carried into it.
        Overdue = "overdue",
        /// Of the evaluations decided in the year; exceptional approvals do not count here.
        Passed = "passed",
        Conditional = "conditional",
        Failed = "failed",
        /// Exceptional approvals given in the year.
        Exceptional = "exceptional",
        /// Conditions overdue at the end, of those that were open in the year.
        ConditionsOverdue = "conditions_overdue",
        /// Consignees at the end, of all at the end.
        InOrder = "in_order",
        NeedsAttention = "needs_attention",
        MayNotBeUsed = "may_not_be_used",
        /// People at the end who are bound by an NDA or a pledge, of those with access to personal data.
        Bound = "bound",
        /// Supervised work under way at the end for which confidentiality is agreed, of all.
        Confidential = "confidential",
        /// Supervised work under way at the end that a contract covers, of all.
        Contracted = "contracted",
    }
}

/// A main figure, and the same of the year before if the register knows of that year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Figure {
    pub name: FigureName,
    pub now: Measure,
    pub before: Option<Measure>,
}

/// Whether the register knows of the year before decides whether there is anything to compare with.
pub(super) fn of(gathered: &Gathered, has_before: bool) -> Vec<Figure> {
    let now = Counts::of(gathered, End::Now, gathered.period.first(), gathered.as_of.on);
    let before = has_before.then(|| Counts::of(gathered, End::Before, gathered.period.previous().first(), gathered.day_before()));
    let figure =
        |name: &FigureName| Figure { name: *name, now: now.measure(*name), before: before.as_ref().map(|counts| counts.measure(*name)) };
    FigureName::ALL.iter().map(figure).collect()
}

/// What is counted over all consignees.
#[derive(Default)]
struct Counts {
    consignees: i64,
    entrustments: i64,
    tier_a: i64,
    due: i64,
    done: i64,
    carried: i64,
    overdue: i64,
    outcomes: [i64; 4],
    conditions: i64,
    conditions_overdue: i64,
    statuses: [i64; 3],
    bound: Share,
    confidential: Share,
    contracted: Share,
}

impl Counts {
    fn of(gathered: &Gathered, end: End, first: NaiveDate, on: NaiveDate) -> Self {
        let mut counts = Self {
            bound: gathered.bound(end).share(|_| true),
            confidential: ndas::work(gathered, on),
            contracted: contracts::contracted(gathered, on),
            ..Self::default()
        };
        for one in &gathered.all {
            let facts = &one.known.facts;
            if let Some(judged) = one.judged(end) {
                counts.consignees += 1;
                counts.tier_a += i64::from(judged.tier == Tier::A);
                add(&mut counts.statuses, Status::ALL, judged.standing.status);
            }
            counts.entrustments += one.known.live(on).map(|_| 1).sum::<i64>();
            let (of_year, carried) = (count(&due(facts, first, gathered.last_of(first), on)), count(&carried(facts, first, on)));
            counts.due += of_year.due;
            counts.done += of_year.done + of_year.done_late;
            counts.carried += carried.due;
            counts.overdue += of_year.overdue + carried.overdue;
            for decision in facts.decisions.iter().filter(|decision| first <= decision.decided_on && decision.decided_on <= on) {
                add(&mut counts.outcomes, DecisionOutcome::ALL, decision.outcome);
            }
            for (_, state) in condition_states(facts, first, on) {
                counts.conditions += 1;
                counts.conditions_overdue += i64::from(state == ConditionState::Overdue);
            }
        }
        counts
    }

    fn measure(&self, name: FigureName) -> Measure {
        let outcome = |outcome: DecisionOutcome| at(&self.outcomes, DecisionOutcome::ALL, outcome);
        let status = |status: Status| Share::of(at(&self.statuses, Status::ALL, status), self.consignees).into();
        let decided = self.outcomes.iter().sum::<i64>() - outcome(DecisionOutcome::Exceptional);
        match name {
            FigureName::Consignees => self.consignees.into(),
            FigureName::Entrustments => self.entrustments.into(),
            FigureName::TierA => Share::of(self.tier_a, self.consignees).into(),
            FigureName::Done => Share::of(self.done, self.due).into(),
            FigureName::Overdue => Share::of(self.overdue, self.due + self.carried).into(),
            FigureName::Passed => Share::of(outcome(DecisionOutcome::Pass), decided).into(),
            FigureName::Conditional => Share::of(outcome(DecisionOutcome::Conditional), decided).into(),
            FigureName::Failed => Share::of(outcome(DecisionOutcome::Fail), decided).into(),
            FigureName::Exceptional => outcome(DecisionOutcome::Exceptional).into(),
            FigureName::ConditionsOverdue => Share::of(self.conditions_overdue, self.conditions).into(),
            FigureName::InOrder => status(Status::InOrder),
            FigureName::NeedsAttention => status(Status::NeedsAttention),
            FigureName::MayNotBeUsed => status(Status::MayNotBeUsed),
            FigureName::Bound => self.bound.into(),
            FigureName::Confidential => self.confidential.into(),
            FigureName::Contracted => self.contracted.into(),
        }
    }
}

impl Gathered {
    /// The last day of the period that begins on `first`: this one or the one before.
    pub fn last_of(&self, first: NaiveDate) -> NaiveDate {
        if first == self.period.first() { self.period.last() } else { self.day_before() }
    }
}

fn add<T: PartialEq + Copy>(counts: &mut [i64], all: &[T], found: T) {
    if let Some((_, count)) = all.iter().zip(counts).find(|(value, _)| **value == found) {
        *count += 1;
    }
}

fn at<T: PartialEq + Copy>(counts: &[i64], all: &[T], wanted: T) -> i64 {
    all.iter().zip(counts).find(|(value, _)| **value == wanted).map_or(0, |(_, count)| *count)
}
