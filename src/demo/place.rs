//! Where the demonstration is made: a folder with a register that nobody else keeps.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use crate::cli::demo::Options;
use crate::clock::Clock;
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::files::Files;
use crate::operations::Register;
use crate::operations::opening::{IfMissing, open};
use crate::operations::upkeep;
use crate::web::report::Printing;

/// Says that the register beside it is a demonstration, and a whole one.
const MARK: &str = "DEMO.txt";
const WHAT_IT_IS: &str = "ここにある台帳はデモ用です。団体・人・委託先はすべて架空です。\n\
    The register in this folder is a demonstration. The organisation, its people and its consignees are invented.\n";

/// One that writes, and one that looks.
const CONNECTIONS: u32 = 4;

/// A new register; none if a demonstration is there already.
pub(super) fn prepare(options: &Options, say: &mut dyn FnMut(&Message)) -> Result<Option<Register>> {
    let folder = options.folder.display().to_string();
    fs::create_dir_all(&options.folder)
        .map_err(|error| Error::invalid("dir", Message::new("demo-folder").with("read", &folder).with("why", error.to_string())))?;
    let database = options.config.database.reveal();
    let clock = Clock::of_machine(options.config.time_zone);
    let register = open(database, clock, CONNECTIONS, IfMissing::Make)?;
    match (upkeep::entries(&register)?, mark(options).is_file()) {
        (0, _) => {
            let printing = Arc::new(Printing::new(options.config.font_dir.clone()));
            let register = register.with_documents_and_key(&options.config.documents, &options.config.document_key);
            Ok(Some(register.with_reader(&Files).with_printer(printing)))
        }
        (_, true) => {
            say(&Message::new("demo-there-already").with("folder", folder));
            Ok(None)
        }
        (_, false) => Err(Error::invalid("dir", Message::new("demo-other-register").with("read", folder))),
    }
}

/// Marks a demonstration that is whole.
pub(super) fn finish(options: &Options) -> Result<()> {
    fs::write(mark(options), WHAT_IT_IS)?;
    Ok(())
}

fn mark(options: &Options) -> PathBuf {
    options.folder.join(MARK)
}
