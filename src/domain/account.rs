//! Accounts: what a login and a password must be, and how long things hold.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

use super::codes::codes;
use super::message::Message;

codes! {
    /// What a one-time link is for.
    pub enum LinkKind as "link-kind" {
        /// Makes the first administrator of an empty register.
        First = "first",
        Invitation = "invitation",
        Reset = "reset",
    }
}

codes! {
    /// What can be done with an account on a day.
    pub enum AccountState as "account-state" {
        /// Its holder can sign in.
        Active = "active",
        /// Its holder has not set a password yet.
        Invited = "invited",
        /// Its holder does not belong to the organisation on that day.
        Away = "away",
        Closed = "closed",
    }
}

/// Characters that a password has at least. Length is what protects; composition rules do not.
pub const SHORTEST_PASSWORD: usize = 12;
/// A limit against exhausting the machine, not against good passwords.
pub const LONGEST_PASSWORD: usize = 200;
/// A one-time link that was not used ends after so many hours.
pub const LINK_HOURS: i64 = 72;
/// An API token holds for at most so many days.
pub const TOKEN_DAYS: i64 = 366;
/// A session that was not used ends after so many minutes.
pub const IDLE_MINUTES: i64 = 60;
/// A session ends after so many hours, used or not.
pub const SESSION_HOURS: i64 = 12;

/// # Errors
/// Names what was read and what is expected. The password itself is never part of the message.
pub fn check_password(password: &str, login: &str) -> Result<(), Message> {
    let length = password.chars().count();
    if length < SHORTEST_PASSWORD {
        return Err(Message::new("account-password-short").with("read", length).with("expected", SHORTEST_PASSWORD));
    }
    if length > LONGEST_PASSWORD {
        return Err(Message::new("account-password-long").with("read", length).with("expected", LONGEST_PASSWORD));
    }
    let same = password.chars().all(|c| password.starts_with(c));
    if same || password.eq_ignore_ascii_case(login) {
        return Err(Message::new("account-password-guessable"));
    }
    Ok(())
}

/// A login: 2 to 64 of lower-case letters, digits, dot, hyphen, underscore and @.
///
/// # Errors
/// Names what was read.
pub fn check_login(login: &str) -> Result<String, Message> {
    let login = login.trim().to_lowercase();
    let fits =
        (2..=64).contains(&login.len()) && login.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"._-@".contains(&b));
    if fits { Ok(login) } else { Err(Message::new("account-login-form").with("read", login)) }
}

/// The last day of an API token: not in the past, and within a year.
///
/// # Errors
/// Names what was read and the latest day that is possible.
pub fn check_expiry(expires_on: NaiveDate, today: NaiveDate) -> Result<NaiveDate, Message> {
    let latest = today + TimeDelta::days(TOKEN_DAYS);
    if (today..=latest).contains(&expires_on) {
        return Ok(expires_on);
    }
    Err(Message::new("token-expiry-out-of-range").with("read", expires_on).with("least", today).with("most", latest))
}

/// Whether a session opened and last seen at those instants is still open.
#[must_use]
pub fn session_open(opened_at: NaiveDateTime, seen_at: NaiveDateTime, now: NaiveDateTime) -> bool {
    now < opened_at + TimeDelta::hours(SESSION_HOURS) && now < seen_at + TimeDelta::minutes(IDLE_MINUTES)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_ends_when_idle_and_when_old() {
        let start = NaiveDateTime::default();
        let after = |minutes| start + TimeDelta::minutes(minutes);
        assert!(session_open(start, after(0), after(59)));
        assert!(!session_open(start, after(0), after(60)));
        assert!(session_open(start, after(700), after(719)));
        assert!(!session_open(start, after(719), after(720)));
    }

    #[test]
    fn a_token_ends_within_a_year() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        let after = |days| check_expiry(today + TimeDelta::days(days), today);
        assert!(after(0).is_ok() && after(366).is_ok());
        assert_eq!(after(-1).unwrap_err().id, "token-expiry-out-of-range");
        assert_eq!(after(367).unwrap_err().id, "token-expiry-out-of-range");
    }

    #[test]
    fn short_long_and_guessable_passwords_are_refused() {
        for (password, id) in [
            ("short", "account-password-short"),
            ("aaaaaaaaaaaaaa", "account-password-guessable"),
            ("someone@example.jp", "account-password-guessable"),
        ] {
            assert_eq!(check_password(password, "someone@example.jp").unwrap_err().id, id);
        }
        assert_eq!(check_password(&"ab".repeat(101), "x").unwrap_err().id, "account-password-long");
        assert!(check_password("correct horse battery", "x").is_ok());
        assert!(check_password("正しい馬と電池とホチキスの針", "x").is_ok());
    }

    #[test]
    fn a_login_is_plain() {
        assert_eq!(check_login(" Taro.Y ").unwrap(), "taro.y");
        for wrong in ["", "a", "太郎", "a b", "<script>"] {
            assert_eq!(check_login(wrong).unwrap_err().id, "account-login-form");
        }
    }
}
