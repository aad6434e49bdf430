//! What a decision may and may not contain.

use super::*;
use DecisionOutcome::{Conditional, Exceptional, Fail, Pass};

const DECIDER: i64 = 9;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn people() -> People {
    People { prepared: BTreeSet::from([1, 2]), submitted: BTreeSet::from([3]) }
}

fn proposal(outcome: DecisionOutcome) -> Proposal {
    let decided_on = day("2026-06-01");
    let condition = NewCondition { text: "Encrypt the laptops".into(), due_on: day("2026-08-30") };
    let words = |wanted: bool, text: &str| if wanted { text.to_owned() } else { String::new() };
    Proposal {
        outcome,
        decided_on,
        valid_until_on: default_valid_until(outcome, decided_on, 12),
        conditions: if outcome == Conditional { vec![condition] } else { vec![] },
        reason: words(outcome == Exceptional, "No other party can do it"),
        measure: words(outcome == Exceptional, "Only pseudonymised data"),
    }
}

fn found(computed: Outcome, prior: Option<DecisionOutcome>, proposal: &Proposal, authority: Authority) -> Vec<(String, &'static str)> {
    let (terms, people) = (Terms::default(), people());
    let case = Case { computed, terms: &terms, people: &people, submitted_on: day("2026-05-20"), prior, withdrawn: false };
    match check_decide(&case, proposal, DECIDER, authority) {
        Ok(()) => vec![],
        Err(problems) => problems.0.into_iter().map(|(field, message)| (field, message.id)).collect(),
    }
}

fn ordinary(computed: Outcome, proposal: &Proposal) -> Vec<(String, &'static str)> {
    found(computed, None, proposal, Authority::Ordinary)
}

#[test]
fn a_decision_may_be_stricter_with_a_reason_and_never_more_lenient() {
    let computed = [Outcome::Pass, Outcome::Conditional, Outcome::Fail, Outcome::Undetermined];
    for (outcome, allowed) in [(Pass, &computed[..1]), (Conditional, &computed[..2]), (Fail, &computed[..])] {
        for computed in computed {
            let reasoned = Proposal { reason: "Seen on site".into(), ..proposal(outcome) };
            assert_eq!(ordinary(computed, &reasoned).is_empty(), allowed.contains(&computed), "{outcome} on {computed}");
        }
    }
    assert_eq!(ordinary(Outcome::Pass, &proposal(Fail)), [("reason".to_owned(), "evaluation-stricter-needs-reason")]);
    assert_eq!(ordinary(Outcome::Conditional, &proposal(Pass)), [("outcome".to_owned(), "evaluation-more-lenient")]);
    assert_eq!(ordinary(Outcome::Undetermined, &proposal(Fail)), []);
}

#[test]
fn who_prepared_or_submitted_does_not_decide() {
    let (terms, people) = (Terms::default(), people());
    let case =
        Case { computed: Outcome::Pass, terms: &terms, people: &people, submitted_on: day("2026-05-20"), prior: None, withdrawn: false };
    for (person, id) in [(1, "evaluation-own-preparation"), (2, "evaluation-own-preparation"), (3, "evaluation-own-submission")] {
        let problems = check_decide(&case, &proposal(Pass), person, Authority::Ordinary).unwrap_err();
        assert_eq!(problems.0[""].id, id);
        let exception = Case { computed: Outcome::Fail, prior: Some(Fail), ..case.clone() };
        let problems = check_decide(&exception, &proposal(Exceptional), person, Authority::Representative).unwrap_err();
        assert_eq!(problems.0[""].id, id, "no office lifts it");
    }
}

#[test]
fn nobody_passes_by_criteria_that_were_withdrawn() {
    let (terms, people) = (Terms::default(), people());
    let submitted_on = day("2026-05-20");
    let case = Case { computed: Outcome::Pass, terms: &terms, people: &people, submitted_on, prior: None, withdrawn: true };
    for outcome in [Pass, Conditional] {
        let reasoned = Proposal { reason: "Seen on site".into(), ..proposal(outcome) };
        let problems = check_decide(&case, &reasoned, DECIDER, Authority::Ordinary).unwrap_err();
        assert_eq!(problems.0["outcome"].id, "evaluation-criteria-withdrawn-no-pass", "{outcome}");
    }
    let reasoned = Proposal { reason: "The criteria were withdrawn".into(), ..proposal(Fail) };
    assert!(check_decide(&case, &reasoned, DECIDER, Authority::Ordinary).is_ok(), "a fail permits nothing");
    let failed = Case { prior: Some(Fail), ..case };
    assert!(check_decide(&failed, &proposal(Exceptional), DECIDER, Authority::Representative).is_ok(), "that rests on no criteria");
}

#[test]
fn conditions_are_dated_within_the_terms() {
    let with = |text: &str, due: &str| Proposal {
        conditions: vec![NewCondition { text: text.into(), due_on: day(due) }],
        ..proposal(Conditional)
    };
    for (proposal, field) in [
        (Proposal { conditions: vec![], ..proposal(Conditional) }, Some("conditions")),
        (with("Encrypt", "2026-06-01"), Some("conditions.0.due_on")),
        (with("Encrypt", "2026-06-02"), None),
        (with("Encrypt", "2026-08-30"), None),
        (with("Encrypt", "2026-08-31"), Some("conditions.0.due_on")),
        (with("  ", "2026-07-01"), Some("conditions.0.text")),
        (with(&"あ".repeat(2_001), "2026-07-01"), Some("conditions.0.text")),
        (Proposal { conditions: with("Encrypt", "2026-07-01").conditions, ..proposal(Pass) }, Some("conditions")),
    ] {
        let computed = if proposal.outcome == Pass { Outcome::Pass } else { Outcome::Conditional };
        let fields: Vec<_> = ordinary(computed, &proposal).into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, field.into_iter().collect::<Vec<_>>(), "{:?}", proposal.conditions);
    }
}

#[test]
fn every_decision_but_a_fail_ends() {
    let until = |outcome, until: Option<&str>| Proposal { valid_until_on: until.map(day), ..proposal(outcome) };
    for (proposal, id) in [
        (until(Pass, None), Some("evaluation-valid-until-missing")),
        (until(Pass, Some("2026-06-01")), Some("evaluation-valid-until-out-of-range")),
        (until(Pass, Some("2026-06-02")), None),
        (until(Pass, Some("2028-06-01")), None),
        (until(Pass, Some("2028-06-02")), Some("evaluation-valid-until-out-of-range")),
        (until(Fail, Some("2027-06-01")), Some("evaluation-fail-has-no-end")),
        (until(Fail, None), None),
    ] {
        let computed = if proposal.outcome == Fail { Outcome::Fail } else { Outcome::Pass };
        let ids: Vec<_> = ordinary(computed, &proposal).into_iter().map(|(_, id)| id).collect();
        assert_eq!(ids, id.into_iter().collect::<Vec<_>>(), "{:?}", proposal.valid_until_on);
    }
}

#[test]
fn an_exception_is_for_the_representative_after_a_fail_justified_and_for_a_year_at_most() {
    let good = proposal(Exceptional);
    let representative = |proposal: &Proposal| found(Outcome::Fail, Some(Fail), proposal, Authority::Representative);
    assert_eq!(representative(&good), []);
    for (proposal, field) in [
        (Proposal { reason: " ".into(), ..good.clone() }, "reason"),
        (Proposal { measure: String::new(), ..good.clone() }, "measure"),
        (Proposal { valid_until_on: Some(day("2027-06-02")), ..good.clone() }, "valid_until_on"),
        (Proposal { valid_until_on: None, ..good.clone() }, "valid_until_on"),
    ] {
        let fields: Vec<_> = representative(&proposal).into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, [field]);
    }
    for (prior, authority, id) in [
        (Some(Fail), Authority::Ordinary, "evaluation-exception-not-representative"),
        (None, Authority::Representative, "evaluation-exception-without-fail"),
        (Some(Pass), Authority::Representative, "evaluation-exception-without-fail"),
        (Some(Exceptional), Authority::Representative, "evaluation-exception-without-fail"),
    ] {
        assert_eq!(found(Outcome::Fail, prior, &good, authority), [("outcome".to_owned(), id)]);
    }
}

#[test]
fn what_is_decided_stays_decided() {
    for prior in [Pass, Conditional, Fail, Exceptional] {
        let problems = found(Outcome::Pass, Some(prior), &proposal(Pass), Authority::Representative);
        assert_eq!(problems, [("outcome".to_owned(), "evaluation-already-decided")]);
    }
}

#[test]
fn a_decision_does_not_come_before_the_submission() {
    let early = Proposal { decided_on: day("2026-05-19"), valid_until_on: Some(day("2027-01-01")), ..proposal(Pass) };
    assert_eq!(ordinary(Outcome::Pass, &early), [("decided_on".to_owned(), "evaluation-decided-before-submitted")]);
}

#[test]
fn the_proposed_end_follows_the_tier_within_the_limits() {
    for (outcome, months, expected) in [
        (Pass, 12, Some("2027-06-01")),
        (Conditional, 24, Some("2028-06-01")),
        (Pass, 36, Some("2028-06-01")),
        (Exceptional, 24, Some("2027-06-01")),
        (Fail, 12, None),
    ] {
        assert_eq!(default_valid_until(outcome, day("2026-06-01"), months), expected.map(day), "{outcome}");
    }
    assert_eq!(default_valid_until(Pass, day("2024-02-29"), 12), Some(day("2025-02-28")));
}
