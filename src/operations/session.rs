//! Signing in and out: the door before all operations.

use chrono::TimeDelta;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::secret::{Secret, token, token_hash};
use super::{Command, Register, password as passwords};
use crate::domain::access::{Actor, Door, Right, Role};
use crate::domain::account::{check_login, session_open};
use crate::domain::as_of::AsOf;
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::store::{Reads, WriteTx, account, api_token, person, session};

/// Who is signed in.
#[derive(Clone, Debug)]
pub struct SignedIn {
    pub actor: Actor,
    pub login: String,
    pub name: String,
    pub token_hash: Vec<u8>,
}

/// Opens a session for an account whose password was checked. Not on the list: only [`sign_in`] runs it.
#[derive(Serialize, Deserialize, JsonSchema)]
struct Open {
    account_id: i64,
    token: Secret,
    address: String,
    agent: String,
}

impl Command for Open {
    const NAME: &'static str = "session.open";
    const NEEDS: Right = Right::Nobody;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        tx.about("account", self.account_id);
        session::open(tx, &token_hash(&self.token.0), self.account_id, &self.address, &self.agent)
    }
}

/// Ends one's own session.
#[derive(Serialize, Deserialize, JsonSchema)]
struct Close {
    token: Secret,
}

impl Command for Close {
    const NAME: &'static str = "session.close";
    const NEEDS: Right = Right::OwnAccount;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let account_id = tx.actor().account;
        if let Some(id) = account_id {
            tx.about("account", id);
        }
        session::close(tx, &token_hash(&self.token.0)).map(drop)
    }
}

/// Checks a password and opens a session. The time that it takes does not tell whether the login exists.
///
/// # Errors
/// `Invalid` with one and the same message for an unknown login, a wrong password and a closed account.
pub fn sign_in(register: &Register, login: &str, password: &str, address: &str, agent: &str) -> Result<String> {
    let (account_id, actor) = check(register, login, password, Door::Page)?;
    let (token, _) = token();
    let open = Open { account_id, token: Secret(token.clone()), address: cut(address), agent: cut(agent) };
    register.run(&actor, &open)?;
    Ok(token)
}

/// The actor that a login and password stand for, without a session: for the command line.
///
/// # Errors
/// As [`sign_in`].
pub fn actor_of_password(register: &Register, login: &str, password: &str, door: Door) -> Result<Actor> {
    check(register, login, password, door).map(|(_, actor)| actor)
}

fn check(register: &Register, login: &str, password: &str, door: Door) -> Result<(i64, Actor)> {
    let nobody = Actor::nobody(door);
    // What is no login is not looked for, and takes as long: PostgreSQL refuses a text with U+0000.
    let login = check_login(login).unwrap_or_default();
    let found = register.db().read(register.now(), &nobody, |tx| {
        let Some(row) = account::of_login(tx, &login)?.filter(|row| row.closed_seq.is_none()) else { return Ok(None) };
        if name_today(tx, row.person_id)?.is_none() {
            return Ok(None);
        }
        let hash = account::password_hash(tx, row.id)?;
        let roles = session::roles(tx, row.id, row.person_id)?;
        Ok(hash.map(|hash| (hash, Actor::person(row.id, row.person_id, roles, door))))
    })?;
    let right = passwords::verify(found.as_ref().map(|(hash, _)| hash.as_str()), password);
    match (found, right) {
        (Some((_, actor)), true) => Ok((actor.account.unwrap_or_default(), actor)),
        _ => Err(Error::invalid("", Message::new("session-refused"))),
    }
}

pub fn sign_out(register: &Register, who: &SignedIn, token: &str) -> Result<()> {
    register.run(&who.actor, &Close { token: Secret(token.to_owned()) })
}

/// Who holds the token of a session that is still open.
pub fn of_token(register: &Register, token: &str) -> Result<Option<SignedIn>> {
    let (hash, now) = (token_hash(token), register.now().at);
    let found = register.db().read(register.now(), &Actor::nobody(Door::Page), |tx| {
        let found = session::holder(tx, &hash)?;
        Ok(found.filter(|(held, ..)| session_open(held.opened_at, held.seen_at, now)))
    })?;
    let Some((held, name, roles)) = found else { return Ok(None) };
    if now - held.seen_at >= TimeDelta::minutes(1) {
        session::touch(register.db(), &hash, now);
    }
    let actor = Actor::person(held.account_id, held.person_id, roles, Door::Page);
    Ok(Some(SignedIn { actor, login: held.login, name, token_hash: hash }))
}

/// Who holds an API token that is in force. It carries one role, and only while its account has that role.
pub fn of_api_token(register: &Register, token: &str, door: Door) -> Result<Actor> {
    let (hash, today) = (token_hash(token), register.now().today);
    register.db().read(register.now(), &Actor::nobody(door), |tx| {
        let held = api_token::of_hash(tx, &hash)?.filter(|held| held.revoked_seq.is_none() && today <= held.expires_on);
        let Some(held) = held else { return Err(Error::SignedOut) };
        let account = account::of_id(tx, held.account_id)?.filter(|account| account.closed_seq.is_none());
        let Some(account) = account else { return Err(Error::SignedOut) };
        if name_today(tx, account.person_id)?.is_none() {
            return Err(Error::SignedOut);
        }
        let mut roles = session::roles(tx, account.id, account.person_id)?;
        roles.retain(|role: &Role| *role == held.role.0);
        Ok(Actor::person(account.id, account.person_id, roles, door).by_token(held.id))
    })
}

/// What a person is called who belongs to the organisation today. Who has left cannot come in, whatever the account says.
fn name_today(tx: &mut dyn Reads, person_id: i64) -> Result<Option<String>> {
    let today = tx.moment().today;
    Ok(person::on(tx, person_id, AsOf::on(today))?.map(|row| row.name))
}

fn cut(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(300).collect()
}
