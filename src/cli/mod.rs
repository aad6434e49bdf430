//! The command line: the same operations from a terminal, and the few commands that stand beside them.

mod actor;
mod backup;
mod content;
pub mod demo;
mod fields;
mod import;
mod jobs;
mod language;
mod ledger;
mod logging;
mod nda;
mod opening;
mod operate;
mod pack;
mod print;
mod reminders;
mod report;
mod serve;
mod settings;
mod sheet;
mod template;
mod terminal;
mod tree;
mod usage;
mod verify;

use std::ffi::OsString;
use std::net::SocketAddr;
use std::process::ExitCode;

use clap::ArgMatches;

use crate::config::Config;
use crate::error::Result;
use crate::locale::Language;
use crate::operations::Register;
use crate::operations::import::ImportKind;
use crate::operations::list::OPERATIONS;
use crate::output::pdf;

pub use opening::program;

/// What the command line needs of parts that it may not know.
pub struct Pieces {
    pub serve: Serve,
    /// The document of the API.
    pub openapi: fn() -> String,
    /// Makes the demonstration, where the program has one.
    pub demo: Option<demo::Build>,
}

/// Serves a register until it is told to stop. The function is told the address as soon as connections are taken.
pub type Serve = fn(Register, &Config, &mut dyn FnMut(SocketAddr)) -> Result<()>;

/// What was refused: a wrong input, a missing right, a chain that is broken.
const REFUSED: u8 = 1;
/// What was typed is no command.
const MISTYPED: u8 = 2;

/// One command, understood so far as its words go.
struct Call<'a> {
    language: Language,
    /// What stands after the words of the command.
    given: &'a ArgMatches,
    config: Config,
    pieces: &'a Pieces,
}

/// Does what was typed, and says how it went: 0, 1 if it was refused, 2 if it was no command.
#[must_use]
pub fn run(typed: impl IntoIterator<Item = OsString>, pieces: &Pieces) -> ExitCode {
    let typed: Vec<OsString> = typed.into_iter().collect();
    // The program itself has typed this.
    if typed.get(1).is_some_and(|word| word == pdf::WORD) {
        return pdf::set_apart(&mut std::io::stdin().lock(), &mut std::io::stdout().lock());
    }
    let language = language::spoken(&typed);
    let tree = tree::tree(language, OPERATIONS);
    let tree = if pieces.demo.is_some() { tree.subcommand(demo::command(language)) } else { tree };
    let given = match tree.try_get_matches_from(fields::with_numbered_cells(typed)) {
        Ok(given) => given,
        Err(error) => return usage::explain(language, &error),
    };
    answer(language, &given, pieces).unwrap_or_else(|error| {
        terminal::complain(language, &error);
        ExitCode::from(REFUSED)
    })
}

fn answer(language: Language, given: &ArgMatches, pieces: &Pieces) -> Result<ExitCode> {
    let Some((word, rest)) = given.subcommand() else { return Ok(ExitCode::from(MISTYPED)) };
    let config = opening::config(rest)?;
    logging::start(&config)?;
    let call = Call { language, given: rest, config, pieces };
    match word {
        "serve" => serve::run(&call),
        "verify" => verify::run(&call),
        "backup" => backup::run(&call),
        "config" => settings::run(&call),
        "openapi" => document(&call),
        "demo" => demo::run(&call),
        "reminders" => reminders::run(&call),
        jobs::SUBJECT if let Some((jobs::RUN, given)) = rest.subcommand() => jobs::run(&Call { given, ..call }),
        import::SUBJECT => match rest.subcommand().and_then(|(kind, given)| Some((ImportKind::from_code(kind)?, given))) {
            Some((kind, given)) => import::run(&Call { given, ..call }, kind),
            None => Ok(ExitCode::from(MISTYPED)),
        },
        nda::SUBJECT if let Some((nda::CERTIFICATE, given)) = rest.subcommand() => nda::certificate(&Call { given, ..call }),
        pack::SUBJECT if let Some((pack::PACK, given)) = rest.subcommand() => pack::run(&Call { given, ..call }),
        report::EDITION if let Some((report::FILE, given)) = rest.subcommand() => report::file(&Call { given, ..call }),
        subject => match rest.subcommand().and_then(|(verb, given)| Some((tree::find(OPERATIONS, subject, verb)?, given))) {
            Some((operation, given)) if operation.name == report::ANNUAL => report::annual(&Call { given, ..call }, operation),
            Some((operation, given)) if operation.name == report::EXPLAIN => report::explain(&Call { given, ..call }, operation),
            Some((operation, given)) if operation.name == report::PERIOD => report::of_period(&Call { given, ..call }, operation),
            Some((operation, given)) if operation.name == template::SHOW => template::show(&Call { given, ..call }, operation),
            Some((operation, given)) if operation.name == template::PUT => template::put(&Call { given, ..call }, operation),
            Some((operation, given)) if operation.name == ledger::EXPORT => ledger::export(&Call { given, ..call }, operation),
            Some((operation, given)) if operation.name == sheet::CRITERIA => sheet::criteria(&Call { given, ..call }, operation),
            Some((operation, given)) if operation.name == sheet::ANSWERS => sheet::answers(&Call { given, ..call }, operation),
            Some((operation, given)) if operation.name == nda::VERIFY => nda::verify(&Call { given, ..call }, operation),
            Some((operation, given)) => operate::run(&Call { given, ..call }, operation),
            None => Ok(ExitCode::from(MISTYPED)),
        },
    }
}

fn document(call: &Call<'_>) -> Result<ExitCode> {
    print::keep_or_write(call, (call.pieces.openapi)().as_bytes())?;
    Ok(ExitCode::SUCCESS)
}
