//! Who belongs to the organisation on a date, and what they do here: read once for all deadlines.

use std::collections::BTreeSet;

use crate::domain::access::{Office, Role, holders};
use crate::domain::as_of::AsOf;
use crate::domain::deadline::{Member, Members};
use crate::error::Result;
use crate::store::{Reads, office, person, role};

/// Those people with what they do. `reachable` says whether what is meant for them reaches them.
pub(crate) fn members(
    tx: &mut dyn Reads,
    people: &[person::Row],
    as_of: AsOf,
    reachable: impl Fn(&person::Row) -> bool,
) -> Result<Members> {
    let (keep, decide, mut answer) = (with(tx, Role::Procurement)?, with(tx, Role::Manager)?, with(tx, Role::PersonalDataManager)?);
    let holdings: Vec<_> = office::all(tx, as_of)?.iter().map(office::Row::holding).collect();
    answer.extend(holders(&holdings, Office::PersonalDataManager, as_of.on));
    Ok(Members::of(people.iter().map(|row| Member {
        person: row.id,
        department: row.department_id,
        keeps: keep.contains(&row.id),
        decides: decide.contains(&row.id),
        answers: answer.contains(&row.id),
        reachable: reachable(row),
    })))
}

fn with(tx: &mut dyn Reads, wanted: Role) -> Result<BTreeSet<i64>> {
    Ok(role::holders(tx, wanted)?.into_iter().map(|(_, person)| person).collect())
}

/// Everybody, whether or not mail reaches them: they see it on the pages.
pub(crate) fn everybody(tx: &mut dyn Reads, as_of: AsOf) -> Result<Members> {
    let people = person::belonging(tx, as_of)?;
    members(tx, &people, as_of, |_| true)
}
