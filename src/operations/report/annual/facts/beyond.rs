//! Sub-consignees, handling in foreign countries, and ends of work.

use super::super::foreign::{self, at};
use super::super::gather::{Gathered, One};
use super::super::sub_entrustments::{cases, concentrated};
use super::{Fact, Found, NOW, Told};
use crate::domain::foreign::Place;
use crate::domain::report::{ending_counted, is_kept, places_counted, sub_year, waits};
use crate::error::Result;
use crate::store::ReadTx;

pub(super) fn tell(tx: &mut ReadTx<'_>, gathered: &Gathered, has_before: bool, found: &mut Found) -> Result<()> {
    for told in gathered.told(has_before) {
        subs(gathered, told, found);
        for one in &gathered.all {
            places(gathered, one, told, found);
            checks(gathered, one, told, found);
            ended(gathered, one, told, found);
        }
    }
    by_country(gathered, found);
    waiting(gathered, found);
    behind_much(tx, gathered, found)
}

/// Companies that stand behind several pieces of work. One that is no consignee has no number in the register.
fn behind_much(tx: &mut ReadTx<'_>, gathered: &Gathered, found: &mut Found) -> Result<()> {
    for (column, day) in [("start", gathered.day_before()), ("end", gathered.as_of.on)] {
        for company in concentrated(tx, gathered, day)? {
            let (subject, id) = company.consignee_id.map_or(("company", 0), |id| ("consignee", id));
            found.add(("concentrated", "sub-concentrated", column), || Fact::new(subject, id, ("", &company.name)));
        }
    }
    Ok(())
}

/// What one of them adds to each figure of the year.
fn subs(gathered: &Gathered, told: Told, found: &mut Found) {
    for (one, id, case) in cases(gathered, told.on) {
        let year = sub_year([case], told.first);
        let name = one.known.subs.iter().find(|(row, _)| row.id == id).map(|(row, _)| row.name.clone()).unwrap_or_default();
        let fact = || gathered.thing_fact(one, "sub-entrustment", id, ("", &name)).on(Some(case.requested_on));
        let counts = [("sub-under-way", year.under_way), ("sub-requested", year.approved.of), ("sub-waiting", year.waiting)];
        for (row, _) in counts.iter().filter(|(_, count)| *count > 0) {
            found.add(("sub_counts", row, told.columns.0), fact);
        }
        let shares = [
            ("sub-approved", year.approved),
            ("sub-noted", year.noted),
            ("sub-refused", year.refused),
            ("sub-undecided", year.undecided),
            ("sub-late", year.late),
            ("sub-lacking", year.lacking),
        ];
        for (row, share) in shares.iter().filter(|(_, share)| share.of > 0) {
            found.share("sub_figures", row, told.columns, share.count > 0, fact);
        }
    }
}

fn place(gathered: &Gathered, one: &One, place: Place) -> Fact {
    Fact { subject: "foreign", ..gathered.work_fact(one, place.entrustment_id) }
}

fn places(gathered: &Gathered, one: &One, told: Told, found: &mut Found) {
    // The checks of a period are asked for by the whole of it, also beyond the date.
    let period = if told.columns == NOW { gathered.period } else { gathered.period.previous() };
    places_counted(&one.known.facts, period, told.on, |figure, of, day, counts| {
        let row = format!("foreign-{}", figure.code().replace('_', "-"));
        found.share("foreign_figures", &row, told.columns, counts, || place(gathered, one, of).on(day));
    });
}

/// The checks made in the period, by what they came to.
fn checks(gathered: &Gathered, one: &One, told: Told, found: &mut Found) {
    let made = one.known.checks.iter().filter(|row| (told.first..=told.on).contains(&row.checked_on));
    for row in made {
        let fact = || place(gathered, one, row.place()).on(Some(row.checked_on));
        found.add(("foreign_results", row.result.0.code(), told.columns.0), fact);
    }
}

fn by_country(gathered: &Gathered, found: &mut Found) {
    for (column, day) in [("start", gathered.day_before()), ("end", gathered.as_of.on)] {
        for (one, line) in at(gathered, day) {
            let of = Place { entrustment_id: line.entrustment_id, sub_entrustment_id: line.sub_entrustment_id };
            for country in &line.countries {
                found.add(("foreign_countries", &foreign::key(country, line.route), column), || place(gathered, one, of));
            }
        }
    }
}

/// Work that has ended, and what was stated of it.
fn ended(gathered: &Gathered, one: &One, told: Told, found: &mut Found) {
    for (work, ending) in one.known.facts.endings(told.on) {
        let fact = || Fact { subject: "ending", ..gathered.work_fact(one, work.id) }.on(work.until_on);
        ending_counted(work.until_on, &ending, told.first, |figure, counts| {
            let row = format!("ending-{}", figure.code().replace('_', "-"));
            found.share("ending_figures", &row, told.columns, counts, fact);
        });
        let stated = ending.confirmed.filter(|one| told.first <= one.confirmed_on);
        if let Some(stated) = stated {
            found.add(("ending_statements", stated.statement.code(), told.columns.0), fact);
        }
    }
}

/// What waits and what is kept, whenever it ended.
fn waiting(gathered: &Gathered, found: &mut Found) {
    for one in &gathered.all {
        for (column, day) in [("start", gathered.day_before()), ("end", gathered.as_of.on)] {
            for (work, ending) in one.known.facts.endings(day) {
                let fact = || Fact { subject: "ending", ..gathered.work_fact(one, work.id) }.on(work.until_on);
                for (_, row) in
                    [(waits(&ending), "ending-waiting"), (is_kept(&ending), "ending-all-kept")].iter().filter(|(is_so, _)| *is_so)
                {
                    found.add(("ending_counts", row, column), fact);
                }
            }
        }
    }
}
