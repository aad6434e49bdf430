//! One-time links by which somebody without an account reads a rule and acknowledges it.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::acknowledge::{Whence, consented, put};
use super::version::{Standing, about, text};
use crate::domain::access::{Actor, Right};
use crate::domain::as_of::AsOf;
use crate::domain::message::Message;
use crate::domain::rule::{AcknowledgementMethod, LINK_DAYS};
use crate::error::{Error, Result};
use crate::operations::agreement::{TextFile, text_file};
use crate::operations::document::{Kept, open_kept};
use crate::operations::secret::{Secret, token, token_hash};
use crate::operations::{Command, Prepare, Prepared, Query, Register};
use crate::store::{ReadTx, Reads, WriteTx, document, person, rule, setting};

/// Makes a one-time link by which one person reads a rule and acknowledges it. It is good for 14 days; a link made before is void.
///
/// Not for oneself, and not by an API token.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct MakeLink {
    pub version_id: i64,
    pub person_id: i64,
}

#[derive(Serialize, Deserialize, JsonSchema)]
pub struct LinkCommand {
    version_id: i64,
    person_id: i64,
    token: Secret,
}

/// What the ledger keeps of a link.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Made {
    version_id: i64,
    person_id: i64,
    expires_at: NaiveDateTime,
    #[serde(skip)]
    name: String,
    #[serde(skip)]
    email: String,
}

/// Told once to whoever asked, to be handed on. Nothing of it can be read later.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LinkMade {
    pub version_id: i64,
    pub name: String,
    pub email: String,
    /// The address at this register.
    pub path: String,
    pub expires_at: NaiveDateTime,
}

/// Shows what a one-time link asks to acknowledge. Refused if it was used, has run out, or never was.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct OfLink {
    /// What stands at the end of the link.
    pub token: Secret,
}

/// What is to be acknowledged, for whoever holds the link.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Offered {
    pub organisation_ja: String,
    pub organisation_en: String,
    pub name: String,
    pub number: i64,
    pub title_ja: String,
    pub title_en: String,
    pub body_ja: String,
    pub body_en: String,
    /// Its bytes are at `/acknowledge/<token>/file`.
    pub file: Option<TextFile>,
    /// The entry that destroyed the bytes of the file.
    #[serde(skip)]
    pub erased_by: Option<i64>,
    pub effective_on: Option<NaiveDate>,
    pub changed: String,
    pub expires_at: NaiveDateTime,
}

/// Acknowledges a rule by a one-time link.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct AcknowledgeByLink {
    /// What stands at the end of the link.
    pub token: Secret,
    /// That it was read and will be kept.
    #[serde(default)]
    pub consent: bool,
    #[serde(flatten, skip_deserializing)]
    #[schemars(skip)]
    pub from: Whence,
}

impl Prepare for MakeLink {
    type Command = LinkCommand;
    type Answer = LinkMade;

    fn prepare(self, _: &Register, _: &Actor) -> Result<Prepared<Self>> {
        let (token, _) = token();
        let command = LinkCommand { version_id: self.version_id, person_id: self.person_id, token: Secret(token.clone()) };
        let answer = move |made: Made| LinkMade {
            version_id: made.version_id,
            name: made.name,
            email: made.email,
            path: format!("/acknowledge/{token}"),
            expires_at: made.expires_at,
        };
        Ok(Prepared { command, answer: Box::new(answer) })
    }
}

impl Command for LinkCommand {
    const NAME: &'static str = "rule.make_link";
    const NEEDS: Right = Right::KeepTraining;
    type Outcome = Made;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<Made> {
        tx.actor().not_by_token().map_err(Error::Denied)?;
        let maker = tx.actor().someone().map_err(Error::Denied)?;
        if maker == self.person_id {
            return Err(Error::Denied("rule-own-link".into()));
        }
        let today = tx.moment().today;
        let version = Standing::of(tx, self.version_id)?;
        version.approved_on(today)?;
        let person = person::on(tx, self.person_id, AsOf::on(today))?;
        let person = person.ok_or_else(|| Error::invalid("person_id", Message::new("rule-no-such-person").with("read", self.person_id)))?;
        if rule::acknowledged_by(tx, self.version_id, self.person_id)?.is_some() {
            return Err(Error::conflict(Message::new("rule-already-acknowledged").with("name", &person.name)));
        }
        about(tx, &version.row);
        tx.about("person", person.id);
        rule::void_links(tx, self.version_id, self.person_id)?;
        let expires_at = tx.moment().at + TimeDelta::days(LINK_DAYS);
        let link = rule::Link {
            token_hash: token_hash(&self.token.0),
            version_id: self.version_id,
            person_id: self.person_id,
            made_by: Some(maker),
            expires_at,
            used_seq: None,
            seq: tx.seq(),
        };
        rule::insert_link(tx, &link)?;
        Ok(Made { version_id: self.version_id, person_id: person.id, expires_at, name: person.name, email: person.email })
    }
}

impl Query for OfLink {
    const NAME: &'static str = "rule.link";
    const NEEDS: Right = Right::Nobody;
    type Answer = Offered;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Offered> {
        let (link, version) = usable(tx, &self.token)?;
        let text = text(tx, link.version_id, i64::MAX)?;
        let erased_by = match text.file_id {
            Some(id) => document::erased(tx, &[id])?.remove(&id),
            None => None,
        };
        let mut settings = setting::all(tx, i64::MAX)?;
        let mut named = |name: &str| settings.remove(name).unwrap_or_default();
        Ok(Offered {
            organisation_ja: named("organisation_ja"),
            organisation_en: named("organisation_en"),
            name: person::names(tx, &[link.person_id])?.remove(&link.person_id).unwrap_or_default(),
            number: version.row.number,
            file: text_file(tx, text.file_id)?,
            erased_by,
            effective_on: version.effective_on(tx.moment().today),
            expires_at: link.expires_at,
            title_ja: text.title_ja,
            title_en: text.title_en,
            body_ja: text.body_ja,
            body_en: text.body_en,
            changed: text.changed,
        })
    }
}

impl Command for AcknowledgeByLink {
    const NAME: &'static str = "rule.acknowledge_by_link";
    const NEEDS: Right = Right::Nobody;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let (link, version) = usable(tx, &self.token)?;
        consented(self.consent)?;
        rule::use_link(tx, &link.token_hash)?;
        put(tx, &version, link.person_id, AcknowledgementMethod::ByLink, &self.from, link.made_by)
    }
}

/// Opens the file that a link asks to read, for a door that sends its bytes on to whoever holds the link.
///
/// # Errors
/// As [`OfLink`]; `NotFound` where there is no file, and `Conflict` or `Unavailable` as for any file.
pub fn open_by_link(register: &Register, actor: &Actor, token: &str) -> Result<(TextFile, Kept)> {
    let offered = register.ask(actor, OfLink { token: Secret(token.to_owned()) })?;
    let file = offered.file.ok_or(Error::NotFound("document"))?;
    let kept = open_kept(register, &file.hash, offered.erased_by)?;
    Ok((file, kept))
}

/// A link that can still be used, by nobody else who is signed in. Altered, used, superseded and run out look alike from outside.
fn usable(tx: &mut dyn Reads, token: &Secret) -> Result<(rule::Link, Standing)> {
    let now = tx.moment();
    let void = || Error::conflict("rule-link-void");
    let link = rule::link(tx, &token_hash(&token.0))?;
    let link = link.filter(|link| link.used_seq.is_none() && now.at < link.expires_at).ok_or_else(void)?;
    if tx.actor().person.is_some_and(|person| person != link.person_id) {
        return Err(Error::Denied("rule-of-another".into()));
    }
    let version = Standing::of(tx, link.version_id)?;
    version.approved_on(now.today).map_err(|_| void())?;
    let belongs = person::on(tx, link.person_id, AsOf::on(now.today))?.is_some();
    if belongs { Ok((link, version)) } else { Err(void()) }
}
