//! Pages of the import: a file is handed in, looked through, and then imported just as it was shown.

mod blank;
mod shown;

use axum::Router;
use axum::response::Response;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::NaiveDate;
use serde::Serialize;
use serde_json::{Value, json};

use super::App;
use super::context::{Context, Form};
use super::handler::{form, page};
use super::trail::trail;
use crate::domain::access::Right;
use crate::domain::dates;
use crate::domain::digits;
use crate::domain::message::{Message, Problems};
use crate::domain::person::PersonKind;
use crate::error::{Error, Result};
use crate::operations::document::Content;
use crate::operations::import::{File, ImportKind, ImportMode, Report, SheetOf, WholeList, import};
use crate::operations::training::session;
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
    /// Whether a list of everybody may be handed in.
    people: bool,
    person_kinds: &'static [&'static str],
    trail: Vec<Value>,
    shown: Option<Shown>,
    /// What is sent again when the file is imported; none where it cannot be.
    again: Option<Again>,
    /// The sessions of which a sheet may be.
    sessions: Vec<Value>,
}

/// The file that was looked through, to be imported as it is.
#[derive(Serialize)]
struct Again {
    name: String,
    content: String,
    digest: String,
    changes_from_on: String,
    whole: bool,
    on: String,
    left_on: String,
    kinds: Vec<PersonKind>,
    many_leavers: bool,
    /// Of an attendance sheet.
    session_id: String,
    leave_out: bool,
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
const ORDER: [ImportKind; 8] = [
    ImportKind::Consignees,
    ImportKind::Contracts,
    ImportKind::Certificates,
    ImportKind::People,
    ImportKind::Departments,
    ImportKind::Resources,
    ImportKind::Access,
    ImportKind::Attendance,
];

/// Where what was imported can be seen.
fn list(kind: ImportKind) -> &'static str {
    match kind {
        ImportKind::Departments => "/departments",
        ImportKind::People => "/people",
        ImportKind::Consignees => "/consignees",
        ImportKind::Resources => "/resources",
        ImportKind::Access => "/access",
        ImportKind::Contracts => "/contracts",
        ImportKind::Certificates => "/certificates",
        ImportKind::Attendance => "/training/sessions",
    }
}

fn again(report: &Report, file: &File) -> Result<Again> {
    Ok(Again {
        name: file.name.clone(),
        content: STANDARD.encode(file.content.bytes()?),
        digest: report.digest.clone(),
        changes_from_on: file.changes_from_on.map(|day| day.to_string()).unwrap_or_default(),
        whole: file.list.whole,
        on: file.list.on.map(|day| day.to_string()).unwrap_or_default(),
        left_on: file.list.left_on.map(|day| day.to_string()).unwrap_or_default(),
        kinds: file.list.kinds.clone(),
        many_leavers: file.list.many_leavers,
        session_id: Some(file.list.sheet.session_id).filter(|id| *id > 0).map(|id| id.to_string()).unwrap_or_default(),
        leave_out: file.list.sheet.leave_out,
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
    let changes_from_on = day(ctx, "changes_from_on")?;
    let digest = ctx.cell("digest").to_owned();
    Ok(File { name: name.to_owned(), content: Content::Bytes(bytes), mode, changes_from_on, digest, list: whole(ctx)? })
}

fn day(ctx: &Context, name: &'static str) -> Result<Option<NaiveDate>> {
    let parsed = dates::parse_optional(ctx.cell(name)).map_err(|message| Error::invalid(name, message))?;
    Ok(parsed.map(|parsed| parsed.date))
}

/// What the form says of a list of everybody.
fn whole(ctx: &Context) -> Result<WholeList> {
    let ticked = |name| ctx.cell(name) == "true";
    let (on, left_on) = (day(ctx, "on")?, day(ctx, "left_on")?);
    let kinds = ctx.cells.iter().filter(|(name, _)| name == "kinds").filter_map(|(_, code)| PersonKind::from_code(code)).collect();
    let session_id = digits::integer(ctx.cell("session_id")).unwrap_or_default();
    let sheet = SheetOf { session_id, leave_out: ticked("leave_out") };
    Ok(WholeList { whole: ticked("whole"), on, left_on, kinds, many_leavers: ticked("many_leavers"), sheet })
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
    let fit = report.filter(|report| report.problems.is_empty() && does_something(report));
    let again = fit.zip(file).map(|(report, file)| again(report, file)).transpose()?;
    let (listed, here) = (ctx.language.text(list_title(kind)), ctx.language.text("import-title"));
    let page = Page {
        sessions: sessions(ctx)?,
        kinds: ORDER.iter().filter(|kind| ctx.may(kind.needs())).map(choice).collect(),
        kind,
        people: ctx.may(ImportKind::People.needs()),
        person_kinds: PersonKind::CODES,
        trail: trail(&[(&listed, may_list(ctx, kind).then(|| list(kind).to_owned())), (&here, None)]),
        shown: report.map(|report| Shown::of(ctx, report)),
        again,
    };
    ctx.form("import/show", "import-title", &page, form)
}

/// The sessions of this fiscal year and the one before, of which an attendance sheet may be.
fn sessions(ctx: &Context) -> Result<Vec<Value>> {
    if !ctx.may(ImportKind::Attendance.needs()) {
        return Ok(Vec::new());
    }
    let chosen = ctx.asked("session").unwrap_or(ctx.cell("session_id")).to_owned();
    let this = ctx.ask(session::List::default())?;
    let before = ctx.ask(session::List { year: Some(this.year - 1), course_id: None })?;
    let held = this.lines.into_iter().chain(before.lines).filter(|line| !line.cancelled);
    let choice = |line: session::Line| {
        let title = ctx.either(&line.title_ja, &line.title_en);
        let value = line.id.to_string();
        json!({ "label": format!("{} {title}", line.from_on), "selected": value == chosen, "value": value })
    };
    Ok(std::iter::once(json!({ "value": "", "label": "–", "selected": chosen.is_empty() })).chain(held.map(choice)).collect())
}

fn does_something(report: &Report) -> bool {
    let counts = report.counts;
    counts.new + counts.changed + counts.moved + counts.left > 0
}

fn list_title(kind: ImportKind) -> &'static str {
    match kind {
        ImportKind::Departments => "department-list-title",
        ImportKind::People => "person-list-title",
        ImportKind::Consignees => "consignee-list-title",
        ImportKind::Resources => "resource-list-title",
        ImportKind::Access => "person-access-list-title",
        ImportKind::Contracts => "contract-list-title",
        ImportKind::Certificates => "certificate-list-title",
        ImportKind::Attendance => "training-sessions",
    }
}

fn may_list(ctx: &Context, kind: ImportKind) -> bool {
    let of_register = matches!(kind, ImportKind::Consignees | ImportKind::Contracts | ImportKind::Certificates);
    ctx.may(match kind {
        ImportKind::Attendance => Right::ReadTraining,
        _ if of_register => Right::ReadRegister,
        _ => Right::ReadPeople,
    })
}
