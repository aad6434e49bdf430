//! What changed, from which day, and by which entry: read from the rows of things in the order in which they were recorded.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::message::{Arg, Message};
use crate::error::Result;
use crate::store::{Reads, entry};

/// A row that is valid for a period and known from an entry until another one.
pub(super) trait Recorded {
    fn id(&self) -> i64;
    fn begins_on(&self) -> NaiveDate;
    fn until_on(&self) -> Option<NaiveDate>;
    fn seq(&self) -> i64;
    fn superseded_seq(&self) -> Option<i64>;
    /// What the fields are called in which another row says something else.
    fn differing(&self, other: &Self) -> Vec<&'static str>;
}

/// One row took the place of another that said something else.
pub(super) struct Step<'a, R> {
    pub before: &'a R,
    pub after: &'a R,
    pub fields: Vec<&'static str>,
    /// It said so from the first day of its period on, as if it had always been so.
    pub corrects: bool,
}

impl<R: Recorded> Step<'_, R> {
    /// The day from which it holds; of a correction the day on which it was recorded.
    pub fn on(&self, days: &BTreeMap<i64, NaiveDate>) -> NaiveDate {
        let recorded = days.get(&self.after.seq()).filter(|_| self.corrects);
        recorded.copied().unwrap_or_else(|| self.after.begins_on())
    }
}

/// The fields as what stands in a message.
pub(super) fn listed(message: Message, fields: &[&'static str]) -> Message {
    message.with("fields", Arg::Labels(fields.iter().map(|field| (*field).to_owned()).collect()))
}

/// Every change that was known. Of a change from a day on, what is kept for the days before says the same, and so does a row that only
/// got another last day: neither is one.
pub(super) fn steps<R: Recorded>(rows: &[R], known: i64) -> Vec<Step<'_, R>> {
    let recorded = rows.iter().filter(|row| row.seq() <= known);
    let steps = recorded.filter_map(|after| {
        let before = rows.iter().find(|row| row.id() == after.id() && row.superseded_seq() == Some(after.seq()))?;
        let fields = before.differing(after);
        (!fields.is_empty()).then(|| Step { before, after, fields, corrects: after.begins_on() == before.begins_on() })
    });
    steps.collect()
}

/// The last day of a thing, and the entry that set it, whatever was recorded later.
pub(super) fn end<R: Recorded>(rows: &[&R], known: i64) -> Option<(NaiveDate, i64)> {
    let mut seqs: Vec<i64> = rows.iter().map(|row| row.seq()).filter(|seq| *seq <= known).collect();
    seqs.sort_unstable();
    seqs.dedup();
    let mut end: Option<(NaiveDate, i64)> = None;
    for seq in seqs {
        let stood = rows.iter().filter(|row| row.seq() <= seq && row.superseded_seq().is_none_or(|gone| seq < gone));
        let until = stood.max_by_key(|row| row.begins_on()).and_then(|last| last.until_on());
        if until != end.map(|(day, _)| day) {
            end = until.map(|day| (day, seq));
        }
    }
    end
}

/// The days on which those entries were made, where the organisation is.
pub(super) fn days(tx: &mut dyn Reads, seqs: &[i64]) -> Result<BTreeMap<i64, NaiveDate>> {
    let moment = tx.moment();
    Ok(entry::of_seqs(tx, seqs)?.into_iter().map(|entry| (entry.seq, moment.day_of(entry.at))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Told {
        says: &'static str,
        from_on: &'static str,
        until_on: Option<&'static str>,
        seq: i64,
        superseded_seq: Option<i64>,
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    impl Recorded for Told {
        fn id(&self) -> i64 {
            1
        }
        fn begins_on(&self) -> NaiveDate {
            day(self.from_on)
        }
        fn until_on(&self) -> Option<NaiveDate> {
            self.until_on.map(day)
        }
        fn seq(&self) -> i64 {
            self.seq
        }
        fn superseded_seq(&self) -> Option<i64> {
            self.superseded_seq
        }
        fn differing(&self, other: &Self) -> Vec<&'static str> {
            if self.says == other.says { Vec::new() } else { vec!["says"] }
        }
    }

    fn told(says: &'static str, from_on: &'static str, until_on: Option<&'static str>, seq: i64, superseded_seq: Option<i64>) -> Told {
        Told { says, from_on, until_on, seq, superseded_seq }
    }

    /// Entered by 1, changed from October on by 2, corrected there by 3, ended by 4, corrected once more by 5.
    fn story() -> Vec<Told> {
        vec![
            told("a", "2019-04-01", None, 1, Some(2)),
            told("a", "2019-04-01", Some("2026-09-30"), 2, None),
            told("b", "2026-10-01", None, 2, Some(3)),
            told("c", "2026-10-01", None, 3, Some(4)),
            told("c", "2026-10-01", Some("2027-03-31"), 4, Some(5)),
            told("d", "2026-10-01", Some("2027-03-31"), 5, None),
        ]
    }

    #[test]
    fn a_change_and_corrections_are_told_and_what_is_kept_or_ended_is_not() {
        let rows = story();
        let found: Vec<_> = steps(&rows, 9).iter().map(|step| (step.before.says, step.after.says, step.after.seq, step.corrects)).collect();
        assert_eq!(found, [("a", "b", 2, false), ("b", "c", 3, true), ("c", "d", 5, true)]);
        assert_eq!(steps(&rows, 2).len(), 1, "what came later was not known then");
    }

    #[test]
    fn an_end_is_of_the_entry_that_set_it() {
        let rows = story();
        let rows: Vec<&Told> = rows.iter().collect();
        assert_eq!(end(&rows, 9), Some((day("2027-03-31"), 4)));
        assert_eq!(end(&rows, 3), None);
    }

    #[test]
    fn a_correction_is_dated_by_its_own_day() {
        let (rows, days) = (story(), BTreeMap::from([(2, day("2026-08-01")), (3, day("2026-11-05")), (5, day("2027-01-10"))]));
        let on: Vec<_> = steps(&rows, 9).iter().map(|step| step.on(&days)).collect();
        assert_eq!(on, [day("2026-10-01"), day("2026-11-05"), day("2027-01-10")]);
    }
}
