//! Where people stand with the rules: of whose audience they are on a date, and what they have acknowledged.

use std::collections::BTreeMap;

use crate::domain::as_of::AsOf;
use crate::domain::rule::{Acknowledged, AcknowledgementState, Applying, Belonged, Stand, stand};
use crate::domain::version::in_force;
use crate::error::Result;
use crate::store::rule::{self, Whole};
use crate::store::{Reads, person, person_access};

/// Those who belong on a date, with when they came and when they had access.
pub(crate) struct People {
    /// In the order of kana.
    pub rows: Vec<person::Row>,
    belonged: BTreeMap<i64, Belonged>,
}

/// What was acknowledged of each rule, by rule and person.
type Given = BTreeMap<(i64, i64), Vec<Acknowledged>>;

impl People {
    /// Everyone who belongs.
    pub fn all(tx: &mut dyn Reads, as_of: AsOf) -> Result<Self> {
        let rows = person::belonging(tx, as_of)?;
        Self::read(tx, rows, as_of, None)
    }

    /// One person; nobody if they do not belong.
    pub fn one(tx: &mut dyn Reads, person_id: i64, as_of: AsOf) -> Result<Self> {
        let rows = person::on(tx, person_id, as_of)?.into_iter().collect();
        Self::read(tx, rows, as_of, Some(person_id))
    }

    fn read(tx: &mut dyn Reads, rows: Vec<person::Row>, as_of: AsOf, of: Option<i64>) -> Result<Self> {
        let mut belonged: BTreeMap<i64, Belonged> = BTreeMap::new();
        for (id, period, department) in person::known_periods(tx, as_of, of)? {
            belonged.entry(id).or_default().periods.push((period, department));
        }
        for (id, period) in person_access::known_periods(tx, as_of, of)? {
            belonged.entry(id).or_default().access.push(period);
        }
        Ok(Self { rows, belonged })
    }

    /// Where each of them stands with a rule; who is not asked is left out.
    fn with(&self, whole: &Whole, given: &Given, as_of: AsOf) -> Vec<(&person::Row, Stand)> {
        let Some(applying) = applying(whole, as_of.on) else { return Vec::new() };
        let Some(audience) = whole.texts.get(&applying.version).map(rule::TextRow::audience) else { return Vec::new() };
        let of_person = |row: &person::Row| {
            let since = audience.since(self.belonged.get(&row.id)?, as_of.on);
            let acknowledged = given.get(&(whole.row.id, row.id)).map_or(&[][..], Vec::as_slice);
            Some(stand(Some(applying), since, acknowledged, as_of.on)).filter(|stand| stand.state != AcknowledgementState::NotAsked)
        };
        self.rows.iter().filter_map(|row| Some((row, of_person(row)?))).collect()
    }
}

/// The version of a rule that is in force on the date.
pub(crate) fn applying(whole: &Whole, on: chrono::NaiveDate) -> Option<Applying> {
    let version = in_force(&whole.versions, on)?;
    Some(Applying { version: version.id, effective_on: version.effective_on(on)? })
}

/// For each of the rules, in their order: where those of its audience stand.
pub(crate) fn stands<'a>(
    tx: &mut dyn Reads,
    rules: &[Whole],
    people: &'a People,
    as_of: AsOf,
) -> Result<Vec<Vec<(&'a person::Row, Stand)>>> {
    let of_version: BTreeMap<i64, i64> =
        rules.iter().flat_map(|whole| whole.versions.iter().map(|version| (version.id, whole.row.id))).collect();
    let versions: Vec<i64> = of_version.keys().copied().collect();
    let mut given = Given::new();
    for (version, person_id, on) in rule::acknowledgements(tx, &versions, as_of.known)? {
        if let Some(rule_id) = of_version.get(&version) {
            given.entry((*rule_id, person_id)).or_default().push(Acknowledged { version, on });
        }
    }
    Ok(rules.iter().map(|whole| people.with(whole, &given, as_of)).collect())
}
