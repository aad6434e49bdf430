//! Roles are granted and lifted, by someone else.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::access::{Right, Role};
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::operations::Command;
use crate::store::{Reads, WriteTx, role};

/// Grants an account a role. Nobody grants a role to themselves; the representative is an office and not granted.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Grant {
    /// The account.
    pub id: i64,
    /// Which of its roles.
    pub role: Role,
}

/// Lifts a role from an account. Refused if nobody could administer the register any more.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Revoke {
    /// The account.
    pub id: i64,
    /// Which of its roles.
    pub role: Role,
}

impl Command for Grant {
    const NAME: &'static str = "account.grant";
    const NEEDS: Right = Right::ManageAccounts;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let account = super::open(tx, self.id)?;
        not_oneself(tx, account.person_id)?;
        check_granted(self.role).map_err(|message| Error::invalid("role", message))?;
        if role::of_account(tx, self.id)?.contains(&self.role) {
            tx.unchanged();
            return Ok(());
        }
        tx.about("account", self.id);
        tx.about("person", account.person_id);
        role::grant(tx, self.id, self.role)
    }
}

impl Command for Revoke {
    const NAME: &'static str = "account.revoke";
    const NEEDS: Right = Right::ManageAccounts;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let account = super::open(tx, self.id)?;
        if self.role == Role::Administrator {
            super::keep_an_administrator(tx, self.id)?;
        }
        tx.about("account", self.id);
        tx.about("person", account.person_id);
        if role::revoke(tx, self.id, self.role)? == 0 {
            tx.unchanged();
        }
        Ok(())
    }
}

/// Separation of duties: whoever grants is not whoever receives.
pub(super) fn not_oneself(tx: &WriteTx<'_>, person_id: i64) -> Result<()> {
    if tx.actor().person == Some(person_id) { Err(Error::denied("account-own-roles")) } else { Ok(()) }
}

pub(super) fn check_granted(role: Role) -> Result<(), Message> {
    if Role::granted().any(|granted| granted == role) {
        return Ok(());
    }
    Err(Message::new("account-role-is-office").label("role", role.label_id()))
}
