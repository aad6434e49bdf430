//! What people do with mail: have it tried again, and see whether mail arrives.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::letter::{Letter, Put, put};
use super::sending::record;
use crate::domain::access::Right;
use crate::domain::as_of::AsOf;
use crate::domain::mail::{MailKind, MailOutcome};
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::operations::{Command, setting};
use crate::store::{Reads, WriteTx, mail, person};

/// Has a mail tried again that was given up, or that waits for its next turn.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Again {
    pub id: i64,
}

/// Queues a test mail to one's own address. Whether it arrived shows in the list.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Test {}

impl Command for Again {
    const NAME: &'static str = "mail.again";
    const NEEDS: Right = Right::ManageSettings;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let row = mail::of_id(tx, self.id)?.ok_or(Error::NotFound("mail"))?;
        tx.about("mail", row.id);
        let tried = mail::attempts(tx, &[row.id])?.remove(&row.id).unwrap_or_default();
        if tried.last().is_some_and(|attempt| attempt.outcome.0 == MailOutcome::Sent) {
            return Err(Error::conflict("mail-sent-already"));
        }
        if row.address.is_empty() {
            return Err(Error::conflict("mail-erased"));
        }
        mail::reopen(tx, row.id)?;
        record(tx, row.id, MailOutcome::Again, "")
    }
}

impl Command for Test {
    const NAME: &'static str = "mail.test";
    const NEEDS: Right = Right::ManageSettings;
    type Outcome = i64;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<i64> {
        let person_id = tx.actor().someone().map_err(Error::Denied)?;
        let today = AsOf::on(tx.moment().today);
        let row = person::on(tx, person_id, today)?.ok_or(Error::NotFound("person"))?;
        if row.email.is_empty() {
            return Err(Error::Conflict(Message::new("mail-no-address").with("name", row.name)));
        }
        let (organisation, _) = setting::organisation_of(tx)?;
        // In both languages: whoever looks at it may not be the one who asked.
        let text = format!("{organisation}\n\nこれは監督（Kantoku）からのテストメールです。\nThis is a test mail of Kantoku.\n");
        let html = format!("<p>{}</p>", "これは監督（Kantoku）からのテストメールです。<br>This is a test mail of Kantoku.");
        let letter = Letter { address: row.email, subject: "監督 Kantoku: テスト / test".to_owned(), plain: text, html };
        put(tx, &Put { kind: MailKind::Test, person_id, day: None, lines: 0, letter })
    }
}
