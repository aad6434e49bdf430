//! Who may do what: one table of rights by role, and the separation of duties that no role lifts.

mod actor;
mod office;
mod table;

use std::collections::BTreeSet;

use super::codes::codes;
use super::message::Message;

pub use actor::{Actor, ActorKind};
pub use office::{Holding, Office, holders};
pub use table::rights;

codes! {
    /// What a person does here. Several may be held at once. The representative is an office held from a date, not a grant.
    pub enum Role as "role" {
        Administrator = "administrator",
        PersonalDataManager = "personal_data_manager",
        Procurement = "procurement",
        Manager = "manager",
        Auditor = "auditor",
        Staff = "staff",
        Representative = "representative",
    }
}

codes! {
    /// What an operation needs, coarsely. Limits within a record are rules of their subject.
    pub enum Right as "right" {
        /// Nothing: the door is open before sign-in.
        Nobody = "nobody",
        /// One's own account, tokens and sessions.
        OwnAccount = "own_account",
        ReadRegister = "read_register",
        KeepRegister = "keep_register",
        ReadCriteria = "read_criteria",
        WriteCriteria = "write_criteria",
        AdoptCriteria = "adopt_criteria",
        ReadEvaluations = "read_evaluations",
        PrepareEvaluations = "prepare_evaluations",
        DecideEvaluations = "decide_evaluations",
        ApproveExceptions = "approve_exceptions",
        ReadAgreements = "read_agreements",
        WriteAgreements = "write_agreements",
        AdoptAgreements = "adopt_agreements",
        ReadNdas = "read_ndas",
        IssueNdas = "issue_ndas",
        SignOffNdas = "sign_off_ndas",
        ReadReviews = "read_reviews",
        KeepReviews = "keep_reviews",
        ApproveReviewPlans = "approve_review_plans",
        ReadActions = "read_actions",
        KeepActions = "keep_actions",
        ConfirmActions = "confirm_actions",
        DecideSubEntrustments = "decide_sub_entrustments",
        /// What was sent to whom, what will be, and what failed.
        ReadReminders = "read_reminders",
        /// The basic policy and the handling regulations.
        ReadRules = "read_rules",
        WriteRules = "write_rules",
        /// Approve versions of rules.
        AdoptRules = "adopt_rules",
        ReadTraining = "read_training",
        /// Courses, sessions, attendance, signed lists.
        KeepTraining = "keep_training",
        /// Approve the training plan of a fiscal year.
        ApproveTrainingPlans = "approve_training_plans",
        /// What the product does by itself, and whoever holds the machine can have done.
        RunJobs = "run_jobs",
        ReadPeople = "read_people",
        KeepPeople = "keep_people",
        AppointOffices = "appoint_offices",
        ManageAccounts = "manage_accounts",
        ManageSettings = "manage_settings",
        ReadReports = "read_reports",
        /// Write the auditor's part of a report, close it, and say where it was published.
        KeepReports = "keep_reports",
        ApproveReports = "approve_reports",
        ReadLedger = "read_ledger",
        EraseData = "erase_data",
    }
}

codes! {
    /// Through which door something was asked or done.
    pub enum Door as "door" {
        Page = "page",
        Api = "api",
        Cli = "cli",
        Import = "import",
        Job = "job",
    }
}

impl Role {
    /// The roles that an administrator grants. The representative is not among them: it is an office.
    pub fn granted() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|role| *role != Self::Representative)
    }
}

/// Separation of duties: who prepared may not decide. Holds for every door and every role.
///
/// # Errors
/// `message` if `person` is among those who `prepared`.
pub fn separate(person: i64, prepared: &BTreeSet<i64>, message: &'static str) -> Result<(), Message> {
    if prepared.contains(&person) { Err(Message::new(message)) } else { Ok(()) }
}
