//! `kantoku reminders --on DATE`: what would be sent to whom on a date.

use std::process::ExitCode;

use super::{Call, actor, operate, print};
use crate::error::{Error, Result};
use crate::operations::list::find;
use crate::operations::opening::IfMissing;
use crate::operations::reminder::Preview;
use crate::operations::{Query, input};
use crate::output;

/// The operation under the name that people look for. To people a line is a deadline of a person; programs get the digests as they are.
pub fn run(call: &Call<'_>) -> Result<ExitCode> {
    let operation = find(<Preview as Query>::NAME).ok_or(Error::NotFound("page"))?;
    let form = print::Form::of(call.typed("format").unwrap_or("table"))?;
    if form == print::Form::Json {
        return operate::run(call, operation);
    }
    let preview: Preview = input::from_json(operate::input(call, operation)?)?;
    let register = call.register(IfMissing::Refuse)?;
    let shown = register.ask(&actor::of(call, &register)?, preview)?;
    print::grid(call, &output::reminder::grid(&shown, call.language), form)?;
    Ok(ExitCode::SUCCESS)
}
