//! Every NDA with what happened to it, for what is counted over a year.

use chrono::NaiveDate;

use crate::domain::as_of::AsOf;
use crate::domain::nda::{Life, NdaEvent};
use crate::domain::report::{NdaYear, nda_year, unsigned_since};
use crate::error::Result;
use crate::store::ReadTx;
use crate::store::nda::{self, Brief};

pub(in crate::operations::report) struct Paper {
    pub brief: Brief,
    pub events: Vec<NdaEvent>,
}

/// All NDAs that were known, of people and then of consignees, with three questions.
pub(in crate::operations::report) fn papers(tx: &mut ReadTx<'_>, as_of: AsOf) -> Result<Vec<Paper>> {
    let mut briefs = nda::all_of_people(tx, as_of.on, as_of.known)?;
    briefs.extend(nda::all_with_consignees(tx, as_of.known)?);
    let happened = nda::all_events(tx, as_of.known)?;
    let events = |id: i64| {
        let (from, until) = (happened.partition_point(|(held, _)| *held < id), happened.partition_point(|(held, _)| *held <= id));
        happened.get(from..until).unwrap_or_default().iter().map(|(_, event)| *event).collect()
    };
    Ok(briefs.into_iter().map(|brief| Paper { events: events(brief.id), brief }).collect())
}

impl Paper {
    fn life(&self) -> Life<'_> {
        self.brief.life(&self.events)
    }

    pub fn year(&self, first: NaiveDate, on: NaiveDate) -> NdaYear {
        nda_year(&self.life(), first, on)
    }

    pub fn last_day(&self) -> Option<NaiveDate> {
        self.life().last_day()
    }

    pub fn unsigned_since(&self, on: NaiveDate) -> Option<NaiveDate> {
        unsigned_since(&self.life(), on)
    }
}
