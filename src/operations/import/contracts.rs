//! Rows of contracts with consignees, each with what was found in it.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Deserialize;

use super::clauses;
use super::desk::{Desk, Named, differ};
use super::part::{Names, Part};
use super::report::Thing;
use super::warnings;
use crate::domain::contract::{ContractKind, Finding};
use crate::domain::message::{Message, Problems};
use crate::domain::period::Period;
use crate::domain::{corporate_number, names};
use crate::error::Result;
use crate::operations::contract::{Change, CheckClauses, Checked, Details, End, Enter};
use crate::operations::rows::Row;
use crate::store::contract::{self, Row as Stored};
use crate::store::{consignee, entrustment};

const OF_CONTRACT: Names = &[("contract_no", "control_no")];

/// From when until when.
#[derive(Deserialize, JsonSchema)]
struct Span {
    #[serde(default)]
    from_on: Option<NaiveDate>,
    #[serde(default)]
    until_on: Option<NaiveDate>,
}

pub(super) fn take(desk: &mut Desk<'_, '_, '_>, rows: &[Row]) -> Result<()> {
    for row in desk.once(rows, "contract_no") {
        let part = Part { row, names: OF_CONTRACT };
        warnings::dates(desk, &part, &["concluded_on", "from_on", "until_on", "term_ends_on", "checked_on"]);
        let Some(owner) = owner(desk, &part)? else { continue };
        let standing = standing(desk, owner, &part)?;
        let Some(work) = work(desk, owner, &part)? else { continue };
        match standing.last() {
            Some(last) if last.consignee_id != owner => {
                desk.problem(&part, "control_no", Message::new("consignee-control-no-used").with("read", &last.control_no));
            }
            Some(last) => change(desk, &part, last, &standing, work)?,
            None => enter(desk, owner, &part, work)?,
        }
    }
    Ok(())
}

/// With whom it is: by control number, else by corporate number, else by name if only one is called so. None if that is not clear; then it was noted.
pub(super) fn owner(desk: &mut Desk<'_, '_, '_>, part: &Part<'_>) -> Result<Option<i64>> {
    let (control_no, name) = (part.cell("consignee_no").to_owned(), part.cell("consignee_name").to_owned());
    let number = part.cell("corporate_number").to_owned();
    if !control_no.is_empty() {
        let found = desk.look(|tx| consignee::of_control_no(tx, &control_no))?;
        return Ok(found.or_else(|| unknown(desk, part, "consignee_no", &control_no)));
    }
    if !number.is_empty() {
        let plain = corporate_number::parse(&number).map(|number| number.as_str().to_owned());
        let Ok(plain) = plain.map_err(|message| desk.problem(part, "corporate_number", message)) else { return Ok(None) };
        let alike = desk.look(|tx| consignee::alike(tx, "", Some(&plain)))?;
        let found = alike.iter().find(|row| row.corporate_number.as_ref() == Some(&plain)).map(|row| row.id);
        return Ok(found.or_else(|| unknown(desk, part, "corporate_number", &number)));
    }
    if name.is_empty() {
        desk.problem(part, "consignee_no", "import-contract-consignee-needed");
        return Ok(None);
    }
    let alike = desk.look(|tx| consignee::alike(tx, &names::match_key(&name), None))?;
    match alike.as_slice() {
        [only] => Ok(Some(only.id)),
        [] => Ok(unknown(desk, part, "consignee_name", &name)),
        [first, second, ..] => {
            let message = Message::new("import-contract-consignee-several").with("read", &name);
            let message = message.with("first", &first.control_no).with("second", &second.control_no);
            desk.problem(part, "consignee_name", message);
            Ok(None)
        }
    }
}

fn unknown(desk: &mut Desk<'_, '_, '_>, part: &Part<'_>, field: &str, read: &str) -> Option<i64> {
    desk.problem(part, field, Message::new("import-contract-consignee-unknown").with("read", read));
    None
}

/// What is recorded of the contract: by its number, or where the row has none, by what it is called.
fn standing(desk: &mut Desk<'_, '_, '_>, owner: i64, part: &Part<'_>) -> Result<Vec<Stored>> {
    let (number, title) = (part.cell("control_no").to_owned(), part.cell("title").to_owned());
    desk.look(|tx| {
        let id = if number.is_empty() {
            contract::of_consignees(tx, &[owner], i64::MAX)?.into_iter().find(|row| row.title == title).map(|row| row.id)
        } else {
            contract::of_control_no(tx, &number)?
        };
        id.map_or(Ok(Vec::new()), |id| contract::periods(tx, id))
    })
}

/// The entrustments that the row names by their control numbers. The outer none: one of them is not known, and that was noted.
fn work(desk: &mut Desk<'_, '_, '_>, owner: i64, part: &Part<'_>) -> Result<Option<Vec<i64>>> {
    let numbers = part.cell("entrustments").split([',', '、', '，', '/', '／', ';', '\n', ' ', '　']).map(str::trim);
    let theirs = desk.look(|tx| entrustment::of_consignees(tx, &[owner], i64::MAX))?;
    let mut ids = BTreeSet::new();
    for number in numbers.filter(|number| !number.is_empty()) {
        let Some(row) = theirs.iter().find(|row| row.control_no == number) else {
            desk.problem(part, "entrustments", Message::new("contract-other-work").with("read", number));
            return Ok(None);
        };
        ids.insert(row.id);
    }
    Ok(Some(ids.into_iter().collect()))
}

fn enter(desk: &mut Desk<'_, '_, '_>, owner: i64, part: &Part<'_>, work: Vec<i64>) -> Result<()> {
    let (details, span) = (desk.read::<Details>(part, None), desk.read::<Span>(part, None));
    let (Some(details), Some(span)) = (details, span) else { return Ok(()) };
    let Some(from_on) = span.from_on.or(details.concluded_on) else {
        desk.problem(part, "from_on", "input-required");
        return Ok(());
    };
    let Some(findings) = findings(desk, part, details.kind) else { return Ok(()) };
    let details = Details { entrustment_ids: work, ..details };
    let command = Enter { consignee_id: owner, control_no: part.cell("control_no").to_owned(), details, from_on, findings };
    let Some(done) = run_with_clauses(desk, part, &command)? else { return Ok(()) };
    let (id, control_no) = (done.outcome.id, done.outcome.control_no);
    if let Some(until_on) = span.until_on {
        let end = End { id, seen: done.entry.unwrap_or(id), until_on: Some(until_on), reason: desk.name.to_owned() };
        desk.run(part, &end)?;
    }
    desk.entered(part.row, &Named { thing: Thing::Contract, id, code: &control_no, name: &command.details.title });
    Ok(())
}

fn change(desk: &mut Desk<'_, '_, '_>, part: &Part<'_>, last: &Stored, standing: &[Stored], work: Vec<i64>) -> Result<()> {
    let covered: Vec<i64> = desk.look(|tx| contract::covers(tx, &[last.id], i64::MAX))?.into_iter().map(|(_, id)| id).collect();
    let before = Details::of(last, covered.clone());
    let details = desk.read::<Details>(part, Some(serde_json::to_value(&before)?));
    let span = desk.read::<Span>(part, Some(serde_json::json!({ "until_on": last.until_on })));
    let (Some(details), Some(span)) = (details, span) else { return Ok(()) };
    let Some(findings) = findings(desk, part, details.kind) else { return Ok(()) };
    let entrustment_ids = if part.row.cells.contains_key("entrustments") { work } else { covered };
    let details = Details { entrustment_ids, ..details };
    let periods: Vec<Period> = standing.iter().map(|row| Period { from_on: row.from_on, until_on: row.until_on }).collect();
    // Without a day, the last that is recorded is corrected: it is the one that the file is compared with.
    let from_on = desk.change_from(&periods).unwrap_or(last.from_on);
    let seen = standing.iter().map(|row| row.seq).max().unwrap_or(last.seq);
    let command = Change { id: last.id, seen, from_on: Some(from_on), details };
    let Some(changed) = desk.run(part, &command)? else { return Ok(()) };
    let mut different = if changed.entry.is_some() { differ(part, &before, &command.details) } else { Vec::new() };
    let end = End { id: last.id, seen: changed.entry.unwrap_or(seen), until_on: span.until_on, reason: desk.name.to_owned() };
    let Some(ended) = desk.run(part, &end)? else { return Ok(()) };
    if ended.entry.is_some() {
        let text = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        different.push(("until_on".into(), text(last.until_on), text(span.until_on)));
    }
    let seen = desk.look(|tx| contract::last_check(tx, last.id))?;
    let recorded = desk.look(|tx| contract::clauses(tx, last.id, i64::MAX))?;
    let check = CheckClauses { id: last.id, seen, findings, checked_on: command.details.checked_on };
    let Some(checked) = run_with_clauses(desk, part, &check)? else { return Ok(()) };
    if checked.entry.is_some() {
        let before = recorded.iter().map(|row| (row.code.as_str(), row.finding.0, row.article.as_str()));
        different.push(("clauses".into(), clauses::written(before), part.cell("clauses").to_owned()));
    }
    desk.stands(part.row, &Named { thing: Thing::Contract, id: last.id, code: &last.control_no, name: &last.title }, &different);
    Ok(())
}

/// What the column of clauses says. None if it cannot be read; then it was noted.
fn findings(desk: &mut Desk<'_, '_, '_>, part: &Part<'_>, kind: ContractKind) -> Option<Vec<Checked>> {
    let without_article = (kind == ContractKind::TermsOfService).then_some(Finding::ByTerms);
    match clauses::read(part.cell("clauses"), without_article) {
        Ok(findings) => Some(findings),
        Err(message) => {
            desk.problem(part, "clauses", message);
            None
        }
    }
}

/// Problems of single findings are problems of the column in which all of them stand.
fn run_with_clauses<C: crate::operations::Command>(
    desk: &mut Desk<'_, '_, '_>,
    part: &Part<'_>,
    command: &C,
) -> Result<Option<crate::operations::together::Done<C::Outcome>>> {
    desk.run_named(part, command, |problems| {
        let mut named = Problems::default();
        for (field, message) in problems.0 {
            let field = if field.starts_with("findings.") { "clauses".to_owned() } else { field };
            named.add(field, message);
        }
        named
    })
}
