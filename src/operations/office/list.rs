//! Who holds which office, who held it, and which offices are vacant.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::access::{Holding, Office, Right, holders};
use crate::domain::as_of::AsOf;
use crate::error::Result;
use crate::operations::Query;
use crate::store::{ReadTx, Reads, office, person};

/// Lists who holds the offices on a date and who held them at other times, and names the offices that must not be vacant and are,
/// and those that should not.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct List {
    /// Today if empty.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Offices {
    pub on: NaiveDate,
    /// Nobody holds them on the date: representative, Personal Data Manager.
    pub vacant: Vec<Office>,
    /// Nobody holds them on the date, and somebody should: Chief Privacy Officer, Audit Officer.
    pub advised: Vec<Office>,
    /// Office by office, latest first.
    pub lines: Vec<Line>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Line {
    pub id: i64,
    pub office: Office,
    pub person_id: i64,
    pub name: String,
    pub letter: String,
    pub from_on: NaiveDate,
    /// The last day; none if no end is known.
    pub until_on: Option<NaiveDate>,
    /// Whether it is held on the date.
    pub held: bool,
    /// The entry of the ledger by which it was last changed: what ending it has to have `seen`.
    pub seen: i64,
}

impl Query for List {
    const NAME: &'static str = "office.list";
    const NEEDS: Right = Right::ReadPeople;
    type Answer = Offices;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Offices> {
        let on = self.on.unwrap_or(tx.moment().today);
        let mut rows = office::all(tx, AsOf::on(on))?;
        rows.sort_by_key(|row| (row.kind.0, std::cmp::Reverse(row.from_on)));
        let holdings: Vec<Holding> = rows.iter().map(office::Row::holding).collect();
        let is_vacant = |office: &Office| holders(&holdings, *office, on).next().is_none();
        let vacant = Office::REQUIRED.into_iter().filter(is_vacant).collect();
        let advised = Office::ADVISED.into_iter().filter(is_vacant).collect();
        let people: Vec<i64> = rows.iter().map(|row| row.person_id).collect();
        let names = person::names(tx, &people)?;
        let line = |(row, holding): (office::Row, Holding)| Line {
            id: row.id,
            office: row.kind.0,
            person_id: row.person_id,
            name: names.get(&row.person_id).cloned().unwrap_or_default(),
            letter: row.letter,
            from_on: row.from_on,
            until_on: row.until_on,
            held: holding.holds(on),
            seen: row.seq,
        };
        Ok(Offices { on, vacant, advised, lines: rows.into_iter().zip(holdings).map(line).collect() })
    }
}
