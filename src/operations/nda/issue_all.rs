//! NDAs are issued to many at once: to all with access who lack one, or to those who are named.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::issue::Issue;
use crate::domain::access::Right;
use crate::domain::agreement::{AgreementKind, Language};
use crate::domain::as_of::AsOf;
use crate::domain::message::{Message, Problems};
use crate::domain::nda::{Cover, Covered};
use crate::domain::person::PersonKind;
use crate::error::{Error, Result};
use crate::operations::batch::Batch;
use crate::store::{ReadTx, Reads, agreement, nda, person, person_access};

/// Issues pledges to everyone with access to personal data who is not bound today and for whom none waits on the text in force; or, with `person_ids`,
/// to those. Each signs the text for their kind. All are issued, or none.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct IssueAll {
    /// The language of the texts.
    #[serde(default)]
    pub language: Option<Language>,
    /// These people instead of those who lack one.
    #[serde(default)]
    #[schemars(length(max = 10_000))]
    pub person_ids: Vec<i64>,
    /// Only people of this department.
    #[serde(default)]
    pub department_id: Option<i64>,
    /// Only people of this kind.
    #[serde(default)]
    pub kind: Option<PersonKind>,
    /// Only those who may handle this resource.
    #[serde(default)]
    pub resource_id: Option<i64>,
    /// Only those who may handle this entrusted work.
    #[serde(default)]
    pub entrustment_id: Option<i64>,
    /// Also those whose NDA ends soon: the new one renews it.
    #[serde(default)]
    pub renew: bool,
    #[serde(default)]
    pub sign_by_on: Option<NaiveDate>,
    /// The last day of all of them; if empty, by what each text says.
    #[serde(default)]
    pub valid_until_on: Option<NaiveDate>,
}

impl Batch for IssueAll {
    const NAME: &'static str = "nda.issue_all";
    const NEEDS: Right = Right::IssueNdas;
    type Command = Issue;

    fn commands(&self, tx: &mut ReadTx<'_>) -> Result<Vec<Issue>> {
        let today = tx.moment().today;
        let people = self.people(tx, today)?;
        let covered = super::of_people(tx, &people, AsOf::on(today))?;
        let (texts, waiting) = (texts(tx, today)?, waiting(tx, &people, today)?);
        let (mut commands, mut problems) = (Vec::new(), Problems::default());
        for row in &people {
            let found = covered.get(&row.id).copied().unwrap_or(Covered { cover: Cover::Missing, nda: None });
            let kind = AgreementKind::for_kind(row.kind.0);
            let text = texts.get(&kind);
            let waits =
                waiting.get(&row.id).is_some_and(|versions| versions.iter().any(|version| text.is_none_or(|text| version.blocks(text.1))));
            if waits || !self.wants(row, found.cover) {
                continue;
            }
            match text {
                Some((agreement_id, _)) => {
                    commands.push(self.issue(*agreement_id, row.id, found.nda.filter(|_| found.cover == Cover::Expiring)));
                }
                None => problems.add("kind", Message::new("nda-no-text-for-kind").label("kind", kind.label_id())),
            }
        }
        problems.or(())?;
        if commands.is_empty() {
            return Err(Error::conflict("nda-nobody-lacks-one"));
        }
        Ok(commands)
    }
}

impl IssueAll {
    /// Those who come into question: the ones that were named, or everyone with access.
    fn people(&self, tx: &mut ReadTx<'_>, today: NaiveDate) -> Result<Vec<person::Row>> {
        let as_of = AsOf::on(today);
        let all = person::belonging(tx, as_of)?;
        let wanted: BTreeSet<i64> = if self.person_ids.is_empty() {
            let accesses = person_access::all(tx, as_of)?.into_iter();
            let of_resource = |row: &person_access::Row| self.resource_id.is_none_or(|id| row.resource_id == Some(id));
            let of_work = |row: &person_access::Row| self.entrustment_id.is_none_or(|id| row.entrustment_id == Some(id));
            accesses.filter(|row| of_resource(row) && of_work(row)).map(|row| row.person_id).collect()
        } else {
            self.check_named(&all)?;
            self.person_ids.iter().copied().collect()
        };
        let fits = |row: &person::Row| {
            wanted.contains(&row.id)
                && self.kind.is_none_or(|kind| row.kind.0 == kind)
                && self.department_id.is_none_or(|id| row.department_id == Some(id))
        };
        Ok(all.into_iter().filter(fits).collect())
    }

    fn check_named(&self, all: &[person::Row]) -> Result<()> {
        let belonging: BTreeSet<i64> = all.iter().map(|row| row.id).collect();
        let mut problems = Problems::default();
        for (place, id) in self.person_ids.iter().enumerate() {
            if !belonging.contains(id) {
                problems.add(format!("person_ids.{place}"), "nda-person-does-not-belong");
            }
        }
        Ok(problems.or(())?)
    }

    fn wants(&self, row: &person::Row, cover: Cover) -> bool {
        match cover {
            // What waits for a signature on the text in force was left out before: here it is an older one.
            Cover::Missing | Cover::Lapsed | Cover::Declined | Cover::Unsigned => true,
            Cover::Expiring => self.renew || self.person_ids.contains(&row.id),
            // Who is named gets a new one even while bound: a new text is signed by all.
            Cover::Bound => self.person_ids.contains(&row.id),
            Cover::Signed => false,
        }
    }

    fn issue(&self, agreement_id: i64, person_id: i64, renews_id: Option<i64>) -> Issue {
        Issue {
            agreement_id,
            language: self.language.unwrap_or(Language::Ja),
            person_id: Some(person_id),
            consignee_id: None,
            signatory: String::new(),
            signatory_email: String::new(),
            sign_by_on: self.sign_by_on,
            valid_from_on: None,
            valid_until_on: self.valid_until_on,
            renews_id,
        }
    }
}

/// For each kind of person the agreement whose text is in force today, and its version; of several, the one that was opened first.
fn texts(tx: &mut ReadTx<'_>, today: NaiveDate) -> Result<BTreeMap<AgreementKind, (i64, i64)>> {
    let mut texts = BTreeMap::new();
    for row in agreement::agreements(tx)? {
        if let Some(version) = agreement::version_in_force_as_of(tx, row.id, AsOf::on(today))? {
            texts.entry(row.kind.0).or_insert((row.id, version.id));
        }
    }
    Ok(texts)
}

/// One that waits: on which version, and whether only for its signature.
struct Waits {
    version_id: i64,
    unsigned: bool,
}

impl Waits {
    /// Whether nothing is to be issued beside it. What was not signed yet gives way to a newer text.
    fn blocks(&self, version_in_force: i64) -> bool {
        !self.unsigned || self.version_id == version_in_force
    }
}

/// What waits for each of those people: for a signature, a sign-off, or its first day.
fn waiting(tx: &mut ReadTx<'_>, people: &[person::Row], today: NaiveDate) -> Result<BTreeMap<i64, Vec<Waits>>> {
    let mut all: BTreeMap<i64, Vec<Waits>> = BTreeMap::new();
    let ids: Vec<i64> = people.iter().map(|row| row.id).collect();
    let scheduled = nda::from_later(tx, today)?;
    let wanted: BTreeSet<i64> = ids.iter().copied().collect();
    let mut briefs = nda::waiting(tx)?;
    briefs.extend(scheduled);
    briefs.retain(|brief| brief.person_id.is_some_and(|id| wanted.contains(&id)) && brief.kind.0 != AgreementKind::Leaving);
    for one in super::with_states(tx, briefs, AsOf::on(today))? {
        if one.state.is_pending() {
            let waits = Waits { version_id: one.brief.version_id, unsigned: one.state.awaits_signature() };
            all.entry(one.brief.person_id.unwrap_or_default()).or_default().push(waits);
        }
    }
    Ok(all)
}
