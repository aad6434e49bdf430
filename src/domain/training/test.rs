//! The comprehension test: its questions, the order in which they are put, and what answers come to.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::message::{Message, Problems};

/// A question with its choices, of which one or several are right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Question {
    #[schemars(length(max = 1_000))]
    pub text_ja: String,
    #[serde(default)]
    #[schemars(length(max = 1_000))]
    pub text_en: String,
    #[schemars(length(max = 12))]
    pub choices: Vec<Choice>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Choice {
    #[schemars(length(max = 500))]
    pub text_ja: String,
    #[serde(default)]
    #[schemars(length(max = 500))]
    pub text_en: String,
    #[serde(default)]
    pub right: bool,
}

/// What the answers of a test came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Graded {
    /// Of each question, whether it was answered right.
    pub right: Vec<bool>,
    pub points: i64,
    pub out_of: i64,
    pub passed: bool,
}

impl Question {
    /// The places of its right choices, from 0.
    #[must_use]
    pub fn right(&self) -> BTreeSet<usize> {
        self.choices.iter().enumerate().filter(|(_, choice)| choice.right).map(|(place, _)| place).collect()
    }

    /// Whether more than one choice is right.
    #[must_use]
    pub fn several(&self) -> bool {
        self.right().len() > 1
    }
}

/// Notes what is wrong with questions, at their fields.
pub fn check_questions(questions: &[Question], problems: &mut Problems) {
    for (place, question) in questions.iter().enumerate() {
        if question.text_ja.trim().is_empty() {
            problems.add(format!("questions.{place}.text_ja"), "input-required");
        }
        let rights = question.right().len();
        if question.choices.len() < 2 || rights == 0 || rights == question.choices.len() {
            let message = Message::new("course-question-choices").with("n", place + 1).with("choices", question.choices.len());
            problems.add(format!("questions.{place}.choices"), message.with("right", rights));
        }
        for (at, choice) in question.choices.iter().enumerate() {
            let twice = question.choices.iter().take(at).any(|other| other.text_ja.trim() == choice.text_ja.trim());
            if twice || choice.text_ja.trim().is_empty() {
                problems.add(format!("questions.{place}.choices"), Message::new("course-question-same").with("n", place + 1));
            }
        }
    }
}

/// The order in which `count` things are put, the same for the same seed.
#[must_use]
pub fn order(seed: i64, count: usize) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    let mut state = seed.cast_unsigned();
    for last in (1..count).rev() {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let span = u64::try_from(last + 1).unwrap_or(1);
        let other = usize::try_from(mixed(state) % span).unwrap_or(0);
        places.swap(last, other);
    }
    places
}

/// The finaliser of `SplitMix64`.
fn mixed(state: u64) -> u64 {
    let one = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let two = (one ^ (one >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    two ^ (two >> 31)
}

/// Grades answers, by the place of the question: right is who chose all of the right choices and none else. `pass_mark` is in percent.
#[must_use]
pub fn grade(questions: &[Question], answers: &BTreeMap<usize, BTreeSet<usize>>, pass_mark: i64) -> Graded {
    let right: Vec<bool> = questions
        .iter()
        .enumerate()
        .map(|(place, question)| answers.get(&place).is_some_and(|chosen| *chosen == question.right()))
        .collect();
    let points = i64::try_from(right.iter().filter(|right| **right).count()).unwrap_or(i64::MAX);
    let out_of = i64::try_from(questions.len()).unwrap_or(i64::MAX);
    Graded { right, points, out_of, passed: passes(points, out_of, pass_mark) }
}

fn passes(points: i64, out_of: i64, pass_mark: i64) -> bool {
    out_of > 0 && i128::from(points) * 100 >= i128::from(pass_mark) * i128::from(out_of)
}

impl Graded {
    /// A test that was held elsewhere, by its points.
    #[must_use]
    pub fn elsewhere(points: i64, out_of: i64, pass_mark: i64) -> Self {
        Self { right: Vec::new(), points, out_of, passed: passes(points, out_of, pass_mark) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(rights: &[bool]) -> Question {
        let choice = |(n, right): (usize, &bool)| Choice { text_ja: format!("選択肢{n}"), text_en: String::new(), right: *right };
        Question { text_ja: "問い".into(), text_en: String::new(), choices: rights.iter().enumerate().map(choice).collect() }
    }

    #[test]
    fn all_of_the_right_choices_and_none_else_are_right() {
        let questions = [question(&[true, false, false]), question(&[true, true, false])];
        for (first, second, right, passed) in [
            (&[0][..], &[0, 1][..], [true, true], true),
            (&[0], &[0], [true, false], false),
            (&[0], &[0, 1, 2], [true, false], false),
            (&[1], &[0, 1], [false, true], false),
            (&[], &[], [false, false], false),
        ] {
            let answers = BTreeMap::from([(0, first.iter().copied().collect()), (1, second.iter().copied().collect())]);
            let graded = grade(&questions, &answers, 80);
            assert_eq!((graded.right.as_slice(), graded.passed), (&right[..], passed), "{first:?} {second:?}");
        }
        assert!(grade(&questions, &BTreeMap::from([(0, BTreeSet::from([0]))]), 50).passed, "half is enough where half is asked");
        assert!(!grade(&[], &BTreeMap::new(), 0).passed, "nothing was asked");
        assert!(Graded::elsewhere(8, 10, 80).passed && !Graded::elsewhere(79, 100, 80).passed);
    }

    #[test]
    fn the_order_is_mixed_and_the_same_for_one_attempt() {
        let (one, other) = (order(101, 10), order(102, 10));
        assert_eq!(one, order(101, 10));
        assert_ne!(one, other);
        let mut sorted = one.clone();
        sorted.sort_unstable();
        assert_eq!(sorted, (0..10).collect::<Vec<_>>(), "each is put once");
        assert_eq!((order(7, 0), order(7, 1)), (vec![], vec![0]));
    }

    #[test]
    fn a_question_without_a_right_or_a_wrong_choice_is_none() {
        for (rights, fine) in [(&[true, false][..], true), (&[true, true], false), (&[false, false], false), (&[true], false)] {
            let mut problems = Problems::default();
            check_questions(&[question(rights)], &mut problems);
            assert_eq!(problems.is_empty(), fine, "{rights:?}");
        }
    }
}
