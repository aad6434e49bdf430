//! Section: training, its rates, absentees, tests, and the plan against what was done.

use super::document::{Block, Cell, Row, Section, Table};
use super::say::Say;
use crate::domain::message::Message;
use crate::domain::report::Share;
use crate::operations::report::{Absentee, AnnualReport, CourseYear, TestYear, Training};

pub(super) fn section(report: &AnnualReport, say: &Say) -> Section {
    let training = &report.training;
    let about = Message::new("report-training-about").with("on", report.period.on);
    let blocks = vec![
        Block::text(say.message(&about)),
        Block::table(rates(&training.courses, say)),
        Block::table(tests(&training.tests, say)),
        Block::table(planned(training, say)),
        Block::table(absentees(&training.absentees, say)),
    ];
    Section { number: 0, id: "training", title: say.text("report-training"), blocks }
}

fn rates(courses: &[CourseYear], say: &Say) -> Table {
    let columns = [
        "report-training-column-course",
        "#report-training-column-valid",
        "#report-column-of",
        "#report-column-percent",
        "#report-training-column-before",
        "#report-training-column-overdue",
        "#report-training-column-on-leave",
        "#report-training-column-exempt",
    ];
    let row = |one: &CourseYear| {
        let cells = vec![
            course(one.course_id, &one.title_ja, &one.title_en, say),
            say.count(one.rate.count),
            say.count(one.rate.of),
            Cell::percent(one.rate),
            one.rate_before.map_or_else(Cell::nothing, Cell::percent),
            say.count(one.overdue),
            say.count(one.on_leave),
            say.count(one.exempt),
        ];
        Row::of(cells).toned(if one.overdue > 0 { "attention" } else { "" }).keyed(&one.course_id.to_string())
    };
    say.filled(say.table("training_rates", "report-training-rates", &columns), courses.iter().map(row).collect())
}

fn tests(tests: &[TestYear], say: &Say) -> Table {
    let columns = [
        "report-training-column-course",
        "#report-training-column-passed",
        "#report-column-of",
        "#report-column-percent",
        "#report-training-column-mean",
    ];
    let row = |one: &TestYear| {
        let Share { count, of } = one.passed;
        let title = course(one.course_id, &one.title_ja, &one.title_en, say);
        Row::of(vec![title, say.count(count), say.count(of), Cell::percent(one.passed), Cell::tenths(one.mean_tenths)])
            .keyed(&one.course_id.to_string())
    };
    say.filled(say.table("training_tests", "report-training-tests", &columns), tests.iter().map(row).collect())
}

fn planned(training: &Training, say: &Say) -> Table {
    let columns = [
        "report-training-column-plan",
        "#report-training-column-done",
        "#report-column-of",
        "#report-column-percent",
        "#report-training-column-late",
    ];
    let row = |state| {
        let cells = vec![
            Cell::words(&say.label(state)),
            say.count(training.done.count),
            say.count(training.done.of),
            Cell::percent(training.done),
            say.count(training.late),
        ];
        Row::of(cells).toned(if training.late > 0 { "attention" } else { "" }).keyed("plan")
    };
    say.filled(say.table("training_plan", "report-training-plan", &columns), training.plan.map(row).into_iter().collect())
}

fn absentees(absentees: &[Absentee], say: &Say) -> Table {
    let columns = [
        "report-training-column-person",
        "report-training-column-course",
        "report-training-column-missed",
        "report-training-column-reason",
        "report-training-column-made-up",
    ];
    let row = |one: &Absentee| {
        let cells = vec![
            Cell { href: Some(format!("/training/people/{}", one.person_id)), ..Cell::person(&one.name) },
            Cell { href: Some(format!("/training/sessions/{}", one.session_id)), ..Cell::words(say.pick(&one.title_ja, &one.title_en)) },
            say.date(Some(one.missed_on)),
            Cell::words(&one.note),
            say.date(one.made_up_on),
        ];
        Row::of(cells).toned(if one.made_up_on.is_none() { "attention" } else { "" })
    };
    say.filled(say.table("training_absentees", "report-training-absentees", &columns), absentees.iter().map(row).collect())
}

fn course(id: i64, ja: &str, en: &str, say: &Say) -> Cell {
    Cell { href: Some(format!("/training/courses/{id}")), ..Cell::words(say.pick(ja, en)) }
}
