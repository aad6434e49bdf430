//! The rows of one consignee: its own cells stand in the first, or in all of them, or in a merged cell.

use std::collections::BTreeMap;

use super::desk::Desk;
use super::part::{Names, Part};
use crate::domain::message::Message;
use crate::operations::rows::Row;

/// The columns that speak of the consignee; the others speak of the work.
pub(super) const OF_CONSIGNEE: Names = &[
    ("control_no", "control_no"),
    ("name", "name"),
    ("kana", "kana"),
    ("consignee_kind", "kind"),
    ("corporate_number", "corporate_number"),
    ("invoice_number", "invoice_number"),
    ("postal_code", "postal_code"),
    ("address", "address"),
    ("country", "country"),
    ("representative", "representative"),
    ("contact_department", "contact_department"),
    ("contact_person", "contact_person"),
    ("contact_phone", "contact_phone"),
    ("contact_email", "contact_email"),
    ("privacy_manager", "privacy_manager"),
    ("consignee_note", "note"),
    ("distinct", "distinct"),
];

/// A consignee, and the rows of its work.
pub(super) struct Group<'a> {
    /// The cells of the consignee, gathered from its rows, at the number of the first.
    pub head: Row,
    /// The rows that speak of work.
    pub works: Vec<&'a Row>,
}

/// The rows by consignee, in the order of their first rows. A row that names none goes on with the one above.
pub(super) fn groups<'a>(desk: &mut Desk<'_, '_, '_>, rows: &'a [Row]) -> Vec<Group<'a>> {
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let mut groups: Vec<Vec<&Row>> = Vec::new();
    let mut above = None;
    for row in rows {
        let part = Part { row, names: OF_CONSIGNEE };
        let control_no = part.cell("control_no").to_owned();
        let goes_on = control_no.is_empty() && part.cell("name").is_empty() && is_work(row);
        let place = match above.filter(|_| goes_on) {
            Some(place) => place,
            None if control_no.is_empty() => {
                desk.problem(&part, "control_no", "input-required");
                continue;
            }
            None => *places.entry(control_no).or_insert_with(|| {
                groups.push(Vec::new());
                groups.len() - 1
            }),
        };
        above = Some(place);
        if let Some(group) = groups.get_mut(place) {
            group.push(row);
        }
    }
    groups.into_iter().filter_map(|rows| gather(desk, &rows)).collect()
}

fn gather<'a>(desk: &mut Desk<'_, '_, '_>, rows: &[&'a Row]) -> Option<Group<'a>> {
    let first = *rows.first()?;
    let works: Vec<&Row> = rows.iter().copied().filter(|row| is_work(row)).collect();
    let mut head = Row { number: first.number, cells: BTreeMap::new(), problems: first.problems.clone() };
    for (column, _) in OF_CONSIGNEE {
        for row in rows {
            same_as_above(desk, &mut head, row, column);
        }
    }
    // Remarks on a row with work are remarks on the work; the consignee's may have a column of their own.
    let has_own = head.cells.get("consignee_note").is_some_and(|own| !own.trim().is_empty());
    if works.is_empty()
        && !has_own
        && let Some(note) = first.cells.get("note")
    {
        head.cells.insert("consignee_note".into(), note.clone());
    }
    Some(Group { head, works })
}

/// What is said of the consignee in one row holds for all; another row may leave it out, and not say otherwise.
fn same_as_above(desk: &mut Desk<'_, '_, '_>, head: &mut Row, row: &Row, column: &str) {
    let Some(cell) = row.cells.get(column) else { return };
    match head.cells.get(column).filter(|above| !above.trim().is_empty()) {
        Some(above) if !cell.trim().is_empty() && above.trim() != cell.trim() => {
            let message =
                Message::new("import-other-than-above").with("read", cell.trim()).with("expected", above.trim()).with("row", head.number);
            desk.problem(&Part { row, names: &[] }, column, message);
        }
        Some(_) => {}
        None => drop(head.cells.insert(column.to_owned(), cell.clone())),
    }
}

/// A row without a number and a name of the work is about the consignee alone.
fn is_work(row: &Row) -> bool {
    let part = Part { row, names: &[] };
    !part.cell("entrustment_no").is_empty() || !part.cell("work").is_empty()
}
