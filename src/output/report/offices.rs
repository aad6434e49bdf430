//! Section: the offices that were held, and those that were vacant.

use super::document::{Block, Cell, Row, Section, Table};
use super::say::Say;
use crate::domain::message::Message;
use crate::domain::report::Share;
use crate::operations::report::{AnnualReport, OfficeLine, Vacancy};

pub(super) fn section(report: &AnnualReport, say: &Say) -> Section {
    let about = Message::new("report-offices-about").with("on", report.period.on);
    let blocks = vec![Block::text(say.message(&about)), Block::table(vacancies(report, say)), Block::table(held(report, say))];
    Section { number: 0, id: "offices", title: say.text("report-offices"), blocks }
}

fn vacancies(report: &AnnualReport, say: &Say) -> Table {
    let columns = [
        "report-office-column-office",
        "report-office-column-duty",
        "report-office-column-now",
        "#report-office-column-vacant-days",
        "#report-office-column-days",
        "#report-column-percent",
    ];
    let row = |line: &Vacancy| {
        let tone = match (line.vacant, line.required) {
            (true, true) => "bad",
            (true, false) => "attention",
            (false, _) => "",
        };
        let now = if line.vacant { "report-office-vacant" } else { "report-office-held" };
        let duty = if line.required { "report-office-required" } else { "report-office-advised" };
        Row::of(vec![
            Cell::words(&say.label(line.office)),
            Cell::words(&say.text(duty)),
            Cell::words(&say.text(now)),
            say.count(line.days),
            say.count(line.of),
            Cell::percent(Share::of(line.days, line.of)),
        ])
        .toned(tone)
    };
    say.filled(say.table("vacancies", "report-office-vacancies", &columns), report.offices.vacancies.iter().map(row).collect())
}

fn held(report: &AnnualReport, say: &Say) -> Table {
    let columns = [
        "report-office-column-office",
        "report-office-column-person",
        "report-column-from",
        "report-column-until-on",
        "report-office-column-letter",
    ];
    let row = |line: &OfficeLine| {
        Row::of(vec![
            Cell::words(&say.label(line.office)),
            Cell { href: Some(format!("/people/{}", line.person_id)), ..Cell::person(&line.name) },
            say.date(Some(line.from_on)),
            say.date(line.until_on),
            Cell::words(&line.letter),
        ])
    };
    say.filled(say.table("offices", "report-office-holders", &columns), report.offices.held.iter().map(row).collect())
}
