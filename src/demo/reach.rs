//! Sub-consignees, foreign handling and ends of work in the story of the demonstration.

use chrono::NaiveDate;

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

/// Something that happens: a line of the file.
struct Happening {
    on: NaiveDate,
    what: &'static str,
    entrustment: &'static str,
    code: &'static str,
    from_on: Option<NaiveDate>,
    name: &'static str,
    text: &'static str,
    more: &'static str,
}

fn all() -> impl Iterator<Item = Happening> {
    include_str!("../../seeds/demo/reach.csv").lines().skip(1).filter_map(read)
}

fn read(line: &'static str) -> Option<Happening> {
    let [on, what, entrustment, code, from_on, name, text, more] = line.split(',').collect::<Vec<_>>()[..] else { return None };
    Some(Happening { on: on.parse().ok()?, what, entrustment, code, from_on: from_on.parse().ok(), name, text, more })
}

/// The days on which something happens.
pub(super) fn days() -> Vec<NaiveDate> {
    let mut days: Vec<NaiveDate> = all().map(|one| one.on).collect();
    days.dedup();
    days
}

/// Everything that happens on the day that is played.
pub(super) fn on(stage: &mut Stage<'_>) -> Result<()> {
    let today = stage.today();
    all().filter(|one| one.on == today).try_for_each(|one| one.perform(stage))
}

impl Happening {
    fn perform(&self, stage: &mut Stage<'_>) -> Result<()> {
        let (work, keeper) = (stage.id(Thing::Entrustment, self.entrustment)?, stage.actor(KEEPER)?);
        let register = stage.register();
        match self.what {
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
        of(self.code).ok_or_else(|| Error::fault(format!("reach.csv: {}", self.code)))
    }

    fn route(&self, register: &Register, keeper: &Actor, work: i64) -> Result<()> {
        let (from_on, grounds) = (self.from_on.unwrap_or(self.on), self.text.to_owned());
        let route = self.value(Route::from_code)?;
        register.run(keeper, &SetRoute { entrustment_id: work, sub_entrustment_id: None, route, from_on, grounds }).map(drop)
    }

    fn check(&self, register: &Register, keeper: &Actor, work: i64) -> Result<()> {
        let check = RecordCheck {
            entrustment_id: work,
            sub_entrustment_id: None,
            checked_on: self.on,
            result: self.value(CheckResult::from_code)?,
            looked_at: self.text.to_owned(),
            foreign_system: self.more.to_owned(),
        };
        register.run(keeper, &check).map(drop)
    }

    fn request(&self, register: &Register, keeper: &Actor, work: i64) -> Result<()> {
        let details = Details {
            company: String::new(),
            name: self.name.to_owned(),
            corporate_number: None,
            address: String::new(),
            company_country: "JP".to_owned(),
            work: self.text.to_owned(),
            data_kinds: Vec::new(),
            places: String::new(),
            countries: vec!["JP".to_owned()],
            from_on: self.from_on.unwrap_or(self.on),
            until_on: None,
            requested_on: self.on,
            requested_by: self.more.to_owned(),
            note: String::new(),
        };
        register.run(keeper, &Request { entrustment_id: work, parent_id: None, details }).map(drop)
    }

    fn decide(&self, register: &Register, decider: &Actor, work: i64) -> Result<()> {
        let lines = register.ask(decider, List { entrustment_id: Some(work), ..List::default() })?.lines;
        let id = lines.into_iter().find(|line| line.name == self.name).map(|line| line.id);
        let id = id.ok_or_else(|| Error::fault(format!("reach.csv: nobody asked for {}", self.name)))?;
        let seen = register.ask(decider, Show { id, on: None, known: None })?.seen;
        let (outcome, conditions) = (self.value(SubOutcome::from_code)?, self.text.to_owned());
        register.run(decider, &Decide { id, seen, outcome, conditions }).map(drop)
    }

    fn confirm(&self, register: &Register, keeper: &Actor, work: i64) -> Result<()> {
        let stated = Stated {
            entrustment_id: work,
            statement: self.value(Statement::from_code)?,
            confirmed_on: self.on,
            confirmed_by: self.name.to_owned(),
            kept_reason: String::new(),
            kept_until_on: None,
            no_certificate_reason: self.more.to_owned(),
            flows_down: false,
            note: String::new(),
        };
        register.carry_out(keeper, Confirm { stated, name: String::new(), content: None }).map(drop)
    }
}
