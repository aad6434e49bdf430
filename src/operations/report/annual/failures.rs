//! The four failures of supervision of the guidelines: in whose case the facts of the end show one, and why.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::answer::Consignee;
use super::gather::Gathered;
use crate::domain::report::Share;
use crate::domain::review::{Alarm, Failure, alarms};

/// How many consignees show a failure, of all with supervised work under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FailureCount {
    pub failure: Failure,
    pub consignees: Share,
    /// The same on the day before the year, if the register knows of that year.
    pub before: Option<Share>,
}

/// A consignee with every failure that its facts show.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct FailureLine {
    pub consignee: Consignee,
    pub alarms: Vec<Alarm>,
}

pub(super) fn counts(gathered: &Gathered, has_before: bool) -> Vec<FailureCount> {
    let now = on_a_day(gathered, gathered.as_of.on);
    let before = has_before.then(|| on_a_day(gathered, gathered.day_before()));
    let count = |(failure, consignees): (&Failure, Share)| FailureCount {
        failure: *failure,
        consignees,
        before: before.as_ref().and_then(|before| before.get(place(*failure)).copied()),
    };
    Failure::ALL.iter().zip(now.iter().copied()).map(count).collect()
}

/// For each failure, in the order of the guidelines.
fn on_a_day(gathered: &Gathered, on: NaiveDate) -> Vec<Share> {
    let mut shares = vec![Share::default(); Failure::ALL.len()];
    let supervised = gathered.all.iter().map(|one| &one.known.facts).filter(|facts| facts.supervised(on).next().is_some());
    for facts in supervised {
        let shown: Vec<Failure> = alarms(facts, on).iter().map(|alarm| alarm.failure).collect();
        for (share, failure) in shares.iter_mut().zip(Failure::ALL) {
            share.of += 1;
            share.count += i64::from(shown.contains(failure));
        }
    }
    shares
}

fn place(failure: Failure) -> usize {
    Failure::ALL.iter().position(|one| *one == failure).unwrap_or_default()
}

/// Those that show one, in the order of their reading.
pub(super) fn lines(gathered: &Gathered) -> Vec<FailureLine> {
    let on = gathered.as_of.on;
    let line = |one: &super::gather::One| FailureLine { consignee: one.name(on), alarms: alarms(&one.known.facts, on) };
    gathered.all.iter().map(line).filter(|line| !line.alarms.is_empty()).collect()
}
