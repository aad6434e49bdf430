//! `kantoku import <kind> FILE`: a whole file at once, or with `--dry-run` what it would do.

use std::io::Read;
use std::process::ExitCode;

use clap::{Arg, ArgAction, Command};

use super::{Call, REFUSED, actor, print, terminal, tree};
use crate::domain::dates;
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::locale::Language;
use crate::operations::document::Content;
use crate::operations::import::{File, ImportKind, ImportMode, Remark, Report, import};
use crate::operations::list::find;
use crate::operations::opening::IfMissing;

/// Its subject on the list of operations, of which the generated commands leave it out.
pub const SUBJECT: &str = "import";

pub(super) fn command(language: Language) -> Command {
    let kinds = ImportKind::ALL.iter().map(|kind| {
        let about = language.text(&kind.label_id()).into_owned();
        let file = Arg::new("file").value_name("FILE").required(true).help(language.text("cli-import-file").into_owned());
        let command = tree::command(language, kind.code(), about).arg(file);
        command.arg(tree::flag(language, "dry-run").action(ArgAction::SetTrue)).arg(tree::value(language, "changes-from-on"))
    });
    tree::command(language, SUBJECT, language.text("cli-import").into_owned())
        .subcommand_required(true)
        .arg_required_else_help(true)
        .disable_help_subcommand(true)
        .subcommands(kinds)
}

pub(super) fn run(call: &Call<'_>, kind: ImportKind) -> Result<ExitCode> {
    let form = print::Form::of(call.typed("format").unwrap_or("table"))?;
    let file = file(call)?;
    let register = call.register(IfMissing::Refuse)?;
    let actor = actor::of(call, &register)?;
    let report = import(&register, &actor, kind, &file).map_err(of_the_file)?;
    match find(&format!("{SUBJECT}.{kind}")).filter(|_| form != print::Form::Table) {
        Some(operation) => print::print(call, operation, &serde_json::to_value(&report)?, form)?,
        None => print::keep_or_write(call, text(call.language, &report).as_bytes())?,
    }
    Ok(if report.problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(REFUSED) })
}

fn file(call: &Call<'_>) -> Result<File> {
    let path = call.typed("file").unwrap_or_default();
    let changes_from_on = match call.typed("changes-from-on") {
        Some(text) => dates::parse_optional(text).map_err(|message| Error::invalid("changes_from_on", message))?.map(|parsed| parsed.date),
        None => None,
    };
    let mode = if call.given.get_flag("dry-run") { ImportMode::Preview } else { ImportMode::Apply };
    Ok(File { name: path.to_owned(), content: Content::Bytes(bytes(path)?), mode, changes_from_on, digest: String::new() })
}

/// The bytes of a file; `-` is standard input.
fn bytes(path: &str) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = if path == "-" { std::io::stdin().read_to_end(&mut bytes).map(drop) } else { std::fs::read(path).map(|read| bytes = read) };
    read.map_err(|error| Error::invalid("", Message::new("cli-input-unreadable").with("read", path).with("why", error.to_string())))?;
    Ok(bytes)
}

/// The file was named without a flag.
fn of_the_file(error: Error) -> Error {
    match error {
        Error::Invalid(mut problems) => match problems.0.remove("content") {
            Some(message) => Error::invalid("", message),
            None => Error::Invalid(problems),
        },
        other => other,
    }
}

/// What was done or would be, and then place by place what is wrong and what should be looked at.
fn text(language: Language, report: &Report) -> String {
    let mut lines = vec![language.say(&summary(report))];
    for note in &report.notes {
        lines.push(language.say(note));
    }
    if !report.unknown_headings.is_empty() {
        lines.push(language.say(&Message::new("import-unknown-headings").with("headings", report.unknown_headings.join(", "))));
    }
    lines.extend(report.problems.iter().map(|remark| line(language, "cli-import-problem", remark)));
    lines.extend(report.warnings.iter().map(|remark| line(language, "cli-import-warning", remark)));
    lines.join("\n") + "\n"
}

fn summary(report: &Report) -> Message {
    let id = match (report.problems.is_empty(), report.written) {
        (false, _) => "cli-import-refused",
        (true, true) => "cli-import-done",
        (true, false) => "cli-import-previewed",
    };
    let counts = report.counts;
    let message = Message::new(id).with("rows", report.rows).with("new", counts.new).with("changed", counts.changed);
    message.with("unchanged", counts.unchanged).with("wrong", counts.wrong)
}

fn line(language: Language, id: &'static str, remark: &Remark) -> String {
    let place = match remark.row {
        Some(row) => language.say(&Message::new("cli-import-place").with("row", row).with("column", column(remark))),
        None => String::new(),
    };
    let message = Message::new(id).with("place", place).with("message", language.say(&remark.message));
    terminal::one_line(&language.say(&message))
}

fn column(remark: &Remark) -> &str {
    if remark.heading.is_empty() { &remark.field } else { &remark.heading }
}
