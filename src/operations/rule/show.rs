//! One version of a rule: what it says, which stages it governs, whom it asks, who acknowledged it, and what may be done with it.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::list::{Own, own};
use super::version::{Standing, text};
use super::{Event, Step};
use crate::domain::access::Right;
use crate::domain::as_of::AsOf;
use crate::domain::message::Message;
use crate::domain::rule::{AcknowledgementMethod, AudienceKind, RuleKind, Stage};
use crate::domain::version::VersionState;
use crate::error::Result;
use crate::operations::agreement::TextFile;
use crate::operations::version::shown_events;
use crate::operations::{Query, agreement};
use crate::store::{ReadTx, Reads, department, person, rule};

/// Shows a version of a rule: both languages, stages, audience, where it is published, what happened to it, and where the one who asks
/// stands with it. Who acknowledged it is named to those who may read training records.
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
pub struct RuleText {
    pub id: i64,
    pub number: i64,
    pub rule_id: i64,
    pub code: String,
    pub kind: RuleKind,
    pub title_ja: String,
    pub title_en: String,
    pub body_ja: String,
    pub body_en: String,
    pub file: Option<TextFile>,
    pub stages: Vec<Stage>,
    pub audience: AudienceKind,
    /// Whose people are asked, where departments are.
    pub departments: Vec<Named>,
    /// The department that keeps the rule.
    pub department: Option<Named>,
    pub changed: String,
    pub published_on: Option<NaiveDate>,
    pub published_at: String,
    pub on: NaiveDate,
    /// None before it was drafted.
    pub state: Option<VersionState>,
    pub in_force: bool,
    pub effective_on: Option<NaiveDate>,
    /// From when a later version is in force in its stead.
    pub superseded_on: Option<NaiveDate>,
    /// The entry of the ledger that touched it last: what a command takes as `seen`.
    pub seq: i64,
    pub events: Vec<Event>,
    /// What the one who asks may do with it now.
    pub steps: Vec<Step>,
    /// Why the one who asks may not approve it, though it is proposed and the right is there.
    pub approval_refused: Option<Message>,
    /// Where the one who asks stands with the rule.
    pub own: Option<Own>,
    /// When the one who asks acknowledged this version.
    pub own_on: Option<NaiveDate>,
    /// Whether it can be acknowledged now.
    pub open: bool,
    /// Who acknowledged it, the latest first; only for those who may read training records.
    pub given: Vec<Given>,
}

/// A department by its names.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Named {
    pub id: i64,
    pub name_ja: String,
    pub name_en: String,
}

/// An acknowledgement.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Given {
    pub person_id: i64,
    pub name: String,
    pub method: AcknowledgementMethod,
    pub acknowledged_on: NaiveDate,
    /// The signed list.
    pub document_id: Option<i64>,
    /// Who recorded the list or made the link.
    pub recorded_by: Option<String>,
    pub seq: i64,
}

impl Query for Show {
    const NAME: &'static str = "rule.show";
    const NEEDS: Right = Right::ReadRules;
    type Answer = RuleText;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<RuleText> {
        let as_of = AsOf { on: self.on.unwrap_or(tx.moment().today), known: self.known.unwrap_or(i64::MAX) };
        let version = Standing::known(tx, self.version_id, as_of.known)?;
        let text = text(tx, self.version_id, as_of.known)?;
        let names = department::names(tx, as_of.known)?;
        let department = |id: i64| {
            let (name_ja, name_en) = names.get(&id).cloned().unwrap_or_default();
            Named { id, name_ja, name_en }
        };
        let (steps, approval_refused) = if self.known.is_some() { (Vec::new(), None) } else { version.steps(tx) };
        let published = rule::publications(tx, as_of.known)?.remove(&self.version_id);
        let whole = rule::all(tx, as_of.known)?.into_iter().filter(|whole| whole.row.id == version.set.id).collect::<Vec<_>>();
        let own_on = match tx.actor().person {
            Some(person_id) => rule::acknowledged_by(tx, self.version_id, person_id)?.map(|row| row.acknowledged_on),
            None => None,
        };
        let audience = text.audience();
        Ok(RuleText {
            id: version.row.id,
            number: version.row.number,
            rule_id: version.set.id,
            kind: version.set.kind.0,
            file: agreement::text_file(tx, text.file_id)?,
            stages: text.stages(),
            audience: audience.kind,
            departments: audience.departments.into_iter().map(department).collect(),
            department: text.department_id.map(department),
            published_on: published.as_ref().map(|row| row.published_on),
            published_at: published.map(|row| row.address).unwrap_or_default(),
            on: as_of.on,
            state: version.state(as_of.on),
            in_force: version.in_force(as_of.on),
            effective_on: version.effective_on(as_of.on),
            superseded_on: version.superseded_on(as_of.on),
            seq: version.last_seq(),
            events: shown_events(tx, &version)?,
            steps,
            approval_refused,
            own: own(tx, &whole, as_of)?.into_iter().next().flatten(),
            own_on,
            open: version.state(tx.moment().today) == Some(VersionState::Adopted),
            given: if tx.actor().may(Right::ReadTraining) { given(tx, self.version_id, as_of.known)? } else { Vec::new() },
            title_ja: text.title_ja,
            title_en: text.title_en,
            body_ja: text.body_ja,
            body_en: text.body_en,
            changed: text.changed,
            code: version.set.code,
        })
    }
}

fn given(tx: &mut ReadTx<'_>, version_id: i64, known: i64) -> Result<Vec<Given>> {
    let rows = rule::acknowledgements_of(tx, version_id, known)?;
    let ids: Vec<i64> = rows.iter().flat_map(|row| [Some(row.person_id), row.recorded_by]).flatten().collect();
    let names = person::names(tx, &ids)?;
    let shown = rows.into_iter().map(|row| Given {
        person_id: row.person_id,
        name: names.get(&row.person_id).cloned().unwrap_or_default(),
        method: row.method.0,
        acknowledged_on: row.acknowledged_on,
        document_id: row.document_id,
        recorded_by: row.recorded_by.and_then(|id| names.get(&id).cloned()),
        seq: row.seq,
    });
    Ok(shown.collect())
}
