//! Ended work, with what was stated of its data.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::ending::{Ending, EndingState, Statement};
use crate::domain::standing::Entrusted;
use crate::operations::facts::Known;

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Line {
    pub entrustment_id: i64,
    pub control_no: String,
    pub work: String,
    pub consignee_id: i64,
    pub consignee: String,
    /// The last day of the work.
    pub until_on: Option<NaiveDate>,
    pub state: EndingState,
    /// The day until which the confirmation was or is due; for what is kept, the last day on which it is.
    pub due_on: NaiveDate,
    /// The contract says within how many days; none: the house rule counts.
    pub agreed_days: Option<i64>,
    /// The confirmation came after its day.
    pub late: bool,
    pub statement: Option<Statement>,
    pub confirmed_on: Option<NaiveDate>,
    pub confirmed_by: String,
    pub kept_reason: String,
    pub kept_until_on: Option<NaiveDate>,
    /// The certificate.
    pub document_id: Option<i64>,
    pub no_certificate_reason: String,
    /// The statement speaks for the sub-consignees, too.
    pub flows_down: bool,
    pub note: String,
    /// Its sub-consignees, by name.
    pub subs: Vec<String>,
    pub department_id: Option<i64>,
}

/// The ended work of a consignee, as it stands on the date.
pub(crate) fn lines(known: &Known, owner: i64, name: &str, on: NaiveDate) -> Vec<Line> {
    known.facts.endings(on).into_iter().map(|(work, ending)| line(known, work, &ending, owner, name)).collect()
}

fn line(known: &Known, work: &Entrusted, ending: &Ending, owner: i64, name: &str) -> Line {
    let counts = |day: NaiveDate| known.endings.iter().rfind(|row| row.entrustment_id == work.id && row.confirmed_on == day);
    let row = ending.confirmed.and_then(|one| counts(one.confirmed_on));
    let text = |of: fn(&crate::store::ending::Row) -> &String| row.map(of).cloned().unwrap_or_default();
    let mut subs: Vec<String> =
        known.subs.iter().filter(|(sub, _)| sub.entrustment_id == work.id).map(|(sub, _)| sub.name.clone()).collect();
    subs.dedup();
    Line {
        entrustment_id: work.id,
        control_no: work.control_no.clone(),
        work: work.work.clone(),
        consignee_id: owner,
        consignee: name.to_owned(),
        until_on: work.until_on,
        state: ending.state,
        due_on: ending.due_on,
        agreed_days: known.facts.ending_days.iter().find(|(id, _)| *id == work.id).map(|(_, days)| *days),
        late: ending.is_late(),
        statement: row.map(|row| row.statement.0),
        confirmed_on: row.map(|row| row.confirmed_on),
        confirmed_by: text(|row| &row.confirmed_by),
        kept_reason: text(|row| &row.kept_reason),
        kept_until_on: row.and_then(|row| row.kept_until_on),
        document_id: row.and_then(|row| row.document_id),
        no_certificate_reason: text(|row| &row.no_certificate_reason),
        flows_down: row.is_some_and(|row| row.flows_down),
        note: text(|row| &row.note),
        subs,
        department_id: known.work.iter().filter(|row| row.id == work.id).max_by_key(|row| row.from_on).and_then(|row| row.department_id),
    }
}
