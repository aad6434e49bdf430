//! Who may stand in the ledger.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::access::Right;
use crate::error::Result;
use crate::operations::Query;
use crate::store::{ReadTx, entry, person};

/// Lists everyone who has or had an account, by name: those whose entries can be in the ledger.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Actors {}

/// A person who may act.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Acting {
    pub id: i64,
    pub name: String,
}

impl Query for Actors {
    const NAME: &'static str = "ledger.actors";
    const NEEDS: Right = Right::ReadLedger;
    type Answer = Vec<Acting>;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Vec<Acting>> {
        let ids = entry::actors(tx)?;
        let mut people: Vec<Acting> = person::names(tx, &ids)?.into_iter().map(|(id, name)| Acting { id, name }).collect();
        people.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
        Ok(people)
    }
}
