//! A whole version from a file.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::access::Right;
use crate::domain::criteria::Item;
use crate::domain::message::{Message, Problems};
use crate::error::Result;
use crate::operations::Command;
use crate::operations::version::{editable, edited};
use crate::store::WriteTx;
use crate::store::criteria::{self, ItemRow, VersionRow};

use super::content;
use super::item::Entry;
use super::place::GAP;

/// Replaces the items of a draft by the rows of a file, in their order: all of them or none.
///
/// Items that are not among the rows are removed; what is the same stays untouched. Problems name the row (`items.<n>.<field>`, from 0).
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Import {
    pub version_id: i64,
    /// The entry of the ledger that the caller has seen last of this version.
    pub seen: i64,
    pub items: Vec<Entry>,
}

/// How many items were touched.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Imported {
    pub added: i64,
    pub changed: i64,
    pub removed: i64,
    pub same: i64,
}

impl Command for Import {
    const NAME: &'static str = "criteria.import";
    const NEEDS: Right = Right::WriteCriteria;
    type Outcome = Imported;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<Imported> {
        let version = editable::<VersionRow>(tx, self.version_id)?;
        content::room_for(self.items.len())?;
        let standing = criteria::items(tx, self.version_id, i64::MAX)?;
        let new = self.checked(&standing)?;
        let before: BTreeMap<&str, &Item> = standing.iter().map(|item| (item.code.as_str(), item)).collect();
        if new == standing {
            tx.unchanged();
            return Ok(Imported { same: count(new.len()), ..Imported::default() });
        }
        version.seen(self.seen)?;
        let kept: BTreeSet<&str> = new.iter().map(|item| item.code.as_str()).collect();
        let mut imported = Imported::default();
        for gone in standing.iter().filter(|item| !kept.contains(item.code.as_str())) {
            criteria::supersede_item(tx, self.version_id, &gone.code)?;
            imported.removed += 1;
        }
        for item in &new {
            match before.get(item.code.as_str()) {
                Some(old) if *old == item => imported.same += 1,
                Some(_) => {
                    criteria::supersede_item(tx, self.version_id, &item.code)?;
                    insert(tx, self.version_id, item)?;
                    imported.changed += 1;
                }
                None => {
                    insert(tx, self.version_id, item)?;
                    imported.added += 1;
                }
            }
        }
        edited(tx, &version.row)?;
        Ok(imported)
    }
}

impl Import {
    /// The items with their places. Where the order is as it stands, the places are too.
    fn checked(&self, standing: &[Item]) -> Result<Vec<Item>, Problems> {
        let same_order = self.items.iter().map(|row| row.code.trim()).eq(standing.iter().map(|item| item.code.as_str()));
        let place = |at: usize| standing.get(at).filter(|_| same_order).map_or_else(|| (count(at) + 1) * GAP, |item| item.position);
        let mut problems = Problems::default();
        let mut first: BTreeMap<&str, usize> = BTreeMap::new();
        let mut items = Vec::with_capacity(self.items.len());
        for (at, row) in self.items.iter().enumerate() {
            match row.item(place(at)) {
                Ok(item) => items.push(item),
                Err(found) => found.0.into_iter().for_each(|(field, message)| problems.add(format!("items.{at}.{field}"), message)),
            }
            if first.insert(row.code.trim(), at).is_some() {
                problems.add(format!("items.{at}.code"), Message::new("criteria-code-twice").with("code", row.code.trim()));
            }
        }
        problems.or(items)
    }
}

fn insert(tx: &mut WriteTx<'_>, version_id: i64, item: &Item) -> Result<()> {
    criteria::insert_item(tx, &ItemRow::new(version_id, tx.seq(), item.clone()))
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}
