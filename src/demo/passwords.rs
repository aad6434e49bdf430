//! Passwords that can be read out and typed: syllables in groups.

use rand::seq::IndexedRandom;

const BEGINNINGS: [char; 14] = ['b', 'd', 'f', 'g', 'h', 'j', 'k', 'm', 'n', 'p', 'r', 's', 't', 'z'];
const ENDS: [char; 5] = ['a', 'e', 'i', 'o', 'u'];
/// 8 syllables out of 70: 49 bits, for a demonstration on one's own machine behind a throttled door.
const GROUPS: usize = 4;
const SYLLABLES: usize = 2;

/// A random password of four groups, such as `rimo-tasu-neko-gahi`.
pub(super) fn random() -> String {
    let mut dice = rand::rng();
    let mut syllable = || [BEGINNINGS.choose(&mut dice), ENDS.choose(&mut dice)];
    let groups = (0..GROUPS).map(|_| (0..SYLLABLES).flat_map(|_| syllable()).flatten().collect::<String>());
    groups.collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::account::check_password;

    #[test]
    fn every_password_is_taken_and_no_two_are_the_same() {
        let (one, other) = (random(), random());
        assert!(check_password(&one, "admin").is_ok(), "{one}");
        assert_ne!(one, other);
    }
}
