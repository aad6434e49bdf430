//! The steps of an edition: returned or approved by the representative who had no hand in it, and published.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::state::Editions;
use crate::domain::access::{Right, separate};
use crate::domain::message::Message;
use crate::domain::report::EditionEventKind;
use crate::error::{Error, Result};
use crate::operations::Command;
use crate::store::code::Coded;
use crate::store::edition::{self, EventRow};
use crate::store::{Reads, WriteTx};

/// Approves a closed edition, as the representative.
///
/// Separation of duties: refused to whoever closed it or wrote in it, through every door and with every role.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Approve {
    pub id: i64,
    #[serde(default)]
    #[schemars(length(max = 2_000))]
    pub comment: String,
}

/// Returns a closed edition with what is to be mended. It stays as it is; another edition corrects it.
///
/// Separation of duties: refused to whoever closed it or wrote in it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Return {
    pub id: i64,
    #[schemars(length(min = 1, max = 2_000))]
    pub comment: String,
}

/// Records that an approved edition was published, and where.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Publish {
    pub id: i64,
    /// The day; today if empty.
    #[serde(default)]
    pub published_on: Option<NaiveDate>,
    /// A web address, or a place.
    #[schemars(length(min = 1, max = 500))]
    pub published_at: String,
}

impl Command for Approve {
    const NAME: &'static str = "report_edition.approve";
    const NEEDS: Right = Right::ApproveReports;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        step(tx, self.id, EditionEventKind::Approved, None, &self.comment)
    }
}

impl Command for Return {
    const NAME: &'static str = "report_edition.return";
    const NEEDS: Right = Right::ApproveReports;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        step(tx, self.id, EditionEventKind::Returned, None, &self.comment)
    }
}

impl Command for Publish {
    const NAME: &'static str = "report_edition.publish";
    const NEEDS: Right = Right::KeepReports;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        step(tx, self.id, EditionEventKind::Published, self.published_on, &self.published_at)
    }
}

fn step(tx: &mut WriteTx<'_>, id: i64, kind: EditionEventKind, on: Option<NaiveDate>, comment: &str) -> Result<()> {
    let person = tx.actor().someone().map_err(Error::Denied)?;
    let row = edition::of_id(tx, id)?.ok_or(Error::NotFound("report-edition"))?;
    let (editions, today) = (Editions::of_year(tx, row.year)?, tx.moment().today);
    let last = editions.events_of(id).last();
    let again = |event: &EventRow| event.kind.0 == kind && event.person_id == Some(person) && event.comment == comment.trim();
    if last.is_some_and(again) {
        tx.unchanged();
        return Ok(());
    }
    editions.state(&row, today).allows(kind).map_err(Error::Conflict)?;
    if kind != EditionEventKind::Published {
        separate(person, &hands(tx, row.year, row.person_id)?, "edition-own").map_err(Error::Denied)?;
    }
    let happened_on = on.unwrap_or(today);
    let earliest = last.map_or(row.closed_on, |event| event.happened_on);
    if happened_on < earliest || today < happened_on {
        let message = Message::new("edition-day-outside").with("read", happened_on).with("first", earliest).with("last", today);
        return Err(Error::invalid("published_on", message));
    }
    tx.about("report", row.year);
    tx.about("report-edition", id);
    let event = EventRow {
        edition_id: id,
        kind: Coded(kind),
        happened_on,
        comment: comment.trim().to_owned(),
        person_id: Some(person),
        seq: tx.seq(),
    };
    edition::insert_event(tx, &event)
}

/// Whoever closed an edition, or wrote in the report of its year.
pub(super) fn hands(tx: &mut dyn Reads, year: i64, closed_by: i64) -> Result<BTreeSet<i64>> {
    Ok(edition::writers(tx, year)?.into_iter().chain([closed_by]).collect())
}
