//! Rows of a file become inputs of operations, all of them or none, with every problem by its row and its column.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::de::DeserializeOwned;

use super::input;
use super::text::Words;
use crate::domain::message::{Message, Problems};
use crate::error::{Error, Result};

/// A row of named cells.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// From 1, as spreadsheets show it.
    pub number: usize,
    pub cells: BTreeMap<String, String>,
    /// Cells that cannot be read at all, such as a formula that failed.
    pub problems: Problems,
}

/// What is wrong at one place of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct RowProblem {
    /// From 1, as spreadsheets show it; none for the file as a whole.
    pub row: Option<usize>,
    /// Empty for the whole row.
    pub field: String,
    /// What stands there.
    pub read: String,
    pub message: Message,
}

/// Every row as an input.
///
/// # Errors
/// Everything that cannot be read, in the order of the rows; then no row counts as read.
pub fn read<T: DeserializeOwned + JsonSchema + 'static>(rows: &[Row], words: &dyn Words) -> Result<Vec<T>, Vec<RowProblem>> {
    let mut inputs = Vec::with_capacity(rows.len());
    let mut found = Vec::new();
    for row in rows {
        let cells: Vec<(String, String)> = row.cells.iter().map(|(name, cell)| (name.clone(), cell.clone())).collect();
        let mut problems = row.problems.clone();
        match input::from_cells::<T>(&cells, words) {
            Ok(input) => inputs.push(input),
            Err(Error::Invalid(others)) => problems.extend(others),
            Err(other) => problems.add("", other.message()),
        }
        found.extend(row.problems(problems));
    }
    if found.is_empty() { Ok(inputs) } else { Err(found) }
}

/// The problems of a command that carries the rows as its list `list`, led back to the rows: `items.3.weight` is the fourth row.
#[must_use]
pub fn led_back(problems: Problems, list: &str, rows: &[Row]) -> Vec<RowProblem> {
    let mut found: Vec<(usize, RowProblem)> = Vec::with_capacity(problems.0.len());
    for (path, message) in problems.0 {
        let mut parts = path.splitn(3, '.');
        let named = parts.next() == Some(list);
        let at = parts.next().and_then(|at| at.parse::<usize>().ok()).filter(|_| named);
        match at.and_then(|at| Some((at, rows.get(at)?))) {
            Some((at, row)) => found.push((at, row.problem(parts.next().unwrap_or_default().to_owned(), message))),
            None => found.push((0, RowProblem { row: None, field: path, read: String::new(), message })),
        }
    }
    // The paths are in the order of texts, where 10 comes before 2.
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, problem)| problem).collect()
}

impl Row {
    fn problems(&self, problems: Problems) -> impl Iterator<Item = RowProblem> + '_ {
        problems.0.into_iter().map(|(field, message)| self.problem(field, message))
    }

    fn problem(&self, field: String, message: Message) -> RowProblem {
        let read = self.cells.get(&field).map(|read| input::shorten(read)).unwrap_or_default();
        RowProblem { row: Some(self.number), field, read, message }
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;
    use crate::operations::text::NoWords;

    #[derive(Debug, Deserialize, JsonSchema, PartialEq)]
    struct Line {
        name: String,
        #[schemars(range(min = 0, max = 9))]
        weight: i64,
    }

    fn row(number: usize, name: &str, weight: &str) -> Row {
        let cells = [("name", name), ("weight", weight)].map(|(field, cell)| (field.to_owned(), cell.to_owned()));
        Row { number, cells: BTreeMap::from(cells), problems: Problems::default() }
    }

    #[test]
    fn every_problem_names_its_row_its_column_and_what_was_read() {
        let problems = read::<Line>(&[row(2, "a", "１"), row(3, "b", "many"), row(5, "c", "10")], &NoWords).unwrap_err();
        let places: Vec<_> = problems.iter().map(|p| (p.row, p.field.as_str(), p.read.as_str())).collect();
        assert_eq!(places, [(Some(3), "weight", "many"), (Some(5), "weight", "10")]);
        assert_eq!(read::<Line>(&[row(2, "a", "１")], &NoWords), Ok(vec![Line { name: "a".into(), weight: 1 }]));
    }

    #[test]
    fn problems_of_the_command_find_their_rows_again() {
        let rows: Vec<Row> = (0..12).map(|n| row(n + 4, "a", "1")).collect();
        let mut problems = Problems::one("items.10.weight", "input-required");
        problems.add("items.2.name", "input-required");
        problems.add("items", "input-required");
        let places: Vec<_> = led_back(problems, "items", &rows).into_iter().map(|p| (p.row, p.field)).collect();
        assert_eq!(places, [(None, "items".to_owned()), (Some(6), "name".to_owned()), (Some(14), "weight".to_owned())]);
    }
}
