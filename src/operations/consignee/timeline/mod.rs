//! The timeline of a consignee: dated facts, and what was recorded when and by whom.

mod changes;
mod register;
mod supervision;

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime};
use schemars::JsonSchema;
use serde::Serialize;

use super::show::Conditions;
use crate::domain::as_of::AsOf;
use crate::domain::message::Message;
use crate::error::Result;
use crate::operations::facts::Known;
use crate::store::entry::Brief;
use crate::store::{Reads, entry, person};

/// Something that is dated.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Event {
    pub on: NaiveDate,
    pub what: Message,
    /// What it leads to, such as `evaluation` with the id of one; none: nothing that has a place of its own.
    pub subject: Option<&'static str>,
    pub id: Option<i64>,
    /// It lies in the future of the date asked about.
    pub ahead: bool,
    pub seq: i64,
    pub recorded_at: Option<NaiveDateTime>,
    pub recorded_by: String,
    /// It was recorded on a later day than it is dated.
    pub late: bool,
}

/// The latest first.
pub(super) fn of(tx: &mut dyn Reads, id: i64, known: &Known, conditions: &[Conditions], as_of: AsOf) -> Result<Vec<Event>> {
    let mut events = Vec::new();
    register::details(tx, id, as_of, &mut events)?;
    register::work(tx, id, known, as_of, &mut events)?;
    of_decisions(known, as_of, &mut events);
    of_conditions(conditions, &mut events);
    of_contracts(known, &mut events);
    supervision::add(known, as_of, &mut events);
    recorded(tx, &mut events, as_of)?;
    events.sort_by_key(|event| std::cmp::Reverse((event.on, event.seq)));
    Ok(events)
}

fn event(on: NaiveDate, seq: i64, what: Message) -> Event {
    Event { on, what, subject: None, id: None, ahead: false, seq, recorded_at: None, recorded_by: String::new(), late: false }
}

impl Event {
    fn leading(self, subject: &'static str, id: i64) -> Self {
        Self { subject: Some(subject), id: Some(id), ..self }
    }
}

fn of_decisions(known: &Known, as_of: AsOf, events: &mut Vec<Event>) {
    for row in known.decisions.iter().filter(|row| row.decided_on <= as_of.on) {
        let what = Message::new("timeline-decided").label("outcome", row.outcome.label_id());
        events.push(event(row.decided_on, row.seq, what).leading("evaluation", row.evaluation_id));
        if let Some(until) = row.valid_until_on {
            events.push(event(until, row.seq, Message::new("timeline-valid-until")).leading("evaluation", row.evaluation_id));
        }
    }
}

/// A condition that is met was recorded as such by another entry than the decision.
fn of_conditions(conditions: &[Conditions], events: &mut Vec<Event>) {
    for one in conditions {
        let about = |id| Message::new(id).with("text", &one.text);
        let told = match one.met_on.zip(one.met_seq) {
            Some((met_on, seq)) => event(met_on, seq, about("timeline-condition-met")),
            None => event(one.due_on, one.decision_id, about("timeline-condition-due")),
        };
        events.push(told.leading("evaluation", one.evaluation_id));
    }
}

fn of_contracts(known: &Known, events: &mut Vec<Event>) {
    for contract in &known.facts.contracts {
        let rows = || known.contracts.iter().filter(|row| row.id == contract.id);
        let last = rows().map(|row| row.seq).max().unwrap_or(contract.id);
        let about = |id| Message::new(id).with("control_no", &contract.control_no).with("title", &contract.title);
        let mut add = |on, seq, id| events.push(event(on, seq, about(id)).leading("contract", contract.id));
        if let Some(from) = contract.from_on() {
            add(from, contract.id, "timeline-contract-from");
        }
        for changed in rows().skip(1) {
            add(changed.from_on, changed.seq, "timeline-contract-changed");
        }
        if let Some(until) = contract.last_on() {
            add(until, last, "timeline-contract-until");
        }
    }
}

/// Who recorded each, and when; and which of them lie ahead.
fn recorded(tx: &mut dyn Reads, events: &mut [Event], as_of: AsOf) -> Result<()> {
    let seqs: Vec<i64> = events.iter().map(|event| event.seq).collect();
    let entries: BTreeMap<i64, Brief> = entry::of_seqs(tx, &seqs)?.into_iter().map(|entry| (entry.seq, entry)).collect();
    let people: Vec<i64> = entries.values().filter_map(|entry| entry.person_id).collect();
    let (names, moment) = (person::names(tx, &people)?, tx.moment());
    for event in events {
        event.ahead = event.on > as_of.on;
        if let Some(entry) = entries.get(&event.seq) {
            event.recorded_at = Some(entry.at);
            event.late = moment.day_of(entry.at) > event.on.succ_opt().unwrap_or(event.on);
            event.recorded_by = entry.person_id.and_then(|id| names.get(&id).cloned()).unwrap_or_default();
        }
    }
    Ok(())
}
