//! A sub-consignee is asked for.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::details::Details;
use crate::domain::access::Right;
use crate::domain::message::{Message, Problems};
use crate::error::{Error, Result};
use crate::operations::{Command, again};
use crate::store::{Reads, WriteTx, entrustment, sub_entrustment};

/// Records that a consignee, or a sub-consignee of it, asks for a sub-consignee or reports one. Somebody else decides on it. Outcome: its id.
///
/// An equal input of the same person within ten minutes gives the first outcome again, unless something else was recorded of it since.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Request {
    /// The work of which a part is entrusted further.
    pub entrustment_id: i64,
    /// The sub-consignee that entrusts it further; empty: the consignee itself.
    #[serde(default)]
    pub parent_id: Option<i64>,
    #[serde(flatten)]
    pub details: Details,
}

impl Command for Request {
    const NAME: &'static str = "sub_entrustment.request";
    const NEEDS: Right = Right::KeepRegister;
    type Outcome = i64;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<i64> {
        if let Some(id) = again(tx, self, "sub-entrustment", |id| *id)? {
            return Ok(id);
        }
        let periods = entrustment::periods(tx, self.entrustment_id)?;
        let (Some(first), Some(last)) = (periods.first(), periods.last()) else { return Err(Error::NotFound("entrustment")) };
        let mut problems = Problems::default();
        self.check_period(first, last, &mut problems);
        self.check_parent(tx, &mut problems)?;
        let row = self.details.row(tx, self.entrustment_id, self.parent_id, &mut problems)?;
        if row.consignee_id == Some(last.consignee_id) {
            problems.add("company", "sub-entrustment-own-company");
        }
        problems.or(())?;
        tx.about("consignee", last.consignee_id);
        tx.about("entrustment", last.id);
        tx.about("sub-entrustment", row.id);
        sub_entrustment::insert(tx, &row)?;
        Ok(row.id)
    }
}

impl Request {
    /// Nobody has a part of work that is not under way.
    fn check_period(&self, first: &entrustment::Row, last: &entrustment::Row, problems: &mut Problems) {
        let from = self.details.from_on;
        if from < first.from_on {
            problems.add("from_on", Message::new("sub-entrustment-before-work").with("read", from).with("expected", first.from_on));
        }
        let until = self.details.until_on.unwrap_or(from);
        if let Some(end) = last.until_on.filter(|end| *end < until) {
            let field = if self.details.until_on.is_some() { "until_on" } else { "from_on" };
            problems.add(field, Message::new("sub-entrustment-after-work").with("read", until).with("expected", end));
        }
    }

    fn check_parent(&self, tx: &mut dyn Reads, problems: &mut Problems) -> Result<()> {
        let Some(parent) = self.parent_id else { return Ok(()) };
        let row = sub_entrustment::of_id(tx, parent)?.filter(|row| row.entrustment_id == self.entrustment_id);
        if row.is_none() {
            problems.add("parent_id", Message::new("sub-entrustment-other-work").with("read", parent));
        }
        Ok(())
    }
}
