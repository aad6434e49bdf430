//! All accounts, page by page.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::access::{Right, Role};
use crate::domain::account::AccountState;
use crate::error::Result;
use crate::operations::Query;
use crate::store::{ReadTx, account, person, role};

/// Lists the accounts by login, a page at a time.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct List {
    /// Where the page starts: the last login of the page before.
    #[serde(default)]
    #[schemars(length(max = 64))]
    pub after: Option<String>,
    /// How many lines a page has, 50 if empty.
    #[serde(default)]
    #[schemars(range(min = 1, max = 500))]
    pub limit: Option<i64>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Page {
    pub total: i64,
    pub lines: Vec<Line>,
    /// Where the next page starts; none on the last.
    pub next: Option<String>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Line {
    pub id: i64,
    pub login: String,
    pub person_id: i64,
    pub name: String,
    pub state: AccountState,
    /// The roles that were granted.
    pub roles: BTreeSet<Role>,
}

impl Query for List {
    const NAME: &'static str = "account.list";
    const NEEDS: Right = Right::ManageAccounts;
    type Answer = Page;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Page> {
        let limit = self.limit.unwrap_or(50);
        let mut rows = account::list(tx, self.after.as_deref().unwrap_or_default(), limit + 1)?;
        let whole = usize::try_from(limit).unwrap_or(50);
        let more = rows.len() > whole;
        rows.truncate(whole);
        let next = rows.last().filter(|_| more).map(|row| row.login.clone());
        let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
        let people: Vec<i64> = rows.iter().map(|row| row.person_id).collect();
        let (names, states) = (person::names(tx, &people)?, super::states(tx, &rows)?);
        let granted = role::of_accounts(tx, &ids)?;
        let line = |(row, state): (account::Row, AccountState)| Line {
            id: row.id,
            person_id: row.person_id,
            name: names.get(&row.person_id).cloned().unwrap_or_default(),
            state,
            roles: granted.iter().filter(|(account, _, _)| *account == row.id).map(|(_, role, _)| *role).collect(),
            login: row.login,
        };
        let lines = rows.into_iter().zip(states).map(line).collect();
        Ok(Page { total: account::count(tx)?, lines, next })
    }
}
