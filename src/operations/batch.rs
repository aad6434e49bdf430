//! One question that becomes many commands: all of them are done, each with its own entry, or none.

use schemars::JsonSchema;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::register::authorise;
use super::together::Fate;
use super::{Command, Register};
use crate::domain::access::{Actor, Right};
use crate::error::Result;
use crate::store::ReadTx;

/// Something that is done to many at once.
pub trait Batch: DeserializeOwned + JsonSchema + Send + 'static {
    /// `subject.verb`: the name in the API, on the command line and in the documentation. The entries have the name of the command.
    const NAME: &'static str;
    const NEEDS: Right;
    type Command: Command;

    /// What is to be done, looked up in the transaction that does it.
    ///
    /// # Errors
    /// Every problem of the input by its field; then nothing is done.
    fn commands(&self, tx: &mut ReadTx<'_>) -> Result<Vec<Self::Command>>;
}

/// What came of a batch.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Many<T> {
    /// How many were done.
    pub count: usize,
    /// What each came to, in their order.
    pub outcomes: Vec<T>,
}

impl Register {
    /// Does all of it, and returns when it is on disk.
    ///
    /// # Errors
    /// `Denied` without the right; else what the batch or the first command that fails says. Then nothing was written.
    pub fn run_batch<B: Batch>(&self, actor: &Actor, batch: &B) -> Result<Many<<B::Command as Command>::Outcome>> {
        authorise(actor, B::NEEDS)?;
        self.run_together(|together| {
            let commands = together.look(actor, |tx| batch.commands(tx))?;
            let mut outcomes = Vec::with_capacity(commands.len());
            for command in &commands {
                outcomes.push(together.run(actor, command)?.outcome);
            }
            Ok(Fate::Kept(Many { count: outcomes.len(), outcomes }))
        })
    }
}
