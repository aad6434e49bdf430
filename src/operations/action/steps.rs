//! A corrective action is planned, its date is moved, and it is done.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::dossier::Dossier;
use crate::domain::access::Right;
use crate::domain::action::{ActionState, ActionStep, check_day};
use crate::domain::as_of::AsOf;
use crate::domain::message::{Message, Problems};
use crate::error::{Error, Result};
use crate::operations::Command;
use crate::store::action::StepRow;
use crate::store::{Reads, WriteTx, person};

/// Plans a corrective action: its cause, what is to be done by when, and who does it on both sides. What is planned already is planned anew.
///
/// Another date than the one that stands needs a reason; after a refusal it does not.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Plan {
    /// The corrective action.
    pub id: i64,
    /// The entry of the ledger that the caller has seen last of it.
    pub seen: i64,
    /// Why it came to what was found.
    #[schemars(length(min = 1, max = 2_000))]
    pub cause: String,
    /// What is done about the cause.
    #[schemars(length(min = 1, max = 2_000))]
    pub measure: String,
    /// The last day on which it is done in time.
    pub due_on: NaiveDate,
    /// The person of ours who sees to it.
    pub owner_id: i64,
    /// Who does it on their side.
    #[serde(default)]
    #[schemars(length(max = 200))]
    pub counterpart: String,
    /// Telephone or mail address of theirs.
    #[serde(default)]
    #[schemars(length(max = 200))]
    pub contact: String,
    /// Why the date is another one than before.
    #[serde(default)]
    #[schemars(length(max = 2_000))]
    pub reason: String,
}

/// Moves the date of a corrective action that is planned, with a reason. The first date stays known.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Move {
    /// The corrective action.
    pub id: i64,
    /// The entry of the ledger that the caller has seen last of it.
    pub seen: i64,
    /// The new date, today or later.
    pub due_on: NaiveDate,
    #[schemars(length(min = 1, max = 2_000))]
    pub reason: String,
}

/// Records that a corrective action was done, and what was done. Its effect is confirmed by somebody else.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Do {
    /// The corrective action.
    pub id: i64,
    /// The entry of the ledger that the caller has seen last of it.
    pub seen: i64,
    /// The day on which it was done; today if empty.
    #[serde(default)]
    pub done_on: Option<NaiveDate>,
    /// What was done.
    #[schemars(length(min = 1, max = 2_000))]
    pub what: String,
}

impl Command for Plan {
    const NAME: &'static str = "action.plan";
    const NEEDS: Right = Right::KeepActions;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let dossier = Dossier::of(tx, self.id)?;
        let trimmed = |text: &str| text.trim().to_owned();
        let step = StepRow {
            due_on: Some(self.due_on),
            cause: trimmed(&self.cause),
            measure: trimmed(&self.measure),
            owner_id: Some(self.owner_id),
            counterpart: trimmed(&self.counterpart),
            contact: trimmed(&self.contact),
            note: trimmed(&self.reason),
            ..dossier.step(tx, ActionStep::Planned)?
        };
        if !dossier.has_just(&step) {
            dossier.allows(ActionStep::Planned)?;
            self.check(tx, &dossier)?;
        }
        dossier.take(tx, &step, self.seen)
    }
}

impl Plan {
    fn check(&self, tx: &mut WriteTx<'_>, dossier: &Dossier) -> Result<()> {
        let (mut problems, today) = (Problems::default(), tx.moment().today);
        check_due(self.due_on, dossier.row.opened_on, &mut problems);
        let stands = dossier.action.due_on(today).filter(|_| dossier.state != ActionState::Refused);
        if let Some(before) = stands.filter(|before| *before != self.due_on && self.reason.trim().is_empty()) {
            problems.add("reason", Message::new("action-move-needs-reason").with("before", before).with("after", self.due_on));
        }
        if person::on(tx, self.owner_id, AsOf::on(today))?.is_none() {
            problems.add("owner_id", Message::new("action-no-such-person").with("read", self.owner_id));
        }
        Ok(problems.or(())?)
    }
}

impl Command for Move {
    const NAME: &'static str = "action.move";
    const NEEDS: Right = Right::KeepActions;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let (dossier, today) = (Dossier::of(tx, self.id)?, tx.moment().today);
        let note = self.reason.trim().to_owned();
        let step = StepRow { due_on: Some(self.due_on), note, ..dossier.step(tx, ActionStep::Moved)? };
        if !dossier.has_just(&step) {
            dossier.allows(ActionStep::Moved)?;
            self.check(dossier.action.due_on(today), today)?;
        }
        dossier.take(tx, &step, self.seen)
    }
}

impl Move {
    fn check(&self, stands: Option<NaiveDate>, today: NaiveDate) -> Result<()> {
        if stands == Some(self.due_on) {
            return Err(Error::invalid("due_on", Message::new("action-same-date").with("read", self.due_on)));
        }
        if self.due_on < today {
            return Err(Error::invalid("due_on", Message::new("action-due-past").with("read", self.due_on).with("expected", today)));
        }
        Ok(())
    }
}

impl Command for Do {
    const NAME: &'static str = "action.do";
    const NEEDS: Right = Right::KeepActions;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let (dossier, today) = (Dossier::of(tx, self.id)?, tx.moment().today);
        let done_on = self.done_on.unwrap_or(today);
        let note = self.what.trim().to_owned();
        let step = StepRow { happened_on: done_on, note, ..dossier.step(tx, ActionStep::Done)? };
        if !dossier.has_just(&step) {
            dossier.allows(ActionStep::Done)?;
            check_day(&dossier.action, done_on, today)?;
        }
        dossier.take(tx, &step, self.seen)
    }
}

fn check_due(due_on: NaiveDate, opened_on: NaiveDate, problems: &mut Problems) {
    if due_on < opened_on {
        problems.add("due_on", Message::new("action-due-before-opening").with("read", due_on).with("expected", opened_on));
    }
}
