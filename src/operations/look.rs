//! A question whose answer needs more than the database: what sets documents, or the files.

use schemars::JsonSchema;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::Register;
use super::register::authorise;
use crate::domain::access::{Actor, Right};
use crate::error::Result;

/// Something that can be asked of the register as a whole. It writes nothing.
pub trait Look: DeserializeOwned + JsonSchema + Send + 'static {
    /// `subject.verb`: the name in the API, on the command line and in the documentation.
    const NAME: &'static str;
    const NEEDS: Right;
    type Answer: Serialize + JsonSchema + Send;

    /// Runs on a thread that may wait. The right was checked before.
    ///
    /// # Errors
    /// What is wrong with the question.
    fn look(self, register: &Register, actor: &Actor) -> Result<Self::Answer>;
}

impl Register {
    /// Asks.
    ///
    /// # Errors
    /// `Denied` without the right; else what the question says.
    pub fn look<L: Look>(&self, actor: &Actor, look: L) -> Result<L::Answer> {
        authorise(actor, L::NEEDS)?;
        look.look(self, actor)
    }
}
