//! What an entry speaks of, by name.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::error::Result;
use crate::store::{ReadTx, action, certificate, consignee, contract, entrustment, person, resource};

/// A thing that an entry speaks of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Subject {
    /// The name of the subject, such as `consignee`.
    pub subject: String,
    pub id: i64,
    /// What it is called today; empty where it has no name of its own.
    pub name: String,
    /// For an entrustment its consignee.
    pub of: Option<i64>,
}

/// The subjects of entries, by entry: as many questions for any number of them.
pub(super) fn of(tx: &mut ReadTx<'_>, rows: Vec<(i64, String, i64)>) -> Result<BTreeMap<i64, Vec<Subject>>> {
    let ids = |subject: &str| -> Vec<i64> { rows.iter().filter(|(_, name, _)| name == subject).map(|(_, _, id)| *id).collect() };
    let consignees = consignee::names(tx, &ids("consignee"))?;
    let people = person::names(tx, &ids("person"))?;
    let entrustments = entrustment::works(tx, &ids("entrustment"))?;
    let resources: BTreeMap<i64, String> = resource::of_ids(tx, &ids("resource"))?.into_iter().map(|row| (row.id, row.name)).collect();
    let contracts = contract::names(tx, &ids("contract"))?;
    let actions = action::names(tx, &ids("action"))?;
    let certificates = certificate::names(tx, &ids("certificate"))?;
    let owners = crate::store::entry::owners(tx, &ids("entrustment"))?;
    let mut subjects: BTreeMap<i64, Vec<Subject>> = BTreeMap::new();
    for (seq, subject, id) in rows {
        let name = match subject.as_str() {
            "consignee" => consignees.get(&id).cloned(),
            "action" => actions.get(&id).cloned(),
            "certificate" => certificates.get(&id).cloned(),
            "person" => people.get(&id).cloned(),
            "resource" => resources.get(&id).cloned(),
            "entrustment" => entrustments.get(&id).map(|(control_no, work)| format!("{control_no} {work}")),
            "contract" => contracts.get(&id).map(|(control_no, title)| format!("{control_no} {title}")),
            _ => None,
        };
        let of = (subject == "entrustment").then(|| owners.get(&id).copied()).flatten();
        subjects.entry(seq).or_default().push(Subject { subject, id, name: name.unwrap_or_default(), of });
    }
    Ok(subjects)
}
