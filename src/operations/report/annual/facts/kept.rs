//! Reviews, failures of supervision, corrective actions, and facts recorded late.

use super::super::gather::{Gathered, One};
use super::super::late;
use super::super::review_lines::Book;
use super::{Fact, Found, NOW, Told};
use crate::domain::action::Action;
use crate::domain::report::{ActionYear, ReviewFigure, action_year, reviews_counted, was_done};
use crate::domain::review::{Failure, alarms};
use crate::error::Result;
use crate::operations::action::held;
use crate::store::action::Row;
use crate::store::{ReadTx, action};

pub(super) fn tell(tx: &mut ReadTx<'_>, gathered: &Gathered, has_before: bool, found: &mut Found) -> Result<()> {
    let book = Book::of(tx, gathered)?;
    let known = gathered.as_of.known;
    let actions = held(action::all(tx, known)?, action::all_steps(tx, known)?);
    for told in gathered.told(has_before) {
        for one in &gathered.all {
            reviews(gathered, one, told, found);
            failures(gathered, one, told, found);
        }
        results(gathered, &book, told, found);
        for (row, action) in &actions {
            of_year(gathered, row, action, told, found);
        }
    }
    for (row, action) in &actions {
        for (column, on) in [("start", gathered.day_before()), ("end", gathered.as_of.on)] {
            if action.is_there(on) && action.state(on).is_open() {
                found.add(("action_grades", row.grade.0.code(), column), || action_fact(gathered, row));
            }
        }
    }
    recorded_late(tx, gathered, found)
}

fn reviews(gathered: &Gathered, one: &One, told: Told, found: &mut Found) {
    let period = if told.columns == NOW { gathered.period } else { gathered.period.previous() };
    let watched = &one.known.facts.watched;
    reviews_counted(watched, period, told.on, |figure, id, counts| {
        let row = format!("review-{}", figure.code().replace('_', "-"));
        let fact = || match figure {
            ReviewFigure::Undated => gathered.work_fact(one, id),
            _ => review_fact(gathered, one, id),
        };
        found.share("review_figures", &row, told.columns, counts, fact);
    });
}

fn review_fact(gathered: &Gathered, one: &One, id: i64) -> Fact {
    let review = one.known.facts.watched.reviews.iter().find(|review| review.id == id);
    let fact = gathered.thing_fact(one, "review", id, ("", ""));
    fact.on(review.map(|review| review.done_on.unwrap_or_else(|| review.planned_on(gathered.as_of.on))))
}

/// What was found in the reviews carried out, and how they were concluded.
fn results(gathered: &Gathered, book: &Book<'_>, told: Told, found: &mut Found) {
    let period = if told.columns == NOW { gathered.period } else { gathered.period.previous() };
    let ended = book.ended(|review| was_done(review, period, told.on));
    for (consignee_id, review_id, conclusion, grades) in ended {
        let Some(one) = gathered.find(consignee_id) else { continue };
        let fact = || review_fact(gathered, one, review_id);
        for grade in grades {
            found.add(("review_grades", grade.code(), told.columns.0), fact);
        }
        if let Some(conclusion) = conclusion {
            found.add(("review_conclusions", conclusion.code(), told.columns.0), fact);
        }
    }
}

/// Whose facts show a failure of supervision, of all with supervised work.
fn failures(gathered: &Gathered, one: &One, told: Told, found: &mut Found) {
    let facts = &one.known.facts;
    if facts.supervised(told.on).next().is_none() {
        return;
    }
    let shown: Vec<Failure> = alarms(facts, told.on).iter().map(|alarm| alarm.failure).collect();
    for failure in Failure::ALL {
        let fact = || gathered.consignee_fact(one);
        found.share("failure_counts", &failure.label_id(), told.columns, shown.contains(failure), fact);
    }
}

fn action_fact(gathered: &Gathered, row: &Row) -> Fact {
    let whose = row.consignee_id.and_then(|id| gathered.find(id)).map(|one| one.name(gathered.as_of.on).name).unwrap_or_default();
    Fact::new("action", row.id, (&row.control_no, &row.finding)).of(&whose).on(Some(row.opened_on))
}

/// What one action adds to each figure of the year.
fn of_year(gathered: &Gathered, row: &Row, action: &Action, told: Told, found: &mut Found) {
    let ActionYear { movement, closed, in_time, overdue, unconfirmed } = action_year([action], told.first, told.on);
    let fact = || action_fact(gathered, row);
    let line = format!("column-{}", told.columns.0);
    let counts = [("start", movement.start), ("opened", movement.joined), ("ended", movement.left), ("end", movement.end)];
    for (column, _) in counts.iter().filter(|(_, count)| *count > 0) {
        found.add(("action_movement", &line, column), fact);
    }
    let shares = [("action-closed", closed), ("action-in-time", in_time), ("action-overdue", overdue), ("action-unconfirmed", unconfirmed)];
    for (name, share) in shares.iter().filter(|(_, share)| share.of > 0) {
        found.share("action_shares", name, told.columns, share.count > 0, fact);
    }
}

fn recorded_late(tx: &mut ReadTx<'_>, gathered: &Gathered, found: &mut Found) -> Result<()> {
    for line in late::of(tx, gathered)?.lines {
        let fact = || Fact::new("ledger", line.seq, ("", &line.name)).on(Some(line.from_on));
        found.summed("late_counts", line.kind.code(), "count", fact);
    }
    Ok(())
}
