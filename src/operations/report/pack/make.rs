//! A pack is ordered: recorded before the first byte of it leaves the register.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::need_all;
use crate::domain::access::{Actor, Right};
use crate::domain::agreement::Language;
use crate::error::{Error, Result};
use crate::operations::report::Annual;
use crate::operations::{Command, Prepare, Prepared, Register};
use crate::store::pack::{self, Row};
use crate::store::{Reads, WriteTx, edition, entry};

/// Orders the evidence pack of an annual report: the report, the criteria, evaluations, NDAs, contracts, reviews, actions and training that it
/// rests on, the files that they cite, and the entries of the ledger, as one ZIP with a list of hashes. Name an edition, or a year.
///
/// Personal data leave the register by it: it needs every right to read that its parts need, and the ledger keeps who ordered it. The answer
/// is its number. Whoever ordered it fetches it at `/api/v1/report_pack/<number>/file` or `/reports/packs/<number>/file` until it was handed
/// over whole; `kantoku report pack` orders and writes it at once. The same report gives the same bytes.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Make {
    /// The edition, which stands for year, date and knowledge.
    #[serde(default)]
    pub edition_id: Option<i64>,
    /// The fiscal year of a report that is not closed, by the calendar year in which it begins.
    #[serde(default)]
    #[schemars(range(min = 1900, max = 2999))]
    pub year: Option<i64>,
    /// The date to which that report is made; if empty, the last day of the year, or today if it has not ended.
    #[serde(default)]
    pub on: Option<NaiveDate>,
    /// By what was known when the ledger ended with this entry; if empty, by all that is known.
    #[serde(default)]
    #[schemars(range(min = 1))]
    pub known: Option<i64>,
    /// The language of its pages.
    pub language: Language,
}

/// A pack that was ordered, as the ledger knows it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Ordered {
    pub edition_id: Option<i64>,
    pub year: i64,
    pub on: NaiveDate,
    /// The entry up to which the ledger is known, and its hash.
    pub known: i64,
    pub head: String,
    pub language: Language,
}

impl Prepare for Make {
    type Command = Ordered;
    /// The number of the pack.
    type Answer = i64;

    fn prepare(self, register: &Register, actor: &Actor) -> Result<Prepared<Self>> {
        need_all(actor)?;
        let command = register.db().read(register.now(), actor, |tx| self.resolve(tx))?;
        Ok(Prepared { command, answer: Box::new(|id| id) })
    }
}

impl Make {
    fn resolve(&self, tx: &mut crate::store::ReadTx<'_>) -> Result<Ordered> {
        let language = self.language;
        match (self.edition_id, self.year) {
            (Some(id), None) => {
                let row = edition::of_id(tx, id)?.ok_or(Error::NotFound("report-edition"))?;
                let (year, on, known) = (row.year, row.reported_on, row.known_seq);
                Ok(Ordered { edition_id: Some(id), year, on, known, head: row.head, language })
            }
            (None, Some(year)) => {
                let (on, known) = Annual { year, on: self.on, known: self.known, known_on: None }.when(tx)?;
                Ok(Ordered { edition_id: None, year, on, known: known.seq, head: known.head, language })
            }
            (Some(_), Some(_)) => Err(Error::invalid("year", "pack-edition-or-year")),
            (None, None) => Err(Error::invalid("edition_id", "pack-edition-or-year")),
        }
    }
}

impl Command for Ordered {
    const NAME: &'static str = "report_pack.make";
    const NEEDS: Right = Right::ReadLedger;
    type Outcome = i64;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<i64> {
        need_all(tx.actor())?;
        let sealed = entry::of_seq(tx, self.known)?.map(|row| hex::encode(row.hash));
        if sealed.as_deref() != Some(&self.head) {
            return Err(Error::conflict("stale-form"));
        }
        tx.about("report-pack", tx.seq());
        tx.about("report", self.year);
        if let Some(id) = self.edition_id {
            tx.about("report-edition", id);
        }
        let row = Row {
            id: tx.seq(),
            edition_id: self.edition_id,
            year: self.year,
            reported_on: self.on,
            known_seq: self.known,
            head: self.head.clone(),
            language: self.language.code().to_owned(),
            ordered_on: tx.moment().today,
            person_id: tx.actor().person,
            seq: tx.seq(),
        };
        pack::insert(tx, &row)?;
        Ok(row.id)
    }
}
