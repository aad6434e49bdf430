//! What is known of a person who has left is erased. The ledger stays whole: it sealed only the digest of what is destroyed.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::access::Right;
use crate::domain::message::{Message, Problems};
use crate::error::{Error, Result};
use crate::operations::Command;
use crate::operations::nda::SignOff;
use crate::operations::training::session::Record;
use crate::store::{Reads, WriteTx, account, api_token, entry, ledger, mail, nda, office, person, person_access, rule, session, training};

/// Erases the personal data of a person who has left (APPI Art. 22: data that is no longer needed is deleted without delay).
///
/// Name, reading, number, mail address and login are blanked wherever they stand, and what the entries of the ledger about the
/// person and their accounts say is destroyed; that the entries were made stays. Refused while the person belongs to the
/// organisation or holds an office, and while a pledge of theirs or the obligations that survive it have to be shown. It cannot be undone.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Erase {
    /// The person.
    pub id: i64,
    /// Why, without naming the person: it stays on the ledger.
    #[schemars(length(min = 1, max = 1000))]
    pub reason: String,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Erased {
    /// How many entries of the ledger lost what they say.
    pub destroyed: usize,
}

impl Command for Erase {
    const NAME: &'static str = "person.erase";
    const NEEDS: Right = Right::EraseData;
    type Outcome = Erased;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<Erased> {
        let rows = person::periods(tx, self.id)?;
        let Some(last) = rows.last() else { return Err(Error::NotFound("person")) };
        if last.is_erased() {
            tx.unchanged();
            return Ok(Erased { destroyed: 0 });
        }
        self.check(tx, &rows)?;
        let mut entries = ledger::entries_about(tx, "person", self.id)?;
        person::erase(tx, self.id)?;
        nda::blank_of_person(tx, self.id)?;
        rule::blank_of_person(tx, self.id)?;
        person_access::erase(tx, self.id)?;
        training::leave::erase(tx, self.id)?;
        mail::erase(tx, self.id)?;
        for held in account::of_person(tx, self.id)? {
            entries.extend(ledger::entries_about(tx, "account", held.id)?);
            erase_account(tx, &held)?;
        }
        entries.sort_unstable();
        entries.dedup();
        // One sign-off or one sheet of attendance speaks of many people, and says nothing of any but their numbers.
        let of_several = ledger::of_several(tx, "person", &entries)?;
        let is_shared =
            |entry: &entry::Brief| entry.operation == SignOff::NAME || (entry.operation == Record::NAME && of_several.contains(&entry.seq));
        let shared = entry::of_seqs(tx, &entries)?.into_iter().filter(is_shared).map(|entry| entry.seq);
        let shared: BTreeSet<i64> = shared.collect();
        entries.retain(|seq| !shared.contains(seq));
        for entry in &entries {
            ledger::destroy_payload(tx, *entry)?;
        }
        tx.about("person", self.id);
        Ok(Erased { destroyed: entries.len() })
    }
}

impl Erase {
    fn check(&self, tx: &mut WriteTx<'_>, rows: &[person::Row]) -> Result<()> {
        let (mut problems, today) = (Problems::default(), tx.moment().today);
        if rows.iter().any(|row| row.until_on.is_none_or(|until| today <= until)) {
            problems.add("", "person-erase-still-belongs");
        }
        let offices = office::of_person(tx, self.id)?;
        if let Some(held) = offices.iter().find(|row| row.until_on.is_none_or(|until| today <= until)) {
            problems.add("", Message::new("person-holds-office").label("office", held.kind.label_id()));
        }
        if self.reason.trim().is_empty() {
            problems.add("reason", "input-required");
        }
        if let Some(until) = crate::operations::nda::needed_until(tx, self.id)? {
            problems.add("", until);
        }
        Ok(problems.or(())?)
    }
}

fn erase_account(tx: &mut WriteTx<'_>, held: &account::Row) -> Result<()> {
    session::close_all(tx, held.id)?;
    account::void_links(tx, Some(held.id))?;
    account::blank(tx, held.id, &format!("erased-{}", held.id))?;
    api_token::blank(tx, held.id)?;
    if held.closed_seq.is_none() {
        account::close(tx, held.id)?;
    }
    Ok(())
}
