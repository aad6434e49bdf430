//! A condition of a conditional pass is met.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::dossier::Dossier;
use crate::domain::access::Right;
use crate::domain::message::{Message, Problems};
use crate::error::{Error, Result};
use crate::operations::Command;
use crate::store::{Reads, WriteTx, decision};

/// Records on which day a condition was met. Recorded again it is corrected: what stood before stays known.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct MeetCondition {
    /// The evaluation.
    pub id: i64,
    /// The number of the condition in the decision, from 1.
    pub number: i64,
    /// The entry that recorded it before, as far as the caller has seen; 0 if none has.
    #[serde(default)]
    pub seen: i64,
    pub met_on: NaiveDate,
    /// What showed it.
    #[serde(default)]
    #[schemars(length(max = 2_000))]
    pub note: String,
}

impl Command for MeetCondition {
    const NAME: &'static str = "evaluation.meet_condition";
    const NEEDS: Right = Right::PrepareEvaluations;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let (person, today) = (tx.actor().someone().map_err(Error::Denied)?, tx.moment().today);
        let dossier = Dossier::of(tx, self.id)?;
        let ids: Vec<i64> = dossier.decisions.iter().map(|row| row.id).collect();
        let found = decision::conditions(tx, &ids)?.into_iter().find(|one| one.number == self.number);
        let condition = found.ok_or(Error::NotFound("condition"))?;
        let decided_on = dossier.decisions.iter().find(|row| row.id == condition.decision_id).map_or(today, |row| row.decided_on);
        check_day(self.met_on, decided_on, today)?;
        let stands = decision::met(tx, &[condition.decision_id], i64::MAX)?.into_iter().find(|met| met.number == self.number);
        let note = self.note.trim();
        if stands.as_ref().is_some_and(|met| met.met_on == self.met_on && met.note == note) {
            tx.unchanged();
            return Ok(());
        }
        if stands.as_ref().map_or(0, |met| met.seq) != self.seen {
            return Err(Error::conflict("stale-form"));
        }
        dossier.about(tx);
        let row = decision::Met {
            decision_id: condition.decision_id,
            number: self.number,
            met_on: self.met_on,
            note: note.to_owned(),
            person_id: Some(person),
            seq: tx.seq(),
            superseded_seq: None,
        };
        decision::put_met(tx, &row)
    }
}

fn check_day(met_on: NaiveDate, decided_on: NaiveDate, today: NaiveDate) -> Result<(), Problems> {
    if (decided_on..=today).contains(&met_on) {
        return Ok(());
    }
    let message = Message::new("evaluation-met-out-of-range").with("read", met_on).with("least", decided_on).with("most", today);
    Err(Problems::one("met_on", message))
}
