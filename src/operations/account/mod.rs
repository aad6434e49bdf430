//! Accounts: invite, reset, sign out, roles, close; and one's own.

mod accept;
mod close;
mod invite;
mod list;
mod password;
mod roles;
mod sessions;
mod show;

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::domain::access::Role;
use crate::domain::account::AccountState;
use crate::domain::as_of::AsOf;
use crate::error::{Error, Result};
use crate::store::account::Row;
use crate::store::{Reads, account, person, role};

pub use accept::{Accept, Accepted, Link, Offered};
pub use close::Close;
pub use invite::{Invite, Linked, Reset};
pub use list::{Line, List, Page};
pub use password::ChangePassword;
pub use roles::{Grant, Revoke};
pub use sessions::mark;
pub(super) use sessions::own_or_managed;
pub use sessions::{Session, Sessions, SignOutEverywhere, SignedOut};
pub use show::{Granted, Me, Show, Whole};

/// What can be done with an account today.
pub(crate) fn state(tx: &mut dyn Reads, row: &Row) -> Result<AccountState> {
    Ok(states(tx, std::slice::from_ref(row))?.pop().unwrap_or(AccountState::Closed))
}

/// The same for several, in their order.
fn states(tx: &mut dyn Reads, rows: &[Row]) -> Result<Vec<AccountState>> {
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let people: Vec<i64> = rows.iter().map(|row| row.person_id).collect();
    let (with_password, as_of) = (account::with_password(tx, &ids)?, AsOf::on(tx.moment().today));
    let belonging = person::belonging_among(tx, &people, as_of)?;
    let state = |row: &Row| match (row.closed_seq, belonging.contains(&row.person_id), with_password.contains(&row.id)) {
        (Some(_), _, _) => AccountState::Closed,
        (None, false, _) => AccountState::Away,
        (None, true, false) => AccountState::Invited,
        (None, true, true) => AccountState::Active,
    };
    Ok(rows.iter().map(state).collect())
}

/// The accounts, with their persons, that can administer the register on a date.
pub(crate) fn administrators(tx: &mut dyn Reads, on: NaiveDate) -> Result<BTreeSet<(i64, i64)>> {
    let holders = role::holders(tx, Role::Administrator)?;
    let people: Vec<i64> = holders.iter().map(|(_, person)| *person).collect();
    let belonging = person::belonging_among(tx, &people, AsOf::on(on))?;
    Ok(holders.into_iter().filter(|(_, person)| belonging.contains(person)).collect())
}

/// Refuses to leave the register without anybody who can administer it.
fn keep_an_administrator(tx: &mut dyn Reads, without: i64) -> Result<()> {
    let today = tx.moment().today;
    let all = administrators(tx, today)?;
    let last = all.iter().any(|(account, _)| *account == without) && all.len() == 1;
    if last { Err(Error::conflict("account-last-administrator")) } else { Ok(()) }
}

/// An account that is not closed.
fn open(tx: &mut dyn Reads, id: i64) -> Result<Row> {
    let row = account::of_id(tx, id)?.ok_or(Error::NotFound("account"))?;
    if row.closed_seq.is_some() { Err(Error::conflict("account-closed-already")) } else { Ok(row) }
}
