//! Every word that can be typed: the fixed commands, and what holds for all.

use clap::{Arg, ArgAction, Command};

use crate::locale::Language;

/// Flags that every command takes. A field of an operation with one of these names is typed as `--field-NAME`.
pub const EVERYWHERE: [&str; 9] = ["database", "config", "lang", "format", "out", "user", "token", "help", "version"];

/// Settings that have a flag on the commands that serve.
const OF_SERVING: [&str; 9] =
    ["listen", "base-url", "time-zone", "documents", "readers", "log", "log-format", "trusted-proxy", "metrics"];

/// The whole command line, with its help in a language.
pub fn tree(language: Language) -> Command {
    let tree = command(language, "kantoku", "cli-about").version(env!("CARGO_PKG_VERSION")).disable_version_flag(true);
    let tree = tree.subcommand_required(true).arg_required_else_help(true).disable_help_subcommand(true);
    let tree = tree.arg(flag(language, "version").short('V').action(ArgAction::Version));
    let tree = tree.args(["database", "config", "lang", "format", "out", "user", "token"].map(|name| shared(language, name)));
    tree.subcommand(command(language, "serve", "cli-serve").args(OF_SERVING.map(|name| value(language, name))))
        .subcommand(command(language, "verify", "cli-verify"))
        .subcommand(command(language, "backup", "cli-backup"))
}

/// A command with its help laid out in the person's language.
pub fn command(language: Language, name: impl Into<clap::builder::Str>, about: &str) -> Command {
    let (usage, commands) = (language.text("cli-help-usage"), language.text("cli-help-commands"));
    Command::new(name)
        .about(language.text(about).into_owned())
        .help_template(format!("{{about-with-newline}}\n{usage} {{usage}}\n\n{{all-args}}{{after-help}}"))
        .subcommand_help_heading(commands.into_owned())
        .next_help_heading(language.text("cli-help-options").into_owned())
        .disable_help_flag(true)
        .arg(flag(language, "help").short('h').action(ArgAction::Help).global(true))
}

/// A flag with a value: `--name VALUE`.
pub fn value(language: Language, name: &'static str) -> Arg {
    flag(language, name).value_name(name.to_uppercase().replace('-', "_"))
}

fn shared(language: Language, name: &'static str) -> Arg {
    value(language, name).global(true).help_heading(language.text("cli-help-everywhere").into_owned())
}

fn flag(language: Language, name: &'static str) -> Arg {
    Arg::new(name).long(name).help(language.text(&format!("cli-flag-{name}")).into_owned())
}
