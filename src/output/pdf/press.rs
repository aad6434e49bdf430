//! The press: from a template and its data to the bytes of a PDF, one document at a time.

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use typst::diag::SourceDiagnostic;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::apart::{Job, send};
use super::fonts::Fonts;
use super::world::Desk;
use super::{Failure, template};
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::output::nda::Certificate;
use crate::output::report::{Document, Print};

/// How long a template of an organisation may take.
const PATIENCE: Duration = Duration::from_mins(1);

/// Prints one document at a time: setting a long one takes hundreds of megabytes.
pub struct Press {
    font_dir: Option<PathBuf>,
    /// Looked for once; as long as there are none, each time anew.
    fonts: Mutex<Option<Fonts>>,
    /// This program, by which templates of an organisation are set in a process of their own.
    program: Option<PathBuf>,
    patience: Duration,
}

/// What a template finds as its data.
#[derive(Serialize)]
struct Data<'a, T> {
    family: &'a str,
    /// The file of the logo.
    logo: Option<&'static str>,
    document: &'a T,
}

/// What is to be set.
struct Order<'a, T> {
    template: &'static str,
    document: &'a T,
    /// By which the file is known.
    name: &'a str,
    logo: Option<&'a str>,
}

impl Press {
    #[must_use]
    pub fn new(font_dir: Option<PathBuf>) -> Self {
        Self { font_dir, fonts: Mutex::new(None), program: None, patience: PATIENCE }
    }

    /// With this program, for templates of an organisation.
    #[must_use]
    pub fn with_program(self, program: PathBuf) -> Self {
        Self { program: Some(program), ..self }
    }

    /// With another time than a minute for a template of an organisation.
    #[must_use]
    pub fn with_patience(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    /// A certificate on A4, by a template of the organisation if it has one. The same certificate, template and fonts give the same bytes.
    ///
    /// # Errors
    /// `Unavailable` where there is no Japanese font, with what to install; what is wrong with the organisation's template.
    pub fn certificate(&self, certificate: &Certificate, own: Option<&str>) -> Result<Vec<u8>, Failure> {
        let logo = certificate.logo.as_deref();
        self.print(&Order { template: "certificate", document: certificate, name: &certificate.foot, logo }, own)
    }

    /// The annual report on A4, by a template of the organisation if it has one. The same document, template and fonts give the same bytes.
    ///
    /// # Errors
    /// As [`Press::certificate`].
    pub fn report(&self, document: &Document, own: Option<&str>) -> Result<Vec<u8>, Failure> {
        let logo = document.logo.as_deref();
        self.print(&Order { template: "report", document: &Print::of(document), name: &document.head, logo }, own)
    }

    fn print(&self, order: &Order<'_, impl Serialize>, own: Option<&str>) -> Result<Vec<u8>, Failure> {
        let mut fonts = self.fonts.lock().unwrap_or_else(PoisonError::into_inner);
        let fonts = match &mut *fonts {
            Some(fonts) => fonts,
            none => none.insert(Fonts::find(self.font_dir.as_deref()).map_err(Failure::Other)?),
        };
        let logo = order.logo.and_then(picture);
        let data = Data { family: &fonts.family, logo: logo.as_ref().map(|(path, _)| *path), document: order.document };
        let data = serde_json::to_string(&data).map_err(|error| Failure::Other(error.into()))?;
        if let Some(own) = own {
            let Some(program) = &self.program else { return Err(Failure::Other(Error::Unavailable(Message::new("template-no-press")))) };
            let font_dir = self.font_dir.clone();
            let logo = logo.map(|(path, bytes)| (path.to_owned(), STANDARD.encode(bytes)));
            let job = Job { template: own.to_owned(), data, name: order.name.to_owned(), logo, font_dir };
            return send(program, &job, self.patience);
        }
        set(fonts, &template(order.template), data, logo, order.name)
    }
}

/// The file of a data URI, as a template names it.
fn picture(uri: &str) -> Option<(&'static str, Vec<u8>)> {
    let (head, encoded) = uri.split_once(',')?;
    let path = if head.contains("image/png") { "/logo.png" } else { "/logo.jpg" };
    Some((path, STANDARD.decode(encoded).ok()?))
}

/// Sets a document in this process.
pub(super) fn set(fonts: &Fonts, template: &str, data: String, logo: Option<(&str, Vec<u8>)>, name: &str) -> Result<Vec<u8>, Failure> {
    let desk = Desk::new(fonts, template, data, logo).map_err(Failure::Other)?;
    let printed = on(&desk, name);
    // What the typesetter remembers would stay until the program ends.
    comemo::evict(0);
    printed
}

fn on(desk: &Desk<'_>, name: &str) -> Result<Vec<u8>, Failure> {
    let document: PagedDocument = typst::compile(desk).output.map_err(|errors| broken(desk, &errors))?;
    let unknown = |error: typst::diag::HintedString| Failure::Other(Error::fault(error.message().to_string()));
    let standards = PdfStandards::new(&[PdfStandard::A_2u]).map_err(unknown)?;
    let options = |standards| PdfOptions { ident: Smart::Custom(name.to_owned()), standards, ..PdfOptions::default() };
    // PDF/A takes no letter that the fonts do not have. Such a name is no reason to have no document at all.
    typst_pdf::pdf(&document, &options(standards))
        .or_else(|_| typst_pdf::pdf(&document, &options(PdfStandards::default())))
        .map_err(|errors| broken(desk, &errors))
}

/// What is wrong first, and at which place of the template.
fn broken(desk: &Desk<'_>, errors: &[SourceDiagnostic]) -> Failure {
    let first = errors.iter().find(|error| desk.place(error).is_some()).or_else(|| errors.first());
    Failure::Broken {
        place: first.and_then(|error| desk.place(error)),
        why: first.map(|error| error.message.to_string()).unwrap_or_default(),
    }
}
