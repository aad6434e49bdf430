//! One's own password is changed.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::access::{Actor, Right};
use crate::domain::account::check_password;
use crate::domain::message::Problems;
use crate::error::{Error, Result};
use crate::operations::secret::{Secret, token_hash};
use crate::operations::{Command, Prepare, Prepared, Register, password};
use crate::store::{Reads, WriteTx, account, session};

/// Changes one's own password. The old one is asked for; all other sessions of the account end. Not by an API token.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct ChangePassword {
    /// The present one.
    pub old_password: Secret,
    /// 12 characters or more.
    pub new_password: Secret,
    /// The token of the session that stays open; if empty, all of them end.
    #[serde(default)]
    pub session: Secret,
}

#[derive(Serialize, Deserialize, JsonSchema)]
pub struct PutPassword {
    /// The hash that was checked: another change in between is not overwritten.
    was: Secret,
    hash: Secret,
    session: Secret,
}

impl Prepare for ChangePassword {
    type Command = PutPassword;
    type Answer = ();

    fn prepare(self, register: &Register, actor: &Actor) -> Result<Prepared<Self>> {
        let id = actor.in_person().map_err(Error::Denied)?;
        let (login, was) = register.db().read(register.now(), actor, |tx| {
            let row = super::open(tx, id)?;
            Ok((row.login, account::password_hash(tx, id)?.unwrap_or_default()))
        })?;
        let mut problems = Problems::default();
        if !password::verify(Some(&was), &self.old_password.0) {
            problems.add("old_password", "account-password-wrong");
        }
        problems.keep("new_password", check_password(&self.new_password.0, &login));
        if self.old_password.0 == self.new_password.0 {
            problems.add("new_password", "account-password-same");
        }
        problems.or(())?;
        let hash = Secret(password::hash(&self.new_password.0)?);
        let command = PutPassword { was: Secret(was), hash, session: self.session };
        Ok(Prepared { command, answer: Box::new(|()| ()) })
    }
}

impl Command for PutPassword {
    const NAME: &'static str = "account.change_password";
    const NEEDS: Right = Right::OwnAccount;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let id = tx.actor().in_person().map_err(Error::Denied)?;
        let row = super::open(tx, id)?;
        if account::password_hash(tx, id)?.as_ref() != Some(&self.was.0) {
            return Err(Error::conflict("stale-form"));
        }
        tx.about("account", id);
        tx.about("person", row.person_id);
        account::put_password(tx, id, &self.hash.0)?;
        account::void_links(tx, Some(id))?;
        session::close_others(tx, id, &token_hash(&self.session.0)).map(drop)
    }
}
