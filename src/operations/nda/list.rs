//! NDAs in a list, and one's own.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Stood;
use crate::domain::access::Right;
use crate::domain::agreement::AgreementKind;
use crate::domain::as_of::AsOf;
use crate::domain::nda::NdaState;
use crate::error::{Error, Result};
use crate::operations::Query;
use crate::store::{ReadTx, Reads, consignee, nda, person};

/// Lists NDAs and pledges with their state on a date, the latest first.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct List {
    #[serde(default)]
    pub state: Option<NdaState>,
    /// What kind of text they are on.
    #[serde(default)]
    pub kind: Option<AgreementKind>,
    #[serde(default)]
    pub person_id: Option<i64>,
    #[serde(default)]
    pub consignee_id: Option<i64>,
    /// Today if empty.
    #[serde(default)]
    pub on: Option<NaiveDate>,
    /// As it was known when the ledger ended with this entry.
    #[serde(default)]
    pub known: Option<i64>,
    /// Where the page starts: the `next` of the page before.
    #[serde(default)]
    pub after: Option<i64>,
    /// How many lines a page has, 50 if empty.
    #[serde(default)]
    #[schemars(range(min = 1, max = 500))]
    pub limit: Option<i64>,
}

/// Lists one's own NDAs and pledges.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Mine {}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Page {
    pub on: NaiveDate,
    pub lines: Vec<Line>,
    /// Where the next page starts; none on the last.
    pub next: Option<i64>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Line {
    pub id: i64,
    pub kind: AgreementKind,
    /// The number of the version.
    pub version: i64,
    pub person_id: Option<i64>,
    pub consignee_id: Option<i64>,
    /// Of whom it is.
    pub party: String,
    /// Who signs for a consignee.
    pub signatory: String,
    pub state: NdaState,
    pub issued_on: NaiveDate,
    pub sign_by_on: Option<NaiveDate>,
    /// It waits for its signature past the day on which it was to be signed.
    pub overdue: bool,
    pub signed_on: Option<NaiveDate>,
    pub valid_until_on: Option<NaiveDate>,
}

/// How many are looked at together when the state that is looked for must be computed: one more than the longest page has, so that what
/// follows it is seen in the same look.
const STRIDE: i64 = 501;

impl Query for List {
    const NAME: &'static str = "nda.list";
    const NEEDS: Right = Right::ReadNdas;
    type Answer = Page;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Page> {
        let as_of = super::as_of(tx, self.on, self.known);
        let limit = usize::try_from(self.limit.unwrap_or(50)).unwrap_or(50);
        let narrow = nda::Narrow { person_id: self.person_id, consignee_id: self.consignee_id, kind: self.kind, ..nda::Narrow::default() };
        let (mut found, mut before) = (Vec::with_capacity(limit + 1), self.after.unwrap_or(i64::MAX));
        loop {
            let briefs = nda::list(tx, &narrow, as_of.known, before, STRIDE)?;
            let Some(last) = briefs.last().map(|brief| brief.id) else { break };
            before = last;
            found
                .extend(super::with_states(tx, briefs, as_of)?.into_iter().filter(|one| self.state.is_none_or(|state| one.state == state)));
            if found.len() > limit {
                break;
            }
        }
        let more = found.len() > limit;
        found.truncate(limit);
        let next = found.last().filter(|_| more).map(|one| one.brief.id);
        Ok(Page { on: as_of.on, lines: lines(tx, found, as_of)?, next })
    }
}

impl Query for Mine {
    const NAME: &'static str = "nda.mine";
    const NEEDS: Right = Right::OwnAccount;
    type Answer = Vec<Line>;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Vec<Line>> {
        let Some(person) = tx.actor().person else { return Err(Error::Denied("access-needs-person".into())) };
        let as_of = super::as_of(tx, None, None);
        let mut briefs = nda::of_people(tx, &[person], as_of.known)?;
        briefs.reverse();
        let stood = super::with_states(tx, briefs, as_of)?;
        lines(tx, stood, as_of)
    }
}

/// Lines with the names that stand in them.
pub(super) fn lines(tx: &mut dyn Reads, all: Vec<Stood>, as_of: AsOf) -> Result<Vec<Line>> {
    let people: Vec<i64> = all.iter().filter_map(|one| one.brief.person_id).collect();
    let consignees: Vec<i64> = all.iter().filter_map(|one| one.brief.consignee_id).collect();
    let (people, consignees) = (person::names(tx, &people)?, consignee::names(tx, &consignees)?);
    Ok(all.into_iter().map(|one| line(one, &people, &consignees, as_of)).collect())
}

fn line(one: Stood, people: &BTreeMap<i64, String>, consignees: &BTreeMap<i64, String>, as_of: AsOf) -> Line {
    use crate::domain::nda::NdaEventKind::Signed;
    let brief = one.brief;
    let signed = one.events.iter().rfind(|event| event.kind.0 == Signed && event.happened_on <= as_of.on);
    let party = brief.person_id.and_then(|id| people.get(&id)).or_else(|| brief.consignee_id.and_then(|id| consignees.get(&id)));
    Line {
        id: brief.id,
        kind: brief.kind.0,
        version: brief.version,
        person_id: brief.person_id,
        consignee_id: brief.consignee_id,
        party: party.cloned().unwrap_or_default(),
        signatory: brief.signatory,
        state: one.state,
        issued_on: brief.issued_on,
        sign_by_on: brief.sign_by_on,
        overdue: one.state.awaits_signature() && brief.sign_by_on.is_some_and(|by| by < as_of.on),
        signed_on: signed.filter(|_| !one.state.awaits_signature()).map(|event| event.happened_on),
        valid_until_on: brief.valid_until_on,
    }
}
