//! The calculation against known cases.

use super::*;
use crate::domain::criteria::{AppliesWhen, Category, Class, Item, Level, PartialKnockOut, Polarity, Scale, Terms};

pub(super) fn item(code: &str, weight: i64) -> Item {
    Item {
        code: code.into(),
        position: 0,
        category: Category::Organisational,
        level: Level::Measure,
        class: Class::Important,
        weight,
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

/// Items A, B, C, D of weights 3, 3, 2, 2.
fn four() -> Vec<Item> {
    [("A", 3), ("B", 3), ("C", 2), ("D", 2)].map(|(code, weight)| item(code, weight)).into()
}

/// One mark per item, in order: ○ △ ×, － for not applicable, anything else for unanswered.
fn marks(items: &[Item], marks: &str) -> Answers {
    let answer = |mark| match mark {
        '○' => Answer::of(Verdict::Good),
        '△' => Answer::of(Verdict::Partial),
        '×' => Answer::of(Verdict::Poor),
        '－' => Answer::not_applicable("no such work"),
        _ => Answer::default(),
    };
    items.iter().zip(marks.chars()).map(|(item, mark)| (item.code.clone(), answer(mark))).collect()
}

fn score(items: &[Item], text: &str) -> Calculation {
    calculate(&Terms::default(), items, &marks(items, text), Context::default())
}

#[test]
fn the_known_cases_come_out() {
    let knock_out: Vec<Item> = four().into_iter().map(|item| Item { knock_out: item.code == "A", ..item }).collect();
    for (items, answers, tenths, outcome) in [
        (four(), "○○△×", Some(700), Outcome::Conditional),
        (four(), "○○○－", Some(1_000), Outcome::Pass),
        (knock_out.clone(), "×○○○", Some(700), Outcome::Fail),
        (four(), "－－－－", None, Outcome::Undetermined),
        (knock_out.clone(), "△○○○", Some(850), Outcome::Conditional),
        (knock_out.clone(), "？○○○", Some(700), Outcome::Fail),
        (knock_out.clone(), "－○○○", Some(1_000), Outcome::Pass),
        (knock_out, "○○○？", Some(800), Outcome::Pass),
        (four(), "○○××", Some(600), Outcome::Conditional),
        (four(), "○△△×", Some(550), Outcome::Fail),
        (four(), "？？？？", Some(0), Outcome::Fail),
    ] {
        let calculation = score(&items, answers);
        assert_eq!((calculation.percent_tenths, calculation.outcome), (tenths, outcome), "{answers}");
        assert!(!calculation.reasons.is_empty());
    }
}

#[test]
fn thresholds_are_met_exactly_or_not_at_all() {
    // 799 of 1000 is shown as 79.9, and 7996 of 10000 as 80.0; neither reaches 80.
    let items: Vec<Item> = (0..100).map(|n| item(&format!("I{n:03}"), 100)).chain([item("Z", 2)]).collect();
    let mut answers: Answers = items.iter().map(|item| (item.code.clone(), Answer::of(Verdict::Poor))).collect();
    for item in items.iter().take(80) {
        answers.insert(item.code.clone(), Answer::of(Verdict::Good));
    }
    let calculation = calculate(&Terms::default(), &items, &answers, Context::default());
    assert_eq!(calculation.score, Exact::of(8_000, 10_002));
    assert_eq!((calculation.percent_tenths, calculation.outcome), (Some(800), Outcome::Conditional));
}

#[test]
fn the_terms_say_what_a_partial_knock_out_means() {
    let items = [Item { knock_out: true, ..item("A", 1) }, item("B", 9)];
    let answers = marks(&items, "△○");
    let strict = Terms { partial_knock_out: PartialKnockOut::Fail, ..Terms::default() };
    assert_eq!(calculate(&strict, &items, &answers, Context::default()).outcome, Outcome::Fail);
    let calculation = calculate(&Terms::default(), &items, &answers, Context::default());
    assert_eq!(calculation.outcome, Outcome::Conditional);
    assert_eq!(calculation.partial_knock_outs, ["A"]);
}

#[test]
fn value_counts_and_not_the_mark() {
    let against = Item { polarity: Polarity::Negative, ..item("A", 1) };
    let yes_no = Item { scale: Scale::YesNo, ..item("A", 1) };
    let number = Item { scale: Scale::Number, scale_max: Some(5), ..item("A", 1) };
    let number_against = Item { polarity: Polarity::Negative, ..number.clone() };
    for (item, verdict, value) in [
        (&against, Verdict::Good, Exact::of(0, 1)),
        (&against, Verdict::Partial, Exact::of(1, 2)),
        (&against, Verdict::Poor, Exact::of(1, 1)),
        (&yes_no, Verdict::Yes, Exact::of(1, 1)),
        (&yes_no, Verdict::No, Exact::of(0, 1)),
        (&yes_no, Verdict::Good, None),
        (&number, Verdict::Number(3), Exact::of(3, 5)),
        (&number_against, Verdict::Number(3), Exact::of(2, 5)),
        (&number, Verdict::Number(6), None),
        (&number, Verdict::Number(-1), None),
        (&number, Verdict::Partial, None),
        (&number, Verdict::NotApplicable, None),
    ] {
        assert_eq!(verdict.value(item), value, "{verdict} on {:?} {:?}", item.scale, item.polarity);
    }
}

#[test]
fn what_an_item_does_not_allow_is_named_and_counts_as_unanswered() {
    let must = Item { class: Class::Must, ..item("A", 1) };
    let unexplained = Answer { na_reason: Some("  ".into()), ..Answer::of(Verdict::NotApplicable) };
    for (item, answer, field, id) in [
        (&must, Answer::not_applicable("no such work"), "verdict", "answer-must-applies"),
        (&item("A", 1), unexplained, "na_reason", "answer-na-needs-reason"),
        (&item("A", 1), Answer::of(Verdict::Yes), "verdict", "answer-off-scale"),
    ] {
        let problems = check_answer(item, &answer).unwrap_err();
        assert_eq!(problems.0[field].id, id);
        let answers = Answers::from([("A".to_owned(), answer)]);
        let calculation = calculate(&Terms::default(), std::slice::from_ref(item), &answers, Context::default());
        assert_eq!(calculation.lines[0].counted, Counted::Unanswered, "{id}");
        assert_eq!(calculation.unanswered, ["A"]);
    }
}

#[test]
fn what_is_unknown_of_the_work_is_asked() {
    for (when, known) in [
        (AppliesWhen::ItUsed, Context { it_used: Some(false), ..Context::default() }),
        (AppliesWhen::MediaCarried, Context { media_carried: Some(false), ..Context::default() }),
        (AppliesWhen::Abroad, Context { abroad: Some(false), ..Context::default() }),
        (AppliesWhen::SpecialData, Context { special_data: Some(false), ..Context::default() }),
    ] {
        let items = [Item { applies_when: when, class: Class::Conditional, knock_out: true, ..item("A", 1) }, item("B", 1)];
        let answers = marks(&items, "×○");
        let unknown = calculate(&Terms::default(), &items, &answers, Context::default());
        assert_eq!((unknown.percent_tenths, unknown.outcome), (Some(500), Outcome::Fail), "{when}");
        let without = calculate(&Terms::default(), &items, &answers, known);
        assert_eq!((without.percent_tenths, without.outcome), (Some(1_000), Outcome::Pass), "{when}");
        assert_eq!(without.lines[0].counted, Counted::NotApplicableByRule);
    }
}

#[test]
fn a_must_is_asked_in_all_circumstances() {
    let must = Item { class: Class::Must, applies_when: AppliesWhen::Abroad, ..item("A", 1) };
    assert!(Context { abroad: Some(false), ..Context::default() }.asks(&must));
}

#[test]
fn a_technique_neither_counts_nor_blocks() {
    let technique = Item { level: Level::Technique, knock_out: true, weight: 9, ..item("A.a", 9) };
    let items = [item("A", 1), technique];
    let calculation = score(&items, "○×");
    assert_eq!((calculation.percent_tenths, calculation.outcome), (Some(1_000), Outcome::Pass));
    assert!(calculation.unanswered.is_empty() && calculation.failed_knock_outs.is_empty());
    assert_eq!(score(&items, "○？").unanswered, Vec::<String>::new());
}

#[test]
fn a_failed_knock_out_fails_even_without_a_score() {
    let items = [Item { knock_out: true, weight: 0, ..item("A", 0) }];
    assert_eq!(score(&items, "×").outcome, Outcome::Fail);
    assert_eq!(score(&items, "○").outcome, Outcome::Undetermined);
}

#[test]
fn categories_add_up_to_the_whole() {
    let items = [item("A", 3), Item { category: Category::Human, ..item("B", 2) }, Item { category: Category::Physical, ..item("C", 2) }];
    let calculation = score(&items, "○△－");
    let shares: Vec<_> = calculation.by_category.iter().map(|part| (part.category, part.percent_tenths)).collect();
    assert_eq!(shares, [(Category::Organisational, Some(1_000)), (Category::Human, Some(500)), (Category::Physical, None)]);
    assert_eq!(calculation.by_category.iter().map(|part| part.denominator).sum::<i64>(), calculation.denominator);
}

#[test]
fn verdicts_read_back_as_they_are_written() {
    for text in ["good", "partial", "poor", "yes", "no", "not_applicable", "n:0", "n:10"] {
        assert_eq!(text.parse::<Verdict>().unwrap().to_string(), text);
        let json = format!("\"{text}\"");
        assert_eq!(serde_json::to_string(&serde_json::from_str::<Verdict>(&json).unwrap()).unwrap(), json);
    }
    for text in ["", "Good", "n:", "n:11", "n:-1", "3", "○"] {
        assert_eq!(text.parse::<Verdict>().unwrap_err().id, "answer-verdict-unknown", "{text}");
        assert!(serde_json::from_str::<Verdict>(&format!("\"{text}\"")).is_err());
    }
}
