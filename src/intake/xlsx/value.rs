//! The value of one cell of a workbook.

use calamine::{DataRef, ExcelDateTime};
use chrono::NaiveDate;

use crate::domain::dates::{DateSystem, from_excel_serial};
use crate::intake::sheet::Cell;

/// Up to here every whole number has a floating-point number of its own.
const EXACT: f64 = 9_007_199_254_740_992.0;

pub(super) fn cell(value: &DataRef<'_>, system: DateSystem) -> Cell {
    match value {
        DataRef::Empty => Cell::Empty,
        DataRef::Int(number) => Cell::Integer(*number),
        DataRef::Float(number) => number_cell(*number),
        DataRef::Bool(truth) => Cell::Bool(*truth),
        DataRef::String(text) => text_cell(text),
        DataRef::SharedString(text) => text_cell(text),
        DataRef::DateTime(time) => time_cell(*time, system),
        DataRef::DateTimeIso(text) => iso_cell(text),
        DataRef::DurationIso(text) => Cell::Text(text.clone()),
        DataRef::Error(error) => Cell::Error(error.to_string()),
    }
}

/// Rust writes a float in full, never as `1.2E+12`, so that thirteen digits stay thirteen digits.
fn number_cell(number: f64) -> Cell {
    let text = number.to_string();
    let whole = text.parse().ok().filter(|_| number.abs() < EXACT);
    whole.map_or(Cell::Decimal(text), Cell::Integer)
}

fn text_cell(text: &str) -> Cell {
    Cell::Text(text.replace("\r\n", "\n").replace('\r', "\n"))
}

/// The day; a time of day alone as text; nothing for the `00:00:00` that a date formula gives for an empty cell.
fn time_cell(time: ExcelDateTime, system: DateSystem) -> Cell {
    let days = time.as_f64();
    if days == 0.0 {
        return Cell::Empty;
    }
    if time.is_duration() || (0.0..1.0).contains(&days) {
        return clock(days);
    }
    let serial = days.floor().to_string().parse().ok();
    let date = serial.and_then(|serial| from_excel_serial(serial, system));
    date.map_or_else(|| number_cell(days), Cell::Date)
}

fn clock(days: f64) -> Cell {
    let minutes = (days * 24.0 * 60.0).round().to_string().parse::<i64>().unwrap_or_default();
    Cell::Text(format!("{:02}:{:02}", minutes / 60, minutes % 60))
}

fn iso_cell(text: &str) -> Cell {
    let date = text.get(..10).and_then(|day| day.parse::<NaiveDate>().ok());
    date.map_or_else(|| Cell::Text(text.to_owned()), Cell::Date)
}

#[cfg(test)]
mod tests {
    use calamine::{CellErrorType, ExcelDateTimeType};

    use super::*;

    fn dated(days: f64) -> DataRef<'static> {
        DataRef::DateTime(ExcelDateTime::new(days, ExcelDateTimeType::DateTime, false))
    }

    #[test]
    fn numbers_keep_every_digit() {
        for (number, expected) in [
            (8_010_005_018_566.0, Cell::Integer(8_010_005_018_566)),
            (1_200_000_000_000.0, Cell::Integer(1_200_000_000_000)),
            (-3.0, Cell::Integer(-3)),
            (0.5, Cell::Decimal("0.5".to_owned())),
            (83.3, Cell::Decimal("83.3".to_owned())),
            (1e16, Cell::Decimal("10000000000000000".to_owned())),
        ] {
            assert_eq!(cell(&DataRef::Float(number), DateSystem::From1900), expected);
        }
    }

    #[test]
    fn days_are_counted_in_the_system_of_the_workbook() {
        let day = |text: &str| Cell::Date(text.parse().unwrap());
        assert_eq!(cell(&dated(46349.0), DateSystem::From1900), day("2026-11-23"));
        assert_eq!(cell(&dated(46349.75), DateSystem::From1900), day("2026-11-23"));
        assert_eq!(cell(&dated(44887.0), DateSystem::From1904), day("2026-11-23"));
        assert_eq!(cell(&dated(60.0), DateSystem::From1900), Cell::Integer(60));
    }

    #[test]
    fn an_empty_date_formula_is_empty_and_a_time_is_text() {
        assert_eq!(cell(&dated(0.0), DateSystem::From1900), Cell::Empty);
        assert_eq!(cell(&dated(0.0), DateSystem::From1904), Cell::Empty);
        assert_eq!(cell(&dated(0.5), DateSystem::From1900), Cell::Text("12:00".to_owned()));
    }

    #[test]
    fn the_rest_is_what_it_looks_like() {
        for (value, expected) in [
            (DataRef::String("a\r\nb".to_owned()), Cell::Text("a\nb".to_owned())),
            (DataRef::Bool(true), Cell::Bool(true)),
            (DataRef::Error(CellErrorType::Ref), Cell::Error("#REF!".to_owned())),
            (DataRef::DateTimeIso("2026-11-23T00:00:00".to_owned()), Cell::Date("2026-11-23".parse().unwrap())),
        ] {
            assert_eq!(cell(&value, DateSystem::From1900), expected);
        }
    }
}
