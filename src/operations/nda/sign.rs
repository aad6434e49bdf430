//! Signing: by the person signed in, by a one-time link, or on paper.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::hands::Held;
use super::link::{of_nobody_else, usable};
use crate::domain::access::{Actor, Right};
use crate::domain::message::{Message, Problems};
use crate::domain::nda::{NdaEventKind, SignatureMethod, check_name, check_signed_on, may_sign};
use crate::error::{Error, Result};
use crate::operations::document::{Content, Received, SCANS, receive, record};
use crate::operations::secret::Secret;
use crate::operations::{Command, Prepare, Prepared, Register};
use crate::store::code::Coded;
use crate::store::nda::{self, EventRow, SignatureRow};
use crate::store::{Reads, WriteTx, person};

/// Signs one's own NDA or pledge. Nobody signs for another; an API token does not sign.
///
/// The text has to be the one that was shown: its SHA-256 is handed in. A text that was superseded is not signed any more.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Sign {
    pub id: i64,
    /// The SHA-256 of the text that was shown, in hexadecimal.
    #[schemars(length(min = 64, max = 64))]
    pub hash: String,
    /// One's own name, typed.
    #[schemars(length(min = 1, max = 200))]
    pub typed_name: String,
    /// That the text was read to its end and is consented to.
    #[serde(default)]
    pub consent: bool,
    #[serde(flatten, skip_deserializing)]
    #[schemars(skip)]
    pub from: Whence,
}

/// Signs by a one-time link: people without an account, and those who sign for a consignee.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct SignByLink {
    /// What stands at the end of the link.
    pub token: Secret,
    /// The SHA-256 of the text that was shown, in hexadecimal.
    #[schemars(length(min = 64, max = 64))]
    pub hash: String,
    /// The name of whoever signs, typed.
    #[schemars(length(min = 1, max = 200))]
    pub typed_name: String,
    /// That the text was read to its end and is consented to.
    #[serde(default)]
    pub consent: bool,
    #[serde(flatten, skip_deserializing)]
    #[schemars(skip)]
    pub from: Whence,
}

/// Where a signature comes from, as the door saw it: nothing that whoever signs could say of themselves.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Whence {
    pub address: String,
    /// The browser.
    pub agent: String,
}

/// Records a signature on paper with its scan: PDF, PNG or JPEG. Whoever collected or records it does not sign it off.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct SignOnPaper {
    pub id: i64,
    /// The entry of the ledger that the caller has seen last of it.
    pub seen: i64,
    /// The day on which it was signed: not before it was issued, and not in the future.
    pub signed_on: NaiveDate,
    /// Who collected it; whoever records it, if empty.
    #[serde(default)]
    pub collected_by: Option<i64>,
    /// What the scan is called.
    #[schemars(length(min = 1, max = 200))]
    pub name: String,
    /// The bytes of the scan, in base64.
    pub content: Content,
}

/// A scan that is on disk, as the ledger knows it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Scanned {
    id: i64,
    seen: i64,
    signed_on: NaiveDate,
    collected_by: Option<i64>,
    name: String,
    hash: String,
    media_type: String,
    size: i64,
}

/// What a person hands in with a signature.
struct Given<'a> {
    hash: &'a str,
    typed_name: &'a str,
    consent: bool,
    from: &'a Whence,
}

impl Command for Sign {
    const NAME: &'static str = "nda.sign";
    const NEEDS: Right = Right::OwnAccount;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        tx.actor().not_by_token().map_err(Error::Denied)?;
        let person_id = tx.actor().someone().map_err(Error::Denied)?;
        let held = Held::of(tx, self.id)?;
        may_sign(held.hands(), person_id).map_err(Error::Denied)?;
        if held.has_just(NdaEventKind::Signed, Some(person_id), "") {
            tx.unchanged();
            return Ok(());
        }
        let given = Given { hash: &self.hash, typed_name: &self.typed_name, consent: self.consent, from: &self.from };
        given.check(tx, &held)?;
        given.record(tx, &held, SignatureMethod::InProduct)
    }
}

impl Command for SignByLink {
    const NAME: &'static str = "nda.sign_by_link";
    const NEEDS: Right = Right::Nobody;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let link = usable(tx, &self.token)?;
        let held = Held::of(tx, link.nda_id)?;
        of_nobody_else(tx, &held)?;
        let given = Given { hash: &self.hash, typed_name: &self.typed_name, consent: self.consent, from: &self.from };
        given.check(tx, &held)?;
        nda::use_link(tx, &link.token_hash)?;
        given.record(tx, &held, SignatureMethod::ByLink)
    }
}

impl Given<'_> {
    fn check(&self, tx: &mut WriteTx<'_>, held: &Held) -> Result<()> {
        held.allows(tx, NdaEventKind::Signed)?;
        let today = tx.moment().today;
        held.text_in_force(tx, today)?;
        if self.hash != held.row.hash {
            return Err(Error::conflict("nda-other-text"));
        }
        let expected = signer(tx, held)?;
        let mut problems = Problems::default();
        problems.keep("typed_name", check_name(self.typed_name, &expected));
        if !self.consent {
            problems.add("consent", "nda-needs-consent");
        }
        Ok(problems.or(())?)
    }

    fn record(&self, tx: &mut WriteTx<'_>, held: &Held, method: SignatureMethod) -> Result<()> {
        let row = SignatureRow {
            nda_id: held.row.id,
            method: Coded(method),
            signed_on: tx.moment().today,
            recorded_at: tx.moment().at,
            typed_name: self.typed_name.trim().to_owned(),
            address: self.from.address.clone(),
            agent: self.from.agent.clone(),
            hash: held.row.hash.clone(),
            file_id: None,
            collected_by: None,
            person_id: tx.actor().person,
            seq: tx.seq(),
            superseded_seq: None,
        };
        nda::insert_signature(tx, &row)?;
        nda::void_links(tx, held.row.id)?;
        held.record(tx, NdaEventKind::Signed, "")
    }
}

/// Whose name is expected.
pub(super) fn signer(tx: &mut dyn Reads, held: &Held) -> Result<String> {
    match held.row.person_id {
        Some(id) => Ok(person::names(tx, &[id])?.remove(&id).unwrap_or_default()),
        None => Ok(held.row.signatory.clone()),
    }
}

impl Prepare for SignOnPaper {
    type Command = Scanned;
    type Answer = ();

    fn prepare(self, register: &Register, actor: &Actor) -> Result<Prepared<Self>> {
        // What would be refused is refused before its scan is kept.
        register.db().read(register.now(), actor, |tx| check_paper(tx, self.id, self.seen, self.signed_on, self.collected_by).map(drop))?;
        let received = receive(register, &self.name, &self.content, SCANS)?;
        let command = Scanned {
            id: self.id,
            seen: self.seen,
            signed_on: self.signed_on,
            collected_by: self.collected_by,
            name: received.name,
            hash: received.hash,
            media_type: received.media_type,
            size: received.size,
        };
        Ok(Prepared { command, answer: Box::new(|()| ()) })
    }
}

impl Command for Scanned {
    const NAME: &'static str = "nda.sign_on_paper";
    const NEEDS: Right = Right::IssueNdas;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let (held, recorder) = check_paper(tx, self.id, self.seen, self.signed_on, self.collected_by)?;
        let collector = self.collected_by.unwrap_or(recorder);
        let seq = tx.seq();
        let (hash, name, media_type) = (self.hash.clone(), self.name.clone(), self.media_type.clone());
        let file_id = record(tx, &Received { hash, name, media_type, size: self.size }, Some(recorder))?;
        let row = SignatureRow {
            nda_id: self.id,
            method: Coded(SignatureMethod::OnPaper),
            signed_on: self.signed_on,
            recorded_at: tx.moment().at,
            typed_name: String::new(),
            address: String::new(),
            agent: String::new(),
            hash: held.row.hash.clone(),
            file_id: Some(file_id),
            collected_by: Some(collector),
            person_id: Some(recorder),
            seq,
            superseded_seq: None,
        };
        nda::insert_signature(tx, &row)?;
        nda::void_links(tx, self.id)?;
        let event = EventRow {
            nda_id: self.id,
            kind: Coded(NdaEventKind::Signed),
            happened_on: self.signed_on,
            person_id: Some(recorder),
            reason: String::new(),
            survives_until_on: None,
            seq,
        };
        held.put(tx, &event)
    }
}

/// What is recorded of paper, before anything is written: the NDA, and who records it.
fn check_paper(tx: &mut dyn Reads, id: i64, seen: i64, signed_on: NaiveDate, collected_by: Option<i64>) -> Result<(Held, i64)> {
    let recorder = tx.actor().someone().map_err(Error::Denied)?;
    let held = Held::of(tx, id)?;
    if held.row.person_id == Some(recorder) {
        return Err(Error::Denied(Message::new("nda-own-paper")));
    }
    held.allows(tx, NdaEventKind::Signed)?;
    held.unless_stale(seen)?;
    let (today, collector) = (tx.moment().today, collected_by.unwrap_or(recorder));
    let mut problems = Problems::default();
    problems.keep("signed_on", check_signed_on(signed_on, held.row.issued_on, today));
    if held.row.person_id == Some(collector) {
        problems.add("collected_by", "nda-collected-by-signer");
    }
    if person::names(tx, &[collector])?.is_empty() {
        problems.add("collected_by", Message::new("nda-no-such-person").with("read", collector));
    }
    problems.or(())?;
    held.text_in_force(tx, signed_on)?;
    Ok((held, recorder))
}
