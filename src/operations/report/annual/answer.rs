//! The whole report, and what its parts have in common.

use chrono::{NaiveDate, NaiveDateTime};
use schemars::JsonSchema;
use serde::Serialize;

use super::{
    Actions, AtEnd, Auditor, Certificates, Conditions, Consignees, Contracts, CriteriaVersion, Decisions, Endings, Entrustments,
    Evaluations, Exception, Figure, FigureFacts, ForeignHandling, Late, Ndas, Offices, Reviews, Rules, SubEntrustments, Training,
};
use crate::domain::message::Message;

/// The annual report on the supervision of consignees.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AnnualReport {
    /// The form of this answer. It is another number when a field goes or changes its meaning.
    pub form: i64,
    pub organisation_ja: String,
    pub organisation_en: String,
    pub period: Period,
    pub known: Known,
    /// The main figures, beside those of the year before.
    pub figures: Vec<Figure>,
    /// Versions of the criteria that were in force in the year, or adopted or withdrawn in it.
    pub criteria: Vec<CriteriaVersion>,
    pub consignees: Consignees,
    pub entrustments: Entrustments,
    pub evaluations: Evaluations,
    pub decisions: Decisions,
    /// Exceptional approvals that were given in the year or stood in it.
    pub exceptions: Vec<Exception>,
    pub conditions: Conditions,
    pub standing: AtEnd,
    pub ndas: Ndas,
    pub contracts: Contracts,
    pub sub_entrustments: SubEntrustments,
    pub foreign: ForeignHandling,
    pub certificates: Certificates,
    pub reviews: Reviews,
    pub actions: Actions,
    pub endings: Endings,
    pub rules: Rules,
    pub training: Training,
    pub offices: Offices,
    pub late: Late,
    pub ledger: Ledger,
    /// What the auditor says.
    pub auditor: Auditor,
    /// The facts behind its figures, where a file lists them: see [`super::Explain`].
    #[serde(skip)]
    pub facts: Vec<FigureFacts>,
}

/// The period, and the date that is reported on.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Period {
    /// The calendar year in which it begins, of a fiscal year; none of any other run of days.
    pub year: Option<i64>,
    pub label: Message,
    pub first_on: NaiveDate,
    pub last_on: NaiveDate,
    /// The date to which the report is made: the last day, or an earlier one.
    pub on: NaiveDate,
    /// Whether the report is made to the last day.
    pub whole: bool,
}

/// Which knowledge the report rests on: everything that the ledger held up to and including one entry.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Known {
    /// The number of that entry.
    pub seq: i64,
    /// When it was recorded, in UTC; none in an empty ledger.
    pub recorded_at: Option<NaiveDateTime>,
    /// Its hash in hexadecimal: it seals all entries up to it.
    pub head: String,
    /// The time zone of the organisation, by its IANA name.
    pub zone: String,
}

/// A consignee by name, as it was called at the end of the period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Consignee {
    pub id: i64,
    pub control_no: String,
    pub name: String,
}

/// The state of the ledger when it ended with the entry that the report rests on.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Ledger {
    /// Entries, each sealing the one before it.
    pub count: i64,
    /// The hash of the last one, in hexadecimal.
    pub head: String,
    /// Payloads that were destroyed, of all entries.
    pub destroyed: i64,
    pub erasures: Vec<Erasure>,
}

/// An entry that destroyed payloads.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Erasure {
    pub seq: i64,
    /// UTC.
    pub recorded_at: NaiveDateTime,
    pub by: String,
    pub payloads: i64,
}
