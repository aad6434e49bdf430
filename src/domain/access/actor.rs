//! Who asks or acts.

use std::collections::BTreeSet;

use super::{Door, Right, Role, rights};
use crate::domain::codes::codes;
use crate::domain::message::Message;

/// Who asks or acts: always the one signed in, never a field of the input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    pub kind: ActorKind,
    pub account: Option<i64>,
    pub person: Option<i64>,
    pub roles: BTreeSet<Role>,
    pub door: Door,
    /// The API token that speaks for the person, if one does.
    pub token: Option<i64>,
}

codes! {
    /// What kind of being acts.
    pub enum ActorKind as "actor" {
        Person = "person",
        /// Whoever holds the machine and its files.
        Console = "console",
        /// A timed job of the product.
        System = "system",
        /// Nobody has signed in.
        Nobody = "nobody",
    }
}

impl Actor {
    #[must_use]
    pub fn person(account: i64, person: i64, roles: BTreeSet<Role>, door: Door) -> Self {
        Self { kind: ActorKind::Person, account: Some(account), person: Some(person), roles, door, token: None }
    }

    /// Who holds the machine can read its files: they may read everything and mend accounts, but decide nothing.
    #[must_use]
    pub fn console() -> Self {
        let roles = BTreeSet::from([Role::Administrator, Role::Auditor]);
        Self { kind: ActorKind::Console, account: None, person: None, roles, door: Door::Cli, token: None }
    }

    #[must_use]
    pub fn system() -> Self {
        let roles = BTreeSet::new();
        Self { kind: ActorKind::System, account: None, person: None, roles, door: Door::Job, token: None }
    }

    #[must_use]
    pub fn nobody(door: Door) -> Self {
        Self { kind: ActorKind::Nobody, account: None, person: None, roles: BTreeSet::new(), door, token: None }
    }

    #[must_use]
    pub fn through(mut self, door: Door) -> Self {
        self.door = door;
        self
    }

    /// Speaks by an API token instead of a password.
    #[must_use]
    pub fn by_token(mut self, token: i64) -> Self {
        self.token = Some(token);
        self
    }

    #[must_use]
    pub fn may(&self, right: Right) -> bool {
        let does_jobs = matches!(self.kind, ActorKind::System | ActorKind::Console);
        right == Right::Nobody || (right == Right::RunJobs && does_jobs) || self.roles.iter().any(|role| rights(*role).contains(&right))
    }

    /// Refuses an actor whose roles do not carry the right.
    ///
    /// # Errors
    /// The message names the right and the roles that carry it.
    pub fn need(&self, right: Right) -> Result<(), Message> {
        if self.may(right) {
            return Ok(());
        }
        Err(Message::new("access-denied").label("right", right.label_id()))
    }

    /// The person who answers for this, where one must.
    ///
    /// # Errors
    /// The console, the system and nobody are no persons.
    pub fn someone(&self) -> Result<i64, Message> {
        self.person.ok_or_else(|| Message::new("access-needs-person"))
    }

    /// Refuses an API token, where whoever acts gets hold of a way in: for others as for oneself.
    ///
    /// # Errors
    /// The actor is a token.
    pub fn not_by_token(&self) -> Result<(), Message> {
        if self.token.is_some() { Err(Message::new("access-not-by-token")) } else { Ok(()) }
    }

    /// The account, where its holder has to act by password: a token that leaked must not be able to make itself a successor.
    ///
    /// # Errors
    /// API tokens, the console, the system and nobody have no such account.
    pub fn in_person(&self) -> Result<i64, Message> {
        match (self.account, self.token) {
            (Some(account), None) => Ok(account),
            (Some(_), Some(_)) => Err(Message::new("access-not-by-token")),
            (None, _) => Err(Message::new("access-needs-person")),
        }
    }
}
