//! Who would be told of what on a date: the same computation that makes the digests.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::settings;
use crate::domain::access::Right;
use crate::domain::as_of::AsOf;
use crate::domain::deadline::{Deadline, Members};
use crate::domain::reminder::{Digests, Plan, Reminded, digests};
use crate::domain::working_day;
use crate::error::Result;
use crate::operations::Query;
use crate::operations::deadline::{Asked, all, members};
use crate::store::{ReadTx, Reads, mail, person};

/// Shows what would be sent to whom on a date, or was: one digest for each person, of every deadline of which they are reminded that day. Who may not see the
/// reminders of others sees their own.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Preview {
    /// Today if empty.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Previewed {
    pub on: NaiveDate,
    /// Offices work on that day. On others nothing is sent.
    pub working: bool,
    /// The digests of that day were made.
    pub done: bool,
    pub digests: Vec<Digest>,
    /// What reaches nobody: there is no address of anybody who could do it.
    pub unaddressed: Vec<Deadline>,
}

/// What one person is told.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Digest {
    pub person_id: i64,
    pub name: String,
    pub email: String,
    pub lines: Vec<Told>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Told {
    #[serde(flatten)]
    pub deadline: Deadline,
    /// So many days before the deadline; negative once it has passed.
    pub days_left: i64,
    /// They are told because whoever has to do it is late.
    pub as_manager: bool,
    /// They stand in for whoever is named and cannot be reached.
    pub instead: bool,
}

/// Counts what will be sent on each day of the next month, as it is known now.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Upcoming {}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct UpcomingDay {
    pub on: NaiveDate,
    pub people: usize,
    pub lines: usize,
}

/// How far ahead is counted, in days.
const AHEAD: u64 = 30;

impl Query for Preview {
    const NAME: &'static str = "reminder.preview";
    const NEEDS: Right = Right::OwnAccount;
    type Answer = Previewed;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Previewed> {
        let on = self.on.unwrap_or(tx.moment().today);
        let (sees_all, me) = (tx.actor().may(Right::ReadReminders), tx.actor().person);
        let mut shown = of_day(tx, on)?;
        if !sees_all {
            shown.digests.retain(|digest| Some(digest.person_id) == me);
            shown.unaddressed.clear();
        }
        Ok(shown)
    }
}

impl Query for Upcoming {
    const NAME: &'static str = "reminder.upcoming";
    const NEEDS: Right = Right::ReadReminders;
    type Answer = Vec<UpcomingDay>;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Vec<UpcomingDay>> {
        let today = tx.moment().today;
        let plan = settings(tx)?.plan;
        let last = today.checked_add_days(Days::new(AHEAD)).unwrap_or(today);
        // What is open now: what will be done by then is not known.
        let found = all(tx, Asked { as_of: AsOf::on(today), until: horizon(&plan, last) })?;
        let (members, _) = reachable(tx, today)?;
        let mut days = Vec::new();
        for on in today.iter_days().skip(1).take_while(|on| *on <= last) {
            let Some(before) = on.pred_opt() else { continue };
            let made = digests(&found, &members, &plan, before, on);
            if !made.by_person.is_empty() {
                days.push(UpcomingDay { on, people: made.by_person.len(), lines: made.by_person.values().map(Vec::len).sum() });
            }
        }
        Ok(days)
    }
}

fn horizon(plan: &Plan, on: NaiveDate) -> NaiveDate {
    on.checked_add_days(Days::new(plan.horizon())).unwrap_or(on)
}

/// What is to be sent on a day: everything since the last day that was done for.
pub(super) fn of_day(tx: &mut dyn Reads, on: NaiveDate) -> Result<Previewed> {
    let plan = settings(tx)?.plan;
    let last = mail::last_day(tx)?;
    let done = last.is_some_and(|last| on <= last);
    // The first time, and for a day that was done for, it is what fell since the working day before.
    let before = on.pred_opt().map_or(on, working_day::on_or_before);
    let after = last.filter(|_| !done && on <= tx.moment().today).unwrap_or(before);
    let found = all(tx, Asked { as_of: AsOf::on(on), until: horizon(&plan, on) })?;
    let (members, people) = reachable(tx, on)?;
    let made = digests(&found, &members, &plan, after, on);
    Ok(Previewed {
        on,
        working: working_day::is_working(on),
        done,
        unaddressed: made.unaddressed.iter().map(|one| (*one).clone()).collect(),
        digests: told(made, &people),
    })
}

fn told(made: Digests<'_>, people: &BTreeMap<i64, person::Row>) -> Vec<Digest> {
    let digest = |(person_id, lines): (i64, Vec<Reminded<'_>>)| {
        let row = people.get(&person_id)?;
        let line = |one: &Reminded<'_>| Told {
            deadline: one.deadline.clone(),
            days_left: one.step.days_left,
            as_manager: one.as_manager,
            instead: one.instead,
        };
        Some(Digest { person_id, name: row.name.clone(), email: row.email.clone(), lines: lines.iter().map(line).collect() })
    };
    made.by_person.into_iter().filter_map(digest).collect()
}

/// Everybody who belongs on the day, as far as mail reaches them.
fn reachable(tx: &mut dyn Reads, on: NaiveDate) -> Result<(Members, BTreeMap<i64, person::Row>)> {
    let people = person::belonging(tx, AsOf::on(on))?;
    let members = members(tx, &people, AsOf::on(on), |row| !row.email.is_empty())?;
    Ok((members, people.into_iter().map(|row| (row.id, row)).collect()))
}
