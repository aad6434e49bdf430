//! `kantoku jobs run --once`: does what is due now, for those who leave the timing to cron.

use std::process::ExitCode;

use clap::{ArgAction, Command};

use super::{Call, REFUSED, opening, terminal, tree};
use crate::domain::message::Message;
use crate::error::Result;
use crate::jobs::{Jobs, Ran};
use crate::locale::Language;
use crate::operations::opening::IfMissing;

/// Whose subject also has the command that does them.
pub const SUBJECT: &str = "jobs";

/// The command beside the operations that does the jobs.
pub const RUN: &str = "run";

pub fn command(language: Language) -> Command {
    let settings = ["smtp-url", "mail-from", "base-url", "time-zone"].map(|name| tree::value(language, name));
    let once = tree::flag(language, "once").action(ArgAction::SetTrue).required(true);
    tree::command(language, RUN, language.text("cli-jobs-run").into_owned()).arg(once).args(settings)
}

/// Ends with 1 if some mail was not sent.
pub fn run(call: &Call<'_>) -> Result<ExitCode> {
    // The settings that were typed stand after the word, not after the subject.
    let call = &Call { config: opening::config(call.given)?, ..*call };
    let register = call.register(IfMissing::Refuse)?;
    if !call.config.sends_mail() {
        terminal::say(call.language, &Message::new("cli-jobs-no-mail"))?;
        return Ok(ExitCode::SUCCESS);
    }
    let ran = Jobs::new(register, &call.config)?.once()?;
    terminal::say(call.language, &said(ran))?;
    Ok(if ran.failed > 0 { ExitCode::from(REFUSED) } else { ExitCode::SUCCESS })
}

fn said(ran: Ran) -> Message {
    if ran.elsewhere {
        return Message::new("cli-jobs-elsewhere");
    }
    Message::new("cli-jobs-ran").with("digests", ran.digests).with("sent", ran.sent).with("failed", ran.failed)
}
