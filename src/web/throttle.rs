//! How often signing in may be tried: for each account, and for each address.

use std::num::NonZeroU32;
use std::time::Duration;

use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota};

use crate::error::{Error, Result};

/// How many names are remembered before those are forgotten that may try again as if nothing had been.
const MOST: usize = 10_000;

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
            forget(limiter);
            if let Err(refused) = limiter.check_key(&key) {
                let wait = refused.wait_time_from(DefaultClock::default().now());
                return Err(Error::Throttled(wait.as_secs() + 1));
            }
        }
        Ok(())
    }

    /// What to say of a token that is not in force: after twenty from one address, to wait.
    #[must_use]
    pub fn token_refused(&self, address: &str) -> Error {
        forget(&self.tokens);
        match self.tokens.check_key(&address.to_owned()) {
            Ok(()) => Error::SignedOut,
            Err(refused) => Error::Throttled(refused.wait_time_from(DefaultClock::default().now()).as_secs() + 1),
        }
    }
}

/// What was not tried for a while is forgotten, so that made-up logins and many addresses do not fill the memory.
fn forget(limiter: &DefaultKeyedRateLimiter<String>) {
    if limiter.len() > MOST {
        limiter.retain_recent();
    }
}

fn limiter(at_once: u32, then_every: Duration) -> DefaultKeyedRateLimiter<String> {
    let burst = NonZeroU32::new(at_once).unwrap_or(NonZeroU32::MIN);
    let quota = Quota::with_period(then_every).unwrap_or_else(|| Quota::per_minute(burst)).allow_burst(burst);
    DefaultKeyedRateLimiter::keyed(quota)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_addresses_are_forgotten_though_they_try_one_account() {
        let throttle = Throttle { by_address: limiter(30, Duration::from_millis(1)), ..Throttle::new() };
        for address in 0..=MOST {
            drop(throttle.admit("admin", &address.to_string()));
        }
        assert_eq!(throttle.by_account.len(), 1);
        std::thread::sleep(Duration::from_millis(20));
        drop(throttle.admit("admin", "192.0.2.1"));
        assert!(throttle.by_address.len() < 10, "{} are remembered", throttle.by_address.len());
    }

    #[test]
    fn many_accounts_are_forgotten_though_they_are_tried_from_one_address() {
        let by_address = limiter(u32::MAX, Duration::from_nanos(1));
        let throttle = Throttle { by_address, by_account: limiter(5, Duration::from_millis(1)), ..Throttle::new() };
        for account in 0..=MOST {
            drop(throttle.admit(&account.to_string(), "192.0.2.1"));
        }
        std::thread::sleep(Duration::from_millis(20));
        drop(throttle.admit("admin", "192.0.2.1"));
        assert!(throttle.by_account.len() < 10, "{} are remembered", throttle.by_account.len());
    }

    #[test]
    fn the_sixth_try_at_an_account_has_to_wait_and_others_do_not() {
        let throttle = Throttle::new();
        for _ in 0..5 {
            assert!(throttle.admit("Admin ", "192.0.2.1").is_ok());
        }
        assert!(matches!(throttle.admit("admin", "192.0.2.2"), Err(Error::Throttled(1..=13))));
        assert!(throttle.admit("other", "192.0.2.1").is_ok());
    }
}
