//! The register as it is on the day that is being played, and who is there.

use std::collections::BTreeMap;

use chrono::{NaiveDate, TimeDelta};
use chrono_tz::Tz;

use super::BEGINNING;
use crate::clock::Clock;
use crate::domain::access::Actor;
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::operations::Register;
use crate::operations::document::Content;
use crate::operations::import::{File, ImportKind, ImportMode, Table, Thing, WholeList, import_rows};
use crate::operations::rows::Row;

/// From one thing that is done to the next, on the same day.
const PACE_MINUTES: i64 = 4;
/// From nine in the morning.
const DAY_MINUTES: i64 = 9 * 60;

pub(super) struct Stage<'s> {
    register: Register,
    zone: Tz,
    today: NaiveDate,
    minute: i64,
    /// Who can sign in, by login.
    people: BTreeMap<String, Actor>,
    /// The ids of everything that was imported, by what it is and its code.
    ids: BTreeMap<(&'static str, String), i64>,
    say: &'s mut dyn FnMut(&Message),
}

impl<'s> Stage<'s> {
    pub fn new(register: Register, zone: Tz, say: &'s mut dyn FnMut(&Message)) -> Self {
        Self { register, zone, today: BEGINNING, minute: 0, people: BTreeMap::new(), ids: BTreeMap::new(), say }
    }

    /// The day that is played.
    pub fn today(&self) -> NaiveDate {
        self.today
    }

    pub fn turn_to(&mut self, day: NaiveDate) {
        if day != self.today {
            (self.today, self.minute) = (day, 0);
        }
    }

    /// The register a few minutes after it was last used.
    pub fn register(&mut self) -> Register {
        let morning = Clock::standing_on(self.zone, self.today).now().at;
        self.minute = (self.minute + PACE_MINUTES).min(DAY_MINUTES);
        self.register.at(Clock::standing_at(self.zone, morning + TimeDelta::minutes(self.minute)))
    }

    pub fn enter(&mut self, login: &str, actor: Actor) {
        self.people.insert(login.to_owned(), actor);
    }

    pub fn actor(&self, login: &str) -> Result<Actor> {
        self.people.get(login).cloned().ok_or_else(|| missing("a login", login))
    }

    /// The id of something that was imported.
    pub fn id(&self, thing: Thing, code: &str) -> Result<i64> {
        self.ids.get(&(thing.code(), code.to_owned())).copied().ok_or_else(|| missing(thing.code(), code))
    }

    /// Imports rows of a file. Whatever is wrong with them is a fault of the seeds.
    pub fn import(&mut self, actor: &Actor, kind: ImportKind, name: &str, rows: Vec<Row>) -> Result<()> {
        let file = File {
            name: name.to_owned(),
            content: Content::default(),
            mode: ImportMode::Apply,
            changes_from_on: None,
            digest: String::new(),
            list: WholeList::default(),
        };
        let report = import_rows(&self.register(), actor, kind, &file, &Table { rows, ..Table::default() })?;
        if let Some(problem) = report.problems.first() {
            let place = format!("{name}:{}:{}", problem.row.unwrap_or_default(), problem.field);
            return Err(Error::fault(format!("{place}: {} ({})", problem.message.id, problem.read)));
        }
        let written = report.lines.into_iter().filter_map(|line| Some(((line.thing.code(), line.code), line.id?)));
        self.ids.extend(written);
        Ok(())
    }

    /// Tells whoever waits how far it is.
    pub fn say(&mut self, message: &Message) {
        (self.say)(message);
    }
}

fn missing(what: &str, code: &str) -> Error {
    Error::fault(format!("{what} is not among the seeds: {code}"))
}
