//! A template is tried: set with invented data in every language, before it is taken and when it is listed.

use super::broken::{plain, unprinted};
use super::{House, Sample, guard};
use crate::domain::message::Message;
use crate::domain::template::{Template, Written};
use crate::error::{Error, Result};
use crate::locale::Language;
use crate::operations::template::{InForce, Logo};
use crate::output::pdf::Press;
use crate::web::report::file::{POLICY, body, html};
use crate::web::templates::Templates;

/// By what a template is set.
#[derive(Clone, Copy)]
pub struct Shop<'a> {
    pub press: &'a Press,
    /// The program's own.
    pub own: &'a Templates,
}

/// Tries a text in the place of a template.
///
/// # Errors
/// Where it does not hold good and why, or why it cannot be tried here.
pub fn check(shop: Shop<'_>, template: Template, text: &str) -> Result<(), Message> {
    let house = House::new(InForce { texts: [(template, text.to_owned())].into(), ..InForce::default() });
    for language in Language::ALL {
        let sample = Sample { language: *language };
        let set = match template {
            Template::ReportDocument => both_ways(shop, &house, sample),
            _ => preview(shop, &house, template, *language),
        };
        let set = set.map_err(|error| said(template, error))?;
        if template.written() == Written::Html {
            let html = String::from_utf8_lossy(&set);
            judged(template, &html)?;
        }
    }
    Ok(())
}

/// The report with and without names that lead to their pages.
fn both_ways(shop: Shop<'_>, house: &House, sample: Sample) -> Result<Vec<u8>> {
    let document = sample.document(None);
    let alone = body(shop.own, house, &document, false)?;
    Ok((body(shop.own, house, &document, true)? + &alone).into_bytes())
}

fn judged(template: Template, html: &str) -> Result<(), Message> {
    if template != Template::ReportFile {
        return guard::check_set(template, html);
    }
    // The file carries its policy with it, and has to have it before anything that it forbids.
    match html.split_once(POLICY) {
        Some((before, after)) if !before.contains("<body") => {
            guard::check_set(template, before)?;
            guard::check_set(template, after)
        }
        _ => Err(plain(Message::from("template-broken-style"), template)),
    }
}

/// Tries a logo in both documents that are printed. Where the program is built without a press, nothing is printed at all.
///
/// # Errors
/// Why it cannot stand in them.
pub fn check_logo(shop: Shop<'_>, logo: &Logo) -> Result<(), Message> {
    if cfg!(not(feature = "pdf")) {
        return Ok(());
    }
    let house = House::new(InForce { logo: Some(logo.clone()), ..InForce::default() });
    match preview(shop, &house, Template::CertificatePdf, Language::Ja) {
        Ok(_) => Ok(()),
        Err(Error::Unavailable(why)) => Err(untried(&why)),
        Err(error) => {
            tracing::info!(%error, "a logo cannot be set");
            Err(Message::new("template-logo-broken"))
        }
    }
}

/// Invented data as a template sets it: HTML, text or PDF.
///
/// # Errors
/// As [`House::render`]; `Unavailable` where nothing can be printed.
pub fn preview(shop: Shop<'_>, house: &House, template: Template, language: Language) -> Result<Vec<u8>> {
    let sample = Sample { language };
    match template {
        Template::ReportDocument | Template::ReportFile => Ok(html(shop.own, house, &sample.document(house.logo()))?.into_bytes()),
        Template::MailDigest | Template::MailDigestText => Ok(house.render(shop.own, template, &sample.digest())?.into_bytes()),
        Template::ReportPdf => {
            let printed = shop.press.report(&sample.document(house.logo()), house.text(template));
            printed.map_err(|failure| unprinted(house, template, failure))
        }
        Template::CertificatePdf => {
            let printed = shop.press.certificate(&sample.certificate(house.logo()), house.text(template));
            printed.map_err(|failure| unprinted(house, template, failure))
        }
    }
}

fn said(template: Template, error: Error) -> Message {
    match error {
        Error::Conflict(message) => message,
        Error::Unavailable(why) => untried(&why),
        other => {
            tracing::error!(error = %other, %template, "a template could not be tried");
            other.message()
        }
    }
}

/// It could not be tried, and why. Of a folder without fonts only that there are none.
fn untried(why: &Message) -> Message {
    let id = if why.args.is_empty() { why.id } else { "pdf-no-font" };
    Message::new("template-untried").label("why", id)
}
