//! The digests of a day: made once, all together with the note that they were.

use chrono::{NaiveDate, Timelike};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::preview::{Digest, of_day};
use super::settings;
use crate::domain::access::{Actor, Right};
use crate::domain::mail::MailKind;
use crate::domain::working_day::is_working;
use crate::error::Result;
use crate::operations::mail::{Letter, Put};
use crate::operations::together::Fate;
use crate::operations::{Command, Register};
use crate::store::{WriteTx, mail};

/// Notes that the digests of a day were made. Not on the list: the product does it by itself.
#[derive(Serialize, Deserialize, JsonSchema)]
pub struct CloseDay {
    pub day: NaiveDate,
    pub digests: usize,
}

impl Command for CloseDay {
    const NAME: &'static str = "reminder.close_day";
    const NEEDS: Right = Right::RunJobs;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        mail::insert_day(tx, self.day)
    }
}

/// What came of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Made {
    /// It is night, nobody works, or the day was done for.
    Nothing,
    Digests(usize),
}

/// Makes the digests of today and queues them as mail, if it is a working day, the hours are those that were set, and it was not done before. `write` puts a
/// digest into words. All of it is written, or nothing.
///
/// # Errors
/// `Unavailable` if the database is away, or another server was quicker.
pub fn make_digests(register: &Register, write: impl Fn(&Digest, NaiveDate) -> Result<Letter>) -> Result<Made> {
    let (system, moment) = (Actor::system(), register.now());
    let hour = register.clock().local(moment.at).hour();
    let due = register.db().read(moment, &system, |tx| {
        let (from, until) = settings(tx)?.hours;
        let is_done = mail::last_day(tx)?.is_some_and(|last| moment.today <= last);
        Ok(from <= hour && hour < until && !is_done && is_working(moment.today))
    })?;
    if !due {
        return Ok(Made::Nothing);
    }
    // Computed and put into words before the turn to write: it may take its time.
    let day = register.db().read(moment, &system, |tx| of_day(tx, moment.today))?;
    let letters = day.digests.iter().map(|digest| Ok((digest, write(digest, day.on)?))).collect::<Result<Vec<_>>>()?;
    register.run_together(|together| {
        // Another server may have been quicker: then the day is refused by its key, and nothing of this is written.
        together.run(&system, &CloseDay { day: day.on, digests: letters.len() })?;
        for (digest, letter) in &letters {
            let put = Put {
                kind: MailKind::Digest,
                person_id: digest.person_id,
                day: Some(day.on),
                lines: i64::try_from(digest.lines.len()).unwrap_or(i64::MAX),
                letter: letter.clone(),
            };
            together.run(&system, &put)?;
        }
        Ok(Fate::Kept(Made::Digests(letters.len())))
    })
}
