//! The page of one evaluation: the sheet while it is filled in, the document from then on.

use axum::http::StatusCode;
use axum::response::Response;
use chrono::NaiveDate;
use serde::Serialize;
use serde_json::Value;

use super::document::is_silent;
use super::row::{Marks, Refused, Row};
use super::score::score;
use super::{document, name, shown, trail};
use crate::domain::access::Right;
use crate::domain::criteria::Category;
use crate::domain::evaluation::{EvaluationKind, EvaluationState};
use crate::domain::message::Message;
use crate::error::Result;
use crate::operations::evaluation::{Asked, Covered, May, Named, Sheet, Titled};
use crate::web::context::{Context, Form};

#[derive(Serialize)]
struct Page<'a> {
    sheet: Head<'a>,
    trail: Vec<Value>,
    title: String,
    criteria: String,
    score: Value,
    categories: Vec<Group>,
    returned: Option<&'a str>,
}

/// What stands above the sheet. Its items are in the categories, and in no language but the reader's.
#[derive(Serialize)]
struct Head<'a> {
    id: i64,
    kind: EvaluationKind,
    state: EvaluationState,
    started_on: NaiveDate,
    reason: &'a str,
    consignee: &'a Named,
    work: &'a [Covered],
    round: Option<&'a Titled>,
    may: &'a May,
    outdated: Option<&'a Message>,
}

#[derive(Serialize)]
struct Group {
    name: String,
    count: String,
    blocks: Vec<Block>,
}

/// A measure with the techniques that stand behind it on the sheet.
#[derive(Default, Serialize)]
struct Block {
    measure: Option<Row>,
    techniques: Vec<Row>,
    /// Something was recorded of one of them, or one came back.
    open: bool,
}

pub fn show(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadEvaluations)?;
    let sheet = shown(ctx)?;
    if sheet.may.answer && ctx.asked("view") != Some("calculation") {
        fill_in(ctx, &sheet, None)
    } else {
        document::show(ctx, &sheet, &Form::default())
    }
}

/// The sheet to be filled in; with what was refused, if it comes back.
pub(super) fn fill_in(ctx: &Context, sheet: &Sheet, refused: Option<(&Refused, StatusCode)>) -> Result<Response> {
    let id = sheet.id;
    let title = name(ctx, sheet);
    let page = Page {
        trail: trail(ctx, Some(sheet), None),
        criteria: criteria_name(ctx, sheet),
        score: score(ctx, sheet, Some((&format!("/evaluations/{id}/steps/submit"), "evaluation-go-submit"))),
        categories: groups(ctx, sheet, refused.map(|(refused, _)| refused)),
        returned: sheet.events.last().filter(|last| sheet.state.is_open() && !last.comment.is_empty()).map(|last| last.comment.as_str()),
        title: title.clone(),
        sheet: head(sheet),
    };
    let mut response = ctx.page("evaluation/sheet", Message::new("evaluation-sheet-title").with("name", title), &page)?;
    if let Some((_, status)) = refused {
        *response.status_mut() = status;
    }
    Ok(response)
}

fn head(sheet: &Sheet) -> Head<'_> {
    Head {
        id: sheet.id,
        kind: sheet.kind,
        state: sheet.state,
        started_on: sheet.started_on,
        reason: &sheet.reason,
        consignee: &sheet.consignee,
        work: &sheet.work,
        round: sheet.round.as_ref(),
        may: &sheet.may,
        outdated: sheet.outdated.as_ref(),
    }
}

pub(super) fn criteria_name(ctx: &Context, sheet: &Sheet) -> String {
    let set = ctx.either(&sheet.criteria.name_ja, &sheet.criteria.name_en);
    ctx.say(&Message::new("criteria-version-of").with("set", set).with("number", sheet.criteria.version))
}

fn groups(ctx: &Context, sheet: &Sheet, refused: Option<&Refused>) -> Vec<Group> {
    let signs = Marks::of(ctx);
    let of = |category: &Category| {
        let asked: Vec<&Asked> = sheet.items.iter().filter(|asked| asked.item.category == *category).collect();
        let scored = asked.iter().filter(|asked| asked.item.is_scored()).count();
        let count = ctx.say(&Message::new("evaluation-items").with("n", asked.len()).with("scored", scored));
        let name = ctx.language.text(&category.label_id()).into_owned();
        (!asked.is_empty()).then(|| Group { name, count, blocks: blocks(ctx, sheet, &asked, refused, &signs) })
    };
    Category::ALL.iter().filter_map(of).collect()
}

fn blocks(ctx: &Context, sheet: &Sheet, asked: &[&Asked], refused: Option<&Refused>, signs: &Marks) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for asked in asked {
        let row = Row::of(ctx, sheet, asked, refused, signs);
        if asked.item.is_scored() || blocks.is_empty() {
            blocks.push(Block::default());
        }
        let Some(last) = blocks.last_mut() else { continue };
        if asked.item.is_scored() {
            last.measure = Some(row);
        } else {
            last.open |= !is_silent(asked) || refused.is_some_and(|refused| refused.code == asked.item.code);
            last.techniques.push(row);
        }
    }
    blocks
}
