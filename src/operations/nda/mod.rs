//! Non-disclosure agreements and pledges: issued, signed, signed off, renewed and ended; and whom they cover.

mod coverage;
mod deadlines;
mod gaps;
mod hands;
mod issue;
mod issue_all;
mod link;
mod list;
mod needed;
mod paper;
mod queue;
mod show;
mod sign;
mod steps;
mod verify;

pub use coverage::{Coverage, Covering, Group, Line as CoverageLine};
pub use gaps::{Gap, Gaps};
pub use issue::Issue;
pub use issue_all::IssueAll;
pub use link::{LinkMade, MakeLink, OfLink, Offered, open_by_link};
pub use list::{Line, List, Mine, Page};
pub use queue::{Queue, Waiting, Waits};
pub use show::{File, Happened, May, Show, Signed, Whole};
pub use sign::{Sign, SignByLink, SignOnPaper, Whence};
pub use steps::{Decline, DeclineByLink, End, Return, SignOff, Step, Void};
pub use verify::{Match, Verified, Verify};

pub(crate) use coverage::{of_people, with_access};
pub(crate) use deadlines::{deadlines, deadlines_of_consignees};
pub(crate) use gaps::obligations;
pub(crate) use needed::needed_until;

use crate::domain::as_of::AsOf;
use crate::domain::nda::{NdaEvent, NdaState};
use crate::error::Result;
use crate::store::nda::{self, Brief};
use crate::store::{ReadTx, Reads};

/// An NDA and where it stands.
pub(crate) struct Stood {
    pub brief: Brief,
    pub state: NdaState,
    pub events: Vec<nda::EventRow>,
}

/// Where those NDAs stand. What was not issued by then is left out.
pub(crate) fn with_states(tx: &mut dyn Reads, briefs: Vec<Brief>, as_of: AsOf) -> Result<Vec<Stood>> {
    let ids: Vec<i64> = briefs.iter().map(|brief| brief.id).collect();
    let mut happened = nda::by_nda(tx, &ids, as_of.known)?;
    let stood = briefs.into_iter().filter_map(|brief| {
        let events = happened.remove(&brief.id).unwrap_or_default();
        let facts: Vec<NdaEvent> = events.iter().map(nda::EventRow::event).collect();
        let state = brief.life(&facts).state(as_of.on)?;
        Some(Stood { brief, state, events })
    });
    Ok(stood.collect())
}

/// What is asked about: today as it is known, unless told otherwise.
pub(crate) fn as_of(tx: &ReadTx<'_>, on: Option<chrono::NaiveDate>, known: Option<i64>) -> AsOf {
    AsOf { on: on.unwrap_or(tx.moment().today), known: known.unwrap_or(i64::MAX) }
}
