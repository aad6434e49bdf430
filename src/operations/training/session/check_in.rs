//! The code on the wall: opened for a session, and typed by those who are there on their telephones.

use chrono::{NaiveDateTime, TimeDelta};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::hold::standing;
use super::mark::{Noted, check_day, note};
use crate::domain::access::{Actor, Right};
use crate::domain::as_of::AsOf;
use crate::domain::digits;
use crate::domain::message::Message;
use crate::domain::training::{CODE_HOURS, Mark, Source};
use crate::error::{Error, Result};
use crate::operations::secret::{Secret, token_hash};
use crate::operations::training::held::course;
use crate::operations::{Command, Prepare, Prepared, Register};
use crate::store::training::session::{self, Code};
use crate::store::{Reads, WriteTx, person};

/// Letters and digits that are not taken for one another.
const LETTERS: &[u8] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
const LENGTH: usize = 8;

/// Opens a code for a session that is held today, to be shown in the room. It is good for 12 hours; one that was opened before is closed.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct OpenCode {
    pub session_id: i64,
}

#[derive(Serialize, Deserialize, JsonSchema)]
pub struct CodeCommand {
    session_id: i64,
    code: Secret,
}

/// Told once to whoever asked, to be shown in the room.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CodeMade {
    pub code: String,
    pub expires_at: NaiveDateTime,
}

/// Closes the code of a session: nobody signs in with it any more.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct CloseCode {
    pub session_id: i64,
}

/// Records that the caller is at a session, by the code that is shown there. Not by an API token, and not by whoever opened the code.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct CheckIn {
    pub code: Secret,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CheckedIn {
    pub session_id: i64,
    pub title_ja: String,
    pub title_en: String,
}

impl Prepare for OpenCode {
    type Command = CodeCommand;
    type Answer = CodeMade;

    fn prepare(self, _: &Register, _: &Actor) -> Result<Prepared<Self>> {
        let bits: [u8; LENGTH] = rand::random();
        // 32 letters: each of 256 values falls on one of them equally often.
        let code: String =
            bits.iter().filter_map(|byte| LETTERS.get(usize::from(*byte) % LETTERS.len())).map(|byte| char::from(*byte)).collect();
        let command = CodeCommand { session_id: self.session_id, code: Secret(code.clone()) };
        Ok(Prepared { command, answer: Box::new(move |expires_at| CodeMade { code, expires_at }) })
    }
}

impl Command for CodeCommand {
    const NAME: &'static str = "training_session.open_code";
    const NEEDS: Right = Right::KeepTraining;
    type Outcome = NaiveDateTime;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<NaiveDateTime> {
        tx.actor().not_by_token().map_err(Error::Denied)?;
        let (row, moment) = (standing(tx, self.session_id)?, tx.moment());
        if moment.today < row.from_on || row.until_on < moment.today {
            let message = Message::new("training-code-not-today").with("first", row.from_on).with("last", row.until_on);
            return Err(Error::Conflict(message));
        }
        tx.about("training-session", row.id);
        session::close_codes(tx, row.id)?;
        let expires_at = moment.at + TimeDelta::hours(CODE_HOURS);
        let code_hash = token_hash(&self.code.0);
        session::insert_code(tx, &Code { code_hash, session_id: row.id, expires_at, seq: tx.seq(), closed_seq: None })?;
        Ok(expires_at)
    }
}

impl Command for CloseCode {
    const NAME: &'static str = "training_session.close_code";
    const NEEDS: Right = Right::KeepTraining;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let row = standing(tx, self.session_id)?;
        if session::close_codes(tx, row.id)? == 0 {
            tx.unchanged();
            return Ok(());
        }
        tx.about("training-session", row.id);
        Ok(())
    }
}

impl Command for CheckIn {
    const NAME: &'static str = "training_session.check_in";
    const NEEDS: Right = Right::OwnAccount;
    type Outcome = CheckedIn;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<CheckedIn> {
        let person = tx.actor().someone().map_err(Error::Denied)?;
        tx.actor().not_by_token().map_err(Error::Denied)?;
        let moment = tx.moment();
        let typed = digits::normalise(&self.code.0).replace([' ', '-'], "").to_uppercase();
        let code = session::code(tx, &token_hash(&typed))?.filter(|code| code.closed_seq.is_none() && moment.at < code.expires_at);
        let code = code.ok_or_else(|| Error::invalid("code", "training-code-void"))?;
        if session::opener(tx, code.seq)? == Some(person) {
            return Err(Error::Denied("training-own-attendance".into()));
        }
        let row = standing(tx, code.session_id)?;
        check_day(&row, moment.today, moment.today)?;
        if person::on(tx, person, AsOf::on(moment.today))?.is_none() {
            return Err(Error::Denied("training-own-attendance".into()));
        }
        let noted = Noted { person, mark: Mark::Attended, source: Source::CheckIn, on: moment.today, note: "" };
        if !note(tx, &row, &noted)? {
            tx.unchanged();
        }
        let (title_ja, title_en) = course(tx, row.course_id)?.titles(row.from_on);
        Ok(CheckedIn { session_id: row.id, title_ja, title_en })
    }
}
