//! People with accounts, made by commands on the ledger.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use kantoku::domain::access::{Actor, Door, Office, Right, Role};
use kantoku::domain::names;
use kantoku::domain::person::PersonKind;
use kantoku::error::Result;
use kantoku::operations::{Command, Register, password};
use kantoku::store::code::Coded;
use kantoku::store::{WriteTx, account, office, person, role};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Harness;

/// The password of everyone in the tests.
pub const PASSWORD: &str = "correct horse battery staple";

/// Hashing is slow on purpose: once is enough.
static HASH: LazyLock<String> = LazyLock::new(|| password::hash(PASSWORD).expect("a password can be hashed"));

/// Who was made for which role.
#[derive(Default)]
pub struct People(RefCell<BTreeMap<Role, Actor>>);

impl Harness {
    /// The person of that role, at a page: the same one each time.
    pub fn as_(&self, role: Role) -> Actor {
        if let Some(known) = self.people.0.borrow().get(&role) {
            return known.clone();
        }
        let actor = self.someone(&[role]);
        self.people.0.borrow_mut().insert(role, actor.clone());
        actor
    }

    /// A new person with an account and those roles, at a page.
    pub fn someone(&self, roles: &[Role]) -> Actor {
        let number = self.head() + 1;
        let enrol = Enrol { code: format!("T{number:04}"), name: format!("試験 {number}郎"), roles: roles.to_vec() };
        let id = self.register.run(&Actor::console(), &enrol).expect("someone can be enrolled");
        Actor::person(id, id, roles.iter().copied().collect::<BTreeSet<_>>(), Door::Page)
    }
}

/// The login with which that actor signs in.
pub fn login_of(register: &Register, actor: &Actor) -> String {
    let id = actor.account.expect("only accounts have a login");
    register.ask(&Actor::console(), LoginOf { id }).expect("the account is there")
}

/// A person, an account and its roles in one entry.
#[derive(Serialize, Deserialize, JsonSchema)]
struct Enrol {
    code: String,
    name: String,
    roles: Vec<Role>,
}

impl Command for Enrol {
    const NAME: &'static str = "person.enter";
    const NEEDS: Right = Right::ManageAccounts;
    type Outcome = i64;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<i64> {
        let (id, today) = (tx.seq(), kantoku::store::Reads::moment(tx).today);
        let kana = "シケン".to_owned();
        let row = person::Row {
            id,
            code: self.code.clone(),
            name: self.name.clone(),
            sort_key: names::sort_key(&kana),
            search_key: names::search_key(&self.name),
            kana,
            kind: Coded(PersonKind::Staff),
            department_id: None,
            email: String::new(),
            from_on: today,
            until_on: None,
            seq: id,
            superseded_seq: None,
        };
        person::insert(tx, &row)?;
        account::insert(tx, &account::Row { id, person_id: id, login: self.code.to_lowercase(), seq: id, closed_seq: None })?;
        account::put_password(tx, id, &HASH)?;
        for granted in &self.roles {
            match granted {
                Role::Representative => appoint(tx, id, Office::Representative)?,
                granted => role::grant(tx, id, *granted)?,
            }
        }
        tx.about("person", id);
        Ok(id)
    }
}

/// The representative is an office that a person holds, not a grant.
fn appoint(tx: &mut WriteTx<'_>, id: i64, kind: Office) -> Result<()> {
    let today = kantoku::store::Reads::moment(tx).today;
    let row = office::Row {
        id,
        person_id: id,
        kind: Coded(kind),
        letter: String::new(),
        from_on: today,
        until_on: None,
        seq: id,
        superseded_seq: None,
    };
    office::insert(tx, &row)
}

#[derive(Serialize, Deserialize, JsonSchema)]
struct LoginOf {
    id: i64,
}

impl kantoku::operations::Query for LoginOf {
    const NAME: &'static str = "account.show";
    const NEEDS: Right = Right::ManageAccounts;
    type Answer = String;

    fn answer(self, tx: &mut kantoku::store::ReadTx<'_>) -> Result<String> {
        Ok(account::of_id(tx, self.id)?.map(|row| row.login).unwrap_or_default())
    }
}
