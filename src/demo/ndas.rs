//! NDAs and pledges as they went: issued by the Personal Data Manager, signed in the product, by link or on paper, and signed off by a manager.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::lines::{Lines, Nda};
use super::scan;
use super::stage::Stage;
use crate::domain::access::{Actor, Door};
use crate::domain::agreement::{AgreementKind, Language};
use crate::domain::nda::SignatureMethod;
use crate::error::{Error, Result};
use crate::operations::agreement::List;
use crate::operations::document::Content;
use crate::operations::import::Thing;
use crate::operations::nda::{
    Decline, DeclineByLink, End, Issue, MakeLink, OfLink, Return, Show, Sign, SignByLink, SignOff, SignOnPaper, Void, Whence,
};
use crate::operations::secret::Secret;

/// Who issues, ends and takes back, and records what comes on paper.
const ISSUER: &str = "pdm";

/// The ids of what was issued so far, by the place in the file.
#[derive(Default)]
pub(super) struct Papers(BTreeMap<usize, i64>);

impl Papers {
    fn id(&self, place: usize) -> Result<i64> {
        self.0.get(&place).copied().ok_or_else(|| Error::fault(format!("line {place} of the NDAs was not issued")))
    }
}

/// The days on which something happens.
pub(super) fn days(lines: &Lines) -> BTreeSet<NaiveDate> {
    let of =
        |nda: &Nda| [Some(nda.issued_on), nda.voided_on, nda.ended_on, nda.declined_on, nda.returned_on, nda.signed_on, nda.signed_off_on];
    lines.ndas.iter().flat_map(of).flatten().collect()
}

/// Everything that happens on the day: what ends, what is issued, what is signed, and what is signed off at the end of it.
pub(super) fn on(stage: &mut Stage<'_>, papers: &mut Papers, lines: &Lines) -> Result<()> {
    let today = Some(stage.today());
    let those = |day: fn(&Nda) -> Option<NaiveDate>| lines.ndas.iter().enumerate().filter(move |(_, nda)| day(nda) == today);
    let issuer = stage.actor(ISSUER)?;
    for (place, nda) in those(|nda| nda.voided_on) {
        let (id, reason) = (papers.id(place)?, nda.remark.clone());
        stage.register().run(&issuer, &Void { id, seen: i64::MAX, reason })?;
    }
    issue(stage, papers, lines)?;
    for (place, nda) in those(|nda| nda.declined_on) {
        decline(stage, papers.id(place)?, nda, lines)?;
    }
    for (place, nda) in those(|nda| nda.returned_on) {
        let id = papers.id(place)?;
        sign(stage, id, nda, lines)?;
        let checker = stage.actor(&nda.signed_off_by)?;
        stage.register().run(&checker, &Return { id, seen: i64::MAX, reason: nda.remark.clone() })?;
    }
    for (place, nda) in those(|nda| nda.signed_on) {
        sign(stage, papers.id(place)?, nda, lines)?;
    }
    let mut waiting: BTreeMap<&str, Vec<i64>> = BTreeMap::new();
    for (place, nda) in those(|nda| nda.signed_off_on) {
        waiting.entry(&nda.signed_off_by).or_default().push(papers.id(place)?);
    }
    for (login, ids) in waiting {
        let checker = stage.actor(login)?;
        stage.register().run(&checker, &SignOff { seen: i64::MAX, ids })?;
    }
    for (place, nda) in those(|nda| nda.ended_on) {
        let end =
            End { id: papers.id(place)?, seen: i64::MAX, ends_on: stage.today(), survives_until_on: None, reason: nda.remark.clone() };
        stage.register().run(&issuer, &end)?;
    }
    Ok(())
}

/// All of the day at once.
fn issue(stage: &mut Stage<'_>, papers: &mut Papers, lines: &Lines) -> Result<()> {
    let (today, issuer) = (stage.today(), stage.actor(ISSUER)?);
    let those: Vec<(usize, &Nda)> = lines.ndas.iter().enumerate().filter(|(_, nda)| nda.issued_on == today).collect();
    if those.is_empty() {
        return Ok(());
    }
    let register = stage.register();
    let agreements = register.ask(&issuer, List::default())?.agreements;
    let texts: BTreeMap<AgreementKind, i64> = agreements.into_iter().map(|listed| (listed.kind, listed.id)).collect();
    let mut commands = Vec::with_capacity(those.len());
    for (_, nda) in &those {
        let agreement_id = texts.get(&nda.kind).copied().ok_or_else(|| Error::fault(format!("there is no text {}", nda.kind)))?;
        let is_of_person = nda.kind.is_of_person();
        commands.push(Issue {
            agreement_id,
            language: Language::Ja,
            person_id: is_of_person.then(|| stage.id(Thing::Person, &nda.code)).transpose()?,
            consignee_id: (!is_of_person).then(|| stage.id(Thing::Consignee, &nda.code)).transpose()?,
            signatory: nda.signatory.clone(),
            signatory_email: String::new(),
            sign_by_on: None,
            valid_from_on: None,
            valid_until_on: nda.valid_until_on,
            renews_id: renewed(papers, lines, nda),
        });
    }
    let first =
        |failed: Vec<(usize, Error)>| failed.into_iter().next().map_or_else(|| Error::fault("nothing was issued"), |(_, error)| error);
    let ids = register.run_all(&issuer, &commands).map_err(first)?;
    papers.0.extend(those.iter().map(|(place, _)| *place).zip(ids));
    Ok(())
}

/// The latest of the same signatory on the same text that was signed off.
fn renewed(papers: &Papers, lines: &Lines, nda: &Nda) -> Option<i64> {
    let same = |other: &Nda| (&other.code, other.kind) == (&nda.code, nda.kind);
    let before = |other: &Nda| same(other) && other.signed_off_on.is_some_and(|on| on < nda.issued_on);
    let (place, _) = lines.ndas.iter().enumerate().rfind(|(_, other)| before(other))?;
    papers.0.get(&place).copied()
}

/// Who signs in the product does so with their own account.
fn signer(stage: &Stage<'_>, nda: &Nda, lines: &Lines) -> Result<Actor> {
    let account = lines.accounts.iter().find(|account| account.person == nda.code);
    stage.actor(&account.ok_or_else(|| Error::fault(format!("{} has no account", nda.code)))?.login)
}

fn sign(stage: &mut Stage<'_>, id: i64, nda: &Nda, lines: &Lines) -> Result<()> {
    match nda.method {
        Some(SignatureMethod::InProduct) => {
            let actor = signer(stage, nda, lines)?;
            let register = stage.register();
            let shown = register.ask(&actor, Show { id })?;
            let sign = Sign { id, hash: shown.hash, typed_name: shown.signer, consent: true, from: whence() };
            register.run(&actor, &sign)
        }
        Some(SignatureMethod::ByLink) => by_link(stage, id),
        Some(SignatureMethod::OnPaper) => on_paper(stage, id, nda),
        None => Err(Error::fault(format!("{} signs in no way", nda.code))),
    }
}

/// A link for signing, made by the issuer.
fn link(stage: &mut Stage<'_>, id: i64) -> Result<Secret> {
    let issuer = stage.actor(ISSUER)?;
    let made = stage.register().carry_out(&issuer, MakeLink { id })?;
    Ok(Secret(made.path.rsplit('/').next().unwrap_or_default().to_owned()))
}

fn by_link(stage: &mut Stage<'_>, id: i64) -> Result<()> {
    let Secret(token) = link(stage, id)?;
    let (register, nobody) = (stage.register(), Actor::nobody(Door::Page));
    let offered = register.ask(&nobody, OfLink { token: Secret(token.clone()) })?;
    let sign = SignByLink { token: Secret(token), hash: offered.hash, typed_name: offered.signer, consent: true, from: whence() };
    register.run(&nobody, &sign)
}

fn on_paper(stage: &mut Stage<'_>, id: i64, nda: &Nda) -> Result<()> {
    let (issuer, signed_on) = (stage.actor(ISSUER)?, stage.today());
    let register = stage.register();
    let seen = register.ask(&issuer, Show { id })?.seen;
    let content = Content::Bytes(scan::pdf(&format!("{} {} signed on {signed_on}", nda.kind, nda.code)));
    let name = format!("{}-{signed_on}.pdf", nda.code);
    register.carry_out(&issuer, SignOnPaper { id, seen, signed_on, collected_by: None, name, content })
}

fn decline(stage: &mut Stage<'_>, id: i64, nda: &Nda, lines: &Lines) -> Result<()> {
    let reason = nda.remark.clone();
    if nda.method == Some(SignatureMethod::InProduct) {
        let actor = signer(stage, nda, lines)?;
        return stage.register().run(&actor, &Decline { id, reason });
    }
    let token = link(stage, id)?;
    stage.register().run(&Actor::nobody(Door::Page), &DeclineByLink { token, reason })
}

/// Where those who sign in the demonstration come from: an address that is nobody's (RFC 5737).
fn whence() -> Whence {
    Whence { address: "192.0.2.1".to_owned(), agent: "Mozilla/5.0 (X11; Linux x86_64) Kantoku demonstration".to_owned() }
}
