//! Reasons beyond the consignee's own work: its sub-consignees, foreign countries, and what remains when work has ended.

use chrono::NaiveDate;

use super::facts::{Entrusted, Facts};
use super::judge::{Reason, ReasonCode};
use crate::domain::ending::{Ending, EndingRule, EndingState, ending};
use crate::domain::foreign::{CheckRule, Place, check_due, foreign, route_on};
use crate::domain::message::Message;
use crate::domain::sub_entrustment::{Sub, SubNeed, need};

/// A place in a foreign country where data are handled on a date.
#[derive(Clone, Debug)]
pub struct Abroad<'f> {
    pub place: Place,
    pub work: &'f Entrusted,
    /// None: the consignee itself handles them there.
    pub sub: Option<&'f Sub>,
    pub countries: Vec<String>,
}

impl Facts {
    /// What a sub-consignee needs under the terms of its work on the date: those of the nearest period.
    #[must_use]
    pub fn need(&self, sub: &Sub, on: NaiveDate) -> SubNeed {
        let of_work = || self.entrustments.iter().filter(|work| work.id == sub.entrustment_id);
        let period = of_work().rfind(|work| work.from_on <= on).or_else(|| of_work().next());
        period.map_or(SubNeed::Approval, |work| need(work.sub_entrustment, work.my_number))
    }

    /// Sub-consignees that are under way without what they need, in supervised work.
    pub fn unapproved(&self, on: NaiveDate) -> impl Iterator<Item = (&Entrusted, &Sub, SubNeed)> {
        let live = self.subs.iter().filter(move |sub| sub.is_live(on));
        live.filter_map(move |sub| {
            let work = self.supervised(on).find(|work| work.id == sub.entrustment_id)?;
            let need = self.need(sub, on);
            (!need.is_met(sub.state(on))).then_some((work, sub, need))
        })
    }

    /// Where supervised work under way is done in a foreign country.
    #[must_use]
    pub fn abroad(&self, on: NaiveDate) -> Vec<Abroad<'_>> {
        let mut all = Vec::new();
        for work in self.supervised(on) {
            let place = Place { entrustment_id: work.id, sub_entrustment_id: None };
            all.push(Abroad { place, work, sub: None, countries: foreign(work.countries.iter().map(String::as_str)) });
            for sub in self.subs.iter().filter(|sub| sub.entrustment_id == work.id && sub.is_live(on)) {
                let place = Place { sub_entrustment_id: Some(sub.id), ..place };
                all.push(Abroad { place, work, sub: Some(sub), countries: foreign(sub.countries.iter().map(String::as_str)) });
            }
        }
        all.retain(|one| !one.countries.is_empty());
        all
    }

    /// Supervised work that has ended, each piece once, with where it stands.
    #[must_use]
    pub fn endings(&self, on: NaiveDate) -> Vec<(&Entrusted, Ending)> {
        let is_last = |work: &&Entrusted| !self.entrustments.iter().any(|other| other.id == work.id && other.from_on > work.from_on);
        let ended = self.entrustments.iter().filter(|work| work.is_supervised()).filter(is_last);
        ended.filter_map(|work| Some((work, self.ending_of(work, on)?))).collect()
    }

    fn ending_of(&self, work: &Entrusted, on: NaiveDate) -> Option<Ending> {
        let days = self.ending_days.iter().find(|(id, _)| *id == work.id).map_or(EndingRule::published().days, |(_, days)| *days);
        let theirs: Vec<_> = self.confirmed.iter().filter(|one| one.entrustment_id == work.id).copied().collect();
        ending(work.until_on, days, &theirs, on)
    }
}

/// All of these reasons on a date.
pub(super) fn reasons(facts: &Facts, on: NaiveDate) -> Vec<Reason> {
    let mut all: Vec<Reason> = facts.unapproved(on).map(|(work, sub, need)| unapproved(work, sub, need)).collect();
    all.extend(facts.abroad(on).iter().filter_map(|one| of_place(facts, one, on)));
    let overdue = facts.endings(on).into_iter().filter(|(_, ending)| ending.state == EndingState::Overdue);
    all.extend(overdue.map(|(work, ending)| not_confirmed(work, &ending)));
    all
}

/// Without permission where My Number is handled, or against the contract, the consignee may not be used.
fn unapproved(work: &Entrusted, sub: &Sub, need: SubNeed) -> Reason {
    if need == SubNeed::Prohibited || work.my_number {
        let message =
            Message::new("standing-sub-forbidden").with("control_no", &work.control_no).with("name", &sub.name).with("from", sub.from_on);
        return Reason::new(ReasonCode::SubForbidden, message);
    }
    let message =
        Message::new("standing-sub-unapproved").with("control_no", &work.control_no).with("name", &sub.name).with("from", sub.from_on);
    Reason::new(ReasonCode::SubUnapproved, message)
}

fn of_place(facts: &Facts, one: &Abroad<'_>, on: NaiveDate) -> Option<Reason> {
    let name = one.sub.map_or(&one.work.work, |sub| &sub.name);
    if route_on(&facts.routes, one.place, on).is_none() {
        let message = Message::new("standing-foreign-route-missing")
            .with("control_no", &one.work.control_no)
            .with("name", name)
            .with("countries", one.countries.join(", "));
        return Some(Reason::new(ReasonCode::ForeignRouteMissing, message));
    }
    let due_on = check_due(&facts.routes, &facts.checks, one.place, on, CheckRule::published()).filter(|due| *due < on)?;
    let message =
        Message::new("standing-foreign-check-overdue").with("control_no", &one.work.control_no).with("name", name).with("due", due_on);
    Some(Reason::new(ReasonCode::ForeignCheckOverdue, message))
}

fn not_confirmed(work: &Entrusted, ending: &Ending) -> Reason {
    let message =
        Message::new("standing-disposal-overdue").with("control_no", &work.control_no).with("work", &work.work).with("due", ending.due_on);
    Reason::new(ReasonCode::DisposalOverdue, message)
}
