//! One NDA: its text, what happened to it, the evidence of its signature, and what may be done now.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::hands::Held;
use super::sign::signer;
use crate::domain::access::Right;
use crate::domain::agreement::{AgreementKind, Language};
use crate::domain::message::Message;
use crate::domain::nda::{NdaEventKind, NdaState, SignatureMethod, allowed, may_sign};
use crate::error::{Error, Result};
use crate::operations::Query;
use crate::store::nda::SignatureRow;
use crate::store::{ReadTx, Reads, agreement, consignee, document, entry, nda, person, setting};

/// Shows an NDA with exactly the text that is signed, the evidence of each signature, and where it stands on the ledger.
///
/// One's own NDA may be read by anyone; others need the right to read NDAs.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Show {
    pub id: i64,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Whole {
    pub id: i64,
    /// The last entry that speaks of it: to be handed in with the next step.
    pub seen: i64,
    pub state: NdaState,
    pub kind: AgreementKind,
    pub agreement_id: i64,
    pub version_id: i64,
    /// The number of the version.
    pub version: i64,
    pub title: String,
    pub language: Language,
    pub person_id: Option<i64>,
    pub consignee_id: Option<i64>,
    pub party: String,
    pub signatory: String,
    pub signatory_email: String,
    /// Whose name is expected under it.
    pub signer: String,
    pub organisation_ja: String,
    pub organisation_en: String,
    pub issued_on: NaiveDate,
    pub issued_by: String,
    pub sign_by_on: Option<NaiveDate>,
    pub valid_from_on: Option<NaiveDate>,
    pub valid_until_on: Option<NaiveDate>,
    /// Until when its obligations go on after its last day.
    pub survives_until_on: Option<NaiveDate>,
    /// Exactly what is signed; empty where a file is, or where the person's data was erased.
    pub text: String,
    pub file: Option<File>,
    /// SHA-256 of exactly what is signed, in hexadecimal.
    pub hash: String,
    /// The signature that stands.
    pub signature: Option<Signed>,
    /// Signatures that were returned.
    pub returned: Vec<Signed>,
    pub signed_off_on: Option<NaiveDate>,
    pub signed_off_by: String,
    pub renews_id: Option<i64>,
    pub renewed_by: Vec<i64>,
    pub events: Vec<Happened>,
    /// It waits for its signature on a text that is no longer in force: a new one has to be issued.
    pub superseded: bool,
    pub may: May,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct File {
    pub id: i64,
    pub name: String,
    pub media_type: String,
    /// In bytes.
    pub size: i64,
    pub hash: String,
}

/// A signature with its evidence.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Signed {
    pub method: SignatureMethod,
    pub signed_on: NaiveDate,
    /// When it was recorded, in UTC.
    pub recorded_at: NaiveDateTime,
    pub typed_name: String,
    pub address: String,
    pub agent: String,
    /// SHA-256 of what was shown.
    pub hash: String,
    pub scan: Option<File>,
    pub collected_by: String,
    pub recorded_by: String,
    /// The entry of the ledger.
    pub seq: i64,
    /// The hash of that entry, in hexadecimal.
    pub entry_hash: String,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Happened {
    pub kind: NdaEventKind,
    pub on: NaiveDate,
    pub by: String,
    pub reason: String,
    pub survives_until_on: Option<NaiveDate>,
    pub seq: i64,
}

/// What the caller may do now.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
#[expect(clippy::struct_excessive_bools, reason = "each is a step that is offered or not")]
pub struct May {
    pub sign: bool,
    pub decline: bool,
    pub make_link: bool,
    pub record_paper: bool,
    pub sign_off: bool,
    pub void: bool,
    pub end: bool,
    pub renew: bool,
    /// Why the caller does not sign it off, where only the separation of duties is in the way.
    pub refused: Option<Message>,
}

impl Query for Show {
    const NAME: &'static str = "nda.show";
    const NEEDS: Right = Right::OwnAccount;
    type Answer = Whole;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Whole> {
        let held = Held::of(tx, self.id)?;
        let own = held.row.person_id.is_some() && held.row.person_id == tx.actor().person;
        if !own && !tx.actor().may(Right::ReadNdas) {
            return Err(Error::NotFound("nda"));
        }
        let today = tx.moment().today;
        let known = tx.known();
        let text = agreement::text(tx, held.row.version_id, known)?.ok_or(Error::NotFound("agreement"))?;
        let kind = agreement::agreement(tx, held.agreement_id)?.ok_or(Error::NotFound("agreement"))?.kind.0;
        let names = Names::of(tx, &held)?;
        let happened = held.happened();
        let months = text.survival_months.and_then(|months| u32::try_from(months).ok());
        let ended = held.events.iter().rfind(|event| event.kind.0 == NdaEventKind::Ended);
        let survives = ended.and_then(|event| event.survives_until_on).or_else(|| held.life(&happened).survives_until(months));
        let off = held.events.iter().rfind(|event| event.kind.0 == NdaEventKind::SignedOff);
        let (standing, returned): (Vec<_>, Vec<_>) =
            signatures(tx, &held, &names)?.into_iter().partition(|(_, superseded)| superseded.is_none());
        let mut settings = setting::all(tx, known)?;
        let superseded = held.state(today).awaits_signature() && held.text_in_force(tx, today).is_err();
        Ok(Whole {
            id: self.id,
            seen: held.seen(),
            state: held.state(today),
            kind,
            agreement_id: held.agreement_id,
            version_id: held.row.version_id,
            version: held.version,
            title: if held.row.language.0 == Language::Ja { text.title_ja } else { text.title_en },
            language: held.row.language.0,
            person_id: held.row.person_id,
            consignee_id: held.row.consignee_id,
            party: names.party(&held),
            signatory: held.row.signatory.clone(),
            signatory_email: held.row.signatory_email.clone(),
            signer: signer(tx, &held)?,
            organisation_ja: settings.remove("organisation_ja").unwrap_or_default(),
            organisation_en: settings.remove("organisation_en").unwrap_or_default(),
            issued_on: held.row.issued_on,
            issued_by: names.person(held.row.issued_by),
            sign_by_on: held.row.sign_by_on,
            valid_from_on: held.row.valid_from_on,
            valid_until_on: held.row.valid_until_on,
            survives_until_on: survives,
            text: held.row.text.clone(),
            file: file(tx, held.row.file_id)?,
            hash: held.row.hash.clone(),
            signature: standing.into_iter().map(|(signed, _)| signed).next_back(),
            returned: returned.into_iter().map(|(signed, _)| signed).collect(),
            signed_off_on: off.map(|event| event.happened_on),
            signed_off_by: off.map(|event| names.person(event.person_id)).unwrap_or_default(),
            renews_id: held.row.renews_id,
            renewed_by: nda::renewed_by(tx, self.id)?,
            events: held.events.iter().map(|event| happened_at(event, &names)).collect(),
            superseded,
            may: may(tx, &held, own, superseded)?,
        })
    }
}

struct Names {
    people: BTreeMap<i64, String>,
    consignees: BTreeMap<i64, String>,
}

impl Names {
    fn of(tx: &mut dyn Reads, held: &Held) -> Result<Self> {
        let mut people: Vec<i64> = held.events.iter().filter_map(|event| event.person_id).collect();
        people.extend(held.row.person_id.into_iter().chain(held.row.issued_by));
        for signature in nda::signatures(tx, &[held.row.id])? {
            people.extend(signature.person_id.into_iter().chain(signature.collected_by));
        }
        let consignees: Vec<i64> = held.row.consignee_id.into_iter().collect();
        Ok(Self { people: person::names(tx, &people)?, consignees: consignee::names(tx, &consignees)? })
    }

    fn person(&self, id: Option<i64>) -> String {
        id.and_then(|id| self.people.get(&id).cloned()).unwrap_or_default()
    }

    fn party(&self, held: &Held) -> String {
        match held.row.consignee_id {
            Some(id) => self.consignees.get(&id).cloned().unwrap_or_default(),
            None => self.person(held.row.person_id),
        }
    }
}

/// Each signature, with the entry that returned it.
fn signatures(tx: &mut dyn Reads, held: &Held, names: &Names) -> Result<Vec<(Signed, Option<i64>)>> {
    let rows = nda::signatures(tx, &[held.row.id])?;
    let seqs: Vec<i64> = rows.iter().map(|row| row.seq).collect();
    let hashes = entry::hashes(tx, &seqs)?;
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        let SignatureRow { method, signed_on, recorded_at, typed_name, address, agent, hash, seq, superseded_seq, .. } = row;
        let signed = Signed {
            method: method.0,
            signed_on,
            recorded_at,
            typed_name,
            address,
            agent,
            hash,
            scan: file(tx, row.file_id)?,
            collected_by: names.person(row.collected_by),
            recorded_by: names.person(row.person_id),
            seq,
            entry_hash: hashes.get(&seq).cloned().unwrap_or_default(),
        };
        all.push((signed, superseded_seq));
    }
    Ok(all)
}

pub(super) fn file(tx: &mut dyn Reads, id: Option<i64>) -> Result<Option<File>> {
    let Some(id) = id else { return Ok(None) };
    let row = document::of_id(tx, id)?;
    Ok(row.map(|row| File { id: row.id, name: row.name, media_type: row.media_type, size: row.size, hash: row.hash }))
}

fn happened_at(event: &nda::EventRow, names: &Names) -> Happened {
    Happened {
        kind: event.kind.0,
        on: event.happened_on,
        by: names.person(event.person_id),
        reason: event.reason.clone(),
        survives_until_on: event.survives_until_on,
        seq: event.seq,
    }
}

fn may(tx: &mut ReadTx<'_>, held: &Held, own: bool, superseded: bool) -> Result<May> {
    use NdaEventKind as Event;
    let (actor, state) = (tx.actor().clone(), held.state(tx.moment().today));
    let Some(person) = actor.person else { return Ok(May::default()) };
    let follows = |kind| allowed(state, kind).is_ok();
    let issues = actor.may(Right::IssueNdas);
    let separated = held.may_sign_off(tx, person)?.err();
    let decides = actor.may(Right::SignOffNdas) && follows(Event::SignedOff);
    Ok(May {
        sign: own && may_sign(held.hands(), person).is_ok() && follows(Event::Signed) && !superseded,
        decline: own && follows(Event::Declined),
        make_link: issues && follows(Event::Signed) && !superseded,
        record_paper: issues && !own && follows(Event::Signed),
        sign_off: decides && separated.is_none(),
        void: issues && !own && follows(Event::Voided),
        end: issues && !own && follows(Event::Ended),
        renew: issues
            && matches!(state, NdaState::Expiring | NdaState::Expired | NdaState::InForce)
            && nda::renewed_by(tx, held.row.id)?.is_empty(),
        refused: separated.filter(|_| decides),
    })
}
