//! An answer as tables for a terminal, in which wide characters stand in line.

use comfy_table::{Table, presets};
use serde_json::Value;

use crate::locale::Language;
use crate::output::Grid;
use crate::output::cells::{Cells, Column, at, items};

/// How much the page of a list may say of itself: the total, the date, where the next page begins.
const OF_A_PAGE: usize = 4;

/// A list as one table; a thing as its fields, and each list in it as a table of its own.
pub fn text(cells: &Cells<'_>, schema: &Value, answer: &Value) -> String {
    match answer {
        Value::Array(list) if list.is_empty() || cells.is_rows(schema, answer) => rows(cells, items(schema), answer),
        Value::Object(_) if !cells.language.is_message(answer) => thing(cells, schema, answer),
        other => format!("{}\n", cells.text(schema, other)),
    }
}

fn thing(cells: &Cells<'_>, schema: &Value, answer: &Value) -> String {
    let columns = cells.columns(schema, answer);
    let is_list = |column: &&Column<'_>| cells.is_rows(column.schema, at(answer, &column.path));
    let lists = columns.iter().filter(is_list).map(|column| {
        let table = rows(cells, items(column.schema), at(answer, &column.path));
        (format!("\n{}\n{table}", cells.heading(&column.path)), table)
    });
    let (titled, bare): (Vec<String>, Vec<String>) = lists.unzip();
    let fields: Vec<&Column<'_>> = columns.iter().filter(|column| !is_list(column)).collect();
    // A page of a list is its rows: the little that is said of the page follows them.
    match bare.as_slice() {
        [only] if fields.len() <= OF_A_PAGE => format!("{only}{}", pairs(cells, &fields, answer)),
        _ => format!("{}{}", pairs(cells, &fields, answer), titled.concat()),
    }
}

fn rows(cells: &Cells<'_>, schema: &Value, list: &Value) -> String {
    let rows = list.as_array().map(Vec::as_slice).unwrap_or_default();
    if rows.is_empty() {
        return format!("{}\n", cells.language.text("cli-empty"));
    }
    let columns = cells.columns(schema, rows.first().unwrap_or(&Value::Null));
    let mut table = empty();
    table.set_header(columns.iter().map(|column| cells.heading(&column.path)));
    for row in rows {
        table.add_row(columns.iter().map(|column| cells.text(column.schema, at(row, &column.path))));
    }
    finished(&table)
}

/// A table that stands as it is to be shown.
pub fn of_grid(grid: &Grid, language: Language) -> String {
    if grid.rows.is_empty() {
        return format!("{}\n", language.text("cli-empty"));
    }
    let mut table = empty();
    table.set_header(&grid.headings);
    for row in &grid.rows {
        table.add_row(row.iter().map(|value| value.text()));
    }
    finished(&table)
}

fn pairs(cells: &Cells<'_>, columns: &[&Column<'_>], answer: &Value) -> String {
    let mut table = empty();
    for column in columns.iter().filter(|column| !at(answer, &column.path).is_null()) {
        table.add_row([cells.heading(&column.path), cells.text(column.schema, at(answer, &column.path))]);
    }
    finished(&table)
}

fn empty() -> Table {
    let mut table = Table::new();
    table.load_style(presets::UTF8_HORIZONTAL_ONLY);
    table
}

fn finished(table: &Table) -> String {
    if table.is_empty() { String::new() } else { format!("{}\n", table.trim_fmt()) }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn wide_characters_stand_in_line() {
        let cells = Cells { language: Language::Ja, subject: "sample" };
        let answer = json!([{ "name": "みらい", "n": 1 }, { "name": "abc", "n": 20 }]);
        let text = text(&cells, &Value::Null, &answer);
        let places: Vec<usize> = text.lines().filter(|line| line.contains(['1', '2'])).map(|line| unicode(line, ['1', '2'])).collect();
        assert_eq!(places.len(), 2);
        assert_eq!(places.first(), places.last());
    }

    /// How many columns of a terminal stand before the first of these characters.
    fn unicode(line: &str, found: [char; 2]) -> usize {
        line.chars().take_while(|c| !found.contains(c)).map(|c| if ('\u{3040}'..'\u{30ff}').contains(&c) { 2 } else { 1 }).sum()
    }

    #[test]
    fn a_terminal_is_not_given_control_characters() {
        let cells = Cells { language: Language::En, subject: "sample" };
        assert!(!text(&cells, &Value::Null, &json!({ "name": "a\u{1b}[2Jb" })).contains('\u{1b}'));
    }

    #[test]
    fn nothing_is_said_in_words() {
        let cells = Cells { language: Language::En, subject: "sample" };
        let nothing = Language::En.text("cli-empty");
        assert_eq!(text(&cells, &Value::Null, &json!([])).trim(), nothing);
        let page = json!({ "properties": { "lines": { "items": { "properties": {} } }, "total": {} } });
        assert!(text(&cells, &page, &json!({ "lines": [], "total": 0 })).starts_with(&*nothing));
    }
}
