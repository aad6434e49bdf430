//! By when certificates have to be renewed, where the work goes on.

use crate::domain::certificate::Certificate;
use crate::domain::deadline::{Basis, Deadline, DeadlineKind, Owner};
use crate::domain::message::Message;
use crate::operations::deadline::{Asked, Consignees, department_of};
use crate::operations::facts::Known;

/// Certificates that end, or have ended, with no renewal on record.
pub(crate) fn deadlines(consignees: &Consignees<'_>, asked: Asked) -> Vec<Deadline> {
    consignees.each().flat_map(|(id, name, known)| of_consignee(id, name, known, asked)).collect()
}

fn of_consignee(id: i64, name: &str, known: &Known, asked: Asked) -> Vec<Deadline> {
    let (facts, on) = (&known.facts, asked.as_of.on);
    if facts.certificates.is_empty() {
        return Vec::new();
    }
    let Some(work) = facts.supervised(on).next() else { return Vec::new() };
    let lapsed: Vec<i64> = facts.lapsed_certificates(on).map(|(one, _)| one.id).collect();
    let open = |one: &&Certificate| {
        let ahead = one.is_valid(on) && !one.is_renewed(&facts.certificates);
        one.last_on().is_some_and(|last_on| last_on <= asked.until) && (ahead || lapsed.contains(&one.id))
    };
    let department = department_of(known, work.id);
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
