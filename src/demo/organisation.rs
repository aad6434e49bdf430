//! The first morning: settings, departments, people, offices, and accounts with their passwords.

use super::known;
use super::lines::{Account, DEPARTMENTS, Held, Lines, PEOPLE, RESOURCES};
use super::passwords;
use super::stage::Stage;
use crate::cli::demo::SignIn;
use crate::domain::access::{Actor, Door};
use crate::domain::message::Message;
use crate::domain::setting::Setting;
use crate::error::{Error, Result};
use crate::operations::account::{Accept, Invite};
use crate::operations::import::{ImportKind, Thing};
use crate::operations::office::{Appoint, End, List};
use crate::operations::secret::Secret;
use crate::operations::session::actor_of_password;
use crate::operations::setting::Make;

/// Everything up to the moment in which people can sign in. Before that, whoever holds the machine acts.
pub(super) fn found(stage: &mut Stage<'_>, lines: &Lines, password: Option<&str>) -> Result<Vec<SignIn>> {
    let console = Actor::console();
    let organisation = &lines.organisation;
    for (name, value) in [
        (Setting::OrganisationJa, &organisation.name_ja),
        (Setting::OrganisationEn, &organisation.name_en),
        (Setting::FiscalYearStart, &organisation.fiscal_year_start_month),
    ] {
        stage.register().run(&console, &Make { name, value: value.clone() })?;
    }
    stage.import(&console, ImportKind::Departments, DEPARTMENTS, lines.departments.clone())?;
    stage.import(&console, ImportKind::People, PEOPLE, known::on(&lines.people, stage.today(), known::of_itself))?;
    stage.import(&console, ImportKind::Resources, RESOURCES, lines.resources.clone())?;
    stage.say(&Message::new("demo-people").with("departments", lines.departments.len()).with("people", lines.people.len()));
    let today = stage.today();
    for held in lines.offices.iter().filter(|held| held.from_on <= today) {
        appoint(stage, &console, held)?;
    }
    let sign_ins = lines.accounts.iter().map(|account| open(stage, &console, account, password));
    let sign_ins: Vec<SignIn> = sign_ins.collect::<Result<_>>()?;
    stage.say(&Message::new("demo-accounts").with("n", sign_ins.len()));
    Ok(sign_ins)
}

/// An end that is still to come is not known yet.
pub(super) fn appoint(stage: &mut Stage<'_>, actor: &Actor, held: &Held) -> Result<()> {
    let today = stage.today();
    let person_id = stage.id(Thing::Person, &held.person)?;
    let until_on = held.until_on.filter(|until| *until <= today);
    let appoint = Appoint { person_id, office: held.office, from_on: held.from_on, until_on, letter: held.letter.clone() };
    stage.register().run(actor, &appoint).map(drop)
}

pub(super) fn lay_down(stage: &mut Stage<'_>, actor: &Actor, held: &Held) -> Result<()> {
    let person_id = stage.id(Thing::Person, &held.person)?;
    let register = stage.register();
    let offices = register.ask(actor, List::default())?.lines;
    let line = offices.into_iter().find(|line| (line.person_id, line.office, line.from_on) == (person_id, held.office, held.from_on));
    let line = line.ok_or_else(|| Error::fault(format!("nobody holds the office of {}", held.person)))?;
    let Some(until_on) = held.until_on else { return Ok(()) };
    register.run(actor, &End { id: line.id, seen: line.seen, until_on })
}

/// Invites the holder of an account, accepts the invitation in their place, and signs in as they will.
fn open(stage: &mut Stage<'_>, console: &Actor, account: &Account, password: Option<&str>) -> Result<SignIn> {
    let password = password.map_or_else(passwords::random, ToOwned::to_owned);
    let person_id = stage.id(Thing::Person, &account.person)?;
    let invite = Invite { person_id, login: account.login.clone(), roles: account.roles.clone() };
    let linked = stage.register().carry_out(console, invite)?;
    let token = linked.path.rsplit('/').next().unwrap_or_default().to_owned();
    let accept = Accept { token: Secret(token), password: Secret(password.clone()), ..Accept::default() };
    let register = stage.register();
    register.carry_out(&Actor::nobody(Door::Page), accept)?;
    let actor = actor_of_password(&register, &account.login, &password, Door::Page)?;
    let roles = actor.roles.iter().copied().collect();
    stage.enter(&account.login, actor);
    Ok(SignIn { roles, name: linked.name, login: account.login.clone(), password })
}
