//! One NDA with all that a step depends on.

use crate::domain::as_of::AsOf;
use crate::domain::message::Message;
use crate::domain::nda::{Hands, Life, NdaEvent, NdaEventKind, NdaState, SignatureMethod, allowed, may_sign_off};
use crate::error::{Error, Result};
use crate::store::code::Coded;
use crate::store::nda::{self, EventRow, Row, SignatureRow};
use crate::store::{Reads, WriteTx, agreement, consignee, person};

/// An NDA, what happened to it, and the signature that stands.
pub(super) struct Held {
    pub row: Row,
    pub events: Vec<EventRow>,
    pub signature: Option<SignatureRow>,
    pub agreement_id: i64,
    /// The number of the version.
    pub version: i64,
    /// Who made the link by which it was signed.
    link_maker: Option<i64>,
}

impl Held {
    /// # Errors
    /// `NotFound` if there is no such NDA.
    pub fn of(tx: &mut dyn Reads, id: i64) -> Result<Self> {
        let row = nda::of_id(tx, id)?.ok_or(Error::NotFound("nda"))?;
        let (events, signature) = (nda::events(tx, id)?, nda::signature(tx, id)?);
        let (agreement_id, version) = nda::agreement_of_version(tx, row.version_id)?.ok_or(Error::NotFound("agreement"))?;
        let by_link = signature.as_ref().filter(|signature| signature.method.0 == SignatureMethod::ByLink);
        let link_maker = match by_link {
            Some(signature) => nda::maker(tx, id, signature.seq)?,
            None => None,
        };
        Ok(Self { row, events, signature, agreement_id, version, link_maker })
    }

    pub fn happened(&self) -> Vec<NdaEvent> {
        self.events.iter().map(EventRow::event).collect()
    }

    pub fn state(&self, on: chrono::NaiveDate) -> NdaState {
        let happened = self.happened();
        self.life(&happened).state(on).unwrap_or(NdaState::Issued)
    }

    pub fn life<'a>(&self, happened: &'a [NdaEvent]) -> Life<'a> {
        Life {
            issued_on: self.row.issued_on,
            valid_from_on: self.row.valid_from_on,
            valid_until_on: self.row.valid_until_on,
            events: happened,
        }
    }

    pub fn hands(&self) -> Hands {
        let on_paper = self.signature.as_ref().filter(|signature| signature.file_id.is_some());
        Hands {
            signer: self.row.person_id,
            issuer: self.row.issued_by,
            collector: on_paper.and_then(|signature| signature.collected_by),
            recorder: on_paper.and_then(|signature| signature.person_id),
            link_maker: self.link_maker,
        }
    }

    /// The last entry that speaks of it.
    pub fn seen(&self) -> i64 {
        let events = self.events.last().map_or(self.row.seq, |event| event.seq);
        events.max(self.signature.as_ref().map_or(0, |signature| signature.seq))
    }

    /// Refuses what was decided on a state that is no longer the present one: something was recorded after the entry `seen`.
    pub fn unless_stale(&self, seen: i64) -> Result<()> {
        if self.seen() <= seen { Ok(()) } else { Err(Error::conflict("stale-form")) }
    }

    /// Of whom it is.
    pub fn party(&self, tx: &mut dyn Reads) -> Result<String> {
        let name = match (self.row.person_id, self.row.consignee_id) {
            (Some(id), _) => person::names(tx, &[id])?.remove(&id),
            (_, Some(id)) => consignee::names(tx, &[id])?.remove(&id),
            _ => None,
        };
        Ok(name.unwrap_or_default())
    }

    /// Nobody signs off what they had a hand in.
    ///
    /// # Errors
    /// The message says in which one, and of whom it is.
    pub fn may_sign_off(&self, tx: &mut dyn Reads, person: i64) -> Result<Result<(), Message>> {
        let refused = may_sign_off(self.hands(), person).err();
        let party = if refused.is_some() { self.party(tx)? } else { String::new() };
        Ok(refused.map_or(Ok(()), |message| Err(message.with("party", party))))
    }

    /// Nobody releases themselves.
    pub fn not_own(&self, person: i64) -> Result<()> {
        if self.row.person_id == Some(person) { Err(Error::Denied("nda-own-end".into())) } else { Ok(()) }
    }

    /// Whether an event may follow today.
    pub fn allows(&self, tx: &dyn Reads, kind: NdaEventKind) -> Result<()> {
        allowed(self.state(tx.moment().today), kind).map_err(Error::Conflict)
    }

    /// Whether the last thing that happened is this very step by this very person: the same submission twice.
    pub fn has_just(&self, kind: NdaEventKind, person: Option<i64>, reason: &str) -> bool {
        self.events.last().is_some_and(|last| last.kind.0 == kind && last.person_id == person && last.reason == reason)
    }

    /// Refuses a signature on a text that was not in force on the day of the signature: the text that replaced it is signed instead.
    pub fn text_in_force(&self, tx: &mut dyn Reads, signed_on: chrono::NaiveDate) -> Result<()> {
        let in_force = agreement::version_in_force_as_of(tx, self.agreement_id, AsOf::on(signed_on))?;
        match in_force {
            Some(version) if version.id == self.row.version_id => Ok(()),
            Some(version) => {
                Err(Error::conflict(Message::new("nda-text-superseded").with("read", self.version).with("expected", version.number)))
            }
            None => Err(Error::conflict("nda-text-withdrawn")),
        }
    }

    /// Says what the entry speaks of.
    pub fn about(&self, tx: &mut WriteTx<'_>) {
        tx.about("nda", self.row.id);
        if let Some(id) = self.row.person_id {
            tx.about("person", id);
        }
        if let Some(id) = self.row.consignee_id {
            tx.about("consignee", id);
        }
    }

    /// Records what happened today by whoever acts.
    pub fn record(&self, tx: &mut WriteTx<'_>, kind: NdaEventKind, reason: &str) -> Result<()> {
        let event = EventRow {
            nda_id: self.row.id,
            kind: Coded(kind),
            happened_on: tx.moment().today,
            person_id: tx.actor().person,
            reason: reason.to_owned(),
            survives_until_on: None,
            seq: tx.seq(),
        };
        self.put(tx, &event)
    }

    /// Records what happened.
    pub fn put(&self, tx: &mut WriteTx<'_>, event: &EventRow) -> Result<()> {
        self.about(tx);
        if matches!(event.kind.0, NdaEventKind::SignedOff | NdaEventKind::Declined | NdaEventKind::Voided) {
            nda::settle(tx, self.row.id)?;
        }
        nda::insert_event(tx, event)
    }
}
