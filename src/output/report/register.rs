//! Section: consignees and entrustments, who came and who went, and of what kinds they are.

use super::document::{Block, Cell, Row, Section, Table};
use super::say::{Say, key};
use crate::domain::codes::Code;
use crate::domain::consignee::ConsigneeKind;
use crate::domain::criteria::KindOfWork;
use crate::domain::entrustment::EntrustmentKind;
use crate::domain::report::{Between, Movement};
use crate::domain::tier::Tier;
use crate::operations::report::{AnnualReport, Breakdown, Moved};

pub(super) fn section(report: &AnnualReport, say: &Say) -> Section {
    let (consignees, entrustments) = (&report.consignees, &report.entrustments);
    let blocks = vec![
        Block::table(movements(report, say)),
        Block::table(composition(report, say)),
        Block::table(consignees_moved("joined", "report-consignees-new", &consignees.joined, say)),
        Block::table(consignees_moved("left", "report-consignees-gone", &consignees.left, say)),
        Block::table(work_moved("begun", "report-work-begun", &entrustments.begun, say)),
        Block::table(work_moved("ended", "report-work-ended", &entrustments.ended, say)),
    ];
    Section { number: 0, id: "register", title: say.text("report-register"), blocks }
}

fn movements(report: &AnnualReport, say: &Say) -> Table {
    let columns = [
        "report-column-subject",
        "#report-column-start",
        "#report-column-joined",
        "#report-column-left",
        "#report-column-end",
        "#report-column-change",
    ];
    let row = |name: &str, movement: Movement| {
        let Movement { start, joined, left, end } = movement;
        Row::of(vec![
            Cell::words(&say.text(name)),
            say.count(start),
            say.count(joined),
            say.count(left),
            say.count(end),
            say.change(end - start),
        ])
        .keyed(key(name))
    };
    let rows = vec![row("report-consignees", report.consignees.movement), row("report-entrustments", report.entrustments.movement)];
    say.filled(say.table("movements", "report-movements", &columns), rows)
}

/// Each kind at the beginning and at the end, with the whole it is a part of.
fn composition(report: &AnnualReport, say: &Say) -> Table {
    let columns = [
        "report-column-subject",
        "report-column-aspect",
        "report-column-kind",
        "#report-column-start",
        "#report-column-end",
        "#report-column-of",
        "#report-column-change",
    ];
    let mut rows = Vec::new();
    let (consignees, entrustments) = (&report.consignees, &report.entrustments);
    let mut add = |subject: &str, of: i64, aspect: &str, lines: Vec<(&'static str, String, Between)>| {
        let group = format!("{}-{}", key(subject), aspect.trim_start_matches("report-aspect-"));
        rows.extend(lines.into_iter().filter(|(.., count)| count.start > 0 || count.end > 0).map(|(code, name, count)| {
            Row::of(vec![
                Cell::words(&say.text(subject)),
                Cell::words(&say.text(aspect)),
                Cell::words(&name),
                say.count(count.start),
                say.count(count.end),
                say.count(of),
                say.change(count.end - count.start),
            ])
            .keyed(&format!("{group}-{code}"))
        }));
    };
    let end = consignees.movement.end;
    add("report-consignees", end, "report-aspect-kind", named::<ConsigneeKind>(&consignees.by_kind, say));
    add("report-consignees", end, "report-aspect-tier", named::<Tier>(&consignees.by_tier, say));
    add("report-consignees", end, "report-aspect-place", vec![("abroad", say.text("report-established-abroad"), consignees.abroad)]);
    let end = entrustments.movement.end;
    add("report-entrustments", end, "report-aspect-kind", named::<EntrustmentKind>(&entrustments.by_kind, say));
    add("report-entrustments", end, "report-aspect-work", named::<KindOfWork>(&entrustments.by_kind_of_work, say));
    let places = vec![
        ("abroad", say.text("report-handled-abroad"), entrustments.abroad),
        ("unknown", say.text("report-country-unknown"), entrustments.country_unknown),
    ];
    add("report-entrustments", end, "report-aspect-place", places);
    let data = vec![
        ("special_care", say.text("report-special-care"), entrustments.special_care),
        ("my_number", say.text("report-my-number"), entrustments.my_number),
    ];
    add("report-entrustments", end, "report-aspect-data", data);
    say.filled(say.table("composition", "report-composition", &columns), rows)
}

fn named<C: Code>(lines: &[Breakdown], say: &Say) -> Vec<(&'static str, String, Between)> {
    lines.iter().filter_map(|line| Some((line.code, say.label(C::from_code(line.code)?), line.count))).collect()
}

fn consignees_moved(id: &'static str, caption: &str, moved: &[Moved], say: &Say) -> Table {
    let columns = [
        "report-column-control-no",
        "report-column-consignee",
        if id == "joined" { "report-column-first-day" } else { "report-column-last-day" },
    ];
    let row =
        |moved: &Moved| Row::of(vec![Cell::code(&moved.consignee.control_no), say.consignee(&moved.consignee), say.date(Some(moved.on))]);
    say.filled(say.table(id, caption, &columns), moved.iter().map(row).collect())
}

fn work_moved(id: &'static str, caption: &str, moved: &[Moved], say: &Say) -> Table {
    let day = if id == "begun" { "report-column-first-day" } else { "report-column-last-day" };
    let columns = ["report-column-work-no", "report-column-work", "report-column-consignee", day];
    let row = |moved: &Moved| {
        Row::of(vec![Cell::code(&moved.control_no), Cell::words(&moved.work), say.consignee(&moved.consignee), say.date(Some(moved.on))])
    };
    say.filled(say.table(id, caption, &columns), moved.iter().map(row).collect())
}
