//! A person is appointed to an office.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::access::{Office, Right};
use crate::domain::as_of::AsOf;
use crate::domain::message::{Message, Problems};
use crate::domain::period::Period;
use crate::error::{Error, Result};
use crate::operations::Command;
use crate::store::code::Coded;
use crate::store::{Reads, WriteTx, office, person};

/// Appoints a person to an office from a date, by a letter of appointment.
///
/// Refused for oneself, for a person who does not belong to the organisation then, and if the person holds the office already.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Appoint {
    /// Who is appointed.
    pub person_id: i64,
    /// To which office.
    pub office: Office,
    /// The first day in office.
    pub from_on: NaiveDate,
    /// The last day, if it is known.
    #[serde(default)]
    pub until_on: Option<NaiveDate>,
    /// By which the appointment can be shown: number, date or place of the letter.
    #[schemars(length(min = 1, max = 400))]
    pub letter: String,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Appointed {
    pub id: i64,
}

impl Command for Appoint {
    const NAME: &'static str = "office.appoint";
    const NEEDS: Right = Right::AppointOffices;
    type Outcome = Appointed;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<Appointed> {
        if tx.actor().person == Some(self.person_id) {
            return Err(Error::denied("office-own-appointment"));
        }
        self.check(tx)?;
        let id = tx.seq();
        tx.about("office", id);
        tx.about("person", self.person_id);
        let row = office::Row {
            id,
            person_id: self.person_id,
            kind: Coded(self.office),
            letter: self.letter.trim().to_owned(),
            from_on: self.from_on,
            until_on: self.until_on,
            seq: id,
            superseded_seq: None,
        };
        office::insert(tx, &row)?;
        Ok(Appointed { id })
    }
}

impl Appoint {
    fn check(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let mut problems = Problems::default();
        if let Some(until) = self.until_on.filter(|until| *until < self.from_on) {
            problems.add("until_on", Message::new("office-end-before-start").with("read", until).with("expected", self.from_on));
        }
        match person::on(tx, self.person_id, AsOf::on(self.from_on))? {
            None => problems.add("person_id", Message::new("office-person-does-not-belong").with("on", self.from_on)),
            Some(row) => {
                if let Some(last) = row.until_on.filter(|last| self.until_on.is_none_or(|until| *last < until)) {
                    problems.add("until_on", Message::new("office-person-leaves").with("expected", last));
                }
            }
        }
        let asked = Period { from_on: self.from_on, until_on: self.until_on };
        let held = office::of_person(tx, self.person_id)?;
        if let Some(same) = held.iter().find(|row| row.kind.0 == self.office && overlaps(row, asked)) {
            problems.add("office", Message::new("office-held-already").with("on", same.from_on));
        }
        Ok(problems.or(())?)
    }
}

fn overlaps(row: &office::Row, asked: Period) -> bool {
    row.until_on.is_none_or(|until| asked.from_on <= until) && asked.until_on.is_none_or(|until| row.from_on <= until)
}
