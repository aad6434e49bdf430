//! Who may do what: one table of rights by role, and the separation of duties that no role lifts.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::codes::codes;
use super::message::Message;

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
        ReadLedger = "read_ledger",
        EraseData = "erase_data",
    }
}

codes! {
    /// An office of the organisation, held by a person from a date.
    pub enum Office as "office" {
        Representative = "representative",
        PersonalDataManager = "personal_data_manager",
        ChiefPrivacyOfficer = "chief_privacy_officer",
        AuditOfficer = "audit_officer",
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

/// The permission table. What is not here is denied.
#[must_use]
#[expect(clippy::too_many_lines, reason = "one table, to be read as a whole")]
pub fn rights(role: Role) -> &'static [Right] {
    use Right::{
        AdoptAgreements, AdoptCriteria, AdoptRules, AppointOffices, ApproveExceptions, ApproveReviewPlans, ApproveTrainingPlans,
        ConfirmActions, DecideEvaluations, DecideSubEntrustments, EraseData, IssueNdas, KeepActions, KeepPeople, KeepRegister, KeepReviews,
        KeepTraining, ManageAccounts, ManageSettings, OwnAccount, PrepareEvaluations, ReadActions, ReadAgreements, ReadCriteria,
        ReadEvaluations, ReadLedger, ReadNdas, ReadPeople, ReadRegister, ReadReminders, ReadReports, ReadReviews, ReadRules, ReadTraining,
        SignOffNdas, WriteAgreements, WriteCriteria, WriteRules,
    };
    match role {
        Role::Administrator => {
            // Who reads the ledger reads evaluations in it: a right that says otherwise would only seem to keep them.
            &[
                OwnAccount,
                ReadRegister,
                ReadCriteria,
                ReadEvaluations,
                ReadAgreements,
                ReadNdas,
                ReadReviews,
                ReadActions,
                ReadRules,
                ReadTraining,
                ReadReminders,
                ReadPeople,
                KeepPeople,
                AppointOffices,
                ManageAccounts,
                ManageSettings,
                ReadLedger,
            ]
        }
        Role::PersonalDataManager => &[
            OwnAccount,
            ReadRegister,
            KeepRegister,
            ReadCriteria,
            WriteCriteria,
            AdoptCriteria,
            ReadEvaluations,
            PrepareEvaluations,
            DecideEvaluations,
            ReadAgreements,
            WriteAgreements,
            AdoptAgreements,
            ReadNdas,
            IssueNdas,
            SignOffNdas,
            ReadReviews,
            KeepReviews,
            ApproveReviewPlans,
            ReadActions,
            KeepActions,
            ConfirmActions,
            DecideSubEntrustments,
            ReadRules,
            WriteRules,
            AdoptRules,
            ReadTraining,
            KeepTraining,
            ReadReminders,
            ReadPeople,
            KeepPeople,
            AppointOffices,
            ManageSettings,
            ReadReports,
            ReadLedger,
            EraseData,
        ],
        Role::Procurement => &[
            OwnAccount,
            ReadRegister,
            KeepRegister,
            ReadCriteria,
            WriteCriteria,
            ReadEvaluations,
            PrepareEvaluations,
            ReadAgreements,
            WriteAgreements,
            ReadNdas,
            IssueNdas,
            ReadReviews,
            KeepReviews,
            ReadActions,
            KeepActions,
            ReadRules,
            ReadTraining,
            ReadPeople,
            ReadReports,
        ],
        Role::Manager => &[
            OwnAccount,
            ReadRegister,
            ReadCriteria,
            AdoptCriteria,
            ReadEvaluations,
            DecideEvaluations,
            ReadAgreements,
            AdoptAgreements,
            ReadNdas,
            SignOffNdas,
            ReadReviews,
            ApproveReviewPlans,
            ReadActions,
            KeepActions,
            ConfirmActions,
            DecideSubEntrustments,
            ReadRules,
            AdoptRules,
            ReadTraining,
            KeepTraining,
            ReadPeople,
            ReadReports,
        ],
        Role::Auditor => &[
            OwnAccount,
            ReadRegister,
            ReadCriteria,
            ReadEvaluations,
            ReadAgreements,
            ReadNdas,
            ReadReviews,
            ReadActions,
            ReadRules,
            ReadTraining,
            ReadReminders,
            ReadPeople,
            ReadReports,
            ReadLedger,
        ],
        Role::Staff => &[OwnAccount, ReadCriteria, ReadAgreements, ReadRules],
        Role::Representative => &[
            OwnAccount,
            ReadRegister,
            ReadCriteria,
            AdoptCriteria,
            ReadEvaluations,
            DecideEvaluations,
            ApproveExceptions,
            ReadAgreements,
            AdoptAgreements,
            ReadNdas,
            SignOffNdas,
            ReadReviews,
            ApproveReviewPlans,
            ReadActions,
            ConfirmActions,
            DecideSubEntrustments,
            ReadRules,
            AdoptRules,
            ReadTraining,
            ApproveTrainingPlans,
            ReadReminders,
            ReadPeople,
            AppointOffices,
            ReadReports,
            ReadLedger,
        ],
    }
}

/// Who asks or acts: always the one signed in, never a field of the input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    pub kind: ActorKind,
    pub account: Option<i64>,
    pub person: Option<i64>,
    pub roles: BTreeSet<Role>,
    pub door: Door,
    /// The API token that speaks for the person, if one does.
    pub token: Option<i64>,
}

codes! {
    /// What kind of being acts.
    pub enum ActorKind as "actor" {
        Person = "person",
        /// Whoever holds the machine and its files.
        Console = "console",
        /// A timed job of the product.
        System = "system",
        /// Nobody has signed in.
        Nobody = "nobody",
    }
}

impl Actor {
    #[must_use]
    pub fn person(account: i64, person: i64, roles: BTreeSet<Role>, door: Door) -> Self {
        Self { kind: ActorKind::Person, account: Some(account), person: Some(person), roles, door, token: None }
    }

    /// Who holds the machine can read its files: they may read everything and mend accounts, but decide nothing.
    #[must_use]
    pub fn console() -> Self {
        let roles = BTreeSet::from([Role::Administrator, Role::Auditor]);
        Self { kind: ActorKind::Console, account: None, person: None, roles, door: Door::Cli, token: None }
    }

    #[must_use]
    pub fn system() -> Self {
        let roles = BTreeSet::new();
        Self { kind: ActorKind::System, account: None, person: None, roles, door: Door::Job, token: None }
    }

    #[must_use]
    pub fn nobody(door: Door) -> Self {
        Self { kind: ActorKind::Nobody, account: None, person: None, roles: BTreeSet::new(), door, token: None }
    }

    #[must_use]
    pub fn through(mut self, door: Door) -> Self {
        self.door = door;
        self
    }

    /// Speaks by an API token instead of a password.
    #[must_use]
    pub fn by_token(mut self, token: i64) -> Self {
        self.token = Some(token);
        self
    }

    #[must_use]
    pub fn may(&self, right: Right) -> bool {
        let does_jobs = matches!(self.kind, ActorKind::System | ActorKind::Console);
        right == Right::Nobody || (right == Right::RunJobs && does_jobs) || self.roles.iter().any(|role| rights(*role).contains(&right))
    }

    /// Refuses an actor whose roles do not carry the right.
    ///
    /// # Errors
    /// The message names the right and the roles that carry it.
    pub fn need(&self, right: Right) -> Result<(), Message> {
        if self.may(right) {
            return Ok(());
        }
        Err(Message::new("access-denied").label("right", right.label_id()))
    }

    /// The person who answers for this, where one must.
    ///
    /// # Errors
    /// The console, the system and nobody are no persons.
    pub fn someone(&self) -> Result<i64, Message> {
        self.person.ok_or_else(|| Message::new("access-needs-person"))
    }

    /// Refuses an API token, where whoever acts gets hold of a way in: for others as for oneself.
    ///
    /// # Errors
    /// The actor is a token.
    pub fn not_by_token(&self) -> Result<(), Message> {
        if self.token.is_some() { Err(Message::new("access-not-by-token")) } else { Ok(()) }
    }

    /// The account, where its holder has to act by password: a token that leaked must not be able to make itself a successor.
    ///
    /// # Errors
    /// API tokens, the console, the system and nobody have no such account.
    pub fn in_person(&self) -> Result<i64, Message> {
        match (self.account, self.token) {
            (Some(account), None) => Ok(account),
            (Some(_), Some(_)) => Err(Message::new("access-not-by-token")),
            (None, _) => Err(Message::new("access-needs-person")),
        }
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

impl Office {
    /// The offices that must not be vacant: somebody has to answer for the organisation, and for its personal data.
    pub const REQUIRED: [Self; 2] = [Self::Representative, Self::PersonalDataManager];
    /// The offices that should not be vacant: who protects personal information, and who audits that.
    pub const ADVISED: [Self; 2] = [Self::ChiefPrivacyOfficer, Self::AuditOfficer];
}

/// An office held in a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holding {
    pub office: Office,
    pub person: i64,
    pub from_on: NaiveDate,
    /// The last day on which it is held.
    pub until_on: Option<NaiveDate>,
}

impl Holding {
    #[must_use]
    pub fn holds(&self, on: NaiveDate) -> bool {
        self.from_on <= on && self.until_on.is_none_or(|until| on <= until)
    }
}

/// Who holds an office on a date.
pub fn holders(holdings: &[Holding], office: Office, on: NaiveDate) -> impl Iterator<Item = i64> + '_ {
    holdings.iter().filter(move |held| held.office == office && held.holds(on)).map(|held| held.person)
}
