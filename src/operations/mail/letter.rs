//! A mail as it is written, and its way into the register.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize, Serializer};
use sha2::{Digest, Sha256};

use crate::domain::access::Right;
use crate::domain::mail::MailKind;
use crate::error::Result;
use crate::operations::Command;
use crate::store::code::Coded;
use crate::store::{Reads, WriteTx, mail};

/// What is written to whom. The ledger keeps what the words come to, and not the words: names stand in them, and they can be erased.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Letter {
    pub address: String,
    pub subject: String,
    pub plain: String,
    pub html: String,
}

impl Serialize for Letter {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut hash = Sha256::new();
        for part in [&self.address, &self.subject, &self.plain, &self.html] {
            hash.update(part.len().to_be_bytes());
            hash.update(part.as_bytes());
        }
        to.serialize_str(&format!("sha256:{}", hex::encode(hash.finalize())))
    }
}

/// Queues a mail. Not on the list: the product does it by itself.
#[derive(Serialize, Deserialize, JsonSchema)]
pub struct Put {
    pub kind: MailKind,
    pub person_id: i64,
    /// Of a digest: its day.
    pub day: Option<chrono::NaiveDate>,
    /// Of how many deadlines it speaks.
    pub lines: i64,
    pub letter: Letter,
}

impl Command for Put {
    const NAME: &'static str = "mail.put";
    const NEEDS: Right = Right::RunJobs;
    type Outcome = i64;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<i64> {
        put(tx, self)
    }
}

pub(super) fn put(tx: &mut WriteTx<'_>, mail: &Put) -> Result<i64> {
    let (id, created_at) = (tx.seq(), tx.moment().at);
    tx.about("mail", id);
    tx.about("person", mail.person_id);
    let letter = mail.letter.clone();
    let row = mail::Row {
        id,
        kind: Coded(mail.kind),
        person_id: mail.person_id,
        day: mail.day,
        address: letter.address,
        subject: letter.subject,
        plain: letter.plain,
        html: letter.html,
        lines: mail.lines,
        created_at,
        settled_seq: None,
        seq: id,
    };
    mail::insert(tx, &row)?;
    Ok(id)
}
