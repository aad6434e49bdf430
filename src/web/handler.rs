//! From an HTTP request to a [`Context`] and back: reading pages on the reading threads, writing ones where they may wait.

use axum::extract::{FromRequestParts, RawPathParams, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, header};
use axum::response::Response;
use axum::routing::{MethodRouter, get, post};

use super::context::Context;
use super::{App, address, problem, upload};
use crate::domain::access::{Actor, Door};
use crate::error::{Error, Result};
use crate::locale::Language;

/// What answers a request.
pub type Handler = fn(&Context) -> Result<Response>;

/// The largest form without files, or body of the API, that is taken, in bytes.
pub const LARGEST: usize = 25 * 1024 * 1024;

/// A page that is read.
pub fn page(handler: Handler) -> MethodRouter<App> {
    get(move |State(app): State<App>, request: Request| answer(app, request, handler))
}

/// Reads a request and lets `handler` answer it on a reading thread.
pub async fn answer(app: App, request: Request, handler: Handler) -> Response {
    let context = match read(app.clone(), request).await {
        Ok(context) => context,
        Err(response) => return response,
    };
    app.readers.run(move || run(handler, context)).await.unwrap_or_else(problem::unanswered)
}

/// A form that is sent. It waits for the disk, so it does not hold a reading thread.
pub fn form(handler: Handler) -> MethodRouter<App> {
    post(move |State(app): State<App>, request: Request| async move {
        let context = match read(app, request).await {
            Ok(context) => context,
            Err(response) => return response,
        };
        tokio::task::spawn_blocking(move || run(handler, context)).await.unwrap_or_else(|_| problem::unanswered())
    })
}

fn run(handler: Handler, mut context: Context) -> Response {
    let result = context.recognise().and_then(|()| handler(&context));
    result.unwrap_or_else(|error| problem::page(&context, &error))
}

async fn read(app: App, request: Request) -> Result<Context, Response> {
    let (mut parts, body) = request.into_parts();
    let params = match RawPathParams::from_request_parts(&mut parts, &()).await {
        Ok(params) => params.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
        Err(_) => Vec::new(),
    };
    let mut context = Context { params, ..head(app, &parts) };
    let multipart = parts.headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/form-data"));
    let request = Request::from_parts(parts, body);
    let read = if multipart { upload::read(&mut context, request).await } else { read_form(&mut context, request).await };
    match read {
        Ok(()) => {
            settle(&mut context.cells);
            Ok(context)
        }
        Err(error) => Err(problem::page(&context, &error)),
    }
}

/// What a request says of itself before its body: who asks, in which language, and from where.
#[must_use]
pub fn head(app: App, parts: &Parts) -> Context {
    let query: Vec<(String, String)> = form_urlencoded::parse(parts.uri.query().unwrap_or_default().as_bytes()).into_owned().collect();
    let cookies = cookies(&parts.headers);
    let cookie = |name: &str| cookies.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone());
    let header = |name| parts.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
    let chosen = query.iter().find(|(name, _)| name == "lang").map(|(_, value)| value.clone()).or_else(|| cookie("lang"));
    let language =
        chosen.and_then(|code| Language::from_code(&code)).unwrap_or_else(|| Language::negotiate(&header(header::ACCEPT_LANGUAGE)));
    let address = address::of(&parts.extensions, &parts.headers, app.setup.trusted_proxy);
    let session = cookie(session_cookie(app.secure));
    Context {
        language,
        posted: parts.method == Method::POST,
        // Forms of other sites are refused where the browser names them, and come without the cookie where it does not.
        from_here: session.is_some() || parts.headers.contains_key("sec-fetch-site") || parts.headers.contains_key(header::ORIGIN),
        session,
        flash: cookie("flash"),
        path: parts.uri.path().to_owned(),
        query,
        cells: Vec::new(),
        files: Vec::new(),
        params: Vec::new(),
        address,
        host: header(header::HOST),
        agent: header(header::USER_AGENT),
        accept: header(header::ACCEPT),
        who: None,
        actor: Actor::nobody(Door::Page),
        app,
    }
}

/// What a person decided to save over counts as seen.
fn settle(cells: &mut Vec<(String, String)>) {
    let over = cells.iter().rfind(|(name, value)| name == "over" && !value.is_empty()).map(|(_, value)| value.clone());
    if let Some(over) = over {
        cells.retain(|(name, _)| name != "seen" && name != "over");
        cells.push(("seen".to_owned(), over));
    }
}

async fn read_form(context: &mut Context, request: Request) -> Result<()> {
    let bytes = axum::body::to_bytes(request.into_body(), LARGEST).await.map_err(|_| Error::invalid("", "error-too-large"))?;
    context.cells = form_urlencoded::parse(&bytes).into_owned().collect();
    Ok(())
}

pub(super) fn cookies(headers: &HeaderMap) -> Vec<(String, String)> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    lines
        .flat_map(|line| cookie::Cookie::split_parse(line.to_owned()))
        .filter_map(|cookie| cookie.ok().map(|cookie| (cookie.name().to_owned(), cookie.value().to_owned())))
        .collect()
}

/// The `__Host-` prefix makes a browser insist on TLS and on this host alone.
#[must_use]
pub fn session_cookie(secure: bool) -> &'static str {
    if secure { "__Host-sid" } else { "sid" }
}
