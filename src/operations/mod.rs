//! Everything that can be asked or done. A page, the JSON API, the command line, an imported row and a job are doors to the same operations.

pub mod account;
pub mod action;
mod again;
pub mod agreement;
pub mod batch;
pub mod calendar;
pub mod certificate;
pub mod consignee;
pub mod contract;
pub mod criteria;
pub mod deadline;
pub mod department;
pub mod describe;
pub mod document;
pub mod ending;
pub mod entrustment;
pub mod evaluation;
pub(crate) mod facts;
pub mod first_link;
pub mod foreign;
pub mod import;
pub mod input;
pub mod job;
pub mod ledger;
pub mod list;
pub mod look;
pub mod mail;
pub mod nda;
pub mod office;
pub mod opening;
pub mod operation;
pub mod password;
pub mod person;
pub mod person_access;
pub(crate) mod plan;
pub mod prepare;
mod reach;
pub mod register;
pub mod reminder;
pub mod report;
pub mod resource;
pub mod review;
pub mod round;
pub mod rows;
pub mod rule;
pub mod secret;
pub mod session;
pub mod setting;
mod stale;
pub mod sub_entrustment;
pub mod template;
pub mod text;
pub(crate) mod together;
pub mod token;
pub mod training;
pub mod upkeep;
pub mod version;
mod writer;

use schemars::JsonSchema;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::domain::access::Right;
use crate::error::Result;
use crate::store::{ReadTx, WriteTx};

use again::again;
pub use look::Look;
pub use prepare::{Prepare, Prepared};
pub use register::Register;
use stale::unless_stale;

/// Something that can be asked. It cannot write.
pub trait Query: DeserializeOwned + JsonSchema + Send + 'static {
    /// `subject.verb`: the name in the API, on the command line and in the documentation.
    const NAME: &'static str;
    const NEEDS: Right;
    type Answer: Serialize + JsonSchema + Send;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Self::Answer>;
}

/// Something that can be done: one entry of the ledger.
pub trait Command: DeserializeOwned + Serialize + JsonSchema + Send + 'static {
    /// `subject.verb`: also the name of the entry.
    const NAME: &'static str;
    const NEEDS: Right;
    type Outcome: Serialize + JsonSchema + Send;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<Self::Outcome>;
}
