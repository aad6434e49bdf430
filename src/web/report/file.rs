//! The annual report as a file: HTML that stands alone, PDF, XLSX, CSV or JSON.

use axum::response::Response;
use serde::Serialize;

use super::show;
use crate::domain::access::Right;
use crate::domain::codes::codes;
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::locale::Language;
use crate::operations::report::edition::Imprint;
use crate::operations::report::{AnnualReport, Explain, Explained};
use crate::output::pdf::Press;
use crate::output::report::{self, Document};
use crate::web::answer;
use crate::web::assets;
use crate::web::context::Context;
use crate::web::templates::Templates;

codes! {
    /// The form of a report's file.
    pub enum Format as "report-format" {
        Html = "html",
        Pdf = "pdf",
        Xlsx = "xlsx",
        Csv = "csv",
        Zip = "zip",
        Json = "json",
    }
}

/// What stands in the file by itself: tokens first, as on the pages.
pub(super) const STYLES: [&str; 5] = ["tokens.css", "base.css", "components.css", "sheet.css", "print.css"];

impl Format {
    /// # Errors
    /// `Invalid` with what was read and what there is.
    pub fn of(text: &str) -> Result<Self> {
        let unknown = || Message::new("report-format-unknown").with("read", text).with("expected", Self::CODES.join(" / "));
        Self::from_code(text).ok_or_else(|| Error::invalid("format", unknown()))
    }

    pub(super) fn media_type(self) -> &'static str {
        match self {
            Self::Html => "text/html; charset=utf-8",
            Self::Pdf => "application/pdf",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Csv => "text/csv; charset=utf-8",
            Self::Zip => "application/zip",
            Self::Json => "application/json",
        }
    }
}

/// The report as a file, with the imprint of the edition as which it is closed. The same report, imprint, format and language give the same bytes.
///
/// # Errors
/// A fault, when a table is too long for a worksheet; `Unavailable` for a PDF where there is no font, or no press.
pub fn bytes(report: &AnnualReport, format: Format, language: Language, press: &Press, imprint: Option<&Imprint>) -> Result<Vec<u8>> {
    let document = || report::document(report, language, imprint);
    match format {
        Format::Html => Ok(html(&document())?.into_bytes()),
        Format::Pdf => press.report(&document()),
        Format::Xlsx => report::xlsx(&document()),
        Format::Csv => report::csv(&document()),
        Format::Zip => report::zip(&document()),
        Format::Json => report::json(report, language, imprint),
    }
}

#[derive(Serialize)]
struct Body<'a> {
    lang: Language,
    doc: &'a Document,
    /// Whether names lead to their pages. A file may be read where there is no register.
    links: bool,
}

#[derive(Serialize)]
struct Alone<'a> {
    lang: Language,
    title: String,
    /// The style sheets, in an element.
    style: String,
    document: &'a str,
}

fn html(document: &Document) -> Result<String> {
    let (templates, lang) = (Templates::load(), document.language);
    let body = templates.render("report/document", &Body { lang, doc: document, links: false })?;
    let style: String = STYLES.iter().map(|name| assets::text(name)).collect();
    let title = format!("{} {}", document.title, document.year);
    templates.render("report/file", &Alone { lang, title, style: format!("<style>\n{style}</style>"), document: &body })
}

/// The report as it stands in a page, with names that lead to their pages.
pub(super) fn body(templates: &Templates, document: &Document) -> Result<String> {
    templates.render("report/document", &Body { lang: document.language, doc: document, links: true })
}

/// The report of a fiscal year, or of days, as a file.
pub fn download(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadReports)?;
    let format = ctx.param("format").and_then(Format::from_code).ok_or(Error::NotFound("page"))?;
    let report = with_facts(show::asked(ctx)?, format, |query| ctx.ask(query))?;
    let period = &report.period;
    let name = match period.year {
        Some(year) => format!("annual-report-{year}-{}-{}.{format}", period.on, ctx.language),
        None => format!("report-{}-{}-{}.{format}", period.first_on, period.last_on, ctx.language),
    };
    Ok(answer::file(&name, format.media_type(), bytes(&report, format, ctx.language, &ctx.app.press, None)?))
}

/// The report with the facts behind its figures, for the forms that list them.
///
/// # Errors
/// As the question for them.
pub fn with_facts(report: AnnualReport, format: Format, ask: impl FnOnce(Explain) -> Result<Explained>) -> Result<AnnualReport> {
    if !matches!(format, Format::Xlsx | Format::Zip) {
        return Ok(report);
    }
    let facts = ask(Explain::all_of(&report))?.figures;
    Ok(AnnualReport { facts, ..report })
}

/// The form of the JSON file. It tells nothing of the register: whoever writes a program may read it.
pub fn schema(_: &Context) -> Result<Response> {
    Ok(answer::file("annual-report.schema.json", "application/schema+json", report::schema()?))
}
