//! What stands around every page: navigation, language, who is signed in, what was just done.

use axum::http::{StatusCode, header};
use axum::response::Response;
use serde::{Serialize, Serializer};
use serde_json::{Map, Value};

use super::assets;
use super::context::{Context, Form};
use super::{answer, handler, place};
use crate::domain::access::Right;
use crate::domain::message::Message;
use crate::error::Result;
use crate::locale::Language;

/// What a page's template sees.
#[derive(Serialize)]
struct Data<'a, T: Serialize> {
    lang: Language,
    zone: &'a str,
    today: chrono::NaiveDate,
    path: &'a str,
    can: Can<'a>,
    form: FormData<'a>,
    page: &'a T,
}

/// What the person may do, by the code of the right.
struct Can<'a>(&'a Context);

impl Serialize for Can<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(Right::ALL.iter().map(|right| (right.code(), self.0.may(*right))))
    }
}

#[derive(Serialize)]
struct FormData<'a> {
    values: &'a Map<String, Value>,
    overtaken: bool,
    stands: &'a Map<String, Value>,
    /// By field, in the person's language.
    problems: Map<String, Value>,
    errors: Vec<FieldError>,
}

#[derive(Serialize)]
struct FieldError {
    field: String,
    text: String,
}

#[derive(Serialize)]
struct Frame<'a> {
    lang: Language,
    title: &'a str,
    path: &'a str,
    organisation: String,
    me: Option<Me<'a>>,
    nav: Vec<Entry>,
    languages: Vec<Choice>,
    as_of: Option<AsOf>,
    flash: Option<Flash>,
    /// Where the ledger tells of what the page shows.
    follow: Option<String>,
    styles: Vec<String>,
    scripts: Vec<String>,
    icon: String,
    body: &'a str,
}

#[derive(Serialize)]
struct Me<'a> {
    name: &'a str,
    roles: Vec<String>,
}

#[derive(Serialize)]
struct Entry {
    href: &'static str,
    label_id: &'static str,
    current: bool,
}

#[derive(Serialize)]
struct Choice {
    code: Language,
    name: String,
    href: String,
    current: bool,
}

#[derive(Serialize)]
struct AsOf {
    text: String,
    today_href: String,
}

#[derive(Serialize)]
struct Flash {
    kind: &'static str,
    text: String,
}

/// Where the navigation leads, and the right without which it does not show.
const NAVIGATION: [(&str, &str, Right); 17] = [
    ("/deadlines", "nav-deadlines", Right::OwnAccount),
    ("/consignees", "nav-consignees", Right::ReadRegister),
    ("/contracts", "nav-contracts", Right::ReadRegister),
    ("/sub-entrustments", "nav-sub-entrustments", Right::ReadRegister),
    ("/evaluations", "nav-evaluations", Right::ReadEvaluations),
    ("/reviews", "nav-reviews", Right::ReadReviews),
    ("/actions", "nav-actions", Right::ReadActions),
    ("/rounds", "nav-rounds", Right::ReadEvaluations),
    ("/criteria", "nav-criteria", Right::ReadCriteria),
    ("/agreements", "nav-agreements", Right::ReadAgreements),
    ("/ndas", "nav-ndas", Right::ReadNdas),
    ("/rules", "nav-rules", Right::ReadRules),
    ("/training", "nav-training", Right::ReadTraining),
    ("/reports", "nav-reports", Right::ReadReports),
    ("/ledger", "nav-ledger", Right::ReadLedger),
    ("/people", "nav-people", Right::ReadPeople),
    ("/settings", "nav-settings", Right::ManageSettings),
];

/// Pages that belong to another entry of the navigation than their address says.
const ELSEWHERE: [(&str, &str); 9] = [
    ("/certificates", "/consignees"),
    ("/departments", "/people"),
    ("/offices", "/people"),
    ("/accounts", "/people"),
    ("/resources", "/people"),
    ("/access", "/people"),
    ("/calendar", "/deadlines"),
    ("/foreign", "/sub-entrustments"),
    ("/endings", "/sub-entrustments"),
];

const STYLES: [&str; 7] = ["tokens.css", "base.css", "layout.css", "components.css", "sheet.css", "calendar.css", "print.css"];
const SCRIPTS: [&str; 8] = ["menu.js", "choose.js", "filter.js", "guard.js", "dialog.js", "copy.js", "sheet.js", "checklist.js"];

/// Renders a page in the frame. The frame is a second template: a partial block would copy the page.
pub fn render(ctx: &Context, template: &str, title: &Message, page: &impl Serialize, form: &Form) -> Result<Response> {
    let title = ctx.say(title);
    let zone = ctx.register().clock().zone();
    let data = Data {
        lang: ctx.language,
        zone: zone.name(),
        today: ctx.register().now().today,
        path: &ctx.path,
        can: Can(ctx),
        form: form_data(ctx, form),
        page,
    };
    let body = ctx.app.templates.render(template, &data)?;
    let frame = Frame {
        lang: ctx.language,
        title: &title,
        path: &ctx.path,
        organisation: ctx.app.organisation.of(ctx.register(), ctx.language),
        me: ctx.who.as_ref().map(|who| Me {
            name: &who.name,
            roles: who.actor.roles.iter().map(|role| ctx.language.text(&role.label_id()).into_owned()).collect(),
        }),
        nav: navigation(ctx),
        languages: languages(ctx),
        as_of: as_of(ctx),
        flash: flash(ctx),
        follow: place::in_ledger(&ctx.path).filter(|_| template != "problem" && ctx.may(Right::ReadLedger)),
        styles: STYLES.iter().map(|name| asset(name)).collect(),
        scripts: SCRIPTS.iter().map(|name| asset(name)).collect(),
        icon: asset("icon.svg"),
        body: &body,
    };
    let status = if form.problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let mut response = answer::html(status, ctx.app.templates.render("layout", &frame)?);
    response.headers_mut().insert(header::CONTENT_LANGUAGE, header::HeaderValue::from_static(ctx.language.code()));
    leave_cookies(ctx, &mut response);
    Ok(response)
}

fn form_data<'a>(ctx: &Context, form: &'a Form) -> FormData<'a> {
    let said: Vec<(String, String)> = form.problems.0.iter().map(|(field, message)| (field.clone(), ctx.say(message))).collect();
    FormData {
        values: &form.values,
        overtaken: form.overtaken,
        stands: &form.stands,
        problems: said.iter().map(|(field, text)| (field.clone(), Value::String(text.clone()))).collect(),
        errors: said.into_iter().map(|(field, text)| FieldError { field, text }).collect(),
    }
}

fn navigation(ctx: &Context) -> Vec<Entry> {
    let shown = NAVIGATION.iter().filter(|(_, _, right)| ctx.who.is_some() && ctx.may(*right));
    let here = ELSEWHERE.iter().find(|(path, _)| ctx.path.starts_with(path)).map_or(ctx.path.as_str(), |(_, entry)| entry);
    shown.map(|(href, label_id, _)| Entry { href, label_id, current: here.starts_with(href) }).collect()
}

fn languages(ctx: &Context) -> Vec<Choice> {
    let here = |language: Language| {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(ctx.query.iter().filter(|(name, _)| name != "lang"));
        query.append_pair("lang", language.code());
        format!("{}?{}", ctx.path, query.finish())
    };
    Language::ALL
        .iter()
        .map(|language| Choice {
            code: *language,
            name: language.text("language-name").into_owned(),
            href: here(*language),
            current: *language == ctx.language,
        })
        .collect()
}

/// Pages can be read as of a date; the frame says so, so that nobody takes the past for today.
fn as_of(ctx: &Context) -> Option<AsOf> {
    // A report says itself to which date it is made.
    if ctx.path.starts_with("/reports") {
        return None;
    }
    let on = ctx.asked("on").and_then(|text| crate::domain::dates::parse(text).ok())?.date;
    if on == ctx.register().now().today {
        return None;
    }
    let rest = ctx.query.iter().filter(|(name, _)| name != "on");
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(rest).finish();
    Some(AsOf { text: ctx.say(&Message::new("layout-as-of").with("date", on)), today_href: format!("{}?{query}", ctx.path) })
}

fn flash(ctx: &Context) -> Option<Flash> {
    let id = ctx.flash.as_deref().filter(|id| ctx.language.has(id))?;
    Some(Flash { kind: "success", text: ctx.language.text(id).into_owned() })
}

fn asset(name: &str) -> String {
    format!("/static/{}/{name}", *assets::VERSION)
}

fn leave_cookies(ctx: &Context, response: &mut Response) {
    if ctx.flash.is_some() {
        answer::cookie(response, "flash=; Path=/; Max-Age=0");
    }
    if ctx.asked("lang").is_some() {
        let lasting = format!("lang={}; Path=/; SameSite=Lax; HttpOnly; Max-Age=31536000", ctx.language.code());
        answer::cookie(response, &lasting);
    }
    if ctx.session.is_some() && ctx.who.is_none() {
        answer::cookie(
            response,
            &format!("{}=; Path=/; Max-Age=0{}", handler::session_cookie(ctx.app.secure), if ctx.app.secure { "; Secure" } else { "" }),
        );
    }
}
