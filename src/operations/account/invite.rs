//! One-time links: an invitation to a new account, and a new password for one that there is.

use std::collections::BTreeSet;

use chrono::{NaiveDateTime, TimeDelta};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::roles::{check_granted, not_oneself};
use crate::domain::access::{Actor, Right, Role};
use crate::domain::account::{LINK_HOURS, LinkKind, check_login};
use crate::domain::as_of::AsOf;
use crate::domain::message::{Message, Problems};
use crate::error::{Error, Result};
use crate::operations::secret::{Secret, token, token_hash};
use crate::operations::{Command, Prepare, Prepared, Register};
use crate::store::code::Coded;
use crate::store::{Reads, WriteTx, account, person, role};

/// Invites a person: makes an account with roles, and a one-time link by which the person sets a password.
///
/// Refused if the person has an open account or does not belong to the organisation, if the login is taken, and for oneself. Not by an API token.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Invite {
    /// Who is invited.
    pub person_id: i64,
    /// What the person signs in with: 2 to 64 of a–z, 0–9, dot, hyphen, underscore and @. Never used again.
    #[schemars(length(min = 1, max = 64))]
    pub login: String,
    /// What the person may do; the representative is an office and not among them.
    #[serde(default)]
    pub roles: Vec<Role>,
}

/// Makes a one-time link by which the holder of an account sets a new password. Links that were made before are void. Not by an API token.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Reset {
    /// The account.
    pub id: i64,
}

/// Told once to whoever asked, to be handed on. Nothing of it can be read later.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Linked {
    /// The account.
    pub id: i64,
    pub login: String,
    pub name: String,
    pub kind: LinkKind,
    /// The address at this register.
    pub path: String,
    /// Until when it can be used.
    pub expires_at: NaiveDateTime,
}

/// What the ledger keeps of a link.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Made {
    id: i64,
    login: String,
    #[serde(skip)]
    name: String,
    kind: LinkKind,
    expires_at: NaiveDateTime,
}

#[derive(Serialize, Deserialize, JsonSchema)]
pub struct MakeAccount {
    #[serde(flatten)]
    invite: Invite,
    token: Secret,
}

#[derive(Serialize, Deserialize, JsonSchema)]
pub struct MakeLink {
    id: i64,
    token: Secret,
}

impl Prepare for Invite {
    type Command = MakeAccount;
    type Answer = Linked;

    fn prepare(self, _: &Register, _: &Actor) -> Result<Prepared<Self>> {
        let (token, _) = token();
        let command = MakeAccount { invite: self, token: Secret(token.clone()) };
        Ok(Prepared { command, answer: Box::new(move |made| made.with(&token)) })
    }
}

impl Prepare for Reset {
    type Command = MakeLink;
    type Answer = Linked;

    fn prepare(self, _: &Register, _: &Actor) -> Result<Prepared<Self>> {
        let (token, _) = token();
        let command = MakeLink { id: self.id, token: Secret(token.clone()) };
        Ok(Prepared { command, answer: Box::new(move |made| made.with(&token)) })
    }
}

impl Made {
    fn with(self, token: &str) -> Linked {
        let Self { id, login, name, kind, expires_at } = self;
        Linked { id, login, name, kind, path: format!("/links/{token}"), expires_at }
    }
}

impl Command for MakeAccount {
    const NAME: &'static str = "account.invite";
    const NEEDS: Right = Right::ManageAccounts;
    type Outcome = Made;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<Made> {
        let Invite { person_id, login, roles } = &self.invite;
        not_oneself(tx, *person_id)?;
        let (login, name) = check(tx, *person_id, login, roles)?;
        let id = tx.seq();
        tx.about("account", id);
        tx.about("person", *person_id);
        account::insert(tx, &account::Row { id, person_id: *person_id, login: login.clone(), seq: id, closed_seq: None })?;
        for granted in roles.iter().collect::<BTreeSet<_>>() {
            role::grant(tx, id, *granted)?;
        }
        let expires_at = offer(tx, id, LinkKind::Invitation, &self.token)?;
        Ok(Made { id, login, name, kind: LinkKind::Invitation, expires_at })
    }
}

impl Command for MakeLink {
    const NAME: &'static str = "account.reset";
    const NEEDS: Right = Right::ManageAccounts;
    type Outcome = Made;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<Made> {
        let row = super::open(tx, self.id)?;
        let name = person::names(tx, &[row.person_id])?.remove(&row.person_id).unwrap_or_default();
        let kind = if account::password_hash(tx, self.id)?.is_some() { LinkKind::Reset } else { LinkKind::Invitation };
        tx.about("account", self.id);
        tx.about("person", row.person_id);
        account::void_links(tx, Some(self.id))?;
        let expires_at = offer(tx, self.id, kind, &self.token)?;
        Ok(Made { id: self.id, login: row.login, name, kind, expires_at })
    }
}

/// The login in its stored form and the person's name, if the account can be made.
fn check(tx: &mut WriteTx<'_>, person_id: i64, login: &str, roles: &[Role]) -> Result<(String, String)> {
    let mut problems = Problems::default();
    let login = problems.keep("login", check_login(login)).unwrap_or_default();
    if account::of_login(tx, &login)?.is_some() {
        problems.add("login", Message::new("account-login-taken").with("read", &login));
    }
    let today = tx.moment().today;
    let name = person::on(tx, person_id, AsOf::on(today))?.map(|row| row.name);
    if name.is_none() {
        problems.add("person_id", "account-person-does-not-belong");
    }
    if let Some(held) = account::of_person(tx, person_id)?.iter().find(|row| row.closed_seq.is_none()) {
        problems.add("person_id", Message::new("account-person-has-one").with("login", &held.login));
    }
    for role in roles {
        problems.keep("roles", check_granted(*role));
    }
    problems.or((login, name.unwrap_or_default())).map_err(Error::from)
}

fn offer(tx: &mut WriteTx<'_>, account_id: i64, kind: LinkKind, token: &Secret) -> Result<NaiveDateTime> {
    tx.actor().not_by_token().map_err(Error::Denied)?;
    let expires_at = tx.moment().at + TimeDelta::hours(LINK_HOURS);
    let link = account::Link {
        token_hash: token_hash(&token.0),
        account_id: Some(account_id),
        kind: Coded(kind),
        expires_at,
        used_seq: None,
        seq: tx.seq(),
    };
    account::insert_link(tx, &link)?;
    Ok(expires_at)
}
