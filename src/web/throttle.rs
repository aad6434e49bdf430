//! How often signing in may be tried: for each account, and for each address.

use std::num::NonZeroU32;
use std::time::Duration;

use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota};

use crate::error::{Error, Result};

/// Five tries at an account, then one in twelve seconds; thirty from an address, then one in two seconds.
pub struct Throttle {
    by_account: DefaultKeyedRateLimiter<String>,
    by_address: DefaultKeyedRateLimiter<String>,
    tokens: DefaultKeyedRateLimiter<String>,
}

impl Throttle {
    #[must_use]
    pub fn new() -> Self {
        Self {
            by_account: limiter(5, Duration::from_secs(12)),
            by_address: limiter(30, Duration::from_secs(2)),
            tokens: limiter(20, Duration::from_secs(3)),
        }
    }

    /// # Errors
    /// `Throttled` with the seconds to wait.
    pub fn admit(&self, login: &str, address: &str) -> Result<()> {
        let account: String = login.trim().to_lowercase().chars().take(64).collect();
        for (limiter, key) in [(&self.by_address, address.to_owned()), (&self.by_account, account)] {
            if let Err(refused) = limiter.check_key(&key) {
                let wait = refused.wait_time_from(DefaultClock::default().now());
                return Err(Error::Throttled(wait.as_secs() + 1));
            }
        }
        // What was not tried for a while is forgotten, so that made-up logins do not fill the memory.
        if self.by_account.len() > 10_000 {
            self.by_account.retain_recent();
            self.by_address.retain_recent();
        }
        Ok(())
    }

    /// What to say of a token that is not in force: after twenty from one address, to wait.
    #[must_use]
    pub fn token_refused(&self, address: &str) -> Error {
        if self.tokens.len() > 10_000 {
            self.tokens.retain_recent();
        }
        match self.tokens.check_key(&address.to_owned()) {
            Ok(()) => Error::SignedOut,
            Err(refused) => Error::Throttled(refused.wait_time_from(DefaultClock::default().now()).as_secs() + 1),
        }
    }
}

fn limiter(at_once: u32, then_every: Duration) -> DefaultKeyedRateLimiter<String> {
    let burst = NonZeroU32::new(at_once).unwrap_or(NonZeroU32::MIN);
    let quota = Quota::with_period(then_every).unwrap_or_else(|| Quota::per_minute(burst)).allow_burst(burst);
    DefaultKeyedRateLimiter::keyed(quota)
}
