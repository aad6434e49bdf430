//! Pages of the import: a file is handed in, looked through, and then imported just as it was shown.

mod blank;
mod shown;

use axum::Router;
use axum::response::Response;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use serde_json::{Value, json};

use super::App;
use super::context::{Context, Form};
use super::handler::{form, page};
use super::trail::trail;
use crate::domain::access::Right;
use crate::domain::dates;
use crate::domain::message::{Message, Problems};
use crate::error::{Error, Result};
use crate::operations::document::Content;
use crate::operations::import::{File, ImportKind, ImportMode, Report, import};
use shown::Shown;

/// What was looked through is sent once more in base64, and has to fit into a form then.
const LARGEST: u64 = 16 << 20;

pub fn routes() -> Router<App> {
    Router::new()
        .route("/import", page(show))
        .route("/import/preview", form(preview))
        .route("/import/apply", form(apply))
        .route("/import/form", page(blank::download))
}

#[derive(Serialize)]
struct Page {
    kinds: Vec<Value>,
    /// The kind that is chosen.
    kind: ImportKind,
    trail: Vec<Value>,
    shown: Option<Shown>,
    /// What is sent again when the file is imported; none where it cannot be.
    again: Option<Again>,
}

/// The file that was looked through, to be imported as it is.
#[derive(Serialize)]
struct Again {
    name: String,
    content: String,
    digest: String,
    changes_from_on: String,
}

fn show(ctx: &Context) -> Result<Response> {
    let kind = chosen(ctx, ctx.asked("kind"))?;
    render(ctx, kind, None, None, &Form::default())
}

fn preview(ctx: &Context) -> Result<Response> {
    let kind = chosen(ctx, Some(ctx.cell("kind")))?;
    let looked = handed_in(ctx).and_then(|file| Ok((import(ctx.register(), &ctx.actor, kind, &file)?, file)));
    match looked {
        Ok((report, file)) => render(ctx, kind, Some(&report), Some(&file), &Form::default()),
        Err(error) => render(ctx, kind, None, None, &Form::rejected(ctx, at_the_file(error))?),
    }
}

fn apply(ctx: &Context) -> Result<Response> {
    let kind = chosen(ctx, Some(ctx.cell("kind")))?;
    let file = sent_again(ctx)?;
    match import(ctx.register(), &ctx.actor, kind, &file) {
        Ok(report) if report.written => Ok(ctx.see_other(list(kind), "import-done")),
        Ok(report) => render(ctx, kind, Some(&report), None, &Form::default()),
        Err(error) => render(ctx, kind, None, None, &Form::rejected(ctx, at_the_file(error))?),
    }
}

/// The kind that is asked for, else the first that the reader may import.
fn chosen(ctx: &Context, code: Option<&str>) -> Result<ImportKind> {
    let asked = code.and_then(ImportKind::from_code);
    let first = ORDER.into_iter().find(|kind| ctx.may(kind.needs()));
    let kind = asked.or(first).unwrap_or(ImportKind::Consignees);
    ctx.need(kind.needs())?;
    Ok(kind)
}

/// As people come to need them.
const ORDER: [ImportKind; 3] = [ImportKind::Consignees, ImportKind::People, ImportKind::Departments];

/// Where what was imported can be seen.
fn list(kind: ImportKind) -> &'static str {
    match kind {
        ImportKind::Departments => "/departments",
        ImportKind::People => "/people",
        ImportKind::Consignees => "/consignees",
    }
}

fn again(report: &Report, file: &File) -> Result<Again> {
    Ok(Again {
        name: file.name.clone(),
        content: STANDARD.encode(file.content.bytes()?),
        digest: report.digest.clone(),
        changes_from_on: file.changes_from_on.map(|day| day.to_string()).unwrap_or_default(),
    })
}

fn handed_in(ctx: &Context) -> Result<File> {
    let upload = ctx.file("file").ok_or_else(|| Error::invalid("file", "import-choose-file"))?;
    if upload.content()?.size() > LARGEST {
        return Err(Error::invalid(
            "file",
            Message::new("import-too-large").with("limit", i64::try_from(LARGEST >> 20).unwrap_or(i64::MAX)),
        ));
    }
    file(ctx, ImportMode::Preview, &upload.name, upload.bytes()?)
}

fn sent_again(ctx: &Context) -> Result<File> {
    let bytes = STANDARD.decode(ctx.cell("content")).map_err(|_| Error::invalid("", "error-form-unreadable"))?;
    file(ctx, ImportMode::Apply, ctx.cell("name"), bytes)
}

fn file(ctx: &Context, mode: ImportMode, name: &str, bytes: Vec<u8>) -> Result<File> {
    let from = dates::parse_optional(ctx.cell("changes_from_on")).map_err(|message| Error::invalid("changes_from_on", message))?;
    let digest = ctx.cell("digest").to_owned();
    Ok(File { name: name.to_owned(), content: Content::Bytes(bytes), mode, changes_from_on: from.map(|parsed| parsed.date), digest })
}

/// The page has a field for the file.
fn at_the_file(error: Error) -> Error {
    match error {
        Error::Invalid(problems) => {
            let field = |field: String| if field == "content" { "file".to_owned() } else { field };
            Error::Invalid(Problems(problems.0.into_iter().map(|(name, message)| (field(name), message)).collect()))
        }
        other => other,
    }
}

fn render(ctx: &Context, kind: ImportKind, report: Option<&Report>, file: Option<&File>, form: &Form) -> Result<Response> {
    let choice = |one: &ImportKind| json!({ "value": one, "label": ctx.language.text(&one.label_id()), "selected": *one == kind });
    let fit = report.filter(|report| report.problems.is_empty() && report.counts.new + report.counts.changed > 0);
    let again = fit.zip(file).map(|(report, file)| again(report, file)).transpose()?;
    let (listed, here) = (ctx.language.text(list_title(kind)), ctx.language.text("import-title"));
    let page = Page {
        kinds: ORDER.iter().filter(|kind| ctx.may(kind.needs())).map(choice).collect(),
        kind,
        trail: trail(&[(&listed, may_list(ctx, kind).then(|| list(kind).to_owned())), (&here, None)]),
        shown: report.map(|report| Shown::of(ctx, report)),
        again,
    };
    ctx.form("import/show", "import-title", &page, form)
}

fn list_title(kind: ImportKind) -> &'static str {
    match kind {
        ImportKind::Departments => "department-list-title",
        ImportKind::People => "person-list-title",
        ImportKind::Consignees => "consignee-list-title",
    }
}

fn may_list(ctx: &Context, kind: ImportKind) -> bool {
    ctx.may(if kind == ImportKind::Consignees { Right::ReadRegister } else { Right::ReadPeople })
}
