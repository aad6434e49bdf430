//! Passwords: hashed slowly, compared slowly, kept nowhere (argon2id, as OWASP recommends it: 19 MiB, two passes).

use std::sync::{Mutex, MutexGuard, PoisonError};

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};

use crate::error::{Error, Result};

/// The hash of nothing that anybody knows: checked when there is no account, so that both take as long.
const DECOY: &str = "$argon2id$v=19$m=19456,t=2,p=1$VGhpcyBpcyBub3QgYSBzYWx0$pJhXx0yPp2rYbWmv2yC1Vb0Yl8k9Qm0n0b6kB4o0o0E";

/// The argon2id hash of a password, with a salt of its own.
///
/// # Errors
/// `Fault` if the machine has no memory for it.
pub fn hash(password: &str) -> Result<String> {
    let _turn = turn();
    Ok(Argon2::default().hash_password(password.as_bytes()).map_err(|error| Error::fault(error.to_string()))?.to_string())
}

/// Whether that is the password. Without a hash the answer is no, after the same time.
#[must_use]
pub fn verify(hash: Option<&str>, password: &str) -> bool {
    let _turn = turn();
    let matches = |hash| PasswordHash::new(hash).is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok());
    matches(hash.unwrap_or(DECOY)) && hash.is_some()
}

/// One at a time: each takes 19 MiB, and a crowd at the door must not take the memory of everyone inside.
fn turn() -> MutexGuard<'static, ()> {
    static TURN: Mutex<()> = Mutex::new(());
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_password_opens() {
        let hash = hash("correct horse battery").unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert!(verify(Some(&hash), "correct horse battery"));
        assert!(!verify(Some(&hash), "correct horse batterY"));
        assert!(!verify(None, "correct horse battery"));
    }

    #[test]
    fn the_decoy_takes_as_long_as_a_real_hash() {
        let decoy = PasswordHash::new(DECOY).unwrap();
        let real = hash("correct horse battery").unwrap();
        let real = PasswordHash::new(&real).unwrap();
        assert_eq!(decoy.params, real.params);
        assert_eq!(decoy.hash.map(|hash| hash.len()), real.hash.map(|hash| hash.len()));
    }
}
