//! What happened in the supervision of a consignee: reviews, corrective actions, certificates, sub-consignees, foreign handling, ends of work.

use super::{Event, event};
use crate::domain::action::ActionStep;
use crate::domain::as_of::AsOf;
use crate::domain::message::Message;
use crate::domain::review::ReviewState;
use crate::operations::facts::Known;

pub(super) fn add(known: &Known, as_of: AsOf, events: &mut Vec<Event>) {
    of_reviews(known, as_of, events);
    of_actions(known, as_of, events);
    of_certificates(known, events);
    of_subs(known, as_of, events);
    of_foreign(known, as_of, events);
    of_endings(known, as_of, events);
}

/// Those made, and those to come.
fn of_reviews(known: &Known, as_of: AsOf, events: &mut Vec<Event>) {
    for review in &known.facts.watched.reviews {
        let (on, id, seq) = match review.state(as_of.on) {
            ReviewState::Done => (review.done_on, "timeline-review-done", review.done_seq),
            ReviewState::Planned | ReviewState::InProgress => {
                (Some(review.planned_on(as_of.on)), "timeline-review-planned", review.binding_seq)
            }
            ReviewState::Proposed | ReviewState::Cancelled => (None, "", None),
        };
        if let Some((on, seq)) = on.zip(seq) {
            events.push(event(on, seq, Message::new(id)).leading("review", review.id));
        }
    }
}

fn of_actions(known: &Known, as_of: AsOf, events: &mut Vec<Event>) {
    for (row, action) in known.actions.iter().zip(&known.facts.actions).filter(|(row, _)| row.opened_on <= as_of.on) {
        let about = |id| Message::new(id).with("control_no", &row.control_no).with("finding", &row.finding);
        events.push(event(row.opened_on, row.seq, about("timeline-action-opened")).leading("action", row.id));
        for step in action.steps.iter().filter(|step| step.on <= as_of.on) {
            let id = match step.kind {
                ActionStep::Done => "timeline-action-done",
                ActionStep::Confirmed => "timeline-action-confirmed",
                ActionStep::Refused => "timeline-action-refused",
                ActionStep::Cancelled => "timeline-action-cancelled",
                ActionStep::Planned | ActionStep::Moved => continue,
            };
            events.push(event(step.on, step.seq, about(id)).leading("action", row.id));
        }
    }
}

fn of_certificates(known: &Known, events: &mut Vec<Event>) {
    for row in &known.certificates {
        let about = |id| Message::new(id).label("kind", row.kind.0.label_id()).with("number", &row.number);
        events.push(event(row.from_on, row.seq, about("timeline-certificate-from")).leading("certificate", row.id));
        if let Some(until) = row.until_on {
            events.push(event(until, row.seq, about("timeline-certificate-until")).leading("certificate", row.id));
        }
    }
}

fn of_subs(known: &Known, as_of: AsOf, events: &mut Vec<Event>) {
    for (row, decisions) in known.subs.iter().filter(|(row, _)| row.requested_on <= as_of.on) {
        let about = |id| Message::new(id).with("name", &row.name);
        events.push(event(row.requested_on, row.seq, about("timeline-sub-requested")).leading("sub-entrustment", row.id));
        for decision in decisions.iter().filter(|decision| decision.decided_on <= as_of.on) {
            let what = about("timeline-sub-decided").label("outcome", decision.outcome.0.label_id());
            events.push(event(decision.decided_on, decision.seq, what).leading("sub-entrustment", row.id));
        }
    }
}

fn of_foreign(known: &Known, as_of: AsOf, events: &mut Vec<Event>) {
    let work = |id: i64| known.work.iter().rfind(|row| row.id == id).map_or("", |row| &row.control_no);
    for row in known.routes.iter().filter(|row| row.from_on <= as_of.on) {
        let what = Message::new("timeline-foreign-route").label("route", row.route.0.label_id());
        let what = what.with("control_no", work(row.entrustment_id));
        events.push(event(row.from_on, row.seq, what).leading("foreign", row.entrustment_id));
    }
    for row in known.checks.iter().filter(|row| row.checked_on <= as_of.on) {
        let what = Message::new("timeline-foreign-check").label("result", row.result.0.label_id());
        let what = what.with("control_no", work(row.entrustment_id));
        events.push(event(row.checked_on, row.seq, what).leading("foreign", row.entrustment_id));
    }
}

fn of_endings(known: &Known, as_of: AsOf, events: &mut Vec<Event>) {
    for row in known.endings.iter().filter(|row| row.confirmed_on <= as_of.on) {
        let work = known.work.iter().rfind(|work| work.id == row.entrustment_id).map_or("", |work| &work.control_no);
        let what = Message::new("timeline-ending").label("statement", row.statement.0.label_id()).with("control_no", work);
        events.push(event(row.confirmed_on, row.seq, what).leading("ending", row.entrustment_id));
    }
}
