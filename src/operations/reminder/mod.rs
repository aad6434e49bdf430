//! Reminders: who is told of what on a day, and that they were.

mod day;
mod preview;

pub use day::{CloseDay, Made, make_digests};
pub use preview::{Digest, Preview, Previewed, Told, Upcoming, UpcomingDay};

use crate::domain::reminder::Plan;
use crate::domain::setting::Setting;
use crate::error::Result;
use crate::operations::setting;
use crate::store::Reads;

/// What the organisation has set.
pub(crate) struct Settings {
    pub plan: Plan,
    /// The first hour in which reminders go out, and the first in which they do not any more.
    pub hours: (u32, u32),
}

pub(crate) fn settings(tx: &mut dyn Reads) -> Result<Settings> {
    let all = setting::of(tx, i64::MAX)?;
    let text = |name: Setting| all.get(name.code()).map_or(name.default_value(), String::as_str).to_owned();
    let leads = text(Setting::ReminderDays).split(',').filter_map(|days| days.parse().ok()).collect();
    let escalate_after = text(Setting::ReminderManagerAfter).parse().unwrap_or(14);
    let hours = text(Setting::ReminderHours);
    let hours = hours.split_once('-').and_then(|(from, until)| Some((from.parse().ok()?, until.parse().ok()?))).unwrap_or((8, 19));
    Ok(Settings { plan: Plan { leads, escalate_after }, hours })
}
