//! `kantoku reminders --on DATE`: what would be sent to whom on a date.

use std::process::ExitCode;

use super::{Call, operate};
use crate::error::{Error, Result};
use crate::operations::Query;
use crate::operations::list::find;
use crate::operations::reminder::Preview;

/// The operation under the name that people look for.
pub fn run(call: &Call<'_>) -> Result<ExitCode> {
    operate::run(call, find(<Preview as Query>::NAME).ok_or(Error::NotFound("page"))?)
}
