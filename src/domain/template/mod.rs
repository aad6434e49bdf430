//! Templates that an organisation may change: a closed list, and what a text or a picture has to be before it is tried at all.

mod logo;

use super::codes::codes;
use super::message::Message;

pub use logo::{LARGEST_LOGO, picture};

codes! {
    /// A template that an organisation may change. The pages of the program are not among them.
    pub enum Template as "template" {
        /// The annual report as HTML: what stands in its page and in its file.
        ReportDocument = "report_document",
        /// What stands around the annual report in an HTML file.
        ReportFile = "report_file",
        /// The annual report as PDF.
        ReportPdf = "report_pdf",
        /// The certificate of a signature as PDF.
        CertificatePdf = "certificate_pdf",
        /// A mail of deadlines as HTML.
        MailDigest = "mail_digest",
        /// The same mail as plain text.
        MailDigestText = "mail_digest_text",
    }
}

/// In what a template is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// Handlebars, for HTML: every value is escaped.
    Html,
    /// Handlebars, for plain text.
    Text,
    /// The language of the typesetter.
    Typst,
}

/// The name under which the logo stands among them.
pub const LOGO: &str = "logo";

/// The longest text, in characters.
pub const LONGEST: usize = 200_000;

impl Template {
    #[must_use]
    pub fn written(self) -> Written {
        match self {
            Self::ReportDocument | Self::ReportFile | Self::MailDigest => Written::Html,
            Self::MailDigestText => Written::Text,
            Self::ReportPdf | Self::CertificatePdf => Written::Typst,
        }
    }

    /// The name of the program's own, among those of its kind.
    #[must_use]
    pub fn path(self) -> &'static str {
        match self {
            Self::ReportDocument => "report/document",
            Self::ReportFile => "report/file",
            Self::ReportPdf => "report",
            Self::CertificatePdf => "certificate",
            Self::MailDigest => "mail/digest",
            Self::MailDigestText => "mail/digest_text",
        }
    }

    /// What a file of it is called.
    #[must_use]
    pub fn file_name(self) -> String {
        let ending = if self.written() == Written::Typst { "typ" } else { "hbs" };
        format!("{}.{ending}", self.code())
    }
}

/// A text as it is kept: lines as one system writes them, and no mark before the first.
///
/// # Errors
/// What was read and what was expected: nothing at all, a text that is too long, a letter that controls.
pub fn plain(text: &str) -> Result<String, Message> {
    let plain = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let length = plain.chars().count();
    if plain.trim().is_empty() {
        return Err(Message::new("input-required"));
    }
    if length > LONGEST {
        return Err(Message::new("input-too-long").with("read", length).with("expected", LONGEST));
    }
    match plain.chars().find(|c| c.is_control() && !matches!(c, '\n' | '\t')) {
        Some(found) => Err(Message::new("input-control-character").with("read", format!("U+{:04X}", u32::from(found)))),
        None => Ok(plain),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_kept_as_lines_and_refused_with_what_was_read() {
        assert_eq!(plain("\u{feff}<p>\r\n\t社名</p>\r\n").unwrap(), "<p>\n\t社名</p>\n");
        for (text, id) in
            [("", "input-required"), (" \n", "input-required"), ("a\0b", "input-control-character"), ("a\rb", "input-control-character")]
        {
            assert_eq!(plain(text).unwrap_err().id, id, "{text:?}");
        }
        assert!(plain(&"あ".repeat(LONGEST)).is_ok());
        assert_eq!(plain(&"あ".repeat(LONGEST + 1)).unwrap_err().id, "input-too-long");
    }
}
