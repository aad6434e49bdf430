//! From rows to courses with their versions.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::training::{Course, CourseEventKind, InForce, Version, Who};
use crate::error::{Error, Result};
use crate::store::Reads;
use crate::store::training::course::{self, EventRow, Row, TextRow, VersionRow};

/// A course with everything that was known of it.
pub(crate) struct Held {
    pub row: Row,
    pub course: Course,
    pub versions: Vec<VersionRow>,
    pub texts: BTreeMap<i64, TextRow>,
    pub events: Vec<EventRow>,
}

/// All courses that were known, by code.
pub(crate) fn courses(tx: &mut dyn Reads, known: i64) -> Result<Vec<Held>> {
    let (rows, versions, texts, events) =
        (course::all(tx, known)?, course::versions(tx, known)?, course::texts(tx, known)?, course::events(tx, known)?);
    let mut by_version: BTreeMap<i64, TextRow> = texts.into_iter().map(|text| (text.version_id, text)).collect();
    let together = |row: Row| {
        let versions: Vec<VersionRow> = versions.iter().filter(|version| version.course_id == row.id).cloned().collect();
        let texts = versions.iter().filter_map(|version| by_version.remove_entry(&version.id)).collect();
        let events = events.iter().filter(|event| event.course_id == row.id).cloned().collect();
        Held::of(row, versions, texts, events)
    };
    Ok(rows.into_iter().map(together).collect())
}

/// One course.
pub(crate) fn course(tx: &mut dyn Reads, id: i64) -> Result<Held> {
    let held = courses(tx, i64::MAX)?.into_iter().find(|held| held.row.id == id);
    held.ok_or(Error::NotFound("course"))
}

impl Held {
    fn of(row: Row, versions: Vec<VersionRow>, texts: BTreeMap<i64, TextRow>, events: Vec<EventRow>) -> Self {
        let published = events.iter().filter(|event| event.kind.0 == CourseEventKind::Published);
        let mut known: Vec<Version> = published.filter_map(|event| version(event, &versions, &texts)).collect();
        known.sort_by_key(|version| (version.from_on, version.number));
        let ended = events.iter().rfind(|event| event.kind.0 == CourseEventKind::Ended);
        let course = Course { id: row.id, versions: known, until_on: ended.map(|event| event.happened_on) };
        Self { row, course, versions, texts, events }
    }

    /// What it is called on a date, in both languages; before it is given, by its first version.
    pub fn titles(&self, on: NaiveDate) -> (String, String) {
        let id = self.course.in_force(on).map(|force| force.version.id);
        let known = id.and_then(|id| self.texts.get(&id)).or_else(|| self.texts.values().next());
        known.map(|text| (text.title_ja.clone(), text.title_en.clone())).unwrap_or_default()
    }

    pub fn number(&self, version_id: i64) -> i64 {
        self.versions.iter().find(|version| version.id == version_id).map_or(0, |version| version.number)
    }

    /// The version that is not published, if there is one.
    pub fn draft(&self) -> Option<&VersionRow> {
        self.versions.iter().find(|version| !self.course.versions.iter().any(|published| published.id == version.id))
    }

    /// The version in force on a date, with what stands in it.
    ///
    /// # Errors
    /// `Conflict`: the course is not given then.
    pub fn given(&self, on: NaiveDate) -> Result<(InForce<'_>, &TextRow)> {
        let force = self.course.in_force(on);
        let text = force.and_then(|force| Some((force, self.texts.get(&force.version.id)?)));
        text.ok_or_else(|| Error::Conflict(crate::domain::message::Message::new("course-not-given").with("on", on)))
    }

    /// The last entry that changed it.
    pub fn seen(&self) -> i64 {
        let versions = self.versions.iter().map(|version| version.seq);
        let (texts, events) = (self.texts.values().map(|text| text.seq), self.events.iter().map(|event| event.seq));
        versions.chain(texts).chain(events).max().unwrap_or(self.row.seq)
    }

    /// # Errors
    /// `Conflict`, if it was changed since the caller saw it.
    pub fn unchanged_since(&self, seen: i64) -> Result<()> {
        if self.seen() == seen { Ok(()) } else { Err(Error::conflict("stale-form")) }
    }
}

fn version(event: &EventRow, versions: &[VersionRow], texts: &BTreeMap<i64, TextRow>) -> Option<Version> {
    let id = event.version_id?;
    let (row, text) = (versions.iter().find(|version| version.id == id)?, texts.get(&id)?);
    Some(Version {
        id,
        number: row.number,
        from_on: event.happened_on,
        who: Who { audience: text.audience.0, department: text.department_id, office: text.office.map(|office| office.0) },
        validity: text.validity.0,
        months: u32::try_from(text.months).unwrap_or(0),
        within_days: u64::try_from(text.within_days).unwrap_or(0),
        needs: text.needs.0,
        again: event.again,
    })
}
