//! The life of a version, whatever it is a version of: a rule, an agreement text, a set of criteria. Its rules are in `domain::version`.

mod record;
mod shown;
mod standing;
mod steps;

pub use shown::{Event, Found};

pub(crate) use record::{NewStep, drafted, editable, edited, open};
pub(crate) use shown::{found, hands, shown_events};
pub(crate) use standing::Standing;
pub(crate) use steps::{Adoption, adopt, adopt_with, discard, give_back, propose, withdraw};

use record::record;

use crate::domain::access::Right;
use crate::domain::version::{Version, VersionEventKind};
use crate::error::Result;
use crate::store::version::EventRow;
use crate::store::{Reads, WriteTx};

/// A version as it is kept: what its life needs to know of the subject.
pub(crate) trait Versioned: Sized {
    /// What it is a version of.
    type Set;

    /// The right to draft, write, propose and discard.
    const WRITE: Right;
    /// The right to return, adopt and withdraw: of somebody else.
    const ADOPT: Right;
    /// What it is called in the ledger, and where it is missed.
    const SUBJECT: &'static str;

    fn find(tx: &mut dyn Reads, id: i64) -> Result<Option<Self>>;
    fn set(&self, tx: &mut dyn Reads) -> Result<Self::Set>;
    fn events(tx: &mut dyn Reads, id: i64) -> Result<Vec<EventRow>>;
    /// All versions of a set, as known when the ledger ended with entry `known`.
    fn lives(tx: &mut dyn Reads, set_id: i64, known: i64) -> Result<Vec<Version>>;
    fn insert_event(tx: &mut WriteTx<'_>, row: &EventRow) -> Result<()>;

    fn id(&self) -> i64;
    fn set_id(&self) -> i64;
    /// The entry that began it.
    fn seq(&self) -> i64;

    /// Says what an entry speaks of that records such an event.
    fn about(&self, tx: &mut WriteTx<'_>, kind: VersionEventKind);
    /// Refuses to propose what is not complete.
    fn check(&self, tx: &mut dyn Reads) -> Result<()>;
}
