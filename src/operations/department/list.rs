//! The departments on a date.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::access::Right;
use crate::domain::as_of::AsOf;
use crate::error::Result;
use crate::operations::Query;
use crate::store::{ReadTx, Reads, department, person};

/// Lists the departments that there are on a date, by code, with how many people belong to each.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct List {
    /// Today if empty.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Line {
    pub id: i64,
    pub code: String,
    pub name_ja: String,
    pub name_en: String,
    /// Since when it is called so.
    pub from_on: NaiveDate,
    /// The last day; none if no end is known.
    pub until_on: Option<NaiveDate>,
    pub people: i64,
    /// The entry of the ledger by which it was last changed: what a change has to have `seen`.
    pub seen: i64,
}

/// The departments of today as choices: what they are called, and nothing that would have to be counted. Not on the list: pages ask it.
#[derive(Serialize, Deserialize, JsonSchema)]
pub struct Choices {}

/// A department that can be chosen.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Choice {
    pub id: i64,
    pub code: String,
    pub name_ja: String,
    pub name_en: String,
}

impl Query for Choices {
    const NAME: &'static str = "department.choices";
    const NEEDS: Right = Right::ReadPeople;
    type Answer = Vec<Choice>;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Vec<Choice>> {
        let today = tx.moment().today;
        let rows = department::all(tx, AsOf::on(today))?;
        let choice = |row: department::Row| Choice { id: row.id, code: row.code, name_ja: row.name_ja, name_en: row.name_en };
        Ok(rows.into_iter().map(choice).collect())
    }
}

impl Query for List {
    const NAME: &'static str = "department.list";
    const NEEDS: Right = Right::ReadPeople;
    type Answer = Vec<Line>;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Vec<Line>> {
        let as_of = AsOf::on(self.on.unwrap_or(tx.moment().today));
        let seen = department::latest(tx)?;
        let people = person::count_by_department(tx, as_of)?;
        let rows = department::all(tx, as_of)?;
        let line = |row: department::Row| Line {
            id: row.id,
            people: people.get(&row.id).copied().unwrap_or(0),
            seen: seen.get(&row.id).copied().unwrap_or(row.seq),
            code: row.code,
            name_ja: row.name_ja,
            name_en: row.name_en,
            from_on: row.from_on,
            until_on: row.until_on,
        };
        Ok(rows.into_iter().map(line).collect())
    }
}
