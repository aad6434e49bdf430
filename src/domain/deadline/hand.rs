//! Whose a deadline is, as far as it can be told from the one who looks.

use super::Deadline;

/// What somebody does in the organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hand {
    pub person: i64,
    pub department: Option<i64>,
    /// Enters, prepares and plans.
    pub keeps: bool,
    /// Decides on what others prepared.
    pub decides: bool,
    /// Answers for what no department is in charge of.
    pub answers: bool,
}

impl Hand {
    /// Whether the deadline is for this person to meet: named for it, or one of those in the department who do such work. What nobody is named for and
    /// no department is in charge of is for whoever answers for the whole.
    #[must_use]
    pub fn has(&self, deadline: &Deadline) -> bool {
        let owner = deadline.owner;
        match (owner.person_id, owner.department_id) {
            (Some(person), _) => person == self.person,
            (None, Some(department)) => {
                let fits = if deadline.kind.is_decision() { self.decides } else { self.keeps };
                fits && self.department == Some(department)
            }
            (None, None) => self.answers,
        }
    }

    /// Whether it falls to somebody in this person's department.
    #[must_use]
    pub fn oversees(&self, deadline: &Deadline) -> bool {
        self.decides && self.department.is_some() && deadline.owner.department_id == self.department
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Basis, DeadlineKind, Owner};
    use super::*;
    use crate::domain::message::Message;

    fn deadline(kind: DeadlineKind, owner: Owner) -> Deadline {
        let due_on = "2026-11-30".parse().unwrap();
        let (because, what) = (Message::new("because"), Message::new("what"));
        Deadline { kind, subject: "nda", id: 1, number: 0, due_on, basis: Basis::Set, because, what, consignee_id: None, owner }
    }

    #[test]
    fn what_is_mine_follows_from_name_department_and_work() {
        let keeper = Hand { person: 1, department: Some(5), keeps: true, decides: false, answers: false };
        let manager = Hand { person: 2, department: Some(5), keeps: false, decides: true, answers: false };
        let whole = Hand { person: 3, department: None, keeps: true, decides: true, answers: true };
        let named = Owner { person_id: Some(2), department_id: Some(5) };
        for (kind, owner, expected) in [
            (DeadlineKind::Review, named, [false, true, false]),
            (DeadlineKind::Evaluation, Owner::department(Some(5)), [true, false, false]),
            (DeadlineKind::SignOff, Owner::department(Some(5)), [false, true, false]),
            (DeadlineKind::Evaluation, Owner::department(Some(6)), [false, false, false]),
            (DeadlineKind::Evaluation, Owner::default(), [false, false, true]),
        ] {
            let one = deadline(kind, owner);
            assert_eq!([keeper, manager, whole].map(|hand| hand.has(&one)), expected, "{kind} {owner:?}");
        }
        assert!(manager.oversees(&deadline(DeadlineKind::Evaluation, Owner::department(Some(5)))));
        assert!(!keeper.oversees(&deadline(DeadlineKind::Evaluation, Owner::department(Some(5)))));
    }
}
