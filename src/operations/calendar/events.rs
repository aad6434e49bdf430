//! What stands at a secret address: deadlines as events, each with how often it has changed.

use chrono::{Months, NaiveDateTime};
use sha2::{Digest, Sha256};

use crate::domain::access::{Actor, Door, Right};
use crate::domain::agreement::Language;
use crate::domain::as_of::AsOf;
use crate::domain::deadline::Deadline;
use crate::error::{Error, Result};
use crate::operations::deadline::{Asked, all, everybody};
use crate::operations::secret::token_hash;
use crate::operations::{Register, setting};
use crate::store::calendar::Note;
use crate::store::{Reads, account, calendar, department, person, session};

/// How far ahead a calendar looks.
const AHEAD: Months = Months::new(13);

/// A calendar as it is told.
pub struct Told {
    pub language: Language,
    pub organisation: (String, String),
    /// Japanese and English; none for one's own.
    pub department: Option<(String, String)>,
    pub events: Vec<Event>,
}

/// A deadline in a calendar. It keeps its key whatever happens to it.
pub struct Event {
    pub deadline: Deadline,
    pub key: String,
    /// Goes up whenever the day or the words change.
    pub sequence: i64,
    pub changed_at: NaiveDateTime,
}

/// What a calendar program is told at the address that ends with the token. It is for the holder: it ends when they leave, lose their account, or may not
/// read the register any more where it is of a department.
///
/// # Errors
/// `NotFound` where no calendar is in force.
pub fn read(register: &Register, token: &str) -> Result<Told> {
    let (moment, hash) = (register.now(), token_hash(token));
    let nothing = || Error::NotFound("calendar");
    let (told, notes) = register.db().read(moment, &Actor::nobody(Door::Page), |tx| {
        let as_of = AsOf::on(moment.today);
        let feed = calendar::of_hash(tx, &hash)?.ok_or_else(nothing)?;
        let held = account::of_id(tx, feed.account_id)?.filter(|held| held.closed_seq.is_none()).ok_or_else(nothing)?;
        person::on(tx, held.person_id, as_of)?.ok_or_else(nothing)?;
        let roles = session::roles(tx, held.id, held.person_id)?;
        let reader = Actor::person(held.id, held.person_id, roles, Door::Page);
        if feed.department_id.is_some() && !reader.may(Right::ReadRegister) {
            return Err(nothing());
        }
        let shown = shown(tx, feed.department_id, held.person_id, as_of)?;
        let (events, notes) = events(tx, shown, moment.at)?;
        let departments = department::names(tx, i64::MAX)?;
        let department = feed.department_id.and_then(|id| departments.get(&id).cloned());
        let language = Language::from_code(&feed.language).unwrap_or(Language::Ja);
        Ok((Told { language, organisation: setting::organisation_of(tx)?, department, events }, notes))
    })?;
    calendar::note(register.db(), &notes);
    Ok(told)
}

fn shown(tx: &mut dyn Reads, department: Option<i64>, person: i64, as_of: AsOf) -> Result<Vec<Deadline>> {
    let until = as_of.on.checked_add_months(AHEAD).unwrap_or(as_of.on);
    let mut found = all(tx, Asked { as_of, until })?;
    if let Some(id) = department {
        found.retain(|one| one.owner.department_id == Some(id));
    } else {
        let members = everybody(tx, as_of)?;
        found.retain(|one| members.whose(one).people.contains(&person));
    }
    Ok(found)
}

/// The events, and what has to be noted of those that changed.
fn events(tx: &mut dyn Reads, shown: Vec<Deadline>, at: NaiveDateTime) -> Result<(Vec<Event>, Vec<Note>)> {
    let keys: Vec<String> = shown.iter().map(Deadline::key).collect();
    let noted = calendar::notes(tx, &keys)?;
    let (mut events, mut changed) = (Vec::with_capacity(shown.len()), Vec::new());
    for (deadline, key) in shown.into_iter().zip(keys) {
        // Names of people stand in the words: only what they come to is kept.
        let words = serde_json::to_vec(&(deadline.due_on, &deadline.what, &deadline.because))?;
        let now = hex::encode(Sha256::digest(words));
        let note = match noted.get(&key) {
            Some(note) if note.shown == now => note.clone(),
            before => {
                let sequence = before.map_or(0, |note| note.sequence + 1);
                let note = Note { key: key.clone(), shown: now, sequence, changed_at: at };
                changed.push(note.clone());
                note
            }
        };
        events.push(Event { deadline, key, sequence: note.sequence, changed_at: note.changed_at });
    }
    Ok((events, changed))
}
