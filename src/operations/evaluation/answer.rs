//! An answer is recorded: one item, or a whole sheet at once.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::dossier::state_of;
use super::verdict;
use crate::domain::access::Right;
use crate::domain::criteria::Item;
use crate::domain::message::{Message, Problems};
use crate::domain::scoring::{Answer as Scored, Verdict, check_answer};
use crate::error::{Error, Result};
use crate::operations::Command;
use crate::store::answer::Row;
use crate::store::{Reads, WriteTx, answer, criteria, decision, evaluation, person};

/// Records what was found at one item of an evaluation that is being prepared.
///
/// A must cannot be left out, and what is left out needs a reason. Recording what stands already changes nothing; what
/// somebody else has recorded since `seen` is not overwritten. Outcome: the entry that holds the answer, the next `seen`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Answer {
    /// The evaluation.
    pub id: i64,
    #[serde(flatten)]
    pub answer: Answered,
}

/// Records many items in one entry: all of them, or none and every problem by its row.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct AnswerAll {
    /// The evaluation.
    pub id: i64,
    pub answers: Vec<Answered>,
}

/// What was found at one item.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Answered {
    /// The code of the item.
    #[schemars(length(min = 1, max = 40))]
    pub code: String,
    /// The entry that recorded the answer which the caller has seen; 0 if there was none.
    #[serde(default)]
    pub seen: i64,
    /// What the consignee says of itself. If it is missing, what stands stays; empty: it does not say.
    #[serde(default)]
    #[schemars(length(max = 40))]
    pub own: Option<String>,
    /// `good`, `partial`, `poor`, `yes`, `no`, a number of points, or `not_applicable`; signs such as ○ are understood. Empty: unanswered.
    #[serde(default)]
    #[schemars(length(max = 40))]
    pub verdict: String,
    /// Why the item does not apply.
    #[serde(default)]
    #[schemars(length(max = 1_000))]
    pub na_reason: String,
    #[serde(default)]
    pub grounds: String,
    /// Documents or addresses that show it.
    #[serde(default)]
    pub evidence: String,
}

/// Where an answer stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Saved {
    pub seq: i64,
}

impl Command for Answer {
    const NAME: &'static str = "evaluation.answer";
    const NEEDS: Right = Right::PrepareEvaluations;
    type Outcome = Saved;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<Saved> {
        let (row, person) = open(tx, self.id)?;
        let item = criteria::item(tx, row.version_id, &self.answer.code)?;
        let item = item.ok_or_else(|| Error::invalid("code", Message::new("evaluation-no-such-item").with("read", &self.answer.code)))?;
        let standing = answer::of_item(tx, self.id, &self.answer.code)?;
        let seq = standing.as_ref().map_or(0, |row| row.seq);
        let new = match self.answer.row(&item.item(), standing.as_ref(), self.id) {
            // What is wrong with it can wait: what it was written over stands no longer.
            Err(_) if self.answer.seen != seq => return Err(Error::Conflict(overtaken(tx, self.id, &self.answer.code)?)),
            new => new?,
        };
        if new.says_as(&standing.unwrap_or_else(|| blank(self.id, &self.answer.code))) {
            tx.unchanged();
            return Ok(Saved { seq });
        }
        if self.answer.seen != seq {
            return Err(Error::Conflict(overtaken(tx, self.id, &self.answer.code)?));
        }
        tx.about("evaluation", row.id);
        tx.about("consignee", row.consignee_id);
        let seq = tx.seq();
        answer::put(tx, &Row { person_id: Some(person), seq, ..new })?;
        Ok(Saved { seq })
    }
}

impl Command for AnswerAll {
    const NAME: &'static str = "evaluation.answer_all";
    const NEEDS: Right = Right::PrepareEvaluations;
    /// How many answers changed.
    type Outcome = i64;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<i64> {
        let (row, person) = open(tx, self.id)?;
        let items = criteria::items(tx, row.version_id, i64::MAX)?;
        let standing: BTreeMap<String, Row> = answer::of_evaluation(tx, self.id)?.into_iter().map(|row| (row.code.clone(), row)).collect();
        let mut problems = Problems::default();
        let (mut changed, mut named) = (Vec::new(), BTreeSet::new());
        for (place, answered) in self.answers.iter().enumerate() {
            let at = |field: &str| format!("answers.{place}.{field}");
            if !named.insert(&answered.code) {
                problems.add(at("code"), Message::new("evaluation-item-twice").with("read", &answered.code));
                continue;
            }
            match answered.change(&items, standing.get(&answered.code), self.id) {
                Ok(Some(_)) if standing.get(&answered.code).map_or(0, |row| row.seq) != answered.seen => {
                    problems.add(at("seen"), overtaken(tx, self.id, &answered.code)?);
                }
                Ok(new) => changed.extend(new),
                Err(found) => found.0.into_iter().for_each(|(field, message)| problems.add(at(&field), message)),
            }
        }
        problems.or(())?;
        if changed.is_empty() {
            tx.unchanged();
            return Ok(0);
        }
        tx.about("evaluation", row.id);
        tx.about("consignee", row.consignee_id);
        let seq = tx.seq();
        for new in &changed {
            answer::put(tx, &Row { person_id: Some(person), seq, ..new.clone() })?;
        }
        Ok(i64::try_from(changed.len()).unwrap_or(i64::MAX))
    }
}

impl Answered {
    /// The row that differs from what stands; none if it says the same.
    fn change(&self, items: &[Item], standing: Option<&Row>, evaluation_id: i64) -> Result<Option<Row>, Problems> {
        let Some(item) = items.iter().find(|item| item.code == self.code) else {
            return Err(Problems::one("code", Message::new("evaluation-no-such-item").with("read", &self.code)));
        };
        let new = self.row(item, standing, evaluation_id)?;
        let same = match standing {
            Some(standing) => new.says_as(standing),
            None => new.says_as(&blank(evaluation_id, &self.code)),
        };
        Ok((!same).then_some(new))
    }

    /// What is recorded if nothing is wrong with it.
    fn row(&self, item: &Item, standing: Option<&Row>, evaluation_id: i64) -> Result<Row, Problems> {
        let mut problems = Problems::default();
        let found = problems.keep("verdict", verdict::read(item, &self.verdict)).flatten();
        let own = match &self.own {
            None => standing.and_then(Row::own),
            Some(text) => problems.keep("own", verdict::read(item, text).and_then(|own| on_scale(item, own))).flatten(),
        };
        // A reason belongs to what is left out; elsewhere it would only confuse.
        let na_reason = if found == Some(Verdict::NotApplicable) { self.na_reason.trim() } else { "" };
        let scored = Scored { verdict: found, na_reason: Some(na_reason.to_owned()) };
        if let Err(wrong) = check_answer(item, &scored) {
            problems.extend(wrong);
        }
        problems.or(Row {
            own: own.map(|own| own.to_string()),
            verdict: found.map(|found| found.to_string()),
            na_reason: na_reason.to_owned(),
            grounds: self.grounds.trim().to_owned(),
            evidence: self.evidence.trim().to_owned(),
            ..blank(evaluation_id, &self.code)
        })
    }
}

/// A consignee may say of itself that anything does not apply; but it answers on the item's scale.
fn on_scale(item: &Item, own: Option<Verdict>) -> Result<Option<Verdict>, Message> {
    let Some(verdict) = own.filter(|own| *own != Verdict::NotApplicable) else { return Ok(own) };
    match check_answer(item, &Scored::of(verdict)) {
        Ok(()) => Ok(own),
        Err(problems) => {
            Err(problems.0.into_values().next().unwrap_or_else(|| Message::new("answer-verdict-unknown").with("read", verdict.to_string())))
        }
    }
}

fn blank(evaluation_id: i64, code: &str) -> Row {
    let (own, verdict) = (None, None);
    let (na_reason, grounds, evidence) = (String::new(), String::new(), String::new());
    Row { evaluation_id, code: code.to_owned(), own, verdict, na_reason, grounds, evidence, person_id: None, seq: 0, superseded_seq: None }
}

/// The evaluation, if its sheet may still be changed, and who changes it.
pub(super) fn open(tx: &mut dyn Reads, id: i64) -> Result<(evaluation::Row, i64)> {
    let person = tx.actor().someone().map_err(Error::Denied)?;
    let today = tx.moment().today;
    let row = evaluation::of_id(tx, id)?.ok_or(Error::NotFound("evaluation"))?;
    let (events, decisions) = (evaluation::events(tx, id)?, decision::of_evaluation(tx, id)?);
    let state = state_of(&events, &decisions, today);
    if state.is_open() {
        return Ok((row, person));
    }
    Err(Error::Conflict(Message::new("evaluation-sheet-closed").label("state", state.label_id())))
}

/// Who was there first, and with what.
fn overtaken(tx: &mut WriteTx<'_>, id: i64, code: &str) -> Result<Message> {
    let Some(row) = answer::of_item(tx, id, code)? else { return Ok(Message::new("stale-form")) };
    let who = match row.person_id {
        Some(person) => person::names(tx, &[person])?.remove(&person).unwrap_or_default(),
        None => String::new(),
    };
    let message = Message::new("evaluation-answer-overtaken").with("code", code).with("who", who);
    Ok(match row.verdict() {
        Some(Verdict::Number(number)) => message.with("verdict", number),
        Some(verdict) => message.label("verdict", verdict.label_id().unwrap_or_default()),
        None => message.label("verdict", "counted-unanswered"),
    })
}
