//! One account, for administrators; and one's own.

use chrono::NaiveDateTime;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::sessions::{Session, open_sessions};
use crate::domain::access::{Right, Role};
use crate::domain::account::AccountState;
use crate::error::{Error, Result};
use crate::operations::{Query, token};
use crate::store::{ReadTx, Reads, account, entry, person, role, session};

/// Shows an account: whose it is, what it may do, where it is signed in.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Show {
    /// The account.
    pub id: i64,
}

/// Shows one's own account.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Me {}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Whole {
    pub id: i64,
    pub login: String,
    pub person_id: i64,
    pub name: String,
    pub state: AccountState,
    pub roles: Vec<Granted>,
    /// The person holds the office of representative today, which is a role of its own.
    pub representative: bool,
    /// When the password was set; none before the invitation was accepted.
    pub password_at: Option<NaiveDateTime>,
    /// Until when a one-time link that was not used yet opens the account; none if there is none.
    pub link_until: Option<NaiveDateTime>,
    pub sessions: Vec<Session>,
    pub tokens: Vec<token::Line>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Granted {
    pub role: Role,
    pub granted_at: NaiveDateTime,
    /// Who granted it; empty for the console.
    pub granted_by: String,
}

impl Query for Show {
    const NAME: &'static str = "account.show";
    const NEEDS: Right = Right::ManageAccounts;
    type Answer = Whole;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Whole> {
        whole(tx, self.id)
    }
}

impl Query for Me {
    const NAME: &'static str = "account.me";
    const NEEDS: Right = Right::OwnAccount;
    type Answer = Whole;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Whole> {
        tx.actor().someone().map_err(Error::Denied)?;
        let id = tx.actor().account.ok_or(Error::NotFound("account"))?;
        whole(tx, id)
    }
}

fn whole(tx: &mut ReadTx<'_>, id: i64) -> Result<Whole> {
    let row = account::of_id(tx, id)?.ok_or(Error::NotFound("account"))?;
    let at = tx.moment().at;
    let set = account::password_seq(tx, id)?;
    let set = entry::of_seqs(tx, set.as_slice())?.first().map(|entry| entry.at);
    Ok(Whole {
        id,
        name: person::names(tx, &[row.person_id])?.remove(&row.person_id).unwrap_or_default(),
        state: super::state(tx, &row)?,
        roles: granted(tx, id)?,
        representative: session::roles(tx, id, row.person_id)?.contains(&Role::Representative),
        password_at: set,
        link_until: account::open_link(tx, id, at)?.map(|link| link.expires_at),
        sessions: open_sessions(tx, id)?,
        tokens: token::of_account(tx, id)?,
        login: row.login,
        person_id: row.person_id,
    })
}

fn granted(tx: &mut ReadTx<'_>, id: i64) -> Result<Vec<Granted>> {
    let mut roles = role::of_accounts(tx, &[id])?;
    roles.sort_by_key(|(_, role, _)| *role);
    let seqs: Vec<i64> = roles.iter().map(|(_, _, seq)| *seq).collect();
    let entries = entry::of_seqs(tx, &seqs)?;
    let people: Vec<i64> = entries.iter().filter_map(|entry| entry.person_id).collect();
    let names = person::names(tx, &people)?;
    let line = |(_, role, seq): (i64, Role, i64)| {
        let entry = entries.iter().find(|entry| entry.seq == seq);
        Granted {
            role,
            granted_at: entry.map(|entry| entry.at).unwrap_or_default(),
            granted_by: entry.and_then(|entry| names.get(&entry.person_id?).cloned()).unwrap_or_default(),
        }
    };
    Ok(roles.into_iter().map(line).collect())
}
