//! What a corrective action is opened from has to be there.

use super::open::Open;
use crate::domain::action::ActionSource;
use crate::domain::message::{Message, Problems};
use crate::error::Result;
use crate::store::review::{self, Of, sheet};
use crate::store::{Reads, criteria, decision, evaluation};

/// Checks where it comes from. Gives the consignee that it concerns, if it is one.
pub(super) fn check(open: &Open, tx: &mut dyn Reads, problems: &mut Problems) -> Result<Option<i64>> {
    match open.source {
        ActionSource::EvaluationItem | ActionSource::Condition => of_evaluation(open, tx, problems),
        ActionSource::ReviewFinding => of_review(open, tx, problems),
        ActionSource::Incident => {
            if open.reference.trim().is_empty() {
                problems.add("reference", "action-incident-needed");
            }
            Ok(open.consignee_id)
        }
        ActionSource::Own => Ok(open.consignee_id),
    }
}

fn of_review(open: &Open, tx: &mut dyn Reads, problems: &mut Problems) -> Result<Option<i64>> {
    for (field, given) in [("source_id", open.source_id), ("source_number", open.source_number)] {
        if given.is_none() {
            problems.add(field, "input-required");
        }
    }
    let (Some(id), Some(number)) = (open.source_id, open.source_number) else { return Ok(open.consignee_id) };
    let Some(row) = review::rows(tx, Of::One(id), i64::MAX)?.pop() else {
        problems.add("source_id", Message::new("action-no-such-review").with("read", id));
        return Ok(open.consignee_id);
    };
    if open.consignee_id.is_some_and(|consignee| consignee != row.consignee_id) {
        problems.add("consignee_id", Message::new("action-review-of-other-consignee").with("read", id));
    }
    if !sheet::findings(tx, &[id], i64::MAX)?.iter().any(|finding| finding.number == number) {
        problems.add("source_number", Message::new("action-no-such-finding").with("read", number));
    }
    Ok(Some(row.consignee_id))
}

fn of_evaluation(open: &Open, tx: &mut dyn Reads, problems: &mut Problems) -> Result<Option<i64>> {
    let Some(id) = open.source_id else {
        problems.add("source_id", "input-required");
        return Ok(open.consignee_id);
    };
    let Some(row) = evaluation::of_id(tx, id)? else {
        problems.add("source_id", Message::new("action-no-such-evaluation").with("read", id));
        return Ok(open.consignee_id);
    };
    if open.consignee_id.is_some_and(|consignee| consignee != row.consignee_id) {
        problems.add("consignee_id", Message::new("action-other-consignee").with("read", id));
    }
    if open.source == ActionSource::EvaluationItem {
        let code = open.reference.trim();
        if criteria::item(tx, row.version_id, code)?.is_none() {
            problems.add("reference", Message::new("evaluation-no-such-item").with("read", code));
        }
    } else if !has_condition(tx, id, open.source_number)? {
        problems.add("source_number", Message::new("action-no-such-condition").with("read", open.source_number.unwrap_or_default()));
    }
    Ok(Some(row.consignee_id))
}

fn has_condition(tx: &mut dyn Reads, evaluation: i64, number: Option<i64>) -> Result<bool> {
    let ids: Vec<i64> = decision::of_evaluation(tx, evaluation)?.iter().map(|row| row.id).collect();
    Ok(decision::conditions(tx, &ids)?.iter().any(|condition| Some(condition.number) == number))
}
