//! The systems and ledgers on a date.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::access::Right;
use crate::domain::as_of::AsOf;
use crate::domain::resource::ResourceKind;
use crate::error::Result;
use crate::operations::Query;
use crate::store::{ReadTx, Reads, department, person_access, resource};

/// Lists the systems and ledgers in which personal data stands on a date, by code, with how many people have access to each.
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
    pub name: String,
    pub kind: ResourceKind,
    pub special_care: bool,
    pub my_number: bool,
    pub department_id: Option<i64>,
    pub department_code: String,
    pub department_ja: String,
    pub department_en: String,
    pub note: String,
    /// Since when it is recorded so.
    pub from_on: NaiveDate,
    /// The last day; none if no end is known.
    pub until_on: Option<NaiveDate>,
    /// How many have access on the date.
    pub people: i64,
    /// The entry of the ledger by which it was last changed: what a change has to have `seen`.
    pub seen: i64,
}

impl Query for List {
    const NAME: &'static str = "resource.list";
    const NEEDS: Right = Right::ReadPeople;
    type Answer = Vec<Line>;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Vec<Line>> {
        let as_of = AsOf::on(self.on.unwrap_or(tx.moment().today));
        let (seen, departments) = (resource::latest(tx)?, department::latest_rows(tx)?);
        let people = person_access::count_by_resource(tx, as_of)?;
        let rows = resource::all(tx, as_of)?;
        let line = |row: resource::Row| {
            let department = row.department_id.and_then(|id| departments.get(&id));
            Line {
                id: row.id,
                people: people.get(&row.id).copied().unwrap_or(0),
                seen: seen.get(&row.id).copied().unwrap_or(row.seq),
                code: row.code,
                name: row.name,
                kind: row.kind.0,
                special_care: row.special_care,
                my_number: row.my_number,
                department_id: row.department_id,
                department_code: department.map(|row| row.code.clone()).unwrap_or_default(),
                department_ja: department.map(|row| row.name_ja.clone()).unwrap_or_default(),
                department_en: department.map(|row| row.name_en.clone()).unwrap_or_default(),
                note: row.note,
                from_on: row.from_on,
                until_on: row.until_on,
            }
        };
        Ok(rows.into_iter().map(line).collect())
    }
}
