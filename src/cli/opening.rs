//! From what was typed to the settings in force, and to the register that they name.

use std::path::PathBuf;
use std::sync::Arc;

use clap::ArgMatches;
use clap::parser::ValueSource;

use super::Call;
use crate::clock::Clock;
use crate::config::{self, Config, Values};
use crate::error::Result;
use crate::files::Files;
use crate::operations::Register;
use crate::operations::opening::{IfMissing, open};
use crate::web::report::Printing;

/// Connections beside those of the reading threads: the writer, and forms that are being checked.
const BESIDE_READERS: u32 = 8;

/// What was given, by flags, by the environment and by a file.
pub fn values(given: &ArgMatches) -> Result<Values> {
    let named = |name: &str| given.try_get_one::<String>(&name.replace('_', "-")).ok().flatten().cloned();
    let typed = |name: &str| named(name).filter(|_| given.value_source(&name.replace('_', "-")) == Some(ValueSource::CommandLine));
    let flags = config::NAMES.iter().filter_map(|name| Some((*name, typed(name)?)));
    let file = named("config").or_else(|| std::env::var("KANTOKU_CONFIG").ok().filter(|path| !path.is_empty()));
    Values::of_flags(flags).or_environment(|key| std::env::var(key).ok()).or_file(file.as_deref())
}

pub fn config(given: &ArgMatches) -> Result<Config> {
    Config::of(&values(given)?)
}

/// This program, as it can be started again; on Linux also after its file was replaced by a newer one.
#[must_use]
pub fn program() -> Option<PathBuf> {
    let itself = PathBuf::from("/proc/self/exe");
    if itself.exists() { Some(itself) } else { std::env::current_exe().ok() }
}

impl Call<'_> {
    /// Opens the register that the settings name.
    pub fn register(&self, missing: IfMissing) -> Result<Register> {
        let connections = u32::try_from(self.config.readers).unwrap_or(u32::MAX).saturating_add(BESIDE_READERS);
        let register = open(self.config.database.reveal(), Clock::of_machine(self.config.time_zone), connections, missing)?;
        let register = register.with_documents_and_key(&self.config.documents, &self.config.document_key).with_reader(&Files);
        Ok(register.with_printer(Arc::new(self.printing())))
    }

    /// What sets documents, with the fonts that the settings name.
    pub fn printing(&self) -> Printing {
        Printing::new(self.config.font_dir.clone()).with_program(program())
    }

    /// A text of the command line; none if it was not typed.
    pub fn typed(&self, name: &str) -> Option<&str> {
        self.given.try_get_one::<String>(name).ok().flatten().map(String::as_str)
    }
}
