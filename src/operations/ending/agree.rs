//! What a contract says of the time for return or destruction.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::access::Right;
use crate::error::{Error, Result};
use crate::operations::Command;
use crate::store::ending::{self, Term};
use crate::store::{Reads, WriteTx, entrustment};

/// Records within how many days after the end of work its data are returned or destroyed by the contract, where that is not the house rule.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Agree {
    pub entrustment_id: i64,
    #[schemars(range(min = 0, max = 1_100))]
    pub days: i64,
    /// The contract and its article.
    #[schemars(length(min = 1, max = 200))]
    pub article: String,
}

impl Command for Agree {
    const NAME: &'static str = "ending.agree";
    const NEEDS: Right = Right::KeepRegister;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let work = entrustment::periods(tx, self.entrustment_id)?.pop().ok_or(Error::NotFound("entrustment"))?;
        let article = self.article.trim().to_owned();
        let standing = ending::terms_of(tx, &[work.id], i64::MAX)?;
        if standing.iter().any(|term| term.days == self.days && term.article == article) {
            tx.unchanged();
            return Ok(());
        }
        tx.about("consignee", work.consignee_id);
        tx.about("entrustment", work.id);
        let (seq, person_id) = (tx.seq(), tx.actor().person);
        ending::put_term(tx, &Term { entrustment_id: work.id, days: self.days, article, person_id, seq, superseded_seq: None })
    }
}
