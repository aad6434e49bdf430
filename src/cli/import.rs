//! `kantoku import <kind> FILE`: a whole file at once, or with `--dry-run` what it would do.

use std::io::Read;
use std::process::ExitCode;

use chrono::NaiveDate;
use clap::{Arg, ArgAction, Command};

use super::{Call, REFUSED, actor, print, terminal, tree};
use crate::domain::dates;
use crate::domain::message::Message;
use crate::domain::person::PersonKind;
use crate::error::{Error, Result};
use crate::locale::Language;
use crate::operations::document::Content;
use crate::operations::import::{Effect, File, ImportKind, ImportMode, Line, Remark, Report, SheetOf, WholeList, import};
use crate::operations::list::find;
use crate::operations::opening::IfMissing;

/// Its subject on the list of operations, of which the generated commands leave it out.
pub const SUBJECT: &str = "import";

pub(super) fn command(language: Language) -> Command {
    let kinds = ImportKind::ALL.iter().map(|kind| {
        let about = language.text(&kind.label_id()).into_owned();
        let file = Arg::new("file").value_name("FILE").required(true).help(language.text("cli-import-file").into_owned());
        let command = tree::command(language, kind.code(), about).arg(file);
        let command = command.arg(tree::flag(language, "dry-run").action(ArgAction::SetTrue)).arg(tree::value(language, "changes-from-on"));
        let command = command.arg(tree::value(language, "digest"));
        match kind {
            ImportKind::People => of_everybody(language, command),
            ImportKind::Attendance => of_session(language, command),
            _ => command,
        }
    });
    tree::command(language, SUBJECT, language.text("cli-import").into_owned())
        .subcommand_required(true)
        .arg_required_else_help(true)
        .disable_help_subcommand(true)
        .subcommands(kinds)
}

/// The flags of a list in which everybody stands.
fn of_everybody(language: Language, command: Command) -> Command {
    let ticked = |name| tree::flag(language, name).action(ArgAction::SetTrue);
    let command = command.arg(ticked("whole")).arg(tree::value(language, "on")).arg(tree::value(language, "left-on"));
    let kinds = tree::value(language, "kinds").action(ArgAction::Append).value_parser(PersonKind::CODES.to_vec());
    command.arg(kinds).arg(ticked("many-leavers"))
}

/// The flags of an attendance sheet.
fn of_session(language: Language, command: Command) -> Command {
    let leave_out = tree::flag(language, "leave-out").action(ArgAction::SetTrue);
    command.arg(tree::value(language, "session-id").required(true).value_parser(clap::value_parser!(i64))).arg(leave_out)
}

pub(super) fn run(call: &Call<'_>, kind: ImportKind) -> Result<ExitCode> {
    let form = print::Form::of(call.typed("format").unwrap_or("table"))?;
    let file = file(call, kind)?;
    let register = call.register(IfMissing::Refuse)?;
    let actor = actor::of(call, &register)?;
    let report = import(&register, &actor, kind, &file).map_err(of_the_file)?;
    match find(&format!("{SUBJECT}.{kind}")).filter(|_| form != print::Form::Table) {
        Some(operation) => print::print(call, operation, &serde_json::to_value(&report)?, form)?,
        None => print::keep_or_write(call, text(call.language, &report).as_bytes())?,
    }
    Ok(if report.problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(REFUSED) })
}

fn file(call: &Call<'_>, kind: ImportKind) -> Result<File> {
    let path = call.typed("file").unwrap_or_default();
    let changes_from_on = day(call, "changes-from-on", "changes_from_on")?;
    let list = match kind {
        ImportKind::People => whole(call)?,
        ImportKind::Attendance => sheet(call),
        _ => WholeList::default(),
    };
    let mode = if call.given.get_flag("dry-run") { ImportMode::Preview } else { ImportMode::Apply };
    let digest = call.typed("digest").unwrap_or_default().to_owned();
    Ok(File { name: path.to_owned(), content: Content::Bytes(bytes(path)?), mode, changes_from_on, digest, list })
}

fn day(call: &Call<'_>, flag: &str, field: &'static str) -> Result<Option<NaiveDate>> {
    let Some(text) = call.typed(flag) else { return Ok(None) };
    let parsed = dates::parse_optional(text).map_err(|message| Error::invalid(field, message))?;
    Ok(parsed.map(|parsed| parsed.date))
}

fn sheet(call: &Call<'_>) -> WholeList {
    let session_id = call.given.get_one::<i64>("session-id").copied().unwrap_or_default();
    let sheet = SheetOf { session_id, leave_out: call.given.get_flag("leave-out") };
    WholeList { sheet, ..WholeList::default() }
}

fn whole(call: &Call<'_>) -> Result<WholeList> {
    let kinds = call.given.get_many::<String>("kinds").into_iter().flatten();
    Ok(WholeList {
        whole: call.given.get_flag("whole"),
        on: day(call, "on", "on")?,
        left_on: day(call, "left-on", "left_on")?,
        kinds: kinds.filter_map(|code| PersonKind::from_code(code)).collect(),
        many_leavers: call.given.get_flag("many-leavers"),
        sheet: SheetOf::default(),
    })
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
    if report.whole {
        lines.extend(by_effect(language, report));
    }
    lines.extend(report.problems.iter().map(|remark| line(language, "cli-import-problem", remark)));
    lines.extend(report.warnings.iter().map(|remark| line(language, "cli-import-warning", remark)));
    if report.whole && !report.written && report.problems.is_empty() {
        lines.push(language.say(&Message::new("cli-import-digest").with("digest", &report.digest)));
    }
    lines.join("\n") + "\n"
}

/// Of a list of everybody: who leaves, who joins, who moves, and of whom something else changes.
fn by_effect(language: Language, report: &Report) -> Vec<String> {
    let mut lines = Vec::new();
    for effect in [Effect::Left, Effect::New, Effect::Moved, Effect::Changed] {
        let people: Vec<&Line> = report.lines.iter().filter(|line| line.effect == effect).collect();
        if people.is_empty() {
            continue;
        }
        lines.push(language.say(&Message::new("cli-import-group").label("effect", effect.label_id()).with("n", people.len())));
        let person = |line: &&Line| {
            Message::new("cli-import-person").with("code", &line.code).with("name", &line.name).with("department", &line.department)
        };
        lines.extend(people.iter().map(|line| terminal::one_line(&language.say(&person(line)))));
    }
    lines
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

pub(super) fn line(language: Language, id: &'static str, remark: &Remark) -> String {
    let place = match remark.row {
        Some(row) => language.say(&Message::new("cli-import-place").with("row", row).with("column", column(remark))),
        None => remark.read.clone(),
    };
    let message = Message::new(id).with("place", place).with("message", language.say(&remark.message));
    terminal::one_line(&language.say(&message))
}

fn column(remark: &Remark) -> &str {
    if remark.heading.is_empty() { &remark.field } else { &remark.heading }
}
