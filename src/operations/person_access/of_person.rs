//! All that a person may handle, might, and was once allowed to.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::thing::Things;
use crate::domain::access::Right;
use crate::domain::period::Period;
use crate::domain::person_access::{Handled, is_live};
use crate::error::{Error, Result};
use crate::operations::Query;
use crate::store::{ReadTx, Reads, person, person_access};

/// Shows what a person may handle: on a date, and at any other time.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct OfPerson {
    pub person_id: i64,
    /// Today if empty.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Held {
    pub id: i64,
    pub person_id: i64,
    /// What kind of thing is handled.
    pub handled: Handled,
    pub resource_id: Option<i64>,
    pub entrustment_id: Option<i64>,
    /// To whom it is entrusted.
    pub consignee_id: Option<i64>,
    pub thing_code: String,
    pub thing: String,
    pub special_care: bool,
    pub my_number: bool,
    pub note: String,
    pub from_on: NaiveDate,
    /// The last day; none if no end is known.
    pub until_on: Option<NaiveDate>,
    /// Whether it is held on the date.
    pub live: bool,
    /// The entry of the ledger by which it was last changed: what ending it has to have `seen`.
    pub seen: i64,
}

impl Query for OfPerson {
    const NAME: &'static str = "person.access_of";
    const NEEDS: Right = Right::ReadPeople;
    type Answer = Vec<Held>;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Vec<Held>> {
        let on = self.on.unwrap_or(tx.moment().today);
        let belongs: Vec<Period> =
            person::periods(tx, self.person_id)?.iter().map(|row| Period { from_on: row.from_on, until_on: row.until_on }).collect();
        if belongs.is_empty() {
            return Err(Error::NotFound("person"));
        }
        let rows = person_access::of_person(tx, self.person_id)?;
        let things = Things::of(tx, rows.iter())?;
        let mut held: Vec<Held> = rows.into_iter().filter_map(|row| one(row, &things, &belongs, on)).collect();
        // What can be handled first, and then the latest.
        held.sort_by(|one, other| (other.live, other.from_on, &one.thing_code).cmp(&(one.live, one.from_on, &other.thing_code)));
        Ok(held)
    }
}

fn one(row: person_access::Row, things: &Things, belongs: &[Period], on: NaiveDate) -> Option<Held> {
    let thing = things.get(&row)?;
    Some(Held {
        id: row.id,
        person_id: row.person_id,
        handled: thing.kind,
        resource_id: row.resource_id,
        entrustment_id: row.entrustment_id,
        consignee_id: thing.consignee_id,
        thing_code: thing.code.clone(),
        thing: thing.name.clone(),
        special_care: thing.special_care,
        my_number: thing.my_number,
        live: is_live(row.period(), belongs, &thing.periods, on),
        note: row.note,
        from_on: row.from_on,
        until_on: row.until_on,
        seen: row.seq,
    })
}
