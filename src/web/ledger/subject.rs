//! What an entry speaks of, as a link, and what its operation is called.

use serde::Serialize;

use crate::operations::ledger::{Line, Subject};
use crate::web::context::Context;

/// An entry with its names in a language.
#[derive(Serialize)]
pub struct Entry<'a> {
    #[serde(flatten)]
    line: &'a Line,
    operation_name: String,
    links: Vec<Link>,
}

#[derive(Serialize)]
struct Link {
    text: String,
    href: Option<String>,
}

pub fn entry<'a>(ctx: &Context, line: &'a Line) -> Entry<'a> {
    Entry { operation_name: operation(ctx, &line.operation), links: line.about.iter().map(|subject| link(ctx, subject)).collect(), line }
}

/// What an operation is called; its name if it has none, as those of a program that is newer.
pub fn operation(ctx: &Context, name: &str) -> String {
    let id = format!("operation-{}", name.replace(['.', '_'], "-"));
    if ctx.language.has(&id) { ctx.language.text(&id).into_owned() } else { name.to_owned() }
}

/// What a subject is called.
pub fn subject(ctx: &Context, name: &str) -> String {
    let id = format!("subject-{name}");
    if ctx.language.has(&id) { ctx.language.text(&id).into_owned() } else { name.to_owned() }
}

fn link(ctx: &Context, about: &Subject) -> Link {
    let id = about.id;
    let href = match about.subject.as_str() {
        "consignee" => Some(format!("/consignees/{id}")),
        "entrustment" => about.of.map(|consignee| format!("/consignees/{consignee}")),
        "sub-entrustment" => Some(format!("/sub-entrustments/{id}")),
        "contract" => Some(format!("/contracts/{id}")),
        "evaluation" => Some(format!("/evaluations/{id}")),
        "round" => Some(format!("/rounds/{id}")),
        "criteria" => Some(format!("/criteria/{id}")),
        "agreement" => Some(format!("/agreements/{id}")),
        "agreement-version" => Some(format!("/agreements/versions/{id}")),
        "person" => Some(format!("/people/{id}")),
        "resource" => Some(format!("/resources/{id}")),
        "ledger" => Some(format!("/ledger/{id}")),
        _ => None,
    };
    let kind = subject(ctx, &about.subject);
    let text = if about.name.is_empty() { format!("{kind} #{id}") } else { format!("{kind} {}", about.name) };
    Link { text, href }
}
