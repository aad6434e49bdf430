//! By when certificates have to be renewed, where the work goes on.

use std::collections::BTreeMap;

use crate::domain::certificate::Certificate;
use crate::domain::deadline::{Basis, Deadline, DeadlineKind, Owner};
use crate::domain::message::Message;
use crate::error::Result;
use crate::operations::deadline::Asked;
use crate::operations::facts::{self, Known};
use crate::store::{Reads, certificate, consignee};

/// Certificates that end, or have ended, with no renewal on record.
pub(crate) fn deadlines(tx: &mut impl Reads, asked: Asked) -> Result<Vec<Deadline>> {
    let mut owners: Vec<i64> = certificate::all(tx, asked.as_of.known)?.into_iter().map(|row| row.consignee_id).collect();
    owners.dedup();
    if owners.is_empty() {
        return Ok(Vec::new());
    }
    let known = facts::of_all(tx, asked.as_of.known)?;
    let names: BTreeMap<i64, String> = consignee::all(tx, asked.as_of)?.into_iter().map(|row| (row.id, row.name)).collect();
    let of_one = |id: i64| {
        let (known, name) = (known.get(&id)?, names.get(&id)?);
        Some(of_consignee(id, name, known, asked))
    };
    Ok(owners.into_iter().filter_map(of_one).flatten().collect())
}

fn of_consignee(id: i64, name: &str, known: &Known, asked: Asked) -> Vec<Deadline> {
    let (facts, on) = (&known.facts, asked.as_of.on);
    let Some(work) = facts.supervised(on).next() else { return Vec::new() };
    let lapsed: Vec<i64> = facts.lapsed_certificates(on).map(|(one, _)| one.id).collect();
    let open = |one: &&Certificate| {
        let ahead = one.is_valid(on) && !one.is_renewed(&facts.certificates);
        one.last_on().is_some_and(|last_on| last_on <= asked.until) && (ahead || lapsed.contains(&one.id))
    };
    let department = known.work.iter().filter(|row| row.id == work.id).max_by_key(|row| row.from_on).and_then(|row| row.department_id);
    facts.certificates.iter().filter(open).filter_map(|one| deadline(id, name, one, department)).collect()
}

fn deadline(id: i64, name: &str, one: &Certificate, department: Option<i64>) -> Option<Deadline> {
    let what = Message::new("deadline-certificate").label("kind", one.kind.label_id());
    Some(Deadline {
        kind: DeadlineKind::Certificate,
        subject: "certificate",
        id: one.id,
        number: 0,
        due_on: one.last_on()?,
        basis: Basis::Set,
        because: Message::new("deadline-because-certificate"),
        what: what.with("number", &one.number).with("name", name),
        consignee_id: Some(id),
        owner: Owner::department(department),
    })
}
