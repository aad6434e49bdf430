//! The organisation's rules: in force and changed in the year, stages that none governs, and who has not acknowledged them.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::gather::Gathered;
use crate::domain::as_of::AsOf;
use crate::domain::report::Share;
use crate::domain::rule::{AcknowledgementState, RuleKind, Stage, uncovered};
use crate::domain::version::{VersionEventKind, VersionState, state_in};
use crate::error::Result;
use crate::operations::rule::{Filter, Line, RuleCover, asked, governing};
use crate::store::ReadTx;
use crate::store::rule::{self, Whole};

/// The rules of the year.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Rules {
    /// In force at the end, each with how many of those whom it asks have acknowledged it.
    pub in_force: Vec<RuleLine>,
    /// Over all of them; a person counts once for each rule that asks them.
    pub acknowledged: Share,
    pub overdue: Share,
    /// The same on the day before the year, if the register knows of the year before.
    pub acknowledged_before: Option<Share>,
    pub overdue_before: Option<Share>,
    /// Versions that came into force or were withdrawn in the year, by day.
    pub changed: Vec<RuleChange>,
    /// The stages that no rule in force governs at the end.
    pub uncovered: Vec<Stage>,
    /// Who should have acknowledged already at the end, by the date.
    pub late: Vec<LateAcknowledgement>,
}

/// A rule in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RuleLine {
    pub rule_id: i64,
    pub version_id: i64,
    pub number: i64,
    pub kind: RuleKind,
    pub title_ja: String,
    pub title_en: String,
    pub effective_on: NaiveDate,
    pub stages: Vec<Stage>,
    pub acknowledged: Share,
    pub overdue: i64,
}

/// What changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RuleChange {
    pub version_id: i64,
    pub number: i64,
    pub title_ja: String,
    pub title_en: String,
    /// Adopted: it came into force; withdrawn.
    pub kind: VersionEventKind,
    pub on: NaiveDate,
    pub changed: String,
}

/// Somebody who is late with a rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct LateAcknowledgement {
    pub person_id: i64,
    pub name: String,
    pub department_ja: String,
    pub department_en: String,
    pub version_id: i64,
    pub number: i64,
    pub title_ja: String,
    pub title_en: String,
    pub due_on: Option<NaiveDate>,
}

pub(super) fn of(tx: &mut ReadTx<'_>, gathered: &Gathered, has_before: bool) -> Result<Rules> {
    let as_of = gathered.as_of;
    let whole = rule::all(tx, as_of.known)?;
    let found = asked(tx, &Filter::default(), as_of)?;
    let day_before = has_before.then(|| AsOf { on: gathered.day_before(), ..as_of });
    let before = day_before.map(|day_before| asked(tx, &Filter::default(), day_before)).transpose()?;
    let in_force: Vec<RuleLine> = found.rules.iter().filter_map(|cover| line(cover, &whole, as_of.on)).collect();
    let is_late = |line: &&Line| line.stand.state == AcknowledgementState::Overdue;
    let mut late: Vec<LateAcknowledgement> = found.lines.iter().map(|(_, line)| line).filter(is_late).map(late_line).collect();
    late.sort_by_key(|line| line.due_on);
    Ok(Rules {
        acknowledged: share(&found.rules, |rule| rule.count.acknowledged),
        overdue: share(&found.rules, |rule| rule.count.overdue),
        acknowledged_before: before.as_ref().map(|before| share(&before.rules, |rule| rule.count.acknowledged)),
        overdue_before: before.as_ref().map(|before| share(&before.rules, |rule| rule.count.overdue)),
        changed: changed(&whole, gathered.period.first(), as_of.on),
        uncovered: uncovered(in_force.iter().map(|line| line.stages.as_slice())),
        in_force,
        late,
    })
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn share(rules: &[RuleCover], count: fn(&RuleCover) -> usize) -> Share {
    Share::of(number(rules.iter().map(count).sum()), number(rules.iter().map(|rule| rule.count.asked).sum()))
}

fn line(cover: &RuleCover, whole: &[Whole], on: NaiveDate) -> Option<RuleLine> {
    let governing = governing(whole.iter().find(|one| one.row.id == cover.rule_id)?, on)?;
    Some(RuleLine {
        rule_id: cover.rule_id,
        version_id: cover.version_id,
        number: cover.number,
        kind: cover.kind,
        title_ja: cover.title_ja.clone(),
        title_en: cover.title_en.clone(),
        effective_on: cover.effective_on,
        stages: governing.stages,
        acknowledged: Share::of(number(cover.count.acknowledged), number(cover.count.asked)),
        overdue: number(cover.count.overdue),
    })
}

fn late_line(line: &Line) -> LateAcknowledgement {
    LateAcknowledgement {
        person_id: line.person_id,
        name: line.name.clone(),
        department_ja: line.department_ja.clone(),
        department_en: line.department_en.clone(),
        version_id: line.version_id,
        number: line.number,
        title_ja: line.title_ja.clone(),
        title_en: line.title_en.clone(),
        due_on: line.stand.due_on,
    }
}

/// What came into force from `first` to `on`, and what had been adopted and was withdrawn then.
fn changed(whole: &[Whole], first: NaiveDate, on: NaiveDate) -> Vec<RuleChange> {
    let mut changes = Vec::new();
    for one in whole {
        for version in &one.versions {
            let Some(text) = one.texts.get(&version.id) else { continue };
            let change = |kind, on| RuleChange {
                version_id: version.id,
                number: version.number,
                title_ja: text.title_ja.clone(),
                title_en: text.title_en.clone(),
                kind,
                on,
                changed: text.changed.clone(),
            };
            let adopted = version.events.iter().find(|event| event.kind == VersionEventKind::Adopted && event.happened_on <= on);
            let Some(effective_on) = adopted.map(|event| event.effective_on.unwrap_or(event.happened_on)) else { continue };
            let withdrawn = version.events.iter().rfind(|event| event.kind == VersionEventKind::Withdrawn).map(|event| event.happened_on);
            // What was withdrawn before its first day never was in force.
            if (first..=on).contains(&effective_on) && withdrawn.is_none_or(|withdrawn| effective_on < withdrawn) {
                changes.push(change(VersionEventKind::Adopted, effective_on));
            }
            let gone = state_in(&one.versions, version, on) == Some(VersionState::Withdrawn);
            if let Some(day) = withdrawn.filter(|day| gone && first <= *day) {
                changes.push(change(VersionEventKind::Withdrawn, day));
            }
        }
    }
    changes.sort_by_key(|change| (change.on, change.version_id));
    changes
}
