//! Evaluations due and made, outcomes, scores, knock-outs, conditions, and the standing of consignees.

use super::super::decisions::{in_year, score};
use super::super::gather::{Gathered, One};
use super::super::knock_outs;
use super::{Fact, Found, NOW, Told};
use crate::domain::due::{Due, DueStatus, due};
use crate::domain::evaluation::{DecisionOutcome, EvaluationKind};
use crate::domain::report::{ConditionState, bin_of, carried, condition_states};
use crate::domain::standing::Status;
use crate::domain::tier::Tier;
use crate::error::Result;
use crate::store::ReadTx;
use crate::store::decision::Row;

pub(super) fn tell(tx: &mut ReadTx<'_>, gathered: &Gathered, has_before: bool, found: &mut Found) -> Result<()> {
    for told in gathered.told(has_before) {
        for one in &gathered.all {
            dues(gathered, one, told, found);
            conditions(gathered, one, told, found);
            there(gathered, one, told, found);
            decisions(gathered, one, told, found);
        }
    }
    let decided: Vec<(&One, &Row)> = in_year(gathered).filter(|(_, row)| row.outcome.0 != DecisionOutcome::Exceptional).collect();
    for (one, row) in &decided {
        outcome(gathered, one, row, found);
    }
    for evaluation in gathered.evaluated.values() {
        let one = gathered.find(evaluation.consignee_id);
        let fact =
            || Fact::new("evaluation", evaluation.id, ("", "")).of(&one.map(|one| one.name(gathered.as_of.on).name).unwrap_or_default());
        found.add(("criteria", &evaluation.version_id.to_string(), "evaluations"), fact);
    }
    knock_out_items(tx, gathered, &decided, found)
}

fn is_now(told: Told) -> bool {
    told.columns == NOW
}

fn evaluation(gathered: &Gathered, one: &One, row: &Row) -> Fact {
    gathered.thing_fact(one, "evaluation", row.evaluation_id, ("", "")).on(Some(row.decided_on))
}

fn dues(gathered: &Gathered, one: &One, told: Told, found: &mut Found) {
    let facts = &one.known.facts;
    let of_year = due(facts, told.first, gathered.last_of(told.first), told.on);
    let carried = carried(facts, told.first, told.on);
    for (due, is_carried) in of_year.iter().map(|due| (due, false)).chain(carried.iter().map(|due| (due, true))) {
        let fact = || gathered.consignee_fact(one).on(Some(due.due_on));
        if is_now(told) {
            counted_due(due, is_carried, found, fact);
        }
        if !is_carried {
            found.share("figures", "done", told.columns, matches!(due.status, DueStatus::Done | DueStatus::DoneLate), fact);
        }
        found.share("figures", "overdue", told.columns, due.status == DueStatus::Overdue, fact);
    }
}

fn counted_due(due: &Due, is_carried: bool, found: &mut Found, fact: impl Fn() -> Fact) {
    let kind = due.kind.label_id();
    let rows = if is_carried { vec!["carried"] } else { vec![kind.as_str(), "due-all"] };
    let column = match due.status {
        DueStatus::Done => "done",
        DueStatus::DoneLate => "done-late",
        DueStatus::Open => "open",
        DueStatus::Overdue => "overdue",
    };
    for row in rows {
        found.add(("due", row, "due"), &fact);
        found.add(("due", row, column), &fact);
    }
}

fn conditions(gathered: &Gathered, one: &One, told: Told, found: &mut Found) {
    for (condition, state) in condition_states(&one.known.facts, told.first, told.on) {
        let decision = one.known.decisions.iter().find(|row| row.id == condition.decision_id);
        let evaluation = decision.map_or(0, |row| row.evaluation_id);
        let fact = || gathered.thing_fact(one, "evaluation", evaluation, ("", &condition.text)).on(Some(condition.due_on));
        found.share("figures", "conditions_overdue", told.columns, state == ConditionState::Overdue, fact);
        if is_now(told) {
            found.add(("condition_counts", state.code(), "count"), fact);
            for any in ConditionState::CODES {
                found.add(("condition_counts", any, "of"), fact);
            }
        }
    }
}

/// Whether it is in the register, its tier and how it stands.
fn there(gathered: &Gathered, one: &One, told: Told, found: &mut Found) {
    let Some(judged) = one.judged(told.end) else { return };
    let fact = || gathered.consignee_fact(one);
    found.add(("figures", "consignees", told.columns.0), fact);
    found.share("figures", "tier_a", told.columns, judged.tier == Tier::A, fact);
    for status in Status::ALL {
        found.share("figures", status.code(), told.columns, judged.standing.status == *status, fact);
    }
    if is_now(told) {
        let tier = format!("tier-{}", judged.tier.code());
        for column in ["count", &tier] {
            found.summed("standing_counts", judged.standing.status.code(), column, fact);
        }
        for row in Status::CODES.iter().chain(&["total"]) {
            found.add(("standing_counts", row, "of"), fact);
        }
    }
}

fn decisions(gathered: &Gathered, one: &One, told: Told, found: &mut Found) {
    for live in one.known.live(told.on) {
        found.add(("figures", "entrustments", told.columns.0), || gathered.work_fact(one, live.id));
    }
    let within = |row: &&Row| told.first <= row.decided_on && row.decided_on <= told.on;
    for row in one.known.decisions.iter().filter(within) {
        let fact = || evaluation(gathered, one, row);
        if row.outcome.0 == DecisionOutcome::Exceptional {
            found.add(("figures", "exceptional", told.columns.0), fact);
            continue;
        }
        let named = [(DecisionOutcome::Pass, "passed"), (DecisionOutcome::Conditional, "conditional"), (DecisionOutcome::Fail, "failed")];
        for (outcome, name) in named {
            found.share("figures", name, told.columns, row.outcome.0 == outcome, fact);
        }
    }
}

fn outcome(gathered: &Gathered, one: &One, row: &Row, found: &mut Found) {
    let fact = || evaluation(gathered, one, row);
    let kind = gathered.evaluated.get(&row.evaluation_id).map(|evaluation| match evaluation.kind.0 {
        EvaluationKind::Initial => "evaluation-kind-initial",
        EvaluationKind::Periodic => "evaluation-kind-periodic",
        EvaluationKind::Extraordinary => "evaluation-kind-extraordinary",
    });
    for column in ["count"].into_iter().chain(kind) {
        found.summed("outcomes", row.outcome.0.code(), column, fact);
    }
    for any in
        [DecisionOutcome::Pass, DecisionOutcome::Conditional, DecisionOutcome::Fail].map(DecisionOutcome::code).iter().chain(&["total"])
    {
        found.add(("outcomes", any, "of"), fact);
    }
    let bin = score(row).map_or_else(|| "none".to_owned(), |score| bin_of(score).to_string());
    found.summed("scores", &bin, "count", fact);
    let bins = (0..10).map(|bin| (bin * 10).to_string());
    for any in bins.chain(["none", "total"].map(ToOwned::to_owned)) {
        found.add(("scores", &any, "of"), fact);
    }
}

fn knock_out_items(tx: &mut ReadTx<'_>, gathered: &Gathered, decided: &[(&One, &Row)], found: &mut Found) -> Result<()> {
    let lines = knock_outs::of(tx, gathered, decided)?;
    for (one, row, version_id, missed) in knock_outs::missed(tx, gathered, decided)? {
        let fact = || evaluation(gathered, one, row);
        for line in lines.iter().filter(|line| line.version_id == version_id) {
            let key = format!("{version_id}-{}", line.code);
            found.add(("knock_outs", &key, "of"), fact);
            if missed.failed.contains(&line.code) {
                found.add(("knock_outs", &key, "failed"), fact);
            }
            if missed.partial.contains(&line.code) {
                found.add(("knock_outs", &key, "partial"), fact);
            }
        }
    }
    Ok(())
}
