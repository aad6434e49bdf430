//! Sub-consignees, foreign handling and ends of work in the story of the demonstration.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::lines::{Happening, Lines};
use super::stage::Stage;
use crate::domain::access::Actor;
use crate::domain::ending::Statement;
use crate::domain::foreign::{CheckResult, Route};
use crate::domain::sub_entrustment::SubOutcome;
use crate::error::{Error, Result};
use crate::operations::Register;
use crate::operations::ending::{Confirm, Stated};
use crate::operations::foreign::{RecordCheck, SetRoute};
use crate::operations::import::Thing;
use crate::operations::sub_entrustment::{Decide, Details, List, Request, Show};

const KEEPER: &str = "procurement";
const DECIDER: &str = "manager";

/// The days on which something happens.
pub(super) fn days(lines: &Lines) -> BTreeSet<NaiveDate> {
    lines.reach.iter().map(|one| one.happened_on).collect()
}

/// Everything that happens on the day that is played.
pub(super) fn on(stage: &mut Stage<'_>, lines: &Lines) -> Result<()> {
    let today = stage.today();
    lines.reach.iter().filter(|one| one.happened_on == today).try_for_each(|one| one.perform(stage))
}

impl Happening {
    fn perform(&self, stage: &mut Stage<'_>) -> Result<()> {
        let (work, keeper) = (stage.id(Thing::Entrustment, &self.entrustment)?, stage.actor(KEEPER)?);
        let register = stage.register();
        match self.what.as_str() {
            "route" => self.route(&register, &keeper, work),
            "check" => self.check(&register, &keeper, work),
            "request" => self.request(&register, &keeper, work),
            "decide" => self.decide(&register, &stage.actor(DECIDER)?, work),
            "confirm" => self.confirm(&register, &keeper, work),
            other => Err(Error::fault(format!("reach.csv: {other}"))),
        }
    }

    /// The value of a closed list.
    fn value<T>(&self, of: fn(&str) -> Option<T>) -> Result<T> {
        of(&self.code).ok_or_else(|| Error::fault(format!("reach.csv: {}", self.code)))
    }

    fn route(&self, register: &Register, keeper: &Actor, work: i64) -> Result<()> {
        let (from_on, grounds) = (self.from_on.unwrap_or(self.happened_on), self.text.clone());
        let route = self.value(Route::from_code)?;
        register.run(keeper, &SetRoute { entrustment_id: work, sub_entrustment_id: None, route, from_on, grounds }).map(drop)
    }

    fn check(&self, register: &Register, keeper: &Actor, work: i64) -> Result<()> {
        let check = RecordCheck {
            entrustment_id: work,
            sub_entrustment_id: None,
            checked_on: self.happened_on,
            result: self.value(CheckResult::from_code)?,
            looked_at: self.text.clone(),
            foreign_system: self.more.clone(),
        };
        register.run(keeper, &check).map(drop)
    }

    fn request(&self, register: &Register, keeper: &Actor, work: i64) -> Result<()> {
        let details = Details {
            company: String::new(),
            name: self.name.clone(),
            corporate_number: None,
            address: String::new(),
            company_country: "JP".to_owned(),
            work: self.text.clone(),
            data_kinds: Vec::new(),
            places: String::new(),
            countries: vec!["JP".to_owned()],
            from_on: self.from_on.unwrap_or(self.happened_on),
            until_on: None,
            requested_on: self.happened_on,
            requested_by: self.more.clone(),
            note: String::new(),
        };
        register.run(keeper, &Request { entrustment_id: work, parent_id: None, details }).map(drop)
    }

    fn decide(&self, register: &Register, decider: &Actor, work: i64) -> Result<()> {
        let lines = register.ask(decider, List { entrustment_id: Some(work), ..List::default() })?.lines;
        let id = lines.into_iter().find(|line| line.name == self.name).map(|line| line.id);
        let id = id.ok_or_else(|| Error::fault(format!("reach.csv: nobody asked for {}", self.name)))?;
        let seen = register.ask(decider, Show { id, on: None, known: None })?.seen;
        let (outcome, conditions) = (self.value(SubOutcome::from_code)?, self.text.clone());
        register.run(decider, &Decide { id, seen, outcome, conditions }).map(drop)
    }

    fn confirm(&self, register: &Register, keeper: &Actor, work: i64) -> Result<()> {
        let stated = Stated {
            entrustment_id: work,
            statement: self.value(Statement::from_code)?,
            confirmed_on: self.happened_on,
            confirmed_by: self.name.clone(),
            kept_reason: String::new(),
            kept_until_on: None,
            no_certificate_reason: self.more.clone(),
            flows_down: false,
            note: String::new(),
        };
        register.carry_out(keeper, Confirm { stated, name: String::new(), content: None }).map(drop)
    }
}
