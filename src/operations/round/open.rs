//! A selection round is opened.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::access::Right;
use crate::error::{Error, Result};
use crate::operations::evaluation::{InForce, in_force};
use crate::operations::{Command, Query, again};
use crate::store::{ReadTx, Reads, WriteTx, criteria, round};

/// Opens a selection round for a piece of work. All candidates are evaluated against the version of the criteria that is in force today. Outcome: the round's id.
///
/// An equal input of the same person within ten minutes gives the first outcome again, unless something else was recorded of it since.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Open {
    #[schemars(length(min = 1, max = 200))]
    pub title: String,
    /// What is to be entrusted.
    #[schemars(length(min = 1, max = 2_000))]
    pub work: String,
    /// The set of criteria.
    pub set_id: i64,
}

impl Command for Open {
    const NAME: &'static str = "round.open";
    const NEEDS: Right = Right::PrepareEvaluations;
    type Outcome = i64;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<i64> {
        if let Some(id) = again(tx, self, "round", |id| *id)? {
            return Ok(id);
        }
        let (person, today) = (tx.actor().someone().map_err(Error::Denied)?, tx.moment().today);
        if criteria::set(tx, self.set_id)?.is_none() {
            return Err(Error::invalid("set_id", "evaluation-no-such-set"));
        }
        let version = criteria::version_in_force(tx, self.set_id, today)?;
        let version = version.ok_or_else(|| Error::invalid("set_id", "evaluation-no-criteria-in-force"))?;
        let id = tx.seq();
        tx.about("round", id);
        let row = round::Row {
            id,
            title: self.title.trim().to_owned(),
            work: self.work.trim().to_owned(),
            version_id: version.id,
            opened_on: today,
            person_id: Some(person),
            seq: id,
        };
        round::insert(tx, &row)?;
        Ok(id)
    }
}

/// Lists the sets of criteria that have a version in force, by which a round can be opened.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Criteria {}

impl Query for Criteria {
    const NAME: &'static str = "round.criteria";
    const NEEDS: Right = Right::PrepareEvaluations;
    type Answer = Vec<InForce>;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Vec<InForce>> {
        let today = tx.moment().today;
        in_force(tx, today)
    }
}
