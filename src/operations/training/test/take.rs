//! A test is begun, answered bit by bit, and finished, by whom it is for and nobody else.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::paper::{Sitting, answers};
use crate::domain::access::Right;
use crate::domain::as_of::AsOf;
use crate::domain::message::{Message, Problems};
use crate::domain::training::{Needs, Question, grade};
use crate::error::{Error, Result};
use crate::operations::Command;
use crate::operations::training::held::course;
use crate::store::training::test::{self, Attempt, Outcome};
use crate::store::training::{course as store, link};
use crate::store::{Reads, WriteTx, person};

/// Begins the comprehension test of a course. One that is under way goes on.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Begin {
    pub course_id: i64,
}

/// Saves the answer to one question of an attempt that is one's own and under way.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Answer {
    pub attempt_id: i64,
    /// The number of the question, from 1.
    pub question: i64,
    /// The numbers of the choices, from 1.
    #[serde(default)]
    #[schemars(length(max = 12))]
    pub chosen: Vec<i64>,
}

/// Finishes an attempt that is one's own: it is graded, and cannot be changed any more.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Finish {
    pub attempt_id: i64,
}

/// What an attempt came to.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Marked {
    pub course_id: i64,
    pub points: i64,
    pub out_of: i64,
    pub passed: bool,
    /// By question, in the order of the course.
    pub right: Vec<bool>,
}

impl Command for Begin {
    const NAME: &'static str = "training_test.begin";
    const NEEDS: Right = Right::OwnAccount;
    /// The attempt.
    type Outcome = i64;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<i64> {
        let person = myself(tx)?;
        begin(tx, self.course_id, person)
    }
}

impl Command for Answer {
    const NAME: &'static str = "training_test.answer";
    const NEEDS: Right = Right::OwnAccount;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let person = myself(tx)?;
        answer(tx, person, self.attempt_id, self.question, &self.chosen)
    }
}

impl Command for Finish {
    const NAME: &'static str = "training_test.finish";
    const NEEDS: Right = Right::OwnAccount;
    type Outcome = Marked;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<Marked> {
        let person = myself(tx)?;
        finish(tx, person, self.attempt_id)
    }
}

/// A test is taken in person: a token could be somebody else's.
fn myself(tx: &dyn Reads) -> Result<i64> {
    tx.actor().not_by_token().map_err(Error::Denied)?;
    tx.actor().someone().map_err(Error::Denied)
}

pub(super) fn begin(tx: &mut WriteTx<'_>, course_id: i64, person_id: i64) -> Result<i64> {
    let (held, today) = (course(tx, course_id)?, tx.moment().today);
    let (force, text) = held.given(today)?;
    if force.version.needs == Needs::Attendance {
        return Err(Error::conflict("training-no-test"));
    }
    if person::on(tx, person_id, AsOf::on(today))?.is_none() {
        return Err(Error::Denied("training-attempt-of-another".into()));
    }
    let sitting = Sitting::of(tx, &held, text, person_id)?;
    if let Some(open) = sitting.open {
        tx.unchanged();
        return Ok(open.id);
    }
    if sitting.passed {
        return Err(Error::conflict("training-passed-already"));
    }
    if sitting.left == 0 {
        return Err(Error::Conflict(Message::new("training-no-attempts-left").with("n", sitting.begun)));
    }
    let id = tx.seq();
    about(tx, course_id, person_id);
    test::insert_attempt(tx, &Attempt { id, course_id, version_id: force.version.id, person_id, started_on: today, seq: id })?;
    Ok(id)
}

pub(super) fn answer(tx: &mut WriteTx<'_>, person_id: i64, attempt_id: i64, question: i64, chosen: &[i64]) -> Result<()> {
    let (attempt, questions, _) = own(tx, person_id, attempt_id)?;
    if test::result_of(tx, attempt_id)?.is_some() {
        return Err(Error::conflict("training-attempt-over"));
    }
    let place = usize::try_from(question).ok().and_then(|number| number.checked_sub(1));
    let Some((place, asked)) = place.and_then(|place| Some((place, questions.get(place)?))) else {
        let message = Message::new("course-no-such-question").with("read", question).with("expected", questions.len());
        return Err(Error::invalid("question", message));
    };
    let chosen = places(asked, chosen)?;
    let before = answers(tx, attempt_id)?;
    if before.get(&place).is_some_and(|before| before.iter().eq(chosen.iter())) {
        tx.unchanged();
        return Ok(());
    }
    about(tx, attempt.course_id, person_id);
    let chosen = chosen.iter().map(usize::to_string).collect::<Vec<_>>().join(",");
    let question = i64::try_from(place).unwrap_or(i64::MAX);
    test::write_answer(tx, &test::Answer { attempt_id, question, chosen, seq: tx.seq(), superseded_seq: None })
}

/// The places of the choices, in order.
fn places(question: &Question, chosen: &[i64]) -> Result<Vec<usize>> {
    let mut places = Vec::new();
    for number in chosen {
        let place = usize::try_from(*number).ok().and_then(|number| number.checked_sub(1)).filter(|place| *place < question.choices.len());
        let message = || Message::new("training-no-such-choice").with("read", *number).with("expected", question.choices.len());
        places.push(place.ok_or_else(|| Error::invalid("chosen", message()))?);
    }
    places.sort_unstable();
    places.dedup();
    Ok(places)
}

pub(super) fn finish(tx: &mut WriteTx<'_>, person_id: i64, attempt_id: i64) -> Result<Marked> {
    let (attempt, questions, pass_mark) = own(tx, person_id, attempt_id)?;
    let given = answers(tx, attempt_id)?;
    let graded = grade(&questions, &given, pass_mark);
    let (course_id, out_of) = (attempt.course_id, graded.out_of);
    let marked = |passed: bool, points: i64| Marked { course_id, points, out_of, passed, right: graded.right.clone() };
    // Sent twice: it is what it was.
    if let Some(known) = test::result_of(tx, attempt_id)? {
        tx.unchanged();
        return Ok(marked(known.passed, known.points));
    }
    let missing = (0..questions.len()).filter(|place| given.get(place).is_none_or(std::collections::BTreeSet::is_empty)).count();
    if missing > 0 {
        return Err(Problems::one("", Message::new("training-unanswered").with("n", missing)).into());
    }
    about(tx, course_id, person_id);
    if graded.passed {
        link::void(tx, course_id, person_id)?;
    }
    let row = Outcome {
        id: tx.seq(),
        attempt_id: Some(attempt_id),
        course_id,
        version_id: attempt.version_id,
        person_id,
        happened_on: tx.moment().today,
        points: graded.points,
        out_of,
        passed: graded.passed,
        recorded_by: tx.actor().person,
        seq: tx.seq(),
        superseded_seq: None,
    };
    test::insert_result(tx, &row)?;
    Ok(marked(graded.passed, graded.points))
}

/// An attempt of that person, with its questions and what passes them. To others it is as if there were none.
fn own(tx: &mut dyn Reads, person_id: i64, attempt_id: i64) -> Result<(Attempt, Vec<Question>, i64)> {
    let attempt = test::attempt(tx, attempt_id)?.filter(|attempt| attempt.person_id == person_id);
    let attempt = attempt.ok_or(Error::NotFound("training-attempt"))?;
    let text = store::text(tx, attempt.version_id)?.ok_or(Error::NotFound("course"))?;
    Ok((attempt, serde_json::from_str(&text.questions)?, text.pass_mark))
}

fn about(tx: &mut WriteTx<'_>, course_id: i64, person_id: i64) {
    tx.about("course", course_id);
    tx.about("person", person_id);
}
