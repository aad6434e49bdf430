//! Deadlines as a table and as a calendar.

use chrono::{DateTime, NaiveDateTime, Utc};
use icalendar::{Calendar, Class, Component, Event as Entry, EventLike, Property};

use super::grid::{Grid, Value};
use crate::domain::deadline::Deadline;
use crate::domain::message::Message;
use crate::locale::Language;
use crate::operations::calendar::Told;
use crate::operations::deadline::{Deadlines, Line};

/// The columns. `deadline-<column>` is the id of the heading.
const COLUMNS: [&str; 6] = ["due-on", "state", "kind", "what", "because", "owner"];

/// The list in a language.
#[must_use]
pub fn grid(listed: &Deadlines, language: Language) -> Grid {
    Grid {
        title: language.text("deadline-list-title").into_owned(),
        headings: COLUMNS.iter().map(|column| language.text(&format!("deadline-{column}")).into_owned()).collect(),
        rows: listed.lines.iter().map(|line| row(listed, line, language)).collect(),
    }
}

fn row(listed: &Deadlines, line: &Line, language: Language) -> Vec<Value> {
    let one = &line.deadline;
    vec![
        Value::Date(one.due_on),
        language.say(&state((one.due_on - listed.on).num_days())).into(),
        language.text(&one.kind.label_id()).as_ref().into(),
        language.say(&one.what).into(),
        language.say(&one.because).into(),
        owner(line, language).into(),
    ]
}

/// How many days are left, or over.
#[must_use]
pub fn state(days: i64) -> Message {
    match days {
        0 => Message::new("deadline-today"),
        ..0 => Message::new("deadline-overdue").with("n", -days),
        _ => Message::new("deadline-in-days").with("n", days),
    }
}

/// Who has to do it: the person named, or the department, or whoever answers for the whole.
#[must_use]
pub fn owner(line: &Line, language: Language) -> String {
    let department = language.either(&line.department_ja, &line.department_en);
    match (line.person.is_empty(), department.is_empty()) {
        (false, _) => line.person.clone(),
        (true, false) => department.to_owned(),
        (true, true) => language.text("deadline-nobody").into_owned(),
    }
}

/// A calendar as RFC 5545 has it: whole days, each event with an id that stays, and a sequence that goes up when it changes. `address` is that of the page
/// of a deadline, if it is known under which name the register is reached.
#[must_use]
pub fn calendar(told: &Told, language: Language, address: impl Fn(&Deadline) -> Option<String>) -> String {
    let organisation = language.either(&told.organisation.0, &told.organisation.1);
    let name = match &told.department {
        Some(department) => Message::new("calendar-name-of-department").with("department", language.either(&department.0, &department.1)),
        None => Message::new("calendar-name"),
    };
    let mut calendar = Calendar::new();
    calendar.name(&language.say(&name.with("organisation", organisation)));
    calendar.append_property(Property::new("METHOD", "PUBLISH")).append_property(Property::new("X-PUBLISHED-TTL", "PT6H"));
    calendar.append_property(Property::new("REFRESH-INTERVAL", "PT6H").add_parameter("VALUE", "DURATION").done());
    for event in &told.events {
        let one = &event.deadline;
        let because = Message::new("calendar-because").with("because", language.say(&one.because));
        let mut entry = Entry::new();
        entry
            .uid(&format!("{}@kantoku", event.key))
            .summary(&language.say(&one.what))
            .description(&language.say(&because))
            .timestamp(utc(event.changed_at))
            .last_modified(utc(event.changed_at))
            .sequence(u32::try_from(event.sequence).unwrap_or(u32::MAX))
            .class(Class::Private)
            .starts(one.due_on)
            // A whole day shows nobody as busy, and its end is the day after.
            .ends(one.due_on.succ_opt().unwrap_or(one.due_on))
            .append_property(Property::new("TRANSP", "TRANSPARENT"))
            .append_property(Property::new("CATEGORIES", language.text(&one.kind.label_id())));
        if let Some(address) = address(one) {
            entry.url(&address);
        }
        calendar.push(entry.done());
    }
    calendar.to_string()
}

fn utc(at: NaiveDateTime) -> DateTime<Utc> {
    at.and_utc()
}
