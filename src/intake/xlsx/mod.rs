//! XLSX workbooks → the first visible worksheet that holds anything.

mod merges;
mod unpack;
mod value;

use std::collections::BTreeMap;
use std::io::Cursor;
use std::panic::catch_unwind;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use super::limit::{Budget, MAX_COLUMNS};
use super::sheet::{self, Cell, Form, Row, Sheet};
use crate::domain::dates::DateSystem;
use crate::domain::message::Message;

type Workbook<'a> = Xlsx<Cursor<&'a [u8]>>;

/// Rows by their number from 0, cells by their column.
type Grid = BTreeMap<usize, Vec<Cell>>;

/// The library that reads workbooks panics on some malformed ranges (`A6:A1`): a file must not be able to do that to us.
pub(super) fn read(bytes: &[u8], file_name: &str) -> Result<Sheet, Message> {
    unpack::check(bytes, file_name)?;
    let malformed = || Message::new("intake-broken-workbook").with("read", file_name).with("reason", "malformed XML");
    catch_unwind(|| first_sheet(bytes, file_name)).unwrap_or_else(|_| Err(malformed()))
}

fn first_sheet(bytes: &[u8], file_name: &str) -> Result<Sheet, Message> {
    let broken = |error: XlsxError| Message::new("intake-broken-workbook").with("read", file_name).with("reason", error.to_string());
    let mut workbook: Workbook = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let mut others = Names::of(&workbook);
    while let Some(name) = others.next_visible() {
        let mut budget = Budget::default();
        let grid = cells(&mut workbook, &name, &mut budget, &broken)?;
        if !grid.is_empty() {
            let merges = workbook.merge_cells_by_sheet_name(&name).map_err(broken)?;
            let sheet = Sheet { name, form: Form::Xlsx, date_system: date_system(&workbook), notes: others.notes(), ..Sheet::default() };
            return with_rows(sheet, grid, merges::of(&merges), &mut budget);
        }
    }
    Err(Message::new("intake-empty").with("read", file_name))
}

/// The worksheets of a workbook that were not read.
struct Names {
    visible: std::vec::IntoIter<String>,
    hidden: Vec<String>,
}

impl Names {
    fn of(workbook: &Workbook) -> Self {
        let sheets = workbook.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
        let (visible, hidden): (Vec<_>, Vec<_>) = sheets.partition(|sheet| sheet.visible == SheetVisible::Visible);
        let names = |sheets: Vec<&calamine::Sheet>| sheets.into_iter().map(|sheet| sheet.name.clone()).collect::<Vec<_>>();
        Self { visible: names(visible).into_iter(), hidden: names(hidden) }
    }

    fn next_visible(&mut self) -> Option<String> {
        self.visible.next()
    }

    /// That the others were left out.
    fn notes(&self) -> Vec<Message> {
        let note = |id, names: &[String]| (!names.is_empty()).then(|| Message::new(id).with("sheets", names.join(", ")));
        let notes = [note("intake-other-sheets", self.visible.as_slice()), note("intake-hidden-sheets", &self.hidden)];
        notes.into_iter().flatten().collect()
    }
}

fn date_system(workbook: &Workbook) -> DateSystem {
    if workbook.has_1904_epoch() { DateSystem::From1904 } else { DateSystem::From1900 }
}

/// The cells that hold anything. The range that the worksheet claims is not asked: it is often far wider than the data.
fn cells(workbook: &mut Workbook, name: &str, budget: &mut Budget, broken: &impl Fn(XlsxError) -> Message) -> Result<Grid, Message> {
    let system = date_system(workbook);
    let mut grid = Grid::new();
    let mut reader = workbook.worksheet_cells_reader(name).map_err(broken)?;
    while let Some(cell) = reader.next_cell().map_err(broken)? {
        if *cell.get_value() == DataRef::Empty {
            continue;
        }
        let value = value::cell(cell.get_value(), system);
        if !value.is_blank() {
            put(&mut grid, cell.get_position(), value, budget)?;
        }
    }
    Ok(grid)
}

fn put(grid: &mut Grid, (row, column): (u32, u32), value: Cell, budget: &mut Budget) -> Result<(), Message> {
    let (row, column) = (row as usize, column as usize);
    let row = match grid.entry(row) {
        std::collections::btree_map::Entry::Occupied(row) => row.into_mut(),
        std::collections::btree_map::Entry::Vacant(row) => {
            budget.row(0)?;
            row.insert(Vec::new())
        }
    };
    if column >= MAX_COLUMNS {
        return Err(Message::new("intake-too-many-columns").with("limit", MAX_COLUMNS));
    }
    if column >= row.len() {
        budget.cells(column + 1 - row.len())?;
        row.resize(column + 1, Cell::Empty);
    }
    if let Some(place) = row.get_mut(column) {
        *place = value;
    }
    Ok(())
}

fn with_rows(mut sheet: Sheet, mut grid: Grid, merges: Vec<super::Merge>, budget: &mut Budget) -> Result<Sheet, Message> {
    merges::expand(&mut grid, &merges, budget)?;
    let rows: Vec<Row> = grid.into_iter().filter_map(|(row, cells)| sheet::row(row + 1, cells)).collect();
    sheet.rows = rows;
    sheet.merges = merges;
    Ok(sheet)
}
