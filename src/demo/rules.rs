//! The organisation's rules: written and proposed by the Personal Data Manager, adopted by somebody else, and acknowledged in the product, by
//! link and on signed lists.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::lines::{Acknowledging, Lines, RuleVersion};
use super::scan;
use super::stage::Stage;
use crate::domain::access::{Actor, Door};
use crate::domain::rule::{AcknowledgementMethod, Stage as Handling};
use crate::error::{Error, Result};
use crate::operations::Register;
use crate::operations::document::Content;
use crate::operations::import::Thing;
use crate::operations::rule::{Acknowledge, AcknowledgeByLink, Approve, Create, Draft, MakeLink, Propose, RecordList, Show, Whence, Write};
use crate::operations::secret::Secret;

/// Who writes the rules, records the lists and makes the links.
const KEEPER: &str = "pdm";

/// The ids of the versions so far, by code and in the order of their numbers.
#[derive(Default)]
pub(super) struct Versions(BTreeMap<String, Vec<i64>>);

impl Versions {
    fn latest(&self, code: &str) -> Result<i64> {
        let found = self.0.get(code).and_then(|ids| ids.last());
        found.copied().ok_or_else(|| Error::fault(format!("there is no rule {code} yet")))
    }

    fn id(&self, one: &Acknowledging) -> Result<i64> {
        let place = usize::try_from(one.version - 1).unwrap_or(usize::MAX);
        let found = self.0.get(&one.code).and_then(|ids| ids.get(place));
        found.copied().ok_or_else(|| Error::fault(format!("there is no version {} of {}", one.version, one.code)))
    }
}

/// The days on which something happens.
pub(super) fn days(lines: &Lines) -> BTreeSet<NaiveDate> {
    let versions = lines.rules.iter().flat_map(|one| [one.proposed_on, one.adopted_on]);
    versions.chain(lines.acknowledgements.iter().map(|one| one.on)).collect()
}

/// Everything that happens on the day.
pub(super) fn on(stage: &mut Stage<'_>, versions: &mut Versions, lines: &Lines) -> Result<()> {
    let today = stage.today();
    for one in lines.rules.iter().filter(|one| one.proposed_on == today) {
        let id = propose(stage, versions, one)?;
        versions.0.entry(one.code.clone()).or_default().push(id);
    }
    for one in lines.rules.iter().filter(|one| one.adopted_on == today) {
        adopt(stage, versions.latest(&one.code)?, one)?;
    }
    for one in lines.acknowledgements.iter().filter(|one| one.on == today) {
        acknowledge(stage, versions.id(one)?, one, lines)?;
    }
    Ok(())
}

fn propose(stage: &mut Stage<'_>, versions: &Versions, one: &RuleVersion) -> Result<i64> {
    let actor = stage.actor(KEEPER)?;
    let register = stage.register();
    let version_id = if versions.0.contains_key(&one.code) {
        let last = versions.latest(&one.code)?;
        register.run(&actor, &Draft { rule_id: shown(&register, &actor, last)?.rule_id })?
    } else {
        let (title_ja, title_en) = (one.title_ja.clone(), one.title_en.clone());
        register.run(&actor, &Create { code: one.code.clone(), kind: one.kind, title_ja, title_en })?
    };
    let mut departments = Vec::new();
    for code in one.departments.split_whitespace() {
        departments.push(stage.id(Thing::Department, code)?);
    }
    let write = Write {
        version_id,
        seen: shown(&register, &actor, version_id)?.seq,
        title_ja: one.title_ja.clone(),
        title_en: one.title_en.clone(),
        body_ja: one.body_ja.clone(),
        body_en: one.body_en.clone(),
        stages: one.stages.split_whitespace().filter_map(Handling::from_code).collect(),
        audience: one.audience,
        departments,
        department_id: (!one.department.is_empty()).then(|| stage.id(Thing::Department, &one.department)).transpose()?,
        changed: one.changed.clone(),
    };
    register.run(&actor, &write)?;
    let seen = shown(&register, &actor, version_id)?.seq;
    register.run(&actor, &Propose { version_id, seen, comment: one.changed.clone() })?;
    Ok(version_id)
}

fn adopt(stage: &mut Stage<'_>, version_id: i64, one: &RuleVersion) -> Result<()> {
    let actor = stage.actor(&one.adopted_by)?;
    let register = stage.register();
    let approve = Approve {
        version_id,
        seen: shown(&register, &actor, version_id)?.seq,
        effective_on: one.effective_on,
        published_on: one.published_on,
        published_at: one.published_at.clone(),
        comment: String::new(),
    };
    register.run(&actor, &approve)
}

fn shown(register: &Register, actor: &Actor, version_id: i64) -> Result<crate::operations::rule::RuleText> {
    register.ask(actor, Show { version_id, on: None, known: None })
}

fn acknowledge(stage: &mut Stage<'_>, version_id: i64, one: &Acknowledging, lines: &Lines) -> Result<()> {
    match one.method {
        AcknowledgementMethod::OnList => on_list(stage, version_id, one),
        AcknowledgementMethod::ByLink => one.people.split_whitespace().try_for_each(|code| by_link(stage, version_id, code)),
        AcknowledgementMethod::InProduct => one.people.split_whitespace().try_for_each(|code| {
            let account = lines.accounts.iter().find(|account| account.person == code);
            let actor = stage.actor(&account.ok_or_else(|| Error::fault(format!("{code} has no account")))?.login)?;
            stage.register().run(&actor, &Acknowledge { version_id, consent: true, from: whence() })
        }),
    }
}

fn on_list(stage: &mut Stage<'_>, version_id: i64, one: &Acknowledging) -> Result<()> {
    let (keeper, acknowledged_on) = (stage.actor(KEEPER)?, stage.today());
    let mut person_ids = Vec::new();
    for code in one.people.split_whitespace() {
        person_ids.push(stage.id(Thing::Person, code)?);
    }
    let content = Content::Bytes(scan::pdf(&format!("{} version {} acknowledged on {acknowledged_on}", one.code, one.version)));
    let name = format!("{}-{}-{acknowledged_on}.pdf", one.code, one.version);
    stage.register().carry_out(&keeper, RecordList { version_id, person_ids, acknowledged_on, name, content }).map(drop)
}

fn by_link(stage: &mut Stage<'_>, version_id: i64, code: &str) -> Result<()> {
    let (keeper, person_id) = (stage.actor(KEEPER)?, stage.id(Thing::Person, code)?);
    let register = stage.register();
    let made = register.carry_out(&keeper, MakeLink { version_id, person_id })?;
    let token = Secret(made.path.rsplit('/').next().unwrap_or_default().to_owned());
    register.run(&Actor::nobody(Door::Page), &AcknowledgeByLink { token, consent: true, from: whence() })
}

/// Where those who acknowledge in the demonstration come from: an address that is nobody's (RFC 5737).
fn whence() -> Whence {
    Whence { address: "192.0.2.1".to_owned(), agent: "Mozilla/5.0 (X11; Linux x86_64) Kantoku demonstration".to_owned() }
}
