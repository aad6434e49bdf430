//! The annual report as a file: HTML that stands alone, PDF, XLSX, CSV or JSON.

use axum::response::Response;
use serde::Serialize;

use super::{Printing, show};
use crate::domain::access::Right;
use crate::domain::codes::codes;
use crate::domain::message::Message;
use crate::domain::template::Template;
use crate::error::{Error, Result};
use crate::locale::Language;
use crate::operations::report::edition::Imprint;
use crate::operations::report::{AnnualReport, Explain, Explained};
use crate::output::report::{self, Document};
use crate::web::answer;
use crate::web::assets;
use crate::web::context::Context;
use crate::web::house::{House, unprinted};
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

/// What a file may do wherever it is opened: show itself. It stands before everything else in it.
pub(in crate::web) const POLICY: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'\">";

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

/// The report as a file, with the imprint of the edition as which it is closed. The same report, templates, imprint, format and language
/// give the same bytes.
///
/// # Errors
/// `Conflict` where a template of the organisation does not hold good; a fault, when a table is too long for a worksheet; `Unavailable` for a
/// PDF where there is no font, or no press.
pub fn bytes(
    report: &AnnualReport,
    format: Format,
    language: Language,
    printing: &Printing,
    house: &House,
    imprint: Option<&Imprint>,
) -> Result<Vec<u8>> {
    let document = || Document { logo: house.logo(), ..report::document(report, language, imprint) };
    match format {
        Format::Html => Ok(html(Templates::own(), house, &document())?.into_bytes()),
        Format::Pdf => {
            let printed = printing.press.report(&document(), house.text(Template::ReportPdf));
            printed.map_err(|failure| unprinted(house, Template::ReportPdf, failure))
        }
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
    /// The policy and the style sheets, as elements.
    style: String,
    document: &'a str,
}

pub(in crate::web) fn html(own: &Templates, house: &House, document: &Document) -> Result<String> {
    let lang = document.language;
    let body = body(own, house, document, false)?;
    let style: String = STYLES.iter().map(|name| assets::text(name)).collect();
    let title = format!("{} {}", document.title, document.year);
    let style = format!("{POLICY}\n<style>\n{style}</style>");
    house.render(own, Template::ReportFile, &Alone { lang, title, style, document: &body })
}

/// The report as it stands in a page, with names that lead to their pages, or in a file, where they do not.
pub(in crate::web) fn body(own: &Templates, house: &House, document: &Document, links: bool) -> Result<String> {
    house.render(own, Template::ReportDocument, &Body { lang: document.language, doc: document, links })
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
    let printing = &ctx.app.printing;
    let house = printing.house(ctx.register(), report.known.seq)?;
    Ok(answer::file(&name, format.media_type(), bytes(&report, format, ctx.language, printing, &house, None)?))
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
