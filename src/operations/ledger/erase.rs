//! Payloads are destroyed: the ledger is for ever, personal data is not.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::access::Right;
use crate::domain::ledger::check_erasable;
use crate::domain::message::{Message, Problems};
use crate::error::Result;
use crate::operations::Command;
use crate::store::{WriteTx, entry, ledger};

/// Destroys the payloads of entries for a reason, which stands in the ledger in their place. The chain stays whole.
///
/// Only entries on people, their accounts and the contacts of consignees lose their payload (APPI Art. 22). Criteria,
/// evaluations, decisions and erasures are evidence of supervision and keep it. What the registers say is not changed by this.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Erase {
    /// The numbers of the entries.
    pub seqs: Vec<i64>,
    #[schemars(length(min = 1, max = 1000))]
    pub reason: String,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Erased {
    /// The entries whose payload is gone by this; those that had none any more are not among them.
    pub seqs: Vec<i64>,
}

/// Entries that one erasure may name.
const MOST: usize = 1_000;

impl Command for Erase {
    const NAME: &'static str = "ledger.erase";
    const NEEDS: Right = Right::EraseData;
    type Outcome = Erased;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<Erased> {
        let asked: BTreeSet<i64> = self.seqs.iter().copied().collect();
        let mut problems = Problems::default();
        if self.seqs.is_empty() {
            problems.add("seqs", "input-required");
        }
        if self.seqs.len() > MOST {
            problems.add("seqs", Message::new("ledger-erase-too-many").with("read", self.seqs.len()).with("expected", MOST));
            return Err(problems.into());
        }
        let all: Vec<i64> = asked.iter().copied().collect();
        let found: BTreeMap<i64, String> = entry::of_seqs(tx, &all)?.into_iter().map(|row| (row.seq, row.operation)).collect();
        for (place, seq) in self.seqs.iter().enumerate() {
            let checked = match found.get(seq) {
                Some(operation) => check_erasable(operation),
                None => Err(Message::new("ledger-no-entry").with("read", *seq)),
            };
            problems.keep(&format!("seqs.{place}"), checked);
        }
        problems.or(())?;
        let gone = entry::erased(tx, &all)?;
        let left: Vec<i64> = all.into_iter().filter(|seq| !gone.contains_key(seq)).collect();
        if left.is_empty() {
            tx.unchanged();
        }
        for seq in &left {
            tx.about("ledger", *seq);
            ledger::destroy_payload(tx, *seq)?;
        }
        Ok(Erased { seqs: left })
    }
}
