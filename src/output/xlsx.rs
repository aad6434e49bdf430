//! XLSX with real dates and numbers, a fixed head, filters, and pages that print well.

use chrono::NaiveDateTime;
use rust_xlsxwriter::{DocProperties, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use super::{Grid, Value};
use crate::error::{Error, Result};

/// What a cell of a workbook can hold.
const MOST_LETTERS: usize = 32_767;
/// What the name of a worksheet can hold.
const MOST_NAME_LETTERS: usize = 31;
/// What of a title stands at the head of a page, which holds 255 letters with its marks.
const MOST_HEADER_LETTERS: usize = 100;
/// Widths of columns, in digits of the standard font.
const NARROWEST: usize = 8;
const WIDEST: usize = 50;
/// Heights in points: of a line, and of the highest row that there can be.
const LINE: f64 = 15.0;
const HIGHEST: f64 = 409.0;
/// The rows that are measured to choose a width.
const MEASURED: usize = 500;
const A4: u8 = 9;

/// The table as a workbook of one worksheet. The date of creation is part of the file, so that it is given: the same table
/// and date give the same bytes.
///
/// # Errors
/// A fault, when the table has more rows or columns than a worksheet.
pub fn workbook(grid: &Grid, created_at: NaiveDateTime) -> Result<Vec<u8>> {
    write(&grid.title, std::slice::from_ref(grid), created_at).map_err(Error::fault)
}

/// Several tables as a workbook with a worksheet for each, in their order. Their titles differ in the first 31 letters.
///
/// # Errors
/// As [`workbook`].
pub fn book(title: &str, grids: &[Grid], created_at: NaiveDateTime) -> Result<Vec<u8>> {
    write(title, grids, created_at).map_err(Error::fault)
}

fn write(title: &str, grids: &[Grid], created_at: NaiveDateTime) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&created_at));
    for grid in grids {
        fill(workbook.add_worksheet_with_constant_memory()?, grid)?;
    }
    workbook.save_to_buffer()
}

fn fill(sheet: &mut Worksheet, grid: &Grid) -> Result<(), XlsxError> {
    let widths: Vec<usize> = (0..grid.headings.len().max(1)).map(|column| width(grid, column)).collect();
    lay_out(sheet, grid, &widths)?;
    let head = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top).set_border_bottom(FormatBorder::Thin);
    for (column, heading) in (0..).zip(&grid.headings) {
        sheet.write_string_with_format(0, column, cut(heading), &head)?;
    }
    let formats = Formats::new();
    for (row, values) in (1..).zip(&grid.rows) {
        // Not every program makes room by itself for a text that is broken into lines.
        let lines = values.iter().zip(&widths).map(|(value, width)| lines(value, *width)).max().unwrap_or(1);
        if lines > 1 {
            sheet.set_row_height(row, (f64::from(lines) * LINE).min(HIGHEST))?;
        }
        for (column, value) in (0..).zip(values) {
            put(sheet, (row, column), value, &formats)?;
        }
    }
    Ok(())
}

fn lay_out(sheet: &mut Worksheet, grid: &Grid, widths: &[usize]) -> Result<(), XlsxError> {
    sheet.set_name(name(&grid.title))?.set_freeze_panes(1, 0)?.set_repeat_rows(0, 0)?;
    sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
    let title: String = grid.title.chars().take(MOST_HEADER_LETTERS).collect();
    sheet.set_header(format!("&L{}", title.replace('&', "&&"))).set_footer("&C&P / &N");
    let last_column = u16::try_from(grid.headings.len().saturating_sub(1)).unwrap_or(u16::MAX);
    if !grid.headings.is_empty() {
        sheet.autofilter(0, 0, u32::try_from(grid.rows.len()).unwrap_or(u32::MAX), last_column)?;
    }
    for (column, width) in (0..).zip(widths) {
        sheet.set_column_width(column, u8::try_from(*width).map_or(0.0, f64::from))?;
    }
    Ok(())
}

struct Formats {
    text: Format,
    date: Format,
    number: Format,
    door: Format,
}

impl Formats {
    fn new() -> Self {
        let top = || Format::new().set_align(FormatAlign::Top);
        // "@" keeps thirteen digits text when someone edits the cell.
        Self {
            text: top().set_text_wrap().set_num_format("@"),
            date: top().set_num_format("yyyy-mm-dd"),
            number: top(),
            door: top().set_hyperlink(),
        }
    }
}

/// Text is written as text: it never runs, so that it needs no guard.
fn put(sheet: &mut Worksheet, (row, column): (u32, u16), value: &Value, formats: &Formats) -> Result<(), XlsxError> {
    match value {
        Value::Empty => return Ok(()),
        Value::Integer(number) if let Some(number) = exact(*number) => {
            sheet.write_number_with_format(row, column, number, &formats.number)?
        }
        Value::Decimal(text) if let Ok(number) = text.parse::<f64>() => {
            let decimals = text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
            let shown = if decimals == 0 { "0".to_owned() } else { format!("0.{}", "0".repeat(decimals)) };
            sheet.write_number_with_format(row, column, number, &formats.number.clone().set_num_format(shown))?
        }
        Value::Date(date) if is_in_a_calendar_of_workbooks(*date) => sheet.write_date_with_format(row, column, date, &formats.date)?,
        Value::Door(number, target) if let Some(number) = exact(*number) => {
            // The link first: the number then takes the place of its text.
            sheet.write_url(row, column, format!("internal:'{}'!A{}", name(&target.title).replace('\'', "''"), target.row + 2).as_str())?;
            sheet.write_number_with_format(row, column, number, &formats.door)?
        }
        Value::Bool(truth) => sheet.write_boolean_with_format(row, column, *truth, &formats.number)?,
        other => sheet.write_string_with_format(row, column, cut(&other.text()), &formats.text)?,
    };
    Ok(())
}

/// A number that a workbook keeps to the last digit; larger ones are written as text.
fn exact(number: i64) -> Option<f64> {
    let small = i32::try_from(number).ok().map(f64::from);
    small.or_else(|| number.to_string().parse().ok().filter(|_| number.unsigned_abs() <= 1 << 53))
}

fn is_in_a_calendar_of_workbooks(date: chrono::NaiveDate) -> bool {
    use chrono::Datelike;
    (1901..=9999).contains(&date.year())
}

fn cut(text: &str) -> String {
    if text.chars().count() <= MOST_LETTERS {
        return text.to_owned();
    }
    text.chars().take(MOST_LETTERS - 1).chain(['…']).collect()
}

/// A name that a worksheet may have.
fn name(title: &str) -> String {
    let allowed =
        |letter: char| if matches!(letter, '[' | ']' | ':' | '*' | '?' | '/' | '\\') || letter.is_control() { ' ' } else { letter };
    let name: String = title.chars().map(allowed).take(MOST_NAME_LETTERS).collect();
    let name = name.trim_matches(|letter: char| letter == '\'' || letter.is_whitespace());
    if name.is_empty() { "1".to_owned() } else { name.to_owned() }
}

/// The width of a column by what stands in it; a full-width character counts two.
fn width(grid: &Grid, column: usize) -> usize {
    let heading = grid.headings.get(column).map(|heading| letters(heading) + 3);
    let cells = grid.rows.iter().take(MEASURED).filter_map(|row| row.get(column)).map(|value| letters(&value.text()) + 1);
    heading.into_iter().chain(cells).max().unwrap_or(NARROWEST).clamp(NARROWEST, WIDEST)
}

/// On how many lines a value stands in a column of that width. Figures and dates are not broken.
fn lines(value: &Value, width: usize) -> u16 {
    let Value::Text(text) = value else { return 1 };
    let lines = text.split('\n').map(|line| letters(line).div_ceil(width).max(1)).sum::<usize>();
    u16::try_from(lines).unwrap_or(u16::MAX)
}

fn letters(text: &str) -> usize {
    let line = |line: &str| {
        line.chars().map(|letter| if letter < '\u{1100}' || ('\u{ff61}'..='\u{ff9f}').contains(&letter) { 1 } else { 2 }).sum()
    };
    text.lines().map(line).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_given_the_lines_that_it_needs() {
        for (text, width, expected) in
            [("", 8, 1), ("12345678", 8, 1), ("123456789", 8, 2), ("個人情報の", 8, 2), ("a\nb", 8, 2), ("a\n\nb", 8, 3)]
        {
            assert_eq!(lines(&text.into(), width), expected, "{text}");
        }
        assert_eq!(lines(&Value::Integer(1_000_000_000), 8), 1);
    }

    #[test]
    fn a_worksheet_gets_a_name_that_it_may_have() {
        for (title, expected) in
            [("委託先一覧", "委託先一覧"), ("2025/2026 [案]*?", "2025 2026  案"), ("'x'", "x"), ("", "1"), ("///", "1")]
        {
            assert_eq!(name(title), expected);
        }
        assert_eq!(name(&"長".repeat(40)).chars().count(), MOST_NAME_LETTERS);
    }

    #[test]
    fn a_column_is_as_wide_as_its_text() {
        let grid = |cell: &str| Grid { title: String::new(), headings: vec!["No".to_owned()], rows: vec![vec![cell.into()]] };
        for (cell, expected) in [("", 8), ("委託先名称", 11), ("ｲﾀｸｻｷﾒｲｼｮｳ", 11), ("short\nthe longest line", 17)]
        {
            assert_eq!(width(&grid(cell), 0), expected, "{cell}");
        }
        assert_eq!(width(&grid(&"長".repeat(100)), 0), 50);
    }

    #[test]
    fn text_that_is_too_long_for_a_cell_is_cut_and_says_so() {
        assert_eq!(cut("短い"), "短い");
        let long = cut(&"長".repeat(MOST_LETTERS + 1));
        assert_eq!((long.chars().count(), long.chars().next_back()), (MOST_LETTERS, Some('…')));
    }
}
