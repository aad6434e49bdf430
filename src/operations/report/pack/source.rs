//! The register as it was when the report was made: what a pack asks of it, piece by piece.
//!
//! Facts are dated and keep the entry by which they were known, so that each piece is a short question of its own and all of them see one
//! state: a reader who takes an hour holds no snapshot of the database for an hour.

use chrono::NaiveDate;

use super::contents::{Contents, contents};
use super::need_all;
use crate::clock::Clock;
use crate::domain::access::Actor;
use crate::domain::agreement::Language;
use crate::error::{Error, Result};
use crate::operations::document::{self, Find, Found, Kept};
use crate::operations::report::{Annual, AnnualReport, edition};
use crate::operations::{Query, Register};
pub use crate::store::entry::Row as Sealed;
use crate::store::entry::{self, Narrow};
use crate::store::{Reads, pack};

/// A pack that was ordered and not yet handed over.
#[derive(Clone, Debug)]
pub struct Order {
    pub id: i64,
    pub edition_id: Option<i64>,
    pub year: i64,
    pub on: NaiveDate,
    pub known: i64,
    pub head: String,
    pub language: Language,
}

/// What a pack is made from.
pub struct Source {
    /// As it stands now: what was destroyed is gone for a pack, too.
    register: Register,
    /// On the date of the report.
    then: Register,
    actor: Actor,
    pub order: Order,
}

/// A file that something in the pack cites.
pub type Cited = Found;

/// How many entries are read at once.
const STRIDE: i64 = 2_000;

impl Source {
    /// # Errors
    /// `Denied` without every right that its parts need; `NotFound` for an order of somebody else; `Conflict` if it was handed over.
    pub fn of(register: &Register, actor: &Actor, id: i64) -> Result<Self> {
        need_all(actor)?;
        let order = register.db().read(register.now(), actor, |tx| {
            let row = pack::of_id(tx, id)?.filter(|row| row.person_id == tx.actor().person);
            let row = row.ok_or(Error::NotFound("report-pack"))?;
            if pack::ended(tx, id)?.is_some() {
                return Err(Error::conflict("pack-handed-over"));
            }
            Ok(Order {
                id,
                edition_id: row.edition_id,
                year: row.year,
                on: row.reported_on,
                known: row.known_seq,
                head: row.head,
                language: Language::from_code(&row.language).unwrap_or(Language::Ja),
            })
        })?;
        let then = register.at(Clock::standing_on(register.clock().zone(), order.on));
        Ok(Self { register: register.clone(), then, actor: actor.clone(), order })
    }

    #[must_use]
    pub fn register(&self) -> &Register {
        &self.register
    }

    #[must_use]
    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    #[must_use]
    pub fn zone(&self) -> chrono_tz::Tz {
        self.register.clock().zone()
    }

    /// Asks on the date of the report, as it was known then.
    pub fn ask<Q: Query>(&self, query: Q) -> Result<Q::Answer> {
        self.then.ask_known(&self.actor, self.order.known, query)
    }

    pub fn report(&self) -> Result<AnnualReport> {
        let Order { year, on, known, .. } = self.order;
        self.register.ask(&self.actor, Annual { year, on: Some(on), known: Some(known), known_on: None })
    }

    /// What is to be packed, by number.
    pub fn contents(&self, report: &AnnualReport) -> Result<Contents> {
        self.then.db().read_known(self.then.now(), &self.actor, self.order.known, |tx| contents(tx, report))
    }

    /// A file of the edition, as it was closed.
    pub fn closed(&self, edition: i64, format: &str, language: &str) -> Result<Vec<u8>> {
        Ok(edition::file(&self.register, &self.actor, edition, format, language)?.1)
    }

    /// What is recorded of a file that is cited, by what stands now.
    pub fn cited(&self, id: i64) -> Result<Cited> {
        self.register.ask(&self.actor, Find { id })
    }

    /// Its bytes, after a look whether they are what was handed in.
    pub fn open(&self, cited: &Cited) -> Result<Kept> {
        document::open_kept(&self.register, &cited.hash, cited.erased_by)
    }

    /// The entries of the ledger after one, some at a time; none after the one that the report rests on.
    pub fn entries(&self, after: i64) -> Result<Vec<Sealed>> {
        let narrow = Narrow { from: Some(after + 1), before: Some(self.order.known + 1), ..Narrow::default() };
        self.register.db().read(self.register.now(), &self.actor, |tx| entry::sealed(tx, &narrow, STRIDE))
    }
}
