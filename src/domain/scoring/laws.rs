//! What holds of every calculation, whatever the items and the answers.

use proptest::prelude::*;

use super::tests::item;
use super::*;
use crate::domain::criteria::{AppliesWhen, Class, Item, Level, Polarity, Scale, Terms};

fn any_item() -> impl Strategy<Value = Item> {
    let scale =
        prop_oneof![Just((Scale::Marks, None)), Just((Scale::YesNo, None)), (1..=10_i64).prop_map(|max| (Scale::Number, Some(max)))];
    let class = proptest::sample::select(Class::ALL);
    let when = proptest::sample::select(AppliesWhen::ALL);
    let polarity = proptest::sample::select(Polarity::ALL);
    let level = prop_oneof![4 => Just(Level::Measure), 1 => Just(Level::Technique)];
    (0..=100_i64, any::<bool>(), scale, class, when, polarity, level).prop_map(
        |(weight, knock_out, (scale, scale_max), class, applies_when, polarity, level)| Item {
            level,
            class,
            knock_out,
            polarity,
            scale,
            scale_max,
            applies_when,
            ..item("", weight)
        },
    )
}

fn any_items() -> impl Strategy<Value = Vec<Item>> {
    proptest::collection::vec(any_item(), 1..12).prop_map(|items| {
        let coded = |(n, item)| Item { code: format!("I{n:02}"), position: i64::try_from(n).unwrap() % 3, ..item };
        items.into_iter().enumerate().map(coded).collect()
    })
}

fn any_answer() -> impl Strategy<Value = Answer> {
    prop_oneof![
        Just(Answer::default()),
        Just(Answer::not_applicable("none")),
        Just(Answer::of(Verdict::NotApplicable)),
        Just(Answer::of(Verdict::Good)),
        Just(Answer::of(Verdict::Partial)),
        Just(Answer::of(Verdict::Poor)),
        Just(Answer::of(Verdict::Yes)),
        Just(Answer::of(Verdict::No)),
        (0..=10_i64).prop_map(|n| Answer::of(Verdict::Number(n))),
    ]
}

fn any_context() -> impl Strategy<Value = Context> {
    (any::<Option<bool>>(), any::<Option<bool>>(), any::<Option<bool>>(), any::<Option<bool>>())
        .prop_map(|(it_used, media_carried, abroad, special_data)| Context { it_used, media_carried, abroad, special_data })
}

fn any_sheet() -> impl Strategy<Value = (Vec<Item>, Answers, Context)> {
    any_items().prop_flat_map(|items| {
        let answers = proptest::collection::vec(any_answer(), items.len());
        let codes: Vec<String> = items.iter().map(|item| item.code.clone()).collect();
        (Just(items), answers.prop_map(move |answers| codes.iter().cloned().zip(answers).collect()), any_context())
    })
}

/// The ways of answering an item, worst first.
fn ladder(item: &Item) -> Vec<Verdict> {
    let mut verdicts = vec![Verdict::Good, Verdict::Partial, Verdict::Poor, Verdict::Yes, Verdict::No];
    verdicts.extend((0..=10).map(Verdict::Number));
    verdicts.retain(|verdict| verdict.value(item).is_some());
    verdicts.sort_by_key(|verdict| verdict.value(item));
    verdicts
}

fn rank(outcome: Outcome) -> i32 {
    match outcome {
        Outcome::Undetermined | Outcome::Fail => 0,
        Outcome::Conditional => 1,
        Outcome::Pass => 2,
    }
}

proptest! {
    #[test]
    fn a_score_lies_between_nothing_and_all((items, answers, context) in any_sheet()) {
        let calculation = calculate(&Terms::default(), &items, &answers, context);
        prop_assert!(calculation.percent_tenths.is_none_or(|tenths| (0..=1_000).contains(&tenths)));
        prop_assert_eq!(calculation.score.is_none(), calculation.denominator == 0);
        prop_assert_eq!(calculation.lines.len(), items.len());
    }

    #[test]
    fn a_better_answer_never_makes_it_worse((items, answers, context) in any_sheet(), pick in any::<prop::sample::Index>()) {
        let item = pick.get(&items);
        let mut last = None;
        for verdict in ladder(item) {
            let mut answers = answers.clone();
            answers.insert(item.code.clone(), Answer::of(verdict));
            let calculation = calculate(&Terms::default(), &items, &answers, context);
            let now = (calculation.score, rank(calculation.outcome));
            if let Some((score, rank)) = last {
                prop_assert!(score <= now.0 && rank <= now.1, "{verdict} at {}", item.code);
            }
            last = Some(now);
        }
    }

    #[test]
    fn answering_never_lowers_a_score_below_unanswered((items, answers, context) in any_sheet(), pick in any::<prop::sample::Index>()) {
        let item = pick.get(&items);
        let mut without = answers.clone();
        without.remove(&item.code);
        let unanswered = calculate(&Terms::default(), &items, &without, context);
        let answered = calculate(&Terms::default(), &items, &answers, context);
        // Leaving out the last item that counts leaves no score at all, and that is no pass either.
        prop_assert!(answered.score.is_none() || answered.score >= unanswered.score);
        prop_assert!(rank(answered.outcome) >= rank(unanswered.outcome));
    }

    #[test]
    fn the_order_of_items_does_not_matter((items, answers, context) in any_sheet(), seed in any::<u64>()) {
        let mut shuffled = items.clone();
        shuffled.sort_by_key(|item| item.code.bytes().fold(seed, |mixed, byte| mixed.rotate_left(7).wrapping_mul(31) ^ u64::from(byte)));
        let terms = Terms::default();
        prop_assert_eq!(calculate(&terms, &items, &answers, context), calculate(&terms, &shuffled, &answers, context));
    }

    #[test]
    fn nothing_passes_with_a_knock_out_that_is_not_met((items, answers, context) in any_sheet()) {
        let calculation = calculate(&Terms::default(), &items, &answers, context);
        prop_assert!(calculation.failed_knock_outs.is_empty() || calculation.outcome == Outcome::Fail);
        prop_assert!(calculation.outcome != Outcome::Pass || calculation.partial_knock_outs.is_empty());
    }
}
