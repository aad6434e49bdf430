//! Consignees and entrustments: how many there were, who came and who went, and of what kinds they are.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::answer::Consignee;
use super::gather::{End, Gathered, One};
use crate::domain::consignee::ConsigneeKind;
use crate::domain::criteria::KindOfWork;
use crate::domain::entrustment::EntrustmentKind;
use crate::domain::period::Period;
use crate::domain::report::{Between, Movement, Moves, moves};
use crate::domain::tier::Tier;
use crate::operations::facts::handling;
use crate::store::entrustment::Row;
use crate::store::report::Span;

/// The consignees of the year.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Consignees {
    pub movement: Movement,
    pub by_kind: Vec<Breakdown>,
    pub by_tier: Vec<Breakdown>,
    /// Those established in another country than Japan.
    pub abroad: Between,
    pub joined: Vec<Moved>,
    pub left: Vec<Moved>,
}

/// The entrustments of the year.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Entrustments {
    pub movement: Movement,
    pub by_kind: Vec<Breakdown>,
    pub by_kind_of_work: Vec<Breakdown>,
    /// Data is handled in another country than Japan.
    pub abroad: Between,
    /// Nobody has recorded in which countries.
    pub country_unknown: Between,
    pub special_care: Between,
    pub my_number: Between,
    pub begun: Vec<Moved>,
    pub ended: Vec<Moved>,
}

/// How many there are of one kind. The kinds of a list add up to all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Breakdown {
    pub code: &'static str,
    pub count: Between,
}

/// One that came or went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Moved {
    pub consignee: Consignee,
    /// For an entrustment its control number and what it is; empty for a consignee.
    pub control_no: String,
    pub work: String,
    /// The first day for one that came, the last day for one that went.
    pub on: NaiveDate,
}

pub(super) fn consignees(gathered: &Gathered) -> Consignees {
    let (before, on) = (gathered.day_before(), gathered.as_of.on);
    let moves = consignee_moves(gathered);
    let between = |holds: &dyn Fn(&One, NaiveDate) -> bool| Between {
        start: tally(gathered.there(End::Before).filter(|(one, _)| holds(one, before))),
        end: tally(gathered.there(End::Now).filter(|(one, _)| holds(one, on))),
    };
    let kind = |one: &One, on: NaiveDate| one.span(on).map(|span| span.kind.0);
    let of_tier = |end: End, wanted: Tier| tally(gathered.there(end).filter(|(_, judged)| judged.tier == wanted));
    Consignees {
        movement: moves.count(),
        by_kind: breakdown(ConsigneeKind::ALL, ConsigneeKind::code, |wanted| between(&|one, on| kind(one, on) == Some(wanted))),
        by_tier: breakdown(Tier::ALL, Tier::code, |wanted| Between { start: of_tier(End::Before, wanted), end: of_tier(End::Now, wanted) }),
        abroad: between(&|one, on| one.span(on).is_some_and(|span| span.country != "JP")),
        joined: of_moves(gathered, &moves, Came::In),
        left: of_moves(gathered, &moves, Came::Out),
    }
}

/// Which consignees were there, came and went.
pub(super) fn consignee_moves(gathered: &Gathered) -> Moves {
    let periods = gathered.all.iter().flat_map(|one| one.spans.iter().map(|span| (one.id, span.period())));
    moves(periods, gathered.period.first(), gathered.as_of.on)
}

/// Which pieces of work were.
pub(super) fn work_moves(gathered: &Gathered) -> Moves {
    let rows = gathered.all.iter().flat_map(|one| &one.known.work);
    moves(rows.map(|row| (row.id, period(row))), gathered.period.first(), gathered.as_of.on)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Came {
    In,
    Out,
}

fn of_moves(gathered: &Gathered, moves: &Moves, came: Came) -> Vec<Moved> {
    let ids = if came == Came::In { &moves.joined } else { &moves.left };
    let turned = |one: &One| {
        let periods: Vec<Period> = one.spans.iter().map(Span::period).collect();
        Some(Moved {
            consignee: one.name(gathered.as_of.on),
            control_no: String::new(),
            work: String::new(),
            on: turn(&periods, gathered, came)?,
        })
    };
    let mut all: Vec<Moved> = gathered.all.iter().filter(|one| ids.contains(&one.id)).filter_map(turned).collect();
    all.sort_by_key(|moved| moved.on);
    all
}

/// The first day in the year of one that came, the last day of one that went.
fn turn(periods: &[Period], gathered: &Gathered, came: Came) -> Option<NaiveDate> {
    let (first, on) = (gathered.period.first(), gathered.as_of.on);
    match came {
        Came::In => periods.iter().map(|period| period.from_on).filter(|from_on| *from_on >= first).min(),
        Came::Out => periods.iter().filter_map(|period| period.until_on).filter(|until_on| *until_on < on).max(),
    }
}

pub(super) fn entrustments(gathered: &Gathered) -> Entrustments {
    let (before, on) = (gathered.day_before(), gathered.as_of.on);
    let rows = || gathered.all.iter().flat_map(|one| &one.known.work);
    let moves = work_moves(gathered);
    let between = |holds: &dyn Fn(&Row) -> bool| Between {
        start: tally(rows().filter(|row| period(row).holds(before) && holds(row))),
        end: tally(rows().filter(|row| period(row).holds(on) && holds(row))),
    };
    Entrustments {
        movement: moves.count(),
        by_kind: breakdown(EntrustmentKind::ALL, EntrustmentKind::code, |wanted| between(&|row| row.kind.0 == wanted)),
        by_kind_of_work: breakdown(KindOfWork::ALL, KindOfWork::code, |wanted| between(&|row| row.kind_of_work.0 == wanted)),
        abroad: between(&|row| handling(row).is_abroad() == Some(true)),
        country_unknown: between(&|row| handling(row).is_abroad().is_none()),
        special_care: between(&|row| row.special_care),
        my_number: between(&|row| row.my_number),
        begun: work_of_moves(gathered, &moves, Came::In),
        ended: work_of_moves(gathered, &moves, Came::Out),
    }
}

fn work_of_moves(gathered: &Gathered, moves: &Moves, came: Came) -> Vec<Moved> {
    let ids = if came == Came::In { &moves.joined } else { &moves.left };
    let mut all = Vec::new();
    for one in &gathered.all {
        for rows in one.known.work.chunk_by(|a, b| a.id == b.id) {
            let periods: Vec<Period> = rows.iter().map(period).collect();
            let found = rows.last().filter(|row| ids.contains(&row.id)).zip(turn(&periods, gathered, came));
            all.extend(found.map(|(row, on)| Moved {
                consignee: one.name(gathered.as_of.on),
                control_no: row.control_no.clone(),
                work: row.work.clone(),
                on,
            }));
        }
    }
    all.sort_by_key(|moved| moved.on);
    all
}

fn period(row: &Row) -> Period {
    Period { from_on: row.from_on, until_on: row.until_on }
}

fn breakdown<T: Copy>(all: &[T], code: fn(T) -> &'static str, count: impl Fn(T) -> Between) -> Vec<Breakdown> {
    all.iter().map(|value| Breakdown { code: code(*value), count: count(*value) }).collect()
}

fn tally<T>(items: impl Iterator<Item = T>) -> i64 {
    i64::try_from(items.count()).unwrap_or(i64::MAX)
}
