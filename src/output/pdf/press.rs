//! The press: from a template and its data to the bytes of a PDF, one document at a time.

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use serde::Serialize;
use typst::diag::SourceDiagnostic;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::fonts::Fonts;
use super::template;
use super::world::Desk;
use crate::error::{Error, Result};
use crate::output::nda::Certificate;
use crate::output::report::{Document, Print};

/// Prints one document at a time: setting a long one takes hundreds of megabytes.
pub struct Press {
    font_dir: Option<PathBuf>,
    /// Looked for once; as long as there are none, each time anew.
    fonts: Mutex<Option<Fonts>>,
}

/// What a template finds as its data.
#[derive(Serialize)]
struct Data<'a, T> {
    family: &'a str,
    document: &'a T,
}

impl Press {
    #[must_use]
    pub fn new(font_dir: Option<PathBuf>) -> Self {
        Self { font_dir, fonts: Mutex::new(None) }
    }

    /// A certificate on A4. The same certificate and fonts give the same bytes.
    ///
    /// # Errors
    /// `Unavailable` where there is no Japanese font, with what to install.
    pub fn certificate(&self, certificate: &Certificate) -> Result<Vec<u8>> {
        self.print("certificate", certificate, &certificate.foot)
    }

    /// The annual report on A4. The same document and fonts give the same bytes.
    ///
    /// # Errors
    /// As [`Press::certificate`].
    pub fn report(&self, document: &Document) -> Result<Vec<u8>> {
        self.print("report", &Print::of(document), &document.head)
    }

    fn print(&self, set_by: &str, document: &impl Serialize, name: &str) -> Result<Vec<u8>> {
        let mut fonts = self.fonts.lock().unwrap_or_else(PoisonError::into_inner);
        let fonts = match &mut *fonts {
            Some(fonts) => fonts,
            none => none.insert(Fonts::find(self.font_dir.as_deref())?),
        };
        let data = serde_json::to_string(&Data { family: &fonts.family, document })?;
        let printed = Desk::new(fonts, &template(set_by), data).and_then(|desk| set(&desk, name));
        // What the typesetter remembers would stay until the program ends.
        comemo::evict(0);
        printed
    }
}

fn set(desk: &Desk<'_>, name: &str) -> Result<Vec<u8>> {
    let document: PagedDocument = typst::compile(desk).output.map_err(|errors| fault(desk, &errors))?;
    let standards = PdfStandards::new(&[PdfStandard::A_2u]).map_err(|error| Error::fault(error.message().to_string()))?;
    let options = |standards| PdfOptions { ident: Smart::Custom(name.to_owned()), standards, ..PdfOptions::default() };
    // PDF/A takes no letter that the fonts do not have. Such a name is no reason to have no document at all.
    typst_pdf::pdf(&document, &options(standards))
        .or_else(|_| typst_pdf::pdf(&document, &options(PdfStandards::default())))
        .map_err(|errors| fault(desk, &errors))
}

/// What is wrong, and at which line of the template.
fn fault(desk: &Desk<'_>, errors: &[SourceDiagnostic]) -> Error {
    let told = |error: &SourceDiagnostic| match desk.line(error) {
        Some(line) => format!("line {line}: {}", error.message),
        None => error.message.to_string(),
    };
    Error::fault(errors.iter().map(told).collect::<Vec<_>>().join("; "))
}
