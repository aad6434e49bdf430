//! Every word that can be typed: the fixed commands, one for each operation, and what holds for all.

use clap::{Arg, ArgAction, Command};

use super::{fields, import, jobs, nda, pack, report, template};
use crate::locale::Language;
use crate::operations::list::Operation;

/// Flags that the commands have for themselves. A field with one of these names is typed as `--field-NAME`.
pub const EVERYWHERE: [&str; 11] = ["database", "config", "lang", "format", "out", "user", "token", "help", "version", "input", "cell"];

/// Settings that have a flag on the commands that serve.
const OF_SERVING: [&str; 13] = [
    "listen",
    "base-url",
    "time-zone",
    "documents",
    "document-key",
    "font-dir",
    "readers",
    "log",
    "log-format",
    "trusted-proxy",
    "smtp-url",
    "mail-from",
    "metrics",
];

/// Settings of the files that were handed in, for the commands that look through them or copy them.
pub const OF_FILES: [&str; 2] = ["documents", "document-key"];

/// The whole command line, with its help in a language.
pub fn tree(language: Language, operations: &'static [Operation]) -> Command {
    let tree = command(language, "kantoku", language.text("cli-about").into_owned());
    let tree = tree.subcommand_required(true).arg_required_else_help(true).disable_help_subcommand(true);
    let tree = tree.version(env!("CARGO_PKG_VERSION")).disable_version_flag(true);
    let tree = tree.arg(flag(language, "version").short('V').action(ArgAction::Version));
    let tree = tree.args(["database", "config", "lang", "format", "out", "user", "token"].map(|name| shared(language, name)));
    tree.subcommands(fixed(language, operations))
        .subcommands(subjects(operations).into_iter().map(|subject| of_subject(language, subject, operations)))
}

/// The operation that a subject and a verb mean.
pub fn find(operations: &'static [Operation], subject: &str, verb: &str) -> Option<&'static Operation> {
    operations.iter().find(|operation| kebab(operation.subject()) == subject && kebab(operation.verb()) == verb)
}

fn fixed(language: Language, operations: &'static [Operation]) -> Vec<Command> {
    let plain = |name: &'static str| command(language, name, language.text(&format!("cli-{name}")).into_owned());
    vec![
        plain("serve").args(OF_SERVING.map(|name| value(language, name))),
        plain("verify")
            .args(OF_FILES.map(|name| value(language, name)))
            .arg(value(language, "report"))
            .arg(flag(language, "remove-unlisted").action(ArgAction::SetTrue)),
        plain("backup").arg(value(language, "documents")),
        plain("config").args(OF_SERVING.map(|name| value(language, name))),
        plain("openapi"),
        plain("reminders").args(find(operations, "reminder", "preview").into_iter().flat_map(|preview| fields::flags(preview, language))),
        import::command(language),
    ]
}

/// Each subject once, in the order of the list.
fn subjects(operations: &[Operation]) -> Vec<&'static str> {
    let mut subjects = Vec::new();
    for operation in operations.iter().filter(|operation| operation.subject() != import::SUBJECT) {
        if !subjects.contains(&operation.subject()) {
            subjects.push(operation.subject());
        }
    }
    subjects
}

fn of_subject(language: Language, subject: &'static str, operations: &'static [Operation]) -> Command {
    let about = language.text(&format!("cli-subject-{}", kebab(subject))).into_owned();
    let verbs = operations.iter().filter(|operation| operation.subject() == subject);
    command(language, kebab(subject), about)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .disable_help_subcommand(true)
        .subcommands(verbs.map(|operation| of_operation(language, operation)))
        .subcommands((subject == nda::SUBJECT).then(|| nda::certificate_command(language)))
        .subcommands((subject == pack::SUBJECT).then(|| pack::command(language)))
        .subcommands((kebab(subject) == report::EDITION).then(|| report::file_command(language)))
        .subcommands((subject == jobs::SUBJECT).then(|| jobs::command(language)))
}

/// Its documentation, which is English; in other languages what the operation is called.
fn of_operation(language: Language, operation: &Operation) -> Command {
    let id = format!("operation-{}-{}", kebab(operation.subject()), kebab(operation.verb()));
    let called = language.label(&id).filter(|_| language != Language::En || operation.about().is_empty());
    let (first, rest) = paragraphs(operation.about());
    if operation.name == nda::VERIFY {
        return nda::command(language, called.unwrap_or(first));
    }
    let input = value(language, "input").value_name("FILE");
    let command = command(language, kebab(operation.verb()), called.unwrap_or(first));
    let flags = fields::flags(operation, language).into_iter();
    // The figure is what the command is about: it needs no flag.
    let flags = flags
        .map(|flag| if operation.name == report::EXPLAIN && flag.get_long() == Some("figure") { fields::positional(&flag) } else { flag });
    let file = (operation.name == template::PUT).then(|| template::file(language));
    command.after_help(rest).args(flags).args(file).arg(input)
}

/// The first paragraph of a documentation, and the others; the lines of each are joined, as a terminal breaks them itself.
fn paragraphs(about: &str) -> (String, String) {
    let mut paragraphs = about.split("\n\n").map(|paragraph| paragraph.split_whitespace().collect::<Vec<_>>().join(" "));
    let first = paragraphs.next().unwrap_or_default();
    (first, paragraphs.collect::<Vec<_>>().join("\n\n"))
}

/// A command with its help laid out in the person's language.
pub fn command(language: Language, name: impl Into<clap::builder::Str>, about: String) -> Command {
    let usage = language.text("cli-help-usage");
    Command::new(name)
        .about(about)
        .help_template(format!("{{about-with-newline}}\n{usage} {{usage}}\n\n{{all-args}}{{after-help}}\n"))
        .subcommand_help_heading(language.text("cli-help-commands").into_owned())
        .next_help_heading(language.text("cli-help-options").into_owned())
        .disable_help_flag(true)
        .arg(flag(language, "help").short('h').action(ArgAction::Help))
}

/// A flag with a value: `--name VALUE`.
pub fn value(language: Language, name: &'static str) -> Arg {
    flag(language, name).value_name(name.to_uppercase().replace('-', "_"))
}

fn shared(language: Language, name: &'static str) -> Arg {
    value(language, name).global(true).help_heading(language.text("cli-help-everywhere").into_owned())
}

/// The same with words of its own, where the flag means something else to other commands.
pub fn value_as(language: Language, name: &'static str, help: &str) -> Arg {
    Arg::new(name).long(name).value_name(name.to_uppercase().replace('-', "_")).help(language.text(help).into_owned())
}

pub fn flag(language: Language, name: &'static str) -> Arg {
    Arg::new(name).long(name).help(language.text(&format!("cli-flag-{name}")).into_owned())
}

fn kebab(name: &str) -> String {
    name.replace('_', "-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::fields;
    use crate::operations::describe::FieldKind;
    use crate::operations::list::OPERATIONS;
    use crate::operations::setting;

    static SAMPLE: &[Operation] = &[Operation::query::<setting::List>(), Operation::command::<setting::Make>()];

    #[test]
    fn no_two_flags_of_a_command_have_one_name() {
        for language in Language::ALL {
            tree(*language, OPERATIONS).debug_assert();
        }
    }

    #[test]
    fn every_subject_and_every_verb_is_told_in_words_of_the_language() {
        for language in Language::ALL {
            let tree = tree(*language, OPERATIONS);
            for subject in subjects(OPERATIONS) {
                let command = tree.find_subcommand(kebab(subject)).unwrap();
                let noun = command.get_about().unwrap().to_string();
                assert!(!noun.contains("cli-subject") && !noun.contains('_'), "{subject}: {noun}");
                let verbs = command.get_subcommands().map(|verb| verb.get_about().unwrap().to_string());
                let wrong: Vec<String> = match language {
                    Language::En => {
                        assert!(noun.starts_with(|c: char| c.is_uppercase()), "{noun}");
                        verbs.filter(|about| !about.ends_with('.') || about.contains('\n')).collect()
                    }
                    Language::Ja => std::iter::once(noun).chain(verbs).filter(|about| about.is_ascii()).collect(),
                };
                assert_eq!(wrong, Vec::<String>::new(), "{subject} in {language}");
            }
        }
    }

    #[test]
    fn paragraphs_stay_apart_and_their_lines_do_not() {
        let (first, rest) = paragraphs("Shows one thing\nand another.\n\nNot by\nan API token.\n\nTwice.");
        assert_eq!((first.as_str(), rest.as_str()), ("Shows one thing and another.", "Not by an API token.\n\nTwice."));
    }

    #[test]
    fn whatever_takes_the_bytes_of_a_file_takes_a_file() {
        let takes = |operation: &&Operation| operation.fields().iter().any(|field| field.kind == FieldKind::Bytes);
        let names: Vec<&str> = OPERATIONS.iter().filter(takes).map(|operation| operation.name).collect();
        for name in ["evaluation.attach", "contract.attach", "nda.sign_on_paper", "ending.confirm", "template.put_logo"] {
            assert!(names.contains(&name), "{name} is not among {names:?}");
        }
        let tree = tree(Language::En, OPERATIONS);
        for operation in OPERATIONS.iter().filter(takes).filter(|operation| operation.subject() != import::SUBJECT) {
            let command = tree.find_subcommand(kebab(operation.subject())).unwrap();
            let command = command.find_subcommand(kebab(operation.verb())).unwrap();
            assert!(command.get_arguments().any(|flag| flag.get_long() == Some("file")), "{}", operation.name);
            let held = operation.fields().into_iter().find(|field| field.kind == FieldKind::Bytes).unwrap();
            assert_eq!(held.name, "content", "{}", operation.name);
        }
    }

    #[test]
    fn what_is_typed_becomes_the_cells_of_the_operation() {
        let typed = "kantoku setting make --name fiscal_year_start --value 1 --lang en";
        let given = tree(Language::En, SAMPLE).try_get_matches_from(typed.split(' ')).unwrap();
        let (subject, rest) = given.subcommand().unwrap();
        let (verb, rest) = rest.subcommand().unwrap();
        let operation = find(SAMPLE, subject, verb).unwrap();
        assert_eq!(operation.name, "setting.make");
        let expected = [("name", "fiscal_year_start"), ("value", "1")].map(|(name, cell)| (name.to_owned(), cell.to_owned()));
        assert_eq!(fields::cells(operation, rest), expected);
    }
}
