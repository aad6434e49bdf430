//! A whole version for a file.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::access::Right;
use crate::domain::criteria::Item;
use crate::error::Result;
use crate::operations::Query;
use crate::store::{ReadTx, Reads, criteria};

use super::version::Standing;

/// The items of a version in the order of the sheet, with the columns that an import takes.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Export {
    pub version_id: i64,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Exported {
    /// The code of the set.
    pub set: String,
    pub number: i64,
    pub title_ja: String,
    pub title_en: String,
    /// The day of the last change.
    pub changed_on: NaiveDate,
    pub items: Vec<Item>,
}

impl Query for Export {
    const NAME: &'static str = "criteria.export";
    const NEEDS: Right = Right::ReadCriteria;
    type Answer = Exported;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Exported> {
        let known = tx.known();
        let version = Standing::known(tx, self.version_id, known)?;
        let (title_ja, title_en) =
            criteria::terms(tx, self.version_id, known)?.map(|terms| (terms.title_ja, terms.title_en)).unwrap_or_default();
        let items = criteria::items(tx, self.version_id, known)?;
        let changed_on = version.events.last().map_or(tx.moment().today, |event| event.happened_on);
        Ok(Exported { changed_on, set: version.set.code, number: version.row.number, title_ja, title_en, items })
    }
}
