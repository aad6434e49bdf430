//! Pages of the templates that an organisation may change, and of its logo.

use axum::Router;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde_json::{Value, json};

use super::App;
use super::answer;
use super::context::{Context, Form};
use super::handler::{form, page};
use super::house::{House, preview};
use crate::domain::access::Right;
use crate::domain::message::{Arg, Message, Problems};
use crate::domain::template::{Template, Written, plain};
use crate::error::{Error, Result};
use crate::operations::template::{
    InForce, Line, List, LogoShown, Put, PutBack, PutLogo, RemoveLogo, Show, ShowLogo, Shown, Version, in_force,
};

pub fn routes() -> Router<App> {
    Router::new()
        .route("/settings/templates", page(list))
        .route("/settings/templates/logo", form(put_logo))
        .route("/settings/templates/logo/remove", form(remove_logo))
        .route("/settings/templates/{name}", page(show).merge(form(put)))
        .route("/settings/templates/{name}/back", form(put_back))
        .route("/settings/templates/{name}/file", page(download))
        .route("/settings/templates/{name}/preview", page(previewed).merge(form(preview_typed)))
}

/// What is shown of a template may show itself, and nothing else.
const POLICY: &str = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'";

#[derive(Serialize)]
struct ListPage {
    trail: Vec<Value>,
    lines: Vec<Line>,
    logo: LogoShown,
}

#[derive(Serialize)]
struct ShowPage {
    trail: Vec<Value>,
    shown: Shown,
    file: String,
    is_pdf: bool,
    /// The line that is wrong, with those around it.
    excerpt: String,
    history: Vec<Version>,
}

fn list(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ManageSettings)?;
    listed(ctx, &Form::default())
}

fn listed(ctx: &Context, form: &Form) -> Result<Response> {
    let page = ListPage { trail: trail(ctx, None), lines: ctx.register().look(&ctx.actor, List {})?, logo: ctx.ask(ShowLogo {})? };
    ctx.form("template/list", "template-title", &page, form)
}

fn show(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ManageSettings)?;
    let shown = shown(ctx, None)?;
    let mut form = Form::default();
    form.values.insert("text".to_owned(), shown.text.clone().into());
    form.values.insert("seen".to_owned(), shown.seq.into());
    one(ctx, shown, &form)
}

fn one(ctx: &Context, shown: Shown, form: &Form) -> Result<Response> {
    let name = shown.name;
    let label = ctx.language.text(&name.label_id()).into_owned();
    let typed = form.values.get("text").and_then(Value::as_str).unwrap_or_default();
    let page = ShowPage {
        trail: trail(ctx, Some(&label)),
        file: name.file_name(),
        is_pdf: name.written() == Written::Typst,
        excerpt: form.problems.0.get("text").map(|message| excerpt(typed, message)).unwrap_or_default(),
        history: shown.history.clone(),
        shown,
    };
    ctx.form("template/show", Message::new("template-page-title").with("name", label), &page, form)
}

fn put(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ManageSettings)?;
    let name = name(ctx)?;
    let done = typed(ctx).and_then(|text| {
        let seen = ctx.cell("seen").parse().unwrap_or_default();
        ctx.register().carry_out(&ctx.actor, Put { name, text: text.clone(), seen }).map_err(|error| (error, Some(text)))
    });
    match done {
        Ok(()) => Ok(ctx.see_other(&format!("/settings/templates/{name}"), "template-said-put")),
        Err((error, text)) => refused(ctx, error, text),
    }
}

/// The form again, with what was typed or stood in the file.
fn refused(ctx: &Context, error: Error, text: Option<String>) -> Result<Response> {
    let mut form = Form::rejected(ctx, error)?;
    if let Some(text) = text {
        form.values.insert("text".to_owned(), text.into());
    }
    one(ctx, shown(ctx, None)?, &form)
}

/// What was typed, or what stands in the file that was chosen.
fn typed(ctx: &Context) -> Result<String, (Error, Option<String>)> {
    let Some(file) = ctx.file("file") else { return Ok(ctx.cell("text").to_owned()) };
    let bytes = file.bytes().map_err(|error| (error, None))?;
    String::from_utf8(bytes).map_err(|_| (Error::invalid("file", "template-not-utf8"), None))
}

fn put_back(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ManageSettings)?;
    let name = name(ctx)?;
    let seen = ctx.cell("seen").parse().unwrap_or_default();
    match ctx.run(PutBack { name, seen }) {
        Ok(()) => Ok(ctx.see_other(&format!("/settings/templates/{name}"), "template-said-put-back")),
        Err(error) => refused(ctx, error, Some(shown(ctx, None)?.text)),
    }
}

/// The text in force, or another that once was: `?known=`.
fn download(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ManageSettings)?;
    let known = ctx.asked("known").map(|known| known.parse().map_err(|_| Error::NotFound("page"))).transpose()?;
    let shown = shown(ctx, known)?;
    Ok(answer::file(&shown.name.file_name(), "text/plain; charset=utf-8", shown.text.into_bytes()))
}

/// Invented data as the template in force sets it.
fn previewed(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ManageSettings)?;
    let name = name(ctx)?;
    set(ctx, name, in_force(ctx.register(), i64::MAX)?)
}

/// Invented data as what was typed sets it. Nothing is saved.
fn preview_typed(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ManageSettings)?;
    let name = name(ctx)?;
    let text = match typed(ctx) {
        Ok(text) => text,
        Err((error, text)) => return refused(ctx, error, text),
    };
    let kept = match plain(&text) {
        Ok(kept) => kept,
        Err(message) => return refused(ctx, Error::invalid("text", message), Some(text)),
    };
    let mut in_force = in_force(ctx.register(), i64::MAX)?;
    in_force.texts.insert(name, kept);
    match set(ctx, name, in_force) {
        Err(Error::Conflict(message)) => refused(ctx, Error::invalid("text", message), Some(text)),
        set => set,
    }
}

fn set(ctx: &Context, name: Template, in_force: InForce) -> Result<Response> {
    let bytes = preview(ctx.app.printing.shop(), &House::new(in_force), name, ctx.language)?;
    let kind = match name.written() {
        Written::Html => "text/html; charset=utf-8",
        Written::Text => "text/plain; charset=utf-8",
        Written::Typst => "application/pdf",
    };
    let mut response = (StatusCode::OK, [(header::CONTENT_TYPE, kind)], bytes).into_response();
    if name.written() != Written::Typst {
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    }
    Ok(response)
}

fn put_logo(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ManageSettings)?;
    let seen = ctx.cell("seen").parse().unwrap_or_default();
    let Some(file) = ctx.file("file") else {
        return listed(ctx, &Form { problems: Problems::one("file", "input-required"), ..Form::typed(ctx) });
    };
    let put = file.content().and_then(|content| ctx.register().carry_out(&ctx.actor, PutLogo { content, seen }));
    match put {
        Ok(()) => Ok(ctx.see_other("/settings/templates", "template-said-logo")),
        Err(Error::Invalid(problems)) => listed(ctx, &Form::without_file(ctx, Error::Invalid(problems))),
        Err(error) => listed(ctx, &Form::rejected(ctx, error)?),
    }
}

fn remove_logo(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ManageSettings)?;
    let seen = ctx.cell("seen").parse().unwrap_or_default();
    match ctx.run(RemoveLogo { seen }) {
        Ok(()) => Ok(ctx.see_other("/settings/templates", "template-said-logo-removed")),
        Err(error) => listed(ctx, &Form::rejected(ctx, error)?),
    }
}

fn name(ctx: &Context) -> Result<Template> {
    ctx.param("name").and_then(Template::from_code).ok_or(Error::NotFound("page"))
}

fn shown(ctx: &Context, known: Option<i64>) -> Result<Shown> {
    ctx.register().look(&ctx.actor, Show { name: name(ctx)?, known })
}

fn trail(ctx: &Context, here: Option<&str>) -> Vec<Value> {
    let step = |id: &str, href: Option<&str>| json!({ "text": ctx.language.text(id), "href": href });
    let settings = step("setting-list-title", Some("/settings"));
    match here {
        None => vec![settings, step("template-title", None)],
        Some(here) => vec![settings, step("template-title", Some("/settings/templates")), json!({ "text": here, "href": null })],
    }
}

/// The line of which a message speaks, with one before and one after it; nothing if it speaks of none.
fn excerpt(text: &str, message: &Message) -> String {
    let Some(Arg::Text(line)) = message.args.get("line") else { return String::new() };
    let line: usize = line.parse().unwrap_or_default();
    let near = text.lines().zip(1_usize..).filter(|(_, number)| number.abs_diff(line) <= 1);
    let shown = near.map(|(text, number)| format!("{number:>5}  {}", text.chars().take(400).collect::<String>()));
    shown.collect::<Vec<_>>().join("\n")
}
