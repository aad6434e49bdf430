//! Training of those who handle personal data: for whom a course is, how long it is good for, and where each person stands on a date
//! (APPI Art. 24; PPC General Guidelines 3-4-3, 10-4).

mod audience;
mod plan;
mod rates;
mod roster;
mod standing;
mod test;

use super::codes::codes;

pub use audience::{Belonging, JOINED_BEFORE_DAYS, Stay, Who, since};
pub use plan::{Teaching, line_of};
pub use rates::Count;
pub use roster::{Match, Named, Roll, find};
pub use standing::{Course, Had, InForce, Stand, Version, stand};
pub use test::{Choice, Graded, Question, check_questions, grade, order};

codes! {
    /// Whom a course is for.
    pub enum Audience as "course-audience" {
        /// Everyone who may handle personal data.
        Access = "access",
        Everyone = "everyone",
        Department = "department",
        Office = "office",
        /// Those who joined since the course began, or within 30 days before.
        Joiners = "joiners",
        Members = "members",
    }

    /// How long training is good for.
    pub enum Validity as "course-validity" {
        FiscalYear = "fiscal_year",
        Months = "months",
        Once = "once",
    }

    /// What it takes to have had a course.
    pub enum Needs as "course-needs" {
        Attendance = "attendance",
        Test = "test",
        Both = "both",
    }

    /// How training is held.
    pub enum Method as "training-method" {
        Classroom = "classroom",
        ELearning = "e_learning",
        HandOut = "hand_out",
        Outside = "outside",
    }

    /// Whether a person was there.
    pub enum Mark as "training-mark" {
        Attended = "attended",
        Absent = "absent",
    }

    /// From where it is known that a person was there.
    pub enum Source as "training-source" {
        List = "list",
        Import = "import",
        /// By the code on the wall of the room.
        CheckIn = "check_in",
    }

    /// Why a person is away for long.
    pub enum LeaveKind as "leave-kind" {
        Parental = "parental",
        Care = "care",
        Illness = "illness",
        Secondment = "secondment",
        Other = "other",
    }

    /// Where a person stands with a course on a date.
    pub enum TrainingState as "training-state" {
        Valid = "valid",
        Due = "due",
        Overdue = "overdue",
        /// Away for long: not asked until the return.
        OnLeave = "on_leave",
        Exempt = "exempt",
    }

    /// What happened to a course.
    pub enum CourseEventKind as "course-event" {
        /// A version is in force from a day on.
        Published = "published",
        /// The course is given no more after a day.
        Ended = "ended",
    }
}

/// How many days a link to a test is good for.
pub const LINK_DAYS: i64 = 14;
/// How many hours a code on the wall is good for.
pub const CODE_HOURS: i64 = 12;
