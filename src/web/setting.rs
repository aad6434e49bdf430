//! The page of the settings.

use std::collections::BTreeMap;

use axum::Router;
use axum::response::Response;
use serde::Serialize;

use super::App;
use super::context::{Context, Form};
use super::handler::{form, page};
use crate::domain::access::Right;
use crate::domain::message::Problems;
use crate::domain::setting::Setting;
use crate::error::{Error, Result};
use crate::operations::setting::{List, Make};

pub fn routes() -> Router<App> {
    Router::new().route("/settings", page(show).merge(form(make)))
}

#[derive(Serialize)]
struct Settings {
    now: BTreeMap<String, String>,
    months: [i64; 12],
}

fn show(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ManageSettings)?;
    let now = ctx.ask(List {})?;
    let form = Form::of(&now)?;
    settings(ctx, now, &form)
}

fn settings(ctx: &Context, now: BTreeMap<String, String>, form: &Form) -> Result<Response> {
    ctx.form("setting/list", "setting-list-title", &Settings { now, months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] }, form)
}

/// All settings of the page or none: each that changes has its own entry.
fn make(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ManageSettings)?;
    let sent = Setting::ALL.iter().filter(|name| ctx.cells.iter().any(|(cell, _)| cell == name.code()));
    let commands: Vec<Make> = sent.map(|name| Make { name: *name, value: ctx.cell(name.code()).to_owned() }).collect();
    match ctx.register().run_all(&ctx.actor, &commands) {
        Ok(_) => {
            ctx.app.organisation.forget();
            Ok(ctx.see_other("/settings", "setting-made"))
        }
        Err(failed) => settings(ctx, ctx.ask(List {})?, &Form::rejected(ctx, by_field(failed, &commands))?),
    }
}

/// A problem with the value of a setting is one of the field of that name.
fn by_field(failed: Vec<(usize, Error)>, commands: &[Make]) -> Error {
    let mut all = Problems::default();
    for (place, error) in failed {
        let Some(command) = commands.get(place) else { return error };
        match error {
            Error::Invalid(problems) => problems.0.into_values().for_each(|message| all.add(command.name.code(), message)),
            other => return other,
        }
    }
    Error::Invalid(all)
}
