//! One version: what it says in both languages, how it reads when its blanks are filled, what it leaves out, who made it, where it stands.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::checklist::checklist;
use super::file::{TextFile, text_file};
use super::list::uncovered;
use super::version::Standing;
use super::{Event, Found, Step};
use crate::domain::access::Right;
use crate::domain::agreement::{
    AgreementKind, Covered, Issued, Language, VersionState, allowed, check_text, covered, in_force, later_effective, may_adopt, render,
    sample,
};
use crate::domain::message::{Message, Problems};
use crate::domain::setting::Setting;
use crate::error::{Error, Result};
use crate::operations::{Query, setting};
use crate::store::agreement::{self, TextRow};
use crate::store::{ReadTx, Reads, person};

/// Shows a version of an agreement text: both languages, how it reads with invented values in its blanks, what it covers of the
/// checklist, what happened to it, and where it stands on a date.
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
    pub agreement_id: i64,
    pub code: String,
    pub kind: AgreementKind,
    pub name_ja: String,
    pub name_en: String,
    pub on: NaiveDate,
    /// None before it was drafted.
    pub state: Option<VersionState>,
    pub in_force: bool,
    pub effective_on: Option<NaiveDate>,
    /// From when a later version is in force in its stead.
    pub superseded_on: Option<NaiveDate>,
    /// The entry of the ledger that touched it last: what a command takes as `seen`.
    pub seq: i64,
    pub text: ShownText,
    pub checklist: Vec<Covered>,
    /// How many items of the checklist it leaves out.
    pub uncovered: i64,
    pub events: Vec<Event>,
    /// What forbids it to be proposed.
    pub problems: Vec<Found>,
    /// What is odd but forbids nothing.
    pub warnings: Vec<Found>,
    /// What the one who asks may do with it now.
    pub steps: Vec<Step>,
    /// Why the one who asks may not adopt it, though it is proposed and the right is there.
    pub adoption_refused: Option<Message>,
    /// The other versions, by number.
    pub siblings: Vec<(i64, i64)>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ShownText {
    pub title_ja: String,
    pub title_en: String,
    pub ja: Side,
    pub en: Side,
    /// None: without end.
    pub valid_months: Option<i64>,
    pub survival_months: Option<i64>,
    pub note: String,
    /// The version of the checklist that it was compared with.
    pub checklist: i64,
    /// On what the samples in its blanks rest.
    #[serde(skip)]
    pub sample: Issued,
}

/// A text in one language: a body, or a file in its place, or neither.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Side {
    pub language: Language,
    /// The template.
    pub body: String,
    pub file: Option<TextFile>,
    /// How it reads with invented values in its blanks; empty where there is no body.
    pub preview: String,
    /// Why there is no preview though there is a body.
    pub broken: Option<Message>,
}

impl Query for Show {
    const NAME: &'static str = "agreement.show";
    const NEEDS: Right = Right::ReadAgreements;
    type Answer = Shown;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Shown> {
        let known = self.known.unwrap_or(i64::MAX);
        let on = self.on.unwrap_or(tx.moment().today);
        let version = Standing::known(tx, self.version_id, known)?;
        let row = agreement::text(tx, self.version_id, known)?.ok_or(Error::NotFound("agreement-version"))?;
        let mentions = agreement::clauses(tx, self.version_id, known)?;
        let kind = version.agreement.kind.0;
        let checklist = covered(checklist(row.checklist)?, kind, &mentions);
        let check = check_text(&row.parts(), row.survival_months, &checklist);
        let (steps, adoption_refused) = if self.known.is_some() { (Vec::new(), None) } else { steps(tx, &version) };
        let events = events(tx, &version)?;
        let text = shown_text(tx, &version, row)?;
        let life = version.lifecycle();
        Ok(Shown {
            id: version.row.id,
            number: version.row.number,
            agreement_id: version.agreement.id,
            kind,
            on,
            state: version.state(on),
            in_force: in_force(&version.versions, on).is_some_and(|found| found.id == version.row.id),
            effective_on: life.and_then(|life| life.effective_on(on)),
            superseded_on: life.and_then(|life| later_effective(&version.versions, life, on)),
            seq: version.last_seq(),
            text,
            uncovered: uncovered(&checklist),
            checklist,
            events,
            problems: found(check.problems),
            warnings: found(check.warnings),
            steps,
            adoption_refused,
            siblings: version.versions.iter().filter(|other| other.id != version.row.id).map(|other| (other.id, other.number)).collect(),
            code: version.agreement.code,
            name_ja: version.agreement.name_ja,
            name_en: version.agreement.name_en,
        })
    }
}

fn shown_text(tx: &mut ReadTx<'_>, version: &Standing, row: TextRow) -> Result<ShownText> {
    let issued = Issued {
        organisation: String::new(),
        on: tx.moment().today,
        valid_months: row.valid_months,
        survival_months: row.survival_months,
        number: version.row.number,
    };
    Ok(ShownText {
        ja: side(tx, &row, &issued, Language::Ja)?,
        en: side(tx, &row, &issued, Language::En)?,
        title_ja: row.title_ja,
        title_en: row.title_en,
        valid_months: row.valid_months,
        survival_months: row.survival_months,
        note: row.note,
        checklist: row.checklist,
        sample: issued,
    })
}

fn side(tx: &mut ReadTx<'_>, row: &TextRow, issued: &Issued, language: Language) -> Result<Side> {
    let name = match language {
        Language::Ja => Setting::OrganisationJa,
        Language::En => Setting::OrganisationEn,
    };
    let organisation = setting::of(tx, i64::MAX)?.remove(name.code()).unwrap_or_default();
    let body = row.body(language).to_owned();
    let (preview, broken) = match render(&body, &sample(&Issued { organisation, ..issued.clone() }, language)) {
        Ok(text) => (text, None),
        Err(message) => (String::new(), Some(message)),
    };
    Ok(Side { language, body, file: text_file(tx, row.file(language))?, preview, broken })
}

fn events(tx: &mut ReadTx<'_>, version: &Standing) -> Result<Vec<Event>> {
    let ids: Vec<i64> = version.events.iter().filter_map(|event| event.person_id).collect();
    let names = person::names(tx, &ids)?;
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
        let right = if step.is_of_adopters() { Right::AdoptAgreements } else { Right::WriteAgreements };
        let fits = match step {
            Step::Discard => !adopted,
            Step::Withdraw => adopted && refused.is_none(),
            Step::Adopt => refused.is_none(),
            _ => true,
        };
        fits && person.is_some() && tx.actor().may(right) && allowed(state, step.event()).is_ok()
    };
    let steps = Step::ALL.iter().copied().filter(|step| possible(*step)).collect();
    let asked = state == Some(VersionState::Proposed) && tx.actor().may(Right::AdoptAgreements);
    (steps, refused.filter(|_| asked))
}

fn found(problems: Problems) -> Vec<Found> {
    problems.0.into_iter().map(|(field, message)| Found { field, message }).collect()
}
