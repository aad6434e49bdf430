//! The way into an empty register: a one-time link with which the first administrator is made.

use chrono::TimeDelta;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::secret::{Secret, token, token_hash};
use super::{Command, Register};
use crate::domain::access::{Actor, Right};
use crate::domain::account::{LINK_HOURS, LinkKind};
use crate::error::{Error, Result};
use crate::store::code::Coded;
use crate::store::{Reads, WriteTx, account};

/// Makes the link. Not on the list: only who starts the server sees it.
#[derive(Serialize, Deserialize, JsonSchema)]
struct OfferFirst {
    token: Secret,
}

impl Command for OfferFirst {
    const NAME: &'static str = "account.offer_first";
    const NEEDS: Right = Right::ManageAccounts;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        if account::count(tx)? > 0 {
            return Err(Error::conflict("error-already-there"));
        }
        account::void_links(tx, None)?;
        let link = account::Link {
            token_hash: token_hash(&self.token.0),
            account_id: None,
            kind: Coded(LinkKind::First),
            expires_at: tx.moment().at + TimeDelta::hours(LINK_HOURS),
            used_seq: None,
            seq: tx.seq(),
        };
        account::insert_link(tx, &link)
    }
}

/// The token of a new link, if there is no account yet. Links made before are void from then on.
///
/// # Errors
/// `Unavailable` if nothing can be written.
pub fn first_link(register: &Register) -> Result<Option<String>> {
    let console = Actor::console();
    if register.db().read(register.now(), &console, |tx| account::count(tx))? > 0 {
        return Ok(None);
    }
    let (token, _) = token();
    register.run(&console, &OfferFirst { token: Secret(token.clone()) })?;
    Ok(Some(token))
}
