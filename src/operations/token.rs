//! Tokens by which programs act for a person: issue, revoke, list.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::account::own_or_managed;
use super::secret::{Secret, token, token_hash};
use super::{Command, Prepare, Prepared, Query, Register};
use crate::domain::access::{Actor, Right, Role};
use crate::domain::account::check_expiry;
use crate::domain::message::{Message, Problems};
use crate::domain::person::check_name;
use crate::error::{Error, Result};
use crate::store::code::Coded;
use crate::store::{ReadTx, Reads, WriteTx, api_token, session};

/// Issues a token by which a program acts for oneself, in one of one's roles, for at most a year. Not by another token.
///
/// The token is told once. It does nothing any more when its holder loses the role, leaves, or the account is closed.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Issue {
    /// What it is for.
    #[schemars(length(min = 1, max = 100))]
    pub name: String,
    /// In which of one's roles it acts.
    pub role: Role,
    /// The last day on which it is accepted.
    pub expires_on: NaiveDate,
}

/// Revokes a token. Those who manage accounts may revoke another's.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Revoke {
    /// The token.
    pub id: i64,
}

/// Lists one's tokens, latest first. Those who manage accounts may ask for another's.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct List {
    /// The account; one's own if empty.
    #[serde(default)]
    pub account_id: Option<i64>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Line {
    pub id: i64,
    pub name: String,
    pub role: Role,
    pub expires_on: NaiveDate,
    pub revoked: bool,
    /// Whether it is accepted today, as far as the token itself says.
    pub in_force: bool,
}

/// Told once to whoever asked. Nothing of it can be read later.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Issued {
    pub id: i64,
    pub token: String,
}

#[derive(Serialize, Deserialize, JsonSchema)]
pub struct PutToken {
    #[serde(flatten)]
    issue: Issue,
    token: Secret,
}

impl Prepare for Issue {
    type Command = PutToken;
    type Answer = Issued;

    fn prepare(self, _: &Register, _: &Actor) -> Result<Prepared<Self>> {
        let (token, _) = token();
        let command = PutToken { issue: self, token: Secret(token.clone()) };
        Ok(Prepared { command, answer: Box::new(|id| Issued { id, token }) })
    }
}

impl Command for PutToken {
    const NAME: &'static str = "token.issue";
    const NEEDS: Right = Right::OwnAccount;
    type Outcome = i64;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<i64> {
        let account_id = tx.actor().in_person().map_err(Error::Denied)?;
        let person_id = tx.actor().someone().map_err(Error::Denied)?;
        let (mut problems, today, id) = (Problems::default(), tx.moment().today, tx.seq());
        let Issue { name, role, expires_on } = &self.issue;
        let name = problems.keep("name", check_name(name)).unwrap_or_default();
        if !session::roles(tx, account_id, person_id)?.contains(role) {
            problems.add("role", Message::new("token-role-not-held").label("role", role.label_id()));
        }
        problems.keep("expires_on", check_expiry(*expires_on, today));
        problems.or(())?;
        tx.about("account", account_id);
        tx.about("token", id);
        let row = api_token::Row {
            id,
            token_hash: token_hash(&self.token.0),
            account_id,
            name,
            role: Coded(*role),
            expires_on: *expires_on,
            seq: id,
            revoked_seq: None,
        };
        api_token::insert(tx, &row)?;
        Ok(id)
    }
}

impl Command for Revoke {
    const NAME: &'static str = "token.revoke";
    const NEEDS: Right = Right::OwnAccount;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let row = api_token::of_id(tx, self.id)?.ok_or(Error::NotFound("token"))?;
        // Whose token it is stays unsaid to those whom it does not concern.
        own_or_managed(tx.actor(), Some(row.account_id)).map_err(|_| Error::NotFound("token"))?;
        tx.about("account", row.account_id);
        tx.about("token", self.id);
        if api_token::revoke(tx, row.account_id, self.id)? == 0 {
            tx.unchanged();
        }
        Ok(())
    }
}

impl Query for List {
    const NAME: &'static str = "token.list";
    const NEEDS: Right = Right::OwnAccount;
    type Answer = Vec<Line>;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Vec<Line>> {
        let account_id = own_or_managed(tx.actor(), self.account_id)?;
        of_account(tx, account_id)
    }
}

/// The tokens of an account, latest first.
pub(super) fn of_account(tx: &mut ReadTx<'_>, account_id: i64) -> Result<Vec<Line>> {
    let today = tx.moment().today;
    let line = |row: api_token::Row| Line {
        id: row.id,
        name: row.name,
        role: row.role.0,
        expires_on: row.expires_on,
        revoked: row.revoked_seq.is_some(),
        in_force: row.revoked_seq.is_none() && today <= row.expires_on,
    };
    Ok(api_token::of_account(tx, account_id)?.into_iter().map(line).collect())
}
