//! Tables that several sections have in common: the figures of a period beside those of the one before.

use super::document::{Cell, Row, Table};
use super::ndas::compared;
use super::say::{Say, key};
use crate::domain::report::{Between, Share};

/// A table with its name in files and its caption.
pub(super) type Head = (&'static str, &'static str);

/// A share of a year by its message.
pub(super) type Named<Y> = (&'static str, fn(&Y) -> Share);

/// Shares by the message of each.
pub(super) fn shares<Y>(head: Head, (now, before): (&Y, Option<&Y>), rows: &[Named<Y>], say: &Say) -> Table {
    let rows = rows.iter().map(|(name, share)| compared(name, share(now), before.map(share), say)).collect();
    compared_table(head, rows, say)
}

/// The table of such rows.
pub(super) fn compared_table((id, caption): Head, rows: Vec<Row>, say: &Say) -> Table {
    let columns = [
        "report-column-figure",
        "#report-column-this-year",
        "#report-column-of",
        "#report-column-percent",
        "#report-column-year-before",
        "#report-column-of",
        "#report-column-percent",
    ];
    say.filled(say.table(id, caption, &columns), rows)
}

/// The name of the row, what is counted in words, now, and in the period before.
pub(super) type Counted = (String, String, i64, Option<i64>);

/// Counts by what they count.
pub(super) fn counts((id, caption): Head, rows: impl Iterator<Item = Counted>, say: &Say) -> Table {
    let columns = ["report-column-figure", "#report-column-this-year", "#report-column-year-before"];
    let row = |(key, name, now, before): Counted| Row::of(vec![Cell::words(&name), say.count(now), say.maybe_count(before)]).keyed(&key);
    let rows = rows.map(row);
    say.filled(say.table(id, caption, &columns), rows.collect())
}

/// Counts on the day before the year and at the end, with the change.
pub(super) fn between((id, caption): Head, rows: &[(&'static str, Between)], say: &Say) -> Table {
    let columns = ["report-column-figure", "#report-column-start", "#report-column-end", "#report-column-change"];
    let row = |(name, count): &(&'static str, Between)| {
        Row::of([vec![Cell::words(&say.text(name))], start_and_end(*count, say)].concat()).keyed(key(name))
    };
    say.filled(say.table(id, caption, &columns), rows.iter().map(row).collect())
}

pub(super) fn start_and_end(count: Between, say: &Say) -> Vec<Cell> {
    vec![say.count(count.start), say.count(count.end), say.change(count.end - count.start)]
}
