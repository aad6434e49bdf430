//! What sets closed reports in their files: the same templates as the pages, and the press.

use std::path::PathBuf;

use sha2::{Digest, Sha256};

use super::file::{Format, STYLES, bytes};
use crate::error::{Error, Result};
use crate::locale::Language;
use crate::operations::report::AnnualReport;
use crate::operations::report::edition::{Imprint, Printed, Printer};
use crate::output::pdf::{self, Press};
use crate::web::assets;
use crate::web::templates::Templates;

/// The templates by which a report is set.
const TEMPLATES: [&str; 2] = ["report/document", "report/file"];

pub struct Printing {
    press: Press,
}

impl Printing {
    /// With the fonts of a folder, or those that stand where systems keep them.
    #[must_use]
    pub fn new(font_dir: Option<PathBuf>) -> Self {
        Self { press: Press::new(font_dir) }
    }
}

impl Printer for Printing {
    fn template(&self) -> String {
        let mut hash = Sha256::new();
        for name in TEMPLATES {
            hash.update(Templates::text(name));
        }
        for name in STYLES {
            hash.update(assets::text(name));
        }
        hash.update(pdf::template("report"));
        hex::encode(hash.finalize())
    }

    fn print(&self, report: &AnnualReport, imprint: &Imprint) -> Result<Vec<Printed>> {
        let mut printed = Vec::new();
        for language in Language::ALL {
            for format in Format::ALL {
                match bytes(report, *format, *language, &self.press, Some(imprint)) {
                    Ok(bytes) => printed.push(Printed { format: format.code(), language: language.code(), bytes }),
                    // Without a font there is no PDF; what was closed says which forms it has.
                    Err(Error::Unavailable(message)) => {
                        tracing::warn!(%format, reason = message.id, "a form of the report cannot be made here");
                    }
                    Err(error) => return Err(error),
                }
            }
        }
        Ok(printed)
    }
}
