//! Offices held: who held which in the period, which are vacant at its end, and for how many days each was.

use chrono::{Days, NaiveDate};
use schemars::JsonSchema;
use serde::Serialize;

use super::gather::Gathered;
use crate::domain::access::{Holding, Office, holders};
use crate::error::Result;
use crate::store::{ReadTx, office};

/// The offices of the period.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Offices {
    /// The offices that must not be vacant or should not be.
    pub vacancies: Vec<Vacancy>,
    /// Who held them on any day of the period, office by office, the earliest first.
    pub held: Vec<OfficeLine>,
}

/// On how many days of the period nobody held an office.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Vacancy {
    pub office: Office,
    /// Nobody may do without it: representative, Personal Data Manager.
    pub required: bool,
    /// Days up to the date on which nobody held it.
    pub days: i64,
    /// All days up to the date.
    pub of: i64,
    /// Nobody holds it on the date.
    pub vacant: bool,
}

/// Somebody who held an office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct OfficeLine {
    pub office: Office,
    pub person_id: i64,
    pub name: String,
    /// By which letter or decision.
    pub letter: String,
    pub from_on: NaiveDate,
    /// The last day, as far as it was known; none if no end was.
    pub until_on: Option<NaiveDate>,
}

pub(super) fn of(tx: &mut ReadTx<'_>, gathered: &Gathered) -> Result<Offices> {
    let (first, on) = (gathered.period.first(), gathered.as_of.on);
    let rows = office::all(tx, gathered.as_of)?;
    let holdings: Vec<Holding> = rows.iter().map(office::Row::holding).collect();
    let line = |row: office::Row| OfficeLine {
        office: row.kind.0,
        person_id: row.person_id,
        name: gathered.person(Some(row.person_id)),
        letter: row.letter,
        from_on: row.from_on,
        until_on: row.until_on,
    };
    let concerns = |row: &office::Row| row.from_on <= on && row.until_on.is_none_or(|until_on| until_on >= first);
    let mut held: Vec<OfficeLine> = rows.into_iter().filter(concerns).map(line).collect();
    held.sort_by_key(|line| (line.office, line.from_on, line.person_id));
    let required = Office::REQUIRED.into_iter().map(|office| (office, true));
    let watched = required.chain(Office::ADVISED.into_iter().map(|office| (office, false)));
    Ok(Offices { vacancies: watched.map(|(office, required)| vacancy(&holdings, office, required, first, on)).collect(), held })
}

fn vacancy(holdings: &[Holding], office: Office, required: bool, first: NaiveDate, on: NaiveDate) -> Vacancy {
    let is_vacant = |day: NaiveDate| holders(holdings, office, day).next().is_none();
    let of = on.signed_duration_since(first).num_days() + 1;
    let days = (0..u64::try_from(of).unwrap_or_default()).filter_map(|day| first.checked_add_days(Days::new(day)));
    Vacancy { office, required, days: days.filter(|day| is_vacant(*day)).map(|_| 1).sum(), of, vacant: is_vacant(on) }
}
