//! One version as a document: what it says, who made it, where it stands.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::access::Right;
use crate::domain::criteria::{Item, KindOfWork, VersionState, VersionStep as Step, check_version};
use crate::domain::message::Message;
use crate::error::Result;
use crate::operations::Query;
use crate::operations::version::{Event, Found, found, shown_events};
use crate::store::criteria::{self, ItemRow, TermsRow};
use crate::store::{ReadTx, Reads};

use super::version::{Standing, terms};

/// Shows a version of the criteria: its terms, its items, what happened to it, and where it stands on a date.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Show {
    pub version_id: i64,
    /// Today if left out.
    #[serde(default)]
    pub on: Option<NaiveDate>,
    /// As it was known when the ledger ended with this entry; now if left out.
    #[serde(default)]
    pub known: Option<i64>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Shown {
    pub id: i64,
    pub number: i64,
    pub set_id: i64,
    pub set_code: String,
    pub kind_of_work: KindOfWork,
    pub set_name_ja: String,
    pub set_name_en: String,
    pub on: NaiveDate,
    /// None before it was drafted.
    pub state: Option<VersionState>,
    pub in_force: bool,
    pub effective_on: Option<NaiveDate>,
    /// From when a later version is in force in its stead.
    pub superseded_on: Option<NaiveDate>,
    /// The entry of the ledger that touched it last: what a command takes as `seen`.
    pub seq: i64,
    pub terms: ShownTerms,
    pub items: Vec<ShownItem>,
    pub events: Vec<Event>,
    /// What forbids it to be proposed.
    pub problems: Vec<Found>,
    /// What is odd but forbids nothing.
    pub warnings: Vec<Found>,
    /// What the one who asks may do with it now.
    pub steps: Vec<Step>,
    /// Why the one who asks may not adopt it, though it is proposed and the right is there.
    pub adoption_refused: Option<Message>,
    /// The other versions of its set, by number.
    pub siblings: Vec<(i64, i64)>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ShownTerms {
    pub title_ja: String,
    pub title_en: String,
    pub source: String,
    pub note: String,
    pub pass_percent: i64,
    pub conditional_percent: i64,
    pub partial_knock_out: crate::domain::criteria::PartialKnockOut,
    pub condition_days: i64,
    /// The entry that recorded them.
    pub seq: i64,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ShownItem {
    #[serde(flatten)]
    pub item: Item,
    /// The entry that recorded it.
    pub seq: i64,
}

impl Query for Show {
    const NAME: &'static str = "criteria.show";
    const NEEDS: Right = Right::ReadCriteria;
    type Answer = Shown;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Shown> {
        let known = self.known.unwrap_or(i64::MAX);
        let on = self.on.unwrap_or(tx.moment().today);
        let version = Standing::known(tx, self.version_id, known)?;
        let terms = terms(tx, self.version_id, known)?;
        let rows = criteria::item_rows(tx, self.version_id, known)?;
        let events = shown_events(tx, &version)?;
        let items: Vec<Item> = rows.iter().cloned().map(ItemRow::item).collect();
        let check = check_version(&terms.terms(), &items);
        let (steps, adoption_refused) = if self.known.is_some() { (Vec::new(), None) } else { version.steps(tx) };
        Ok(Shown {
            id: version.row.id,
            number: version.row.number,
            set_id: version.set.id,
            on,
            state: version.state(on),
            in_force: version.in_force(on),
            effective_on: version.effective_on(on),
            superseded_on: version.superseded_on(on),
            seq: version.last_seq(),
            terms: shown_terms(terms),
            items: rows.into_iter().map(|row| ShownItem { seq: row.seq, item: row.item() }).collect(),
            events,
            problems: found(check.problems),
            warnings: found(check.warnings),
            steps,
            adoption_refused,
            siblings: version.siblings(),
            set_code: version.set.code,
            kind_of_work: version.set.kind_of_work.0,
            set_name_ja: version.set.name_ja,
            set_name_en: version.set.name_en,
        })
    }
}

fn shown_terms(row: TermsRow) -> ShownTerms {
    ShownTerms {
        title_ja: row.title_ja,
        title_en: row.title_en,
        source: row.source,
        note: row.note,
        pass_percent: row.pass_percent,
        conditional_percent: row.conditional_percent,
        partial_knock_out: row.partial_knock_out.0,
        condition_days: row.condition_days,
        seq: row.seq,
    }
}
