//! What is looked at in a review, item by item, and what is found.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::dossier::Dossier;
use crate::domain::access::Right;
use crate::domain::finding::Grade;
use crate::domain::message::Message;
use crate::domain::review::{Checked, ReviewState};
use crate::error::{Error, Result};
use crate::operations::Command;
use crate::operations::again::recent;
use crate::store::code::Coded;
use crate::store::review::sheet;
use crate::store::{Reads, WriteTx, criteria};

/// Records what was found at one item of the checklist of a review in progress.
///
/// What somebody else has recorded since `seen` is not overwritten. Outcome: the entry that holds it, the next `seen`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Check {
    /// The review.
    pub id: i64,
    /// The code of the item.
    #[schemars(length(min = 1, max = 40))]
    pub code: String,
    /// The entry that recorded what the caller has seen there; 0 if there was nothing.
    #[serde(default)]
    pub seen: i64,
    pub result: Checked,
    #[serde(default)]
    #[schemars(length(max = 2_000))]
    pub note: String,
}

impl Command for Check {
    const NAME: &'static str = "review.check";
    const NEEDS: Right = Right::KeepReviews;
    type Outcome = i64;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<i64> {
        let dossier = Dossier::of(tx, self.id, i64::MAX)?;
        dossier.is_in(tx, &[ReviewState::InProgress])?;
        let version = dossier.version_id().ok_or(Error::NotFound("criteria"))?;
        if criteria::item(tx, version, &self.code)?.is_none_or(|row| !row.item().is_scored()) {
            return Err(Error::invalid("code", Message::new("review-no-such-item").with("read", &self.code)));
        }
        let standing = sheet::checks(tx, self.id, i64::MAX)?.into_iter().find(|check| check.code == self.code);
        let note = self.note.trim();
        if let Some(same) = standing.as_ref().filter(|check| check.result.0 == self.result && check.note == note) {
            tx.unchanged();
            return Ok(same.seq);
        }
        if standing.map_or(0, |check| check.seq) != self.seen {
            return Err(Error::conflict("stale-form"));
        }
        dossier.about(tx);
        let seq = tx.seq();
        let row = sheet::Check {
            review_id: self.id,
            code: self.code.clone(),
            result: Coded(self.result),
            note: note.to_owned(),
            person_id: tx.actor().person,
            seq,
            superseded_seq: None,
        };
        sheet::put_check(tx, &row)?;
        Ok(seq)
    }
}

/// Records a finding of a review in progress, corrects one, or takes it back.
///
/// A new one that has the grade and the text of one that the same person recorded within the last ten minutes is that one. Outcome: its number.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Find {
    /// The review.
    pub id: i64,
    /// The number of the finding that is corrected; empty for a new one.
    #[serde(default)]
    pub number: Option<i64>,
    pub grade: Grade,
    /// What was found. Empty, with a number: it is taken back.
    #[serde(default)]
    #[schemars(length(max = 2_000))]
    pub text: String,
}

impl Command for Find {
    const NAME: &'static str = "review.find";
    const NEEDS: Right = Right::KeepReviews;
    type Outcome = i64;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<i64> {
        let dossier = Dossier::of(tx, self.id, i64::MAX)?;
        dossier.is_in(tx, &[ReviewState::InProgress])?;
        let text = self.text.trim();
        let standing = sheet::findings(tx, &[self.id], i64::MAX)?;
        let number = self.which(tx, &standing)?;
        if standing.iter().any(|found| found.number == number && self.says(found)) {
            tx.unchanged();
            return Ok(number);
        }
        dossier.about(tx);
        sheet::withdraw_finding(tx, self.id, number)?;
        if !text.is_empty() {
            let (person_id, seq) = (tx.actor().person, tx.seq());
            let (grade, text) = (Coded(self.grade), text.to_owned());
            sheet::insert_finding(tx, &sheet::Finding { review_id: self.id, number, grade, text, person_id, seq, superseded_seq: None })?;
        }
        Ok(number)
    }
}

impl Find {
    /// The number: of the finding that is corrected, of the one that the same form has just made, or the next.
    fn which(&self, tx: &mut WriteTx<'_>, standing: &[sheet::Finding]) -> Result<i64> {
        match self.number {
            Some(number) if standing.iter().any(|found| found.number == number) => return Ok(number),
            Some(number) => return Err(Error::invalid("number", Message::new("review-no-such-finding").with("read", number))),
            None if self.text.trim().is_empty() => return Err(Error::invalid("text", "input-required")),
            None => {}
        }
        let recent = recent::<Self>(tx)?;
        match standing.iter().find(|found| recent.contains(&found.seq) && self.says(found)) {
            Some(made) => Ok(made.number),
            None => sheet::next_finding(tx, self.id),
        }
    }

    fn says(&self, found: &sheet::Finding) -> bool {
        found.text == self.text.trim() && found.grade.0 == self.grade
    }
}
