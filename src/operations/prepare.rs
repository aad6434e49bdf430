//! Commands that are prepared before their turn to write: what is slow or secret stays outside the transaction and the ledger.

use schemars::JsonSchema;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::register::authorise;
use super::{Command, Register};
use crate::domain::access::Actor;
use crate::error::Result;

/// Something that can be done, of which a part comes first: hashing a password, making a token.
///
/// The ledger seals the command that this becomes. Whoever asked may be told a secret that stands nowhere else.
pub trait Prepare: DeserializeOwned + JsonSchema + Send + 'static {
    type Command: Command;
    /// What the caller is told.
    type Answer: Serialize + JsonSchema + Send;

    /// Runs outside any transaction, on a thread that may wait. The right of the command was checked before.
    ///
    /// # Errors
    /// What is wrong with the input as far as that is known without the turn to write.
    fn prepare(self, register: &Register, actor: &Actor) -> Result<Prepared<Self>>;
}

/// A command that is ready to be written, and what to make of its outcome.
pub struct Prepared<P: Prepare> {
    pub command: P::Command,
    pub answer: Answer<P>,
}

/// From what the ledger keeps to what the caller is told.
pub type Answer<P> = Box<dyn FnOnce(<<P as Prepare>::Command as Command>::Outcome) -> <P as Prepare>::Answer + Send>;

impl Register {
    /// Prepares and does, and returns when it is on disk.
    ///
    /// # Errors
    /// As [`Register::run`], and what the preparation says.
    pub fn carry_out<P: Prepare>(&self, actor: &Actor, input: P) -> Result<P::Answer> {
        authorise(actor, P::Command::NEEDS)?;
        let Prepared { command, answer } = input.prepare(self, actor)?;
        self.run(actor, &command).map(answer)
    }
}
