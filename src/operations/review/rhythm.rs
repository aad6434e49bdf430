//! How often each piece of a consignee's work is reviewed, by what, and when the next review is due.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::review::{CadenceRule, Review, Watched, WatchedWork};

/// The rhythm in which a piece of work is reviewed.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Rhythm {
    pub entrustment_id: i64,
    pub control_no: String,
    pub work: String,
    /// Months from one review to the next.
    pub months: i64,
    /// The longest that the law lets pass; none where it sets no number.
    pub months_at_most: Option<i64>,
    /// The version of the published rule that says so, where nobody has set it otherwise.
    pub rule_version: i64,
    /// Since when it is set otherwise, and why.
    pub set_from_on: Option<NaiveDate>,
    pub set_because: String,
    /// The intended day of the last review that was made.
    pub last_on: Option<NaiveDate>,
    /// The last day for the next one.
    pub next_due_on: NaiveDate,
    /// Whether a review with a date is to come.
    pub planned: bool,
    /// Whether the organisation keeps plans of reviews already: before that nothing is overdue.
    pub binding: bool,
}

/// Of the supervised work under way on the date.
pub(crate) fn rhythms(watched: &Watched, on: NaiveDate) -> Vec<Rhythm> {
    watched.live(on).map(|work| rhythm(watched, work, on)).collect()
}

fn rhythm(watched: &Watched, work: &WatchedWork, on: NaiveDate) -> Rhythm {
    let rule = CadenceRule::on(on);
    let set = watched.set_for(work.id, on).filter(|set| set.months.is_some());
    Rhythm {
        entrustment_id: work.id,
        control_no: work.control_no.clone(),
        work: work.work.clone(),
        months: i64::from(watched.months(work, on)),
        months_at_most: rule.most(&work.handling).map(i64::from),
        rule_version: rule.version,
        set_from_on: set.map(|set| set.from_on),
        set_because: set.map(|set| set.reason.clone()).unwrap_or_default(),
        last_on: watched.last_done(work.id, on).map(Review::intended_on),
        next_due_on: watched.next_due(work, on),
        planned: watched.reviews.iter().any(|review| review.covers.contains(&work.id) && review.is_open(on)),
        binding: watched.kept_since.is_some_and(|since| since <= on),
    }
}
