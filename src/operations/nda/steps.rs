//! The steps after the signature, and those instead of it.

use std::collections::BTreeSet;

use chrono::{Months, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::hands::Held;
use super::link::{of_nobody_else, usable};
use crate::domain::access::Right;
use crate::domain::codes::codes;
use crate::domain::message::{Message, Problems};
use crate::domain::nda::{NdaEventKind, NdaState, may_sign};
use crate::error::{Error, Result};
use crate::operations::Command;
use crate::operations::secret::Secret;
use crate::store::code::Coded;
use crate::store::nda::{self, EventRow};
use crate::store::{Reads, WriteTx, agreement};

codes! {
    /// What is done with one NDA.
    pub enum Step as "nda-step" {
        SignOff = "sign_off",
        Return = "return",
        Decline = "decline",
        Void = "void",
        End = "end",
    }
}

/// Signs NDAs off: one or many with one confirmation, all of them or none. From then on they are in force.
///
/// Separation of duties: refused to whoever signed, issued, brought in the signature on paper, or made the link by which it was signed,
/// through every door.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct SignOff {
    /// The last entry of the ledger that the caller has seen: what was recorded of any of them after it is not signed off unseen.
    pub seen: i64,
    #[schemars(length(min = 1, max = 1000))]
    pub ids: Vec<i64>,
}

/// Returns a signed NDA with a reason: it has to be signed again.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Return {
    pub id: i64,
    /// The entry of the ledger that the caller has seen last of it.
    pub seen: i64,
    #[schemars(length(min = 1, max = 1000))]
    pub reason: String,
}

/// Declines to sign one's own NDA, with a reason.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Decline {
    pub id: i64,
    #[schemars(length(min = 1, max = 1000))]
    pub reason: String,
}

/// Declines to sign, by a one-time link.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct DeclineByLink {
    /// What stands at the end of the link.
    pub token: Secret,
    #[schemars(length(min = 1, max = 1000))]
    pub reason: String,
}

/// Takes back an NDA that was issued by mistake and is not in force yet.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Void {
    pub id: i64,
    /// The entry of the ledger that the caller has seen last of it.
    pub seen: i64,
    #[schemars(length(min = 1, max = 1000))]
    pub reason: String,
}

/// Ends an NDA before its term does. Its obligations go on for as long as its text says, unless told otherwise.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct End {
    pub id: i64,
    /// The entry of the ledger that the caller has seen last of it.
    pub seen: i64,
    /// The last day in force.
    pub ends_on: NaiveDate,
    /// Until when its obligations go on; if empty, as long as the text says.
    #[serde(default)]
    pub survives_until_on: Option<NaiveDate>,
    #[schemars(length(min = 1, max = 1000))]
    pub reason: String,
}

impl Command for SignOff {
    const NAME: &'static str = "nda.sign_off";
    const NEEDS: Right = Right::SignOffNdas;
    /// How many were signed off by this.
    type Outcome = usize;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<usize> {
        let person = tx.actor().someone().map_err(Error::Denied)?;
        let unique: BTreeSet<i64> = self.ids.iter().copied().collect();
        let mut held = Vec::with_capacity(unique.len());
        for id in &unique {
            held.push(Held::of(tx, *id)?);
        }
        for one in &held {
            one.may_sign_off(tx, person)?.map_err(Error::Denied)?;
        }
        // The same confirmation sent twice finds all of them signed off by this very person.
        if held.iter().all(|one| one.has_just(NdaEventKind::SignedOff, Some(person), "")) {
            tx.unchanged();
            return Ok(0);
        }
        let today = tx.moment().today;
        for one in &held {
            let state = one.state(today);
            if state != NdaState::Signed {
                let party = one.party(tx)?;
                return Err(Error::conflict(
                    Message::new("nda-not-to-be-signed-off").with("party", party).label("state", state.label_id()),
                ));
            }
            one.unless_stale(self.seen)?;
        }
        for one in &held {
            one.record(tx, NdaEventKind::SignedOff, "")?;
        }
        Ok(held.len())
    }
}

impl Command for Return {
    const NAME: &'static str = "nda.return";
    const NEEDS: Right = Right::SignOffNdas;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let person = tx.actor().someone().map_err(Error::Denied)?;
        let held = Held::of(tx, self.id)?;
        held.may_sign_off(tx, person)?.map_err(Error::Denied)?;
        let reason = reason(&self.reason)?;
        if held.has_just(NdaEventKind::Returned, Some(person), reason) {
            tx.unchanged();
            return Ok(());
        }
        held.allows(tx, NdaEventKind::Returned)?;
        held.unless_stale(self.seen)?;
        nda::supersede_signature(tx, self.id)?;
        held.record(tx, NdaEventKind::Returned, reason)
    }
}

impl Command for Decline {
    const NAME: &'static str = "nda.decline";
    const NEEDS: Right = Right::OwnAccount;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let person = tx.actor().someone().map_err(Error::Denied)?;
        let held = Held::of(tx, self.id)?;
        may_sign(held.hands(), person).map_err(Error::Denied)?;
        decline(tx, &held, &self.reason)
    }
}

impl Command for DeclineByLink {
    const NAME: &'static str = "nda.decline_by_link";
    const NEEDS: Right = Right::Nobody;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let link = usable(tx, &self.token)?;
        let held = Held::of(tx, link.nda_id)?;
        of_nobody_else(tx, &held)?;
        decline(tx, &held, &self.reason)
    }
}

fn decline(tx: &mut WriteTx<'_>, held: &Held, why: &str) -> Result<()> {
    let reason = reason(why)?;
    if held.has_just(NdaEventKind::Declined, tx.actor().person, reason) {
        tx.unchanged();
        return Ok(());
    }
    held.allows(tx, NdaEventKind::Declined)?;
    nda::void_links(tx, held.row.id)?;
    held.record(tx, NdaEventKind::Declined, reason)
}

impl Command for Void {
    const NAME: &'static str = "nda.void";
    const NEEDS: Right = Right::IssueNdas;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let person = tx.actor().someone().map_err(Error::Denied)?;
        let held = Held::of(tx, self.id)?;
        let reason = reason(&self.reason)?;
        if held.has_just(NdaEventKind::Voided, Some(person), reason) {
            tx.unchanged();
            return Ok(());
        }
        held.not_own(person)?;
        held.allows(tx, NdaEventKind::Voided)?;
        held.unless_stale(self.seen)?;
        nda::void_links(tx, self.id)?;
        held.record(tx, NdaEventKind::Voided, reason)
    }
}

impl Command for End {
    const NAME: &'static str = "nda.end";
    const NEEDS: Right = Right::IssueNdas;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let person = tx.actor().someone().map_err(Error::Denied)?;
        let held = Held::of(tx, self.id)?;
        let (reason, today) = (reason(&self.reason)?, tx.moment().today);
        held.not_own(person)?;
        let months = agreement::text(tx, held.row.version_id, i64::MAX)?.and_then(|text| text.survival_months);
        let by_text = months.and_then(|months| self.ends_on.checked_add_months(Months::new(u32::try_from(months).ok()?)));
        let survives = self.survives_until_on.or(by_text);
        let same = |last: &EventRow| last.happened_on == self.ends_on && last.survives_until_on == survives;
        if held.has_just(NdaEventKind::Ended, Some(person), reason) && held.events.last().is_some_and(same) {
            tx.unchanged();
            return Ok(());
        }
        held.allows(tx, NdaEventKind::Ended)?;
        held.unless_stale(self.seen)?;
        let mut problems = Problems::default();
        let signed_off = held.events.iter().rfind(|event| event.kind.0 == NdaEventKind::SignedOff).map(|event| event.happened_on);
        let began = held.row.valid_from_on.into_iter().chain(signed_off).max().unwrap_or(held.row.issued_on);
        if self.ends_on < began {
            problems.add("ends_on", Message::new("nda-until-before-from").with("read", self.ends_on).with("expected", began));
        }
        if let Some(until) = held.row.valid_until_on.filter(|until| self.ends_on > *until) {
            problems.add("ends_on", Message::new("nda-ends-after-term").with("read", self.ends_on).with("expected", until));
        }
        if let Some(until) = survives.filter(|until| *until < self.ends_on) {
            problems.add("survives_until_on", Message::new("nda-survives-before-end").with("read", until).with("expected", self.ends_on));
        }
        if self.ends_on > today.checked_add_months(Months::new(12)).unwrap_or(today) {
            problems.add("ends_on", Message::new("nda-ends-too-late").with("read", self.ends_on));
        }
        problems.or(())?;
        let event = EventRow {
            nda_id: self.id,
            kind: Coded(NdaEventKind::Ended),
            happened_on: self.ends_on,
            person_id: Some(person),
            reason: reason.to_owned(),
            survives_until_on: survives,
            seq: tx.seq(),
        };
        held.put(tx, &event)
    }
}

fn reason(text: &str) -> Result<&str> {
    let text = text.trim();
    if text.is_empty() { Err(Error::invalid("reason", "input-required")) } else { Ok(text) }
}
