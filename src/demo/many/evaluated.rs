//! Evaluations of many consignees: a whole batch is prepared by one person on a day, and decided by another.

use chrono::{Days, Months, NaiveDate};

use super::dice::Dice;
use crate::demo::stage::Stage;
use crate::domain::access::Actor;
use crate::domain::criteria::{Item, Level};
use crate::domain::evaluation::{DecisionOutcome, EvaluationKind, NewCondition};
use crate::error::{Error, Result};
use crate::operations::criteria;
use crate::operations::evaluation::{AnswerAll, Answered, Decide, MeetCondition, Start, Submit};
use crate::operations::together::{Fate, Together};

/// The set by which all of them are evaluated, and an item of it that is mandatory for everyone.
const SET: &str = "company";
const MANDATORY: &str = "GL10-4";
/// Answers to a sheet: all measures, and as many techniques as make up this number.
const ANSWERS: usize = 40;
/// Out of a hundred.
const CONDITIONAL: u64 = 10;
const FAILED: u64 = 2;
const PARTIAL: u64 = 4;
const CONDITIONS_MET: u64 = 80;
const MONTHS_VALID: Months = Months::new(12);
const DAYS_FOR_A_CONDITION: Days = Days::new(60);

/// Who works through the batches.
pub(super) struct Office {
    assessor: Actor,
    decider: Actor,
    set_id: i64,
    /// The items that are answered.
    items: Vec<Item>,
}

/// An evaluation that was submitted, and what it comes to.
struct Submitted {
    id: i64,
    seen: i64,
    outcome: DecisionOutcome,
}

impl Office {
    pub fn new(stage: &mut Stage<'_>) -> Result<Self> {
        let (assessor, decider) = (stage.actor("procurement2")?, stage.actor("manager2")?);
        let register = stage.register();
        let sets = register.ask(&assessor, criteria::List::default())?.sets;
        let set = sets.into_iter().find(|set| set.code == SET).ok_or_else(|| Error::fault("there is no set for companies"))?;
        let version_id = set.in_force.ok_or_else(|| Error::fault("no criteria are in force"))?;
        let shown = register.ask(&assessor, criteria::Show { version_id, on: None, known: None })?;
        let (mut items, techniques): (Vec<Item>, Vec<Item>) =
            shown.items.into_iter().map(|one| one.item).partition(|item| item.level == Level::Measure);
        let more = ANSWERS.saturating_sub(items.len());
        items.extend(techniques.into_iter().take(more));
        Ok(Self { assessor, decider, set_id: set.id, items })
    }

    /// Evaluates consignees on the day that is played.
    pub fn work(&self, stage: &mut Stage<'_>, consignees: &[i64]) -> Result<()> {
        let submitted = stage.register().run_together(|together| {
            let submitted = consignees.iter().map(|id| self.prepare(together, *id)).collect::<Result<Vec<_>>>()?;
            Ok(Fate::Kept(submitted))
        })?;
        let today = stage.today();
        stage.register().run_together(|together| {
            for one in &submitted {
                self.decide(together, one, today)?;
            }
            Ok(Fate::Kept(()))
        })
    }

    fn prepare(&self, together: &mut Together<'_, '_>, consignee_id: i64) -> Result<Submitted> {
        let mut dice = Dice::new(consignee_id.unsigned_abs());
        let outcome = match dice.below(100) {
            n if n < FAILED => DecisionOutcome::Fail,
            n if n < FAILED + CONDITIONAL => DecisionOutcome::Conditional,
            _ => DecisionOutcome::Pass,
        };
        let start = Start {
            consignee_id,
            entrustment_ids: Vec::new(),
            kind: EvaluationKind::Initial,
            reason: String::new(),
            set_id: Some(self.set_id),
        };
        let id = together.run(&self.assessor, &start)?.outcome;
        let answers = self.items.iter().map(|item| answer(item, outcome, &mut dice)).collect();
        let answered = together.run(&self.assessor, &AnswerAll { id, answers })?.entry.unwrap_or(id);
        let submit = Submit { id, seen: answered, comment: String::new() };
        let seen = together.run(&self.assessor, &submit)?.entry.unwrap_or(answered);
        Ok(Submitted { id, seen, outcome })
    }

    fn decide(&self, together: &mut Together<'_, '_>, one: &Submitted, today: NaiveDate) -> Result<()> {
        let conditional = one.outcome == DecisionOutcome::Conditional;
        let valid_until_on = today.checked_add_months(MONTHS_VALID).and_then(|day| day.pred_opt());
        let condition = NewCondition { text: "教育の実施記録を提出する".to_owned(), due_on: today + DAYS_FOR_A_CONDITION };
        let decide = Decide {
            id: one.id,
            seen: one.seen,
            outcome: one.outcome,
            valid_until_on: valid_until_on.filter(|_| one.outcome != DecisionOutcome::Fail),
            conditions: if conditional { vec![condition] } else { Vec::new() },
            reason: String::new(),
        };
        together.run(&self.decider, &decide)?;
        let mut dice = Dice::new(one.id.unsigned_abs());
        if conditional && dice.percent(CONDITIONS_MET) {
            let meet = MeetCondition { id: one.id, number: 1, seen: 0, met_on: today, note: String::new() };
            together.run(&self.assessor, &meet)?;
        }
        Ok(())
    }
}

/// All is well, but for what the outcome rests on, and a measure here and there that is not taken in full.
fn answer(item: &Item, outcome: DecisionOutcome, dice: &mut Dice) -> Answered {
    let verdict = match outcome {
        DecisionOutcome::Fail if item.code == MANDATORY => "poor",
        DecisionOutcome::Conditional if item.code == MANDATORY => "partial",
        _ if !item.knock_out && dice.percent(PARTIAL) => "partial",
        _ => "good",
    };
    let grounds = dice.of(&["規程と記録を確認", "写しの提出を受けた", "現地で確認", "担当者に聞き取り"]);
    Answered {
        code: item.code.clone(),
        own: Some("good".to_owned()),
        verdict: verdict.to_owned(),
        grounds: grounds.to_owned(),
        ..Answered::default()
    }
}
