//! Several commands in one transaction, each with its own entry, and looks in between.

use super::Command;
use super::register::{authorise, enter};
use crate::domain::access::Actor;
use crate::error::Result;
use crate::store::{Journal, ReadTx};

/// One transaction in which several commands run, of whatever kinds and by whomever.
pub(crate) struct Together<'a, 'j>(&'a mut Journal<'j>);

/// What becomes of what was done together.
pub(crate) enum Fate<T> {
    Kept(T),
    /// It was only tried: nothing of it stays.
    Undone(T),
}

/// A command that ran.
pub(crate) struct Done<T> {
    pub outcome: T,
    /// The entry that it made; none if all was so already.
    pub entry: Option<i64>,
}

impl<'a, 'j> Together<'a, 'j> {
    pub(super) fn new(journal: &'a mut Journal<'j>) -> Self {
        Self(journal)
    }

    /// # Errors
    /// As the command. Nothing of it stands then, and what ran before still does.
    pub fn run<C: Command>(&mut self, actor: &Actor, command: &C) -> Result<Done<C::Outcome>> {
        authorise(actor, C::NEEDS)?;
        let before = self.0.last();
        let outcome = enter(self.0, actor, command)?;
        let after = self.0.last();
        Ok(Done { outcome, entry: (after > before).then_some(after) })
    }

    /// Asks. What was done before in this transaction is seen.
    pub fn look<T>(&mut self, actor: &Actor, f: impl FnOnce(&mut ReadTx<'_>) -> Result<T>) -> Result<T> {
        self.0.look(actor, f)
    }
}
