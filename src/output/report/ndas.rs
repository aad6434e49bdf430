//! Section: NDAs and pledges, who is bound by one, and who or what is not.

use super::document::{Block, Cell, Row, Section, Table};
use super::say::{Say, key};
use crate::domain::message::Message;
use crate::domain::nda::Cover;
use crate::domain::report::{Days, NdaCount, Share};
use crate::operations::report::{AnnualReport, NdaLine, Ndas, Unbound};

pub(super) fn section(report: &AnnualReport, say: &Say) -> Section {
    let ndas = &report.ndas;
    let about = Message::new("report-ndas-about").with("on", report.period.on);
    let blocks = vec![
        Block::text(say.message(&about)),
        Block::table(coverage(ndas, say)),
        Block::table(groups(ndas, say)),
        Block::table(covers(ndas, say)),
        Block::table(unbound(ndas, say)),
        Block::table(movement(ndas, say)),
        Block::table(sign_off(ndas, say)),
        Block::table(open(ndas, say)),
        Block::table(named(("expired", "report-nda-expired", "report-column-last-day"), &ndas.expired, say)),
        Block::table(named(("unsigned", "report-nda-unsigned", "report-column-waits-since"), &ndas.waiting, say)),
        Block::table(gaps(ndas, say)),
    ];
    Section { number: 0, id: "ndas", title: say.text("report-ndas"), blocks }
}

/// What is bound or agreed out of what has to be, this year and the year before.
fn coverage(ndas: &Ndas, say: &Say) -> Table {
    const COLUMNS: [&str; 7] = [
        "report-column-figure",
        "#report-column-this-year",
        "#report-column-of",
        "#report-column-percent",
        "#report-column-year-before",
        "#report-column-of",
        "#report-column-percent",
    ];
    let rows = vec![
        compared("report-figure-bound", ndas.bound, ndas.bound_before, say),
        compared("report-figure-confidential", ndas.work, ndas.work_before, say),
    ];
    say.filled(say.table("coverage", "report-nda-coverage", &COLUMNS), rows)
}

/// A share of the period beside that of the one before.
pub(super) fn compared(name: &str, now: Share, before: Option<Share>, say: &Say) -> Row {
    let cells = |share: Option<Share>| match share {
        Some(share) => [say.count(share.count), say.count(share.of), Cell::percent(share)],
        None => [Cell::nothing(), Cell::nothing(), Cell::nothing()],
    };
    Row::of([vec![Cell::words(&say.text(name))], cells(Some(now)).to_vec(), cells(before).to_vec()].concat()).keyed(key(name))
}

fn groups(ndas: &Ndas, say: &Say) -> Table {
    let columns = [
        "report-column-department",
        "report-column-person-kind",
        "#report-column-bound",
        "#report-column-with-access",
        "#report-column-percent",
        "#report-column-not-bound",
    ];
    let cells = |share: Share| vec![say.count(share.count), say.count(share.of), Cell::percent(share), say.count(share.of - share.count)];
    let rows = ndas.groups.iter().map(|group| {
        let head = vec![Cell::words(say.pick(&group.department_ja, &group.department_en)), Cell::words(&say.label(group.kind))];
        let key = format!("{}-{}", group.department_id.unwrap_or_default(), group.kind.code());
        Row::of([head, cells(group.share)].concat()).keyed(&key)
    });
    let head = vec![Cell::words(&say.text("report-total")), Cell::words("")];
    let foot = Row::of([head, cells(ndas.bound)].concat());
    say.footed(say.filled(say.table("bound_groups", "report-nda-groups", &columns), rows.collect()), foot)
}

fn covers(ndas: &Ndas, say: &Say) -> Table {
    let columns = ["report-column-state", "#report-column-people", "#report-column-of", "#report-column-percent"];
    let row = |cover: Cover, share: Share| {
        Row::of(vec![say.badge(cover, "cover"), say.count(share.count), say.count(share.of), Cell::percent(share)]).keyed(cover.code())
    };
    let rows = ndas.covers.iter().map(|count| row(count.cover, count.share)).collect();
    say.filled(say.table("covers", "report-nda-covers", &columns), rows)
}

fn unbound(ndas: &Ndas, say: &Say) -> Table {
    let columns = [
        "report-column-person-code",
        "report-column-person",
        "report-column-person-kind",
        "report-column-department",
        "report-column-state",
    ];
    let row = |line: &Unbound| {
        Row::of(vec![
            Cell::code(&line.code),
            Cell { href: Some(format!("/people/{}", line.person_id)), ..Cell::person(&line.name) },
            Cell::words(&say.label(line.kind)),
            Cell::words(say.pick(&line.department_ja, &line.department_en)),
            say.badge(line.cover, "cover"),
        ])
    };
    say.filled(say.table("unbound", "report-nda-unbound", &columns), ndas.unbound.iter().map(row).collect())
}

/// A figure by the id of its name.
type Figure = (&'static str, fn(&NdaCount) -> i64);

fn movement(ndas: &Ndas, say: &Say) -> Table {
    const FIGURES: [Figure; 6] = [
        ("report-nda-issued", |count| count.issued),
        ("report-nda-signed", |count| count.signed),
        ("report-nda-signed-off", |count| count.signed_off),
        ("report-nda-declined", |count| count.declined),
        ("report-nda-ended", |count| count.ended),
        ("report-nda-ran-out", |count| count.expired),
    ];
    let columns = ["report-column-figure", "#report-column-this-year", "#report-column-year-before", "#report-column-change"];
    let row = |now: i64, before: Option<i64>, name: &str| {
        let change = before.map_or_else(Cell::nothing, |before| say.change(now - before));
        Row::of(vec![Cell::words(&say.text(name)), say.count(now), say.maybe_count(before), change]).keyed(key(name))
    };
    let rows = FIGURES.iter().map(|(name, figure)| row(figure(&ndas.count), ndas.count_before.as_ref().map(figure), name)).collect();
    say.filled(say.table("nda_movement", "report-nda-movement", &columns), rows)
}

fn sign_off(ndas: &Ndas, say: &Say) -> Table {
    let columns = ["report-column-figure", "#report-column-this-year", "#report-column-year-before"];
    let days = |days: Option<Days>, figure: fn(Days) -> Cell| days.map_or_else(Cell::nothing, figure);
    let row = |name: &str, figure: fn(Days) -> Cell| {
        Row::of(vec![Cell::words(&say.text(name)), days(ndas.sign_off, figure), days(ndas.sign_off_before, figure)])
    };
    let whole = |name: &str, figure: fn(Days) -> i64| {
        let cell = |days: Option<Days>| say.maybe_count(days.map(figure));
        Row::of(vec![Cell::words(&say.text(name)), cell(ndas.sign_off), cell(ndas.sign_off_before)])
    };
    let rows = vec![
        row("report-nda-median-days", |days| Cell::decimal(days.median_tenths)),
        whole("report-nda-longest-days", |days| days.longest),
        whole("report-column-count", |days| days.count).keyed("column-count"),
    ];
    say.filled(say.table("sign_off", "report-nda-sign-off", &columns), rows)
}

/// What was left undone, out of what there was to do.
fn open(ndas: &Ndas, say: &Say) -> Table {
    let columns = ["report-column-figure", "#report-column-count", "#report-column-of", "#report-column-percent"];
    let row = |name: &str, share: Share| {
        Row::of(vec![Cell::words(&say.text(name)), say.count(share.count), say.count(share.of), Cell::percent(share)]).keyed(key(name))
    };
    let rows = vec![row("report-nda-not-renewed", ndas.not_renewed), row("report-nda-long-unsigned", ndas.unsigned)];
    say.filled(say.table("nda_open", "report-nda-open", &columns), rows)
}

fn named((id, caption, day): (&'static str, &str, &str), lines: &[NdaLine], say: &Say) -> Table {
    let columns =
        ["report-column-nda", "report-column-agreement", "report-column-signatory", "report-column-issued-on", day, "#report-column-days"];
    let row = |line: &NdaLine| {
        let href = match (line.person_id, line.consignee_id) {
            (_, Some(id)) => Some(say.address(id)),
            (Some(id), _) => Some(format!("/people/{id}")),
            _ => None,
        };
        Row::of(vec![
            Cell { href: Some(format!("/ndas/{}", line.nda_id)), ..Cell::code(&format!("#{}", line.nda_id)) },
            Cell::words(&say.label(line.kind)),
            Cell { href, ..Cell::words(&line.name) },
            say.date(Some(line.issued_on)),
            say.date(Some(line.on)),
            say.count(line.days),
        ])
    };
    say.filled(say.table(id, caption, &columns), lines.iter().map(row).collect())
}

fn gaps(ndas: &Ndas, say: &Say) -> Table {
    super::contracts::work("nda_gaps", "report-nda-gaps", &ndas.gaps, say)
}
