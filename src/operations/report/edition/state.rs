//! Editions with what happened to them, and where each stands.

use chrono::NaiveDate;

use crate::domain::report::{EditionEventKind, EditionState, edition_state};
use crate::error::Result;
use crate::store::Reads;
use crate::store::edition::{self, EventRow, Row};

pub(super) struct Editions {
    pub rows: Vec<Row>,
    pub events: Vec<EventRow>,
}

impl Editions {
    /// Those of a year, the first one first.
    pub fn of_year(tx: &mut dyn Reads, year: i64) -> Result<Self> {
        let rows = edition::of_year(tx, year)?;
        Self::with_events(tx, rows)
    }

    /// All, the latest first.
    pub fn all(tx: &mut dyn Reads) -> Result<Self> {
        let rows = edition::all(tx)?;
        Self::with_events(tx, rows)
    }

    fn with_events(tx: &mut dyn Reads, rows: Vec<Row>) -> Result<Self> {
        let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
        Ok(Self { events: edition::events(tx, &ids)?, rows })
    }

    pub fn events_of(&self, id: i64) -> impl Iterator<Item = &EventRow> {
        self.events.iter().filter(move |event| event.edition_id == id)
    }

    pub fn state(&self, row: &Row, on: NaiveDate) -> EditionState {
        let later = self.rows.iter().filter(|other| other.year == row.year && other.number > row.number);
        let approved = later.filter_map(|other| {
            let mut events = self.events_of(other.id);
            events.find(|event| event.kind.0 == EditionEventKind::Approved).map(|event| event.happened_on)
        });
        edition_state(self.events_of(row.id).map(|event| (event.kind.0, event.happened_on)), approved.min(), on)
    }
}
