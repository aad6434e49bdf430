//! What entries of the ledger speak of, and which of their payloads may be destroyed.

use super::message::Message;

/// Everything that an entry can speak of, in the order in which people choose from it. An entry that speaks of anything else is a mistake of
/// the program.
pub const SUBJECTS: [&str; 33] = [
    "consignee",
    "entrustment",
    "sub-entrustment",
    "contract",
    "certificate",
    "criteria-set",
    "criteria",
    "evaluation",
    "round",
    "review",
    "review-plan",
    "action",
    "agreement",
    "agreement-version",
    "nda",
    "rule",
    "rule-version",
    "course",
    "training-session",
    "training-plan",
    "report",
    "report-edition",
    "report-pack",
    "document",
    "person",
    "department",
    "office",
    "account",
    "token",
    "resource",
    "template",
    "mail",
    "ledger",
];

/// Subjects whose entries tell who someone is: people and their accounts, and the persons to contact at consignees.
const PERSONAL: [&str; 6] = ["person", "account", "session", "token", "link", "consignee"];

/// Whether the payload of an entry may be destroyed (APPI Art. 22: personal data is deleted without delay when it is no longer
/// needed).
///
/// Criteria, evaluations, decisions, rounds, offices and settings are the evidence of supervision (APPI Art. 25) and name people
/// by number only: their payloads stay. So do those of erasures, or nobody could say why something is gone.
///
/// # Errors
/// The entry is not of such an operation; the message names the operation.
pub fn check_erasable(operation: &str) -> Result<(), Message> {
    let (subject, verb) = operation.split_once('.').unwrap_or((operation, ""));
    let label = || format!("operation-{}", operation.replace(['.', '_'], "-"));
    if verb == "erase" {
        return Err(Message::new("ledger-erasure-stays").label("operation", label()));
    }
    if PERSONAL.contains(&subject) {
        return Ok(());
    }
    Err(Message::new("ledger-evidence-stays").label("operation", label()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_entries_that_tell_who_someone_is_may_lose_their_payload() {
        for (operation, problem) in [
            ("person.enter", None),
            ("account.open", None),
            ("session.open", None),
            ("consignee.change", None),
            ("person.erase", Some("ledger-erasure-stays")),
            ("ledger.erase", Some("ledger-erasure-stays")),
            ("criteria.adopt", Some("ledger-evidence-stays")),
            ("evaluation.decide", Some("ledger-evidence-stays")),
            ("setting.make", Some("ledger-evidence-stays")),
            ("personal.enter", Some("ledger-evidence-stays")),
            ("", Some("ledger-evidence-stays")),
        ] {
            assert_eq!(check_erasable(operation).err().map(|message| message.id), problem, "{operation}");
        }
    }
}
