//! Which server does the jobs, and when they were done last.

use chrono::{NaiveDateTime, TimeDelta};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Query, Register};
use crate::domain::access::Right;
use crate::error::Result;
use crate::store::{ReadTx, job};

/// The digests of the day, and the mail that waits.
pub const MAIL: &str = "mail";

/// Lists the timed jobs: when each was done last, and how it went.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct List {}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Line {
    pub name: String,
    pub ran_at: Option<NaiveDateTime>,
    pub said: String,
}

impl Query for List {
    const NAME: &'static str = "jobs.list";
    const NEEDS: Right = Right::ReadReminders;
    type Answer = Vec<Line>;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Vec<Line>> {
        Ok(job::all(tx)?.into_iter().map(|note| Line { name: note.name, ran_at: note.ran_at, said: note.said }).collect())
    }
}

/// What tells one server from another.
#[must_use]
pub fn holder() -> String {
    let bits: [u8; 8] = rand::random();
    hex::encode(bits)
}

/// Takes a job, or keeps it for that long. False while another server has it.
pub fn take(register: &Register, name: &str, holder: &str, held_for: TimeDelta) -> Result<bool> {
    let now = register.now().at;
    job::take(register.db(), name, holder, now, now + held_for)
}

/// Leaves a job to whoever comes next, and notes how it went.
pub fn done(register: &Register, name: &str, holder: &str, said: &str) -> Result<()> {
    job::done(register.db(), name, holder, register.now().at, said)
}
