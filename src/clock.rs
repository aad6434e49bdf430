//! The only reader of the machine's clock. Everything else is told what time it is.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, SubsecRound, Utc};
use chrono_tz::Tz;

/// An instant, and the calendar date that it falls on where the organisation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// UTC, whole seconds.
    pub at: NaiveDateTime,
    pub today: NaiveDate,
    /// Where the organisation is.
    pub zone: Tz,
}

impl Moment {
    /// The calendar date of an instant, where the organisation is.
    #[must_use]
    pub fn day_of(self, at: NaiveDateTime) -> NaiveDate {
        at.and_utc().with_timezone(&self.zone).date_naive()
    }

    /// The same moment, or that instant if it is later: what is recorded next is not dated before what was recorded last, even
    /// where the machine's clock was put back.
    #[must_use]
    pub fn not_before(self, at: NaiveDateTime) -> Self {
        if at <= self.at { self } else { Self { at, today: self.day_of(at), zone: self.zone } }
    }

    /// The instant at which a day begins where the organisation is, in UTC.
    #[must_use]
    pub fn beginning_of(self, day: NaiveDate) -> NaiveDateTime {
        let midnight = day.and_time(NaiveTime::MIN);
        midnight.and_local_timezone(self.zone).earliest().map_or(midnight, |local| local.naive_utc())
    }
}

/// Where moments come from: the machine, or a date that was set (demonstration, tests, reports as of a date).
#[derive(Clone, Debug)]
pub struct Clock {
    zone: Tz,
    fixed: Option<NaiveDateTime>,
}

impl Clock {
    #[must_use]
    pub fn of_machine(zone: Tz) -> Self {
        Self { zone, fixed: None }
    }

    /// Stands still at nine in the morning of that day, where the organisation is.
    #[must_use]
    pub fn standing_on(zone: Tz, day: NaiveDate) -> Self {
        let morning = day.and_hms_opt(9, 0, 0).unwrap_or_default();
        let at = morning.and_local_timezone(zone).earliest().map_or(morning, |local| local.naive_utc());
        Self { zone, fixed: Some(at) }
    }

    #[must_use]
    pub fn standing_at(zone: Tz, at: NaiveDateTime) -> Self {
        Self { zone, fixed: Some(at) }
    }

    #[must_use]
    pub fn now(&self) -> Moment {
        let at = self.fixed.unwrap_or_else(|| Utc::now().naive_utc().trunc_subsecs(0));
        Moment { at, today: self.day_of(at), zone: self.zone }
    }

    /// The calendar date of an instant, where the organisation is.
    #[must_use]
    pub fn day_of(&self, at: NaiveDateTime) -> NaiveDate {
        at.and_utc().with_timezone(&self.zone).date_naive()
    }

    /// An instant as the clocks show it where the organisation is.
    #[must_use]
    pub fn local(&self, at: NaiveDateTime) -> NaiveDateTime {
        at.and_utc().with_timezone(&self.zone).naive_local()
    }

    #[must_use]
    pub fn zone(&self) -> Tz {
        self.zone
    }
}
