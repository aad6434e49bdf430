//! By when NDAs and pledges have to be signed, signed off and renewed.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::coverage::{Holdings, holdings, with_access};
use super::{Stood, with_states};
use crate::domain::deadline::{Basis, Deadline, DeadlineKind, Owner};
use crate::domain::message::Message;
use crate::domain::nda::{Cover, NdaEventKind, NdaState, SIGN_OFF_DAYS};
use crate::error::Result;
use crate::operations::deadline::{Asked, Consignees, Names, department_of};
use crate::operations::facts::Known;
use crate::store::nda;
use crate::store::{Reads, person, person_access};

/// What waits for a signature or a sign-off, and who is or will be without an NDA or a pledge.
pub(crate) fn deadlines(tx: &mut dyn Reads, names: &Names, asked: Asked) -> Result<Vec<Deadline>> {
    let as_of = asked.as_of;
    let people: BTreeMap<i64, person::Row> = person::belonging(tx, as_of)?.into_iter().map(|row| (row.id, row)).collect();
    let pending = nda::pending(tx, as_of.known)?;
    let mut all: Vec<Deadline> = with_states(tx, pending, as_of)?.iter().filter_map(|one| waiting(one, names, &people)).collect();
    all.extend(bare(tx, asked)?);
    all.retain(|one| one.due_on <= asked.until);
    Ok(all)
}

/// Consignees whom nothing will bind to confidentiality any more while their work goes on.
pub(crate) fn deadlines_of_consignees(consignees: &Consignees<'_>, asked: Asked) -> Vec<Deadline> {
    consignees.each().filter_map(|(id, name, known)| with_consignee(id, name, known, asked)).collect()
}

/// What waits for its signature, where somebody set a day, or for the sign-off.
fn waiting(one: &Stood, names: &Names, people: &BTreeMap<i64, person::Row>) -> Option<Deadline> {
    let brief = &one.brief;
    let (name, department) = match (brief.person_id, brief.consignee_id) {
        (Some(id), _) => people.get(&id).map(|row| (row.name.clone(), row.department_id))?,
        (_, Some(id)) => (names.name(id)?.to_owned(), None),
        _ => return None,
    };
    let issuer = Owner { person_id: brief.issued_by, department_id: department };
    let (kind, due_on, basis, because, what, owner) = match one.state {
        NdaState::Issued | NdaState::Returned => {
            let owner = brief.person_id.map_or(issuer, Owner::person);
            (DeadlineKind::Signature, brief.sign_by_on?, Basis::Set, "deadline-because-sign-by", "deadline-signature", owner)
        }
        NdaState::Signed => {
            let signed_on = one.events.iter().rfind(|event| event.kind.0 == NdaEventKind::Signed)?.happened_on;
            let due_on = signed_on.checked_add_days(Days::new(SIGN_OFF_DAYS))?;
            (DeadlineKind::SignOff, due_on, Basis::Rule, "deadline-because-sign-off", "deadline-sign-off", Owner::department(department))
        }
        _ => return None,
    };
    Some(Deadline {
        kind,
        subject: "nda",
        id: brief.id,
        number: 0,
        due_on,
        basis,
        because: Message::new(because).with("days", i64::try_from(SIGN_OFF_DAYS).unwrap_or_default()),
        what: Message::new(what).with("name", name).label("kind", brief.kind.0.label_id()),
        consignee_id: brief.consignee_id,
        owner,
    })
}

/// People with access whom nothing binds, or whom what binds will bind no longer.
fn bare(tx: &mut dyn Reads, asked: Asked) -> Result<Vec<Deadline>> {
    let people = with_access(tx, asked.as_of)?;
    let held = holdings(tx, &people, asked.as_of)?;
    let mut since: BTreeMap<i64, NaiveDate> = BTreeMap::new();
    for row in person_access::all(tx, asked.as_of)? {
        since.entry(row.person_id).and_modify(|from_on| *from_on = row.from_on.min(*from_on)).or_insert(row.from_on);
    }
    Ok(people.iter().filter_map(|row| of_person(row, &held, *since.get(&row.id)?, asked)).collect())
}

fn of_person(row: &person::Row, held: &Holdings, since: NaiveDate, asked: Asked) -> Option<Deadline> {
    let covered = held.cover(row.id, asked.as_of.on);
    let last_on = || covered.nda.and_then(|id| held.last_on(row.id, id));
    let (kind, due_on, because, what) = match covered.cover {
        Cover::Missing | Cover::Declined => (DeadlineKind::Signature, since, "deadline-because-access", "deadline-without-nda"),
        Cover::Lapsed => (DeadlineKind::NdaEnd, last_on()?, "deadline-because-nda-end", "deadline-nda-end"),
        Cover::Bound | Cover::Expiring => {
            let last_on = last_on().filter(|last_on| *last_on <= asked.until)?;
            // Whatever else is signed, or on its way to be, follows it.
            if matches!(held.cover(row.id, last_on.succ_opt()?).cover, Cover::Bound | Cover::Expiring | Cover::Signed | Cover::Unsigned) {
                return None;
            }
            (DeadlineKind::NdaEnd, last_on, "deadline-because-nda-end", "deadline-nda-end")
        }
        // The signature and the sign-off have their own.
        Cover::Signed | Cover::Unsigned => return None,
    };
    Some(Deadline {
        kind,
        subject: "person",
        id: row.id,
        number: 0,
        due_on,
        basis: if kind == DeadlineKind::NdaEnd { Basis::Set } else { Basis::Rule },
        because: because.into(),
        what: Message::new(what).with("name", &row.name),
        consignee_id: None,
        owner: Owner::department(row.department_id),
    })
}

/// The end of what binds a consignee to confidentiality, while its work goes on.
fn with_consignee(id: i64, name: &str, known: &Known, asked: Asked) -> Option<Deadline> {
    let facts = &known.facts;
    let ends = facts.obligations.iter().filter_map(|obligation| Some((obligation, obligation.until_on?)));
    let ending = ends.filter(|(obligation, last_on)| obligation.from_on <= asked.as_of.on && *last_on <= asked.until);
    let mut found: Vec<(NaiveDate, i64)> = ending
        .filter_map(|(obligation, last_on)| {
            let next = last_on.succ_opt()?.max(asked.as_of.on);
            let follows = |work: i64| {
                let mut others = facts.obligations.iter();
                others
                    .any(|o| (o.covers.is_empty() || o.covers.contains(&work)) && o.from_on <= next && o.until_on.is_none_or(|u| next <= u))
            };
            let concerns = |work: i64| obligation.covers.is_empty() || obligation.covers.contains(&work);
            let bare = facts.supervised(next).find(|work| concerns(work.id) && !follows(work.id))?;
            Some((last_on, bare.id))
        })
        .collect();
    found.sort_unstable();
    let (due_on, work) = found.pop()?;
    Some(Deadline {
        kind: DeadlineKind::NdaEnd,
        subject: "consignee",
        id,
        number: 0,
        due_on,
        basis: Basis::Set,
        because: "deadline-because-nda-end".into(),
        what: Message::new("deadline-confidentiality-end").with("name", name),
        consignee_id: Some(id),
        owner: Owner::department(department_of(known, work)),
    })
}
