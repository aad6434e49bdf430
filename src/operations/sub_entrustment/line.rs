//! A sub-consignee with where it stands on a date, as lists and pages show it.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::entrustment::DataKind;
use crate::domain::standing::Entrusted;
use crate::domain::sub_entrustment::{Sub, SubNeed, SubState};
use crate::operations::facts::Known;
use crate::store::sub_entrustment::{Decision, Row};

#[derive(Clone, Debug, Serialize, JsonSchema)]
#[expect(clippy::struct_excessive_bools, reason = "each is an answer of its own")]
pub struct Line {
    pub id: i64,
    pub entrustment_id: i64,
    pub entrustment_no: String,
    /// The work of the consignee.
    pub entrustment: String,
    pub consignee_id: i64,
    pub consignee: String,
    pub parent_id: Option<i64>,
    /// The sub-consignee that entrusts it further; empty: the consignee itself.
    pub parent: String,
    /// 1 under the consignee itself, 2 under one of those, and so on.
    pub level: i64,
    pub name: String,
    /// The company, where it is a consignee of the register.
    pub company_id: Option<i64>,
    pub corporate_number: Option<String>,
    pub address: String,
    pub company_country: String,
    pub work: String,
    pub data_kinds: Vec<DataKind>,
    pub places: String,
    pub countries: Vec<String>,
    pub my_number: bool,
    pub from_on: NaiveDate,
    pub until_on: Option<NaiveDate>,
    pub requested_on: NaiveDate,
    pub requested_by: String,
    pub note: String,
    /// What the terms of the work ask for.
    pub need: SubNeed,
    pub state: SubState,
    /// The last day on which it is decided in time.
    pub due_on: NaiveDate,
    pub decided_on: Option<NaiveDate>,
    pub conditions: String,
    pub live: bool,
    /// It was or is decided only after it had begun.
    pub late: bool,
    /// It is under way without what it needs.
    pub lacking: bool,
    pub department_id: Option<i64>,
}

/// The sub-consignees of a consignee's work that had been asked for on the date, each after the one that it stands under.
pub(crate) fn lines(known: &Known, owner: i64, name: &str, on: NaiveDate) -> Vec<Line> {
    let pieces = known.pieces();
    let asked: Vec<_> = known.subs.iter().zip(&known.facts.subs).filter(|((row, _), _)| row.requested_on <= on).collect();
    let mut all: Vec<(Vec<i64>, Line)> = Vec::new();
    for ((row, decisions), sub) in &asked {
        let Some(work) = pieces.iter().find(|piece| piece.id == row.entrustment_id) else { continue };
        let path = path(known, row);
        let line = line(known, work, (row, decisions), sub, on);
        let level = i64::try_from(path.len()).unwrap_or(i64::MAX);
        all.push((path, Line { consignee_id: owner, consignee: name.to_owned(), level, ..line }));
    }
    all.sort_by(|(one, a), (other, b)| (a.entrustment_id, one).cmp(&(b.entrustment_id, other)));
    all.into_iter().map(|(_, line)| line).collect()
}

/// From the one under the consignee itself down to this one.
fn path(known: &Known, row: &Row) -> Vec<i64> {
    let mut path = vec![row.id];
    let mut parent = row.parent_id;
    while let Some(id) = parent.filter(|id| !path.contains(id)) {
        path.push(id);
        parent = known.subs.iter().find(|(other, _)| other.id == id).and_then(|(other, _)| other.parent_id);
    }
    path.reverse();
    path
}

fn line(known: &Known, work: &Entrusted, (row, decisions): (&Row, &[Decision]), sub: &Sub, on: NaiveDate) -> Line {
    let (need, state, live) = (known.facts.need(sub, on.max(sub.from_on)), sub.state(on), sub.is_live(on));
    let decided = decisions.iter().rfind(|one| one.decided_on <= on);
    let parent = row.parent_id.and_then(|id| known.subs.iter().find(|(other, _)| other.id == id));
    let periods = || known.work.iter().filter(|period| period.id == work.id);
    Line {
        id: row.id,
        entrustment_id: work.id,
        entrustment_no: work.control_no.clone(),
        entrustment: work.work.clone(),
        consignee_id: 0,
        consignee: String::new(),
        parent_id: row.parent_id,
        parent: parent.map(|(other, _)| other.name.clone()).unwrap_or_default(),
        level: 1,
        name: row.name.clone(),
        company_id: row.consignee_id,
        corporate_number: row.corporate_number.clone(),
        address: row.address.clone(),
        company_country: row.company_country.clone(),
        work: row.work.clone(),
        data_kinds: row.data_kinds.split(',').filter_map(DataKind::from_code).collect(),
        places: row.places.clone(),
        countries: sub.countries.clone(),
        my_number: work.my_number,
        from_on: row.from_on,
        until_on: row.until_on,
        requested_on: row.requested_on,
        requested_by: row.requested_by.clone(),
        note: row.note.clone(),
        need,
        state,
        due_on: sub.due_on(),
        decided_on: decided.map(|one| one.decided_on),
        conditions: decided.map(|one| one.conditions.clone()).unwrap_or_default(),
        live,
        late: sub.is_late(on),
        lacking: live && !need.is_met(state),
        department_id: periods().max_by_key(|period| period.from_on).and_then(|period| period.department_id),
    }
}
