//! Which later evaluation has taken the place of a decision: the outcome stays what it was, and counts no more.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::facts::{Decision, Entrusted, Facts};

/// What counts in the place of a decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Successor {
    /// The evaluation that was decided later.
    pub evaluation_id: i64,
    /// The day of its decision, from which on it counts.
    pub decided_on: NaiveDate,
}

impl Facts {
    /// The evaluation by which a decision ceased to count on the date or before, if it did. For each piece of work the latest
    /// decision counts, so one on several pieces counts until the last of them was decided on anew. An exceptional approval of
    /// the same evaluation is no successor: it belongs to the decision.
    #[must_use]
    pub fn successor(&self, decision: &Decision, on: NaiveDate) -> Option<Successor> {
        let work = self.spoken_of(decision, on);
        let last = if work.is_empty() {
            self.next(decision, on, |_| true)
        } else {
            let nexts: Option<Vec<&Decision>> = work.iter().map(|id| self.next(decision, on, |later| later.covers(*id))).collect();
            nexts?.into_iter().max_by_key(|next| next.order())
        };
        last.map(|next| Successor { evaluation_id: next.evaluation_id, decided_on: next.decided_on })
    }

    /// The work for which a decision may count: of what it names, or of all, what is supervised and has not ended. If all that it
    /// names has ended, it is that.
    fn spoken_of(&self, decision: &Decision, on: NaiveDate) -> Vec<i64> {
        let goes_on = |work: &&Entrusted| work.is_supervised() && work.until_on.is_none_or(|until_on| on <= until_on);
        let work: Vec<i64> = self.entrustments.iter().filter(goes_on).map(|work| work.id).filter(|id| decision.covers(*id)).collect();
        if work.is_empty() { decision.covers.clone() } else { work }
    }

    /// The first decision on another evaluation after this one.
    fn next(&self, decision: &Decision, on: NaiveDate, counts: impl Fn(&Decision) -> bool) -> Option<&Decision> {
        let later = |other: &&Decision| other.evaluation_id != decision.evaluation_id && other.order() > decision.order();
        self.decided_by(on).filter(later).filter(|other| counts(other)).min_by_key(|other| other.order())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::entrustment::EntrustmentKind::JointUse;
    use crate::domain::evaluation::DecisionOutcome::{Exceptional, Fail, Pass};
    use crate::domain::standing::tests::{day, decision, work};

    fn on_work(covers: &[i64], mut decision: Decision) -> Decision {
        decision.covers = covers.to_vec();
        decision
    }

    /// The evaluations that succeed each of the decisions, on a date; 0 where a decision still counts.
    fn successors(facts: &Facts, on: &str) -> Vec<i64> {
        let of = |decision| facts.successor(decision, day(on)).map_or(0, |found| found.evaluation_id);
        facts.decisions.iter().map(of).collect()
    }

    #[test]
    fn the_next_decision_on_the_same_work_takes_the_place_of_the_last() {
        let decisions = vec![
            decision(1, Pass, "2025-04-01", "2026-04-30"),
            decision(2, Fail, "2026-04-01", ""),
            decision(3, Pass, "2026-05-01", "2027-04-30"),
        ];
        let facts = Facts { entrustments: vec![work(7, "2025-04-01", "")], decisions, ..Facts::default() };
        assert_eq!(successors(&facts, "2026-03-31"), [0, 0, 0], "what has not been decided yet takes nobody's place");
        assert_eq!(successors(&facts, "2026-04-01"), [20, 0, 0]);
        assert_eq!(successors(&facts, "2026-05-01"), [20, 30, 0], "each gives way to the next, and not to the last");
        assert_eq!(facts.successor(&facts.decisions[0], day("2026-05-01")).map(|found| found.decided_on), Some(day("2026-04-01")));
    }

    #[test]
    fn a_decision_on_several_pieces_of_work_counts_until_the_last_of_them_is_decided_on_anew() {
        let decisions = vec![
            on_work(&[7, 8], decision(1, Pass, "2025-04-01", "2027-03-31")),
            on_work(&[7], decision(2, Pass, "2026-04-01", "2027-03-31")),
            on_work(&[8], decision(3, Fail, "2026-06-01", "")),
        ];
        let entrustments = vec![work(7, "2025-04-01", ""), work(8, "2025-04-01", "")];
        let facts = Facts { entrustments, decisions, ..Facts::default() };
        assert_eq!(successors(&facts, "2026-05-31"), [0, 0, 0]);
        assert_eq!(successors(&facts, "2026-06-01"), [30, 0, 0]);
    }

    #[test]
    fn work_that_has_ended_keeps_no_decision_on_several_pieces() {
        let decisions = vec![
            on_work(&[7, 8], decision(1, Pass, "2025-04-01", "2027-03-31")),
            on_work(&[7], decision(2, Pass, "2026-04-01", "2027-03-31")),
        ];
        let entrustments = vec![work(7, "2025-04-01", ""), work(8, "2025-04-01", "2026-05-31")];
        let facts = Facts { entrustments, decisions, ..Facts::default() };
        assert_eq!(successors(&facts, "2026-05-31"), [0, 0]);
        assert_eq!(successors(&facts, "2026-06-01"), [20, 0]);
    }

    #[test]
    fn a_decision_on_everything_gives_way_where_all_work_that_goes_on_is_decided_on_anew() {
        let decisions = vec![decision(1, Pass, "2025-04-01", "2027-03-31"), on_work(&[7], decision(2, Pass, "2026-04-01", "2027-03-31"))];
        let facts = |other: Entrusted| Facts {
            entrustments: vec![work(7, "2025-04-01", ""), other],
            decisions: decisions.clone(),
            ..Facts::default()
        };
        assert_eq!(successors(&facts(work(8, "2025-04-01", "")), "2026-05-01"), [0, 0], "it still counts for the other work");
        assert_eq!(successors(&facts(work(8, "2025-04-01", "2026-03-31")), "2026-05-01"), [20, 0], "which has ended");
        let other = Entrusted { kind: JointUse, ..work(8, "2025-04-01", "") };
        assert_eq!(successors(&facts(other), "2026-05-01"), [20, 0], "which nobody supervises");
    }

    #[test]
    fn without_work_the_latest_decision_of_all_counts() {
        let decisions = vec![decision(1, Pass, "2025-04-01", "2027-03-31"), decision(2, Fail, "2026-04-01", "")];
        let facts = Facts { decisions, ..Facts::default() };
        assert_eq!(successors(&facts, "2026-04-01"), [20, 0]);
    }

    #[test]
    fn an_exceptional_approval_belongs_to_the_decision_that_it_follows() {
        let fail = decision(1, Fail, "2026-04-01", "");
        let approval = Decision { evaluation_id: fail.evaluation_id, ..decision(2, Exceptional, "2026-04-10", "2026-10-31") };
        let decisions = vec![fail, approval, decision(3, Pass, "2026-09-01", "2027-08-31")];
        let facts = Facts { entrustments: vec![work(7, "2026-04-01", "")], decisions, ..Facts::default() };
        assert_eq!(successors(&facts, "2026-08-31"), [0, 0, 0]);
        assert_eq!(successors(&facts, "2026-09-01"), [30, 30, 0]);
    }

    #[test]
    fn two_on_one_day_follow_each_other_by_number() {
        let decisions = vec![decision(1, Fail, "2026-04-01", ""), decision(2, Pass, "2026-04-01", "2027-03-31")];
        let facts = Facts { decisions, ..Facts::default() };
        assert_eq!(successors(&facts, "2026-04-01"), [20, 0]);
    }
}
