//! Dates by which somebody has to have done something: each with its owner, and with what makes it due.

mod members;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::codes::codes;
use super::message::Message;

pub use members::{Member, Members, Whose};

codes! {
    /// What has to be done by a date.
    pub enum DeadlineKind as "deadline-kind" {
        /// An evaluation, before work begins or before the one in force ends.
        Evaluation = "evaluation",
        /// A condition under which a consignee passed.
        Condition = "condition",
        /// A review of entrusted work.
        Review = "review",
        /// A corrective action is to be done.
        Action = "action",
        /// Somebody else confirms that a corrective action has its effect.
        Effectiveness = "effectiveness",
        /// A contract ends while work goes on.
        ContractEnd = "contract_end",
        /// The last day on which a contract can be kept from renewing itself.
        ContractNotice = "contract_notice",
        /// A signature on an NDA or pledge.
        Signature = "signature",
        /// The sign-off of a signed NDA or pledge.
        SignOff = "sign_off",
        /// An NDA or pledge ends while access goes on.
        NdaEnd = "nda_end",
        /// A certificate of a consignee ends.
        Certificate = "certificate",
        /// A decision on a sub-consignee, before its work begins.
        SubEntrustment = "sub_entrustment",
        /// The yearly check of a recipient in a foreign country (APPI Art. 28(3); Rule 18).
        ForeignCheck = "foreign_check",
        /// Return or destruction of the data after entrusted work has ended.
        Disposal = "disposal",
        /// A person acknowledges a version of the rules.
        Acknowledgement = "acknowledgement",
        /// Training that a person has to have had.
        Training = "training",
    }

    /// What makes a date binding. Overdue is only said of dates that one of these stands behind.
    pub enum Basis as "deadline-basis" {
        /// Somebody set the date: in a decision, a plan, a contract.
        Set = "set",
        /// A law, a guideline or a published rule sets it.
        Rule = "rule",
    }
}

/// A date by which something has to be done that is not done yet.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Deadline {
    pub kind: DeadlineKind,
    /// Whose page it is done on, such as `evaluation`, with [`Self::id`].
    pub subject: &'static str,
    pub id: i64,
    /// Tells several of one kind and subject apart, such as the number of a condition; else 0.
    pub number: i64,
    /// The last day on which it is done in time.
    pub due_on: NaiveDate,
    pub basis: Basis,
    /// What set the date, for people: the rule with its source, or who set it where.
    pub because: Message,
    /// What is to be done, for people. It names the consignee or the person concerned.
    pub what: Message,
    pub consignee_id: Option<i64>,
    pub owner: Owner,
}

/// Who has to do it. A person named for it comes first; else those who do such work in the department, or its managers where it is a
/// [decision](DeadlineKind::is_decision); else the Personal Data Manager.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Owner {
    pub person_id: Option<i64>,
    pub department_id: Option<i64>,
}

impl Deadline {
    /// What stays the same as long as it is the same duty, whatever its date: `review:review:12` or `condition:evaluation:4:2`.
    #[must_use]
    pub fn key(&self) -> String {
        match self.number {
            0 => format!("{}:{}:{}", self.kind, self.subject, self.id),
            number => format!("{}:{}:{}:{number}", self.kind, self.subject, self.id),
        }
    }

    #[must_use]
    pub fn is_overdue(&self, on: NaiveDate) -> bool {
        self.due_on < on
    }

    /// The order in which they are shown.
    #[must_use]
    pub fn order(&self) -> (NaiveDate, DeadlineKind, i64, i64) {
        (self.due_on, self.kind, self.id, self.number)
    }
}

impl DeadlineKind {
    /// Whether it is for somebody who decides: separate from those who prepare.
    #[must_use]
    pub fn is_decision(self) -> bool {
        matches!(self, Self::SignOff | Self::Effectiveness | Self::SubEntrustment)
    }
}

impl Owner {
    #[must_use]
    pub fn person(id: i64) -> Self {
        Self { person_id: Some(id), department_id: None }
    }

    #[must_use]
    pub fn department(id: Option<i64>) -> Self {
        Self { person_id: None, department_id: id }
    }
}
