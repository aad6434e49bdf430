//! Section: handling in foreign countries, its routes, and the checks of recipients.

use super::document::{Block, Cell, Row, Section, Table};
use super::say::Say;
use super::years::{counts, shares, start_and_end};
use crate::domain::foreign::Route;
use crate::domain::message::Message;
use crate::operations::report::{AnnualReport, CheckDueLine, CheckLine, CountryRouteCount, ForeignHandling, PlaceLine};

/// What every table of places begins with.
const PLACE: [&str; 5] = [
    "report-column-work-no",
    "report-column-work",
    "report-column-consignee",
    "report-foreign-column-sub",
    "report-foreign-column-countries",
];

pub(super) fn section(report: &AnnualReport, say: &Say) -> Section {
    let foreign = &report.foreign;
    let about = Message::new("report-foreign-about").with("on", report.period.on);
    let blocks = vec![
        Block::text(say.message(&about)),
        Block::table(figures(foreign, say)),
        Block::table(countries(&foreign.by_country, say)),
        Block::table(places(("foreign_without_route", "report-foreign-without-route"), &foreign.without_route, say)),
        Block::table(places(("foreign_overdue", "report-foreign-overdue"), &foreign.overdue, say)),
        Block::table(due(&foreign.due, say)),
        Block::table(results(foreign, say)),
        Block::table(not_maintained(&foreign.not_maintained, say)),
    ];
    Section { number: 0, id: "foreign", title: say.text("report-foreign"), blocks }
}

fn figures(foreign: &ForeignHandling, say: &Say) -> Table {
    shares(
        ("foreign_figures", "report-foreign-figures"),
        (&foreign.year, foreign.before.as_ref()),
        &[
            ("report-figure-foreign-without-route", |year| year.without_route),
            ("report-figure-foreign-checked", |year| year.checked),
            ("report-figure-foreign-in-time", |year| year.in_time),
            ("report-figure-foreign-overdue", |year| year.overdue),
        ],
        say,
    )
}

fn countries(lines: &[CountryRouteCount], say: &Say) -> Table {
    let columns = [
        "report-foreign-column-country",
        "report-foreign-column-route",
        "#report-column-start",
        "#report-column-end",
        "#report-column-change",
    ];
    let row = |line: &CountryRouteCount| {
        let tone = if line.route.is_none() && line.count.end > 0 { "bad" } else { "" };
        Row::of([vec![Cell::code(&line.country), route(line.route, say)], start_and_end(line.count, say)].concat())
            .toned(tone)
            .keyed(&line.key())
    };
    say.filled(say.table("foreign_countries", "report-foreign-countries", &columns), lines.iter().map(row).collect())
}

fn route(route: Option<Route>, say: &Say) -> Cell {
    Cell::words(&route.map_or_else(|| say.text("report-foreign-no-route"), |route| say.label(route)))
}

/// Where it is, of whom and of what.
fn head(place: &PlaceLine, say: &Say) -> Vec<Cell> {
    let sub = place.sub_entrustment_id.map(|sub| format!("?sub={sub}")).unwrap_or_default();
    let address = format!("/foreign/{}{sub}", place.entrustment_id);
    vec![
        Cell { href: Some(address), ..Cell::code(&place.control_no) },
        Cell::words(&place.work),
        say.consignee(&place.consignee),
        Cell::words(&place.sub),
        Cell::code(&place.countries.join(", ")),
    ]
}

fn places((id, caption): (&'static str, &str), lines: &[PlaceLine], say: &Say) -> Table {
    let more = ["report-foreign-column-route", "report-foreign-column-check-due", "report-foreign-column-last-check"];
    let row = |line: &PlaceLine| {
        let more = vec![route(line.route, say), say.date(line.check_due_on), say.date(line.last_checked_on)];
        Row::of([head(line, say), more].concat()).toned("bad")
    };
    say.filled(say.table(id, caption, &[&PLACE[..], &more].concat()), lines.iter().map(row).collect())
}

/// The checks of the year, each with how it stands.
fn due(lines: &[CheckDueLine], say: &Say) -> Table {
    let more = ["report-foreign-column-check-due", "report-foreign-column-checked-on", "report-column-state"];
    let row = |line: &CheckDueLine| {
        let state = match (line.checked_on, line.in_time) {
            (Some(_), true) => "report-foreign-in-time",
            (Some(_), false) => "report-foreign-late",
            (None, _) => "report-foreign-open",
        };
        let more = vec![say.date(Some(line.due_on)), say.date(line.checked_on), Cell::words(&say.text(state))];
        Row::of([head(&line.place, say), more].concat())
    };
    say.filled(say.table("foreign_due", "report-foreign-due", &[&PLACE[..], &more].concat()), lines.iter().map(row).collect())
}

fn results(foreign: &ForeignHandling, say: &Say) -> Table {
    let rows = foreign.results.iter().map(|line| (line.result.code().to_owned(), say.label(line.result), line.count, line.before));
    counts(("foreign_results", "report-foreign-results"), rows, say)
}

fn not_maintained(lines: &[CheckLine], say: &Say) -> Table {
    let more = ["report-foreign-column-checked-on", "report-foreign-column-result"];
    let row = |line: &CheckLine| {
        let more = vec![say.date(Some(line.checked_on)), Cell::words(&say.label(line.result))];
        Row::of([head(&line.place, say), more].concat()).toned("attention")
    };
    let table = say.table("foreign_not_maintained", "report-foreign-not-maintained", &[&PLACE[..], &more].concat());
    say.filled(table, lines.iter().map(row).collect())
}
