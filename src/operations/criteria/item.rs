//! The items of a draft, one by one.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::access::Right;
use crate::domain::criteria::{AppliesWhen, Category, Class, Item, Level, Polarity, Scale, check_item};
use crate::domain::message::{Message, Problems};
use crate::error::{Error, Result};
use crate::operations::Command;
use crate::operations::version::{editable, edited};
use crate::store::WriteTx;
use crate::store::criteria::{self, ItemRow, VersionRow};

use super::content;
use super::place;

/// One item as it is entered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Entry {
    /// Unique in its version; a technique bears the code of its measure, a dot and its own mark (`GL10-1.a`).
    #[schemars(length(min = 1, max = 40))]
    pub code: String,
    pub category: Category,
    #[serde(default = "measure")]
    pub level: Level,
    pub class: Class,
    /// 0 to 100; 0 is asked but not scored. A technique has none.
    #[serde(default)]
    #[schemars(range(min = 0, max = 100))]
    pub weight: Option<i64>,
    /// Not meeting it fails the whole evaluation.
    #[serde(default)]
    pub knock_out: bool,
    #[serde(default = "positive")]
    pub polarity: Polarity,
    #[serde(default = "marks")]
    pub scale: Scale,
    /// The full answer, 1 to 10, of an item that is answered in points.
    #[serde(default)]
    #[schemars(range(min = 1, max = 10))]
    pub scale_max: Option<i64>,
    #[serde(default = "always")]
    pub applies_when: AppliesWhen,
    #[schemars(length(min = 1, max = 2000))]
    pub text_ja: String,
    #[schemars(length(min = 1, max = 2000))]
    pub text_en: String,
    #[serde(default)]
    #[schemars(length(max = 2000))]
    pub guidance_ja: String,
    #[serde(default)]
    #[schemars(length(max = 2000))]
    pub guidance_en: String,
    #[serde(default)]
    #[schemars(length(max = 2000))]
    pub evidence_ja: String,
    #[serde(default)]
    #[schemars(length(max = 2000))]
    pub evidence_en: String,
    /// The law or guideline that it rests on.
    #[serde(default)]
    #[schemars(length(max = 2000))]
    pub source: String,
}

fn measure() -> Level {
    Level::Measure
}

fn positive() -> Polarity {
    Polarity::Positive
}

fn marks() -> Scale {
    Scale::Marks
}

fn always() -> AppliesWhen {
    AppliesWhen::Always
}

impl Entry {
    /// The item at a place of the sheet.
    ///
    /// # Errors
    /// Everything that is wrong with it, by field.
    pub(super) fn item(&self, position: i64) -> Result<Item, Problems> {
        let text = |text: &str| text.trim().to_owned();
        let item = Item {
            code: text(&self.code),
            position,
            category: self.category,
            level: self.level,
            class: self.class,
            weight: self.weight.unwrap_or(0),
            knock_out: self.knock_out,
            polarity: self.polarity,
            scale: self.scale,
            scale_max: self.scale_max,
            applies_when: self.applies_when,
            text_ja: text(&self.text_ja),
            text_en: text(&self.text_en),
            guidance_ja: text(&self.guidance_ja),
            guidance_en: text(&self.guidance_en),
            evidence_ja: text(&self.evidence_ja),
            evidence_en: text(&self.evidence_en),
            source: text(&self.source),
        };
        let mut problems = check_item(&item).err().unwrap_or_default();
        if self.level == Level::Measure && self.weight.is_none() {
            problems.add("weight", "input-required");
        }
        problems.or(item)
    }
}

/// Adds an item to a draft, or changes the one of that code.
///
/// A new item takes its place behind the others of its category, a technique behind those of its measure. What stood before stays known.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct PutItem {
    pub version_id: i64,
    /// The entry of the ledger that the caller has seen last of this item; 0 for a new one.
    pub seen: i64,
    #[serde(flatten)]
    pub item: Entry,
}

impl Command for PutItem {
    const NAME: &'static str = "criteria.put_item";
    const NEEDS: Right = Right::WriteCriteria;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let version = editable::<VersionRow>(tx, self.version_id)?;
        let items = criteria::items(tx, self.version_id, i64::MAX)?;
        content::room_for(items.len() + 1)?;
        let standing = criteria::item(tx, self.version_id, self.item.code.trim())?;
        let new = self.item.item(standing.as_ref().map_or(0, |row| row.position))?;
        let new = Item { position: standing.as_ref().map_or_else(|| place::of_new(&items, &new), |row| row.position), ..new };
        match standing {
            Some(row) if row.clone().item() == new => {
                tx.unchanged();
                return Ok(());
            }
            Some(_) if self.seen == 0 => return Err(taken(&new.code)),
            Some(row) if row.seq != self.seen => return Err(Error::conflict("stale-form")),
            None if self.seen != 0 => return Err(Error::conflict("stale-form")),
            _ => criteria::supersede_item(tx, self.version_id, &new.code)?,
        }
        criteria::insert_item(tx, &ItemRow::new(self.version_id, tx.seq(), new))?;
        edited(tx, &version.row)
    }
}

fn taken(code: &str) -> Error {
    Error::invalid("code", Message::new("criteria-code-twice").with("code", code))
}

/// Removes an item from a draft. That it stood there stays known.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct RemoveItem {
    pub version_id: i64,
    #[schemars(length(min = 1, max = 40))]
    pub code: String,
    /// The entry of the ledger that the caller has seen last of this item.
    pub seen: i64,
}

impl Command for RemoveItem {
    const NAME: &'static str = "criteria.remove_item";
    const NEEDS: Right = Right::WriteCriteria;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let version = editable::<VersionRow>(tx, self.version_id)?;
        standing(tx, self.version_id, &self.code, self.seen)?;
        criteria::supersede_item(tx, self.version_id, &self.code)?;
        edited(tx, &version.row)
    }
}

/// Moves an item of a draft to another place on the sheet.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct MoveItem {
    pub version_id: i64,
    #[schemars(length(min = 1, max = 40))]
    pub code: String,
    /// The entry of the ledger that the caller has seen last of this item.
    pub seen: i64,
    /// The code of the item behind which it is to stand; empty for the first place.
    #[serde(default)]
    #[schemars(length(max = 40))]
    pub after: String,
}

impl Command for MoveItem {
    const NAME: &'static str = "criteria.move_item";
    const NEEDS: Right = Right::WriteCriteria;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let version = editable::<VersionRow>(tx, self.version_id)?;
        standing(tx, self.version_id, &self.code, self.seen)?;
        let items = criteria::items(tx, self.version_id, i64::MAX)?;
        let Some(moved) = place::moved(&items, &self.code, &self.after) else {
            return Err(Error::invalid("after", Message::new("criteria-item-unknown").with("read", &self.after)));
        };
        if moved.is_empty() {
            tx.unchanged();
            return Ok(());
        }
        for item in moved {
            criteria::supersede_item(tx, self.version_id, &item.code)?;
            criteria::insert_item(tx, &ItemRow::new(self.version_id, tx.seq(), item))?;
        }
        edited(tx, &version.row)
    }
}

/// The item as it stands, if that is what the caller has seen.
fn standing(tx: &mut WriteTx<'_>, version_id: i64, code: &str, seen: i64) -> Result<ItemRow> {
    let row = criteria::item(tx, version_id, code)?.ok_or(Error::NotFound("criteria-item"))?;
    if row.seq == seen { Ok(row) } else { Err(Error::conflict("stale-form")) }
}
