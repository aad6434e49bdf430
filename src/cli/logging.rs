//! Where the log goes: to standard error, as lines for people or as JSON.

use std::io::IsTerminal;

use tracing_subscriber::EnvFilter;

use crate::config::{Config, LogFormat};
use crate::domain::message::Message;
use crate::error::{Error, Result};

/// # Errors
/// `Invalid` if the filter cannot be understood.
pub fn start(config: &Config) -> Result<()> {
    let filter = EnvFilter::try_new(&config.log).map_err(|error| not_understood(config, &error))?;
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let started = match config.log_format {
        LogFormat::Text => log.with_ansi(std::io::stderr().is_terminal()).try_init(),
        LogFormat::Json => log.json().try_init(),
    };
    // A second start, as in tests, leaves the first log as it is.
    drop(started);
    Ok(())
}

fn not_understood(config: &Config, error: &tracing_subscriber::filter::ParseError) -> Error {
    let message = Message::new("config-not-understood").with("read", &config.log).with("from", error.to_string());
    Error::invalid("log", message.label("expected", "config-expected-log"))
}
