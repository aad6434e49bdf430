//! By when each person acknowledges the rules in force that ask them.

use super::audience::{People, stands};
use super::stages::governing;
use crate::domain::deadline::{Basis, Deadline, DeadlineKind, Owner};
use crate::domain::message::Message;
use crate::domain::rule::{AcknowledgementRule, AcknowledgementState};
use crate::error::Result;
use crate::operations::deadline::Asked;
use crate::store::{Reads, rule};

/// One for each person and each rule in force that they have not acknowledged, asked with a fixed number of questions.
pub(crate) fn deadlines(tx: &mut dyn Reads, asked: Asked) -> Result<Vec<Deadline>> {
    let as_of = asked.as_of;
    let rules = rule::all(tx, as_of.known)?;
    if rules.is_empty() {
        return Ok(Vec::new());
    }
    let people = People::all(tx, as_of)?;
    let found = stands(tx, &rules, &people, as_of)?;
    let mut all = Vec::new();
    for (whole, stands) in rules.iter().zip(found) {
        let Some(governing) = governing(whole, as_of.on) else { continue };
        for (row, stand) in stands {
            let open = matches!(stand.state, AcknowledgementState::Due | AcknowledgementState::Overdue);
            let Some(due_on) = stand.due_on.filter(|due_on| open && *due_on <= asked.until) else { continue };
            let days = i64::try_from(AcknowledgementRule::on(governing.effective_on).days).unwrap_or_default();
            all.push(Deadline {
                kind: DeadlineKind::Acknowledgement,
                subject: "rule-version",
                id: governing.version_id,
                number: row.id,
                due_on,
                basis: Basis::Rule,
                because: Message::new("deadline-because-acknowledgement").with("days", days).with("date", governing.effective_on),
                what: Message::new("deadline-acknowledgement")
                    .with("name", &row.name)
                    .label("kind", governing.kind.label_id())
                    .with("code", &whole.row.code),
                consignee_id: None,
                owner: Owner::person(row.id),
            });
        }
    }
    Ok(all)
}
