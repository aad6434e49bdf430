//! The list of evaluations, newest first, narrowed down by where each stands.

use chrono::NaiveDate;
use diesel::dsl::{exists, not};
use diesel::prelude::*;

use super::Row;
use crate::domain::codes::codes;
use crate::domain::evaluation::{DecisionOutcome, EvaluationEventKind, EvaluationKind};
use crate::error::Result;
use crate::store::code::Coded;
use crate::store::schema::{decision, evaluation, evaluation_event};
use crate::store::tx::Reads;

codes! {
    /// Where an evaluation stands now, as people ask for it.
    pub enum Stage as "evaluation-stage" {
        /// Being prepared, or returned to those who do.
        Open = "open",
        /// Submitted, and not decided yet.
        Waiting = "waiting",
        Decided = "decided",
        Withdrawn = "withdrawn",
    }
}

/// What narrows the list down.
#[derive(Clone, Debug, Default)]
pub struct Narrow {
    pub stage: Option<Stage>,
    pub consignee_id: Option<i64>,
    pub kind: Option<EvaluationKind>,
    /// What stands decided in the end: a fail that was approved exceptionally is no fail here.
    pub outcome: Option<DecisionOutcome>,
    /// Decided in this period, both days included; while not decided, begun in it.
    pub period: Option<(NaiveDate, NaiveDate)>,
}

diesel::alias!(evaluation_event as later: Later);

/// The decisions on the evaluation in hand.
macro_rules! decisions {
    () => {
        decision::table.filter(decision::evaluation_id.eq(evaluation::id))
    };
}

/// The events of the evaluation in hand, of one kind.
macro_rules! events {
    ($kind:ident) => {
        evaluation_event::table
            .filter(evaluation_event::evaluation_id.eq(evaluation::id))
            .filter(evaluation_event::kind.eq(Coded(EvaluationEventKind::$kind)))
    };
}

/// Whether its last event is a submission.
macro_rules! submitted_last {
    () => {
        exists(
            events!(Submitted).filter(not(exists(
                later
                    .filter(later.field(evaluation_event::evaluation_id).eq(evaluation_event::evaluation_id))
                    .filter(later.field(evaluation_event::seq).gt(evaluation_event::seq)),
            ))),
        )
    };
}

/// The evaluations that are looked for, in no order.
macro_rules! narrowed {
    ($narrow:expr) => {{
        let narrow: &Narrow = $narrow;
        let mut query = evaluation::table.into_boxed();
        query = match narrow.stage {
            Some(Stage::Decided) => query.filter(exists(decisions!())),
            Some(Stage::Withdrawn) => query.filter(exists(events!(Withdrawn))),
            Some(Stage::Waiting) => query.filter(not(exists(decisions!()))).filter(submitted_last!()),
            Some(Stage::Open) => {
                query.filter(not(exists(decisions!()))).filter(not(exists(events!(Withdrawn)))).filter(not(submitted_last!()))
            }
            None => query,
        };
        if let Some(consignee) = narrow.consignee_id {
            query = query.filter(evaluation::consignee_id.eq(consignee));
        }
        if let Some(kind) = narrow.kind {
            query = query.filter(evaluation::kind.eq(Coded(kind)));
        }
        if let Some(outcome) = narrow.outcome {
            query = query.filter(exists(decisions!().filter(decision::outcome.eq(Coded(outcome)))));
            if outcome != DecisionOutcome::Exceptional {
                query = query.filter(not(exists(decisions!().filter(decision::outcome.eq(Coded(DecisionOutcome::Exceptional))))));
            }
        }
        if let Some((first, last)) = narrow.period {
            let decided = exists(decisions!().filter(decision::decided_on.between(first, last)));
            query = query.filter(decided.or(not(exists(decisions!())).and(evaluation::started_on.between(first, last))));
        }
        query
    }};
}

/// At most `limit` evaluations, newest first, from before the one with the id `before`.
pub fn list(tx: &mut dyn Reads, narrow: &Narrow, before: Option<i64>, limit: i64) -> Result<Vec<Row>> {
    let mut query = narrowed!(narrow).order(evaluation::id.desc()).limit(limit);
    if let Some(before) = before {
        query = query.filter(evaluation::id.lt(before));
    }
    Ok(query.load(tx.conn())?)
}

pub fn count(tx: &mut dyn Reads, narrow: &Narrow) -> Result<i64> {
    Ok(narrowed!(narrow).count().get_result(tx.conn())?)
}
