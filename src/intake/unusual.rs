//! Characters that look different, or not at all, on another machine.

use super::sheet::{Cell, Row};
use crate::domain::message::Message;

/// More are not listed one by one.
const LISTED: usize = 20;

/// Notes on private characters (外字), lost characters and control characters, each with its row and column.
pub(super) fn notes(rows: &[Row]) -> Vec<Message> {
    let mut found = rows.iter().flat_map(|row| row.cells.iter().enumerate().filter_map(|(column, cell)| note(row.number, column, cell)));
    let mut notes: Vec<Message> = found.by_ref().take(LISTED).collect();
    let others = found.count();
    if others > 0 {
        notes.push(Message::new("intake-unusual-others").with("n", others));
    }
    notes
}

fn note(row: usize, column: usize, cell: &Cell) -> Option<Message> {
    let Cell::Text(text) = cell else { return None };
    let letter = text.chars().find(|&letter| is_unusual(letter))?;
    let code = format!("U+{:04X}", u32::from(letter));
    Some(Message::new("intake-unusual").with("row", row).with("column", column_name(column)).with("character", code))
}

fn is_unusual(letter: char) -> bool {
    matches!(letter, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' | '\u{80}'..='\u{9f}' | '\u{fffd}')
}

/// A column as spreadsheets name it: A, B, … Z, AA.
pub(super) fn column_name(column: usize) -> String {
    let mut rest = column + 1;
    let mut letters = Vec::new();
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or_default()));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_in_a_spreadsheet() {
        for (column, name) in [(0, "A"), (25, "Z"), (26, "AA"), (81, "CD"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(column_name(column), name);
        }
    }

    #[test]
    fn private_characters_are_pointed_out_up_to_a_number() {
        let row = |number| Row { number, cells: vec![Cell::Empty, Cell::Text("山\u{e000}".to_owned())] };
        let rows: Vec<Row> = (1..=LISTED + 2).map(row).collect();
        let notes = notes(&rows);
        assert_eq!(
            notes.first(),
            Some(&Message::new("intake-unusual").with("row", 1_usize).with("column", "B").with("character", "U+E000"))
        );
        assert_eq!(notes.last(), Some(&Message::new("intake-unusual-others").with("n", 2_usize)));
        assert_eq!(notes.len(), LISTED + 1);
    }
}
