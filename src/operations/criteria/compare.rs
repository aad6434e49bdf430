//! Two versions side by side.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::access::Right;
use crate::domain::criteria::{ChangeKind, FieldChange, Item, Terms, VersionState, compare, compare_terms};
use crate::error::Result;
use crate::operations::Query;
use crate::store::{ReadTx, Reads, criteria};

use super::version::{Standing, terms};

/// Compares two versions, item by item: what was added, removed and changed, with each value before and after.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Compare {
    /// The version before.
    pub a: i64,
    /// The version after.
    pub b: i64,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Compared {
    pub a: Named,
    pub b: Named,
    pub terms: Vec<FieldChange>,
    /// Every item of either version, in the order of the sheet.
    pub items: Vec<ComparedItem>,
    /// How many items became what.
    pub counts: BTreeMap<String, i64>,
}

/// A version by its name.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Named {
    pub id: i64,
    pub number: i64,
    pub set_id: i64,
    pub set_name_ja: String,
    pub set_name_en: String,
    pub title_ja: String,
    pub title_en: String,
    pub state: Option<VersionState>,
    pub effective_on: Option<NaiveDate>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ComparedItem {
    pub code: String,
    pub kind: ChangeKind,
    pub before: Option<Item>,
    pub after: Option<Item>,
    /// What differs, when it was changed.
    pub fields: Vec<FieldChange>,
}

impl Query for Compare {
    const NAME: &'static str = "criteria.compare";
    const NEEDS: Right = Right::ReadCriteria;
    type Answer = Compared;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Compared> {
        let (a, terms_a, items_a) = version(tx, self.a)?;
        let (b, terms_b, items_b) = version(tx, self.b)?;
        let changes = compare(&items_a, &items_b);
        let mut counts: BTreeMap<String, i64> = ChangeKind::ALL.iter().map(|kind| (kind.code().to_owned(), 0)).collect();
        for change in &changes {
            *counts.entry(change.kind.code().to_owned()).or_default() += 1;
        }
        let find = |items: &[Item], code: &str| items.iter().find(|item| item.code == code).cloned();
        let items = changes.into_iter().map(|change| ComparedItem {
            before: find(&items_a, &change.code),
            after: find(&items_b, &change.code),
            code: change.code,
            kind: change.kind,
            fields: change.fields,
        });
        Ok(Compared { a, b, terms: compare_terms(&terms_a, &terms_b), items: items.collect(), counts })
    }
}

fn version(tx: &mut ReadTx<'_>, id: i64) -> Result<(Named, Terms, Vec<Item>)> {
    let today = tx.moment().today;
    let version = Standing::of(tx, id)?;
    let terms = terms(tx, id, i64::MAX)?;
    let items = criteria::items(tx, id, i64::MAX)?;
    let named = Named {
        id,
        number: version.row.number,
        set_id: version.set.id,
        state: version.state(today),
        effective_on: version.effective_on(today),
        title_ja: terms.title_ja.clone(),
        title_en: terms.title_en.clone(),
        set_name_ja: version.set.name_ja,
        set_name_en: version.set.name_en,
    };
    Ok((named, terms.terms(), items))
}
