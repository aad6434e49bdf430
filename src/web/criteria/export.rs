//! The items of a version as a file, in the columns that an import takes.

use axum::response::Response;

use crate::domain::access::Right;
use crate::domain::criteria::Item;
use crate::error::Result;
use crate::intake::headings::CRITERIA_ITEMS;
use crate::locale::Language;
use crate::operations::criteria::{Export, Exported};
use crate::output::{Grid, Value};
use crate::web::context::Context;
use crate::web::tables;

pub fn export(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadCriteria)?;
    tables::send(ctx, Export { version_id: ctx.id("id")? })
}

/// The items as a table in a language.
pub fn grid(language: Language, exported: &Exported) -> Grid {
    let heading = |column: &crate::intake::columns::Column| match language {
        Language::Ja => column.headings.first().copied().unwrap_or(column.field).to_owned(),
        Language::En => column.field.to_owned(),
    };
    let row = |item: &Item| CRITERIA_ITEMS.iter().map(|column| cell(language, item, column.field)).collect();
    Grid {
        title: language.either(&exported.title_ja, &exported.title_en).to_owned(),
        headings: CRITERIA_ITEMS.iter().map(heading).collect(),
        rows: exported.items.iter().map(row).collect(),
    }
}

fn cell(language: Language, item: &Item, field: &str) -> Value {
    let label = |id: &str| Value::from(language.text(id).into_owned());
    match field {
        "code" => item.code.as_str().into(),
        "category" => label(&item.category.label_id()),
        "level" => label(&item.level.label_id()),
        "class" => label(&item.class.label_id()),
        "weight" => item.weight.into(),
        "knock_out" => label(if item.knock_out { "common-yes" } else { "common-no" }),
        "polarity" => label(&item.polarity.label_id()),
        "scale" => label(&item.scale.label_id()),
        "scale_max" => item.scale_max.into(),
        "applies_when" => label(&item.applies_when.label_id()),
        "text_ja" => item.text_ja.as_str().into(),
        "text_en" => item.text_en.as_str().into(),
        "guidance_ja" => item.guidance_ja.as_str().into(),
        "guidance_en" => item.guidance_en.as_str().into(),
        "evidence_ja" => item.evidence_ja.as_str().into(),
        "evidence_en" => item.evidence_en.as_str().into(),
        "source" => item.source.as_str().into(),
        _ => Value::Empty,
    }
}
