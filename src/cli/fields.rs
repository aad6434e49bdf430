//! From the fields of an operation to flags, and from what was typed back to cells.

use std::ffi::OsString;

use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgMatches};

use super::tree::{self, EVERYWHERE};
use super::{content, sheet};
use crate::domain::message::Message;
use crate::locale::Language;
use crate::operations::describe::{Field, FieldKind, within};
use crate::operations::list::Operation;

/// The flag into which those with numbers in their names are rewritten: they cannot be listed beforehand.
const CELL: &str = "cell";

/// A flag for every field of the operation, and one for a file where it takes one.
pub fn flags(operation: &Operation, language: Language) -> Vec<Arg> {
    let fields = operation.fields();
    let mut flags: Vec<Arg> = fields.iter().flat_map(|field| flags_of(field, &field.name, language)).collect();
    if fields.iter().any(|field| field.kind == FieldKind::Bytes) {
        flags.push(tree::value_as(language, content::FLAG, "cli-flag-file-content"));
    }
    if sheet::is_taken(operation) {
        flags.push(tree::value_as(language, content::FLAG, "cli-flag-file-sheet"));
    }
    if !flags.is_empty() {
        flags.push(Arg::new(CELL).long(CELL).action(ArgAction::Append).hide(true));
    }
    flags
}

/// The same without a flag: the word itself is the value.
pub fn positional(flag: &Arg) -> Arg {
    let help = flag.get_help().cloned().unwrap_or_default();
    Arg::new(flag.get_id().clone()).value_name("FIGURE").help(help)
}

/// What was typed, as cells by the name of their field.
pub fn cells(operation: &Operation, given: &ArgMatches) -> Vec<(String, String)> {
    let mut cells = Vec::new();
    for field in operation.fields() {
        if given.try_contains_id(&id(&field.name)).unwrap_or(false)
            && given.value_source(&id(&field.name)) == Some(ValueSource::CommandLine)
        {
            let values = given.get_many::<String>(&id(&field.name)).into_iter().flatten();
            cells.extend(values.map(|value| (field.name.clone(), value.clone())));
        }
    }
    let numbered = given.try_get_many::<String>(CELL).ok().flatten().into_iter().flatten();
    cells.extend(numbered.filter_map(|cell| cell.split_once('=')).map(|(name, value)| (name.to_owned(), value.to_owned())));
    cells
}

/// The name by which a field is typed: its own, unless every command has a flag of that name.
pub fn typed_as(field: &str) -> String {
    if EVERYWHERE.contains(&field) { format!("field_{field}") } else { field.to_owned() }
}

/// Rewrites `--conditions.0.due-on VALUE` to `--cell conditions.0.due_on=VALUE`.
pub fn with_numbered_cells(typed: Vec<OsString>) -> Vec<OsString> {
    let mut words = typed.into_iter();
    let mut rewritten = Vec::new();
    while let Some(word) = words.next() {
        let Some((name, value)) = word.to_str().and_then(numbered) else {
            rewritten.push(word);
            continue;
        };
        let value = value.map(ToOwned::to_owned).or_else(|| words.next().and_then(|next| next.into_string().ok()));
        rewritten.push(format!("--{CELL}={}={}", name.replace('-', "_"), value.unwrap_or_default()).into());
    }
    rewritten
}

/// The name of a flag with a dot in it, and the value if it stands in the same word.
fn numbered(word: &str) -> Option<(&str, Option<&str>)> {
    let rest = word.strip_prefix("--")?;
    let (name, value) = rest.split_once('=').map_or((rest, None), |(name, value)| (name, Some(value)));
    let plain =
        name.starts_with(|c: char| c.is_ascii_lowercase()) && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b));
    (plain && name.contains('.')).then_some((name, value))
}

fn flags_of(field: &Field, path: &str, language: Language) -> Vec<Arg> {
    match &field.kind {
        FieldKind::Group(inner) => group(inner, path, language),
        FieldKind::Many(kind) => match &**kind {
            FieldKind::Group(inner) => group(inner, &within(path, "0"), language),
            kind => vec![flag(field, path, kind, language).action(ArgAction::Append)],
        },
        kind => vec![flag(field, path, kind, language)],
    }
}

/// The fields of a group, shown with the number of the first.
fn group(inner: &[Field], path: &str, language: Language) -> Vec<Arg> {
    inner.iter().flat_map(|field| flags_of(field, &within(path, &field.name), language)).collect()
}

fn flag(field: &Field, path: &str, kind: &FieldKind, language: Language) -> Arg {
    let long = typed_as(path).replace('_', "-");
    let value_name = field.name.to_uppercase();
    let flag = Arg::new(id(path)).long(long).value_name(value_name).allow_negative_numbers(true).help(help(field, kind, language));
    if *kind == FieldKind::Boolean { flag.num_args(0..=1).default_missing_value("true") } else { flag }
}

/// What the field is, what it takes, and whether it must be given.
fn help(field: &Field, kind: &FieldKind, language: Language) -> String {
    let mut parts = vec![field.about.replace('\n', " ")];
    parts.push(match kind {
        FieldKind::Choice(codes) => language.say(&Message::new("cli-field-codes").with("codes", codes.join(", "))),
        FieldKind::Date => language.text("cli-field-date").into_owned(),
        FieldKind::Boolean => language.text("cli-field-boolean").into_owned(),
        FieldKind::Bytes => language.text("cli-field-bytes").into_owned(),
        _ => String::new(),
    });
    if matches!(field.kind, FieldKind::Many(_)) {
        parts.push(language.text("cli-field-many").into_owned());
    }
    // A file can stand for the bytes.
    if field.required && *kind != FieldKind::Bytes {
        parts.push(language.text("cli-field-required").into_owned());
    }
    parts.retain(|part| !part.is_empty());
    parts.join(" · ")
}

fn id(path: &str) -> String {
    format!("field.{path}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_with_numbers_become_cells() {
        let typed = "kantoku evaluation decide --id 3 --conditions.0.due-on 2026-04-01 --conditions.1.text=a=b --grounds v1.2 --out a.csv";
        let rewritten = with_numbered_cells(typed.split(' ').map(OsString::from).collect());
        let expected = "kantoku evaluation decide --id 3 --cell=conditions.0.due_on=2026-04-01 --cell=conditions.1.text=a=b --grounds v1.2 --out a.csv";
        assert_eq!(rewritten, expected.split(' ').map(OsString::from).collect::<Vec<_>>());
    }
}
