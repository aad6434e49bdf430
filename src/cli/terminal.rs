//! What is said to the person at the terminal: answers to standard output, everything else to standard error.

use std::io::Write;

use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::locale::Language;

/// Writes to standard output. A reader who has seen enough, such as `head`, is no error.
pub fn write(bytes: &[u8]) -> Result<()> {
    let mut out = std::io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}

/// One line to standard output.
pub fn say(language: Language, message: &Message) -> Result<()> {
    write(format!("{}\n", language.say(message)).as_bytes())
}

/// One line to standard error. There is nowhere to report that it cannot be written.
pub fn note(text: &str) {
    drop(writeln!(std::io::stderr().lock(), "{text}"));
}

/// Says what is wrong, each field on its line. A fault is logged with a reference that stands here too.
pub fn complain(language: Language, error: &Error) {
    let mut lines = Vec::new();
    match error {
        Error::Invalid(problems) => {
            for (field, message) in &problems.0 {
                let said = language.say(message);
                lines.push(if field.is_empty() { said } else { format!("{}: {said}", flag(field)) });
            }
        }
        Error::Fault(fault) => {
            let reference = hex::encode(rand::random::<[u8; 4]>());
            tracing::error!(%reference, at = %fault.at, error = %fault.source, "a fault");
            lines.push(format!("{} ({reference})", language.say(&error.message())));
        }
        other => lines.push(language.say(&other.message())),
    }
    for line in lines {
        note(&line);
    }
}

/// Without breaks and other controls: what a file says must not move the cursor.
pub fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// A field as it is typed: `conditions.0.due_on` is `--conditions.0.due-on`.
pub fn flag(field: &str) -> String {
    format!("--{}", field.replace('_', "-"))
}
