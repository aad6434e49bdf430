//! A selection round: several candidates for one piece of work, a recommendation, and a decision by somebody else.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::access::separate;
use super::codes::codes;
use super::evaluation::DecisionOutcome;
use super::message::{Message, Problems};

codes! {
    /// What happened in a round.
    pub enum RoundEventKind as "round-event" {
        Added = "added",
        Removed = "removed",
        Recommended = "recommended",
        Decided = "decided",
        Withdrawn = "withdrawn",
    }

    /// Where a round stands.
    pub enum RoundState as "round-state" {
        Open = "open",
        Recommended = "recommended",
        Decided = "decided",
        Withdrawn = "withdrawn",
    }
}

/// One event, in the order in which they were recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RoundEvent {
    pub kind: RoundEventKind,
    /// Of whom it speaks; a recommendation or a decision for nobody has none.
    pub consignee: Option<i64>,
    pub happened_on: NaiveDate,
    pub person: Option<i64>,
    pub reason: String,
}

/// What the events of a round amount to on a date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Round {
    pub state: RoundState,
    pub candidates: BTreeSet<i64>,
    /// The candidate recommended last.
    pub recommended: Option<i64>,
    /// The candidate chosen; none when nobody was, or not yet.
    pub chosen: Option<i64>,
}

/// What somebody wants to decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// None: no candidate is chosen.
    pub consignee: Option<i64>,
    pub reason: String,
}

/// What stands decided on the evaluation of a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decided {
    pub outcome: DecisionOutcome,
    /// The last day on which it is valid.
    pub valid_until_on: Option<NaiveDate>,
}

impl Round {
    #[must_use]
    pub fn of(events: &[RoundEvent], on: NaiveDate) -> Self {
        let mut round = Self { state: RoundState::Open, candidates: BTreeSet::new(), recommended: None, chosen: None };
        for event in events.iter().filter(|event| event.happened_on <= on) {
            round.take(event);
        }
        round
    }

    fn take(&mut self, event: &RoundEvent) {
        match event.kind {
            RoundEventKind::Added => self.candidates.extend(event.consignee),
            RoundEventKind::Removed => self.remove(event.consignee),
            RoundEventKind::Recommended => (self.state, self.recommended) = (RoundState::Recommended, event.consignee),
            RoundEventKind::Decided => (self.state, self.chosen) = (RoundState::Decided, event.consignee),
            RoundEventKind::Withdrawn => self.state = RoundState::Withdrawn,
        }
    }

    /// A recommendation goes with its candidate.
    fn remove(&mut self, consignee: Option<i64>) {
        self.candidates.retain(|candidate| Some(*candidate) != consignee);
        if self.state == RoundState::Recommended && self.recommended == consignee {
            (self.state, self.recommended) = (RoundState::Open, None);
        }
    }

    /// Whether an event may follow.
    ///
    /// # Errors
    /// The message names the state and the event.
    pub fn allows(&self, kind: RoundEventKind) -> Result<(), Message> {
        let fits = match self.state {
            RoundState::Open => kind != RoundEventKind::Decided,
            RoundState::Recommended => true,
            RoundState::Decided | RoundState::Withdrawn => false,
        };
        if fits {
            return Ok(());
        }
        Err(Message::new("round-step-out-of-order").label("state", self.state.label_id()).label("event", kind.label_id()))
    }

    /// Whether this candidate can be recommended; none recommends to choose nobody.
    ///
    /// # Errors
    /// At `consignee`: not a candidate. At `reason`: missing.
    pub fn check_recommend(&self, choice: &Choice) -> Result<(), Problems> {
        let mut problems = Problems::default();
        problems.keep("consignee", self.check_candidate(choice.consignee));
        problems.keep("reason", check_reason(&choice.reason, "round-recommendation-needs-reason"));
        problems.or(())
    }

    /// Whether this can be decided by this person on that date. `prepared` are those who made the round, recommended, or prepared or
    /// submitted an evaluation in it; `decided` is what stands decided on each candidate's evaluation in the round.
    ///
    /// # Errors
    /// At the empty field: the person has prepared it. At `consignee`: not a candidate, or nothing permits it. At `reason`:
    /// missing where the decision departs from the recommendation.
    pub fn check_decide(
        &self,
        choice: &Choice,
        decided: &BTreeMap<i64, Decided>,
        prepared: &BTreeSet<i64>,
        (person, on): (i64, NaiveDate),
    ) -> Result<(), Problems> {
        let mut problems = Problems::default();
        problems.keep("", separate(person, prepared, "round-own-preparation"));
        problems.keep("consignee", self.check_candidate(choice.consignee));
        problems.keep("consignee", check_permitted(choice.consignee, decided, on));
        if choice.consignee.is_none() || choice.consignee != self.recommended {
            problems.keep("reason", check_reason(&choice.reason, "round-departure-needs-reason"));
        }
        problems.or(())
    }

    fn check_candidate(&self, consignee: Option<i64>) -> Result<(), Message> {
        let is_candidate = consignee.is_none_or(|consignee| self.candidates.contains(&consignee));
        if is_candidate { Ok(()) } else { Err("round-no-candidate".into()) }
    }
}

/// Everyone who recommended or chose the candidates.
#[must_use]
pub fn preparers(events: &[RoundEvent]) -> BTreeSet<i64> {
    let prepared =
        |event: &&RoundEvent| matches!(event.kind, RoundEventKind::Added | RoundEventKind::Removed | RoundEventKind::Recommended);
    events.iter().filter(prepared).filter_map(|event| event.person).collect()
}

fn check_permitted(consignee: Option<i64>, decided: &BTreeMap<i64, Decided>, on: NaiveDate) -> Result<(), Message> {
    let Some(consignee) = consignee else { return Ok(()) };
    match decided.get(&consignee) {
        Some(decided) if !decided.outcome.permits() => {
            Err(Message::new("round-candidate-failed").label("read", decided.outcome.label_id()))
        }
        Some(Decided { valid_until_on: Some(until), .. }) if *until < on => {
            Err(Message::new("round-candidate-expired").with("read", *until).with("expected", on))
        }
        Some(_) => Ok(()),
        None => Err("round-candidate-not-decided".into()),
    }
}

fn check_reason(reason: &str, missing: &'static str) -> Result<(), Message> {
    if reason.trim().is_empty() { Err(missing.into()) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use RoundEventKind::{Added, Recommended, Removed, Withdrawn};

    const DECIDED: RoundEventKind = RoundEventKind::Decided;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn event(kind: RoundEventKind, consignee: i64, on: &str, person: i64) -> RoundEvent {
        RoundEvent { kind, consignee: Some(consignee), happened_on: day(on), person: Some(person), reason: String::new() }
    }

    fn events() -> Vec<RoundEvent> {
        vec![
            event(Added, 10, "2026-04-01", 1),
            event(Added, 20, "2026-04-02", 1),
            event(Added, 30, "2026-04-02", 2),
            event(Removed, 30, "2026-04-05", 2),
            event(Recommended, 10, "2026-04-10", 3),
            event(DECIDED, 10, "2026-04-20", 9),
        ]
    }

    #[test]
    fn a_round_is_what_had_happened_by_the_date() {
        for (on, state, candidates, chosen) in [
            ("2026-03-31", RoundState::Open, vec![], None),
            ("2026-04-02", RoundState::Open, vec![10, 20, 30], None),
            ("2026-04-10", RoundState::Recommended, vec![10, 20], None),
            ("2026-04-20", RoundState::Decided, vec![10, 20], Some(10)),
        ] {
            let round = Round::of(&events(), day(on));
            assert_eq!((round.state, round.candidates.into_iter().collect(), round.chosen), (state, candidates, chosen), "{on}");
        }
    }

    #[test]
    fn a_recommendation_goes_with_its_candidate() {
        let mut events = events();
        events.truncate(5);
        events.push(event(Removed, 10, "2026-04-11", 1));
        let round = Round::of(&events, day("2026-04-11"));
        assert_eq!((round.state, round.recommended), (RoundState::Open, None));
    }

    #[test]
    fn events_follow_only_where_they_may() {
        let round = |state| Round { state, candidates: BTreeSet::new(), recommended: None, chosen: None };
        for (state, allowed) in [
            (RoundState::Open, vec![Added, Removed, Recommended, Withdrawn]),
            (RoundState::Recommended, vec![Added, Removed, Recommended, DECIDED, Withdrawn]),
            (RoundState::Decided, vec![]),
            (RoundState::Withdrawn, vec![]),
        ] {
            for &kind in RoundEventKind::ALL {
                assert_eq!(round(state).allows(kind).is_ok(), allowed.contains(&kind), "{kind} in {state}");
            }
        }
    }

    #[test]
    fn a_choice_is_a_candidate_that_was_evaluated_and_may_be_used() {
        let round = Round::of(&events(), day("2026-04-10"));
        let prepared = preparers(&events());
        for (consignee, outcome, reason, expected) in [
            (Some(10), Some(DecisionOutcome::Pass), "", None),
            (Some(10), Some(DecisionOutcome::Conditional), "", None),
            (Some(10), Some(DecisionOutcome::Exceptional), "", None),
            (Some(10), Some(DecisionOutcome::Fail), "", Some(("consignee", "round-candidate-failed"))),
            (Some(10), None, "", Some(("consignee", "round-candidate-not-decided"))),
            (Some(30), Some(DecisionOutcome::Pass), "Cheaper", Some(("consignee", "round-no-candidate"))),
            (Some(20), Some(DecisionOutcome::Pass), "", Some(("reason", "round-departure-needs-reason"))),
            (Some(20), Some(DecisionOutcome::Pass), "Cheaper", None),
            (None, None, "", Some(("reason", "round-departure-needs-reason"))),
            (None, None, "Nobody is fit", None),
        ] {
            let decided = consignee.zip(outcome.map(until_june)).into_iter().collect();
            let choice = Choice { consignee, reason: reason.into() };
            let problems = round.check_decide(&choice, &decided, &prepared, (9, day("2026-06-30"))).err().unwrap_or_default();
            let found: Vec<_> = problems.0.iter().map(|(field, message)| (field.as_str(), message.id)).collect();
            assert_eq!(found, expected.into_iter().collect::<Vec<_>>(), "{choice:?} {outcome:?}");
        }
    }

    fn until_june(outcome: DecisionOutcome) -> Decided {
        Decided { outcome, valid_until_on: Some(day("2026-06-30")) }
    }

    #[test]
    fn a_pass_that_has_run_out_is_no_ground_for_a_choice() {
        let round = Round::of(&events(), day("2026-04-10"));
        let decided = BTreeMap::from([(10, until_june(DecisionOutcome::Pass))]);
        let choice = Choice { consignee: Some(10), reason: String::new() };
        let problems = round.check_decide(&choice, &decided, &preparers(&events()), (9, day("2026-07-01"))).unwrap_err();
        assert_eq!(problems.0["consignee"].id, "round-candidate-expired");
    }

    #[test]
    fn who_prepared_or_recommended_does_not_choose() {
        let round = Round::of(&events(), day("2026-04-10"));
        let decided = BTreeMap::from([(10, until_june(DecisionOutcome::Pass))]);
        let choice = Choice { consignee: Some(10), reason: String::new() };
        for person in [1, 2, 3] {
            let problems = round.check_decide(&choice, &decided, &preparers(&events()), (person, day("2026-04-20"))).unwrap_err();
            assert_eq!(problems.0[""].id, "round-own-preparation");
        }
    }

    #[test]
    fn a_recommendation_says_why() {
        let round = Round::of(&events(), day("2026-04-09"));
        let choice = |consignee, reason: &str| Choice { consignee, reason: reason.into() };
        assert!(round.check_recommend(&choice(Some(10), "Best score")).is_ok());
        assert!(round.check_recommend(&choice(None, "None is fit")).is_ok());
        assert!(round.check_recommend(&choice(Some(10), " ")).unwrap_err().0.contains_key("reason"));
        assert!(round.check_recommend(&choice(Some(30), "Best score")).unwrap_err().0.contains_key("consignee"));
    }
}
