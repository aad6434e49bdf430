//! The calculation itself: weight × value over everything that applies.

use num_rational::Ratio;
use schemars::JsonSchema;
use serde::Serialize;

use super::answer::{Answer, Answers, Context};
use super::exact::Exact;
use super::outcome::{self, Outcome};
use crate::domain::codes::codes;
use crate::domain::criteria::{Category, Item, Terms};
use crate::domain::message::Message;

codes! {
    /// Whether and how an item enters the score.
    pub enum Counted as "counted" {
        Counted = "counted",
        /// The circumstances in which it is asked are not met.
        NotApplicableByRule = "not_applicable_by_rule",
        /// Left out by the assessor, with a reason.
        NotApplicableStated = "not_applicable_stated",
        /// Counts as nothing achieved.
        Unanswered = "unanswered",
        /// A technique: evidence for its measure.
        NotScored = "not_scored",
    }

    /// What became of a knock-out item.
    pub enum KnockOut as "knock-out-result" {
        None = "none",
        Passed = "passed",
        Partial = "partial",
        Failed = "failed",
    }
}

/// How one item entered the calculation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Line {
    pub code: String,
    pub category: Category,
    pub weight: i64,
    /// 0–1; none when the item does not count.
    pub value: Option<Exact>,
    /// Weight × value.
    pub product: Option<Exact>,
    pub counted: Counted,
    pub knock_out: KnockOut,
}

/// The part of one category.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CategoryScore {
    pub category: Category,
    pub numerator: Exact,
    pub denominator: i64,
    /// Tenths of a percent, rounded half up; none when nothing counts.
    pub percent_tenths: Option<i64>,
}

/// The whole calculation.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Calculation {
    /// In the order of the sheet.
    pub lines: Vec<Line>,
    /// Σ weight × value.
    pub numerator: Exact,
    /// Σ weight over what applies.
    pub denominator: i64,
    /// The share achieved, 0–1; none when nothing applies.
    pub score: Option<Exact>,
    /// Tenths of a percent, rounded half up, for showing only.
    pub percent_tenths: Option<i64>,
    pub by_category: Vec<CategoryScore>,
    /// The codes of the items that apply and have no verdict.
    pub unanswered: Vec<String>,
    pub failed_knock_outs: Vec<String>,
    pub partial_knock_outs: Vec<String>,
    pub outcome: Outcome,
    /// Why the outcome is what it is.
    pub reasons: Vec<Message>,
}

/// Scores the answers. The order of the items does not matter; an answer that its item does not allow counts as none.
#[must_use]
pub fn calculate(terms: &Terms, items: &[Item], answers: &Answers, context: Context) -> Calculation {
    let mut sheet: Vec<&Item> = items.iter().collect();
    sheet.sort_by(|a, b| (a.position, &a.code).cmp(&(b.position, &b.code)));
    let lines: Vec<Line> = sheet.into_iter().map(|item| line(item, answers.get(&item.code), context)).collect();
    let (numerator, denominator) = sum(lines.iter());
    let score = share(numerator, denominator);
    let codes = |wanted: fn(&Line) -> bool| lines.iter().filter(|line| wanted(line)).map(|line| line.code.clone()).collect();
    let unanswered: Vec<String> = codes(|line| line.counted == Counted::Unanswered);
    let failed_knock_outs: Vec<String> = codes(|line| line.knock_out == KnockOut::Failed);
    let partial_knock_outs: Vec<String> = codes(|line| line.knock_out == KnockOut::Partial);
    let (outcome, reasons) = outcome::judge(terms, score, &failed_knock_outs, &partial_knock_outs, &unanswered);
    Calculation {
        by_category: by_category(&lines),
        percent_tenths: score.map(percent_tenths),
        lines,
        numerator,
        denominator,
        score,
        unanswered,
        failed_knock_outs,
        partial_knock_outs,
        outcome,
        reasons,
    }
}

fn line(item: &Item, answer: Option<&Answer>, context: Context) -> Line {
    let weight = item.weight.clamp(0, 100);
    let found = answer.and_then(|answer| answer.verdict?.value(item));
    let counted = counted(item, answer, found, context);
    let value = match counted {
        Counted::Counted => found,
        Counted::Unanswered => Some(Exact::ZERO),
        _ => None,
    };
    Line {
        code: item.code.clone(),
        category: item.category,
        weight,
        value,
        product: value.map(|value| Exact(value.0 * weight)),
        counted,
        knock_out: value.filter(|_| item.knock_out).map_or(KnockOut::None, knock_out),
    }
}

fn counted(item: &Item, answer: Option<&Answer>, found: Option<Exact>, context: Context) -> Counted {
    if !item.is_scored() {
        Counted::NotScored
    } else if !context.asks(item) {
        Counted::NotApplicableByRule
    } else if answer.is_some_and(|answer| answer.leaves_out(item)) {
        Counted::NotApplicableStated
    } else if found.is_none() {
        Counted::Unanswered
    } else {
        Counted::Counted
    }
}

fn knock_out(value: Exact) -> KnockOut {
    if value >= Exact::ONE {
        KnockOut::Passed
    } else if value > Exact::ZERO {
        KnockOut::Partial
    } else {
        KnockOut::Failed
    }
}

fn sum<'a>(lines: impl Iterator<Item = &'a Line>) -> (Exact, i64) {
    lines
        .filter_map(|line| Some((line.product?, line.weight)))
        .fold((Exact::ZERO, 0), |(numerator, denominator), (product, weight)| (Exact(numerator.0 + product.0), denominator + weight))
}

fn share(numerator: Exact, denominator: i64) -> Option<Exact> {
    (denominator > 0).then(|| Exact(numerator.0 / Ratio::from_integer(denominator)))
}

fn percent_tenths(score: Exact) -> i64 {
    score.rounded(1_000)
}

fn by_category(lines: &[Line]) -> Vec<CategoryScore> {
    Category::ALL
        .iter()
        .filter(|category| lines.iter().any(|line| line.category == **category && line.counted != Counted::NotScored))
        .map(|&category| {
            let (numerator, denominator) = sum(lines.iter().filter(|line| line.category == category));
            let percent_tenths = share(numerator, denominator).map(percent_tenths);
            CategoryScore { category, numerator, denominator, percent_tenths }
        })
        .collect()
}
