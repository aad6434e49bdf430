//! A corrective action with its dated steps: where it stands on a date, and by when what comes next is due.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{ActionRule, ActionState, ActionStep};
use crate::domain::codes::codes;
use crate::domain::deadline::Basis;

codes! {
    /// What a corrective action waits for.
    pub enum Awaited as "action-awaited" {
        Plan = "plan",
        Deed = "deed",
        Confirmation = "confirmation",
    }
}

/// A corrective action, as far as its state depends on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Action {
    pub id: i64,
    pub control_no: String,
    pub finding: String,
    pub opened_on: NaiveDate,
    /// By when it is to be done, as whoever found it asks.
    pub asked_on: Option<NaiveDate>,
    /// In the order in which they were recorded.
    pub steps: Vec<Step>,
}

/// Something that happened to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Step {
    pub kind: ActionStep,
    pub on: NaiveDate,
    /// The date that it sets.
    pub due_on: Option<NaiveDate>,
    pub person: Option<i64>,
    /// Who has to do it on our side.
    pub owner: Option<i64>,
    /// The entry that recorded it.
    pub seq: i64,
}

impl Action {
    /// Whether it was opened by then.
    #[must_use]
    pub fn is_there(&self, on: NaiveDate) -> bool {
        self.opened_on <= on
    }

    #[must_use]
    pub fn state(&self, on: NaiveDate) -> ActionState {
        match self.last(on).map(|step| step.kind) {
            None => ActionState::Opened,
            Some(ActionStep::Planned | ActionStep::Moved) => ActionState::Planned,
            Some(ActionStep::Done) => ActionState::Done,
            Some(ActionStep::Refused) => ActionState::Refused,
            Some(ActionStep::Confirmed) => ActionState::Closed,
            Some(ActionStep::Cancelled) => ActionState::Cancelled,
        }
    }

    /// What is to be done next, by when, and what sets that date; none once it is closed.
    #[must_use]
    pub fn next(&self, on: NaiveDate) -> Option<(Awaited, NaiveDate, Basis)> {
        match self.state(on) {
            ActionState::Opened => Some(match self.asked_on {
                Some(asked_on) => (Awaited::Plan, asked_on, Basis::Set),
                None => (Awaited::Plan, ActionRule::plan_by(self.opened_on), Basis::Rule),
            }),
            ActionState::Refused => Some((Awaited::Plan, ActionRule::plan_by(self.last(on)?.on), Basis::Rule)),
            ActionState::Planned => Some((Awaited::Deed, self.due_on(on)?, Basis::Set)),
            ActionState::Done => Some((Awaited::Confirmation, ActionRule::confirm_by(self.last(on)?.on), Basis::Rule)),
            ActionState::Closed | ActionState::Cancelled => None,
        }
    }

    /// Whether it should have been planned or done already.
    #[must_use]
    pub fn is_overdue(&self, on: NaiveDate) -> bool {
        self.is_there(on) && self.next(on).is_some_and(|(awaited, due_on, _)| awaited != Awaited::Confirmation && due_on < on)
    }

    /// Whether the effect of what was done should have been confirmed already.
    #[must_use]
    pub fn is_unconfirmed(&self, on: NaiveDate) -> bool {
        self.is_there(on) && self.next(on).is_some_and(|(awaited, due_on, _)| awaited == Awaited::Confirmation && due_on < on)
    }

    /// The date that stands for doing it: by the plan, or as it was asked for.
    #[must_use]
    pub fn due_on(&self, on: NaiveDate) -> Option<NaiveDate> {
        self.until(on).filter_map(|step| step.due_on).last().or(self.asked_on)
    }

    /// The first date that was ever set, whatever it was moved to.
    #[must_use]
    pub fn first_due_on(&self) -> Option<NaiveDate> {
        self.asked_on.or_else(|| self.steps.iter().find_map(|step| step.due_on))
    }

    /// When it was done last.
    #[must_use]
    pub fn done_on(&self, on: NaiveDate) -> Option<NaiveDate> {
        self.until(on).filter(|step| step.kind == ActionStep::Done).last().map(|step| step.on)
    }

    /// When it was closed or cancelled.
    #[must_use]
    pub fn ended_on(&self, on: NaiveDate) -> Option<NaiveDate> {
        self.last(on).filter(|step| matches!(step.kind, ActionStep::Confirmed | ActionStep::Cancelled)).map(|step| step.on)
    }

    /// Who has to do it on our side.
    #[must_use]
    pub fn owner(&self, on: NaiveDate) -> Option<i64> {
        self.until(on).filter(|step| step.kind == ActionStep::Planned).last().and_then(|step| step.owner)
    }

    fn last(&self, on: NaiveDate) -> Option<&Step> {
        self.until(on).last()
    }

    /// The steps up to the date. What was recorded later comes later, even where it is dated back.
    fn until(&self, on: NaiveDate) -> impl Iterator<Item = &Step> {
        self.steps.iter().filter(move |step| step.on <= on)
    }
}

#[cfg(test)]
pub(in crate::domain) mod tests {
    use super::*;
    use ActionStep::{Cancelled, Confirmed, Done, Moved, Planned, Refused};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    pub fn step(kind: ActionStep, on: &str, due: &str) -> Step {
        Step { kind, on: day(on), due_on: (!due.is_empty()).then(|| day(due)), person: Some(1), owner: Some(2), seq: 0 }
    }

    pub fn action(opened: &str, steps: Vec<Step>) -> Action {
        Action { id: 1, control_no: "CA-0001".into(), finding: "施錠なし".into(), opened_on: day(opened), asked_on: None, steps }
    }

    fn story() -> Action {
        action(
            "2026-04-01",
            vec![
                step(Planned, "2026-04-10", "2026-05-31"),
                step(Moved, "2026-05-20", "2026-06-30"),
                step(Done, "2026-06-25", ""),
                step(Refused, "2026-07-10", ""),
                step(Planned, "2026-07-20", "2026-08-31"),
                step(Done, "2026-09-05", ""),
                step(Confirmed, "2026-10-01", ""),
            ],
        )
    }

    #[test]
    fn where_it_stands_follows_from_its_steps_and_the_date() {
        use Awaited::{Confirmation, Deed, Plan};
        let story = story();
        for (on, state, next, overdue) in [
            ("2026-04-01", ActionState::Opened, Some((Plan, "2026-05-01", Basis::Rule)), false),
            ("2026-04-10", ActionState::Planned, Some((Deed, "2026-05-31", Basis::Set)), false),
            ("2026-05-20", ActionState::Planned, Some((Deed, "2026-06-30", Basis::Set)), false),
            ("2026-06-25", ActionState::Done, Some((Confirmation, "2026-09-23", Basis::Rule)), false),
            ("2026-07-10", ActionState::Refused, Some((Plan, "2026-08-09", Basis::Rule)), false),
            ("2026-08-31", ActionState::Planned, Some((Deed, "2026-08-31", Basis::Set)), false),
            ("2026-09-01", ActionState::Planned, Some((Deed, "2026-08-31", Basis::Set)), true),
            ("2026-09-05", ActionState::Done, Some((Confirmation, "2026-12-04", Basis::Rule)), false),
            ("2026-10-01", ActionState::Closed, None, false),
        ] {
            let expected = next.map(|(awaited, due, basis)| (awaited, day(due), basis));
            assert_eq!((story.state(day(on)), story.next(day(on)), story.is_overdue(day(on))), (state, expected, overdue), "{on}");
        }
        assert!(!story.is_there(day("2026-03-31")) && !story.is_overdue(day("2026-03-31")));
        assert_eq!((story.first_due_on(), story.due_on(day("2026-10-01"))), (Some(day("2026-05-31")), Some(day("2026-08-31"))));
        assert_eq!(
            (story.done_on(day("2026-07-01")), story.ended_on(day("2026-10-01"))),
            (Some(day("2026-06-25")), Some(day("2026-10-01")))
        );
    }

    #[test]
    fn a_date_that_was_asked_for_counts_until_there_is_a_plan() {
        let asked = Action { asked_on: Some(day("2026-04-20")), ..action("2026-04-01", vec![]) };
        assert_eq!(asked.next(day("2026-04-01")), Some((Awaited::Plan, day("2026-04-20"), Basis::Set)));
        assert!(!asked.is_overdue(day("2026-04-20")) && asked.is_overdue(day("2026-04-21")));
        assert_eq!(asked.first_due_on(), Some(day("2026-04-20")));
    }

    #[test]
    fn an_effect_that_nobody_confirmed_is_told_apart_from_what_was_not_done() {
        let done = action("2026-04-01", vec![step(Planned, "2026-04-02", "2026-04-30"), step(Done, "2026-04-30", "")]);
        assert!(!done.is_unconfirmed(day("2026-07-29")) && done.is_unconfirmed(day("2026-07-30")));
        assert!(!done.is_overdue(day("2027-01-01")));
        let cancelled = action("2026-04-01", vec![step(Cancelled, "2026-04-02", "")]);
        assert!(!cancelled.is_overdue(day("2027-01-01")) && !cancelled.is_unconfirmed(day("2027-01-01")));
    }
}
