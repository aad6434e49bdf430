//! A department is dissolved.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::change::standing;
use crate::domain::access::Right;
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::operations::{Command, unless_stale};
use crate::store::department::Row;
use crate::store::{WriteTx, department, person};

/// Ends a department. Refused while people belong to it after its last day: they move first.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct End {
    /// The department.
    pub id: i64,
    /// The entry of the ledger that the caller has seen last of this department.
    pub seen: i64,
    /// The last day.
    pub until_on: NaiveDate,
}

impl Command for End {
    const NAME: &'static str = "department.end";
    const NEEDS: Right = Right::KeepPeople;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let rows = standing(tx, self.id)?;
        let Some(last) = rows.last() else { return Err(Error::NotFound("department")) };
        if last.until_on == Some(self.until_on) {
            tx.unchanged();
            return Ok(());
        }
        unless_stale(rows.iter().map(|row| row.seq), self.seen)?;
        if self.until_on < last.from_on {
            let message = Message::new("department-end-before-start").with("read", self.until_on).with("expected", last.from_on);
            return Err(Error::invalid("until_on", message));
        }
        let after = self.until_on.succ_opt().unwrap_or(self.until_on);
        let people = person::count_in_department(tx, self.id, after)?;
        if people > 0 {
            return Err(Error::invalid("until_on", Message::new("department-has-people").with("n", people)));
        }
        tx.about("department", self.id);
        department::supersede(tx, last)?;
        department::insert(tx, &Row { until_on: Some(self.until_on), seq: tx.seq(), ..last.clone() })
    }
}
