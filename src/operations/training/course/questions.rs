//! The questions of a draft, written one by one.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::details::{Details, questions};
use super::open::{drafted, rewrite};
use crate::domain::access::Right;
use crate::domain::message::{Message, Problems};
use crate::domain::training::{Question, check_questions};
use crate::error::{Error, Result};
use crate::operations::Command;
use crate::operations::training::held::course;
use crate::store::WriteTx;

/// Writes a question of the comprehension test of a draft: one that it has, by its number, or a new one at the end.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct PutQuestion {
    /// The course.
    pub id: i64,
    /// The entry of the ledger that the caller has seen last of it.
    pub seen: i64,
    /// From 1; a new one if empty.
    #[serde(default)]
    pub number: Option<i64>,
    /// At least one choice is right, and one is not.
    pub question: Question,
}

/// Removes a question from a draft.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct RemoveQuestion {
    /// The course.
    pub id: i64,
    /// The entry of the ledger that the caller has seen last of it.
    pub seen: i64,
    /// From 1.
    pub number: i64,
}

impl Command for PutQuestion {
    const NAME: &'static str = "course.put_question";
    const NEEDS: Right = Right::KeepTraining;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let held = course(tx, self.id)?;
        let (version, text) = drafted(&held)?;
        let mut all = questions(text)?;
        let mut problems = Problems::default();
        check_questions(std::slice::from_ref(&self.question), &mut problems);
        let named = problems.0.into_iter().map(|(field, message)| (field.replace("questions.0", "question"), message));
        Problems(named.collect()).or(())?;
        match self.number {
            Some(number) => *place(&mut all, number)? = self.question.clone(),
            None => all.push(self.question.clone()),
        }
        let row = Details::of(text).row(version.id, &all, tx.seq())?;
        rewrite(tx, &held, self.seen, &row)
    }
}

impl Command for RemoveQuestion {
    const NAME: &'static str = "course.remove_question";
    const NEEDS: Right = Right::KeepTraining;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let held = course(tx, self.id)?;
        let (version, text) = drafted(&held)?;
        let mut all = questions(text)?;
        place(&mut all, self.number)?;
        all.remove(usize::try_from(self.number - 1).unwrap_or_default());
        let row = Details::of(text).row(version.id, &all, tx.seq())?;
        rewrite(tx, &held, self.seen, &row)
    }
}

fn place(all: &mut [Question], number: i64) -> Result<&mut Question> {
    let count = all.len();
    let found = usize::try_from(number).ok().and_then(|number| number.checked_sub(1)).and_then(|place| all.get_mut(place));
    found.ok_or_else(|| Error::invalid("number", Message::new("course-no-such-question").with("read", number).with("expected", count)))
}
