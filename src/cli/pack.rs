//! `kantoku report pack`: orders the evidence pack of an annual report and writes it into a file.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::process::ExitCode;

use clap::Command;

use super::{Call, actor, opening, terminal, tree};
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::locale::{Labels, Language};
use crate::operations::input;
use crate::operations::opening::IfMissing;
use crate::operations::report::pack::{Finish, Make, Source};
use crate::web::report::write_pack;

/// Whose subject also has the command of the pack.
pub const SUBJECT: &str = "report";

/// The command beside the operations that writes a pack.
pub const PACK: &str = "pack";

/// The command of the pack: a file, and no answer of an operation.
pub fn command(language: Language) -> Command {
    let about = language.text("cli-report-pack").into_owned();
    let flags = ["edition", "year", "known"].map(|name| tree::value(language, name));
    let on = tree::value_as(language, "on", "cli-flag-pack-on");
    let settings = ["documents", "document-key", "font-dir", "time-zone"].map(|name| tree::value(language, name));
    tree::command(language, PACK, about).args(flags).arg(on).args(settings)
}

/// Written under another name first: what has its name is whole.
pub fn run(call: &Call<'_>) -> Result<ExitCode> {
    let call = &Call { config: opening::config(call.given)?, ..*call };
    let out = call.typed("out").ok_or_else(|| Error::invalid("out", "cli-pack-needs-out"))?;
    let order: Make = input::from_cells(&cells(call), &Labels)?;
    let register = call.register(IfMissing::Refuse)?;
    let actor = actor::of(call, &register)?;
    let unwritable =
        |error: std::io::Error| Error::invalid("out", Message::new("cli-out-unwritable").with("read", out).with("why", error.to_string()));
    let half = format!("{out}.part");
    let mut file = BufWriter::new(File::create(&half).map_err(unwritable)?);
    let id = register.carry_out(&actor, order)?;
    let source = Source::of(&register, &actor, id)?;
    let written = write_pack(&source, &call.printing(), &mut file);
    let written = match written.and_then(|written| file.flush().map_err(unwritable).map(|()| written)) {
        Ok(written) => written,
        Err(error) => {
            drop(std::fs::remove_file(&half));
            return Err(error);
        }
    };
    std::fs::rename(&half, out).map_err(unwritable)?;
    let (manifest, missing) = (written.manifest.clone(), written.missing);
    let finish = Finish { pack_id: id, manifest: written.manifest, files: written.files, missing, size: written.size };
    register.run(&actor, &finish)?;
    terminal::say(call.language, &Message::new("cli-pack-written").with("files", finish.files).with("manifest", manifest))?;
    if missing > 0 {
        terminal::say(call.language, &Message::new("cli-pack-missing").with("n", missing))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// What was typed, by the fields of the order.
fn cells(call: &Call<'_>) -> Vec<(String, String)> {
    let named = [("edition", "edition_id"), ("year", "year"), ("on", "on"), ("known", "known")];
    let typed = named.iter().filter_map(|(flag, field)| Some(((*field).to_owned(), call.typed(flag)?.to_owned())));
    typed.chain([("language".to_owned(), call.language.code().to_owned())]).collect()
}
