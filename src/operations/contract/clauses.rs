//! A contract is looked through: what was found at the clauses of the checklist.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::access::Right;
use crate::domain::contract::{Checklist, Finding};
use crate::domain::message::{Message, Problems};
use crate::error::{Error, Result};
use crate::operations::Command;
use crate::store::code::Coded;
use crate::store::contract::Clause;
use crate::store::{Reads, WriteTx, contract};

/// Records what was found at several clauses of a contract in one entry: all of them, or none and every problem by its row.
///
/// What was found needs the article where it stands; what the terms of a service say needs their address and the day on which they were looked at. What
/// is recorded already stays as it is. Outcome: how many findings changed.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct CheckClauses {
    /// The contract.
    pub id: i64,
    /// The entry of the ledger that the caller has seen last at its clauses; 0 if there was none.
    #[serde(default)]
    pub seen: i64,
    pub findings: Vec<Checked>,
    /// The day on which it was looked through; today if empty.
    #[serde(default)]
    pub checked_on: Option<NaiveDate>,
}

/// What was found at one clause.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Checked {
    /// The code of the clause.
    #[schemars(length(min = 1, max = 40))]
    pub code: String,
    /// Empty: it was not looked for.
    #[serde(default)]
    pub finding: Option<Finding>,
    /// Where it stands in the contract.
    #[serde(default)]
    #[schemars(length(max = 100))]
    pub article: String,
    #[serde(default)]
    #[schemars(length(max = 400))]
    pub note: String,
}

impl Command for CheckClauses {
    const NAME: &'static str = "contract.check_clauses";
    const NEEDS: Right = Right::KeepRegister;
    type Outcome = i64;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<i64> {
        let row = contract::periods(tx, self.id)?.pop().ok_or(Error::NotFound("contract"))?;
        let today = tx.moment().today;
        let mut problems = Problems::default();
        if let Some(day) = self.checked_on.filter(|day| *day > today) {
            problems.add("checked_on", Message::new("contract-ahead").with("read", day).with("expected", today));
        }
        let has_terms = !row.terms_url.is_empty() && row.checked_on.is_some();
        let found = read(&self.findings, has_terms, today, &mut problems);
        problems.or(())?;
        let changes = changes(tx, self.id, found)?;
        if changes.is_empty() {
            tx.unchanged();
            return Ok(0);
        }
        if contract::last_check(tx, self.id)? != self.seen {
            return Err(Error::conflict("stale-form"));
        }
        tx.about("consignee", row.consignee_id);
        tx.about("contract", self.id);
        let count = i64::try_from(changes.len()).unwrap_or(i64::MAX);
        record(tx, self.id, changes, self.checked_on.unwrap_or(today))?;
        Ok(count)
    }
}

/// The findings if nothing is wrong with them, each with its article where it has one. Problems stand at `findings.<place>.<field>`.
pub(super) fn read(findings: &[Checked], has_terms: bool, today: NaiveDate, problems: &mut Problems) -> Vec<Checked> {
    let (list, mut named) = (Checklist::on(today), BTreeSet::new());
    let mut read = Vec::with_capacity(findings.len());
    for (place, checked) in findings.iter().enumerate() {
        let at = |field: &str| format!("findings.{place}.{field}");
        let code = checked.code.trim();
        if list.clause(code).is_none() {
            problems.add(at("code"), Message::new("contract-no-such-clause").with("read", code));
        } else if !named.insert(code) {
            problems.add(at("code"), Message::new("contract-clause-twice").with("read", code));
        }
        let article = checked.article.trim();
        match checked.finding {
            Some(Finding::Found) if article.is_empty() => {
                problems.add(at("article"), Message::new("contract-article-needed").with("code", code));
            }
            Some(Finding::ByTerms) if !has_terms => {
                problems.add(at("finding"), Message::new("contract-terms-needed").with("code", code));
            }
            _ => {}
        }
        // An article belongs to what was found; elsewhere it would only confuse.
        let article = if checked.finding.is_some_and(Finding::is_agreed) { article } else { "" };
        let (article, note) = (article.to_owned(), checked.note.trim().to_owned());
        read.push(Checked { code: code.to_owned(), finding: checked.finding, article, note });
    }
    read
}

/// Those that say something else than what stands.
fn changes(tx: &mut dyn Reads, id: i64, found: Vec<Checked>) -> Result<Vec<Checked>> {
    let standing = contract::clauses(tx, id, i64::MAX)?.into_iter().map(|row| (row.code.clone(), row));
    let standing: BTreeMap<String, Clause> = standing.collect();
    let differs = |checked: &Checked| match (standing.get(&checked.code), checked.finding) {
        (Some(row), Some(finding)) => (row.finding.0, &row.article, &row.note) != (finding, &checked.article, &checked.note),
        (standing, finding) => standing.is_some() != finding.is_some(),
    };
    Ok(found.into_iter().filter(differs).collect())
}

/// Records what was found in place of what stands.
pub(super) fn record(tx: &mut WriteTx<'_>, id: i64, found: Vec<Checked>, checked_on: NaiveDate) -> Result<()> {
    let (seq, person_id) = (tx.seq(), tx.actor().person);
    for Checked { code, finding, article, note } in found {
        let Some(finding) = finding else {
            contract::withdraw_clause(tx, id, &code)?;
            continue;
        };
        let row =
            Clause { contract_id: id, code, finding: Coded(finding), article, note, checked_on, person_id, seq, superseded_seq: None };
        contract::put_clause(tx, &row)?;
    }
    Ok(())
}
