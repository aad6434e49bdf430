//! Merged cells: a workbook keeps the value in the first of them only; here it stands in all that have a row.

use calamine::Dimensions;

use super::Grid;
use crate::domain::message::Message;
use crate::intake::limit::{Budget, MAX_COLUMNS};
use crate::intake::sheet::{Cell, Merge};

pub(super) fn of(ranges: &[Dimensions]) -> Vec<Merge> {
    let merge = |range: &Dimensions| Merge {
        rows: (range.start.0 as usize + 1, range.end.0 as usize + 1),
        columns: (range.start.1 as usize, range.end.1 as usize),
    };
    ranges.iter().map(merge).collect()
}

/// Copies the first cell of each range into the empty cells of the range, in rows that hold anything of their own.
pub(super) fn expand(grid: &mut Grid, merges: &[Merge], budget: &mut Budget) -> Result<(), Message> {
    for merge in merges {
        let value = grid.get(&(merge.rows.0 - 1)).and_then(|row| row.get(merge.columns.0)).cloned();
        let Some(value) = value.filter(|value| !value.is_blank()) else { continue };
        let last_column = merge.columns.1.min(MAX_COLUMNS - 1);
        for (_, row) in grid.range_mut(merge.rows.0 - 1..merge.rows.1.max(merge.rows.0)) {
            budget.cells((last_column + 1).saturating_sub(merge.columns.0))?;
            if row.len() <= last_column {
                row.resize(last_column + 1, Cell::Empty);
            }
            let cells = row.iter_mut().take(last_column + 1).skip(merge.columns.0);
            cells.filter(|cell| cell.is_blank()).for_each(|cell| cell.clone_from(&value));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Cell {
        if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
    }

    fn grid(rows: &[(usize, &[&str])]) -> Grid {
        rows.iter().map(|(row, cells)| (*row, cells.iter().map(|cell| text(cell)).collect())).collect()
    }

    #[test]
    fn a_value_spreads_within_its_range_and_only_there() {
        let mut cells = grid(&[(0, &["a", "1"]), (1, &["", "2"]), (3, &["", "4"]), (4, &["", "5"])]);
        let merge = Merge { rows: (1, 4), columns: (0, 0) };
        expand(&mut cells, &[merge], &mut Budget::default()).unwrap();
        assert_eq!(cells, grid(&[(0, &["a", "1"]), (1, &["a", "2"]), (3, &["a", "4"]), (4, &["", "5"])]));
    }

    #[test]
    fn what_stands_in_a_range_already_is_kept() {
        let mut cells = grid(&[(0, &["a", "", "x"])]);
        expand(&mut cells, &[Merge { rows: (1, 1), columns: (0, 2) }], &mut Budget::default()).unwrap();
        assert_eq!(cells, grid(&[(0, &["a", "a", "x"])]));
    }

    #[test]
    fn ranges_that_lie_on_each_other_cannot_use_up_the_machine() {
        let rows: Vec<(usize, &[&str])> = (0..1000).map(|row| (row, &["a"][..])).collect();
        let merges = [Merge { rows: (1, 1_048_576), columns: (0, 16_383) }; 100];
        let refused = expand(&mut grid(&rows), &merges, &mut Budget::default());
        assert_eq!(refused.unwrap_err().id, "intake-too-many-cells");
    }
}
