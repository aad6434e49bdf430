//! The terms and items of all versions as they were known: few, whatever the number of consignees.

use std::collections::BTreeMap;

use diesel::prelude::*;

use super::known;
use crate::domain::criteria::Item;
use crate::error::Result;
use crate::store::criteria::{ItemRow, TermsRow};
use crate::store::schema::{criteria_item, criteria_terms};
use crate::store::tx::Reads;

/// The terms of every version.
pub fn terms(tx: &mut dyn Reads, known: i64) -> Result<BTreeMap<i64, TermsRow>> {
    let rows: Vec<TermsRow> = criteria_terms::table.filter(known!(criteria_terms, known)).load(tx.conn())?;
    Ok(rows.into_iter().map(|row| (row.version_id, row)).collect())
}

/// The items of every version, each in the order of its sheet.
pub fn items(tx: &mut dyn Reads, known: i64) -> Result<BTreeMap<i64, Vec<Item>>> {
    let rows: Vec<ItemRow> = criteria_item::table
        .filter(known!(criteria_item, known))
        .order((criteria_item::version_id, criteria_item::position, criteria_item::code))
        .load(tx.conn())?;
    let mut items: BTreeMap<i64, Vec<Item>> = BTreeMap::new();
    for row in rows {
        items.entry(row.version_id).or_default().push(row.item());
    }
    Ok(items)
}
