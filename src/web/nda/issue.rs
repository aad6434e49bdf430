//! Issuing NDAs: one, or to all who lack one.

use axum::response::Response;
use serde::Serialize;
use serde_json::{Value, json};

use crate::domain::access::Right;
use crate::domain::agreement::Language;
use crate::domain::person::PersonKind;
use crate::error::{Error, Result};
use crate::operations::agreement;
use crate::operations::nda::{Coverage, Issue, IssueAll};
use crate::operations::{consignee, person, resource};
use crate::web::context::{Context, Form};
use crate::web::department::{self, By};

#[derive(Serialize)]
struct OnePage {
    /// To whom it is: known from where the form was opened.
    person: Option<Value>,
    consignee: Option<Value>,
    renews: Option<i64>,
    agreements: Vec<Value>,
    people: Vec<Value>,
    consignees: Vec<Value>,
    languages: &'static [&'static str],
}

pub fn show(ctx: &Context) -> Result<Response> {
    ctx.need(Right::IssueNdas)?;
    one(ctx, &Form::default())
}

pub fn issue(ctx: &Context) -> Result<Response> {
    ctx.need(Right::IssueNdas)?;
    match ctx.run_form::<Issue>(&[]) {
        Ok(id) => Ok(ctx.see_other(&format!("/ndas/{id}"), "nda-said-issued")),
        Err(error) => one(ctx, &Form::rejected(ctx, error)?),
    }
}

fn one(ctx: &Context, form: &Form) -> Result<Response> {
    let typed = |name: &str| form.values.get(name).and_then(Value::as_str).or_else(|| ctx.asked(name)).unwrap_or_default().to_owned();
    let (person, consignee) = (typed("person_id"), typed("consignee_id"));
    let of_person = match person.parse() {
        Ok(id) => Some(ctx.ask(person::Show { id, on: None })?),
        Err(_) => None,
    };
    let of_consignee = match consignee.parse() {
        Ok(id) => Some(ctx.ask(consignee::Show { id, on: None, known: None })?),
        Err(_) => None,
    };
    let wanted = |of_person_kind: bool| match (&of_person, &of_consignee) {
        (Some(_), _) => of_person_kind,
        (_, Some(_)) => !of_person_kind,
        _ => true,
    };
    let chosen = typed("agreement_id");
    let listed = ctx.ask(agreement::List { on: None })?;
    let agreements = listed.agreements.iter().filter(|one| one.in_force.is_some() && wanted(one.kind.is_of_person())).map(|one| {
        let value = one.id.to_string();
        json!({ "selected": value == chosen, "value": value, "label": ctx.either(&one.name_ja, &one.name_en) })
    });
    let agreements: Vec<Value> = agreements.collect();
    let nobody = of_person.is_none() && of_consignee.is_none();
    let page = OnePage {
        agreements,
        people: if nobody { people(ctx)? } else { Vec::new() },
        consignees: if nobody { consignees(ctx)? } else { Vec::new() },
        person: of_person.map(|whole| json!({ "id": whole.id, "name": whole.now.name })),
        consignee: of_consignee.map(|whole| json!({ "id": whole.id, "name": whole.details.name })),
        renews: typed("renews_id").parse().ok(),
        languages: Language::CODES,
    };
    ctx.form("nda/issue", "nda-issue-title", &page, form)
}

fn people(ctx: &Context) -> Result<Vec<Value>> {
    let answer = ctx.ask(person::List { limit: Some(500), ..person::List::default() })?;
    Ok(answer
        .lines
        .iter()
        .map(|line| json!({ "value": line.id, "selected": false, "label": format!("{} {}", line.code, line.name) }))
        .collect())
}

fn consignees(ctx: &Context) -> Result<Vec<Value>> {
    let answer = ctx.ask(consignee::List { limit: Some(500), ..consignee::List::default() })?;
    let option =
        |line: &consignee::Line| json!({ "value": line.id, "selected": false, "label": format!("{} {}", line.control_no, line.name) });
    Ok(answer.lines.iter().map(option).collect())
}

#[derive(Serialize)]
struct AllPage {
    /// How many lack one today, of those chosen.
    lacking: usize,
    with_access: usize,
    departments: Vec<Value>,
    kinds: &'static [&'static str],
    resources: Vec<Value>,
    languages: &'static [&'static str],
}

pub fn all(ctx: &Context) -> Result<Response> {
    ctx.need(Right::IssueNdas)?;
    many(ctx, &Form::default())
}

pub fn issue_all(ctx: &Context) -> Result<Response> {
    ctx.need(Right::IssueNdas)?;
    let batch = crate::operations::input::from_cells::<IssueAll>(&ctx.cells, &crate::locale::Labels);
    match batch.and_then(|batch| ctx.register().run_batch(&ctx.actor, &batch)) {
        Ok(_) => Ok(ctx.see_other("/ndas?state=issued", "nda-said-issued-all")),
        Err(error @ (Error::Invalid(_) | Error::Conflict(_))) => many(ctx, &Form::rejected(ctx, error)?),
        Err(error) => Err(error),
    }
}

fn many(ctx: &Context, form: &Form) -> Result<Response> {
    let covering = ctx.ask(Coverage { limit: Some(0), ..Coverage::default() })?;
    let typed = |name: &str| form.values.get(name).and_then(Value::as_str).or_else(|| ctx.asked(name)).unwrap_or_default();
    let option = |id: i64, name: &str, chosen: &str| {
        let value = id.to_string();
        json!({ "selected": value == chosen, "value": value, "label": name })
    };
    let resources = ctx.ask(resource::List::default())?;
    let page = AllPage {
        lacking: covering.people_total,
        with_access: covering.with_access,
        departments: department::choices(ctx, By::Id, Some(typed("department_id")))?,
        kinds: PersonKind::CODES,
        resources: resources.iter().map(|row| option(row.id, &row.name, typed("resource_id"))).collect(),
        languages: Language::CODES,
    };
    ctx.form("nda/all", "nda-all-title", &page, form)
}
