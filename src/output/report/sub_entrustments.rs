//! Section: sub-consignees, those asked for in the year, those without approval, and companies behind several pieces of work.

use super::document::{Block, Cell, Row, Section, Table};
use super::say::{Say, key};
use super::years::{between, counts, shares};
use crate::domain::message::Message;
use crate::operations::report::{AnnualReport, CompanyLine, SubEntrustments, SubLine};

pub(super) fn section(report: &AnnualReport, say: &Say) -> Section {
    let subs = &report.sub_entrustments;
    let about = Message::new("report-sub-entrustments-about").with("on", report.period.on);
    let blocks = vec![
        Block::text(say.message(&about)),
        Block::table(numbers(subs, say)),
        Block::table(figures(subs, say)),
        Block::table(lines(("subs_lacking", "report-sub-lacking", "bad"), &subs.lacking, say)),
        Block::table(lines(("subs_waiting", "report-sub-waiting", "attention"), &subs.waiting, say)),
        Block::table(lines(("subs_late", "report-sub-late", ""), &subs.late, say)),
        Block::table(lines(("subs_requested", "report-sub-requested", ""), &subs.requested, say)),
        Block::table(between(("concentrated", "report-sub-concentrated"), &[("report-figure-sub-concentrated", subs.concentrated)], say)),
        Block::table(companies(&subs.companies, say)),
    ];
    Section { number: 0, id: "sub_entrustments", title: say.text("report-sub-entrustments"), blocks }
}

fn numbers(subs: &SubEntrustments, say: &Say) -> Table {
    let before = subs.before.as_ref();
    let rows = [
        ("report-figure-sub-under-way", subs.year.under_way, before.map(|year| year.under_way)),
        ("report-figure-sub-requested", subs.year.approved.of, before.map(|year| year.approved.of)),
        ("report-figure-sub-waiting", subs.year.waiting, before.map(|year| year.waiting)),
    ];
    let rows = rows.into_iter().map(|(name, now, before)| (key(name).to_owned(), say.text(name), now, before));
    counts(("sub_counts", "report-sub-counts"), rows, say)
}

fn figures(subs: &SubEntrustments, say: &Say) -> Table {
    shares(
        ("sub_figures", "report-sub-figures"),
        (&subs.year, subs.before.as_ref()),
        &[
            ("report-figure-sub-approved", |year| year.approved),
            ("report-figure-sub-noted", |year| year.noted),
            ("report-figure-sub-refused", |year| year.refused),
            ("report-figure-sub-undecided", |year| year.undecided),
            ("report-figure-sub-late", |year| year.late),
            ("report-figure-sub-lacking", |year| year.lacking),
        ],
        say,
    )
}

fn lines((id, caption, tone): (&'static str, &str, &'static str), lines: &[SubLine], say: &Say) -> Table {
    let columns = [
        "report-sub-column-name",
        "report-sub-column-work",
        "report-column-consignee",
        "report-column-work-no",
        "report-column-work",
        "report-sub-column-need",
        "report-column-state",
        "report-sub-column-requested-on",
        "report-column-first-day",
        "report-sub-column-decided-on",
    ];
    let row = |line: &SubLine| {
        let cells = vec![
            Cell { href: Some(format!("/sub-entrustments/{}", line.sub_entrustment_id)), ..Cell::words(&line.name) },
            Cell::words(&line.sub_work),
            say.consignee(&line.consignee),
            Cell::code(&line.control_no),
            Cell::words(&line.work),
            Cell::words(&say.label(line.need)),
            Cell::code(&say.label(line.state)),
            say.date(Some(line.requested_on)),
            say.date(Some(line.from_on)),
            say.date(line.decided_on),
        ];
        Row::of(cells).toned(tone)
    };
    say.filled(say.table(id, caption, &columns), lines.iter().map(row).collect())
}

/// Those behind two or more pieces of work.
fn companies(lines: &[CompanyLine], say: &Say) -> Table {
    let columns = [
        "report-sub-column-company",
        "#report-sub-column-all",
        "#report-sub-column-direct",
        "#report-sub-column-sub",
        "report-column-work",
    ];
    let row = |line: &CompanyLine| {
        Row::of(vec![
            Cell { href: line.consignee_id.map(|id| say.address(id)), ..Cell::words(&line.name) },
            say.count(line.count),
            say.count(line.direct),
            say.count(line.sub),
            Cell::lines(line.work.clone()),
        ])
    };
    say.filled(say.table("companies", "report-sub-companies", &columns), lines.iter().map(row).collect())
}
