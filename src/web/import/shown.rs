//! What a file does, as a page shows it.

use serde::Serialize;
use serde_json::{Value, json};

use crate::domain::entrustment::DataKind;
use crate::domain::message::Message;
use crate::operations::import::{Counts, Difference, Effect, Line, Remark, Report, Thing};
use crate::web::context::Context;

/// More of a kind are only counted.
const LISTED: usize = 300;

#[derive(Serialize)]
pub(super) struct Shown {
    name: String,
    rows: i64,
    counts: Counts,
    notes: Vec<Message>,
    unknown_headings: String,
    problems: Vec<Value>,
    more_problems: usize,
    warnings: Vec<Value>,
    more_warnings: usize,
    groups: Vec<Group>,
    /// Whether it is a list of everybody.
    whole: bool,
}

/// What is done alike to several.
#[derive(Serialize)]
struct Group {
    title: String,
    lines: Vec<Value>,
    more: usize,
}

impl Shown {
    pub fn of(ctx: &Context, report: &Report) -> Self {
        let separator = ctx.language.text("import-list-separator");
        Self {
            name: report.name.clone(),
            rows: report.rows,
            counts: report.counts,
            notes: report.notes.clone(),
            unknown_headings: report.unknown_headings.join(&separator),
            problems: report.problems.iter().take(LISTED).map(remark).collect(),
            more_problems: report.problems.len().saturating_sub(LISTED),
            warnings: report.warnings.iter().take(LISTED).map(remark).collect(),
            more_warnings: report.warnings.len().saturating_sub(LISTED),
            groups: if report.whole { by_effect(ctx, report) } else { together(ctx, report) },
            whole: report.whole,
        }
    }
}

/// In the order of the rows.
fn together(ctx: &Context, report: &Report) -> Vec<Group> {
    let all: Vec<&Line> = report.lines.iter().collect();
    if all.is_empty() { Vec::new() } else { vec![group(ctx, ctx.language.text("import-lines").into_owned(), &all)] }
}

/// Of a list of everybody: who joins, who moves, what else changes, and who leaves.
fn by_effect(ctx: &Context, report: &Report) -> Vec<Group> {
    let groups = [
        (Effect::Left, "import-group-left"),
        (Effect::New, "import-group-new"),
        (Effect::Moved, "import-group-moved"),
        (Effect::Changed, "import-group-changed"),
    ];
    let of = |(effect, id): (Effect, &'static str)| {
        let lines: Vec<&Line> = report.lines.iter().filter(|line| line.effect == effect).collect();
        let title = ctx.say(&Message::new(id).with("n", lines.len()));
        (!lines.is_empty()).then(|| group(ctx, title, &lines))
    };
    groups.into_iter().filter_map(of).collect()
}

fn group(ctx: &Context, title: String, all: &[&Line]) -> Group {
    let lines = all.iter().take(LISTED).map(|one| line(ctx, one)).collect();
    Group { title, lines, more: all.len().saturating_sub(LISTED) }
}

fn remark(remark: &Remark) -> Value {
    let column = if remark.heading.is_empty() { &remark.field } else { &remark.heading };
    json!({ "row": remark.row, "column": column, "read": remark.read, "message": remark.message })
}

fn line(ctx: &Context, line: &Line) -> Value {
    let differences: Vec<Value> = line.differences.iter().map(|one| difference(ctx, line.thing, one)).collect();
    json!({ "row": line.row, "thing": line.thing, "code": line.code, "name": line.name, "department": line.department, "effect": line.effect, "differences": differences })
}

fn difference(ctx: &Context, thing: Thing, one: &Difference) -> Value {
    let column = if one.heading.is_empty() { &one.field } else { &one.heading };
    json!({ "column": column, "before": value(ctx, thing, &one.field, &one.before), "after": value(ctx, thing, &one.field, &one.after) })
}

/// A value as people read it: codes by their names, yes and no.
fn value(ctx: &Context, thing: Thing, field: &str, value: &str) -> String {
    let list = match (thing, field) {
        _ if value == "true" => return ctx.language.text("common-yes").into_owned(),
        _ if value == "false" => return ctx.language.text("common-no").into_owned(),
        (Thing::Person, "kind") => "person-kind",
        (Thing::Resource, "kind") => "resource-kind",
        (Thing::Consignee, "consignee_kind") => "consignee-kind",
        (Thing::Entrustment, "kind") => "entrustment-kind",
        (Thing::Contract, "kind") => "contract-kind",
        (Thing::Certificate, "kind") => "certificate-kind",
        (Thing::Attendance, "mark") => "training-mark",
        (Thing::Entrustment, "kind_of_work") => "kind-of-work",
        (Thing::Entrustment, "sub_entrustment") => "sub-entrustment",
        (Thing::Entrustment, "data_kinds") => return data_kinds(ctx, value),
        _ => return value.to_owned(),
    };
    let id = format!("{list}-{}", value.replace('_', "-"));
    ctx.language.label(&id).unwrap_or_else(|| value.to_owned())
}

fn data_kinds(ctx: &Context, codes: &str) -> String {
    let separator = ctx.language.text("import-list-separator");
    let names = codes.split(", ").filter_map(DataKind::from_code).map(|kind| ctx.language.text(&kind.label_id()).into_owned());
    names.collect::<Vec<_>>().join(&separator)
}
