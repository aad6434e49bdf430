//! Draft, submitted, returned, decided: what may follow what.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::codes::codes;
use crate::domain::criteria::Item;
use crate::domain::message::{Message, Problems};
use crate::domain::scoring::{Answers, check_answer};

codes! {
    /// Why an evaluation is made.
    pub enum EvaluationKind as "evaluation-kind" {
        /// Before data are entrusted for the first time.
        Initial = "initial",
        Periodic = "periodic",
        /// After an incident, a change of the work, the data or the law.
        Extraordinary = "extraordinary",
    }

    /// What happened to an evaluation, besides its decision.
    pub enum EvaluationEventKind as "evaluation-event" {
        Submitted = "submitted",
        Returned = "returned",
        Withdrawn = "withdrawn",
    }

    /// Where an evaluation stands on a date.
    pub enum EvaluationState as "evaluation-state" {
        Draft = "draft",
        Submitted = "submitted",
        Returned = "returned",
        /// Decided: the sheet is frozen.
        Decided = "decided",
        Withdrawn = "withdrawn",
    }
}

impl EvaluationState {
    /// Whether answers may still be changed.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Self::Draft | Self::Returned)
    }
}

/// One event, in the order in which they were recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EvaluationEvent {
    pub kind: EvaluationEventKind,
    pub happened_on: NaiveDate,
    pub person: Option<i64>,
}

/// Where an evaluation stands on a date. `decided_on` is the day of its first decision.
#[must_use]
pub fn state(events: &[EvaluationEvent], decided_on: Option<NaiveDate>, on: NaiveDate) -> EvaluationState {
    if decided_on.is_some_and(|decided_on| decided_on <= on) {
        return EvaluationState::Decided;
    }
    match events.iter().rfind(|event| event.happened_on <= on).map(|event| event.kind) {
        None => EvaluationState::Draft,
        Some(EvaluationEventKind::Submitted) => EvaluationState::Submitted,
        Some(EvaluationEventKind::Returned) => EvaluationState::Returned,
        Some(EvaluationEventKind::Withdrawn) => EvaluationState::Withdrawn,
    }
}

/// Whether an event may follow in this state.
///
/// # Errors
/// The message names the state and the event.
pub fn allowed(state: EvaluationState, kind: EvaluationEventKind) -> Result<(), Message> {
    use EvaluationState as State;
    let fits = match kind {
        EvaluationEventKind::Submitted => state.is_open(),
        EvaluationEventKind::Returned => state == State::Submitted,
        EvaluationEventKind::Withdrawn => state.is_open() || state == State::Submitted,
    };
    if fits {
        return Ok(());
    }
    Err(Message::new("evaluation-step-out-of-order").label("state", state.label_id()).label("event", kind.label_id()))
}

/// Everyone who submitted it, also before it was returned.
#[must_use]
pub fn submitters(events: &[EvaluationEvent]) -> BTreeSet<i64> {
    let submitted = |event: &&EvaluationEvent| event.kind == EvaluationEventKind::Submitted;
    events.iter().filter(submitted).filter_map(|event| event.person).collect()
}

/// Whether the sheet can be submitted. What is unanswered counts as nothing achieved and stays flagged, but does not forbid
/// it: a consignee that does not answer has to be decided on too.
///
/// # Errors
/// Nothing has been answered at all, or an answer is not allowed at its item (`answers.<code>.<field>`).
pub fn check_submit(items: &[Item], answers: &Answers) -> Result<(), Problems> {
    let mut problems = Problems::default();
    let given = |item: &&Item| answers.get(&item.code).is_some_and(|answer| answer.verdict.is_some());
    if !items.iter().filter(|item| item.is_scored()).any(|item| given(&item)) {
        problems.add("", "evaluation-nothing-answered");
    }
    for item in items {
        let Some(Err(found)) = answers.get(&item.code).map(|answer| check_answer(item, answer)) else { continue };
        for (field, message) in found.0 {
            problems.add(format!("answers.{}.{field}", item.code), message);
        }
    }
    problems.or(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::criteria::{AppliesWhen, Category, Class, Level, Polarity, Scale};
    use crate::domain::scoring::{Answer, Verdict};
    use EvaluationEventKind::{Returned, Submitted, Withdrawn};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn event(kind: EvaluationEventKind, on: &str) -> EvaluationEvent {
        EvaluationEvent { kind, happened_on: day(on), person: Some(1) }
    }

    #[test]
    fn the_state_is_that_of_the_last_event_by_the_date() {
        let events = [event(Submitted, "2026-05-01"), event(Returned, "2026-05-03"), event(Submitted, "2026-05-05")];
        for (on, expected) in [
            ("2026-04-30", EvaluationState::Draft),
            ("2026-05-02", EvaluationState::Submitted),
            ("2026-05-03", EvaluationState::Returned),
            ("2026-05-09", EvaluationState::Submitted),
            ("2026-05-10", EvaluationState::Decided),
        ] {
            assert_eq!(state(&events, Some(day("2026-05-10")), day(on)), expected, "{on}");
        }
        assert_eq!(state(&[event(Withdrawn, "2026-05-01")], None, day("2026-05-01")), EvaluationState::Withdrawn);
    }

    #[test]
    fn events_follow_only_where_they_may() {
        use EvaluationState as State;
        for (kind, states) in [
            (Submitted, vec![State::Draft, State::Returned]),
            (Returned, vec![State::Submitted]),
            (Withdrawn, vec![State::Draft, State::Returned, State::Submitted]),
        ] {
            for &state in State::ALL {
                assert_eq!(allowed(state, kind).is_ok(), states.contains(&state), "{kind} in {state}");
            }
        }
    }

    fn item(code: &str, class: Class, level: Level) -> Item {
        Item {
            code: code.into(),
            position: 1,
            category: Category::Human,
            level,
            class,
            weight: 1,
            knock_out: false,
            polarity: Polarity::Positive,
            scale: Scale::Marks,
            scale_max: None,
            applies_when: AppliesWhen::Always,
            text_ja: String::new(),
            text_en: String::new(),
            guidance_ja: String::new(),
            guidance_en: String::new(),
            evidence_ja: String::new(),
            evidence_en: String::new(),
            source: String::new(),
        }
    }

    #[test]
    fn an_empty_sheet_is_not_submitted_but_a_gap_may_be() {
        let items =
            [item("A", Class::Must, Level::Measure), item("B", Class::Must, Level::Measure), item("A.a", Class::Example, Level::Technique)];
        let only_technique = Answers::from([("A.a".to_owned(), Answer::of(Verdict::Good))]);
        for answers in [Answers::new(), only_technique] {
            assert_eq!(check_submit(&items, &answers).unwrap_err().0[""].id, "evaluation-nothing-answered");
        }
        let with_gap = Answers::from([("A".to_owned(), Answer::of(Verdict::Good))]);
        assert_eq!(check_submit(&items, &with_gap), Ok(()));
    }

    #[test]
    fn an_answer_that_is_not_allowed_is_named_at_its_item() {
        let items = [item("A", Class::Must, Level::Measure), item("B", Class::Important, Level::Measure)];
        let answers =
            Answers::from([("A".to_owned(), Answer::not_applicable("none")), ("B".to_owned(), Answer::of(Verdict::NotApplicable))]);
        let problems = check_submit(&items, &answers).unwrap_err();
        assert_eq!(problems.0.keys().collect::<Vec<_>>(), ["answers.A.verdict", "answers.B.na_reason"]);
    }
}
