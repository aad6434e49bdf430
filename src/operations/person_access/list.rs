//! Who has access to what on a date, page by page.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::thing::Things;
use crate::domain::access::Right;
use crate::domain::as_of::AsOf;
use crate::domain::message::Message;
use crate::domain::names;
use crate::domain::person::PersonKind;
use crate::domain::person_access::Handled;
use crate::error::{Error, Result};
use crate::operations::Query;
use crate::store::person_access::{After, Narrow, Row};
use crate::store::{ReadTx, Reads, department, person, person_access};

/// Lists who has access to which resource or entrusted data on a date, in the order of the people's reading, a page at a time.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct List {
    #[serde(flatten)]
    pub filter: Filter,
    /// The date that the list speaks of; today if empty.
    #[serde(default)]
    pub on: Option<NaiveDate>,
    /// As it was known when the ledger ended with this entry.
    #[serde(default)]
    pub known: Option<i64>,
    /// Where the page starts: the `next` of the page before.
    #[serde(default)]
    pub after: Option<Cursor>,
    /// How many lines a page has, 50 if empty.
    #[serde(default)]
    #[schemars(range(min = 1, max = 500))]
    pub limit: Option<i64>,
}

/// What narrows the list down.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Filter {
    /// A part of the person's name, reading or code, in any spelling.
    #[serde(default)]
    #[schemars(length(max = 200))]
    pub search: Option<String>,
    /// Only this person.
    #[serde(default)]
    pub person_id: Option<i64>,
    /// Only people of this department.
    #[serde(default)]
    pub department_id: Option<i64>,
    /// Only access to systems, to ledgers, or to entrusted data.
    #[serde(default)]
    pub kind: Option<Handled>,
    /// Only access to this system or ledger.
    #[serde(default)]
    pub resource_id: Option<i64>,
    /// Only access to the data of this entrusted work.
    #[serde(default)]
    pub entrustment_id: Option<i64>,
}

/// A place in the list.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Cursor(#[schemars(length(max = 1000))] pub String);

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Page {
    pub on: NaiveDate,
    /// How many there are on all pages.
    pub total: i64,
    pub lines: Vec<Line>,
    /// Where the next page starts; none on the last.
    pub next: Option<Cursor>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Line {
    pub id: i64,
    pub person_id: i64,
    /// The number of the person.
    pub code: String,
    pub name: String,
    pub kana: String,
    pub person_kind: PersonKind,
    pub department_ja: String,
    pub department_en: String,
    /// What kind of thing is handled.
    pub handled: Handled,
    pub resource_id: Option<i64>,
    pub entrustment_id: Option<i64>,
    /// To whom it is entrusted.
    pub consignee_id: Option<i64>,
    /// The code of the resource, or the control number of the work.
    pub thing_code: String,
    pub thing: String,
    pub special_care: bool,
    pub my_number: bool,
    pub note: String,
    pub from_on: NaiveDate,
    /// The last day; none if no end is known.
    pub until_on: Option<NaiveDate>,
    /// The entry of the ledger by which it was last changed: what ending it has to have `seen`.
    pub seen: i64,
}

impl Query for List {
    const NAME: &'static str = "person.access";
    const NEEDS: Right = Right::ReadPeople;
    type Answer = Page;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Page> {
        let as_of = AsOf { on: self.on.unwrap_or(tx.moment().today), known: self.known.unwrap_or(i64::MAX) };
        let limit = self.limit.unwrap_or(50);
        let narrow = self.filter.narrow();
        let after = self.after.as_ref().map(Cursor::read).transpose()?;
        let mut rows = person_access::list(tx, as_of, &narrow, after.as_ref(), limit + 1)?;
        let whole = usize::try_from(limit).unwrap_or(50);
        let more = rows.len() > whole;
        rows.truncate(whole);
        let next = rows.last().filter(|_| more).map(|(access, person)| Cursor::at(access, person));
        Ok(Page { on: as_of.on, total: person_access::count(tx, as_of, &narrow)?, lines: lines(tx, as_of, rows)?, next })
    }
}

impl Filter {
    pub(super) fn narrow(&self) -> Narrow {
        Narrow {
            search: self.search.as_deref().map(names::search_key).filter(|key| !key.is_empty()),
            person_id: self.person_id,
            department_id: self.department_id,
            kind: self.kind,
            resource_id: self.resource_id,
            entrustment_id: self.entrustment_id,
        }
    }
}

pub(super) fn lines(tx: &mut dyn Reads, as_of: AsOf, rows: Vec<(Row, person::Row)>) -> Result<Vec<Line>> {
    let things = Things::of(tx, rows.iter().map(|(access, _)| access))?;
    let departments = department::names(tx, as_of.known)?;
    Ok(rows.into_iter().filter_map(|(access, person)| line(access, person, &things, &departments)).collect())
}

fn line(access: Row, person: person::Row, things: &Things, departments: &BTreeMap<i64, (String, String)>) -> Option<Line> {
    let thing = things.get(&access)?;
    let (department_ja, department_en) = person.department_id.and_then(|id| departments.get(&id).cloned()).unwrap_or_default();
    Some(Line {
        id: access.id,
        person_id: access.person_id,
        code: person.code,
        name: person.name,
        kana: person.kana,
        person_kind: person.kind.0,
        department_ja,
        department_en,
        handled: thing.kind,
        resource_id: access.resource_id,
        entrustment_id: access.entrustment_id,
        consignee_id: thing.consignee_id,
        thing_code: thing.code.clone(),
        thing: thing.name.clone(),
        special_care: thing.special_care,
        my_number: thing.my_number,
        note: access.note,
        from_on: access.from_on,
        until_on: access.until_on,
        seen: access.seq,
    })
}

impl Cursor {
    fn at(access: &Row, person: &person::Row) -> Self {
        Self(format!("{}.{}.{}", hex::encode(&person.sort_key), person.id, access.id))
    }

    fn read(&self) -> Result<After> {
        let mut parts = self.0.splitn(3, '.');
        let mut read = || {
            let sort_key = hex::decode(parts.next()?).ok()?;
            Some(After { sort_key, person_id: parts.next()?.parse().ok()?, id: parts.next()?.parse().ok()? })
        };
        read().ok_or_else(|| Error::invalid("after", Message::new("input-cursor").with("read", &self.0)))
    }
}
