//! The items of a version, with every state that they had while it was a draft.

use diesel::prelude::*;

use crate::domain::criteria::{AppliesWhen, Category, Class, Item, Level, Polarity, Scale};
use crate::error::Result;
use crate::store::code::Coded;
use crate::store::schema::criteria_item;
use crate::store::tx::{Reads, WriteTx};

/// One item of a version as recorded by an entry.
#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = criteria_item)]
pub struct ItemRow {
    pub version_id: i64,
    pub code: String,
    pub position: i64,
    pub category: Coded<Category>,
    pub level: Coded<Level>,
    pub class: Coded<Class>,
    pub weight: i64,
    pub knock_out: bool,
    pub polarity: Coded<Polarity>,
    pub scale: Coded<Scale>,
    pub scale_max: Option<i64>,
    pub applies_when: Coded<AppliesWhen>,
    pub text_ja: String,
    pub text_en: String,
    pub guidance_ja: String,
    pub guidance_en: String,
    pub evidence_ja: String,
    pub evidence_en: String,
    pub source: String,
    pub seq: i64,
    pub superseded_seq: Option<i64>,
}

impl ItemRow {
    #[must_use]
    pub fn new(version_id: i64, seq: i64, item: Item) -> Self {
        Self {
            version_id,
            code: item.code,
            position: item.position,
            category: Coded(item.category),
            level: Coded(item.level),
            class: Coded(item.class),
            weight: item.weight,
            knock_out: item.knock_out,
            polarity: Coded(item.polarity),
            scale: Coded(item.scale),
            scale_max: item.scale_max,
            applies_when: Coded(item.applies_when),
            text_ja: item.text_ja,
            text_en: item.text_en,
            guidance_ja: item.guidance_ja,
            guidance_en: item.guidance_en,
            evidence_ja: item.evidence_ja,
            evidence_en: item.evidence_en,
            source: item.source,
            seq,
            superseded_seq: None,
        }
    }

    #[must_use]
    pub fn item(self) -> Item {
        Item {
            code: self.code,
            position: self.position,
            category: self.category.0,
            level: self.level.0,
            class: self.class.0,
            weight: self.weight,
            knock_out: self.knock_out,
            polarity: self.polarity.0,
            scale: self.scale.0,
            scale_max: self.scale_max,
            applies_when: self.applies_when.0,
            text_ja: self.text_ja,
            text_en: self.text_en,
            guidance_ja: self.guidance_ja,
            guidance_en: self.guidance_en,
            evidence_ja: self.evidence_ja,
            evidence_en: self.evidence_en,
            source: self.source,
        }
    }
}

/// The items of a version in the order of the sheet, as known when the ledger ended with entry `known`.
pub fn items(tx: &mut dyn Reads, version_id: i64, known: i64) -> Result<Vec<Item>> {
    Ok(item_rows(tx, version_id, known)?.into_iter().map(ItemRow::item).collect())
}

/// The same, each with the entry that recorded it.
pub fn item_rows(tx: &mut dyn Reads, version_id: i64, known: i64) -> Result<Vec<ItemRow>> {
    Ok(criteria_item::table
        .filter(criteria_item::version_id.eq(version_id).and(criteria_item::seq.le(known)))
        .filter(criteria_item::superseded_seq.is_null().or(criteria_item::superseded_seq.gt(known)))
        .order((criteria_item::position, criteria_item::code))
        .load(tx.conn())?)
}

/// An item as it stands.
pub fn item(tx: &mut dyn Reads, version_id: i64, code: &str) -> Result<Option<ItemRow>> {
    Ok(criteria_item::table
        .filter(criteria_item::version_id.eq(version_id).and(criteria_item::code.eq(code)))
        .filter(criteria_item::superseded_seq.is_null())
        .first(tx.conn())
        .optional()?)
}

pub fn insert_item(tx: &mut WriteTx<'_>, row: &ItemRow) -> Result<()> {
    diesel::insert_into(criteria_item::table).values(row).execute(tx.conn())?;
    Ok(())
}

/// Marks an item as no longer what is known.
pub fn supersede_item(tx: &mut WriteTx<'_>, version_id: i64, code: &str) -> Result<()> {
    let seq = tx.seq();
    let standing = criteria_item::table
        .filter(criteria_item::version_id.eq(version_id).and(criteria_item::code.eq(code)).and(criteria_item::superseded_seq.is_null()));
    diesel::update(standing).set(criteria_item::superseded_seq.eq(seq)).execute(tx.conn())?;
    Ok(())
}
