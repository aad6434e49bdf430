//! Section: reviews, the plan of the year, what was done, found and moved, what is overdue, and failures of supervision.

use super::document::{Block, Cell, Row, Section, Table};
use super::ndas::compared;
use super::review_lines::{cancelled, done, moved, overdue};
use super::say::Say;
use super::years::{compared_table, counts, shares};
use crate::domain::message::Message;
use crate::domain::plan::PlanState;
use crate::operations::report::{AnnualReport, FailureCount, Reviews, UndatedLine};

pub(super) fn section(report: &AnnualReport, say: &Say) -> Section {
    let reviews = &report.reviews;
    let about = Message::new("report-reviews-about").with("on", report.period.on);
    let blocks = vec![
        Block::text(say.message(&about)),
        Block::text(plan(reviews, say)),
        Block::table(figures(reviews, say)),
        Block::table(grades(reviews, say)),
        Block::table(conclusions(reviews, say)),
        Block::table(overdue(&reviews.overdue, say)),
        Block::table(undated(&reviews.undated, say)),
        Block::table(done(&reviews.done, say)),
        Block::table(moved(&reviews.moved, say)),
        Block::table(cancelled(&reviews.cancelled, say)),
        Block::table(failure_counts(&reviews.failure_counts, say)),
        Block::table(failures(reviews, say)),
    ];
    Section { number: 0, id: "reviews", title: say.text("report-reviews"), blocks }
}

/// Whether the plan of the year was approved, when, and by whom.
fn plan(reviews: &Reviews, say: &Say) -> String {
    let message = match (reviews.plan.state, reviews.plan.approved_on) {
        (Some(PlanState::Approved), Some(on)) => {
            Message::new("report-review-plan-approved").with("on", on).with("by", &reviews.plan.approved_by)
        }
        (Some(state), _) => Message::new("report-review-plan-not-approved").label("state", state.label_id()),
        (None, _) => Message::new("report-review-plan-none"),
    };
    say.message(&message)
}

fn figures(reviews: &Reviews, say: &Say) -> Table {
    let years = (&reviews.year, reviews.before.as_ref());
    shares(
        ("review_figures", "report-review-figures"),
        years,
        &[
            ("report-figure-review-done", |year| year.done),
            ("report-figure-review-moved", |year| year.moved),
            ("report-figure-review-cancelled", |year| year.cancelled),
            ("report-figure-review-in-time", |year| year.in_time),
            ("report-figure-review-overdue", |year| year.overdue),
            ("report-figure-review-by-date", |year| year.by_date),
            ("report-figure-review-by-rule", |year| year.by_rule),
            ("report-figure-review-undated", |year| year.undated),
        ],
        say,
    )
}

fn grades(reviews: &Reviews, say: &Say) -> Table {
    let rows = reviews.grades.iter().map(|line| (line.grade.code().to_owned(), say.label(line.grade), line.count, line.before));
    counts(("review_grades", "report-review-grades"), rows, say)
}

fn conclusions(reviews: &Reviews, say: &Say) -> Table {
    let rows =
        reviews.conclusions.iter().map(|line| (line.conclusion.code().to_owned(), say.label(line.conclusion), line.count, line.before));
    counts(("review_conclusions", "report-review-conclusions"), rows, say)
}

/// Work that nobody has set a date for.
fn undated(lines: &[UndatedLine], say: &Say) -> Table {
    let columns = ["report-column-work-no", "report-column-work", "report-column-consignee", "report-review-column-due-on"];
    let row = |line: &UndatedLine| {
        let cells =
            vec![Cell::code(&line.control_no), Cell::words(&line.work), say.consignee(&line.consignee), say.date(Some(line.due_on))];
        Row::of(cells).toned("bad")
    };
    say.filled(say.table("reviews_undated", "report-review-undated", &columns), lines.iter().map(row).collect())
}

fn failure_counts(lines: &[FailureCount], say: &Say) -> Table {
    let row = |line: &FailureCount| compared(&line.failure.label_id(), line.consignees, line.before, say);
    compared_table(("failure_counts", "report-failure-counts"), lines.iter().map(row).collect(), say)
}

/// Every failure of every consignee, with what shows it.
fn failures(reviews: &Reviews, say: &Say) -> Table {
    let columns = ["report-column-control-no", "report-column-consignee", "report-review-column-failure", "report-column-reason"];
    let all = reviews.failures.iter().flat_map(|line| line.alarms.iter().map(move |alarm| (&line.consignee, alarm)));
    let rows = all.map(|(consignee, alarm)| {
        let cells = vec![
            Cell::code(&consignee.control_no),
            say.consignee(consignee),
            Cell::words(&say.label(alarm.failure)),
            Cell::words(&say.message(&alarm.reason)),
        ];
        Row::of(cells).toned("bad")
    });
    say.filled(say.table("failures", "report-failures", &columns), rows.collect())
}
