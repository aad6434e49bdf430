//! What is recorded of a period of a certificate is corrected.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::details::{Details, check_period};
use crate::domain::access::Right;
use crate::domain::message::{Message, Problems};
use crate::error::{Error, Result};
use crate::operations::{Command, unless_stale};
use crate::store::WriteTx;
use crate::store::certificate::{self, Row};

/// Corrects what is recorded of a certificate in its last period, or in the one that begins on `period_from_on`. What stood before stays known.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Change {
    pub id: i64,
    /// The entry of the ledger that the caller has seen last of this certificate; a later one is not overwritten.
    pub seen: i64,
    /// The first day of the period that is corrected; the last one if empty.
    #[serde(default)]
    pub period_from_on: Option<NaiveDate>,
    #[serde(flatten)]
    pub details: Details,
    pub from_on: NaiveDate,
    /// The last day; empty: no end is known.
    #[serde(default)]
    pub until_on: Option<NaiveDate>,
}

impl Command for Change {
    const NAME: &'static str = "certificate.change";
    const NEEDS: Right = Right::KeepRegister;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let standing = standing(tx, self.id)?;
        let last = standing.len().saturating_sub(1);
        let place = match self.period_from_on {
            Some(day) => standing.iter().position(|row| row.from_on == day).ok_or_else(|| no_such_period(day))?,
            None => last,
        };
        let Some(old) = standing.get(place) else { return Err(Error::NotFound("certificate")) };
        let mut problems = Problems::default();
        self.details.check(&mut problems);
        check_period(self.from_on, self.until_on, &mut problems);
        let before = place.checked_sub(1).and_then(|place| standing.get(place));
        self.check_neighbours(before, standing.get(place + 1), &mut problems);
        self.check_number(tx, old, &mut problems)?;
        problems.or(())?;
        let new = self.details.over(&Row { from_on: self.from_on, until_on: self.until_on, seq: tx.seq(), ..old.clone() });
        if Details::of(&new) == Details::of(old) && (new.from_on, new.until_on) == (old.from_on, old.until_on) {
            tx.unchanged();
            return Ok(());
        }
        unless_stale(standing.iter().map(|row| row.seq), self.seen)?;
        tx.about("consignee", old.consignee_id);
        tx.about("certificate", old.id);
        certificate::supersede(tx, old)?;
        certificate::insert(tx, &new)
    }
}

fn no_such_period(day: NaiveDate) -> Error {
    Error::invalid("period_from_on", Message::new("certificate-no-such-period").with("read", day))
}

impl Change {
    /// Periods do not overlap.
    fn check_neighbours(&self, before: Option<&Row>, after: Option<&Row>, problems: &mut Problems) {
        if let Some(ended_on) = before.and_then(|row| row.until_on).filter(|ended_on| self.from_on <= *ended_on) {
            problems.add("from_on", Message::new("certificate-overlaps").with("read", self.from_on).with("expected", ended_on));
        }
        if let Some(next) = after.filter(|row| self.until_on.is_none_or(|until| row.from_on <= until)) {
            problems.add("until_on", Message::new("certificate-reaches-next").with("expected", next.from_on));
        }
    }

    fn check_number(&self, tx: &mut WriteTx<'_>, old: &Row, problems: &mut Problems) -> Result<()> {
        let (kind, number) = (self.details.kind, self.details.number.trim());
        let theirs = certificate::of_consignees(tx, &[old.consignee_id], i64::MAX)?;
        if theirs.iter().any(|row| row.id != old.id && row.kind.0 == kind && row.number == number) {
            problems.add("number", Message::new("certificate-there-already").with("read", number));
        }
        Ok(())
    }
}

/// The standing periods, oldest first: at least one.
pub(super) fn standing(tx: &mut WriteTx<'_>, id: i64) -> Result<Vec<Row>> {
    let standing = certificate::periods(tx, id)?;
    if standing.is_empty() { Err(Error::NotFound("certificate")) } else { Ok(standing) }
}
