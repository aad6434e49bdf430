//! Everything about one certificate: its periods and its files.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::details::Details;
use super::list::{Line, line};
use crate::domain::access::Right;
use crate::domain::as_of::AsOf;
use crate::error::{Error, Result};
use crate::operations::Query;
use crate::operations::facts;
use crate::store::{ReadTx, Reads, certificate, consignee, document, person};

/// Shows a certificate on a date: what is recorded of it, all its periods, and its files.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Show {
    pub id: i64,
    /// Today if empty.
    #[serde(default)]
    pub on: Option<NaiveDate>,
    /// As it was known when the ledger ended with this entry.
    #[serde(default)]
    pub known: Option<i64>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Whole {
    pub on: NaiveDate,
    pub line: Line,
    /// What is recorded of the last period.
    pub details: Details,
    /// The latest first.
    pub periods: Vec<Period>,
    pub documents: Vec<Attached>,
    /// The entry that recorded it last: to be handed in with a change.
    pub seen: i64,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Period {
    /// What is recorded of it.
    #[serde(flatten)]
    pub details: Details,
    pub from_on: NaiveDate,
    pub until_on: Option<NaiveDate>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Attached {
    pub id: i64,
    pub name: String,
    /// In bytes.
    pub size: i64,
    pub by: String,
    /// Whether its bytes were destroyed.
    pub erased: bool,
}

impl Query for Show {
    const NAME: &'static str = "certificate.show";
    const NEEDS: Right = Right::ReadRegister;
    type Answer = Whole;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Whole> {
        let as_of = AsOf { on: self.on.unwrap_or(tx.moment().today), known: self.known.unwrap_or(i64::MAX) };
        let missing = || Error::NotFound("certificate");
        let owner = certificate::consignee_of(tx, self.id)?.ok_or_else(missing)?;
        let known = facts::of(tx, &[owner], as_of.known)?.remove(&owner).unwrap_or_default();
        let one = known.facts.certificates.iter().find(|one| one.id == self.id).ok_or_else(missing)?;
        let name = consignee::names(tx, &[owner])?.remove(&owner).unwrap_or_default();
        let rows: Vec<_> = known.certificates.iter().filter(|row| row.id == self.id).collect();
        let last = rows.last().ok_or_else(missing)?;
        Ok(Whole {
            on: as_of.on,
            line: line(&known, one, owner, &name, as_of.on).ok_or_else(missing)?,
            details: Details::of(last),
            periods: rows
                .iter()
                .rev()
                .map(|row| Period { details: Details::of(row), from_on: row.from_on, until_on: row.until_on })
                .collect(),
            documents: attached(tx, self.id, as_of.known)?,
            seen: certificate::periods(tx, self.id)?.iter().map(|row| row.seq).max().unwrap_or(last.seq),
        })
    }
}

fn attached(tx: &mut dyn Reads, id: i64, known: i64) -> Result<Vec<Attached>> {
    let files = certificate::documents(tx, id, known)?;
    let erased = document::erased(tx, &files.iter().map(|file| file.id).collect::<Vec<_>>())?;
    let names = person::names(tx, &files.iter().filter_map(|file| file.person_id).collect::<Vec<_>>())?;
    let one = |file: document::Row| Attached {
        erased: erased.contains_key(&file.id),
        by: file.person_id.and_then(|id| names.get(&id).cloned()).unwrap_or_default(),
        id: file.id,
        name: file.name,
        size: file.size,
    };
    Ok(files.into_iter().map(one).collect())
}
