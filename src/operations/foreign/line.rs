//! A place in a foreign country where data are handled, with its route and its checks.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::foreign::{CheckResult, CheckRule, Place, Route, check_due, route_on};
use crate::domain::standing::Abroad;
use crate::operations::facts::Known;

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Line {
    pub entrustment_id: i64,
    /// The sub-consignee that handles the data there; none: the consignee itself.
    pub sub_entrustment_id: Option<i64>,
    pub control_no: String,
    pub work: String,
    pub consignee_id: i64,
    pub consignee: String,
    /// The sub-consignee; empty: the consignee itself.
    pub sub: String,
    /// ISO 3166-1 alpha-2, without Japan.
    pub countries: Vec<String>,
    /// None: nobody has recorded by which route.
    pub route: Option<Route>,
    pub route_from_on: Option<NaiveDate>,
    pub grounds: String,
    /// The last day for the next check; none where the route asks for none.
    pub check_due_on: Option<NaiveDate>,
    pub check_overdue: bool,
    pub last_checked_on: Option<NaiveDate>,
    /// Every route that was recorded, the latest first.
    pub routes: Vec<Recorded>,
    /// The latest first.
    pub checks: Vec<Check>,
    pub department_id: Option<i64>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Recorded {
    pub id: i64,
    pub route: Route,
    pub grounds: String,
    pub from_on: NaiveDate,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Check {
    pub id: i64,
    pub checked_on: NaiveDate,
    pub result: CheckResult,
    pub looked_at: String,
    pub foreign_system: String,
}

/// The places in foreign countries where a consignee's work is done on the date.
pub(crate) fn lines(known: &Known, owner: i64, name: &str, on: NaiveDate) -> Vec<Line> {
    known.facts.abroad(on).into_iter().map(|abroad| line(known, &abroad, owner, name, on)).collect()
}

fn line(known: &Known, abroad: &Abroad<'_>, owner: i64, name: &str, on: NaiveDate) -> Line {
    let Place { entrustment_id, sub_entrustment_id } = abroad.place;
    let route = route_on(&known.facts.routes, abroad.place, on);
    let check_due_on = check_due(&known.facts.routes, &known.facts.checks, abroad.place, on, CheckRule::published());
    let (routes, checks) = (routes(known, abroad.place), checks(known, abroad.place, on));
    let grounds = route.and_then(|held| routes.iter().find(|row| row.from_on == held.from_on)).map(|row| row.grounds.clone());
    Line {
        entrustment_id,
        sub_entrustment_id,
        control_no: abroad.work.control_no.clone(),
        work: abroad.work.work.clone(),
        consignee_id: owner,
        consignee: name.to_owned(),
        sub: abroad.sub.map(|sub| sub.name.clone()).unwrap_or_default(),
        countries: abroad.countries.clone(),
        route: route.map(|held| held.route),
        route_from_on: route.map(|held| held.from_on),
        grounds: grounds.unwrap_or_default(),
        check_due_on,
        check_overdue: check_due_on.is_some_and(|due| due < on),
        last_checked_on: checks.first().map(|check| check.checked_on),
        routes,
        checks,
        department_id: known.live(on).find(|row| row.id == entrustment_id).and_then(|row| row.department_id),
    }
}

fn routes(known: &Known, place: Place) -> Vec<Recorded> {
    let theirs = known.routes.iter().rev().filter(|row| row.place() == place);
    theirs.map(|row| Recorded { id: row.id, route: row.route.0, grounds: row.grounds.clone(), from_on: row.from_on }).collect()
}

fn checks(known: &Known, place: Place, on: NaiveDate) -> Vec<Check> {
    let theirs = known.checks.iter().rev().filter(|row| row.place() == place && row.checked_on <= on);
    theirs
        .map(|row| Check {
            id: row.id,
            checked_on: row.checked_on,
            result: row.result.0,
            looked_at: row.looked_at.clone(),
            foreign_system: row.foreign_system.clone(),
        })
        .collect()
}
