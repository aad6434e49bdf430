//! The list of consignees, page by page, with the standing of each.

use std::ops::ControlFlow;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::access::Right;
use crate::domain::as_of::AsOf;
use crate::domain::consignee::ConsigneeKind;
use crate::domain::message::Message;
use crate::domain::standing::{Reason, Status, standing};
use crate::domain::tier::Tier;
use crate::domain::{digits, names};
use crate::error::{Error, Result};
use crate::operations::Query;
use crate::operations::facts::{self, Known};
use crate::store::consignee::{After, Narrow, Row};
use crate::store::{ReadTx, Reads, consignee};

/// Lists consignees in the order of their reading, a page at a time, with the standing of each on a date.
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

/// What narrows the register down.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Filter {
    /// A part of name, reading, control number or corporate number, in any spelling.
    #[serde(default)]
    #[schemars(length(max = 200))]
    pub search: Option<String>,
    #[serde(default)]
    pub standing: Option<Status>,
    #[serde(default)]
    pub tier: Option<Tier>,
    #[serde(default)]
    pub kind: Option<ConsigneeKind>,
    /// ISO 3166-1 alpha-2.
    #[serde(default)]
    #[schemars(length(max = 2))]
    pub country: Option<String>,
    /// The department in charge of one of its entrustments.
    #[serde(default)]
    pub department_id: Option<i64>,
}

/// A place in the list.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Cursor(#[schemars(length(max = 1000))] pub String);

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Page {
    pub on: NaiveDate,
    pub lines: Vec<Line>,
    /// Where the next page starts; none on the last.
    pub next: Option<Cursor>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Line {
    pub id: i64,
    pub control_no: String,
    pub name: String,
    pub kana: String,
    pub kind: ConsigneeKind,
    pub corporate_number: Option<String>,
    pub country: String,
    pub tier: Tier,
    pub standing: Status,
    /// The weightiest first.
    pub reasons: Vec<Reason>,
    /// The first day on which a decision that counts now ends.
    pub valid_until_on: Option<NaiveDate>,
    /// What is under way.
    pub work: Vec<String>,
}

/// How many consignees are looked at together when what is looked for must be computed.
const STRIDE: i64 = 500;

impl Query for List {
    const NAME: &'static str = "consignee.list";
    const NEEDS: Right = Right::ReadRegister;
    type Answer = Page;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Page> {
        let as_of = AsOf { on: self.on.unwrap_or(tx.moment().today), known: self.known.unwrap_or(i64::MAX) };
        let limit = usize::try_from(self.limit.unwrap_or(50)).unwrap_or(50);
        let after = self.after.as_ref().map(Cursor::read).transpose()?;
        let stride = if self.filter.is_computed() { STRIDE } else { self.limit.unwrap_or(50) + 1 };
        let mut lines: Vec<Line> = Vec::with_capacity(limit);
        let (mut last, mut more) = (None, false);
        walk(tx, as_of, &self.filter, after, stride, |row, line, _| {
            more = lines.len() == limit;
            if more {
                return ControlFlow::Break(());
            }
            lines.push(line);
            if lines.len() == limit {
                last = Some(Cursor::at(row));
            }
            ControlFlow::Continue(())
        })?;
        let next = last.filter(|_| more);
        Ok(Page { on: as_of.on, lines, next })
    }
}

impl Filter {
    fn narrow(&self) -> Narrow {
        let search = self.search.as_deref().map(names::search_key).filter(|key| !key.is_empty());
        let country = self.country.as_deref().map(|code| digits::normalise(code).trim().to_uppercase()).filter(|code| !code.is_empty());
        Narrow { search, country, kind: self.kind, department_id: self.department_id }
    }

    /// Whether what is looked for stands in no column.
    fn is_computed(&self) -> bool {
        self.standing.is_some() || self.tier.is_some()
    }

    fn wants(&self, line: &Line) -> bool {
        self.standing.is_none_or(|wanted| wanted == line.standing) && self.tier.is_none_or(|wanted| wanted == line.tier)
    }
}

/// Tells of every consignee that the filter lets through, in order.
pub(super) fn each(tx: &mut dyn Reads, as_of: AsOf, filter: &Filter, mut found: impl FnMut(&Row, Line, &Known)) -> Result<()> {
    walk(tx, as_of, filter, None, STRIDE, |row, line, known| {
        found(row, line, known);
        ControlFlow::Continue(())
    })
}

/// Goes through the register in strides, each with a fixed number of questions, until `found` has enough.
fn walk(
    tx: &mut dyn Reads,
    as_of: AsOf,
    filter: &Filter,
    mut after: Option<After>,
    stride: i64,
    mut found: impl FnMut(&Row, Line, &Known) -> ControlFlow<()>,
) -> Result<()> {
    let narrow = filter.narrow();
    loop {
        let rows = consignee::list(tx, as_of, &narrow, after.as_ref(), stride)?;
        let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
        let known = facts::of(tx, &ids, as_of.known)?;
        for row in &rows {
            let Some(known) = known.get(&row.id) else { continue };
            let line = line(row, known, as_of.on);
            if filter.wants(&line) && found(row, line, known).is_break() {
                return Ok(());
            }
        }
        if i64::try_from(rows.len()).unwrap_or(i64::MAX) < stride {
            return Ok(());
        }
        after = rows.last().map(|row| After { sort_key: row.sort_key.clone(), id: row.id });
    }
}

fn line(row: &Row, known: &Known, on: NaiveDate) -> Line {
    let judged = standing(&known.facts, on);
    Line {
        id: row.id,
        control_no: row.control_no.clone(),
        name: row.name.clone(),
        kana: row.kana.clone(),
        kind: row.kind.0,
        corporate_number: row.corporate_number.clone(),
        country: row.country.clone(),
        tier: known.tier(on),
        standing: judged.status,
        reasons: judged.reasons,
        valid_until_on: judged.valid_until,
        work: known.live(on).map(|row| row.work.clone()).collect(),
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
