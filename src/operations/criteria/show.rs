//! One version as a document: what it says, who made it, where it stands.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::access::Right;
use crate::domain::criteria::{
    Item, KindOfWork, VersionEventKind, VersionState, VersionStep as Step, allowed, check_version, in_force, later_effective, may_adopt,
};
use crate::domain::message::{Message, Problems};
use crate::error::{Error, Result};
use crate::operations::Query;
use crate::store::criteria::{self, ItemRow, TermsRow};
use crate::store::{ReadTx, Reads};

use super::list::names;
use super::version::Standing;

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

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Event {
    pub kind: VersionEventKind,
    pub happened_on: NaiveDate,
    pub person_id: Option<i64>,
    pub person: Option<String>,
    pub comment: String,
    pub effective_on: Option<NaiveDate>,
    pub seq: i64,
}

/// Something that was found at a field.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Found {
    pub field: String,
    pub message: Message,
}

impl Query for Show {
    const NAME: &'static str = "criteria.show";
    const NEEDS: Right = Right::ReadCriteria;
    type Answer = Shown;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Shown> {
        let known = self.known.unwrap_or(i64::MAX);
        let on = self.on.unwrap_or(tx.moment().today);
        let version = Standing::known(tx, self.version_id, known)?;
        let terms = criteria::terms(tx, self.version_id, known)?.ok_or(Error::NotFound("criteria"))?;
        let rows = criteria::item_rows(tx, self.version_id, known)?;
        let events = events(tx, &version)?;
        let items: Vec<Item> = rows.iter().cloned().map(ItemRow::item).collect();
        let check = check_version(&terms.terms(), &items);
        let (steps, adoption_refused) = if self.known.is_some() { (Vec::new(), None) } else { steps(tx, &version) };
        let life = version.lifecycle();
        Ok(Shown {
            id: version.row.id,
            number: version.row.number,
            set_id: version.set.id,
            on,
            state: version.state(on),
            in_force: in_force(&version.versions, on).is_some_and(|found| found.id == version.row.id),
            effective_on: life.and_then(|life| life.effective_on(on)),
            superseded_on: life.and_then(|life| later_effective(&version.versions, life, on)),
            seq: version.last_seq(),
            terms: shown_terms(terms),
            items: rows.into_iter().map(|row| ShownItem { seq: row.seq, item: row.item() }).collect(),
            events,
            problems: found(check.problems),
            warnings: found(check.warnings),
            steps,
            adoption_refused,
            siblings: version.versions.iter().filter(|other| other.id != version.row.id).map(|other| (other.id, other.number)).collect(),
            set_code: version.set.code,
            kind_of_work: version.set.kind_of_work.0,
            set_name_ja: version.set.name_ja,
            set_name_en: version.set.name_en,
        })
    }
}

fn events(tx: &mut ReadTx<'_>, version: &Standing) -> Result<Vec<Event>> {
    let names = names(tx, version.events.iter().filter_map(|event| event.person_id))?;
    let shown = version.events.iter().map(|event| Event {
        kind: event.kind.0,
        happened_on: event.happened_on,
        person_id: event.person_id,
        person: event.person_id.and_then(|id| names.get(&id).cloned()),
        comment: event.comment.clone(),
        effective_on: event.effective_on,
        seq: event.seq,
    });
    Ok(shown.collect())
}

/// What the one who asks may do now, and why they may not adopt if only the separation of duties is in the way.
fn steps(tx: &ReadTx<'_>, version: &Standing) -> (Vec<Step>, Option<Message>) {
    let state = version.state(tx.moment().today);
    let adopted = state == Some(VersionState::Adopted);
    let person = tx.actor().someone().ok();
    let refused = person.and_then(|person| may_adopt(&version.history(), person).err());
    let possible = |step: Step| {
        let right = if step.is_of_adopters() { Right::AdoptCriteria } else { Right::WriteCriteria };
        let fits = match step {
            Step::Discard => !adopted,
            Step::Withdraw => adopted && refused.is_none(),
            Step::Adopt => refused.is_none(),
            _ => true,
        };
        fits && person.is_some() && tx.actor().may(right) && allowed(state, step.event()).is_ok()
    };
    let steps = Step::ALL.iter().copied().filter(|step| possible(*step)).collect();
    let asked = state == Some(VersionState::Proposed) && tx.actor().may(Right::AdoptCriteria);
    (steps, refused.filter(|_| asked))
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

fn found(problems: Problems) -> Vec<Found> {
    problems.0.into_iter().map(|(field, message)| Found { field, message }).collect()
}
