//! The way out for mail: SMTP, with TLS and a password where the server asks for them.

use std::time::Duration;

use lettre::message::header::HeaderName;
use lettre::message::header::HeaderValue;
use lettre::message::{Mailbox, MultiPart};
use lettre::transport::smtp::extension::ClientId;
use lettre::{Address, Message, SmtpTransport, Transport};

use crate::config::SmtpUrl;
use crate::error::{Error, Result};
use crate::operations::mail::{Failure, Outgoing};

/// How long a mail server may take for an answer.
const PATIENCE: Duration = Duration::from_secs(20);

/// A mail server, and who the mail is from.
pub struct Mailer {
    transport: SmtpTransport,
    from: Mailbox,
}

impl Mailer {
    /// # Errors
    /// `Fault` if the address of the server cannot be used.
    pub fn new(server: &SmtpUrl, from: &str) -> Result<Self> {
        let transport = SmtpTransport::from_url(server.reveal()).map_err(Error::fault)?.timeout(Some(PATIENCE));
        // The name of this machine is nobody's business.
        let transport = transport.hello_name(ClientId::Domain("kantoku.invalid".to_owned())).build();
        Ok(Self { transport, from: from.parse().map_err(Error::fault)? })
    }

    /// Sends a mail, and says what the server answered.
    ///
    /// # Errors
    /// What went wrong, and whether another attempt is of any use.
    pub fn send(&self, mail: &Outgoing) -> Result<String, Failure> {
        let message = self.message(mail).map_err(|detail| Failure { for_good: true, detail })?;
        match self.transport.send(&message) {
            Ok(response) => Ok(format!("{} {}", response.code(), response.message().collect::<Vec<_>>().join(" "))),
            Err(error) => {
                // Whoever set up the server wrongly can mend that: only what is said of this mail is final.
                let of_mail = error.is_permanent() && !matches!(error.status().map(u16::from), Some(530 | 534 | 535 | 538));
                Err(Failure { for_good: of_mail, detail: said(&error) })
            }
        }
    }

    fn message(&self, mail: &Outgoing) -> Result<Message, String> {
        let to: Address = mail.address.parse().map_err(|error| format!("{error}"))?;
        Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .subject(&mail.subject)
            // The same for every attempt: a server that has taken it already can tell.
            .message_id(Some(format!("<mail-{}-{}@{}>", mail.id, mail.created_at.and_utc().timestamp(), self.from.email.domain())))
            .raw_header(HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned()))
            .multipart(MultiPart::alternative_plain_html(mail.plain.clone(), mail.html.clone()))
            .map_err(|error| error.to_string())
    }
}

/// An error with all that stands behind it.
fn said(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(inner) = source {
        text = format!("{text}: {inner}");
        source = inner.source();
    }
    text
}
