//! What an entry speaks of, as a link, and what its operation is called.

use serde::Serialize;
use serde_json::Value;

use crate::operations::ledger::{Asked, Line, Subject};
use crate::operations::list::find;
use crate::output::cells::Cells;
use crate::web::context::Context;
use crate::web::place;

/// An entry with its names in a language.
#[derive(Serialize)]
pub struct Entry<'a> {
    #[serde(flatten)]
    line: &'a Line,
    operation_name: String,
    links: Vec<Link>,
    /// What was asked, in words where there are any.
    told: Vec<Told>,
}

#[derive(Serialize)]
struct Told {
    name: String,
    text: String,
}

#[derive(Serialize)]
struct Link {
    text: String,
    href: Option<String>,
}

pub fn entry<'a>(ctx: &Context, line: &'a Line) -> Entry<'a> {
    let told = line.asked.iter().map(|one| told(ctx, &line.operation, one));
    Entry {
        told: told.collect(),
        operation_name: operation(ctx, &line.operation),
        links: line.about.iter().map(|subject| link(ctx, subject)).collect(),
        line,
    }
}

/// What an operation is called; its name if it has none, as those of a program that is newer.
pub fn operation(ctx: &Context, name: &str) -> String {
    let id = format!("operation-{}", name.replace(['.', '_'], "-"));
    if ctx.language.has(&id) { ctx.language.text(&id).into_owned() } else { name.to_owned() }
}

/// A field in words: by its name where people have none for it, and a code by its label.
fn told(ctx: &Context, operation: &str, asked: &Asked) -> Told {
    let subject = operation.split('.').next().unwrap_or_default().replace('_', "-");
    let cells = Cells { language: ctx.language, subject: &subject };
    let last = asked.field.rsplit('.').next().unwrap_or_default();
    let name = cells.heading(&asked.field);
    let known = ctx.language.label(&format!("pack-field-{}", last.replace('_', "-"))).filter(|_| name == asked.field);
    let schema = find(operation).and_then(|operation| (operation.schema)().get("properties")?.get(last));
    let text = cells.text(schema.unwrap_or(&Value::Null), &Value::String(asked.text.clone()));
    Told { name: known.unwrap_or(name), text }
}

/// What a subject is called.
pub fn subject(ctx: &Context, name: &str) -> String {
    let id = format!("subject-{name}");
    if ctx.language.has(&id) { ctx.language.text(&id).into_owned() } else { name.to_owned() }
}

fn link(ctx: &Context, about: &Subject) -> Link {
    let id = about.id;
    let href = match about.subject.as_str() {
        "entrustment" => about.of.and_then(|consignee| place::of("consignee", consignee)),
        subject => place::of(subject, id),
    };
    let kind = subject(ctx, &about.subject);
    let text = if about.name.is_empty() { format!("{kind} #{id}") } else { format!("{kind} {}", about.name) };
    Link { text, href }
}
