//! The questions of a draft, one on a page.

use axum::response::Response;
use serde_json::{Value, json};

use super::course::steps;
use crate::domain::access::Right;
use crate::domain::training::Question;
use crate::error::{Error, Result};
use crate::operations::training::course::{PutQuestion, RemoveQuestion, Show, Whole};
use crate::web::context::{Context, Form};

/// Places for choices on the page.
const CHOICES: usize = 6;

pub fn new(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepTraining)?;
    page(ctx, &shown(ctx)?, None, &Form::default())
}

pub fn edit(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepTraining)?;
    let (whole, number) = (shown(ctx)?, number(ctx)?);
    let draft = whole.versions.first();
    let asked = draft.and_then(|version| version.questions.get(number.checked_sub(1)?)).ok_or(Error::NotFound("course"))?.question.clone();
    page(ctx, &whole, Some(&asked), &Form::default())
}

pub fn put(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepTraining)?;
    let id = ctx.id("id")?;
    let mut known = vec![("id", id.to_string())];
    if let Some(number) = ctx.param("number") {
        known.push(("number", number.to_owned()));
    }
    match ctx.run_form::<PutQuestion>(&known) {
        Ok(()) => Ok(ctx.see_other(&format!("/training/courses/{id}"), "training-said-question")),
        Err(error) => page(ctx, &shown(ctx)?, None, &Form::rejected(ctx, error)?),
    }
}

pub fn remove(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepTraining)?;
    let (id, number) = (ctx.id("id")?, ctx.id("number")?);
    ctx.run_form::<RemoveQuestion>(&[("id", id.to_string()), ("number", number.to_string())])?;
    Ok(ctx.see_other(&format!("/training/courses/{id}"), "training-said-question"))
}

fn shown(ctx: &Context) -> Result<Whole> {
    ctx.ask(Show { id: ctx.id("id")? })
}

fn number(ctx: &Context) -> Result<usize> {
    usize::try_from(ctx.id("number")?).map_err(|_| Error::NotFound("course"))
}

/// What stands in the places: what was typed, else what is recorded.
fn page(ctx: &Context, whole: &Whole, asked: Option<&Question>, form: &Form) -> Result<Response> {
    let typed = |name: &str| form.values.get(name).and_then(|value| value.as_array().and_then(|all| all.last()).unwrap_or(value).as_str());
    let text = |name: &str, known: Option<&String>| typed(name).map(str::to_owned).or_else(|| known.cloned()).unwrap_or_default();
    let choices: Vec<Value> = (0..CHOICES)
        .map(|place| {
            let known = asked.and_then(|asked| asked.choices.get(place));
            let (ja, en, right) = (
                format!("question.choices.{place}.text_ja"),
                format!("question.choices.{place}.text_en"),
                format!("question.choices.{place}.right"),
            );
            json!({
                "n": place + 1,
                "ja": ja,
                "en": en,
                "right": right,
                "text_ja": text(&ja, known.map(|choice| &choice.text_ja)),
                "text_en": text(&en, known.map(|choice| &choice.text_en)),
                "is_right": typed(&right).map_or_else(|| known.is_some_and(|choice| choice.right), |typed| typed == "true"),
            })
        })
        .collect();
    let title = ctx.either(&whole.title_ja, &whole.title_en).to_owned();
    let here = ctx.language.text("training-question").into_owned();
    let page = json!({
        "trail": steps(ctx, &[(&title, Some(format!("/training/courses/{}", whole.id))), (&here, None)]),
        "id": whole.id,
        "seen": whole.seen,
        "number": ctx.param("number"),
        "text_ja": text("question.text_ja", asked.map(|asked| &asked.text_ja)),
        "text_en": text("question.text_en", asked.map(|asked| &asked.text_en)),
        "choices": choices,
    });
    ctx.form("training/question", "training-question", &page, form)
}
