//! Everything that happens from the second morning on, in the order of the days.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::known;
use super::lines::{ACCESS, CERTIFICATES, CONSIGNEES, CONTRACTS, Evaluation, Held, Lines, PEOPLE, Round};
use super::many::Many;
use super::stage::Stage;
use super::{BEGINNING, actions, agreements, evaluations, ndas, organisation, reach, reports, reviews, rounds, rules, training};
use crate::domain::message::Message;
use crate::error::Result;
use crate::operations::import::ImportKind;
use crate::operations::rows::Row;

/// Who keeps the lists of people, and of consignees.
const KEEPER_OF_PEOPLE: &str = "admin";
const KEEPER_OF_CONSIGNEES: &str = "procurement";

/// Something that happens on a day. What stands first comes first.
#[derive(Clone, Copy)]
enum Act<'l> {
    LayDown(&'l Held),
    People,
    Appoint(&'l Held),
    Consignees(usize),
    Access,
    Contracts,
    Certificates,
    OpenRound(&'l Round),
    Begin(&'l Evaluation),
    Submit(&'l Evaluation),
    Decide(&'l Evaluation),
    Except(&'l Evaluation),
    Meet(&'l Evaluation, usize),
    Recommend(&'l Round),
    Choose(&'l Round),
    /// The second version of a text.
    Revise,
    /// Everything that happens to NDAs on the day.
    Ndas,
    /// Everything that happens to corrective actions on the day.
    Actions,
    /// Everything that happens to the organisation's rules on the day.
    Rules,
    /// Everything that happens to sub-consignees, foreign handling and ended work on the day.
    Reach,
    /// Plans of reviews, and the reviews of the day.
    Reviews,
    /// Everything that happens to training on the day.
    Training,
    /// Everything that happens to annual reports on the day.
    Reports,
    /// Batches of those that were asked for beside the files.
    Many(usize),
}

impl Act<'_> {
    fn place(self) -> u8 {
        match self {
            Self::LayDown(_) => 0,
            Self::People => 1,
            Self::Appoint(_) => 2,
            Self::Consignees(_) => 3,
            Self::Access | Self::Contracts | Self::Certificates => 4,
            Self::OpenRound(_) => 5,
            Self::Begin(_) => 6,
            Self::Submit(_) => 7,
            Self::Decide(_) => 8,
            Self::Except(_) => 9,
            Self::Meet(..) => 10,
            Self::Recommend(_) => 11,
            Self::Choose(_) => 12,
            Self::Revise => 13,
            Self::Ndas => 14,
            Self::Reach => 15,
            Self::Reviews => 16,
            // An action may come from a review of the day.
            Self::Actions => 17,
            Self::Rules => 18,
            Self::Training => 19,
            Self::Reports => 20,
            Self::Many(_) => 21,
        }
    }
}

pub(super) fn play(stage: &mut Stage<'_>, lines: &Lines, mut many: Many) -> Result<()> {
    let keeper = stage.actor(KEEPER_OF_CONSIGNEES)?;
    for (name, rows) in &lines.consignees {
        let there = known::on(rows, BEGINNING, |row| first_on(row, lines));
        if !there.is_empty() {
            stage.import(&keeper, ImportKind::Consignees, name, there)?;
        }
    }
    let access = known::on(&lines.access, BEGINNING, known::of_itself);
    stage.import(&stage.actor(KEEPER_OF_PEOPLE)?, ImportKind::Access, ACCESS, access)?;
    let there: Vec<Row> = lines.contracts.iter().filter(|row| contract_on(row, lines) == BEGINNING).cloned().collect();
    stage.import(&keeper, ImportKind::Contracts, CONTRACTS, there)?;
    certify(stage, lines)?;
    many.enter(stage, &keeper)?;
    let mut acts = acts(lines);
    if many.is_empty() {
        // A plan takes in every consignee, and a report prints them: among many the days of two years would not end.
        acts.extend(reports::days(lines).into_iter().map(|day| (day, Act::Reports)));
        acts.extend(reviews::days(lines, lines.organisation.today).into_iter().map(|day| (day, Act::Reviews)));
    }
    acts.extend(many.days().map(|(day, number)| (day, Act::Many(number))));
    acts.sort_by_key(|(day, act)| (*day, act.place()));
    let (mut begun, mut year) = (evaluations::Begun::default(), None);
    for (day, act) in acts {
        stage.turn_to(day);
        let this = known_year(day);
        if year.replace(this) != Some(this) {
            stage.say(&Message::new("demo-year").with("year", this.to_string()));
        }
        match act {
            Act::Many(number) => many.evaluate(stage, number)?,
            act => perform(stage, lines, &mut begun, act)?,
        }
    }
    let works: usize = lines.consignees.iter().map(|(_, rows)| rows.len()).sum();
    stage.say(&Message::new("demo-ndas").with("n", lines.ndas.len()));
    stage.say(&Message::new("demo-evaluations").with("n", lines.evaluations.len()).with("works", works));
    Ok(())
}

fn perform(stage: &mut Stage<'_>, lines: &Lines, begun: &mut evaluations::Begun, act: Act<'_>) -> Result<()> {
    let today = stage.today();
    match act {
        Act::LayDown(held) => organisation::lay_down(stage, &stage.actor(KEEPER_OF_PEOPLE)?, held),
        Act::Appoint(held) => organisation::appoint(stage, &stage.actor(KEEPER_OF_PEOPLE)?, held),
        Act::People => {
            let changed = known::changed_on(&lines.people, today, known::of_itself);
            stage.import(&stage.actor(KEEPER_OF_PEOPLE)?, ImportKind::People, PEOPLE, changed)
        }
        Act::Consignees(file) => {
            let Some((name, rows)) = lines.consignees.get(file) else { return Ok(()) };
            let changed = known::changed_on(rows, today, |row| first_on(row, lines));
            stage.import(&stage.actor(KEEPER_OF_CONSIGNEES)?, ImportKind::Consignees, name, changed)
        }
        Act::Access => {
            let changed = known::changed_on(&lines.access, today, known::of_itself);
            stage.import(&stage.actor(KEEPER_OF_PEOPLE)?, ImportKind::Access, ACCESS, changed)
        }
        Act::Contracts => {
            let concluded = lines.contracts.iter().filter(|row| contract_on(row, lines) == today).cloned().collect();
            stage.import(&stage.actor(KEEPER_OF_CONSIGNEES)?, ImportKind::Contracts, CONTRACTS, concluded)
        }
        Act::Certificates => certify(stage, lines),
        Act::Actions => actions::on(stage, begun, lines),
        Act::Many(_) => Ok(()),
        Act::Revise => agreements::revise(stage),
        Act::Reach => reach::on(stage, lines),
        Act::Reviews => reviews::on(stage, &mut begun.looked, lines),
        Act::Rules => rules::on(stage, &mut begun.rules, lines),
        Act::Reports => reports::on(stage, lines),
        Act::Training => training::on(stage, &mut begun.training, lines),
        Act::Ndas => ndas::on(stage, &mut begun.ndas, lines),
        Act::OpenRound(round) => rounds::open(stage, begun, round),
        Act::Recommend(round) => rounds::recommend(stage, begun, round),
        Act::Choose(round) => rounds::choose(stage, begun, round),
        Act::Begin(evaluation) => evaluations::begin(stage, begun, evaluation, lines),
        Act::Submit(evaluation) => evaluations::submit(stage, begun, evaluation, lines),
        Act::Decide(evaluation) => evaluations::decide(stage, begun, evaluation),
        Act::Except(evaluation) => evaluations::except(stage, begun, evaluation),
        Act::Meet(evaluation, number) => evaluations::meet(stage, begun, evaluation, number),
    }
}

fn acts(lines: &Lines) -> Vec<(NaiveDate, Act<'_>)> {
    let last = lines.organisation.today;
    let mut acts: Vec<(NaiveDate, Act<'_>)> = Vec::new();
    acts.extend(known::days(&lines.people, last, known::of_itself).into_iter().map(|day| (day, Act::People)));
    acts.extend(known::days(&lines.access, last, known::of_itself).into_iter().map(|day| (day, Act::Access)));
    for (file, (_, rows)) in lines.consignees.iter().enumerate().take(CONSIGNEES.len()) {
        acts.extend(known::days(rows, last, |row| first_on(row, lines)).into_iter().map(|day| (day, Act::Consignees(file))));
    }
    let concluded: BTreeSet<NaiveDate> = lines.contracts.iter().map(|row| contract_on(row, lines)).collect();
    acts.extend(concluded.into_iter().filter(|day| *day > BEGINNING).map(|day| (day, Act::Contracts)));
    let certified: BTreeSet<NaiveDate> = lines.certificates.iter().map(|row| certificate_on(row, lines)).collect();
    acts.extend(certified.into_iter().filter(|day| *day > BEGINNING).map(|day| (day, Act::Certificates)));
    acts.extend(actions::days(lines).into_iter().map(|day| (day, Act::Actions)));
    acts.push((agreements::REVISED_ON, Act::Revise));
    acts.extend(ndas::days(lines).into_iter().map(|day| (day, Act::Ndas)));
    acts.extend(reach::days(lines).into_iter().map(|day| (day, Act::Reach)));
    acts.extend(rules::days(lines).into_iter().map(|day| (day, Act::Rules)));
    acts.extend(training::days(lines).into_iter().map(|day| (day, Act::Training)));
    for held in &lines.offices {
        acts.extend((held.from_on > BEGINNING).then_some((held.from_on, Act::Appoint(held))));
        acts.extend(held.until_on.filter(|until| *until > BEGINNING && *until <= last).map(|until| (until, Act::LayDown(held))));
    }
    for round in &lines.rounds {
        acts.push((round.opened_on, Act::OpenRound(round)));
        acts.push((round.recommended_on, Act::Recommend(round)));
        acts.push((round.decided_on, Act::Choose(round)));
    }
    for evaluation in &lines.evaluations {
        acts.push((evaluation.started_on, Act::Begin(evaluation)));
        acts.extend(evaluation.submitted_on.map(|day| (day, Act::Submit(evaluation))));
        acts.extend(evaluation.decided_on.map(|day| (day, Act::Decide(evaluation))));
        acts.extend(evaluation.exception_on.map(|day| (day, Act::Except(evaluation))));
        let met = evaluations::conditions(evaluation).into_iter().zip(1..);
        acts.extend(met.filter_map(|(condition, number)| Some((condition.met_on?, Act::Meet(evaluation, number)))));
    }
    acts
}

/// Work came into the register when it began, or when its consignee was first evaluated for it; at the latest on the last day.
fn first_on(row: &Row, lines: &Lines) -> NaiveDate {
    let cell = |field: &str| row.cells.get(field).map_or("", |cell| cell.trim());
    let (control_no, work) = (cell("control_no"), cell("entrustment_no"));
    let concerns = |evaluation: &&Evaluation| {
        evaluation.control_no == control_no && (work.is_empty() || evaluation.entrustments.split('/').any(|number| number.trim() == work))
    };
    let evaluated = lines.evaluations.iter().filter(concerns).map(|evaluation| evaluation.started_on).min();
    let began = known::date(row, "from_on");
    let first = [evaluated, began].into_iter().flatten().min().unwrap_or(lines.organisation.today);
    first.clamp(BEGINNING, lines.organisation.today)
}

/// A contract came into the register when it was concluded, or when what it is about came in.
fn contract_on(row: &Row, lines: &Lines) -> NaiveDate {
    let cell = |row: &Row, field: &str| row.cells.get(field).map_or(String::new(), |cell| cell.trim().to_owned());
    let (consignee, works) = (cell(row, "consignee_no"), cell(row, "entrustments"));
    let theirs = || lines.consignees.iter().flat_map(|(_, rows)| rows).filter(|row| cell(row, "control_no") == consignee);
    let owner = theirs().map(|row| first_on(row, lines)).min();
    let covered = theirs().filter(|row| works.split('/').any(|number| number.trim() == cell(row, "entrustment_no")));
    let covered = covered.map(|row| first_on(row, lines)).max();
    let concluded = known::date(row, "concluded_on").or(known::date(row, "from_on"));
    [owner, covered, concluded].into_iter().flatten().max().unwrap_or(BEGINNING).clamp(BEGINNING, lines.organisation.today)
}

/// A period of a certificate came into the register when it began, or when its consignee came in.
fn certificate_on(row: &Row, lines: &Lines) -> NaiveDate {
    let cell = |row: &Row, field: &str| row.cells.get(field).map_or(String::new(), |cell| cell.trim().to_owned());
    let theirs = lines.consignees.iter().flat_map(|(_, rows)| rows).filter(|one| cell(one, "control_no") == cell(row, "consignee_no"));
    let owner = theirs.map(|one| first_on(one, lines)).min();
    [owner, known::date(row, "from_on")].into_iter().flatten().max().unwrap_or(BEGINNING).clamp(BEGINNING, lines.organisation.today)
}

/// The periods of certificates that came in on the day.
fn certify(stage: &mut Stage<'_>, lines: &Lines) -> Result<()> {
    let today = stage.today();
    let rows = lines.certificates.iter().filter(|row| certificate_on(row, lines) == today).cloned().collect();
    stage.import(&stage.actor(KEEPER_OF_CONSIGNEES)?, ImportKind::Certificates, CERTIFICATES, rows)
}

/// The fiscal year of a day, which starts in April here.
fn known_year(day: NaiveDate) -> usize {
    use chrono::Datelike;
    let year = if day.month() < 4 { day.year() - 1 } else { day.year() };
    usize::try_from(year).unwrap_or_default()
}
