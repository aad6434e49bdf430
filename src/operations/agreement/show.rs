//! One version: what it says in both languages, how it reads when its blanks are filled, what it leaves out, who made it, where it stands.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::checklist::checklist;
use super::file::{TextFile, text_file};
use super::list::uncovered;
use super::version::{Standing, text};
use super::{Event, Found, Step};
use crate::domain::access::Right;
use crate::domain::agreement::{AgreementKind, Covered, Issued, Language, VersionState, check_text, covered, render, sample};
use crate::domain::message::Message;
use crate::domain::setting::Setting;
use crate::error::Result;
use crate::operations::version::{found, shown_events};
use crate::operations::{Query, setting};
use crate::store::agreement::{self, TextRow};
use crate::store::{ReadTx, Reads};

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
        let row = text(tx, self.version_id, known)?;
        let mentions = agreement::clauses(tx, self.version_id, known)?;
        let kind = version.set.kind.0;
        let checklist = covered(checklist(row.checklist)?, kind, &mentions);
        let check = check_text(&row.parts(), row.survival_months, &checklist);
        let (steps, adoption_refused) = if self.known.is_some() { (Vec::new(), None) } else { version.steps(tx) };
        let events = shown_events(tx, &version)?;
        let text = shown_text(tx, &version, row)?;
        Ok(Shown {
            id: version.row.id,
            number: version.row.number,
            agreement_id: version.set.id,
            kind,
            on,
            state: version.state(on),
            in_force: version.in_force(on),
            effective_on: version.effective_on(on),
            superseded_on: version.superseded_on(on),
            seq: version.last_seq(),
            text,
            uncovered: uncovered(&checklist),
            checklist,
            events,
            problems: found(check.problems),
            warnings: found(check.warnings),
            steps,
            adoption_refused,
            siblings: version.siblings(),
            code: version.set.code,
            name_ja: version.set.name_ja,
            name_en: version.set.name_en,
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
