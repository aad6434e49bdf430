//! An account is closed. It is never opened again; a person who comes back gets a new one.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::access::Right;
use crate::error::{Error, Result};
use crate::operations::Command;
use crate::store::{WriteTx, account, session};

/// Closes an account: its sessions, links and API tokens end with it. Refused if nobody could administer the register any more.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Close {
    /// The account.
    pub id: i64,
}

impl Command for Close {
    const NAME: &'static str = "account.close";
    const NEEDS: Right = Right::ManageAccounts;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let row = account::of_id(tx, self.id)?.ok_or(Error::NotFound("account"))?;
        if row.closed_seq.is_some() {
            tx.unchanged();
            return Ok(());
        }
        super::keep_an_administrator(tx, self.id)?;
        tx.about("account", self.id);
        tx.about("person", row.person_id);
        session::close_all(tx, self.id)?;
        account::void_links(tx, Some(self.id))?;
        account::close(tx, self.id)
    }
}
