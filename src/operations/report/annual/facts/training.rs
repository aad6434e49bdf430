//! The organisation's rules and their acknowledgement, and training.

use std::collections::BTreeMap;

use super::super::gather::Gathered;
use super::{Fact, Found};
use crate::domain::as_of::AsOf;
use crate::domain::rule::AcknowledgementState;
use crate::domain::training::TrainingState;
use crate::error::Result;
use crate::operations::rule::{Filter, asked};
use crate::operations::training::plan::plan_of;
use crate::operations::training::{courses, stands};
use crate::store::ReadTx;
use crate::store::training::test;

pub(super) fn tell(tx: &mut ReadTx<'_>, gathered: &Gathered, has_before: bool, found: &mut Found) -> Result<()> {
    for told in gathered.told(has_before) {
        let as_of = AsOf { on: told.on, ..gathered.as_of };
        for (_, line) in asked(tx, &Filter::default(), as_of)?.lines {
            let state = line.stand.state;
            let (acknowledged, overdue) = (state == AcknowledgementState::Acknowledged, state == AcknowledgementState::Overdue);
            let fact = || Fact::new("person", line.person_id, (&line.code, &line.name)).of(&line.title_ja).on(line.stand.due_on);
            found.share("rule_shares", "rules-acknowledged", told.columns, acknowledged, fact);
            found.share("rule_shares", "rules-overdue", told.columns, overdue, fact);
            if told.columns == super::NOW {
                let row = line.version_id.to_string();
                found.share("rules_in_force", &row, ("acknowledged", "asked"), acknowledged, fact);
                if overdue {
                    found.add(("rules_in_force", &row, "overdue"), fact);
                }
            }
        }
    }
    rates(tx, gathered, found)?;
    tests(tx, gathered, found)?;
    planned(tx, gathered, found)
}

fn rates(tx: &mut ReadTx<'_>, gathered: &Gathered, found: &mut Found) -> Result<()> {
    stands(tx, gathered.as_of, |course, row, state| {
        let (course, fact) = (course.to_string(), || Fact::person(row));
        match state {
            TrainingState::OnLeave => found.add(("training_rates", &course, "on-leave"), fact),
            TrainingState::Exempt => found.add(("training_rates", &course, "exempt"), fact),
            TrainingState::Valid | TrainingState::Due | TrainingState::Overdue => {
                found.share("training_rates", &course, ("valid", "of"), state == TrainingState::Valid, fact);
                if state == TrainingState::Overdue {
                    found.add(("training_rates", &course, "overdue"), fact);
                }
            }
        }
    })
}

/// Everybody who took a test, and whether they passed one.
fn tests(tx: &mut ReadTx<'_>, gathered: &Gathered, found: &mut Found) -> Result<()> {
    let (first, as_of) = (gathered.period.first(), gathered.as_of);
    let mut took: BTreeMap<(i64, i64), bool> = BTreeMap::new();
    for row in test::results_between(tx, first, as_of.on, as_of.known)? {
        *took.entry((row.course_id, row.person_id)).or_default() |= row.passed;
    }
    for ((course, person), passed) in took {
        let fact = || Fact::new("person", person, ("", &gathered.person(Some(person))));
        found.share("training_tests", &course.to_string(), ("passed", "of"), passed, fact);
    }
    Ok(())
}

fn planned(tx: &mut ReadTx<'_>, gathered: &Gathered, found: &mut Found) -> Result<()> {
    let titles: BTreeMap<i64, String> = courses(tx, gathered.as_of.known)?.into_iter().map(|held| (held.row.id, held.row.code)).collect();
    for line in plan_of(tx, gathered.plan_year, gathered.as_of)?.lines {
        let code = titles.get(&line.course_id).cloned().unwrap_or_default();
        let fact = || Fact::new("course", line.course_id, (&code, &line.title_ja)).on(Some(line.planned_on));
        found.share("training_plan", "plan", ("done", "of"), line.held_on.is_some(), fact);
        if line.late {
            found.add(("training_plan", "plan", "late"), fact);
        }
    }
    Ok(())
}
