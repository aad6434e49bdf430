//! `kantoku verify`: walks the ledger from its beginning, and says whether it is whole.

use std::io::{IsTerminal, Write};
use std::process::ExitCode;

use super::{Call, REFUSED, terminal};
use crate::domain::message::Message;
use crate::error::Result;
use crate::locale::Language;
use crate::operations::opening::IfMissing;
use crate::operations::upkeep::{self, Chain};

pub fn run(call: &Call<'_>) -> Result<ExitCode> {
    let register = call.register(IfMissing::Refuse)?;
    let chain = upkeep::verify(&register, progress(call.language))?;
    for message in messages(&chain) {
        terminal::say(call.language, &message)?;
    }
    Ok(if matches!(chain, Chain::Whole { .. }) { ExitCode::SUCCESS } else { ExitCode::from(REFUSED) })
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

/// Shown on a terminal alone, and wiped away in the end.
fn progress(language: Language) -> impl FnMut(i64, i64) {
    let shown = std::io::stderr().is_terminal();
    move |held, all| {
        if !shown {
            return;
        }
        let message = Message::new("cli-verify-progress").with("n", language.number(held)).with("all", language.number(all));
        let line = if held < all { language.say(&message) } else { String::new() };
        drop(write!(std::io::stderr().lock(), "\r\x1b[2K{line}"));
    }
}
