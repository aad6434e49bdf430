//! The organisation's rules, their versions and what happened to them, and who acknowledged them.

mod acknowledgement;
mod text;

use std::collections::BTreeMap;

use diesel::prelude::*;

pub use acknowledgement::{
    AcknowledgementRow, Link, acknowledged_by, acknowledgements, acknowledgements_of, blank_of_person, insert_acknowledgement, insert_link,
    link, list_of, strike, use_link, void_links,
};
pub use text::{
    PublicationRow, TextRow, insert_publication, insert_text, publications, supersede_publication, supersede_text, text, text_of_file,
};

use super::code::Coded;
use super::schema::{rule as rule_table, rule_event, rule_version};
use super::tx::{Reads, WriteTx};
use super::version::{EventRow, happened, lives};
use crate::domain::rule::RuleKind;
use crate::domain::version::Version;
use crate::error::Result;
use crate::store::among::OneOf;

/// A rule. It never changes; its versions do the changing.
#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = rule_table)]
pub struct RuleRow {
    pub id: i64,
    pub code: String,
    pub kind: Coded<RuleKind>,
    /// Who opened it.
    pub person_id: Option<i64>,
    pub seq: i64,
}

/// A version of a rule, numbered from 1.
#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = rule_version)]
pub struct VersionRow {
    pub id: i64,
    pub rule_id: i64,
    pub number: i64,
    pub seq: i64,
}

/// A rule with all its versions, what happened to them and what they say.
#[derive(Clone, Debug)]
pub struct Whole {
    pub row: RuleRow,
    /// By number.
    pub versions: Vec<Version>,
    /// By version.
    pub texts: BTreeMap<i64, TextRow>,
}

pub fn rule(tx: &mut dyn Reads, id: i64) -> Result<Option<RuleRow>> {
    Ok(rule_table::table.find(id).first(tx.conn()).optional()?)
}

pub fn rule_of_code(tx: &mut dyn Reads, code: &str) -> Result<Option<RuleRow>> {
    Ok(rule_table::table.filter(rule_table::code.eq(code)).first(tx.conn()).optional()?)
}

pub fn version(tx: &mut dyn Reads, id: i64) -> Result<Option<VersionRow>> {
    Ok(rule_version::table.find(id).first(tx.conn()).optional()?)
}

/// The versions of a rule, by number.
pub fn versions_of(tx: &mut dyn Reads, rule_id: i64) -> Result<Vec<VersionRow>> {
    Ok(rule_version::table.filter(rule_version::rule_id.eq(rule_id)).order(rule_version::number).load(tx.conn())?)
}

/// The events of a version, in the order in which they were recorded.
pub fn events(tx: &mut dyn Reads, version_id: i64) -> Result<Vec<EventRow>> {
    Ok(rule_event::table.filter(rule_event::version_id.eq(version_id)).order(rule_event::seq).load(tx.conn())?)
}

/// Every rule with its versions, in the order in which they were opened, as known when the ledger ended with entry `known`.
pub fn all(tx: &mut dyn Reads, known: i64) -> Result<Vec<Whole>> {
    let rules: Vec<RuleRow> = rule_table::table.filter(rule_table::seq.le(known)).order(rule_table::id).load(tx.conn())?;
    let versions: Vec<VersionRow> = rule_version::table.filter(rule_version::seq.le(known)).order(rule_version::number).load(tx.conn())?;
    let events: Vec<EventRow> = rule_event::table.filter(rule_event::seq.le(known)).order(rule_event::seq).load(tx.conn())?;
    let mut texts: BTreeMap<i64, TextRow> = text::all(tx, known)?.into_iter().map(|row| (row.version_id, row)).collect();
    let mut happened = happened(&events);
    let mut whole: Vec<Whole> = rules.into_iter().map(|row| Whole { row, versions: Vec::new(), texts: BTreeMap::new() }).collect();
    for row in versions {
        let Some(of) = whole.iter_mut().find(|one| one.row.id == row.rule_id) else { continue };
        of.texts.extend(texts.remove(&row.id).map(|text| (row.id, text)));
        of.versions.push(Version { id: row.id, number: row.number, events: happened.remove(&row.id).unwrap_or_default() });
    }
    Ok(whole)
}

/// The versions of a rule with what happened to them, as known when the ledger ended with entry `known`.
pub fn lifecycles(tx: &mut dyn Reads, rule_id: i64, known: i64) -> Result<Vec<Version>> {
    let known_by = rule_version::rule_id.eq(rule_id).and(rule_version::seq.le(known));
    let versions = rule_version::table.filter(known_by).order(rule_version::number).select((rule_version::id, rule_version::number));
    let versions: Vec<(i64, i64)> = versions.load(tx.conn())?;
    let ids: Vec<i64> = versions.iter().map(|(id, _)| *id).collect();
    let happened = rule_event::version_id.among(&ids).and(rule_event::seq.le(known));
    let events: Vec<EventRow> = rule_event::table.filter(happened).order(rule_event::seq).load(tx.conn())?;
    Ok(lives(versions, &events))
}

pub fn insert_rule(tx: &mut WriteTx<'_>, row: &RuleRow) -> Result<()> {
    diesel::insert_into(rule_table::table).values(row).execute(tx.conn())?;
    Ok(())
}

pub fn insert_version(tx: &mut WriteTx<'_>, row: &VersionRow) -> Result<()> {
    diesel::insert_into(rule_version::table).values(row).execute(tx.conn())?;
    Ok(())
}

pub fn insert_event(tx: &mut WriteTx<'_>, row: &EventRow) -> Result<()> {
    diesel::insert_into(rule_event::table).values(row).execute(tx.conn())?;
    Ok(())
}
