//! The courses on a date.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::access::Right;
use crate::domain::training::{Audience, Needs, Validity};
use crate::error::Result;
use crate::operations::Query;
use crate::operations::training::held::{Held, courses};
use crate::store::{ReadTx, Reads};

/// Lists the courses by code, with what is in force of each on a date.
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
    pub title_ja: String,
    pub title_en: String,
    /// The number of the version in force; none if it is not given on the date.
    pub version: Option<i64>,
    /// Since when that is in force.
    pub from_on: Option<NaiveDate>,
    pub until_on: Option<NaiveDate>,
    pub audience: Option<Audience>,
    pub validity: Option<Validity>,
    pub needs: Option<Needs>,
    /// A version waits to be published.
    pub has_draft: bool,
}

impl Query for List {
    const NAME: &'static str = "course.list";
    const NEEDS: Right = Right::ReadTraining;
    type Answer = Vec<Line>;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Vec<Line>> {
        let on = self.on.unwrap_or(tx.moment().today);
        Ok(courses(tx, i64::MAX)?.iter().map(|held| line(held, on)).collect())
    }
}

fn line(held: &Held, on: NaiveDate) -> Line {
    let force = held.course.in_force(on);
    let (title_ja, title_en) = held.titles(on);
    Line {
        id: held.row.id,
        code: held.row.code.clone(),
        title_ja,
        title_en,
        version: force.map(|force| force.version.number),
        from_on: force.map(|force| force.version.from_on),
        until_on: held.course.until_on,
        audience: force.map(|force| force.version.who.audience),
        validity: force.map(|force| force.version.validity),
        needs: force.map(|force| force.version.needs),
        has_draft: held.draft().is_some(),
    }
}
