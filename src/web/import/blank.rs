//! An empty table to fill in.

use axum::response::Response;

use super::chosen;
use crate::error::Result;
use crate::files::columns_of;
use crate::intake::columns::Column;
use crate::locale::Language;
use crate::output::Grid;
use crate::web::answer;
use crate::web::context::Context;

/// The headings of a kind of table, in the reader's language; `format` is csv, sjis or xlsx.
pub(super) fn download(ctx: &Context) -> Result<Response> {
    let kind = chosen(ctx, ctx.asked("kind"))?;
    let title = ctx.language.text(&kind.label_id()).into_owned();
    let headings = columns_of(kind).iter().map(|column| heading(ctx.language, column)).collect();
    let grid = Grid { title: title.clone(), headings, rows: Vec::new() };
    answer::grid(&title, &grid, ctx.asked("format").unwrap_or("xlsx"), ctx.register().now().today)
}

/// The first heading of the language; the name of the field where there is none.
fn heading(language: Language, column: &Column) -> String {
    let ours = |heading: &&&str| heading.is_ascii() == (language == Language::En);
    column.headings.iter().find(ours).map_or_else(|| column.field.to_owned(), |heading| (*heading).to_owned())
}
