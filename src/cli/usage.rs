//! What is said where the typed words are no command, and the help that was asked for.

use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::{MISTYPED, terminal};
use crate::domain::message::Message;
use crate::locale::Language;

/// Prints help and version to standard output, everything else to standard error in the person's language.
pub fn explain(language: Language, error: &clap::Error) -> ExitCode {
    if !error.use_stderr() {
        drop(terminal::write(error.render().to_string().as_bytes()));
        return ExitCode::SUCCESS;
    }
    match message(error) {
        Some(message) => {
            terminal::note(&language.say(&message));
            terminal::note(&language.text("cli-usage-see-help"));
        }
        None => terminal::note(error.render().to_string().trim_end()),
    }
    ExitCode::from(MISTYPED)
}

fn message(error: &clap::Error) -> Option<Message> {
    let said = |kind| error.get(kind).map(text).unwrap_or_default();
    let argument = said(ContextKind::InvalidArg);
    Some(match error.kind() {
        ErrorKind::UnknownArgument => Message::new("cli-usage-unknown-flag").with("read", argument),
        ErrorKind::InvalidSubcommand => Message::new("cli-usage-unknown-command").with("read", said(ContextKind::InvalidSubcommand)),
        ErrorKind::InvalidValue if said(ContextKind::InvalidValue).is_empty() => {
            Message::new("cli-usage-value-missing").with("flag", argument)
        }
        ErrorKind::InvalidValue => Message::new("cli-usage-value")
            .with("flag", argument)
            .with("read", said(ContextKind::InvalidValue))
            .with("expected", said(ContextKind::ValidValue)),
        ErrorKind::MissingRequiredArgument => Message::new("cli-usage-missing").with("flag", argument),
        ErrorKind::ArgumentConflict => Message::new("cli-usage-twice").with("flag", argument),
        // Help that is shown because nothing was typed, and what clap alone can say.
        _ => return None,
    })
}

fn text(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(many) => many.join(" / "),
        ContextValue::String(one) => one.clone(),
        other => other.to_string(),
    }
}
