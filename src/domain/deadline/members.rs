//! Whose a deadline is: the person named, or those who do such work in the department, or whoever answers for the whole. One rule for pages, calendars and mail.

use std::collections::BTreeMap;

use super::{Deadline, Owner};

/// Somebody who belongs to the organisation on the day.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each says what somebody does here, and any of them may hold together")]
pub struct Member {
    pub person: i64,
    pub department: Option<i64>,
    /// Enters, prepares and plans.
    pub keeps: bool,
    /// Decides on what others prepared.
    pub decides: bool,
    /// Answers for the protection of personal data as a whole.
    pub answers: bool,
    /// What is sent reaches them.
    pub reachable: bool,
}

/// Everybody who belongs to the organisation on the day.
pub struct Members {
    by_person: BTreeMap<i64, Member>,
    /// Those who do something here: few, however large the organisation.
    doing: Vec<Member>,
}

/// Who has to meet a deadline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whose {
    pub people: Vec<i64>,
    /// They stand in for whoever is named, or for a department in which nobody does such work.
    pub instead: bool,
}

impl Members {
    #[must_use]
    pub fn of(members: impl IntoIterator<Item = Member>) -> Self {
        let by_person: BTreeMap<i64, Member> = members.into_iter().map(|member| (member.person, member)).collect();
        let does = |member: &&Member| member.keeps || member.decides || member.answers;
        let doing = by_person.values().filter(does).cloned().collect();
        Self { by_person, doing }
    }

    /// Who has to meet the deadline, of those who can be reached.
    #[must_use]
    pub fn whose(&self, deadline: &Deadline) -> Whose {
        let owner = deadline.owner;
        if let Some(named) = owner.person_id.and_then(|id| self.by_person.get(&id)).filter(|member| member.reachable) {
            return Whose { people: vec![named.person], instead: false };
        }
        let department = self.department(owner);
        let does = |member: &Member| if deadline.kind.is_decision() { member.decides } else { member.keeps };
        let people = self.doing(|member| department.is_some() && member.department == department && does(member));
        if !people.is_empty() {
            return Whose { people, instead: owner.person_id.is_some() };
        }
        Whose { people: self.doing(|member| member.answers), instead: owner.person_id.is_some() || department.is_some() }
    }

    /// Who is told when it is late: those who decide in the department, or whoever answers for the whole.
    #[must_use]
    pub fn managers(&self, deadline: &Deadline) -> Vec<i64> {
        let department = self.department(deadline.owner);
        let found = self.doing(|member| member.decides && department.is_some() && member.department == department);
        if found.is_empty() { self.doing(|member| member.answers) } else { found }
    }

    fn doing(&self, fits: impl Fn(&Member) -> bool) -> Vec<i64> {
        self.doing.iter().filter(|member| member.reachable && fits(member)).map(|member| member.person).collect()
    }

    /// Of somebody who is named, the department is theirs.
    fn department(&self, owner: Owner) -> Option<i64> {
        owner.department_id.or_else(|| self.by_person.get(&owner.person_id?)?.department)
    }
}
