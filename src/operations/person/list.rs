//! The people who belong on a date, page by page.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::access::{Office, Right};
use crate::domain::as_of::AsOf;
use crate::domain::message::Message;
use crate::domain::names;
use crate::domain::person::PersonKind;
use crate::error::{Error, Result};
use crate::operations::Query;
use crate::store::person::{After, Narrow, Row};
use crate::store::{ReadTx, Reads, department, office, person};

/// Lists the people who belong to the organisation on a date, in the order of their reading, a page at a time.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct List {
    /// A part of name, reading or code, in any spelling.
    #[serde(default)]
    #[schemars(length(max = 200))]
    pub search: Option<String>,
    /// Only those who belong in this way.
    #[serde(default)]
    pub kind: Option<PersonKind>,
    /// Only those of this department.
    #[serde(default)]
    pub department_id: Option<i64>,
    /// The date that the list speaks of; today if empty.
    #[serde(default)]
    pub on: Option<NaiveDate>,
    /// Where the page starts: the `next` of the page before.
    #[serde(default)]
    pub after: Option<Cursor>,
    /// How many lines a page has, 50 if empty.
    #[serde(default)]
    #[schemars(range(min = 1, max = 500))]
    pub limit: Option<i64>,
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
    pub code: String,
    pub name: String,
    pub kana: String,
    pub kind: PersonKind,
    pub department_id: Option<i64>,
    pub department_ja: String,
    pub department_en: String,
    pub email: String,
    /// The offices held on the date.
    pub offices: Vec<Office>,
    /// The last day; none if no end is known.
    pub until_on: Option<NaiveDate>,
}

impl Query for List {
    const NAME: &'static str = "person.list";
    const NEEDS: Right = Right::ReadPeople;
    type Answer = Page;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Page> {
        let as_of = AsOf::on(self.on.unwrap_or(tx.moment().today));
        let limit = self.limit.unwrap_or(50);
        let narrow = self.narrow();
        let after = self.after.as_ref().map(Cursor::read).transpose()?;
        let mut rows = person::list(tx, as_of, &narrow, after.as_ref(), limit + 1)?;
        let whole = usize::try_from(limit).unwrap_or(50);
        let more = rows.len() > whole;
        rows.truncate(whole);
        let next = rows.last().filter(|_| more).map(Cursor::at);
        let departments = department::names(tx, as_of.known)?;
        let offices = offices(tx, as_of)?;
        let lines = rows.into_iter().map(|row| line(row, &departments, &offices)).collect();
        Ok(Page { on: as_of.on, total: person::count(tx, as_of, &narrow)?, lines, next })
    }
}

impl List {
    fn narrow(&self) -> Narrow {
        let search = self.search.as_deref().map(names::search_key).filter(|key| !key.is_empty());
        Narrow { search, kind: self.kind, department_id: self.department_id }
    }
}

fn offices(tx: &mut ReadTx<'_>, as_of: AsOf) -> Result<BTreeMap<i64, Vec<Office>>> {
    let mut held: BTreeMap<i64, Vec<Office>> = BTreeMap::new();
    for row in office::all(tx, as_of)?.into_iter().filter(|row| row.holding().holds(as_of.on)) {
        held.entry(row.person_id).or_default().push(row.kind.0);
    }
    Ok(held)
}

fn line(row: Row, departments: &BTreeMap<i64, (String, String)>, offices: &BTreeMap<i64, Vec<Office>>) -> Line {
    let (department_ja, department_en) = row.department_id.and_then(|id| departments.get(&id).cloned()).unwrap_or_default();
    Line {
        id: row.id,
        code: row.code,
        name: row.name,
        kana: row.kana,
        kind: row.kind.0,
        department_id: row.department_id,
        department_ja,
        department_en,
        email: row.email,
        offices: offices.get(&row.id).cloned().unwrap_or_default(),
        until_on: row.until_on,
    }
}

impl Cursor {
    fn at(row: &Row) -> Self {
        Self(format!("{}.{}", hex::encode(&row.sort_key), row.id))
    }

    fn read(&self) -> Result<After> {
        let parts = self.0.split_once('.').and_then(|(key, id)| Some((hex::decode(key).ok()?, id.parse().ok()?)));
        let (sort_key, id) = parts.ok_or_else(|| Error::invalid("after", Message::new("input-cursor").with("read", &self.0)))?;
        Ok(After { sort_key, id })
    }
}
