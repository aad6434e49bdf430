//! Which years there are reports of.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::annual::bounds;
use crate::domain::access::Right;
use crate::domain::message::Message;
use crate::error::Result;
use crate::operations::Query;
use crate::store::{ReadTx, ledger};

/// Lists the fiscal years of which the register knows anything, the latest first.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Years {}

/// A fiscal year.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Year {
    /// The calendar year in which it begins.
    pub year: i64,
    pub label: Message,
    pub first_on: NaiveDate,
    pub last_on: NaiveDate,
    /// Its last day is past.
    pub ended: bool,
}

/// The years, and the last entry of the ledger: what a report of today rests on.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Answer {
    pub years: Vec<Year>,
    pub head: i64,
}

impl Query for Years {
    const NAME: &'static str = "report.years";
    const NEEDS: Right = Right::ReadReports;
    type Answer = Answer;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Answer> {
        let head = ledger::head_seen(tx)?.seq;
        let bounds = bounds(tx, i64::MAX)?;
        let (mut years, mut year) = (Vec::new(), bounds.last);
        while bounds.first.is_some_and(|first| year >= first) {
            years.push(Year {
                year: i64::from(year.year()),
                label: year.label(),
                first_on: year.first(),
                last_on: year.last(),
                ended: year.last() < bounds.today,
            });
            if year == year.previous() {
                break;
            }
            year = year.previous();
        }
        Ok(Answer { years, head })
    }
}
