//! A one-time link is used: the first administrator comes in, an invitation is accepted, a password is set anew.

use chrono::NaiveDateTime;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::access::{Actor, Right, Role};
use crate::domain::account::{LinkKind, check_login, check_password};
use crate::domain::message::Problems;
use crate::domain::names;
use crate::domain::person::{PersonKind, check_kana, check_name, search_key};
use crate::domain::setting::Setting;
use crate::error::{Error, Result};
use crate::operations::secret::{Secret, token_hash};
use crate::operations::{Command, Prepare, Prepared, Query, Register, password};
use crate::store::code::Coded;
use crate::store::{ReadTx, Reads, WriteTx, account, person, role, session, setting};

/// Says what a one-time link is for. Refused if it was used, has run out, or never was.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Link {
    /// What stands at the end of the link.
    pub token: Secret,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Offered {
    pub kind: LinkKind,
    /// Empty for the link that makes the first administrator.
    pub login: String,
    pub name: String,
    pub expires_at: NaiveDateTime,
}

/// Uses a one-time link: sets the password of its account, and ends the sessions that it had.
///
/// The link that `serve` prints for an empty register makes the first administrator: it asks for name, login and organisation too.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
pub struct Accept {
    /// What stands at the end of the link.
    pub token: Secret,
    /// 12 characters or more.
    pub password: Secret,
    #[serde(flatten)]
    pub first: First,
}

/// Who the first administrator is. For other links it stays empty.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct First {
    /// Only for the first administrator.
    #[serde(default)]
    #[schemars(length(max = 200))]
    pub name: String,
    /// The reading of the name; only for the first administrator.
    #[serde(default)]
    #[schemars(length(max = 200))]
    pub kana: String,
    /// Only for the first administrator: 2 to 64 of a–z, 0–9, dot, hyphen, underscore and @.
    #[serde(default)]
    #[schemars(length(max = 64))]
    pub login: String,
    /// The name of the organisation; only for the first administrator.
    #[serde(default)]
    #[schemars(length(max = 200))]
    pub organisation: String,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Accepted {
    /// The account.
    pub id: i64,
    pub login: String,
}

#[derive(Serialize, Deserialize, JsonSchema)]
pub struct UseLink {
    token: Secret,
    hash: Secret,
    first: Option<First>,
}

impl Query for Link {
    const NAME: &'static str = "account.link";
    const NEEDS: Right = Right::Nobody;
    type Answer = Offered;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Offered> {
        let link = usable(tx, &self.token)?;
        let (login, name) = match link.account_id {
            Some(id) => {
                let row = super::open(tx, id)?;
                let name = person::names(tx, &[row.person_id])?.remove(&row.person_id).unwrap_or_default();
                (row.login, name)
            }
            None => Default::default(),
        };
        Ok(Offered { kind: link.kind.0, login, name, expires_at: link.expires_at })
    }
}

impl Prepare for Accept {
    type Command = UseLink;
    type Answer = Accepted;

    fn prepare(self, register: &Register, actor: &Actor) -> Result<Prepared<Self>> {
        let offered = register.ask(actor, Link { token: self.token.clone() })?;
        let mut problems = Problems::default();
        let (first, login) = match offered.kind {
            LinkKind::First => (Some(self.first.checked(&mut problems)), self.first.login.trim().to_lowercase()),
            LinkKind::Invitation | LinkKind::Reset => (None, offered.login),
        };
        problems.keep("password", check_password(&self.password.0, &login));
        problems.or(())?;
        let command = UseLink { token: self.token, hash: Secret(password::hash(&self.password.0)?), first };
        Ok(Prepared { command, answer: Box::new(|accepted| accepted) })
    }
}

impl First {
    fn checked(&self, problems: &mut Problems) -> Self {
        Self {
            name: problems.keep("name", check_name(&self.name)).unwrap_or_default(),
            kana: problems.keep("kana", check_kana(&self.kana)).unwrap_or_default(),
            login: problems.keep("login", check_login(&self.login)).unwrap_or_default(),
            organisation: problems.keep("organisation", check_name(&self.organisation)).unwrap_or_default(),
        }
    }

    /// The first person, with the first account, who administers the register.
    fn enter(&self, tx: &mut WriteTx<'_>) -> Result<account::Row> {
        if account::count(tx)? > 0 {
            return Err(Error::conflict("account-link-void"));
        }
        let (id, today) = (tx.seq(), tx.moment().today);
        let Self { name, kana, login, organisation } = self.clone();
        person::insert(
            tx,
            &person::Row {
                id,
                code: login.clone(),
                sort_key: names::sort_key(if kana.is_empty() { &name } else { &kana }),
                search_key: search_key(&name, &kana, &login),
                name,
                kana,
                kind: Coded(PersonKind::Staff),
                department_id: None,
                email: String::new(),
                from_on: today,
                until_on: None,
                seq: id,
                superseded_seq: None,
            },
        )?;
        let row = account::Row { id, person_id: id, login, seq: id, closed_seq: None };
        account::insert(tx, &row)?;
        role::grant(tx, id, Role::Administrator)?;
        setting::put(tx, Setting::OrganisationJa.code(), &organisation)?;
        Ok(row)
    }
}

impl Command for UseLink {
    const NAME: &'static str = "account.accept";
    const NEEDS: Right = Right::Nobody;
    type Outcome = Accepted;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<Accepted> {
        let link = usable(tx, &self.token)?;
        let row = match (link.account_id, &self.first) {
            (Some(id), _) => super::open(tx, id)?,
            (None, Some(first)) => first.enter(tx)?,
            (None, None) => return Err(Error::conflict("account-link-void")),
        };
        tx.about("account", row.id);
        tx.about("person", row.person_id);
        account::put_password(tx, row.id, &self.hash.0)?;
        account::use_link(tx, &link.token_hash)?;
        account::void_links(tx, link.account_id)?;
        session::close_all(tx, row.id)?;
        Ok(Accepted { id: row.id, login: row.login })
    }
}

/// A link that can still be used.
fn usable(tx: &mut dyn Reads, token: &Secret) -> Result<account::Link> {
    let now = tx.moment().at;
    let link = account::link(tx, &token_hash(&token.0))?;
    link.filter(|link| link.used_seq.is_none() && now < link.expires_at).ok_or_else(|| Error::conflict("account-link-void"))
}
