//! Secret addresses: opened, listed, closed.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::access::{Actor, Right};
use crate::domain::agreement::Language;
use crate::domain::as_of::AsOf;
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::operations::account::own_or_managed;
use crate::operations::secret::{Secret, token, token_hash};
use crate::operations::{Command, Prepare, Prepared, Query, Register};
use crate::store::{ReadTx, Reads, WriteTx, calendar, department};

/// Opens a secret address at which a calendar program reads one's own deadlines, or those of a department. It is told once, and works until it is
/// closed or its holder leaves. Not by an API token.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct OpenFeed {
    /// What falls to this department; one's own if empty.
    #[serde(default)]
    pub department_id: Option<i64>,
    /// In which language the calendar speaks.
    pub language: Option<Language>,
}

/// Closes a secret address of a calendar. Those who manage accounts may close another's.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct CloseFeed {
    pub id: i64,
}

/// Lists one's calendar addresses that are open, the latest first. Those who manage accounts may ask for another's.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Feeds {
    /// The account; one's own if empty.
    #[serde(default)]
    pub account_id: Option<i64>,
}

/// Told once to whoever asked. Nothing of it can be read later.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Opened {
    pub id: i64,
    /// The address at this register.
    pub path: String,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Feed {
    pub id: i64,
    pub department_id: Option<i64>,
    /// Empty for one's own.
    pub department_ja: String,
    pub department_en: String,
    pub language: String,
}

#[derive(Serialize, Deserialize, JsonSchema)]
pub struct PutFeed {
    #[serde(flatten)]
    open: OpenFeed,
    token: Secret,
}

impl Prepare for OpenFeed {
    type Command = PutFeed;
    type Answer = Opened;

    fn prepare(self, _: &Register, _: &Actor) -> Result<Prepared<Self>> {
        let (token, _) = token();
        let command = PutFeed { open: self, token: Secret(token.clone()) };
        Ok(Prepared { command, answer: Box::new(move |id| Opened { id, path: format!("/calendar/feed/{token}.ics") }) })
    }
}

impl Command for PutFeed {
    const NAME: &'static str = "calendar.open_feed";
    const NEEDS: Right = Right::OwnAccount;
    type Outcome = i64;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<i64> {
        let account_id = tx.actor().in_person().map_err(Error::Denied)?;
        if let Some(id) = self.open.department_id {
            tx.actor().need(Right::ReadRegister).map_err(Error::Denied)?;
            let today = AsOf::on(tx.moment().today);
            if department::on(tx, id, today)?.is_none() {
                return Err(Error::invalid("department_id", Message::new("entrustment-department-unknown").with("read", id.to_string())));
            }
        }
        let id = tx.seq();
        tx.about("account", account_id);
        let row = calendar::Feed {
            id,
            token_hash: token_hash(&self.token.0),
            account_id,
            department_id: self.open.department_id,
            language: self.open.language.unwrap_or(Language::Ja).code().to_owned(),
            seq: id,
            revoked_seq: None,
        };
        calendar::insert(tx, &row)?;
        Ok(id)
    }
}

impl Command for CloseFeed {
    const NAME: &'static str = "calendar.close_feed";
    const NEEDS: Right = Right::OwnAccount;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let row = calendar::of_id(tx, self.id)?.ok_or(Error::NotFound("calendar"))?;
        // Whose address it is stays unsaid to those whom it does not concern.
        own_or_managed(tx.actor(), Some(row.account_id)).map_err(|_| Error::NotFound("calendar"))?;
        tx.about("account", row.account_id);
        if calendar::revoke(tx, self.id)? == 0 {
            tx.unchanged();
        }
        Ok(())
    }
}

impl Query for Feeds {
    const NAME: &'static str = "calendar.feeds";
    const NEEDS: Right = Right::OwnAccount;
    type Answer = Vec<Feed>;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Vec<Feed>> {
        let account_id = own_or_managed(tx.actor(), self.account_id)?;
        let departments = department::names(tx, i64::MAX)?;
        let feed = |row: calendar::Feed| {
            let named = row.department_id.and_then(|id| departments.get(&id).cloned());
            let (department_ja, department_en) = named.unwrap_or_default();
            Feed { id: row.id, department_id: row.department_id, department_ja, department_en, language: row.language }
        };
        Ok(calendar::of_account(tx, account_id)?.into_iter().map(feed).collect())
    }
}
