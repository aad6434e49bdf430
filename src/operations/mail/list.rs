//! What was sent, what waits, what failed and why.

use chrono::{NaiveDate, NaiveDateTime};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::access::Right;
use crate::domain::mail::{MailKind, MailOutcome, MailState, next_at, state};
use crate::error::{Error, Result};
use crate::operations::Query;
use crate::store::{ReadTx, Reads, mail, person};

/// Lists mail, the latest first: to whom, and what came of it. Who may not see the reminders of others sees their own.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct List {
    /// Where the page starts: the `next` of the page before.
    #[serde(default)]
    pub before: Option<i64>,
    /// How many lines a page has, 50 if empty.
    #[serde(default)]
    #[schemars(range(min = 1, max = 500))]
    pub limit: Option<i64>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Page {
    pub lines: Vec<Line>,
    /// Where the next page starts; none on the last.
    pub next: Option<i64>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Line {
    pub id: i64,
    pub kind: MailKind,
    pub person_id: i64,
    pub name: String,
    pub day: Option<NaiveDate>,
    /// Empty once it was erased.
    pub address: String,
    pub subject: String,
    pub lines: i64,
    pub created_at: NaiveDateTime,
    pub state: MailState,
    /// When it was tried last.
    pub tried_at: Option<NaiveDateTime>,
    /// What the mail server said then.
    pub detail: String,
    /// How often it was tried.
    pub attempts: usize,
    /// When it is tried next.
    pub next_at: Option<NaiveDateTime>,
}

/// Shows a mail with its words and every attempt to send it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Show {
    pub id: i64,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Mail {
    #[serde(flatten)]
    pub line: Line,
    pub plain: String,
    pub tried: Vec<Attempted>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Attempted {
    pub at: NaiveDateTime,
    pub outcome: MailOutcome,
    pub detail: String,
}

impl Query for List {
    const NAME: &'static str = "mail.list";
    const NEEDS: Right = Right::OwnAccount;
    type Answer = Page;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Page> {
        let limit = self.limit.unwrap_or(50);
        let (sees_all, me) = (tx.actor().may(Right::ReadReminders), tx.actor().person);
        let whose = if sees_all { None } else { Some(me.unwrap_or_default()) };
        let mut rows = mail::list(tx, whose, self.before.unwrap_or(i64::MAX), limit + 1)?;
        let more = i64::try_from(rows.len()).unwrap_or(i64::MAX) > limit;
        rows.truncate(usize::try_from(limit).unwrap_or(50));
        let next = rows.last().map(|row| row.id).filter(|_| more);
        Ok(Page { lines: lines(tx, &rows)?.into_iter().map(|(line, _)| line).collect(), next })
    }
}

impl Query for Show {
    const NAME: &'static str = "mail.show";
    const NEEDS: Right = Right::OwnAccount;
    type Answer = Mail;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Mail> {
        let (sees_all, me) = (tx.actor().may(Right::ReadReminders), tx.actor().person);
        let row = mail::of_id(tx, self.id)?.filter(|row| sees_all || Some(row.person_id) == me).ok_or(Error::NotFound("mail"))?;
        let (line, tried) = lines(tx, std::slice::from_ref(&row))?.pop().ok_or(Error::NotFound("mail"))?;
        Ok(Mail { line, plain: row.plain, tried })
    }
}

fn lines(tx: &mut ReadTx<'_>, rows: &[mail::Row]) -> Result<Vec<(Line, Vec<Attempted>)>> {
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let people: Vec<i64> = rows.iter().map(|row| row.person_id).collect();
    let (tried, names) = (mail::attempts(tx, &ids)?, person::names(tx, &people)?);
    let line = |row: &mail::Row| {
        let attempts: &[mail::Attempt] = tried.get(&row.id).map_or(&[], Vec::as_slice);
        let outcomes: Vec<MailOutcome> = attempts.iter().map(|attempt| attempt.outcome.0).collect();
        let dated: Vec<(NaiveDateTime, MailOutcome)> = attempts.iter().map(|attempt| (attempt.at, attempt.outcome.0)).collect();
        let line = Line {
            id: row.id,
            kind: row.kind.0,
            person_id: row.person_id,
            name: names.get(&row.person_id).cloned().unwrap_or_default(),
            day: row.day,
            address: row.address.clone(),
            subject: row.subject.clone(),
            lines: row.lines,
            created_at: row.created_at,
            // What was erased before it was sent is not sent any more.
            state: if row.settled_seq.is_some() && outcomes.last() != Some(&MailOutcome::Sent) {
                MailState::GivenUp
            } else {
                state(&outcomes)
            },
            tried_at: attempts.last().map(|attempt| attempt.at),
            detail: attempts.last().map(|attempt| attempt.detail.clone()).unwrap_or_default(),
            attempts: outcomes.iter().filter(|outcome| **outcome == MailOutcome::Begun).count(),
            next_at: next_at(row.created_at, &dated).filter(|_| row.settled_seq.is_none()),
        };
        let tried = attempts.iter().map(|one| Attempted { at: one.at, outcome: one.outcome.0, detail: one.detail.clone() });
        (line, tried.collect())
    };
    Ok(rows.iter().map(line).collect())
}
