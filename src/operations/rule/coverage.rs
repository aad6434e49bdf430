//! Who has acknowledged the rules in force: on any date, by rule and department, with those who have not by name.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::audience::{People, stands};
use super::list::Own;
use super::stages::governing;
use crate::domain::access::Right;
use crate::domain::as_of::AsOf;
use crate::domain::person::PersonKind;
use crate::domain::rule::{AcknowledgementState, AudienceKind, RuleKind};
use crate::error::Result;
use crate::operations::Query;
use crate::store::{ReadTx, Reads, department, rule};

/// Shows for a date how many of those whom the rules in force ask have acknowledged them, by rule and department, and who has not.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Coverage {
    #[serde(flatten)]
    pub filter: Filter,
    /// Today if empty.
    #[serde(default)]
    pub on: Option<NaiveDate>,
    /// As it was known when the ledger ended with this entry.
    #[serde(default)]
    pub known: Option<i64>,
    /// How many people are named at most, 200 if empty. The counts are always of all.
    #[serde(default)]
    #[schemars(range(min = 0, max = 100_000))]
    pub limit: Option<usize>,
    /// How many of them are left out at the beginning.
    #[serde(default)]
    pub skip: Option<usize>,
}

/// What narrows it down.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Filter {
    #[serde(default)]
    pub rule_id: Option<i64>,
    /// People who then belonged to this department.
    #[serde(default)]
    pub department_id: Option<i64>,
    /// Only people who stand so; those who have not acknowledged if empty.
    #[serde(default)]
    pub state: Option<AcknowledgementState>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Covering {
    pub on: NaiveDate,
    /// The rules in force.
    pub rules: Vec<RuleCover>,
    /// Over the rules asked for, by department.
    pub groups: Vec<Group>,
    /// Those asked for, in the order of their reading.
    pub people: Vec<Line>,
    /// How many there are of those asked for.
    pub people_total: usize,
}

/// How many have acknowledged.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct Count {
    pub asked: usize,
    pub acknowledged: usize,
    pub overdue: usize,
    /// Percent with one decimal, rounded down so that only all is 100; none if nobody is asked.
    pub percent: Option<String>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RuleCover {
    pub rule_id: i64,
    pub version_id: i64,
    pub number: i64,
    pub kind: RuleKind,
    pub title_ja: String,
    pub title_en: String,
    pub effective_on: NaiveDate,
    pub audience: AudienceKind,
    #[serde(flatten)]
    pub count: Count,
}

/// People of one department.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Group {
    pub department_id: Option<i64>,
    pub department_ja: String,
    pub department_en: String,
    #[serde(flatten)]
    pub count: Count,
}

/// A person and a rule.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Line {
    pub person_id: i64,
    pub code: String,
    pub name: String,
    pub kind: PersonKind,
    pub department_ja: String,
    pub department_en: String,
    pub rule_id: i64,
    pub version_id: i64,
    /// The number of the version in force.
    pub number: i64,
    pub title_ja: String,
    pub title_en: String,
    #[serde(flatten)]
    pub stand: Own,
}

/// Everything that is asked on a date, before it is counted.
pub(crate) struct Asked {
    pub rules: Vec<RuleCover>,
    pub lines: Vec<(Option<i64>, Line)>,
}

impl Query for Coverage {
    const NAME: &'static str = "rule.coverage";
    const NEEDS: Right = Right::ReadTraining;
    type Answer = Covering;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Covering> {
        let as_of = AsOf { on: self.on.unwrap_or(tx.moment().today), known: self.known.unwrap_or(i64::MAX) };
        let Asked { rules, lines } = asked(tx, &self.filter, as_of)?;
        let groups = groups(&lines);
        let chosen: Vec<Line> = lines.into_iter().map(|(_, line)| line).filter(|line| self.filter.wants(line)).collect();
        let people_total = chosen.len();
        let people = chosen.into_iter().skip(self.skip.unwrap_or(0)).take(self.limit.unwrap_or(200)).collect();
        Ok(Covering { on: as_of.on, rules, groups, people, people_total })
    }
}

impl Filter {
    fn wants(&self, line: &Line) -> bool {
        match self.state {
            Some(state) => line.stand.state == state,
            None => line.stand.state != AcknowledgementState::Acknowledged,
        }
    }
}

/// Whom the rules in force ask on the date, and how each stands; of the rule and the department asked for.
pub(crate) fn asked(tx: &mut dyn Reads, filter: &Filter, as_of: AsOf) -> Result<Asked> {
    let mut whole = rule::all(tx, as_of.known)?;
    whole.sort_by_key(|one| (one.row.kind.0, one.row.id));
    let people = People::all(tx, as_of)?;
    let departments = department::names(tx, as_of.known)?;
    let of_each = stands(tx, &whole, &people, as_of)?;
    let (mut rules, mut lines) = (Vec::new(), Vec::new());
    for (one, mut found) in whole.iter().zip(of_each) {
        let Some(governing) = governing(one, as_of.on) else { continue };
        let Some(text) = one.texts.get(&governing.version_id) else { continue };
        found.retain(|(row, _)| filter.department_id.is_none_or(|id| row.department_id == Some(id)));
        rules.push(RuleCover {
            rule_id: governing.rule_id,
            version_id: governing.version_id,
            number: governing.number,
            kind: governing.kind,
            title_ja: governing.title_ja.clone(),
            title_en: governing.title_en.clone(),
            effective_on: governing.effective_on,
            audience: text.audience.0,
            count: Count::of(found.iter().map(|(_, stand)| stand.state)),
        });
        if filter.rule_id.is_some_and(|id| id != one.row.id) {
            continue;
        }
        lines.extend(found.into_iter().map(|(row, stand)| {
            let (department_ja, department_en) = row.department_id.and_then(|id| departments.get(&id).cloned()).unwrap_or_default();
            let line = Line {
                person_id: row.id,
                code: row.code.clone(),
                name: row.name.clone(),
                kind: row.kind.0,
                department_ja,
                department_en,
                rule_id: governing.rule_id,
                version_id: governing.version_id,
                number: governing.number,
                title_ja: governing.title_ja.clone(),
                title_en: governing.title_en.clone(),
                stand: Own::of(&stand, &one.versions),
            };
            (row.department_id, line)
        }));
    }
    Ok(Asked { rules, lines })
}

impl Count {
    fn of(states: impl Iterator<Item = AcknowledgementState>) -> Self {
        let mut count = Self::default();
        for state in states {
            count.asked += 1;
            count.acknowledged += usize::from(state == AcknowledgementState::Acknowledged);
            count.overdue += usize::from(state == AcknowledgementState::Overdue);
        }
        count.percent = percent(count.acknowledged, count.asked);
        count
    }
}

fn groups(lines: &[(Option<i64>, Line)]) -> Vec<Group> {
    let mut groups: BTreeMap<Option<i64>, Vec<&Line>> = BTreeMap::new();
    for (department_id, line) in lines {
        groups.entry(*department_id).or_default().push(line);
    }
    let shown = groups.into_iter().map(|(department_id, lines)| {
        let names = lines.first().map(|line| (line.department_ja.clone(), line.department_en.clone()));
        let (department_ja, department_en) = names.unwrap_or_default();
        Group { department_id, department_ja, department_en, count: Count::of(lines.iter().map(|line| line.stand.state)) }
    });
    shown.collect()
}

/// 1,199 of 1,200 is not 100.0: rounded down.
pub(crate) fn percent(part: usize, whole: usize) -> Option<String> {
    let tenths = part.checked_mul(1_000)?.checked_div(whole)?;
    Some(format!("{}.{}", tenths / 10, tenths % 10))
}
