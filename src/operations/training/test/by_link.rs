//! Links by which people without an account take a test: made for one person and one course, and good for nobody else.

use chrono::{NaiveDateTime, TimeDelta};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::paper::{Paper, paper};
use super::take::{Marked, answer, begin, finish};
use crate::domain::access::{Actor, Right};
use crate::domain::as_of::AsOf;
use crate::domain::training::LINK_DAYS;
use crate::error::{Error, Result};
use crate::operations::document::{Kept, open_kept};
use crate::operations::secret::{Secret, token, token_hash};
use crate::operations::training::held::course;
use crate::operations::{Command, Prepare, Prepared, Query, Register};
use crate::store::training::link::{self, Link};
use crate::store::{ReadTx, Reads, WriteTx, document, person};

/// Makes a link by which one person learns a course and takes its test. It is good for 14 days; a link made before is void. Not by an API
/// token, and not for oneself.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct MakeLink {
    pub course_id: i64,
    pub person_id: i64,
}

#[derive(Serialize, Deserialize, JsonSchema)]
pub struct LinkCommand {
    course_id: i64,
    person_id: i64,
    token: Secret,
}

/// What the ledger keeps of a link.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Made {
    expires_at: NaiveDateTime,
    #[serde(skip)]
    name: String,
    #[serde(skip)]
    email: String,
}

/// Told once to whoever asked, to be handed on. Nothing of it can be read later.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LinkMade {
    pub name: String,
    pub email: String,
    /// The address at this register.
    pub path: String,
    pub expires_at: NaiveDateTime,
}

/// Shows the course and the test of a link. Refused if it was used, has run out, or never was.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct OfLink {
    /// What stands at the end of the link.
    pub token: Secret,
}

/// Begins the test of a link.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct BeginByLink {
    pub token: Secret,
}

/// Saves the answer to one question of the test of a link.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct AnswerByLink {
    pub token: Secret,
    pub attempt_id: i64,
    /// The number of the question, from 1.
    pub question: i64,
    /// The numbers of the choices, from 1.
    #[serde(default)]
    #[schemars(length(max = 12))]
    pub chosen: Vec<i64>,
}

/// Finishes the test of a link: it is graded, and cannot be changed any more.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct FinishByLink {
    pub token: Secret,
    pub attempt_id: i64,
}

impl Prepare for MakeLink {
    type Command = LinkCommand;
    type Answer = LinkMade;

    fn prepare(self, _: &Register, _: &Actor) -> Result<Prepared<Self>> {
        let (token, _) = token();
        let command = LinkCommand { course_id: self.course_id, person_id: self.person_id, token: Secret(token.clone()) };
        let answer =
            move |made: Made| LinkMade { name: made.name, email: made.email, path: format!("/learn/{token}"), expires_at: made.expires_at };
        Ok(Prepared { command, answer: Box::new(answer) })
    }
}

impl Command for LinkCommand {
    const NAME: &'static str = "training_test.make_link";
    const NEEDS: Right = Right::KeepTraining;
    type Outcome = Made;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<Made> {
        tx.actor().not_by_token().map_err(Error::Denied)?;
        if tx.actor().someone().map_err(Error::Denied)? == self.person_id {
            return Err(Error::Denied("training-own-attendance".into()));
        }
        let today = tx.moment().today;
        course(tx, self.course_id)?.given(today)?;
        let row = person::on(tx, self.person_id, AsOf::on(today))?.ok_or(Error::NotFound("person"))?;
        tx.about("course", self.course_id);
        tx.about("person", self.person_id);
        link::void(tx, self.course_id, self.person_id)?;
        let expires_at = tx.moment().at + TimeDelta::days(LINK_DAYS);
        let made = Link {
            token_hash: token_hash(&self.token.0),
            course_id: self.course_id,
            person_id: self.person_id,
            expires_at,
            used_seq: None,
            seq: tx.seq(),
        };
        link::insert(tx, &made)?;
        Ok(Made { expires_at, name: row.name, email: row.email })
    }
}

impl Query for OfLink {
    const NAME: &'static str = "training_test.link";
    const NEEDS: Right = Right::Nobody;
    type Answer = Paper;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Paper> {
        let link = usable(tx, &self.token)?;
        paper(tx, link.course_id, link.person_id)
    }
}

impl Command for BeginByLink {
    const NAME: &'static str = "training_test.begin_by_link";
    const NEEDS: Right = Right::Nobody;
    type Outcome = i64;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<i64> {
        let link = usable(tx, &self.token)?;
        begin(tx, link.course_id, link.person_id)
    }
}

impl Command for AnswerByLink {
    const NAME: &'static str = "training_test.answer_by_link";
    const NEEDS: Right = Right::Nobody;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let link = usable(tx, &self.token)?;
        answer(tx, link.person_id, self.attempt_id, self.question, &self.chosen)
    }
}

impl Command for FinishByLink {
    const NAME: &'static str = "training_test.finish_by_link";
    const NEEDS: Right = Right::Nobody;
    type Outcome = Marked;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<Marked> {
        let link = usable(tx, &self.token)?;
        let marked = finish(tx, link.person_id, self.attempt_id)?;
        if marked.course_id == link.course_id { Ok(marked) } else { Err(Error::NotFound("training-attempt")) }
    }
}

/// Opens a file of the course of a link, for a door that sends its bytes on to whoever holds the link.
///
/// # Errors
/// As [`OfLink`]; `NotFound` where the course has no such file, and `Conflict` or `Unavailable` as for any file.
pub fn open_by_link(register: &Register, actor: &Actor, token: &str, document_id: i64) -> Result<(document::Row, Kept)> {
    let paper = register.ask(actor, OfLink { token: Secret(token.to_owned()) })?;
    if !paper.files.iter().any(|file| file.id == document_id) {
        return Err(Error::NotFound("document"));
    }
    let find = |tx: &mut ReadTx<'_>| {
        let row = document::of_id(tx, document_id)?.ok_or(Error::NotFound("document"))?;
        Ok((row, document::erased(tx, &[document_id])?.remove(&document_id)))
    };
    let (row, erased_by) = register.db().read(register.now(), actor, find)?;
    let kept = open_kept(register, &row.hash, erased_by)?;
    Ok((row, kept))
}

/// A link that can still be used. Altered, used and run out look alike from outside; whoever is signed in uses none but their own.
fn usable(tx: &mut dyn Reads, token: &Secret) -> Result<Link> {
    let now = tx.moment().at;
    let link = link::link(tx, &token_hash(&token.0))?;
    let link = link.filter(|link| link.used_seq.is_none() && now < link.expires_at).ok_or_else(|| Error::conflict("training-link-void"))?;
    match tx.actor().person {
        Some(person) if person != link.person_id => Err(Error::Denied("training-attempt-of-another".into())),
        _ => Ok(link),
    }
}
