//! A consignee leaves the register on a day. Everything about it stays.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::change::standing;
use crate::domain::access::Right;
use crate::domain::ending::EndingState;
use crate::domain::entrustment::is_live;
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::operations::{Command, ending, facts, unless_stale};
use crate::store::{Reads, WriteTx, consignee, entrustment};

/// Ends a consignee's time in the register. Refused while work is entrusted to it after that day, or the data of ended work were not returned or destroyed.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct End {
    pub id: i64,
    /// The entry of the ledger that the caller has seen last of this consignee.
    pub seen: i64,
    /// The last day.
    pub until_on: NaiveDate,
    #[schemars(length(min = 1))]
    pub reason: String,
}

impl Command for End {
    const NAME: &'static str = "consignee.end";
    const NEEDS: Right = Right::KeepRegister;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let standing = standing(tx, self.id)?;
        let Some(last) = standing.last() else { return Err(Error::NotFound("consignee")) };
        if last.until_on == Some(self.until_on) {
            tx.unchanged();
            return Ok(());
        }
        unless_stale(standing.iter().map(|row| row.seq), self.seen)?;
        if self.until_on < last.from_on {
            return Err(Error::invalid(
                "until_on",
                Message::new("consignee-end-before-start").with("read", self.until_on).with("expected", last.from_on),
            ));
        }
        let after = self.until_on.succ_opt().unwrap_or(self.until_on);
        let rows = entrustment::of_consignees(tx, &[self.id], i64::MAX)?;
        if let Some(live) = rows.iter().find(|row| is_live(row.from_on.min(after), row.until_on, after)) {
            let message = Message::new("consignee-still-entrusted").with("control_no", &live.control_no).with("work", &live.work);
            return Err(Error::invalid("until_on", message));
        }
        self.check_closed(tx)?;
        tx.about("consignee", self.id);
        consignee::supersede(tx, last)?;
        consignee::insert(tx, &consignee::Row { until_on: Some(self.until_on), seq: tx.seq(), ..last.clone() })
    }
}

impl End {
    /// Who still holds our data is still supervised. Work that ends today or later cannot be closed yet.
    fn check_closed(&self, tx: &mut dyn Reads) -> Result<()> {
        let known = facts::of(tx, &[self.id], i64::MAX)?.remove(&self.id).unwrap_or_default();
        let after_all = NaiveDate::MAX;
        let open = ending::lines(&known, self.id, "", after_all).into_iter().find(|line| line.state != EndingState::Closed);
        let Some(open) = open else { return Ok(()) };
        let message = Message::new("consignee-not-closed").with("control_no", &open.control_no).with("work", &open.work);
        Err(Error::invalid("until_on", message))
    }
}
