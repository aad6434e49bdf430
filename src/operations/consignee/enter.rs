//! A consignee is entered.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::alike::point_out;
use super::details::Details;
use crate::domain::access::Right;
use crate::domain::message::{Message, Problems};
use crate::error::Result;
use crate::operations::{Command, again};
use crate::store::{Reads, WriteTx, consignee};

/// Enters a consignee in the register.
///
/// One that has the corporate number of another, or by its name may be the same, is refused until `distinct` says that it is not.
///
/// An equal input of the same person within ten minutes gives the first outcome again, unless something else was recorded of it since.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Enter {
    /// Unique, and never used again. If empty, the next number is given.
    #[serde(default)]
    #[schemars(length(max = 40))]
    pub control_no: String,
    #[serde(flatten)]
    pub details: Details,
    /// From when it is in the register; today if empty.
    #[serde(default)]
    pub from_on: Option<NaiveDate>,
    /// It is another one than those that look alike.
    #[serde(default)]
    pub distinct: bool,
}

#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Entered {
    pub id: i64,
    pub control_no: String,
}

impl Command for Enter {
    const NAME: &'static str = "consignee.enter";
    const NEEDS: Right = Right::KeepRegister;
    type Outcome = Entered;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<Entered> {
        if let Some(entered) = again(tx, self, "consignee", |entered| entered.id)? {
            return Ok(entered);
        }
        let (id, today) = (tx.seq(), tx.moment().today);
        let mut problems = Problems::default();
        let control_no = match self.control_no.trim() {
            "" => next_control_no(tx)?,
            given => given.to_owned(),
        };
        if consignee::of_control_no(tx, &control_no)?.is_some() {
            problems.add("control_no", Message::new("consignee-control-no-used").with("read", &control_no));
        }
        let row = match self.details.row(id, &control_no, self.from_on.unwrap_or(today), None, id) {
            Ok(row) => row,
            Err(others) => {
                problems.extend(others);
                return Err(problems.into());
            }
        };
        if !self.distinct {
            point_out(tx, &row, None, &mut problems)?;
        }
        problems.or(())?;
        tx.about("consignee", id);
        consignee::insert(tx, &row)?;
        Ok(Entered { id, control_no })
    }
}

/// One more than the largest number of the form `C-00001` that was ever given. What people typed otherwise does not count.
fn next_control_no(tx: &mut WriteTx<'_>) -> Result<String> {
    let largest = consignee::largest_behind(tx, "C-")?.and_then(|digits| digits.parse::<u128>().ok()).unwrap_or(0);
    Ok(format!("C-{:05}", largest.saturating_add(1)))
}
