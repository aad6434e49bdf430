//! Reviews as they went: the plan of each fiscal year, what was looked at as it was planned, and what went otherwise.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};

use super::lines::{Lines, Review, ReviewPlan};
use super::stage::Stage;
use crate::domain::access::Actor;
use crate::domain::finding::Grade;
use crate::domain::message::Message;
use crate::domain::review::{Checked, Conclusion, Method, ReviewKind, ReviewState};
use crate::domain::working_day;
use crate::error::{Error, Result};
use crate::locale::Language;
use crate::operations::Command;
use crate::operations::import::Thing;
use crate::operations::review::{
    Approve, Begin, Cancel, Check, DrawUp, Find, Finish, Move, Plan, PlanShow, Propose, Return, Schedule, Show, Whole,
};

/// Whoever makes the reviews for which the files name nobody.
const REVIEWER: &str = "procurement2";
/// On these days of a month they make those that are due before the next of them.
const ROUNDS: [u32; 3] = [5, 15, 25];

/// The ids of the reviews that the files speak of, by their place in the file.
#[derive(Default)]
pub(super) struct Looked(BTreeMap<usize, i64>);

impl Looked {
    /// Whether reviews are played: among very many consignees they are not.
    pub fn any(&self) -> bool {
        !self.0.is_empty()
    }

    /// The review of a consignee in the fiscal year that begins in that calendar year.
    pub fn review(&self, lines: &Lines, control_no: &str, year: i64) -> Result<i64> {
        let place = lines.reviews.iter().position(|one| one.control_no == control_no && one.year == year);
        let id = place.and_then(|place| self.0.get(&place)).copied();
        id.ok_or_else(|| Error::fault(format!("{control_no} was not reviewed in {year}")))
    }
}

/// The days on which something happens.
pub(super) fn days(lines: &Lines, last: NaiveDate) -> BTreeSet<NaiveDate> {
    let plans = lines.review_plans.iter();
    let of_plans = plans.flat_map(|one| [Some(one.drawn_on), Some(one.proposed_on), one.returned_on, one.again_on, one.approved_on]);
    let reviews = lines.reviews.iter();
    let of_reviews = reviews.flat_map(|one| [one.scheduled_on, one.moved_on, one.done_on, one.cancelled_on]);
    let mut days: BTreeSet<NaiveDate> = of_plans.chain(of_reviews).flatten().collect();
    let begun = lines.review_plans.iter().filter_map(|one| one.approved_on).min();
    let all = begun.into_iter().flat_map(|first| first.iter_days().take_while(|day| *day <= last));
    days.extend(all.filter(|day| is_round(*day)));
    days
}

/// Everything that happens on the day: plans first, then what the files name, then what was planned and goes as it was.
pub(super) fn on(stage: &mut Stage<'_>, looked: &mut Looked, lines: &Lines) -> Result<()> {
    let today = stage.today();
    lines.review_plans.iter().try_for_each(|plan| of_plan(stage, plan))?;
    for (place, one) in lines.reviews.iter().enumerate() {
        if one.scheduled_on == Some(today) {
            let id = schedule(stage, one)?;
            looked.0.insert(place, id);
        }
        if [one.moved_on, one.done_on, one.cancelled_on].contains(&Some(today)) {
            let id = match looked.0.get(&place) {
                Some(id) => *id,
                None => planned(stage, one)?,
            };
            looked.0.insert(place, id);
            of_review(stage, id, one)?;
        }
    }
    if is_round(today) { round(stage, lines) } else { Ok(()) }
}

/// A working day that one of the days falls on, or on which it is made up for when nobody works.
fn is_round(day: NaiveDate) -> bool {
    let named = |day: &NaiveDate| ROUNDS.contains(&day.day());
    let away = |day: &NaiveDate| !working_day::is_working(*day);
    !away(&day)
        && (named(&day)
            || day
                .pred_opt()
                .is_some_and(|before| std::iter::successors(Some(before), NaiveDate::pred_opt).take_while(away).any(|day| named(&day))))
}

fn of_plan(stage: &mut Stage<'_>, plan: &ReviewPlan) -> Result<()> {
    let (today, year) = (stage.today(), plan.year);
    if plan.drawn_on == today {
        run(stage, &plan.drawn_by, &DrawUp { year }).map(drop)?;
    }
    if plan.proposed_on == today || plan.again_on == Some(today) {
        let seen = shown(stage, year)?.seen;
        run(stage, &plan.drawn_by, &Propose { year, seen, comment: String::new() })?;
    }
    if plan.returned_on == Some(today) {
        let seen = shown(stage, year)?.seen;
        run(stage, &plan.approved_by, &Return { year, seen, comment: plan.comment.clone() })?;
    }
    if plan.approved_on == Some(today) {
        let seen = shown(stage, year)?.seen;
        run(stage, &plan.approved_by, &Approve { year, seen, comment: String::new() })?;
    }
    Ok(())
}

fn of_review(stage: &mut Stage<'_>, id: i64, one: &Review) -> Result<()> {
    let today = stage.today();
    let by = if one.done_by.is_empty() { REVIEWER } else { &one.done_by };
    if one.moved_on == Some(today) {
        let (seen, planned_on) = (show(stage, id)?.seen, one.moved_to.unwrap_or(today));
        let reason = one.moved_because.clone();
        run(stage, by, &Move { id, seen, planned_on, method: one.method, assignee_id: None, reason })?;
    }
    if one.done_on == Some(today) {
        look(stage, by, id, one)?;
    }
    if one.cancelled_on == Some(today) {
        let seen = show(stage, id)?.seen;
        run(stage, by, &Cancel { id, seen, reason: one.cancelled_because.clone() })?;
    }
    Ok(())
}

/// A review outside the plan.
fn schedule(stage: &mut Stage<'_>, one: &Review) -> Result<i64> {
    let consignee_id = stage.id(Thing::Consignee, &one.control_no)?;
    let schedule = Schedule {
        consignee_id,
        entrustment_ids: Vec::new(),
        kind: ReviewKind::Extraordinary,
        cause: one.cause,
        reason: one.reason.clone(),
        planned_on: one.planned_on.unwrap_or(stage.today()),
        method: one.method.unwrap_or(Method::Document),
        assignee_id: None,
    };
    run(stage, if one.done_by.is_empty() { REVIEWER } else { &one.done_by }, &schedule)
}

/// The first open review of a consignee in the plan of a year.
fn planned(stage: &mut Stage<'_>, one: &Review) -> Result<i64> {
    let consignee = stage.id(Thing::Consignee, &one.control_no)?;
    let lines = shown(stage, one.year)?.lines;
    let theirs = lines
        .into_iter()
        .find(|line| line.kind == ReviewKind::Regular && line.consignee_id == consignee && line.state == ReviewState::Planned);
    theirs.map(|line| line.id).ok_or_else(|| Error::fault(format!("no review of {} is planned in {}", one.control_no, one.year)))
}

/// What is due before the next round, and goes as it was planned.
fn round(stage: &mut Stage<'_>, lines: &Lines) -> Result<()> {
    let today = stage.today();
    let next = today.succ_opt().and_then(|day| day.iter_days().find(|day| is_round(*day))).unwrap_or(today);
    let approved = lines.review_plans.iter().filter(|plan| plan.approved_on.is_some_and(|approved| approved <= today));
    for year in approved.map(|plan| plan.year).collect::<Vec<_>>() {
        let apart: BTreeSet<i64> = lines
            .reviews
            .iter()
            .filter(|one| one.year == year && one.cause.is_none())
            .map(|one| stage.id(Thing::Consignee, &one.control_no))
            .collect::<Result<_>>()?;
        let open = |line: &crate::operations::review::Line| {
            line.kind == ReviewKind::Regular
                && line.state == ReviewState::Planned
                && line.planned_on < next
                && !apart.contains(&line.consignee_id)
        };
        for line in shown(stage, year)?.lines.into_iter().filter(open) {
            look(stage, REVIEWER, line.id, &Review::default())?;
        }
    }
    Ok(())
}

/// Looks at what changed since the last evaluation, and at what was found.
fn look(stage: &mut Stage<'_>, by: &str, id: i64, one: &Review) -> Result<()> {
    let seen = show(stage, id)?.seen;
    run(stage, by, &Begin { id, seen })?;
    let whole = show(stage, id)?;
    let codes: BTreeSet<&str> = one.checked.split('/').map(str::trim).filter(|code| !code.is_empty()).collect();
    for point in whole.points.iter().filter(|point| point.changed || codes.contains(point.code.as_str())) {
        let result = if codes.contains(point.code.as_str()) { Checked::Not } else { Checked::Fulfilled };
        run(stage, by, &Check { id, code: point.code.clone(), seen: point.seen, result, note: String::new() })?;
    }
    for finding in one.findings.split(';').filter(|text| !text.trim().is_empty()) {
        let (grade, text) = finding.split_once('@').ok_or_else(|| Error::fault(format!("reviews.csv: {finding}")))?;
        let grade = Grade::from_code(grade.trim()).ok_or_else(|| Error::fault(format!("reviews.csv: {grade}")))?;
        run(stage, by, &Find { id, number: None, grade, text: text.trim().to_owned() })?;
    }
    let seen = show(stage, id)?.seen;
    let reason = if one.note.is_empty() {
        Language::Ja.say(&Message::new("demo-review-unchanged").label("method", whole.line.method.label_id()))
    } else {
        one.note.clone()
    };
    let conclusion = one.conclusion.unwrap_or(Conclusion::GoOn);
    run(stage, by, &Finish { id, seen, conclusion, done_on: None, carried_out_by: None, reason })
}

fn show(stage: &mut Stage<'_>, id: i64) -> Result<Whole> {
    let actor = stage.actor(REVIEWER)?;
    stage.register().ask(&actor, Show { id, on: None, known: None })
}

fn shown(stage: &mut Stage<'_>, year: i64) -> Result<Plan> {
    let actor = stage.actor(REVIEWER)?;
    stage.register().ask(&actor, PlanShow { year, on: None })
}

fn run<C: Command>(stage: &mut Stage<'_>, login: &str, command: &C) -> Result<C::Outcome> {
    let actor: Actor = stage.actor(login)?;
    stage.register().run(&actor, command)
}
