//! Consignees and entrustments: who was there, came and went, and of which kinds they are; and how consignees stand at the end.

use super::super::gather::{End, Gathered, One};
use super::super::register::{consignee_moves, work_moves};
use super::found::Found;
use crate::domain::period::Period;
use crate::domain::report::Moves;
use crate::operations::facts::handling;
use crate::store::entrustment::Row;

pub(super) fn tell(gathered: &Gathered, found: &mut Found) {
    let consignees = consignee_moves(gathered);
    let work = work_moves(gathered);
    for one in &gathered.all {
        moved(found, "consignees", &consignees, one.id, || gathered.consignee_fact(one));
        let mut ids: Vec<i64> = one.known.work.iter().map(|row| row.id).collect();
        ids.dedup();
        for id in ids {
            moved(found, "entrustments", &work, id, || gathered.work_fact(one, id));
        }
        consignee(gathered, one, found);
        of_work(gathered, one, found);
    }
}

fn moved(found: &mut Found, row: &str, moves: &Moves, id: i64, fact: impl Fn() -> super::Fact) {
    for (column, ids) in [("start", &moves.start), ("joined", &moves.joined), ("left", &moves.left), ("end", &moves.end)] {
        if ids.contains(&id) {
            found.add(("movements", row, column), &fact);
        }
    }
}

fn consignee(gathered: &Gathered, one: &One, found: &mut Found) {
    let ends = [(End::Before, "start", gathered.day_before()), (End::Now, "end", gathered.as_of.on)];
    for (end, column, on) in ends {
        let Some(judged) = one.judged(end) else { continue };
        let span = one.span(on);
        let kind = span.map(|span| format!("consignees-kind-{}", span.kind.0.code()));
        let abroad = span.is_some_and(|span| span.country != "JP").then(|| "consignees-place-abroad".to_owned());
        for row in [kind, Some(format!("consignees-tier-{}", judged.tier.code())), abroad].into_iter().flatten() {
            found.add(("composition", &row, column), || gathered.consignee_fact(one));
        }
    }
    if one.judged(End::Now).is_some() {
        for row in ROWS_OF_CONSIGNEES.iter().flat_map(rows_of) {
            found.add(("composition", &row, "of"), || gathered.consignee_fact(one));
        }
    }
}

fn of_work(gathered: &Gathered, one: &One, found: &mut Found) {
    for row in &one.known.work {
        let period = Period { from_on: row.from_on, until_on: row.until_on };
        let fact = || gathered.work_fact(one, row.id);
        for (column, on) in [("start", gathered.day_before()), ("end", gathered.as_of.on)] {
            if period.holds(on) {
                for kind in kinds(row) {
                    found.add(("composition", &kind, column), fact);
                }
            }
        }
        if period.holds(gathered.as_of.on) {
            for kind in ROWS_OF_WORK.iter().flat_map(rows_of) {
                found.add(("composition", &kind, "of"), fact);
            }
        }
    }
}

/// The rows of the composition in which a piece of work counts.
fn kinds(row: &Row) -> Vec<String> {
    let handled = handling(row).is_abroad();
    let mut kinds = vec![format!("entrustments-kind-{}", row.kind.0.code()), format!("entrustments-work-{}", row.kind_of_work.0.code())];
    let also = [
        (handled == Some(true), "entrustments-place-abroad"),
        (handled.is_none(), "entrustments-place-unknown"),
        (row.special_care, "entrustments-data-special_care"),
        (row.my_number, "entrustments-data-my_number"),
    ];
    kinds.extend(also.iter().filter(|(is_so, _)| *is_so).map(|(_, kind)| (*kind).to_owned()));
    kinds
}

/// Aspects with their codes, for the denominators: every row is out of all.
type Aspect = (&'static str, &'static [&'static str]);

const ROWS_OF_CONSIGNEES: [Aspect; 3] = [
    ("consignees-kind", crate::domain::consignee::ConsigneeKind::CODES),
    ("consignees-tier", crate::domain::tier::Tier::CODES),
    ("consignees-place", &["abroad"]),
];

const ROWS_OF_WORK: [Aspect; 4] = [
    ("entrustments-kind", crate::domain::entrustment::EntrustmentKind::CODES),
    ("entrustments-work", crate::domain::criteria::KindOfWork::CODES),
    ("entrustments-place", &["abroad", "unknown"]),
    ("entrustments-data", &["special_care", "my_number"]),
];

fn rows_of((aspect, codes): &Aspect) -> impl Iterator<Item = String> {
    codes.iter().map(move |code| format!("{aspect}-{code}"))
}
