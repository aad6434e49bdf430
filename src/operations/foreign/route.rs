//! By which route data are provided to somebody in a foreign country.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::access::Right;
use crate::domain::foreign::{Place, Route, designated, foreign};
use crate::domain::message::{Message, Problems};
use crate::error::{Error, Result};
use crate::operations::Command;
use crate::store::code::Coded;
use crate::store::foreign::{self as stored, RouteRow};
use crate::store::{Reads, WriteTx, entrustment, sub_entrustment};

/// Records by which route of APPI Art. 28 data are handled in a foreign country, from a day on and with its grounds. The same day again corrects it. Outcome: its id.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct SetRoute {
    pub entrustment_id: i64,
    /// The sub-consignee that handles the data there; empty: the consignee itself.
    #[serde(default)]
    pub sub_entrustment_id: Option<i64>,
    pub route: Route,
    /// The first day on which it counts.
    pub from_on: NaiveDate,
    /// What it rests on: the consent and its wording, the contract and its articles, the certificate and its number, the case of Art. 27(1).
    #[schemars(length(min = 1, max = 2_000))]
    pub grounds: String,
}

/// Where the data of a place are handled, and by whom for us.
pub(super) struct Found {
    pub place: Place,
    pub consignee_id: i64,
    pub countries: Vec<String>,
}

impl Command for SetRoute {
    const NAME: &'static str = "foreign.set_route";
    const NEEDS: Right = Right::KeepRegister;
    type Outcome = i64;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<i64> {
        let found = find(tx, self.entrustment_id, self.sub_entrustment_id, self.from_on)?;
        let mut problems = Problems::default();
        if self.route == Route::Designated {
            let list = designated(self.from_on);
            let outside: Vec<&str> =
                found.countries.iter().filter(|code| !list.iter().any(|one| one.code == **code)).map(String::as_str).collect();
            if !outside.is_empty() {
                problems.add("route", Message::new("foreign-not-designated").with("read", outside.join(", ")));
            }
        }
        problems.or(())?;
        let known = stored::routes_of(tx, &[self.entrustment_id], i64::MAX)?;
        let same = known.into_iter().find(|row| row.place() == found.place && row.from_on == self.from_on);
        let grounds = self.grounds.trim().to_owned();
        if let Some(row) = &same {
            if row.route.0 == self.route && row.grounds == grounds {
                tx.unchanged();
                return Ok(row.id);
            }
            stored::supersede_route(tx, row.id)?;
        }
        tx.about("consignee", found.consignee_id);
        tx.about("entrustment", self.entrustment_id);
        let (id, person_id) = (tx.seq(), tx.actor().person);
        let Place { entrustment_id, sub_entrustment_id } = found.place;
        let (route, from_on) = (Coded(self.route), self.from_on);
        stored::insert_route(
            tx,
            &RouteRow { id, entrustment_id, sub_entrustment_id, route, grounds, from_on, person_id, seq: id, superseded_seq: None },
        )?;
        Ok(id)
    }
}

/// The place, with the countries that it has on the day.
///
/// # Errors
/// `NotFound` if there is no such work or sub-consignee; `Invalid` if the data are handled in Japan.
pub(super) fn find(tx: &mut dyn Reads, work: i64, sub: Option<i64>, on: NaiveDate) -> Result<Found> {
    let periods = entrustment::periods(tx, work)?;
    let row = periods.iter().rfind(|row| row.from_on <= on).or(periods.first()).ok_or(Error::NotFound("entrustment"))?;
    let countries = match sub {
        Some(id) => {
            let sub = sub_entrustment::of_id(tx, id)?.filter(|sub| sub.entrustment_id == work);
            sub.ok_or(Error::NotFound("sub-entrustment"))?.countries
        }
        None => row.countries.clone(),
    };
    let countries = foreign(countries.split(','));
    if countries.is_empty() {
        return Err(Error::invalid("entrustment_id", Message::new("foreign-in-japan").with("read", &row.control_no)));
    }
    let place = Place { entrustment_id: work, sub_entrustment_id: sub };
    Ok(Found { place, consignee_id: row.consignee_id, countries })
}
