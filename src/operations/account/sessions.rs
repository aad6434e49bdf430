//! Where an account is signed in, and signing it out everywhere.

use chrono::NaiveDateTime;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::access::{Actor, Right};
use crate::domain::account::session_open;
use crate::error::{Error, Result};
use crate::operations::{Command, Query};
use crate::store::{ReadTx, Reads, WriteTx, account, session};

/// Lists where one is signed in. Those who manage accounts may ask for another's.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Sessions {
    /// The account; one's own if empty.
    #[serde(default)]
    pub id: Option<i64>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Session {
    /// Tells sessions apart. It opens nothing.
    pub mark: String,
    pub opened_at: NaiveDateTime,
    pub seen_at: NaiveDateTime,
    pub address: String,
    /// What the browser said of itself.
    pub agent: String,
}

/// Ends all sessions of one's own account. Those who manage accounts may end another's.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct SignOutEverywhere {
    /// The account; one's own if empty.
    #[serde(default)]
    pub id: Option<i64>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SignedOut {
    /// How many sessions were ended.
    pub sessions: usize,
}

impl Query for Sessions {
    const NAME: &'static str = "account.sessions";
    const NEEDS: Right = Right::OwnAccount;
    type Answer = Vec<Session>;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Vec<Session>> {
        let id = own_or_managed(tx.actor(), self.id)?;
        account::of_id(tx, id)?.ok_or(Error::NotFound("account"))?;
        open_sessions(tx, id)
    }
}

impl Command for SignOutEverywhere {
    const NAME: &'static str = "account.sign_out_everywhere";
    const NEEDS: Right = Right::OwnAccount;
    type Outcome = SignedOut;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<SignedOut> {
        let id = own_or_managed(tx.actor(), self.id)?;
        account::of_id(tx, id)?.ok_or(Error::NotFound("account"))?;
        let sessions = session::close_all(tx, id)?;
        if sessions == 0 {
            tx.unchanged();
        }
        tx.about("account", id);
        Ok(SignedOut { sessions })
    }
}

/// Whose account is meant, if the actor may see to it.
pub(in crate::operations) fn own_or_managed(actor: &Actor, id: Option<i64>) -> Result<i64> {
    let own = actor.account;
    match id.or(own) {
        None => Err(Error::denied("access-needs-person")),
        Some(id) if Some(id) == own => Ok(id),
        Some(id) => actor.need(Right::ManageAccounts).map(|()| id).map_err(Error::Denied),
    }
}

/// The sessions that have not run out, last seen first.
pub(super) fn open_sessions(tx: &mut ReadTx<'_>, account_id: i64) -> Result<Vec<Session>> {
    let now = tx.moment().at;
    let rows = session::of_account(tx, account_id)?;
    let open = rows.into_iter().filter(|row| session_open(row.opened_at, row.seen_at, now));
    Ok(open
        .map(|row| Session {
            mark: mark(&row.token_hash),
            opened_at: row.opened_at,
            seen_at: row.seen_at,
            address: row.address,
            agent: row.agent,
        })
        .collect())
}

/// What tells a session from another: a piece of the hash of its token.
#[must_use]
pub fn mark(token_hash: &[u8]) -> String {
    hex::encode(token_hash.get(..6).unwrap_or_default())
}
