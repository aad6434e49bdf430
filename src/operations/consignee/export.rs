//! The whole register as one table: a line for each piece of work, as organisations keep it.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::details::Details;
use super::list::{Filter, Line, each};
use crate::domain::access::Right;
use crate::domain::as_of::AsOf;
use crate::error::Result;
use crate::operations::entrustment::Details as Work;
use crate::operations::{Query, facts::Known};
use crate::store::{ReadTx, Reads, department};

/// Gives the consignee register of a date, a line for each piece of work; what is given can be imported again.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Export {
    #[serde(flatten)]
    pub filter: Filter,
    /// The date that the register speaks of; today if empty.
    #[serde(default)]
    pub on: Option<NaiveDate>,
    /// As it was known when the ledger ended with this entry.
    #[serde(default)]
    pub known: Option<i64>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Register {
    pub on: NaiveDate,
    pub lines: Vec<Exported>,
}

/// A consignee with one piece of its work, or with none.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Exported {
    pub control_no: String,
    pub details: Details,
    pub work: Option<ExportedWork>,
    pub line: Line,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ExportedWork {
    pub control_no: String,
    pub details: Work,
    pub from_on: NaiveDate,
    pub until_on: Option<NaiveDate>,
}

impl Query for Export {
    const NAME: &'static str = "consignee.export";
    const NEEDS: Right = Right::ReadRegister;
    type Answer = Register;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Register> {
        let as_of = AsOf { on: self.on.unwrap_or(tx.moment().today), known: self.known.unwrap_or(i64::MAX) };
        let departments = department::names(tx, as_of.known)?;
        let mut lines = Vec::new();
        each(tx, as_of, &self.filter, |row, line, known| {
            let name = |id: i64| departments.get(&id).map(|(ja, _)| ja.as_str());
            let exported = |work| Exported { control_no: row.control_no.clone(), details: Details::of(row), work, line: line.clone() };
            let before = lines.len();
            lines.extend(works(known, as_of.on, &name).into_iter().map(|work| exported(Some(work))));
            if lines.len() == before {
                lines.push(exported(None));
            }
        })?;
        Ok(Register { on: as_of.on, lines })
    }
}

/// The work that is or will be done, as it is on the date; what has ended is history.
fn works<'a>(known: &Known, on: NaiveDate, department: &impl Fn(i64) -> Option<&'a str>) -> Vec<ExportedWork> {
    let pieces = known.pieces();
    let present = pieces.iter().filter(|piece| piece.until_on.is_none_or(|until| on <= until));
    let row = |id: i64| {
        let periods = || known.work.iter().filter(move |row| row.id == id);
        periods().rfind(|row| row.from_on <= on).or_else(|| periods().next())
    };
    present
        .filter_map(|piece| {
            let row = row(piece.id)?;
            Some(ExportedWork {
                control_no: row.control_no.clone(),
                details: Work::of(row).in_department(row.department_id.and_then(department)),
                from_on: piece.from_on,
                until_on: piece.until_on,
            })
        })
        .collect()
}
