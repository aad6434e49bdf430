//! Mail on its way out: what was tried, and when it is tried again.

use chrono::{NaiveDateTime, TimeDelta};

use super::codes::codes;

codes! {
    /// What a mail is about.
    pub enum MailKind as "mail-kind" {
        /// The deadlines of a day.
        Digest = "digest",
        /// Sent to see whether mail arrives.
        Test = "test",
    }

    /// What came of one attempt to send.
    pub enum MailOutcome as "mail-outcome" {
        /// The mail server is being spoken to. Where nothing follows, the server died over it: the mail may be gone, or not.
        Begun = "begun",
        /// The mail server has taken it.
        Sent = "sent",
        /// It did not work now; it is tried again.
        Failed = "failed",
        /// The mail server refuses it for good, or it was tried too often.
        GivenUp = "given_up",
        /// Somebody had it tried again.
        Again = "again",
    }

    /// Where a mail stands.
    pub enum MailState as "mail-state" {
        Waiting = "waiting",
        Sent = "sent",
        /// The last attempt failed; it is tried again.
        Retried = "retried",
        GivenUp = "given_up",
    }
}

/// After this many failures in a row it is given up: after about four days.
pub const MOST_ATTEMPTS: usize = 16;

/// So often the server may die over a mail before it is left to people.
const MOST_BROKEN_OFF: usize = 2;

/// The longest pause between two attempts, in minutes.
const LONGEST_MINUTES: i64 = 8 * 60;

/// Where a mail stands after what was tried.
#[must_use]
pub fn state(outcomes: &[MailOutcome]) -> MailState {
    match outcomes.last() {
        Some(MailOutcome::Sent) => MailState::Sent,
        Some(MailOutcome::Failed) => MailState::Retried,
        Some(MailOutcome::GivenUp) => MailState::GivenUp,
        // Broken off once it is sent again, and so arrives twice at worst; broken off again, nobody knows, and somebody has to look.
        Some(MailOutcome::Begun) if broken_off(outcomes.iter().copied()) >= MOST_BROKEN_OFF => MailState::GivenUp,
        None | Some(MailOutcome::Again | MailOutcome::Begun) => MailState::Waiting,
    }
}

/// When it is tried next: at once, and after each failure after twice as long a pause, from a minute to eight hours. None if it is sent or given up.
#[must_use]
pub fn next_at(created_at: NaiveDateTime, attempts: &[(NaiveDateTime, MailOutcome)]) -> Option<NaiveDateTime> {
    let Some((at, outcome)) = attempts.last() else { return Some(created_at) };
    match outcome {
        MailOutcome::Begun if broken_off(attempts.iter().map(|(_, outcome)| *outcome)) >= MOST_BROKEN_OFF => None,
        MailOutcome::Begun | MailOutcome::Again => Some(*at),
        MailOutcome::Sent | MailOutcome::GivenUp => None,
        MailOutcome::Failed => {
            let doubled = u32::try_from(failures(attempts).saturating_sub(1)).ok().and_then(|n| 1_i64.checked_shl(n.min(30)));
            Some(*at + TimeDelta::minutes(doubled.unwrap_or(LONGEST_MINUTES).min(LONGEST_MINUTES)))
        }
    }
}

/// How often in a row it was begun and nothing came of it.
fn broken_off(outcomes: impl DoubleEndedIterator<Item = MailOutcome>) -> usize {
    outcomes.rev().take_while(|outcome| *outcome == MailOutcome::Begun).count()
}

/// How often in a row it failed.
#[must_use]
pub fn failures(attempts: &[(NaiveDateTime, MailOutcome)]) -> usize {
    let came = attempts.iter().rev().map(|(_, outcome)| *outcome).filter(|outcome| *outcome != MailOutcome::Begun);
    came.take_while(|outcome| *outcome == MailOutcome::Failed).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_up_to_eight_hours_and_add_up_to_days() {
        let start: NaiveDateTime = "2026-11-24T00:00:00".parse().unwrap();
        let (mut at, mut attempts, mut pauses) = (start, Vec::new(), Vec::new());
        for _ in 0..MOST_ATTEMPTS {
            attempts.push((at, MailOutcome::Failed));
            let next = next_at(start, &attempts).unwrap();
            pauses.push((next - at).num_minutes());
            at = next;
        }
        assert_eq!(pauses[..10], [1, 2, 4, 8, 16, 32, 64, 128, 256, 480]);
        assert!((at - start).num_hours() > 60, "{}", at - start);
    }

    #[test]
    fn what_was_broken_off_is_sent_once_more_and_then_left_to_people() {
        use MailOutcome::{Again, Begun, Failed};
        let at: NaiveDateTime = "2026-11-24T00:00:00".parse().unwrap();
        assert_eq!(next_at(at, &[(at, Begun)]), Some(at));
        assert_eq!(next_at(at, &[(at, Begun), (at, Begun)]), None);
        assert_eq!(state(&[Begun, Begun]), MailState::GivenUp);
        assert_eq!(next_at(at, &[(at, Begun), (at, Begun), (at, Again)]), Some(at));
        assert_eq!(failures(&[(at, Begun), (at, Failed), (at, Begun), (at, Failed)]), 2);
    }

    #[test]
    fn what_is_sent_or_given_up_is_not_tried_again_unless_somebody_says_so() {
        let at: NaiveDateTime = "2026-11-24T00:00:00".parse().unwrap();
        for outcome in [MailOutcome::Sent, MailOutcome::GivenUp] {
            assert_eq!(next_at(at, &[(at, outcome)]), None);
        }
        assert_eq!(next_at(at, &[(at, MailOutcome::GivenUp), (at, MailOutcome::Again)]), Some(at));
        assert_eq!(state(&[MailOutcome::GivenUp, MailOutcome::Again]), MailState::Waiting);
    }
}
