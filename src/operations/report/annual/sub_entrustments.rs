//! Sub-consignees: under way at the end, asked for and decided on in the year, without approval, and who stands behind how much.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::answer::Consignee;
use super::gather::{Gathered, One};
use crate::domain::as_of::AsOf;
use crate::domain::report::{Between, SubCase, SubYear, sub_year};
use crate::domain::sub_entrustment::{SubNeed, SubState};
use crate::error::Result;
use crate::operations::sub_entrustment::{Company, Supply, lines};
use crate::store::{ReadTx, consignee};

/// A company behind so many pieces of work is named.
const CONCENTRATED: usize = 2;

/// The sub-consignees of the year.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SubEntrustments {
    pub year: SubYear,
    /// The same of the year before, if the register knows of that year.
    pub before: Option<SubYear>,
    /// Under way at the end without what they need.
    pub lacking: Vec<SubLine>,
    /// Nobody has decided on them, by the last day on which that is in time.
    pub waiting: Vec<SubLine>,
    /// Asked for in the year and decided on only after they had begun.
    pub late: Vec<SubLine>,
    /// Asked for in the year, by day.
    pub requested: Vec<SubLine>,
    /// How many companies stand behind two or more pieces of work: on the day before the year, and at the end.
    pub concentrated: Between,
    /// Those of the end, with most work first.
    pub companies: Vec<CompanyLine>,
}

/// A sub-consignee that is named, as it stands at the end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SubLine {
    pub sub_entrustment_id: i64,
    pub name: String,
    pub consignee: Consignee,
    pub control_no: String,
    pub work: String,
    /// What is entrusted to it.
    pub sub_work: String,
    pub need: SubNeed,
    pub state: SubState,
    pub requested_on: NaiveDate,
    pub from_on: NaiveDate,
    /// The last day on which it is decided in time.
    pub due_on: NaiveDate,
    pub decided_on: Option<NaiveDate>,
}

/// A company that stands behind several pieces of work, as consignee or as sub-consignee.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CompanyLine {
    pub name: String,
    /// Where it is a consignee of the register.
    pub consignee_id: Option<i64>,
    pub count: i64,
    pub direct: i64,
    pub sub: i64,
    /// The control numbers and names of the work.
    pub work: Vec<String>,
}

pub(super) fn of(tx: &mut ReadTx<'_>, gathered: &Gathered, has_before: bool) -> Result<SubEntrustments> {
    let (first, before, on) = (gathered.period.first(), gathered.day_before(), gathered.as_of.on);
    let year = |first, on| sub_year(cases(gathered, on).map(|(_, _, case)| case), first);
    let named = |wanted: &dyn Fn(&SubCase) -> bool, day: fn(&SubLine) -> NaiveDate| {
        let mut lines: Vec<SubLine> =
            cases(gathered, on).filter(|(_, _, case)| wanted(case)).filter_map(|(one, id, _)| line(one, id, on)).collect();
        lines.sort_by_key(|line| (day(line), line.sub_entrustment_id));
        lines
    };
    let then = concentrated(tx, gathered, before)?;
    let now = concentrated(tx, gathered, on)?;
    Ok(SubEntrustments {
        year: year(first, on),
        before: has_before.then(|| year(gathered.period.previous().first(), before)),
        lacking: named(&|case| case.lacking, |line| line.from_on),
        waiting: named(&|case| case.waits, |line| line.due_on),
        late: named(&|case| case.decided_late && first <= case.requested_on, |line| line.due_on),
        requested: named(&|case| first <= case.requested_on, |line| line.requested_on),
        concentrated: Between { start: tally(then.len()), end: tally(now.len()) },
        companies: now.into_iter().map(company).collect(),
    })
}

/// Every sub-consignee of supervised work that had been asked for, with its consignee and its number.
pub(super) fn cases(gathered: &Gathered, on: NaiveDate) -> impl Iterator<Item = (&One, i64, SubCase)> {
    gathered.all.iter().flat_map(move |one| {
        let subs = one.known.subs.iter().zip(&one.known.facts.subs);
        subs.filter_map(move |((row, _), sub)| Some((one, row.id, SubCase::of(&one.known.facts, sub, row.requested_on, on)?)))
    })
}

fn line(one: &One, id: i64, on: NaiveDate) -> Option<SubLine> {
    let consignee = one.name(on);
    let line = lines(&one.known, one.id, &consignee.name, on).into_iter().find(|line| line.id == id)?;
    Some(SubLine {
        sub_entrustment_id: id,
        name: line.name,
        consignee,
        control_no: line.entrustment_no,
        work: line.entrustment,
        sub_work: line.work,
        need: line.need,
        state: line.state,
        requested_on: line.requested_on,
        from_on: line.from_on,
        due_on: line.due_on,
        decided_on: line.decided_on,
    })
}

pub(super) fn concentrated(tx: &mut ReadTx<'_>, gathered: &Gathered, on: NaiveDate) -> Result<Vec<Company>> {
    let rows = consignee::all(tx, AsOf { on, ..gathered.as_of })?;
    let mut supply = Supply::of(&rows, on);
    for row in &rows {
        if let Some(one) = gathered.find(row.id) {
            supply.add(row.id, &one.known);
        }
    }
    Ok(supply.companies(CONCENTRATED))
}

fn company(company: Company) -> CompanyLine {
    CompanyLine {
        name: company.name,
        consignee_id: company.consignee_id,
        count: company.all,
        direct: company.direct,
        sub: company.sub,
        work: company.work.iter().map(|work| format!("{} {}", work.control_no, work.work)).collect(),
    }
}

fn tally(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
