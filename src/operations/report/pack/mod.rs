//! Evidence packs: everything that stands behind an annual report, taken out of the register in one file.

mod contents;
mod finish;
mod list;
mod make;
mod source;

pub use contents::Contents;
pub use finish::{Finish, recognise};
pub use list::{Line, List};
pub use make::{Make, Ordered};
pub use source::{Cited, Order, Sealed, Source};

use crate::domain::access::{Actor, Right};
use crate::error::{Error, Result};

/// A pack holds what each of these rights opens: whoever takes one needs all of them.
const RIGHTS: [Right; 12] = [
    Right::ReadLedger,
    Right::ReadReports,
    Right::ReadRegister,
    Right::ReadCriteria,
    Right::ReadEvaluations,
    Right::ReadAgreements,
    Right::ReadNdas,
    Right::ReadReviews,
    Right::ReadActions,
    Right::ReadRules,
    Right::ReadTraining,
    Right::ReadPeople,
];

/// Whether somebody may take a pack.
#[must_use]
pub fn may(actor: &Actor) -> bool {
    RIGHTS.iter().all(|right| actor.may(*right))
}

fn need_all(actor: &Actor) -> Result<()> {
    RIGHTS.iter().try_for_each(|right| actor.need(*right).map_err(Error::Denied))
}
