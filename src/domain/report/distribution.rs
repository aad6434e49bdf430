//! How scores are spread.

use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::scoring::Exact;

/// Scores from `from_percent` up to, but not including, `to_percent`; the last bin includes 100.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Bin {
    pub from_percent: i64,
    pub to_percent: i64,
    pub count: i64,
}

/// Ten bins of ten percent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Distribution {
    pub bins: Vec<Bin>,
    /// The sum of the bins.
    pub scored: i64,
    /// Nothing applied, so that there was nothing to score.
    pub without_score: i64,
}

/// Where the bin of a score begins, in percent.
#[must_use]
pub fn bin_of(score: Exact) -> i64 {
    (score.0 * 10).floor().to_integer().clamp(0, 9) * 10
}

/// Counts scores, each a share from 0 to 1. The bin is that of the exact score: 79.99 % is not 80 %.
#[must_use]
pub fn distribution(scores: impl IntoIterator<Item = Option<Exact>>) -> Distribution {
    let mut spread = Distribution {
        bins: (0..10).map(|bin| Bin { from_percent: bin * 10, to_percent: bin * 10 + 10, count: 0 }).collect(),
        scored: 0,
        without_score: 0,
    };
    for score in scores {
        let Some(score) = score else {
            spread.without_score += 1;
            continue;
        };
        spread.scored += 1;
        let from = bin_of(score);
        if let Some(bin) = spread.bins.iter_mut().find(|bin| bin.from_percent == from) {
            bin.count += 1;
        }
    }
    spread
}
