//! What sets documents: the program's templates, those of the organisation in their place, and the press.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use chrono_tz::Tz;
use sha2::{Digest, Sha256};

use super::file::{Format, STYLES, bytes};
use crate::domain::message::Message;
use crate::domain::template::{Template, Written};
use crate::error::{Error, Result};
use crate::locale::Language;
use crate::operations::Register;
use crate::operations::nda::Whole;
use crate::operations::report::AnnualReport;
use crate::operations::report::edition::{Imprint, Printed, Printer};
use crate::operations::template::{InForce, Logo};
use crate::output::nda::{self, Certificate};
use crate::output::pdf::{self, Press};
use crate::web::assets;
use crate::web::house::{House, Houses, Shop, check, check_logo, unprinted};
use crate::web::templates::Templates;

/// The templates by which a report is set in HTML.
const TEMPLATES: [Template; 2] = [Template::ReportDocument, Template::ReportFile];

/// So many answers to whether a text holds good are remembered.
const REMEMBERED: usize = 100;

pub struct Printing {
    pub press: Press,
    /// The program's own, read when they are first needed.
    houses: Houses,
    /// Whether texts hold good, by template and hash: trying one takes its time.
    tried: Mutex<HashMap<(Template, String), Result<(), Message>>>,
}

impl Printing {
    /// With the fonts of a folder, or those that stand where systems keep them.
    #[must_use]
    pub fn new(font_dir: Option<PathBuf>) -> Self {
        Self { press: Press::new(font_dir), houses: Houses::default(), tried: Mutex::default() }
    }

    /// With this program, by which the press sets templates of an organisation in a process of their own. Without it, it cannot.
    #[must_use]
    pub fn with_program(self, program: Option<PathBuf>) -> Self {
        match program {
            Some(program) => Self { press: self.press.with_program(program), ..self },
            None => self,
        }
    }

    /// With another time than a minute for such a process.
    #[must_use]
    pub fn with_patience(self, patience: Duration) -> Self {
        Self { press: self.press.with_patience(patience), ..self }
    }

    /// What the organisation has of its own, as known when the ledger ended with entry `known`.
    pub fn house(&self, register: &Register, known: i64) -> Result<Arc<House>> {
        self.houses.at(register, known)
    }

    #[must_use]
    pub fn shop(&self) -> Shop<'_> {
        Shop { press: &self.press, own: Templates::own() }
    }

    /// The certificate of the signature that stands, as PDF, by what the organisation has of its own now.
    ///
    /// # Errors
    /// `NotFound` if nothing was signed; `Unavailable` where there is no font; `Conflict` where the organisation's template does not hold good.
    pub fn certificate(&self, register: &Register, whole: &Whole, language: Language) -> Result<Vec<u8>> {
        self.certificate_by(&*self.house(register, i64::MAX)?, whole, language, register.clock().zone())
    }

    /// The same by what an organisation had of its own.
    ///
    /// # Errors
    /// As [`Printing::certificate`].
    pub fn certificate_by(&self, house: &House, whole: &Whole, language: Language, zone: Tz) -> Result<Vec<u8>> {
        let certificate = Certificate { logo: house.logo(), ..nda::certificate(whole, language, zone)? };
        let printed = self.press.certificate(&certificate, house.text(Template::CertificatePdf));
        printed.map_err(|failure| unprinted(house, Template::CertificatePdf, failure))
    }
}

impl Printer for Printing {
    fn template(&self, in_force: &InForce) -> String {
        let mut hash = Sha256::new();
        let text = |template: Template| in_force.texts.get(&template).cloned().unwrap_or_else(|| Printer::own(self, template));
        for name in TEMPLATES {
            hash.update(text(name));
        }
        for name in STYLES {
            hash.update(assets::text(name));
        }
        hash.update(text(Template::ReportPdf));
        if let Some(logo) = &in_force.logo {
            hash.update(&logo.0);
        }
        hex::encode(hash.finalize())
    }

    fn print(&self, report: &AnnualReport, imprint: &Imprint, in_force: &InForce) -> Result<Vec<Printed>> {
        let house = self.houses.of(in_force.clone());
        let mut printed = Vec::new();
        for language in Language::ALL {
            for format in Format::ALL {
                match bytes(report, *format, *language, self, &house, Some(imprint)) {
                    Ok(bytes) => printed.push(Printed { format: format.code(), language: language.code(), bytes }),
                    // Without a font there is no PDF; what was closed says which forms it has.
                    Err(Error::Unavailable(message)) => {
                        tracing::warn!(%format, reason = Language::En.say(&message), "a form of the report cannot be made here");
                    }
                    Err(error) => return Err(error),
                }
            }
        }
        Ok(printed)
    }

    fn own(&self, template: Template) -> String {
        match template.written() {
            Written::Typst => pdf::template(template.path()),
            Written::Html | Written::Text => Templates::text(template.path()),
        }
    }

    fn check(&self, template: Template, text: &str) -> Result<(), Message> {
        let key = (template, hex::encode(Sha256::digest(text)));
        let known = self.tried.lock().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
        if let Some(known) = known {
            return known;
        }
        let found = check(self.shop(), template, text);
        // What could not be tried may be tried once a font is there.
        if !found.as_ref().is_err_and(|message| message.id == "template-untried") {
            let mut tried = self.tried.lock().unwrap_or_else(PoisonError::into_inner);
            if tried.len() >= REMEMBERED {
                tried.clear();
            }
            tried.insert(key, found.clone());
        }
        found
    }

    fn check_logo(&self, logo: &Logo) -> Result<(), Message> {
        check_logo(self.shop(), logo)
    }
}
