//! The facts that are looked for, as they are found.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Serialize, Serializer};

use super::fact::Fact;

/// Where a figure stands in the report: a table, a row and a column of it. Written as `due.due-all.overdue`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FigureAt {
    pub table: String,
    pub row: String,
    pub column: String,
}

impl FigureAt {
    /// What was typed; none if it is no name of a figure.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (table, rest) = text.trim().split_once('.')?;
        let (row, column) = rest.rsplit_once('.')?;
        let parts = [table, row, column];
        parts.iter().all(|part| !part.is_empty()).then(|| Self { table: table.into(), row: row.into(), column: column.into() })
    }

    fn is(&self, (table, row, column): At<'_>) -> bool {
        self.table == table && self.row == row && self.column == column
    }
}

impl Serialize for FigureAt {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl fmt::Display for FigureAt {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{}.{}.{}", self.table, self.row, self.column)
    }
}

/// The same, before it is kept.
pub type At<'a> = (&'a str, &'a str, &'a str);

/// What stands behind a figure.
#[derive(Clone, Debug, Default)]
pub struct Behind {
    /// What the figure says: how many facts there are.
    pub count: i64,
    /// The facts: all, or as many as were asked for.
    pub facts: Vec<Fact>,
}

pub struct Found {
    /// None: every figure.
    wanted: Option<FigureAt>,
    /// Of each figure at most so many facts are kept. All are counted.
    most: usize,
    pub behind: BTreeMap<FigureAt, Behind>,
}

impl Found {
    /// Looks for one figure, or for all of them.
    pub fn new(wanted: Option<FigureAt>, most: usize) -> Self {
        // A figure that counts nothing has no facts, and is there.
        let behind = wanted.iter().map(|at| (at.clone(), Behind::default())).collect();
        Self { wanted, most, behind }
    }

    /// The fact is made only where it is wanted.
    pub fn add(&mut self, at: At<'_>, fact: impl FnOnce() -> Fact) {
        if self.wanted.as_ref().is_some_and(|wanted| !wanted.is(at)) {
            return;
        }
        let (table, row, column) = at;
        let at = FigureAt { table: table.to_owned(), row: row.to_owned(), column: column.to_owned() };
        let behind = self.behind.entry(at).or_default();
        behind.count += 1;
        if behind.facts.len() < self.most {
            behind.facts.push(fact());
        }
    }

    /// One that a share is counted out of, and whether it counts.
    pub fn share(&mut self, table: &str, row: &str, (count, of): super::Columns, counts: bool, fact: impl Fn() -> Fact) {
        self.add((table, row, of), &fact);
        if counts {
            self.add((table, row, count), &fact);
        }
    }

    /// One of a table whose foot is the sum of its rows.
    pub fn summed(&mut self, table: &str, row: &str, column: &str, fact: impl Fn() -> Fact) {
        self.add((table, row, column), &fact);
        self.add((table, "total", column), &fact);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_figure_is_read_as_it_is_written() {
        for text in ["due.due-all.overdue", "knock_outs.3-C.1.failed"] {
            assert_eq!(FigureAt::read(text).map(|at| at.to_string()).as_deref(), Some(text));
        }
        assert_eq!(FigureAt::read("knock_outs.3-C.1.failed").map(|at| at.row).as_deref(), Some("3-C.1"));
        for text in ["", "due", "due.all", "..", "due..of"] {
            assert_eq!(FigureAt::read(text), None, "{text}");
        }
    }
}
