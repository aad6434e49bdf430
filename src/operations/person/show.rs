//! Everything about one person: what was recorded for which period, the offices, the account.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, NaiveDateTime};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::access::{Office, Right, Role};
use crate::domain::account::AccountState;
use crate::domain::person::PersonKind;
use crate::error::{Error, Result};
use crate::operations::{Query, account as accounts};
use crate::store::person::Row;
use crate::store::{ReadTx, Reads, account, department, entry, office, person, session};

/// Shows a person: as recorded for a date, and all that is recorded for other times.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Show {
    /// The person.
    pub id: i64,
    /// Today if empty.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Whole {
    pub id: i64,
    pub on: NaiveDate,
    /// As recorded for the date; for the nearest period if the person does not belong then.
    pub now: Recorded,
    pub belongs: bool,
    pub erased: bool,
    /// The entry of the ledger by which it was last changed: what a change has to have `seen`.
    pub seen: i64,
    /// All periods, latest first.
    pub periods: Vec<Recorded>,
    pub offices: Vec<Held>,
    /// Only for those who manage accounts.
    pub account: Option<Account>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Recorded {
    pub code: String,
    pub name: String,
    pub kana: String,
    pub kind: PersonKind,
    pub department_id: Option<i64>,
    pub department_code: String,
    pub department_ja: String,
    pub department_en: String,
    pub email: String,
    pub from_on: NaiveDate,
    /// The last day; none if no end is known.
    pub until_on: Option<NaiveDate>,
    /// The entry of the ledger that says so.
    pub seq: i64,
    pub recorded_at: NaiveDateTime,
    /// Who recorded it; empty for the console.
    pub recorded_by: String,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Held {
    pub id: i64,
    pub office: Office,
    pub letter: String,
    pub from_on: NaiveDate,
    pub until_on: Option<NaiveDate>,
    /// Whether it is held on the date.
    pub held: bool,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Account {
    pub id: i64,
    pub login: String,
    pub state: AccountState,
    pub roles: BTreeSet<Role>,
}

impl Query for Show {
    const NAME: &'static str = "person.show";
    const NEEDS: Right = Right::ReadPeople;
    type Answer = Whole;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Whole> {
        let on = self.on.unwrap_or(tx.moment().today);
        let rows = person::periods(tx, self.id)?;
        let seen = rows.iter().map(|row| row.seq).max().ok_or(Error::NotFound("person"))?;
        let belongs = rows.iter().any(|row| holds(row, on));
        let erased = rows.iter().all(Row::is_erased);
        let mut periods = recorded(tx, rows)?;
        periods.reverse();
        let of_date = periods.iter().find(|period| period.from_on <= on).or(periods.last()).cloned();
        let now = of_date.ok_or(Error::NotFound("person"))?;
        let offices = office::of_person(tx, self.id)?.into_iter().rev().map(|row| held(row, on)).collect();
        let account = account_of(tx, self.id)?;
        Ok(Whole { id: self.id, on, now, belongs, erased, seen, periods, offices, account })
    }
}

fn holds(row: &Row, on: NaiveDate) -> bool {
    row.from_on <= on && row.until_on.is_none_or(|until| on <= until)
}

fn held(row: office::Row, on: NaiveDate) -> Held {
    let held = row.holding().holds(on);
    Held { id: row.id, office: row.kind.0, letter: row.letter, from_on: row.from_on, until_on: row.until_on, held }
}

fn recorded(tx: &mut ReadTx<'_>, rows: Vec<Row>) -> Result<Vec<Recorded>> {
    let seqs: Vec<i64> = rows.iter().map(|row| row.seq).collect();
    let entries: BTreeMap<i64, entry::Brief> = entry::of_seqs(tx, &seqs)?.into_iter().map(|entry| (entry.seq, entry)).collect();
    let people: Vec<i64> = entries.values().filter_map(|entry| entry.person_id).collect();
    let (names, departments) = (person::names(tx, &people)?, department::latest_rows(tx)?);
    let line = |row: Row| {
        let department = row.department_id.and_then(|id| departments.get(&id));
        let entry = entries.get(&row.seq);
        Recorded {
            code: row.code,
            name: row.name,
            kana: row.kana,
            kind: row.kind.0,
            department_id: row.department_id,
            department_code: department.map(|row| row.code.clone()).unwrap_or_default(),
            department_ja: department.map(|row| row.name_ja.clone()).unwrap_or_default(),
            department_en: department.map(|row| row.name_en.clone()).unwrap_or_default(),
            email: row.email,
            from_on: row.from_on,
            until_on: row.until_on,
            seq: row.seq,
            recorded_at: entry.map(|entry| entry.at).unwrap_or_default(),
            recorded_by: entry.and_then(|entry| names.get(&entry.person_id?).cloned()).unwrap_or_default(),
        }
    };
    Ok(rows.into_iter().map(line).collect())
}

fn account_of(tx: &mut ReadTx<'_>, person_id: i64) -> Result<Option<Account>> {
    if !tx.actor().may(Right::ManageAccounts) {
        return Ok(None);
    }
    let Some(row) = account::of_person(tx, person_id)?.into_iter().find(|row| row.closed_seq.is_none()) else { return Ok(None) };
    let roles = session::roles(tx, row.id, person_id)?;
    Ok(Some(Account { id: row.id, state: accounts::state(tx, &row)?, login: row.login, roles }))
}
