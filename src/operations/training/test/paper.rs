//! The test as it is put to a person: the questions of the attempt in their order, what was answered, and how earlier attempts went.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::access::Right;
use crate::domain::as_of::AsOf;
use crate::domain::fiscal_year::FiscalYear;
use crate::domain::training::{Needs, Question, TrainingState, grade, order};
use crate::error::{Error, Result};
use crate::operations::training::course::File;
use crate::operations::training::facts::{Facts, Whose};
use crate::operations::training::held::{Held, courses};
use crate::operations::{Query, setting};
use crate::store::training::course::TextRow;
use crate::store::training::test::{self, Attempt, Outcome};
use crate::store::{ReadTx, Reads, person};

/// Shows a course to whoever has it: what is taught, and the test with what they have answered so far.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Show {
    pub course_id: i64,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Paper {
    pub course_id: i64,
    pub version: i64,
    pub title_ja: String,
    pub title_en: String,
    pub body_ja: String,
    pub body_en: String,
    pub files: Vec<File>,
    /// Who takes it.
    pub name: String,
    pub needs: Needs,
    /// None: the course is not for them.
    pub state: Option<TrainingState>,
    pub due_on: Option<NaiveDate>,
    /// How many questions it has; none if there is no test.
    pub questions: usize,
    /// In percent.
    pub pass_mark: i64,
    /// How often it may still be begun this fiscal year.
    pub left: i64,
    /// The attempt that is under way.
    pub attempt_id: Option<i64>,
    /// Its questions, in the order in which they are put.
    pub put: Vec<Put>,
    /// The result of the last attempt that is over.
    pub last: Option<Over>,
}

/// A question as it is put.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Put {
    /// Its number in the course, from 1: what an answer names.
    pub number: usize,
    /// The place at which it is put, from 1.
    pub place: usize,
    pub text_ja: String,
    pub text_en: String,
    /// More than one choice is right.
    pub several: bool,
    pub choices: Vec<Offered>,
    pub answered: bool,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Offered {
    /// Its number in the question, from 1: what an answer names.
    pub number: usize,
    pub text_ja: String,
    pub text_en: String,
    pub chosen: bool,
}

/// An attempt that is over. Which choices would have been right is not told.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Over {
    pub happened_on: NaiveDate,
    pub points: i64,
    pub out_of: i64,
    pub passed: bool,
    /// The questions that were answered wrong, as they were put.
    pub wrong: Vec<Put>,
}

impl Query for Show {
    const NAME: &'static str = "training_test.show";
    const NEEDS: Right = Right::OwnAccount;
    type Answer = Paper;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Paper> {
        let person = tx.actor().someone().map_err(Error::Denied)?;
        paper(tx, self.course_id, person)
    }
}

/// What a course and its test are for a person now.
pub(super) fn paper(tx: &mut dyn Reads, course_id: i64, person_id: i64) -> Result<Paper> {
    let (today, courses) = (tx.moment().today, courses(tx, i64::MAX)?);
    let held = courses.iter().find(|held| held.row.id == course_id).ok_or(Error::NotFound("course"))?;
    let (force, text) = held.given(today)?;
    let facts = Facts::of(tx, &courses, AsOf::on(today), Whose::One(person_id))?;
    let stand = facts.stand(course_id, &force, person_id);
    let sitting = Sitting::of(tx, held, text, person_id)?;
    let name = person::names(tx, &[person_id])?.remove(&person_id).unwrap_or_default();
    let put = match &sitting.open {
        Some(attempt) => put(tx, attempt, &sitting.questions)?,
        None => Vec::new(),
    };
    Ok(Paper {
        course_id,
        version: force.version.number,
        title_ja: text.title_ja.clone(),
        title_en: text.title_en.clone(),
        body_ja: text.body_ja.clone(),
        body_en: text.body_en.clone(),
        files: crate::operations::training::course::files(tx, text.version_id)?,
        name,
        needs: force.version.needs,
        state: stand.map(|stand| stand.state),
        due_on: stand.and_then(|stand| stand.due_on),
        questions: if force.version.needs == Needs::Attendance { 0 } else { sitting.questions.len() },
        pass_mark: text.pass_mark,
        left: sitting.left,
        attempt_id: sitting.open.as_ref().map(|attempt| attempt.id),
        put,
        last: sitting.over(tx)?,
    })
}

/// The attempts of a person at the version in force.
pub(super) struct Sitting {
    pub questions: Vec<Question>,
    /// The attempt that is under way.
    pub open: Option<Attempt>,
    /// How many were begun this fiscal year, and how many more may be.
    pub begun: i64,
    pub left: i64,
    /// That of the last attempt that is over.
    pub last: Option<(Attempt, Outcome)>,
    /// It was passed this fiscal year.
    pub passed: bool,
}

impl Sitting {
    pub fn of(tx: &mut dyn Reads, held: &Held, text: &TextRow, person_id: i64) -> Result<Self> {
        let year = FiscalYear::of(tx.moment().today, setting::fiscal_year_start(tx, i64::MAX)?);
        let attempts = test::attempts(tx, person_id, text.version_id)?;
        let results = test::results_of(tx, person_id, i64::MAX)?;
        let result = |attempt: &Attempt| results.iter().find(|row| row.attempt_id == Some(attempt.id));
        let allowed = test::allowances(tx, person_id, i64::MAX)?.into_iter();
        let allowed: i64 =
            allowed.filter(|row| row.version_id == text.version_id && year.contains(row.allowed_on)).map(|row| row.attempts).sum();
        let begun = attempts.iter().filter(|attempt| year.contains(attempt.started_on)).count();
        let begun = i64::try_from(begun).unwrap_or(i64::MAX);
        let theirs = results.iter().filter(|row| row.course_id == held.row.id && row.version_id == text.version_id);
        Ok(Self {
            questions: serde_json::from_str(&text.questions)?,
            passed: theirs.clone().any(|row| row.passed && year.contains(row.happened_on)),
            open: attempts.iter().rfind(|attempt| result(attempt).is_none()).cloned(),
            begun,
            left: (text.attempts + allowed).saturating_sub(begun).max(0),
            last: attempts.iter().rev().find_map(|attempt| Some((attempt.clone(), result(attempt)?.clone()))),
        })
    }

    fn over(&self, tx: &mut dyn Reads) -> Result<Option<Over>> {
        let Some((attempt, result)) = &self.last else { return Ok(None) };
        let graded = grade(&self.questions, &answers(tx, attempt.id)?, 100);
        let all = put(tx, attempt, &self.questions)?;
        let is_wrong = |put: &Put| !put.number.checked_sub(1).and_then(|place| graded.right.get(place)).copied().unwrap_or(false);
        Ok(Some(Over {
            happened_on: result.happened_on,
            points: result.points,
            out_of: result.out_of,
            passed: result.passed,
            wrong: all.into_iter().filter(is_wrong).collect(),
        }))
    }
}

/// What was answered, by the place of the question.
pub(super) fn answers(tx: &mut dyn Reads, attempt_id: i64) -> Result<BTreeMap<usize, BTreeSet<usize>>> {
    let place = |row: test::Answer| {
        let chosen = row.chosen.split(',').filter_map(|place| place.parse().ok()).collect();
        Some((usize::try_from(row.question).ok()?, chosen))
    };
    Ok(test::answers(tx, attempt_id)?.into_iter().filter_map(place).collect())
}

/// The order is that of the attempt: the same however often it is looked at.
fn put(tx: &mut dyn Reads, attempt: &Attempt, questions: &[Question]) -> Result<Vec<Put>> {
    let answers = answers(tx, attempt.id)?;
    let none = BTreeSet::new();
    let one = |(put_at, place): (usize, usize)| {
        let question = questions.get(place)?;
        let chosen = answers.get(&place).unwrap_or(&none);
        let seed = attempt.id.wrapping_mul(1_000).wrapping_add(i64::try_from(place).unwrap_or(0));
        let offered = order(seed, question.choices.len()).into_iter().filter_map(|at| {
            let choice = question.choices.get(at)?;
            let (text_ja, text_en) = (choice.text_ja.clone(), choice.text_en.clone());
            Some(Offered { number: at + 1, text_ja, text_en, chosen: chosen.contains(&at) })
        });
        Some(Put {
            number: place + 1,
            place: put_at,
            text_ja: question.text_ja.clone(),
            text_en: question.text_en.clone(),
            several: question.several(),
            choices: offered.collect(),
            answered: !chosen.is_empty(),
        })
    };
    Ok((1..).zip(order(attempt.id, questions.len())).filter_map(one).collect())
}
