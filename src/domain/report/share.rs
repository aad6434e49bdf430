//! A figure with its denominator.

use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::scoring::Exact;

/// So many out of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Share {
    pub count: i64,
    pub of: i64,
}

impl Share {
    #[must_use]
    pub fn of(count: i64, of: i64) -> Self {
        Self { count, of }
    }

    /// Counts one more of what it is out of, and that it counts.
    pub(super) fn add(&mut self, is_of: bool, counts: bool) {
        self.of += i64::from(is_of);
        self.count += i64::from(is_of && counts);
    }

    /// Tenths of a percent, rounded half up; none out of nothing.
    #[must_use]
    pub fn percent_tenths(self) -> Option<i64> {
        Exact::of(self.count, self.of).map(|share| share.rounded(1_000))
    }
}

/// A count, and what it is counted out of where it is a part of something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Measure {
    pub count: i64,
    pub of: Option<i64>,
}

impl From<i64> for Measure {
    fn from(count: i64) -> Self {
        Self { count, of: None }
    }
}

impl From<Share> for Measure {
    fn from(share: Share) -> Self {
        Self { count: share.count, of: Some(share.of) }
    }
}

/// A count on the day before a period, and on the last day that is reported on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Between {
    pub start: i64,
    pub end: i64,
}
