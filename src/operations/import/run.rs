//! From a file to what it does: read, worked through in one transaction, kept or undone.

use std::collections::{BTreeMap, BTreeSet};

use super::desk::{Desk, Said};
use super::reader::Table;
use super::report::{Effect, Remark, Report};
use super::words::OfFiles;
use super::{
    File, ImportKind, ImportMode, access, attendance, certificates, consignees, contracts, departments, digest, people, resources,
};
use crate::domain::access::{Actor, Door};
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::operations::Register;
use crate::operations::register::authorise;
use crate::operations::rows::Row;
use crate::operations::together::Fate;

/// Imports a file, or says what it would do.
///
/// # Errors
/// `Invalid` at `content` if the file is no such table; `Conflict` if it does something else than was previewed. What is wrong with rows is in the report.
pub fn import(register: &Register, actor: &Actor, kind: ImportKind, file: &File) -> Result<Report> {
    authorise(actor, kind.needs())?;
    let bytes = file.content.bytes()?;
    let table = register.reader()?.table(kind, &file.name, &bytes)?;
    import_rows(register, actor, kind, file, &table)
}

/// The same of a table that was read already.
///
/// # Errors
/// As [`import`].
pub fn import_rows(register: &Register, actor: &Actor, kind: ImportKind, file: &File, table: &Table) -> Result<Report> {
    let actor = actor.clone().through(Door::Import);
    let (words, today) = (register.reader()?, register.now().today);
    if file.list.whole && kind != ImportKind::People {
        return Err(Error::invalid("whole", "import-whole-of-people"));
    }
    file.list.check(today)?;
    // Nobody leaves by a list that nobody has looked through.
    if file.list.whole && file.mode == ImportMode::Apply && file.digest.is_empty() {
        return Err(Error::conflict("import-whole-unseen"));
    }
    let report = register.run_together(|together| {
        let mut desk = Desk {
            together,
            actor: &actor,
            words: OfFiles(words),
            name: &file.name,
            today,
            changes_from_on: file.changes_from_on.or(file.list.day(today)),
            list: &file.list,
            said: Said::default(),
        };
        work_through(&mut desk, kind, &table.rows)?;
        let mut report = report(kind, file, table, desk.said);
        report.digest = digest::of(&file.content.bytes()?, &file.list, &report)?;
        let as_previewed = file.digest.is_empty() || file.digest == report.digest;
        if file.mode == ImportMode::Apply && !as_previewed {
            return Err(Error::conflict("import-not-as-previewed"));
        }
        report.written = file.mode == ImportMode::Apply && report.problems.is_empty();
        if !report.written {
            report.lines.iter_mut().filter(|line| line.effect == Effect::New).for_each(|line| line.id = None);
        }
        Ok(if report.written { Fate::Kept(report) } else { Fate::Undone(report) })
    })?;
    Ok(report)
}

fn work_through(desk: &mut Desk<'_, '_, '_>, kind: ImportKind, rows: &[Row]) -> Result<()> {
    unreadable(desk, rows);
    match kind {
        ImportKind::Departments => departments::take(desk, rows),
        ImportKind::People => people::take(desk, rows),
        ImportKind::Consignees => consignees::take(desk, rows),
        ImportKind::Resources => resources::take(desk, rows),
        ImportKind::Access => access::take(desk, rows),
        ImportKind::Contracts => contracts::take(desk, rows),
        ImportKind::Certificates => certificates::take(desk, rows),
        ImportKind::Attendance => attendance::take(desk, rows),
    }
}

/// Cells that cannot be read at all, such as a formula that failed.
fn unreadable(desk: &mut Desk<'_, '_, '_>, rows: &[Row]) {
    for row in rows {
        for (field, message) in &row.problems.0 {
            desk.problem(&super::part::Part { row, names: &[] }, field, message.clone());
        }
    }
}

fn report(kind: ImportKind, file: &File, table: &Table, said: Said) -> Report {
    let Said { mut counts, mut lines, mut problems, mut warnings, of_row: _ } = said;
    problems.sort_by_key(|remark| remark.row);
    warnings.sort_by_key(|remark| remark.row);
    for remark in problems.iter_mut().chain(&mut warnings) {
        remark.heading = heading(&table.headings, &remark.field);
    }
    for difference in lines.iter_mut().flat_map(|line| &mut line.differences) {
        difference.heading = heading(&table.headings, &difference.field);
    }
    counts.wrong = count(problems.iter().filter_map(|remark| remark.row).collect::<BTreeSet<_>>().len());
    Report {
        kind,
        name: file.name.clone(),
        mode: file.mode,
        written: false,
        whole: file.list.whole,
        rows: count(table.rows.len()),
        counts,
        lines,
        problems: if table.rows.is_empty() { vec![no_rows()] } else { problems },
        warnings,
        unknown_headings: table.unknown_headings.clone(),
        notes: table.notes.clone(),
        digest: String::new(),
    }
}

fn heading(headings: &BTreeMap<String, String>, field: &str) -> String {
    headings.get(field).cloned().unwrap_or_default()
}

/// Headings without anything below them are more likely a mistake than a wish.
fn no_rows() -> Remark {
    Remark { row: None, field: String::new(), heading: String::new(), read: String::new(), message: Message::new("import-no-rows") }
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}
