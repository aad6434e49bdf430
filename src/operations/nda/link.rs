//! One-time links for signing: made for people without an account, and for those who sign for a consignee.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::hands::Held;
use super::show::{File, file};
use super::sign::signer;
use crate::domain::access::{Actor, Right};
use crate::domain::agreement::Language;
use crate::domain::nda::{LINK_DAYS, NdaEventKind};
use crate::error::{Error, Result};
use crate::operations::document::{Kept, open_kept};
use crate::operations::secret::{Secret, token, token_hash};
use crate::operations::{Command, Prepare, Prepared, Query, Register};
use crate::store::{ReadTx, Reads, WriteTx, agreement, document, nda, setting};

/// Makes a one-time link by which an NDA is read and signed. It is good for 14 days; a link made before is void. Not by an API token.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct MakeLink {
    pub id: i64,
}

#[derive(Serialize, Deserialize, JsonSchema)]
pub struct LinkCommand {
    id: i64,
    token: Secret,
}

/// What the ledger keeps of a link.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Made {
    id: i64,
    expires_at: NaiveDateTime,
    #[serde(skip)]
    signer: String,
    #[serde(skip)]
    email: String,
}

/// Told once to whoever asked, to be handed on. Nothing of it can be read later.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LinkMade {
    pub id: i64,
    pub signer: String,
    pub email: String,
    /// The address at this register.
    pub path: String,
    pub expires_at: NaiveDateTime,
}

/// Shows what a one-time link asks to sign. Refused if it was used, has run out, or never was.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct OfLink {
    /// What stands at the end of the link.
    pub token: Secret,
}

/// What is to be signed, for whoever holds the link.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Offered {
    pub organisation_ja: String,
    pub organisation_en: String,
    pub title: String,
    pub language: Language,
    /// Whose name is expected.
    pub signer: String,
    /// Exactly what is signed; empty where a file is.
    pub text: String,
    /// What is signed instead of a text; its bytes are at `/sign/<token>/file`.
    pub file: Option<File>,
    /// The entry that destroyed the bytes of the file.
    #[serde(skip)]
    pub erased_by: Option<i64>,
    pub hash: String,
    pub version: i64,
    pub issued_on: NaiveDate,
    pub sign_by_on: Option<NaiveDate>,
    pub valid_until_on: Option<NaiveDate>,
    pub expires_at: NaiveDateTime,
    /// Why it has to be signed again; empty if it has not.
    pub returned: String,
}

impl Prepare for MakeLink {
    type Command = LinkCommand;
    type Answer = LinkMade;

    fn prepare(self, _: &Register, _: &Actor) -> Result<Prepared<Self>> {
        let (token, _) = token();
        let command = LinkCommand { id: self.id, token: Secret(token.clone()) };
        let answer = move |made: Made| LinkMade {
            id: made.id,
            signer: made.signer,
            email: made.email,
            path: format!("/sign/{token}"),
            expires_at: made.expires_at,
        };
        Ok(Prepared { command, answer: Box::new(answer) })
    }
}

impl Command for LinkCommand {
    const NAME: &'static str = "nda.make_link";
    const NEEDS: Right = Right::IssueNdas;
    type Outcome = Made;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<Made> {
        tx.actor().not_by_token().map_err(Error::Denied)?;
        let held = Held::of(tx, self.id)?;
        held.allows(tx, NdaEventKind::Signed)?;
        let today = tx.moment().today;
        held.text_in_force(tx, today)?;
        held.about(tx);
        nda::void_links(tx, self.id)?;
        let expires_at = tx.moment().at + TimeDelta::days(LINK_DAYS);
        let link = nda::Link { token_hash: token_hash(&self.token.0), nda_id: self.id, expires_at, used_seq: None, seq: tx.seq() };
        nda::insert_link(tx, &link)?;
        let signer = signer(tx, &held)?;
        Ok(Made { id: self.id, expires_at, signer, email: held.row.signatory_email.clone() })
    }
}

impl Query for OfLink {
    const NAME: &'static str = "nda.link";
    const NEEDS: Right = Right::Nobody;
    type Answer = Offered;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Offered> {
        let link = usable(tx, &self.token)?;
        let held = Held::of(tx, link.nda_id)?;
        let today = tx.moment().today;
        held.allows(tx, NdaEventKind::Signed)?;
        held.text_in_force(tx, today)?;
        let text = agreement::text(tx, held.row.version_id, i64::MAX)?.ok_or(Error::NotFound("agreement"))?;
        let erased_by = match held.row.file_id {
            Some(id) => document::erased(tx, &[id])?.remove(&id),
            None => None,
        };
        let mut settings = setting::all(tx, i64::MAX)?;
        let mut named = |name: &str| settings.remove(name).unwrap_or_default();
        Ok(Offered {
            organisation_ja: named("organisation_ja"),
            organisation_en: named("organisation_en"),
            title: if held.row.language.0 == Language::Ja { text.title_ja } else { text.title_en },
            language: held.row.language.0,
            signer: signer(tx, &held)?,
            text: held.row.text.clone(),
            file: file(tx, held.row.file_id)?,
            erased_by,
            hash: held.row.hash.clone(),
            version: held.version,
            issued_on: held.row.issued_on,
            sign_by_on: held.row.sign_by_on,
            valid_until_on: held.row.valid_until_on,
            expires_at: link.expires_at,
            returned: held
                .events
                .last()
                .filter(|event| event.kind.0 == NdaEventKind::Returned)
                .map(|event| event.reason.clone())
                .unwrap_or_default(),
        })
    }
}

/// Whoever is signed in signs by link only what is theirs: a link is for people who are not.
pub(super) fn of_nobody_else(tx: &dyn Reads, held: &Held) -> Result<()> {
    match tx.actor().person {
        Some(person) if held.row.person_id != Some(person) => Err(Error::Denied("nda-of-another".into())),
        _ => Ok(()),
    }
}

/// Opens the file that a link asks to sign, for a door that sends its bytes on to whoever holds the link.
///
/// # Errors
/// As [`OfLink`]; `NotFound` where a text is signed, and `Conflict` or `Unavailable` as for any file.
pub fn open_by_link(register: &Register, actor: &Actor, token: &str) -> Result<(File, Kept)> {
    let offered = register.ask(actor, OfLink { token: Secret(token.to_owned()) })?;
    let file = offered.file.ok_or(Error::NotFound("document"))?;
    let kept = open_kept(register, &file.hash, offered.erased_by)?;
    Ok((file, kept))
}

/// A link that can still be used. Altered, used and run out look alike from outside.
pub(super) fn usable(tx: &mut dyn Reads, token: &Secret) -> Result<nda::Link> {
    let now = tx.moment().at;
    let link = nda::link(tx, &token_hash(&token.0))?;
    link.filter(|link| link.used_seq.is_none() && now < link.expires_at).ok_or_else(|| Error::conflict("nda-link-void"))
}
