//! A list of people that is said to be whole: who belongs and does not stand in it has left.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Deserialize;

use super::attendance::SheetOf;
use super::desk::Desk;
use super::report::{Difference, Effect, Line, Remark, Thing};
use crate::domain::as_of::AsOf;
use crate::domain::message::Message;
use crate::domain::period::Period;
use crate::domain::person::{PersonKind, are_most};
use crate::error::{Error, Result};
use crate::operations::person::Leave;
use crate::operations::rows::Row;
use crate::store::{department, person};

/// What a list says of those who do not stand in it.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
pub struct WholeList {
    /// Everybody who belongs stands in this list: who is missing has left.
    #[serde(default)]
    pub whole: bool,
    /// The day that the list speaks of, from which its changes hold; today if empty.
    #[serde(default)]
    pub on: Option<NaiveDate>,
    /// The last day of those who are missing; the day before `on` if empty.
    #[serde(default)]
    pub left_on: Option<NaiveDate>,
    /// How those belong of whom the list speaks; as those who stand in it, if empty.
    #[serde(default)]
    pub kinds: Vec<PersonKind>,
    /// It is right that more than half of them leave.
    #[serde(default)]
    pub many_leavers: bool,
    /// Of an attendance sheet: of which session it is.
    #[serde(skip)]
    pub sheet: SheetOf,
}

impl WholeList {
    /// The day of which the list speaks, if it is whole.
    pub(super) fn day(&self, today: NaiveDate) -> Option<NaiveDate> {
        self.whole.then(|| self.on.unwrap_or(today))
    }

    /// The day on which somebody of the list comes back, of whom no day since the last one is recorded.
    pub(super) fn back_on(&self, periods: &[Period], today: NaiveDate) -> Option<NaiveDate> {
        let last = periods.last().and_then(|period| period.until_on)?;
        self.day(today).filter(|on| last < *on)
    }

    /// The last day of those who are missing from a list of that day.
    pub(super) fn last_day(&self, on: NaiveDate) -> NaiveDate {
        self.left_on.or(on.pred_opt()).unwrap_or(on)
    }

    /// # Errors
    /// `Invalid` if those who are missing would stay beyond the day of the list.
    pub(super) fn check(&self, today: NaiveDate) -> Result<()> {
        match self.day(today) {
            Some(on) if on <= self.last_day(on) => {
                let message = Message::new("import-left-after-list").with("read", self.last_day(on)).with("expected", on);
                Err(Error::invalid("left_on", message))
            }
            _ => Ok(()),
        }
    }
}

/// Lets those leave who are missing, and notes each of them.
pub(super) fn leavers(desk: &mut Desk<'_, '_, '_>, rows: &[Row], list: &WholeList) -> Result<()> {
    let Some(on) = list.day(desk.today) else { return Ok(()) };
    let named: BTreeSet<&str> = rows.iter().filter_map(|row| row.cells.get("code")).map(|code| code.trim()).collect();
    let there = desk.look(|tx| person::belonging(tx, AsOf::on(on)))?;
    let in_list = |row: &person::Row| named.contains(row.code.as_str());
    let spoken_of: BTreeSet<PersonKind> = if list.kinds.is_empty() {
        there.iter().filter(|row| in_list(row)).map(|row| row.kind.0).collect()
    } else {
        list.kinds.iter().copied().collect()
    };
    let concerned: Vec<person::Row> = there.into_iter().filter(|row| spoken_of.contains(&row.kind.0)).collect();
    // Whoever begins with the list was not there to leave.
    let missing: Vec<&person::Row> = concerned.iter().filter(|row| !in_list(row)).collect();
    if are_most(missing.len(), concerned.len()) && !list.many_leavers {
        let message = Message::new("import-many-leavers").with("n", missing.len()).with("all", concerned.len());
        desk.said.problems.push(remark(String::new(), message));
    }
    let departments = desk.look(|tx| department::latest_rows(tx))?;
    for row in missing {
        leaves(desk, row, list.last_day(on), &departments)?;
    }
    Ok(())
}

fn leaves(desk: &mut Desk<'_, '_, '_>, row: &person::Row, until_on: NaiveDate, departments: &BTreeMap<i64, department::Row>) -> Result<()> {
    let read = format!("{} {}", row.code, row.name);
    if desk.actor.person == Some(row.id) {
        desk.said.problems.push(remark(read.clone(), Message::new("import-leaves-importer")));
    }
    let seen = desk.look(|tx| person::periods(tx, row.id))?.iter().map(|row| row.seq).max().unwrap_or(row.seq);
    match desk.together.run(desk.actor, &Leave { id: row.id, seen, until_on }) {
        Ok(_) => {}
        Err(Error::Invalid(problems)) => {
            desk.said.problems.extend(problems.0.into_values().map(|message| remark(read.clone(), message)));
        }
        Err(error @ (Error::Conflict(_) | Error::NotFound(_))) => desk.said.problems.push(remark(read, error.message())),
        Err(error) => return Err(error),
    }
    let ends = Difference {
        field: "until_on".into(),
        heading: String::new(),
        before: row.until_on.map(|day| day.to_string()).unwrap_or_default(),
        after: until_on.to_string(),
    };
    let department = row.department_id.and_then(|id| departments.get(&id)).map(|row| row.name_ja.clone());
    desk.said.counts.add(Effect::Left);
    desk.said.lines.push(Line {
        row: None,
        thing: Thing::Person,
        id: Some(row.id),
        code: row.code.clone(),
        name: row.name.clone(),
        department: department.unwrap_or_default(),
        effect: Effect::Left,
        differences: vec![ends],
    });
    Ok(())
}

/// Said of somebody who stands in no row.
fn remark(read: String, message: Message) -> Remark {
    Remark { row: None, field: String::new(), heading: String::new(), read, message }
}
