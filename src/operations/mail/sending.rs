//! Sending what waits, and recording what came of it.

use chrono::NaiveDateTime;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::access::{Actor, Right};
use crate::domain::mail::{MOST_ATTEMPTS, MailOutcome, failures, next_at};
use crate::error::{Error, Result};
use crate::operations::{Command, Register};
use crate::store::code::Coded;
use crate::store::{Reads, WriteTx, mail};

/// A mail that is to be sent now.
#[derive(Clone, Debug)]
pub struct Outgoing {
    pub id: i64,
    pub address: String,
    pub subject: String,
    pub plain: String,
    pub html: String,
    pub created_at: NaiveDateTime,
    failures: usize,
}

/// Why a mail was not sent.
#[derive(Clone, Debug)]
pub struct Failure {
    /// Trying again is of no use.
    pub for_good: bool,
    pub detail: String,
}

/// Records what came of an attempt to send. Not on the list: the product does it by itself.
#[derive(Serialize, Deserialize, JsonSchema)]
pub struct Attempt {
    pub id: i64,
    pub outcome: MailOutcome,
    /// What the mail server said.
    pub detail: String,
}

impl Command for Attempt {
    const NAME: &'static str = "mail.attempt";
    const NEEDS: Right = Right::RunJobs;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let row = mail::of_id(tx, self.id)?.ok_or(Error::NotFound("mail"))?;
        tx.about("mail", row.id);
        record(tx, self.id, self.outcome, &self.detail)?;
        if matches!(self.outcome, MailOutcome::Sent | MailOutcome::GivenUp) {
            mail::settle(tx, self.id)?;
        }
        Ok(())
    }
}

pub(super) fn record(tx: &mut WriteTx<'_>, id: i64, outcome: MailOutcome, detail: &str) -> Result<()> {
    let attempt = mail::Attempt { mail_id: id, at: tx.moment().at, outcome: Coded(outcome), detail: detail.to_owned(), seq: tx.seq() };
    mail::insert_attempt(tx, &attempt)
}

/// Sends everything whose turn has come, the oldest first. Each attempt is recorded before and after: should this die in between, the mail goes out once
/// more, and if it dies over it again, no more by itself. `go_on` is asked before each.
///
/// # Errors
/// `Unavailable` if the database is away.
pub fn send_waiting(
    register: &Register,
    send: impl Fn(&Outgoing) -> Result<String, Failure>,
    mut go_on: impl FnMut() -> Result<bool>,
) -> Result<(usize, usize)> {
    let (mut gone, mut failed) = (0, 0);
    for mail in due(register)? {
        if !go_on()? {
            break;
        }
        register.run(&Actor::system(), &Attempt { id: mail.id, outcome: MailOutcome::Begun, detail: String::new() })?;
        let (outcome, detail) = match send(&mail) {
            Ok(said) => (MailOutcome::Sent, said),
            Err(failure) if failure.for_good || mail.failures + 1 >= MOST_ATTEMPTS => (MailOutcome::GivenUp, failure.detail),
            Err(failure) => (MailOutcome::Failed, failure.detail),
        };
        let detail = detail.chars().filter(|c| !c.is_control()).take(500).collect();
        register.run(&Actor::system(), &Attempt { id: mail.id, outcome, detail })?;
        if outcome == MailOutcome::Sent { gone += 1 } else { failed += 1 }
    }
    Ok((gone, failed))
}

fn due(register: &Register) -> Result<Vec<Outgoing>> {
    let moment = register.now();
    register.db().read(moment, &Actor::system(), |tx| {
        let waiting = mail::waiting(tx)?;
        let ids: Vec<i64> = waiting.iter().map(|row| row.id).collect();
        let tried = mail::attempts(tx, &ids)?;
        let of = |row: mail::Row| {
            let attempts: Vec<(NaiveDateTime, MailOutcome)> =
                tried.get(&row.id).into_iter().flatten().map(|attempt| (attempt.at, attempt.outcome.0)).collect();
            let is_due = next_at(row.created_at, &attempts).is_some_and(|next| next <= moment.at) && !row.address.is_empty();
            is_due.then(|| Outgoing {
                id: row.id,
                address: row.address,
                subject: row.subject,
                plain: row.plain,
                html: row.html,
                created_at: row.created_at,
                failures: failures(&attempts),
            })
        };
        Ok(waiting.into_iter().filter_map(of).collect())
    })
}
