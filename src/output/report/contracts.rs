//! Section: contracts, the work that goes on without one, and what is missing in those that there are.

use super::document::{Block, Cell, Row, Section, Table};
use super::ndas::compared;
use super::say::Say;
use crate::domain::message::Message;
use crate::domain::report::Movement;
use crate::operations::report::{AnnualReport, ContractKindCount, ContractLine, Contracts, MissingClause, RegimeCount, WorkLine};

pub(super) fn section(report: &AnnualReport, say: &Say) -> Section {
    let contracts = &report.contracts;
    let about = Message::new("report-contracts-about").with("on", report.period.on);
    let blocks = vec![
        Block::text(say.message(&about)),
        Block::table(movement(contracts, say)),
        Block::table(share(contracts, say)),
        Block::table(work("uncontracted", "report-contract-none", &contracts.without, say)),
        Block::table(regimes(contracts, say)),
        Block::table(missing(contracts, say)),
        Block::table(named(("notices", "report-contract-notices", "report-column-notice-on"), &contracts.notices, say)),
        Block::table(checked(contracts, say)),
        Block::table(named(("terms", "report-contract-terms", "report-column-checked-on"), &contracts.terms, say)),
        Block::table(named(("contracts_begun", "report-contract-begun", "report-column-first-day"), &contracts.begun, say)),
        Block::table(named(("contracts_ended", "report-contract-ended", "report-column-last-day"), &contracts.ended, say)),
    ];
    Section { number: 0, id: "contracts", title: say.text("report-contracts"), blocks }
}

/// All contracts, and those of each kind.
fn movement(contracts: &Contracts, say: &Say) -> Table {
    let columns = [
        "report-column-kind",
        "#report-column-start",
        "#report-column-joined",
        "#report-column-left",
        "#report-column-end",
        "#report-column-change",
    ];
    let row = |line: &ContractKindCount| {
        let (start, end) = (line.count.start, line.count.end);
        let of_kind = |lines: &[ContractLine]| i64::try_from(lines.iter().filter(|one| one.kind == line.kind).count()).unwrap_or(i64::MAX);
        let counts = [start, of_kind(&contracts.begun), of_kind(&contracts.ended), end].map(|count| say.count(count));
        Row::of([vec![Cell::words(&say.label(line.kind))], counts.to_vec(), vec![say.change(end - start)]].concat()).keyed(line.kind.code())
    };
    let Movement { start, joined, left, end } = contracts.movement;
    let counts = [start, joined, left, end].map(|count| say.count(count));
    let foot = Row::of([vec![Cell::words(&say.text("report-total"))], counts.to_vec(), vec![say.change(end - start)]].concat());
    let table = say.table("contract_movement", "report-contract-movement", &columns);
    say.footed(say.filled(table, contracts.by_kind.iter().map(row).collect()), foot)
}

fn share(contracts: &Contracts, say: &Say) -> Table {
    let columns = [
        "report-column-figure",
        "#report-column-this-year",
        "#report-column-of",
        "#report-column-percent",
        "#report-column-year-before",
        "#report-column-of",
        "#report-column-percent",
    ];
    let rows = vec![compared("report-figure-contracted", contracts.work, contracts.work_before, say)];
    say.filled(say.table("contracted", "report-contract-work", &columns), rows)
}

/// Pieces of work by name.
pub(super) fn work(id: &'static str, caption: &str, lines: &[WorkLine], say: &Say) -> Table {
    let columns = ["report-column-work-no", "report-column-work", "report-column-consignee", "report-column-first-day"];
    let row = |line: &WorkLine| {
        let cells =
            vec![Cell::code(&line.control_no), Cell::words(&line.work), say.consignee(&line.consignee), say.date(Some(line.from_on))];
        Row::of(cells).toned("bad")
    };
    say.filled(say.table(id, caption, &columns), lines.iter().map(row).collect())
}

fn regimes(contracts: &Contracts, say: &Say) -> Table {
    let columns = ["report-column-regime", "#report-column-lacking", "#report-column-asked", "#report-column-percent"];
    let row = |line: &RegimeCount| {
        Row::of(vec![
            Cell::words(&say.label(line.regime)),
            say.count(line.lacking.count),
            say.count(line.lacking.of),
            Cell::percent(line.lacking),
        ])
        .keyed(line.regime.code())
    };
    let rows = contracts.regimes.iter().filter(|line| line.lacking.of > 0).map(row).collect();
    say.filled(say.table("regimes", "report-contract-regimes", &columns), rows)
}

/// Terms of service that ask to be looked at, of all in force.
fn checked(contracts: &Contracts, say: &Say) -> Table {
    let columns = ["report-column-figure", "#report-column-count", "#report-column-of", "#report-column-percent"];
    let share = contracts.unchecked;
    let cells = vec![Cell::words(&say.text("report-contract-terms")), say.count(share.count), say.count(share.of), Cell::percent(share)];
    say.filled(say.table("terms_checked", "report-contract-checks", &columns), vec![Row::of(cells).keyed("contract-terms")])
}

fn missing(contracts: &Contracts, say: &Say) -> Table {
    let columns = [
        "report-column-regime",
        "report-column-contract-no",
        "report-column-contract",
        "report-column-consignee",
        "report-column-clause",
        "report-column-clause-text",
    ];
    let row = |line: &MissingClause| {
        Row::of(vec![
            Cell::code(&say.label(line.regime)),
            Cell { href: Some(format!("/contracts/{}", line.contract_id)), ..Cell::code(&line.control_no) },
            Cell::words(&line.title),
            say.consignee(&line.consignee),
            Cell::code(&line.code),
            Cell::words(say.pick(&line.label_ja, &line.label_en)),
        ])
    };
    say.filled(say.table("missing_clauses", "report-contract-missing", &columns), contracts.missing.iter().map(row).collect())
}

fn named((id, caption, day): (&'static str, &str, &str), lines: &[ContractLine], say: &Say) -> Table {
    let columns = [
        "report-column-contract-no",
        "report-column-contract",
        "report-column-kind",
        "report-column-consignee",
        day,
        "report-column-term-end",
    ];
    let row = |line: &ContractLine| {
        Row::of(vec![
            Cell { href: Some(format!("/contracts/{}", line.contract_id)), ..Cell::code(&line.control_no) },
            Cell::words(&line.title),
            Cell::code(&say.label(line.kind)),
            say.consignee(&line.consignee),
            say.date(line.on),
            say.date(line.term_ends_on),
        ])
    };
    say.filled(say.table(id, caption, &columns), lines.iter().map(row).collect())
}
