//! What somebody may handle: a resource or entrusted work, as people name it.

use std::collections::BTreeMap;

use crate::domain::message::{Message, Problems};
use crate::domain::period::Period;
use crate::domain::person_access::Handled;
use crate::domain::resource::ResourceKind;
use crate::error::Result;
use crate::store::person_access::Row;
use crate::store::{Reads, entrustment, resource};

/// A resource or entrusted work, with the periods for which it is there.
#[derive(Clone, Debug, Default)]
pub(crate) struct Thing {
    pub resource_id: Option<i64>,
    pub entrustment_id: Option<i64>,
    pub name: String,
    pub periods: Vec<Period>,
}

impl Thing {
    /// Whether an access is to this.
    pub fn is_of(&self, row: &Row) -> bool {
        (row.resource_id, row.entrustment_id) == (self.resource_id, self.entrustment_id)
    }

    /// What the ledger calls it.
    pub fn subject(&self) -> Option<(&'static str, i64)> {
        self.resource_id.map(|id| ("resource", id)).or(self.entrustment_id.map(|id| ("entrustment", id)))
    }
}

/// What is meant: the code or the name of a resource, or the control number of entrusted work.
///
/// # Errors
/// None, with a problem at the field, if nothing or both are named, or there is no such thing.
pub(crate) fn find(tx: &mut dyn Reads, resource: &str, entrustment: &str, problems: &mut Problems) -> Result<Option<Thing>> {
    let found = match (resource.trim(), entrustment.trim()) {
        ("", "") => {
            problems.add("resource", "person-access-one-needed");
            return Ok(None);
        }
        (word, "") => of_resource(tx, word)?,
        ("", number) => of_entrustment(tx, number)?,
        (_, number) => {
            problems.add("entrustment", Message::new("person-access-only-one").with("read", number));
            return Ok(None);
        }
    };
    if found.is_none() {
        match (resource.trim(), entrustment.trim()) {
            ("", number) => problems.add("entrustment", Message::new("person-access-no-entrustment").with("read", number)),
            (word, _) => problems.add("resource", Message::new("person-access-no-resource").with("read", word)),
        }
    }
    Ok(found)
}

fn of_resource(tx: &mut dyn Reads, word: &str) -> Result<Option<Thing>> {
    let Some(row) = resource::of_word(tx, word)? else { return Ok(None) };
    let periods = resource::periods(tx, row.id)?.iter().map(resource::Row::period).collect();
    Ok(Some(Thing { resource_id: Some(row.id), entrustment_id: None, name: row.name, periods }))
}

fn of_entrustment(tx: &mut dyn Reads, number: &str) -> Result<Option<Thing>> {
    let Some(id) = entrustment::of_control_no(tx, number)? else { return Ok(None) };
    let rows = entrustment::periods(tx, id)?;
    let periods = rows.iter().map(|row| Period { from_on: row.from_on, until_on: row.until_on }).collect();
    let name = rows.last().map(|row| row.work.clone()).unwrap_or_default();
    Ok(Some(Thing { resource_id: None, entrustment_id: Some(id), name, periods }))
}

/// What accesses are to, as it is shown.
#[derive(Clone, Debug)]
pub(super) struct Shown {
    pub kind: Handled,
    pub code: String,
    pub name: String,
    pub special_care: bool,
    pub my_number: bool,
    pub consignee_id: Option<i64>,
    /// What of it is recorded for which time.
    pub periods: Vec<Period>,
}

/// Everything that a list of accesses names, asked for at once.
#[derive(Default)]
pub(super) struct Things {
    resources: BTreeMap<i64, Shown>,
    entrustments: BTreeMap<i64, Shown>,
}

impl Things {
    pub fn of<'r>(tx: &mut dyn Reads, rows: impl Iterator<Item = &'r Row> + Clone) -> Result<Self> {
        let distinct = |ids: Vec<i64>| ids.into_iter().collect::<std::collections::BTreeSet<_>>().into_iter().collect::<Vec<_>>();
        let resources = distinct(rows.clone().filter_map(|row| row.resource_id).collect());
        let entrustments = distinct(rows.filter_map(|row| row.entrustment_id).collect());
        let mut all = Self::default();
        for row in resource::of_ids(tx, &resources)? {
            let period = row.period();
            let before = all.resources.remove(&row.id).map(|shown| shown.periods).unwrap_or_default();
            let kind = if row.kind.0 == ResourceKind::System { Handled::System } else { Handled::Ledger };
            let shown = Shown {
                kind,
                code: row.code,
                name: row.name,
                special_care: row.special_care,
                my_number: row.my_number,
                consignee_id: None,
                periods: before.into_iter().chain([period]).collect(),
            };
            all.resources.insert(row.id, shown);
        }
        for row in entrustment::of_ids(tx, &entrustments)? {
            let before = all.entrustments.remove(&row.id).map(|shown| shown.periods).unwrap_or_default();
            let period = Period { from_on: row.from_on, until_on: row.until_on };
            let shown = Shown {
                kind: Handled::Entrustment,
                code: row.control_no,
                name: row.work,
                special_care: row.special_care,
                my_number: row.my_number,
                consignee_id: Some(row.consignee_id),
                periods: before.into_iter().chain([period]).collect(),
            };
            all.entrustments.insert(row.id, shown);
        }
        Ok(all)
    }

    pub fn get(&self, row: &Row) -> Option<&Shown> {
        let resource = row.resource_id.and_then(|id| self.resources.get(&id));
        resource.or_else(|| row.entrustment_id.and_then(|id| self.entrustments.get(&id)))
    }
}
