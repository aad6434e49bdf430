//! The standing of all consignees at the end of the period, and by name those that are not in order.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::answer::Consignee;
use super::gather::{End, Gathered};
use crate::domain::report::Share;
use crate::domain::standing::{Reason, Severity, Status};
use crate::domain::tier::Tier;

/// The standing at the end of the period.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AtEnd {
    pub on: NaiveDate,
    /// Each status, of all consignees in the register on the date.
    pub counts: Vec<StatusCount>,
    /// Those that may not be used, then those that need attention, in the order of their reading.
    pub lines: Vec<StandingLine>,
}

/// How many consignees have a status.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StatusCount {
    pub status: Status,
    pub all: Share,
    /// Of the consignees in each tier.
    pub tier_a: Share,
    pub tier_b: Share,
    pub tier_c: Share,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StandingLine {
    pub consignee: Consignee,
    pub tier: Tier,
    pub status: Status,
    /// The weightiest first, without those for information.
    pub reasons: Vec<Reason>,
    pub valid_until_on: Option<NaiveDate>,
}

pub(super) fn of(gathered: &Gathered) -> AtEnd {
    let on = gathered.as_of.on;
    let (mut found, mut lines) = (Vec::new(), Vec::new());
    for (one, judged) in gathered.there(End::Now) {
        let (tier, judged) = (judged.tier, &judged.standing);
        found.push((judged.status, tier));
        if judged.status != Status::InOrder {
            let reasons = judged.reasons.iter().filter(|reason| reason.severity != Severity::Information).cloned().collect();
            lines.push(StandingLine { consignee: one.name(on), tier, status: judged.status, reasons, valid_until_on: judged.valid_until });
        }
    }
    lines.sort_by_key(|line| std::cmp::Reverse(line.status));
    AtEnd { on, counts: Status::ALL.iter().map(|status| count(&found, *status)).collect(), lines }
}

fn count(found: &[(Status, Tier)], status: Status) -> StatusCount {
    let share = |counts: &dyn Fn(Tier) -> bool| {
        let tally = |wanted: &dyn Fn(Status) -> bool| {
            i64::try_from(found.iter().filter(|(status, tier)| counts(*tier) && wanted(*status)).count()).unwrap_or(i64::MAX)
        };
        Share::of(tally(&|found| found == status), tally(&|_| true))
    };
    StatusCount {
        status,
        all: share(&|_| true),
        tier_a: share(&|tier| tier == Tier::A),
        tier_b: share(&|tier| tier == Tier::B),
        tier_c: share(&|tier| tier == Tier::C),
    }
}
