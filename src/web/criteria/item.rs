//! The form of one item of a draft.

use axum::response::Response;
use serde::Serialize;
use serde_json::{Value, json};

use super::{edit::editable, shown, trail, version_name};
use crate::domain::access::Right;
use crate::domain::criteria::{AppliesWhen, Category, Class, Level, Polarity, Scale};
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::operations::criteria::{MoveItem, PutItem, RemoveItem, Shown, ShownItem};
use crate::web::context::{Context, Form};

#[derive(Serialize)]
struct Page {
    id: i64,
    name: String,
    /// The code of the item that is changed; none for a new one.
    code: Option<String>,
    seen: i64,
    trail: Vec<Value>,
    categories: &'static [&'static str],
    levels: &'static [&'static str],
    classes: &'static [&'static str],
    polarities: &'static [&'static str],
    scales: &'static [&'static str],
    circumstances: &'static [&'static str],
    /// Behind which item it can stand.
    places: Vec<Value>,
}

pub fn new(ctx: &Context) -> Result<Response> {
    ctx.need(Right::WriteCriteria)?;
    let shown = shown(ctx)?;
    editable(&shown)?;
    let mut form = Form::default();
    for (field, value) in [("seen", "0"), ("level", "measure"), ("polarity", "positive"), ("scale", "marks"), ("applies_when", "always")] {
        form.values.insert(field.into(), value.into());
    }
    page(ctx, &shown, None, &form)
}

pub fn edit(ctx: &Context) -> Result<Response> {
    ctx.need(Right::WriteCriteria)?;
    let shown = shown(ctx)?;
    editable(&shown)?;
    let item = item(ctx, &shown)?;
    page(ctx, &shown, Some(item), &filled(item)?)
}

/// The form as the item stands. A technique has no weight to fill in.
fn filled(item: &ShownItem) -> Result<Form> {
    let mut form = Form::of(item)?;
    form.values.insert("seen".into(), item.seq.into());
    if !item.item.is_scored() {
        form.values.remove("weight");
    }
    Ok(form)
}

fn item<'a>(ctx: &Context, shown: &'a Shown) -> Result<&'a ShownItem> {
    let code = ctx.param("code").unwrap_or_default();
    shown.items.iter().find(|shown| shown.item.code == code).ok_or(Error::NotFound("criteria-item"))
}

/// Saves a new item, or the one in the address under its own code.
pub fn put(ctx: &Context) -> Result<Response> {
    ctx.need(Right::WriteCriteria)?;
    let id = ctx.id("id")?;
    let mut known = vec![("version_id", id.to_string())];
    known.extend(ctx.param("code").map(|code| ("code", code.to_owned())));
    match ctx.run_form::<PutItem>(&known) {
        Ok(()) if ctx.cell("next") == "new" => Ok(ctx.see_other(&format!("/criteria/versions/{id}/items"), "criteria-item-put")),
        Ok(()) => Ok(ctx.see_other(&format!("/criteria/versions/{id}/edit"), "criteria-item-put")),
        Err(error) => again(ctx, error),
    }
}

pub fn place(ctx: &Context) -> Result<Response> {
    ctx.need(Right::WriteCriteria)?;
    let (id, code) = (ctx.id("id")?, ctx.param("code").unwrap_or_default().to_owned());
    match ctx.run_form::<MoveItem>(&[("version_id", id.to_string()), ("code", code)]) {
        Ok(()) => Ok(ctx.see_other(&format!("/criteria/versions/{id}/edit"), "criteria-item-moved")),
        Err(error) => refused(ctx, error),
    }
}

pub fn remove(ctx: &Context) -> Result<Response> {
    ctx.need(Right::WriteCriteria)?;
    let (id, code) = (ctx.id("id")?, ctx.param("code").unwrap_or_default().to_owned());
    match ctx.run_form::<RemoveItem>(&[("version_id", id.to_string()), ("code", code)]) {
        Ok(()) => Ok(ctx.see_other(&format!("/criteria/versions/{id}/edit"), "criteria-item-removed")),
        Err(error) => refused(ctx, error),
    }
}

/// The form with what was typed.
fn again(ctx: &Context, error: Error) -> Result<Response> {
    let form = Form::rejected(ctx, error)?;
    let shown = shown(ctx)?;
    let item = item(ctx, &shown).ok();
    let form = match item {
        Some(stands) => form.beside(&filled(stands)?),
        None => form,
    };
    page(ctx, &shown, item, &form)
}

/// The form as it stands, with why the small form beside it was refused.
fn refused(ctx: &Context, error: Error) -> Result<Response> {
    let problems = Form::rejected(ctx, error)?.problems;
    let shown = shown(ctx)?;
    let item = item(ctx, &shown)?;
    page(ctx, &shown, Some(item), &Form { problems, ..filled(item)? })
}

fn page(ctx: &Context, shown: &Shown, item: Option<&ShownItem>, form: &Form) -> Result<Response> {
    let title = match item {
        Some(shown) => Message::new("criteria-item-title").with("code", &shown.item.code),
        None => Message::new("criteria-item-new"),
    };
    let page = Page {
        id: shown.id,
        name: version_name(ctx, shown),
        code: item.map(|shown| shown.item.code.clone()),
        seen: item.map_or(0, |shown| shown.seq),
        trail: trail(ctx, Some(shown), Some(&ctx.say(&title))),
        categories: Category::CODES,
        levels: Level::CODES,
        classes: Class::CODES,
        polarities: Polarity::CODES,
        scales: Scale::CODES,
        circumstances: AppliesWhen::CODES,
        places: item.map(|item| places(ctx, shown, item)).unwrap_or_default(),
    };
    ctx.form("criteria/item", title, &page, form)
}

/// Every other item, the one before this one chosen.
fn places(ctx: &Context, shown: &Shown, here: &ShownItem) -> Vec<Value> {
    let at = shown.items.iter().position(|other| other.item.code == here.item.code).unwrap_or(0);
    let before = at.checked_sub(1).and_then(|at| shown.items.get(at)).map(|shown| shown.item.code.as_str()).unwrap_or_default();
    let first = json!({ "value": "", "label": ctx.language.text("criteria-place-first"), "selected": before.is_empty() });
    let others = shown.items.iter().map(|shown| &shown.item).filter(|item| item.code != here.item.code).map(|item| {
        let text: String = ctx.either(&item.text_ja, &item.text_en).chars().take(40).collect();
        json!({ "value": item.code, "label": format!("{} {text}", item.code), "selected": item.code == before })
    });
    std::iter::once(first).chain(others).collect()
}
