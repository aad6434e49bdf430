//! What the documents of versions have in common: the approval block and the course of a version.

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::{Value, json};

use crate::domain::message::Message;
use crate::domain::version::{VersionEventKind, VersionState};
use crate::operations::version::Event;
use crate::web::context::Context;

/// One field of the approval block.
#[derive(Serialize)]
pub struct Seal {
    head: &'static str,
    names: Vec<String>,
    on: Option<NaiveDate>,
}

/// Who made it, who proposed it and who adopted it, as far as it has come since it was returned last.
pub fn seals(events: &[Event], state: Option<VersionState>, on: NaiveDate) -> Vec<Seal> {
    let standing = !matches!(state, None | Some(VersionState::Draft | VersionState::Withdrawn));
    let wrote = |event: &&Event| matches!(event.kind, VersionEventKind::Drafted | VersionEventKind::Edited);
    let seal = |head, of: Vec<&Event>| {
        let mut names: Vec<String> = Vec::new();
        for name in of.iter().filter_map(|event| event.person.clone()) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        Seal { head, on: of.last().map(|event| event.happened_on), names }
    };
    let last = |kind: VersionEventKind| {
        let found = events.iter().rfind(|event| event.kind == kind).filter(|event| standing && event.happened_on <= on);
        found.into_iter().collect::<Vec<_>>()
    };
    vec![
        seal("version-seal-drafted", events.iter().filter(wrote).collect()),
        seal("version-seal-proposed", last(VersionEventKind::Proposed)),
        seal("version-seal-adopted", last(VersionEventKind::Adopted)),
    ]
}

/// The events as a time line; edits of one person on one day count as one.
pub fn history(ctx: &Context, events: &[Event]) -> Vec<Value> {
    let mut runs: Vec<(&Event, i64)> = Vec::new();
    for event in events {
        match runs.last_mut() {
            Some((last, n)) if same_work(last, event) => (*last, *n) = (event, *n + 1),
            _ => runs.push((event, 1)),
        }
    }
    runs.into_iter().map(|(event, n)| entry(ctx, event, n)).collect()
}

fn same_work(one: &Event, next: &Event) -> bool {
    one.kind == VersionEventKind::Edited && next.kind == one.kind && one.person_id == next.person_id && one.happened_on == next.happened_on
}

fn entry(ctx: &Context, event: &Event, n: i64) -> Value {
    let label = ctx.language.text(&event.kind.label_id()).into_owned();
    let text = match event.effective_on {
        Some(on) => ctx.say(&Message::new("version-adopted-from").with("date", on)),
        None if n > 1 => ctx.say(&Message::new("version-edited-times").with("n", n)),
        None => label,
    };
    let who = Message::new("version-event-by").with("name", event.person.as_deref().unwrap_or("—")).with("seq", event.seq.to_string());
    json!({
        "on": event.happened_on,
        "on_text": ctx.language.short_date(event.happened_on),
        "text": text,
        "href": null,
        "detail": (!event.comment.is_empty()).then_some(&event.comment),
        "who": ctx.say(&who),
        "tone": match event.kind {
            VersionEventKind::Adopted => "ok",
            VersionEventKind::Returned => "attention",
            VersionEventKind::Withdrawn => "bad",
            _ => "",
        },
    })
}
