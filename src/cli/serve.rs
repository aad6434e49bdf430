//! `kantoku serve`: opens the register, makes it if there is none, and serves it until it is told to stop.

use std::net::SocketAddr;
use std::process::ExitCode;

use super::{Call, terminal};
use crate::config::Config;
use crate::domain::account::LINK_HOURS;
use crate::domain::message::Message;
use crate::error::Result;
use crate::locale::Language;
use crate::operations::document;
use crate::operations::first_link::first_link;
use crate::operations::opening::IfMissing;

pub fn run(call: &Call<'_>) -> Result<ExitCode> {
    let register = call.register(IfMissing::Make)?;
    // What a crash left half-written. That it cannot be removed keeps nobody from working.
    if let Err(error) = document::remove_unfinished(&register) {
        tracing::warn!(%error, "files that were not finished could not be removed");
    }
    let link = first_link(&register)?;
    let mut greet = |address| greet(call.language, &call.config, address, link.as_deref());
    (call.pieces.serve)(register, &call.config, &mut greet)?;
    Ok(ExitCode::SUCCESS)
}

/// Says where the register is found, and how the first person gets in.
fn greet(language: Language, config: &Config, address: SocketAddr, link: Option<&str>) {
    let base = config.base_url.clone().unwrap_or_else(|| format!("http://{address}"));
    let mut messages = vec![Message::new("cli-serving").with("address", &base)];
    if let Some(token) = link {
        messages.push(Message::new("cli-first-link").with("address", format!("{base}/links/{token}")).with("hours", LINK_HOURS));
    }
    for message in messages {
        // The server runs whether or not somebody reads this.
        drop(terminal::say(language, &message));
    }
}
