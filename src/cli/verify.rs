//! `kantoku verify`: walks the ledger from its beginning, looks through the files, and says whether both are whole.

use std::io::{IsTerminal, Write};
use std::process::ExitCode;

use super::{Call, REFUSED, actor, opening, terminal};
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::locale::Language;
use crate::operations::Register;
use crate::operations::document::{self, Files};
use crate::operations::opening::IfMissing;
use crate::operations::report::{edition, pack};
use crate::operations::upkeep::{self, Chain};

pub fn run(call: &Call<'_>) -> Result<ExitCode> {
    let register = call.register(IfMissing::Refuse)?;
    let chain = upkeep::verify(&register, progress(call.language, "cli-verify-progress"))?;
    for message in messages(&chain) {
        terminal::say(call.language, &message)?;
    }
    if let Some(path) = call.typed("report") {
        return report(call, &register, path, &chain);
    }
    let files_are_whole = files(call, &register)?;
    let is_whole = matches!(chain, Chain::Whole { .. }) && files_are_whole;
    Ok(if is_whole { ExitCode::SUCCESS } else { ExitCode::from(REFUSED) })
}

/// Whether a file is one of a closed report, and whether what the report rests on is as it was.
fn report(call: &Call<'_>, register: &Register, path: &str, chain: &Chain) -> Result<ExitCode> {
    let unreadable = |error: std::io::Error| {
        Error::invalid("report", Message::new("cli-verify-report-unreadable").with("read", path).with("why", error.to_string()))
    };
    let bytes = std::fs::read(path).map_err(unreadable)?;
    let actor = actor::of(call, register)?;
    let Some((known, line)) = edition::recognise(register, &actor, &bytes)? else {
        if let Some(pack) = pack::recognise(register, &actor, &bytes)? {
            let yes = Message::new("cli-verify-pack-yes").with("id", pack.id.to_string()).with("label", call.language.say(&pack.label));
            terminal::say(call.language, &yes)?;
            let is_whole = !matches!(chain, Chain::Broken { seq, .. } if *seq <= pack.known);
            return Ok(if is_whole { ExitCode::SUCCESS } else { ExitCode::from(REFUSED) });
        }
        terminal::say(call.language, &Message::new("cli-verify-report-no"))?;
        return Ok(ExitCode::from(REFUSED));
    };
    let name = Message::new("edition-name").with("year", call.language.say(&line.label)).with("n", line.number);
    let yes = Message::new("cli-verify-report-yes").with("edition", call.language.say(&name)).label("state", line.state.label_id());
    terminal::say(call.language, &yes.with("format", &known.format).with("language", &known.language))?;
    let head = if known.head_holds { "cli-verify-report-head" } else { "cli-verify-report-head-broken" };
    terminal::say(call.language, &Message::new(head).with("seq", known.known.to_string()))?;
    let broken = match chain {
        Chain::Broken { seq, .. } if *seq <= known.known => Some(*seq),
        _ => None,
    };
    let ledger = match broken {
        Some(entry) => Message::new("cli-verify-report-ledger-broken").with("entry", entry.to_string()),
        None => Message::new("cli-verify-report-ledger"),
    };
    terminal::say(call.language, &ledger.with("seq", known.known.to_string()))?;
    Ok(if known.head_holds && broken.is_none() { ExitCode::SUCCESS } else { ExitCode::from(REFUSED) })
}

/// The count and the head hash, or the first entry that does not hold and why.
fn messages(chain: &Chain) -> Vec<Message> {
    match chain {
        Chain::Whole { count, head, destroyed } => {
            let whole = Message::new("cli-verify-whole").with("n", *count).with("head", head);
            let erased = destroyed.iter().map(|(by, n)| Message::new("cli-verify-erased").with("n", *n).with("entry", by.to_string()));
            std::iter::once(whole).chain(erased).collect()
        }
        Chain::Broken { seq, reason } => {
            vec![Message::new("cli-verify-broken").with("entry", seq.to_string()).label("reason", reason.label_id())]
        }
    }
}

/// Whether no file is missing or altered. A ledger can be verified without its files: where no folder was named and none is there,
/// it is said that they were not looked at.
fn files(call: &Call<'_>, register: &Register) -> Result<bool> {
    let is_named = opening::values(call.given)?.of("documents").is_some();
    if !is_named && !document::is_there(register) {
        let number = document::number(register)?;
        if number > 0 {
            let folder = call.config.shown("documents");
            terminal::say(call.language, &Message::new("cli-verify-files-elsewhere").with("n", number).with("folder", folder))?;
        }
        return Ok(true);
    }
    let files = document::inspect(register, progress(call.language, "cli-verify-files-progress"))?;
    for message in said(&files) {
        terminal::say(call.language, &message)?;
    }
    if call.given.get_flag("remove-unlisted") {
        let removed = document::remove_unlisted(register, &files)?;
        terminal::say(call.language, &Message::new("cli-verify-files-removed").with("n", removed))?;
    }
    Ok(files.is_whole())
}

/// The counts, and each file that is not as it should be.
fn said(files: &Files) -> Vec<Message> {
    let mut said = vec![Message::new("cli-verify-files").with("n", files.whole).with("expected", files.expected())];
    if files.destroyed > 0 {
        said.push(Message::new("cli-verify-files-destroyed").with("n", files.destroyed));
    }
    said.extend(files.missing.iter().map(|id| Message::new("cli-verify-file-missing").with("id", id.to_string())));
    said.extend(files.altered.iter().map(|id| Message::new("cli-verify-file-altered").with("id", id.to_string())));
    let path = |path: &std::path::PathBuf| path.display().to_string();
    said.extend(files.unlisted.iter().map(|file| Message::new("cli-verify-file-unlisted").with("file", path(file))));
    said.extend(files.unfinished.iter().map(|file| Message::new("cli-verify-file-unfinished").with("file", path(file))));
    said
}

/// Shown on a terminal alone, and wiped away in the end.
fn progress(language: Language, id: &'static str) -> impl FnMut(i64, i64) {
    let shown = std::io::stderr().is_terminal();
    move |held, all| {
        if !shown {
            return;
        }
        let message = Message::new(id).with("n", language.number(held)).with("all", language.number(all));
        let line = if held < all { language.say(&message) } else { String::new() };
        drop(write!(std::io::stderr().lock(), "\r\x1b[2K{line}"));
    }
}
