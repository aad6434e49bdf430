//! Who is reminded: the person named, or those who do such work in the department, or whoever answers for the whole; one digest for each person and day.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Plan, Step};
use crate::domain::deadline::{Deadline, Members, Whose};

/// A deadline of which somebody is reminded on a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reminded<'a> {
    pub deadline: &'a Deadline,
    pub step: Step,
    /// They are told because whoever has to do it is late.
    pub as_manager: bool,
    /// Whoever is named for it cannot be reached: has left, or has no address.
    pub instead: bool,
}

/// Of what each person is reminded on the day, and what reaches nobody.
#[derive(Debug, Default, PartialEq)]
pub struct Digests<'a> {
    pub by_person: BTreeMap<i64, Vec<Reminded<'a>>>,
    pub unaddressed: Vec<&'a Deadline>,
}

/// The digests of a day: all reminders that go out after the last day that was done for, up to this one. None on a day on which nobody works.
#[must_use]
pub fn digests<'a>(deadlines: &'a [Deadline], members: &Members, plan: &Plan, after: NaiveDate, day: NaiveDate) -> Digests<'a> {
    let mut digests = Digests::default();
    if !crate::domain::working_day::is_working(day) {
        return digests;
    }
    for deadline in deadlines {
        let Some(step) = plan.last(deadline.due_on, after, day) else { continue };
        let Whose { people, instead } = members.whose(deadline);
        if people.is_empty() {
            digests.unaddressed.push(deadline);
        }
        let managers = if step.escalated { members.managers(deadline) } else { Vec::new() };
        for person in &people {
            digests.by_person.entry(*person).or_default().push(Reminded { deadline, step, as_manager: false, instead });
        }
        for person in managers.into_iter().filter(|person| !people.contains(person)) {
            digests.by_person.entry(person).or_default().push(Reminded { deadline, step, as_manager: true, instead: false });
        }
    }
    digests
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::deadline::{Basis, DeadlineKind, Member, Owner};
    use crate::domain::message::Message;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn deadline(kind: DeadlineKind, due_on: &str, owner: Owner) -> Deadline {
        let (because, what) = (Message::new("because"), Message::new("what"));
        Deadline {
            kind,
            subject: "nda",
            id: 1,
            number: 0,
            due_on: day(due_on),
            basis: Basis::Set,
            because,
            what,
            consignee_id: None,
            owner,
        }
    }

    /// 1 keeps and 2 decides in department 5; 3 is of department 5 and does neither; 9 answers for the whole.
    fn members() -> Vec<Member> {
        let member = |person, department, keeps, decides, answers| Member { person, department, keeps, decides, answers, reachable: true };
        vec![
            member(1, Some(5), true, false, false),
            member(2, Some(5), false, true, false),
            member(3, Some(5), false, false, false),
            member(9, None, true, false, true),
        ]
    }

    fn told(one: &Deadline, members: &[Member], on: &str) -> Vec<(i64, bool, bool)> {
        let plan = Plan { leads: vec![60, 30, 7, 0], escalate_after: 14 };
        let all = std::slice::from_ref(one);
        let digests = digests(all, &Members::of(members.to_vec()), &plan, day(on).pred_opt().unwrap(), day(on));
        digests.by_person.iter().map(|(person, lines)| (*person, lines[0].as_manager, lines[0].instead)).collect()
    }

    #[test]
    fn the_one_named_comes_first_then_the_department_then_who_answers() {
        for (kind, owner, expected) in [
            (DeadlineKind::Signature, Owner::person(3), vec![(3, false, false)]),
            (DeadlineKind::Evaluation, Owner::department(Some(5)), vec![(1, false, false)]),
            (DeadlineKind::SignOff, Owner::department(Some(5)), vec![(2, false, false)]),
            (DeadlineKind::Evaluation, Owner::department(Some(6)), vec![(9, false, true)]),
            (DeadlineKind::Evaluation, Owner::default(), vec![(9, false, false)]),
            (DeadlineKind::Signature, Owner::person(77), vec![(9, false, true)]),
        ] {
            assert_eq!(told(&deadline(kind, "2026-06-12", owner), &members(), "2026-06-12"), expected, "{kind} {owner:?}");
        }
    }

    #[test]
    fn who_cannot_be_reached_is_stood_in_for() {
        let mut members = members();
        members[2].reachable = false;
        let one = deadline(DeadlineKind::Signature, "2026-06-12", Owner::person(3));
        assert_eq!(told(&one, &members, "2026-06-12"), [(1, false, true)]);
        members.retain(|member| !member.reachable);
        let plan = Plan { leads: vec![0], escalate_after: 14 };
        let all = [one];
        assert_eq!(digests(&all, &Members::of(members), &plan, day("2026-06-11"), day("2026-06-12")).unaddressed.len(), 1);
    }

    #[test]
    fn after_a_while_the_manager_is_told_too_and_nobody_twice() {
        let one = deadline(DeadlineKind::Evaluation, "2026-06-12", Owner::department(Some(5)));
        assert_eq!(told(&one, &members(), "2026-06-19"), [(1, false, false)]);
        assert_eq!(told(&one, &members(), "2026-06-26"), [(1, false, false), (2, true, false)]);
        let decision = deadline(DeadlineKind::SignOff, "2026-06-12", Owner::department(Some(5)));
        assert_eq!(told(&decision, &members(), "2026-06-26"), [(2, false, false)]);
    }

    #[test]
    fn nobody_is_reminded_on_a_day_on_which_nobody_works() {
        let one = deadline(DeadlineKind::Evaluation, "2026-06-13", Owner::department(Some(5)));
        assert_eq!(told(&one, &members(), "2026-06-13"), []);
        assert_eq!(told(&one, &members(), "2026-06-12"), [(1, false, false)]);
    }
}
