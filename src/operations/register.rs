//! The register: authorises, opens the transaction, and runs an operation in it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::document::Folder;
use super::import::Reader;
use super::report::edition::Printer;
use super::together::{Fate, Together};
use super::writer::Writer;
use super::{Command, Query};
use crate::clock::{Clock, Moment};
use crate::domain::access::{Actor, Right};
use crate::domain::document::key_beside;
use crate::error::{Error, Result};
use crate::store::{Db, Journal};

/// A register that is open. Cheap to clone; every clone is the same register.
#[derive(Clone)]
pub struct Register {
    db: Arc<Db>,
    clock: Clock,
    writer: Arc<Writer>,
    documents: Option<Arc<Folder>>,
    reader: Option<&'static dyn Reader>,
    printer: Option<Arc<dyn Printer>>,
}

impl Register {
    #[must_use]
    pub fn new(db: Db, clock: Clock) -> Self {
        let db = Arc::new(db);
        Self { writer: Arc::new(Writer::start(Arc::clone(&db))), db, clock, documents: None, reader: None, printer: None }
    }

    /// The same register with a folder for the files that are handed in; their key stands beside it.
    #[must_use]
    pub fn with_documents(self, folder: impl Into<PathBuf>) -> Self {
        let folder = folder.into();
        let key = key_beside(&folder);
        self.with_documents_and_key(folder, key)
    }

    /// The same register with a folder for the files that are handed in, and the place of their key.
    #[must_use]
    pub fn with_documents_and_key(self, folder: impl Into<PathBuf>, key: impl Into<PathBuf>) -> Self {
        Self { documents: Some(Arc::new(Folder::new(folder, key))), ..self }
    }

    /// The folder of files, if there is one: where what comes in may wait as well.
    #[must_use]
    pub fn documents_folder(&self) -> Option<&Path> {
        self.documents.as_deref().map(Folder::path)
    }

    /// Where files are kept.
    ///
    /// # Errors
    /// `Unavailable` if this register was opened without a folder for them.
    pub(crate) fn documents(&self) -> Result<&Folder> {
        self.documents.as_deref().ok_or_else(|| Error::Unavailable("document-no-folder".into()))
    }

    /// The same register with what understands files that are imported.
    #[must_use]
    pub fn with_reader(self, reader: &'static dyn Reader) -> Self {
        Self { reader: Some(reader), ..self }
    }

    /// What understands files.
    ///
    /// # Errors
    /// `Unavailable` if this register was opened without it.
    pub(crate) fn reader(&self) -> Result<&'static dyn Reader> {
        self.reader.ok_or_else(|| Error::Unavailable("import-no-reader".into()))
    }

    /// The same register with what sets reports in their files.
    #[must_use]
    pub fn with_printer(self, printer: Arc<dyn Printer>) -> Self {
        Self { printer: Some(printer), ..self }
    }

    /// What sets reports in their files.
    ///
    /// # Errors
    /// `Unavailable` if this register was opened without it.
    pub(crate) fn printer(&self) -> Result<&dyn Printer> {
        self.printer.as_deref().ok_or_else(|| Error::Unavailable("edition-no-printer".into()))
    }

    /// The same register at another time: for the demonstration and for tests.
    #[must_use]
    pub fn at(&self, clock: Clock) -> Self {
        Self { clock, ..self.clone() }
    }

    #[must_use]
    pub fn now(&self) -> Moment {
        self.clock.now()
    }

    #[must_use]
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// For what stands beside the operations: sessions, verification, health.
    pub(crate) fn db(&self) -> &Db {
        &self.db
    }

    /// Asks.
    ///
    /// # Errors
    /// `Denied` without the right; else what the query says.
    pub fn ask<Q: Query>(&self, actor: &Actor, query: Q) -> Result<Q::Answer> {
        authorise(actor, Q::NEEDS)?;
        self.db.read(self.now(), actor, |tx| query.answer(tx))
    }

    /// Asks what is told of the past, as it was known when the ledger ended with an entry.
    ///
    /// # Errors
    /// As [`Register::ask`].
    pub(crate) fn ask_known<Q: Query>(&self, actor: &Actor, known: i64, query: Q) -> Result<Q::Answer> {
        authorise(actor, Q::NEEDS)?;
        self.db.read_known(self.now(), actor, known, |tx| query.answer(tx))
    }

    /// Does, and returns when it is on disk.
    ///
    /// # Errors
    /// `Denied` without the right; else what the command says. Nothing of a command that fails is written.
    pub fn run<C: Command>(&self, actor: &Actor, command: &C) -> Result<C::Outcome> {
        authorise(actor, C::NEEDS)?;
        self.db.write(self.now(), |journal| enter(journal, actor, command))
    }

    /// Does all of it or nothing, each with its own entry.
    ///
    /// # Errors
    /// Every command that fails, with its place in the list; then nothing was written.
    pub fn run_all<C: Command>(&self, actor: &Actor, commands: &[C]) -> Result<Vec<C::Outcome>, Vec<(usize, Error)>> {
        let whole = |error| vec![(0, error)];
        authorise(actor, C::NEEDS).map_err(whole)?;
        let mut failed = Vec::new();
        let outcome = self.db.write(self.now(), |journal| {
            let mut outcomes = Vec::with_capacity(commands.len());
            for (place, command) in commands.iter().enumerate() {
                match enter(journal, actor, command) {
                    Ok(outcome) => outcomes.push(outcome),
                    Err(error) => failed.push((place, error)),
                }
            }
            if failed.is_empty() { Ok(outcomes) } else { Err(Error::conflict("import-nothing-written")) }
        });
        if failed.is_empty() { outcome.map_err(whole) } else { Err(failed) }
    }

    /// Does several things of different kinds in one transaction, each with its own entry. `work` says whether they are kept.
    ///
    /// # Errors
    /// What `work` returns; then nothing was written.
    pub(crate) fn run_together<T>(&self, work: impl FnOnce(&mut Together<'_, '_>) -> Result<Fate<T>>) -> Result<T> {
        let mut undone = None;
        let written = self.db.write(self.now(), |journal| match work(&mut Together::new(journal))? {
            Fate::Kept(value) => Ok(value),
            Fate::Undone(value) => {
                undone = Some(value);
                Err(Error::conflict("import-nothing-written"))
            }
        });
        undone.map_or(written, Ok)
    }

    /// Does it when its turn comes, together with what else waits then, and tells `reply` when it is on disk.
    pub fn queue<C: Command>(&self, actor: Actor, command: C, reply: impl FnOnce(Result<C::Outcome>) + Send + 'static) {
        if let Err(error) = authorise(&actor, C::NEEDS) {
            return reply(Err(error));
        }
        let moment = self.now();
        self.writer.queue(moment, move |journal| enter(journal, &actor, &command), reply);
    }
}

pub(super) fn authorise(actor: &Actor, right: Right) -> Result<()> {
    if actor.kind == crate::domain::access::ActorKind::Nobody && right != Right::Nobody {
        return Err(Error::SignedOut);
    }
    actor.need(right).map_err(Error::Denied)
}

pub(super) fn enter<C: Command>(journal: &mut Journal<'_>, actor: &Actor, command: &C) -> Result<C::Outcome> {
    let input = serde_json::to_value(command)?;
    journal.enter(actor, C::NAME, &input, |tx| command.run(tx))
}
